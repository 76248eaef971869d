"""Who is late: duties without their paper, dossiers that wait past a last day; each unit's own, in a few queries."""

from datetime import date, datetime
from io import BytesIO

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kheo.work import judging, lateness, people, programmes, registrations, reports, steering, units
from kheo.work.actors import Role
from kheo.work.exporting import described, shorter
from kheo.work.exporting.described import Form
from kheo.work.people import NewPerson, Post
from kheo.work.refusals import NotFound
from kheo.work.reports import Signatory
from kheo.work.units import NewUnit
from tests.work.bloc import Bloc
from tests.work.world import World, achievement, at, paper

JANUARY, FEBRUARY = at(2014, 1, 20), at(2014, 2, 10)
GROUP = ("set_up_group", date(2013, 3, 31))
# duties done by papers that nobody issues here
PAPERS = {"assignments", "budget", "final_review_base", "guidance_below", "interim_review_base", "plan", "regulation"}


def _of(world: World, code: str, now: datetime) -> list[tuple[str, date, int]]:
    found = lateness.lines({world.ids[code]}, now.date())
    return [(line.act, line.by_on, len(line.dossiers)) for line in found]


def _waits(world: World, now: datetime) -> list[tuple[str, date, int]]:
    """Tell what waits at K05 but for the papers of its duties."""
    return [line for line in _of(world, "K05", now) if line[0] not in PAPERS]


def test_a_unit_without_its_group_is_soon_due_then_late_until_the_decision(world: World) -> None:
    days = (at(2013, 3, 20), at(2013, 3, 24), at(2013, 3, 31), at(2013, 4, 1))

    found = [[line[:2] for line in _of(world, "K12", day)] for day in days]

    assert found == [[], [GROUP], [GROUP], [GROUP]]
    assert _of(world, "K05", at(2013, 4, 1)) == []
    [line] = lateness.lines({world.ids["K12"]}, date(2013, 4, 1))
    assert (line.who, line.cite) == ("Cấp ủy cơ sở", ("III.5.a",))


def test_duties_are_late_until_their_paper_is_issued(world: World) -> None:
    late = {line[0] for line in _of(world, "K12", at(2015, 12, 1))}

    assert late == {"set_up_group", *PAPERS}
    assert late < set(programmes.newest()[1].duties)


def test_a_dossier_waits_for_one_step_after_another(world: World) -> None:
    pk = world.submitted(JANUARY)
    seen = [_waits(world, at(2014, 1, 23)), _waits(world, at(2014, 1, 24)), _waits(world, at(2014, 2, 1))]
    assert seen == [[], [("accept", date(2014, 1, 31), 1)], [("accept", date(2014, 1, 31), 1)]]

    registrations.accept(by=world.who("hoa", FEBRUARY), registration_id=pk, now=FEBRUARY)
    assert _waits(world, at(2014, 9, 23)) == []
    assert _waits(world, at(2014, 9, 24)) == [("issue_summary", date(2014, 10, 1), 0)]
    world.summarised()
    assert _waits(world, at(2014, 10, 2)) == []
    assert _waits(world, at(2014, 10, 3)) == [("report", date(2014, 10, 10), 1)]
    assert _waits(world, at(2014, 10, 12)) == [("report", date(2014, 10, 10), 1)]

    now = at(2014, 10, 4)
    reports.submit(by=world.who("ngan", now), registration_id=pk, achievement=achievement(), now=now)
    assert _waits(world, at(2014, 10, 8)) == [
        ("confirm", date(2014, 10, 10), 1),
        ("assign_appraiser", date(2014, 10, 14), 1),
    ]

    tuan = world.person_ids["tuan"]
    judging.assign(by=world.who("hoa", now), registration_id=pk, person_id=tuan, now=now)
    signatory = Signatory("leader", "Lê Văn Mẫu Long", "Phó Giám đốc")
    reports.confirm(by=world.who("long", now), registration_id=pk, signatory=signatory, now=now)
    assert _waits(world, at(2014, 10, 16)) == [("appraise", date(2014, 10, 14), 1)]

    judging.submit(
        by=world.who("tuan", at(2014, 10, 8)), registration_id=pk, assessment=world.assessment(), now=at(2014, 10, 8)
    )
    assert _waits(world, at(2014, 10, 16)) == [("select", date(2014, 10, 14), 1)]


def test_a_report_that_never_came_is_late_until_its_round_is_over(world: World) -> None:
    world.accepted(JANUARY)
    world.summarised()

    found = [_waits(world, day) for day in (at(2014, 12, 31), at(2015, 1, 1))]

    assert found == [[("report", date(2014, 10, 10), 1)], []]


def test_a_draft_and_a_withdrawn_dossier_are_nobodys_lateness(world: World) -> None:
    world.drafted(JANUARY)
    gone = world.submitted(JANUARY)
    registrations.withdraw(by=world.who("ngan", JANUARY), registration_id=gone, reason="", now=JANUARY)

    assert _waits(world, FEBRUARY) == []


def test_dossiers_that_wait_for_the_same_step_are_one_line(world: World) -> None:
    pks = [world.submitted(JANUARY) for _ in range(3)]

    [line] = [line for line in lateness.lines({world.ids["K05"]}, FEBRUARY.date()) if line.act == "accept"]

    assert sorted(line.dossiers) == pks
    assert (line.who, line.round_label, line.left, line.is_late) == (
        "Tổ chỉ đạo cơ sở",
        "Cấp cơ sở, năm 2014",
        -10,
        True,
    )
    assert line.cite


def test_the_board_names_the_latest_first_and_who_is_in_time(world: World) -> None:
    world.submitted(JANUARY)

    board = lateness.board(by=world.who("mai", FEBRUARY), now=FEBRUARY)

    days_left = [line.left for line in board.late]
    assert days_left == sorted(days_left)
    assert {line.unit.code for line in board.late} == {"K", "K05", "K12"}
    assert (board.on_time, board.late_units) == ((), 3)


def test_the_board_shows_who_is_in_time(world: World) -> None:
    board = lateness.board(by=world.who("mai", at(2013, 4, 2)), now=at(2013, 4, 2))

    assert ([unit.code for unit in board.on_time], [line.unit.code for line in board.late]) == (["K05"], ["K12"])


@pytest.mark.parametrize("username", ["hoa", "minh", "ngan", "xa"])
def test_whoever_oversees_no_unit_finds_no_board(world: World, username: str) -> None:
    with pytest.raises(NotFound):
        lateness.board(by=world.who(username, FEBRUARY), now=FEBRUARY)


def test_one_oversees_what_the_role_reaches_and_no_more(world: World) -> None:
    post = Post(Role.INSPECTOR, world.ids["K12"], "Ủy viên", from_on=date(2013, 1, 1))
    people.appoint(by=people.system(), person_id=world.person_ids["vang"], post=post, now=at(2013, 1, 2))
    world.submitted(JANUARY)

    board = lateness.board(by=world.who("vang", FEBRUARY), now=FEBRUARY)

    assert {line.unit.code for line in board.late} == {"K12"}


def test_before_a_programme_is_adopted_nobody_is_late(db: None) -> None:
    top = NewUnit("K", "Đảng bộ Khối", "Khối", "party_committee", "party", "bloc")
    ids = units.form(units=[top], on=date(2012, 1, 1), decision="")
    account = people.enrol(by=people.system(), new=NewPerson("Mẫu", "cadre", "mau"), password=None, now=JANUARY)
    post = Post(Role.BLOC_SECRETARY, ids["K"], with_descendants=True, from_on=date(2013, 1, 1))
    people.appoint(by=people.system(), person_id=account.person_id, post=post, now=JANUARY)

    board = lateness.board(by=people.actor(account, now=JANUARY), now=JANUARY)

    assert (board.late, board.soon) == ((), ())


def test_the_spreadsheet_says_what_the_board_says(world: World) -> None:
    world.submitted(JANUARY)
    mai = world.who("mai", FEBRUARY)
    board = lateness.board(by=mai, now=FEBRUARY)

    made = described.rendered(shorter.late(by=mai, now=FEBRUARY), Form.XLSX)

    sheet = openpyxl.load_workbook(BytesIO(made.data)).active
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    wanted = next(line for line in board.late if line.act == "accept")
    [row] = [row for row in cells if "Tiếp nhận đăng ký" in row]
    assert row[1:4] == [wanted.unit.name, "Tiếp nhận đăng ký", "Cấp cơ sở, năm 2014"]
    assert (row[5], row[7], row[8]) == (1, 10, None)
    assert made.name == "viec-cham-tien-do-2014-02-10.xlsx"
    with pytest.raises(NotFound):
        shorter.late(by=world.who("hoa", FEBRUARY), now=FEBRUARY)


@pytest.mark.parametrize("now", [FEBRUARY, at(2014, 10, 12)])
def test_three_units_cost_as_many_queries_as_twenty_six(world: World, now: datetime) -> None:
    world.accepted(JANUARY)
    mai = people.account_of("mai")

    def ask() -> tuple[int, int]:
        by = people.actor(mai, now=now)
        with CaptureQueriesContext(connection) as asked:
            board = lateness.board(by=by, now=now)
        return len({line.unit.id for line in (*board.late, *board.soon)}), len(asked)

    def grow(*numbers: int) -> None:
        more = [
            NewUnit(f"X{n}", f"Đảng bộ cơ sở số {n}", f"Số {n}", "party_committee", "party", "base", "K")
            for n in numbers
        ]
        ids = units.form(units=more, on=date(2013, 1, 1), decision="")
        for new in more:
            _group(world, ids[new.code])

    grow(0)
    few = ask()
    grow(*range(1, 24))
    many = ask()

    assert (few[0], many[0]) == (4, 27)  # and the bloc itself
    assert few[1] == many[1] <= 32


def _group(world: World, unit_id: int) -> None:
    """Set up a group a year late, so that the unit has a paper and a line."""
    now = at(2014, 2, 1)
    post = Post(Role.SIGNATORY, unit_id, "Bí thư", from_on=date(2013, 1, 1))
    people.appoint(by=people.system(), person_id=world.person_ids["vang"], post=post, now=at(2013, 1, 2))
    seats = (
        steering.Seat(world.person_ids["bao"], Role.STEERING_HEAD, "Phó Bí thư"),
        steering.Seat(world.person_ids["hoa"], Role.BASE_SECRETARY, "Ủy viên"),
        steering.Seat(world.person_ids["tuan"], Role.STEERING_MEMBER, "Ủy viên"),
    )
    steering.set_up_group(
        by=world.who("vang", now), unit_id=unit_id, seats=seats, paper=paper(f"{unit_id}-QĐ/ĐU", now.date()), now=now
    )


def test_the_board_above_is_late_with_its_own_visits(world: World) -> None:
    bloc = Bloc(world)
    bloc.recognised()
    row = bloc.received()

    found = {line.act: line for line in lateness.lines({world.ids["K"]}, date(2015, 1, 2))}

    assert (found["survey"].by_on, found["survey"].who) == (date(2014, 12, 31), "Ban Chỉ đạo Khối")
    assert found["survey"].dossiers == (row,)
