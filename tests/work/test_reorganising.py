"""The organisation through time: what 2025 brought, told with the small world; a record goes on across it."""

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from kheo import rulebook
from kheo.store.models import (
    Appointment,
    Duty,
    Entry,
    Exemplar,
    Owner,
    Registration,
    Reorganisation,
    Succession,
    Unit,
    UnitEvent,
    UnitVersion,
)
from kheo.work import (
    acts,
    boards,
    conflicts,
    diary,
    dossiers,
    escalating,
    lineage,
    people,
    programmes,
    registrations,
    reorganising,
    standing,
    steering,
    touched,
    units,
)
from kheo.work.actors import Role
from kheo.work.exemplars import Owners
from kheo.work.people import Post
from kheo.work.refusals import AgainstTheRules, BadInput, NotFound, NotNow, NotPermitted, Refused
from kheo.work.reshaping import Change, Choices, Dissolve, Ground, Level, Merge, Move, Rename, Split
from kheo.work.units import NewUnit
from tests.work.merger import GONE, K05, MERGED, Merger, ground
from tests.work.world import World, at, content_, paper

SECOND = "conference_second@conference-2015"


@pytest.fixture
def merger(world: World) -> Merger:
    """Build the world with K06."""
    return Merger(world)


def verdicts(pk: int, on: date) -> dict[str, str]:
    """Judge what the years of an exemplar give on a day."""
    rows = list(standing.with_facts(Registration.objects.filter(pk=pk)))
    [(row, told)] = standing.facts(rows, on)
    programme = programmes.of(row.edition)
    keys = ["base_commendation@base-2013", "base_commendation@base-2014", SECOND]
    found = rulebook.judge(programme, told, on, outcomes=keys).findings
    return {key: str(found[key].eligible.verdict) for key in keys}


def test_a_record_of_three_years_goes_on_across_a_merger(merger: Merger) -> None:
    first = merger.recognised(2013)
    second = merger.recognised(2014)
    eve = verdicts(second, date(2014, 12, 14))
    assert eve == {
        "base_commendation@base-2013": "met",
        "base_commendation@base-2014": "met",
        SECOND: "not known yet",
    }

    merger.merge()

    assert verdicts(second, MERGED) == eve
    third = merger.recognised(2015, K05)
    rows = {row.pk: row for row in Registration.objects.all()}
    assert {pk: rows[pk].unit_id for pk in (first, second, third)} == {
        first: merger.ids["K06"],
        second: merger.ids["K06"],
        third: merger.ids["K05"],
    }
    assert rows[third].exemplar_id == rows[first].exemplar_id
    assert (rows[second].unit_name, rows[third].unit_name) == (GONE, "Đảng bộ cơ sở Sở Nội vụ")
    assert verdicts(third, date(2015, 10, 20)) == {
        "base_commendation@base-2013": "met",
        "base_commendation@base-2014": "met",
        SECOND: "met",
    }


def test_an_appraiser_who_was_of_another_unit_then_stays_so_but_may_not_appraise_it_now(merger: Merger) -> None:
    first = merger.recognised(2013)
    tuan = merger.world.person_ids["tuan"]
    exemplar = Exemplar.objects.get(pk=merger.exemplar)

    def refused(on: date) -> bool:
        homes = people.homes_of({tuan}, on)[tuan]
        return bool(conflicts.why_not(tuan, homes, exemplar, units.tree(on)))

    assert not refused(date(2014, 12, 14))
    merger.merge()

    assert refused(MERGED)
    assert lineage.homes_then(exemplar, date(2014, 12, 14)) == {merger.ids["K06"]}
    assert lineage.homes_then(exemplar, MERGED) == {merger.ids["K05"]}
    assert verdicts(first, MERGED)["base_commendation@base-2013"] == "met"


D2025 = date(2025, 7, 1)
SPLIT = (
    NewUnit("DCQ", "Đảng bộ các cơ quan Đảng tỉnh", "Các cơ quan Đảng", "party_committee", "party", "bloc"),
    NewUnit("UB", "Đảng bộ Ủy ban nhân dân tỉnh", "UBND tỉnh", "party_committee", "party", "bloc", symbol="ĐUUB"),
)
NV = NewUnit("NV", "Đảng bộ cơ sở Sở Nội vụ (mới)", "Sở Nội vụ (mới)", "party_committee", "party", "base", "UB", "ĐU")


def reorganised_2025(merger: Merger) -> tuple[Reorganisation, Reorganisation]:
    """Let the bloc become two committees, and K05 and K06 one new unit, all on the same day."""
    now = at(2025, 6, 20)
    mai = Appointment.objects.get(person_id=merger.world.person_ids["mai"], role="bloc_secretary")
    children = {merger.ids["K05"]: "UB", merger.ids["K06"]: "UB", merger.ids["K12"]: "DCQ"}
    split = reorganising.split(
        by=merger.world.who("mai", now),
        change=Split(merger.ids["K"], SPLIT),
        ground=ground(D2025, signed_on=date(2025, 6, 16)),
        choices=Choices(appointments={mai.pk: "UB"}, children=children),
        now=now,
    )
    below = UnitVersion.objects.filter(parent_id__in=(merger.ids["K05"], merger.ids["K06"]), until_on=None)
    merge = reorganising.merge(
        by=merger.world.who("mai", now),
        change=Merge((merger.ids["K05"], merger.ids["K06"]), NV),
        ground=ground(D2025, number="16-QĐ/TU", signed_on=date(2025, 6, 18)),
        choices=Choices(
            exemplars={merger.exemplar: "NV"} if merger.exemplar else {},
            appointments={merger.posts["owner6"]: "NV"},
            children=dict.fromkeys(below.values_list("unit_id", flat=True), "NV"),
        ),
        now=now,
    )
    return split, merge


def test_in_2025_the_bloc_becomes_two_and_two_departments_one(merger: Merger) -> None:
    second = (merger.recognised(2013), merger.recognised(2014))[1]
    before = verdicts(second, date(2025, 6, 30))

    reorganised_2025(merger)

    ids = dict(Unit.objects.values_list("code", "id"))
    then, now = units.tree(date(2025, 6, 30)), units.tree(D2025)
    assert then[ids["P06"]].path == (ids["P06"], ids["K06"], ids["K"])
    assert now[ids["P06"]].path == (ids["P06"], ids["NV"], ids["UB"])
    assert now[ids["K12"]].path == (ids["K12"], ids["DCQ"])
    assert not {ids["K"], ids["K05"], ids["K06"]} & {unit.id for unit in now.all()}
    assert not {ids["DCQ"], ids["UB"], ids["NV"]} & {unit.id for unit in then.all()}
    assert verdicts(second, D2025) == before == {**before, "base_commendation@base-2014": "met"}
    assert Registration.objects.get(pk=second).unit_name == GONE


def test_after_2025_a_list_reads_as_then_and_as_now(merger: Merger) -> None:
    reorganised_2025(merger)
    k, k06 = merger.ids["K"], merger.ids["K06"]

    assert [unit.code for unit in lineage.now_of(k06, date(2025, 6, 30))] == ["K06"]
    assert [unit.code for unit in lineage.now_of(k06, D2025)] == ["NV"]
    assert {unit.code for unit in lineage.now_of(k, D2025)} == {"DCQ", "UB"}
    assert units.known(k06, D2025).name == GONE
    told = lineage.history(k06)
    assert [(one.from_on, one.until_on, one.parent) for one in told.chapters] == [
        (date(2012, 1, 1), D2025, "Đảng bộ Khối các cơ quan tỉnh")
    ]
    assert [(one.kind, one.other) for one in told.events] == [
        ("formed", ""),
        ("moved", "Đảng bộ Ủy ban nhân dân tỉnh"),
        ("merged_into", "Đảng bộ cơ sở Sở Nội vụ (mới)"),
    ]
    assert told.events[2].decision == "16-QĐ/TU, ngày 18 tháng 6 năm 2025, Bí thư Nguyễn Văn Mẫu ký"


def test_the_programme_of_the_bloc_goes_on_at_its_successors(merger: Merger) -> None:
    reorganised_2025(merger)

    edition, _ = programmes.current(merger.ids["K12"], on=D2025)

    assert edition.unit_id == merger.ids["K"]


def test_accounts_end_with_their_unit_and_successors_read_what_it_left(merger: Merger) -> None:
    pk = merger.recognised(2013)
    merger.merge()

    def may_read(who: str, day: date) -> bool:
        now = at(day.year, day.month, day.day)
        return acts.seen(merger.world.who(who, now)).filter(pk=pk).exists()

    eve = date(2014, 12, 14)
    assert {who: (may_read(who, eve), may_read(who, MERGED)) for who in ("hand6", "hoa", "minh", "xa", "mai")} == {
        "hand6": (True, False),  # their appointment was not carried on
        "hoa": (False, True),
        "minh": (False, True),
        "xa": (False, False),
        "mai": (True, True),
    }
    hoa = merger.world.who("hoa", at(2014, 12, 15))
    assert dossiers.find(by=hoa, registration_id=pk, now=at(2014, 12, 15)).id == pk


def test_what_a_dissolved_unit_leaves_is_read_by_whoever_stood_above(merger: Merger) -> None:
    pk, now = merger.recognised(2013), at(2014, 12, 15)
    reorganising.dissolve(
        by=merger.world.who("mai", now),
        change=Dissolve(merger.ids["K06"]),
        ground=ground(MERGED),
        choices=Choices(children={merger.ids["P06"]: "K12"}),
        now=now,
    )

    assert lineage.now_of(merger.ids["K06"], MERGED) == ()
    assert acts.seen(merger.world.who("mai", now)).filter(pk=pk).exists()
    assert not acts.seen(merger.world.who("hoa", now)).filter(pk=pk).exists()
    assert units.tree(MERGED)[merger.ids["P06"]].parent_id == merger.ids["K12"]


def test_a_decision_of_a_closed_unit_is_still_read(merger: Merger) -> None:
    pk = merger.recognised(2013)
    merger.merge()
    decision = Registration.objects.get(pk=pk).awards.all()[0].decision_id

    board = boards.decision(by=merger.world.who("minh", at(2014, 12, 15)), decision_id=decision, now=at(2014, 12, 15))

    assert board.unit.name == GONE


def test_an_open_dossier_goes_on_at_the_chosen_successor(merger: Merger) -> None:
    pk = merger.accepted(2014)
    merger.merge(date(2014, 6, 1))
    row = Registration.objects.get(pk=pk)

    assert (row.unit_id, row.unit_name) == (merger.ids["K05"], GONE)
    staff = replace(K05, owner="owner6")
    merger.confirmed(pk, 2014, staff)
    merger.appraised(pk, 2014, staff)
    merger.proposed(pk, 2014, staff)
    assert verdicts(pk, date(2014, 10, 12))["base_commendation@base-2014"] == "met"


def test_papers_of_the_closed_unit_count_for_what_it_handed_over(merger: Merger) -> None:
    pk = merger.accepted(2014)
    now = at(2014, 2, 5)
    steering.issue_summary(
        by=merger.world.who("head6", now),
        unit_id=merger.ids["K06"],
        round_key="base-2014",
        paper=paper("01-BTH/TCĐ", now.date()),
        now=now,
    )
    merger.merge(date(2014, 6, 1))

    rows = list(standing.with_facts(Registration.objects.filter(pk=pk)))
    [(_row, told)] = standing.facts(rows, date(2014, 6, 1))

    assert [one.document for one in told if isinstance(one, rulebook.facts.Document)] == ["form_2"]


def test_what_was_recognised_in_a_closed_unit_still_goes_up_a_tier(merger: Merger) -> None:
    pk = merger.recognised(2013)
    merger.merge(date(2014, 1, 10))
    now = at(2014, 1, 20)

    row = escalating.escalate(
        by=merger.world.who("owner6", now), registration_id=pk, round_key="bloc-2014-2015", now=now
    )

    assert (row.unit_id, row.lower_id) == (merger.ids["K"], pk)


# nothing is guessed


def test_what_nobody_chose_ends_or_waits(merger: Merger) -> None:
    pk = merger.accepted(2014)
    unchosen = Choices(children={merger.ids["P06"]: "K05"})

    merger.merge(date(2014, 6, 1), unchosen)

    assert Registration.objects.get(pk=pk).unit_id == merger.ids["K06"]
    assert Owner.objects.get(exemplar_id=merger.exemplar).home_id == merger.ids["K06"]
    assert not Succession.objects.exists()
    assert not Appointment.objects.filter(unit_id=merger.ids["K06"], until_on=None).exists()
    assert not Appointment.objects.filter(from_on=date(2014, 6, 1)).exists()


def test_a_successor_may_be_chosen_later(merger: Merger) -> None:
    pk = merger.accepted(2014)
    event = merger.merge(date(2014, 6, 1), Choices(children={merger.ids["P06"]: "K05"}))
    now = at(2014, 6, 20)

    later = replace(merger.choices(), children={})
    act = reorganising.choose(by=merger.world.who("mai", now), event_id=event, choices=later, now=now)

    assert Registration.objects.get(pk=pk).unit_id == merger.ids["K05"]
    assert Succession.objects.get().on == date(2014, 6, 1)
    post = Appointment.objects.get(person_id=merger.world.person_ids["owner6"], unit_id=merger.ids["K05"])
    assert (post.role, post.from_on, post.until_on) == ("representative", date(2014, 6, 1), None)
    assert Entry.objects.latest("seq").word == "successors_chosen"
    reorganising.undo(by=merger.world.who("mai", now), event_id=event, now=now)
    act.refresh_from_db()
    assert act.undone_at == now
    assert Registration.objects.get(pk=pk).unit_id == merger.ids["K06"]


def test_the_preview_lists_what_is_touched_and_writes_nothing(merger: Merger) -> None:
    merger.recognised(2013)
    pk = merger.accepted(2014)
    count = (UnitVersion.objects.count(), Entry.objects.count())
    change = Merge((merger.ids["K06"],), merger.ids["K05"])

    shown = touched.preview(by=merger.world.who("mai", at(2014, 6, 1)), change=change, on=date(2014, 6, 1))

    assert shown.title == f"Sáp nhập {GONE} vào Đảng bộ cơ sở Sở Nội vụ"
    assert [(one.id, one.state, one.waits) for one in shown.dossiers] == [(pk, "Đang thực hiện", True)]
    assert [(one.id, one.rounds, one.waits) for one in shown.exemplars] == [
        (merger.exemplar, ("Cấp cơ sở, năm 2013",), True)
    ]
    assert [one.id for one in shown.heirless] == [merger.exemplar]
    assert {(one.person, one.role) for one in shown.rights} >= {("Mẫu hand6", "Người ký thay mặt cấp ủy")}
    assert {one.person for one in shown.posts} == {"Mẫu owner6", "Mẫu hand6", "Mẫu head6", "Mẫu clerk6"}
    assert [(one.id, one.label) for one in shown.children] == [(merger.ids["P06"], "Phòng Người có công")]
    assert shown.targets == (("K05", "Đảng bộ cơ sở Sở Nội vụ"),)
    assert (UnitVersion.objects.count(), Entry.objects.count()) == count


def test_a_move_shows_who_no_longer_reaches_down(merger: Merger) -> None:
    change = Move(merger.ids["P05"], merger.ids["K12"])

    shown = touched.preview(by=merger.world.who("mai", at(2014, 6, 1)), change=change, on=date(2014, 6, 1))

    assert [(one.person, one.lost) for one in shown.rights] == [
        ("Lê Văn Mẫu Long", "không còn bao quát đơn vị được sắp xếp")
    ]
    assert (shown.children, shown.targets, shown.heirless) == ((), (), ())


# undoing

TABLES = (Unit, UnitVersion, UnitEvent, Appointment, Duty, Owner, Succession)


def everything() -> list[object]:
    """Read what a reorganisation may touch."""
    rows: list[object] = [sorted(table.objects.values_list(), key=str) for table in TABLES]
    return [*rows, sorted(Registration.objects.values_list("pk", "unit_id", "unit_name"))]


CHANGES: dict[str, Callable[[dict[str, int]], Change]] = {
    "rename": lambda ids: Rename(ids["K06"], "Đảng bộ cơ sở Sở Lao động", "Sở Lao động"),
    "move": lambda ids: Move(ids["P06"], ids["K12"]),
    "change_level": lambda ids: Level(ids["P06"], "base", "party_cell"),
    "merge": lambda ids: Merge((ids["K06"],), ids["K05"]),
    "merge into a new one": lambda ids: Merge((ids["K06"], ids["M05"]), replace(NV, parent="K")),
    "split": lambda ids: Split(ids["K06"], (replace(NV, parent="K"), ids["K05"])),
    "split off": lambda ids: Split(ids["K06"], (replace(NV, parent="K"), ids["K06"])),
    "dissolve": lambda ids: Dissolve(ids["K06"]),
}
TO = {"merge into a new one": "NV", "split": "NV", "split off": "NV"}


def carried_out(merger: Merger, name: str, on: date = MERGED) -> Reorganisation:
    """Carry out one of the changes, with a successor for everything."""
    change, now = CHANGES[name](merger.ids), at(on.year, on.month, on.day)
    verb = getattr(reorganising, change.verb)
    chosen = {"choices": merger.choices(to=TO.get(name, "K05"))} if change.ending or change.targets else {}
    return verb(by=merger.world.who("mai", now), change=change, ground=ground(on), now=now, **chosen)


@pytest.mark.parametrize("name", CHANGES)
def test_undoing_puts_everything_back(merger: Merger, name: str) -> None:
    merger.recognised(2013)
    merger.accepted(2014)
    steering.assign_duty(
        by=merger.world.who("head6", at(2014, 2, 1)),
        unit_id=merger.ids["K06"],
        task="follow",
        person_id=merger.world.person_ids["head6"],
        now=at(2014, 2, 1),
    )
    before = everything()
    act = carried_out(merger, name)
    assert everything() != before

    event = act.events.order_by("-pk")[0].pk
    reorganising.undo(by=merger.world.who("mai", at(2014, 12, 16)), event_id=event, now=at(2014, 12, 16))

    assert everything() == before
    words = list(Entry.objects.order_by("-seq").values_list("word", flat=True)[:2])
    assert words == ["reorganisation_undone", "reorganised"]
    assert diary.first_broken() is None


def undo(merger: Merger, act: Reorganisation, day: date) -> None:
    """Take an act back on a day."""
    now = at(day.year, day.month, day.day)
    event = act.events.order_by("pk")[0].pk
    reorganising.undo(by=merger.world.who("mai", now), event_id=event, now=now)


def test_of_two_acts_of_one_day_the_later_is_undone_first(merger: Merger) -> None:
    before = everything()
    split, merge = reorganised_2025(merger)

    with pytest.raises(NotNow, match="Hợp nhất Đảng bộ cơ sở Sở Nội vụ; "):
        undo(merger, split, D2025)
    now = at(2025, 7, 2)
    for act in (merge, split):
        event = act.events.order_by("pk")[0].pk
        reorganising.undo(by=people.system(), event_id=event, now=now)

    assert everything() == before


def _registered(merger: Merger) -> None:
    now = at(2015, 1, 20)
    by = merger.world.who("owner6", now)
    entry = registrations.Entry(Owners((merger.ids["K05"],)), "base-2015", "Tiếp tục", merger.exemplar)
    registrations.draft(by=by, entry=entry, now=now)


def _reported(merger: Merger) -> None:
    pk = Registration.objects.get(round="base-2014").pk
    now = at(2014, 12, 16)
    registrations.withdraw(by=merger.world.who("owner6", now), registration_id=pk, reason="Đổi việc", now=now)


def _renamed(merger: Merger) -> None:
    now = at(2015, 1, 5)
    change = Rename(merger.ids["K05"], "Đảng bộ cơ sở Sở Nội vụ tỉnh", "Sở Nội vụ tỉnh")
    by = merger.world.who("mai", now)
    reorganising.rename(by=by, change=change, ground=ground(now.date()), now=now)


@pytest.mark.parametrize(
    ("act", "named"),
    [
        (_registered, "Đăng ký “Công sở văn minh, công chức gần dân”"),
        (_reported, "Rút khỏi phong trào (16/12/2014"),
        (_renamed, "Đổi tên Đảng bộ cơ sở Sở Nội vụ thành Đảng bộ cơ sở Sở Nội vụ tỉnh (từ ngày 05/01/2015)"),
    ],
)
def test_what_rests_on_a_merger_is_named_and_keeps_it(
    merger: Merger, act: Callable[[Merger], None], named: str
) -> None:
    merger.recognised(2013)
    merger.accepted(2014)
    merged = carried_out(merger, "merge")
    act(merger)
    after = everything()

    with pytest.raises(NotNow) as no:
        undo(merger, merged, date(2015, 1, 21))

    assert named in no.value.sentence
    assert everything() == after


def test_an_appointment_at_the_new_unit_rests_on_it(merger: Merger) -> None:
    merged = carried_out(merger, "merge into a new one")
    now = at(2014, 12, 16)
    new = Unit.objects.get(code="NV").pk
    person = merger.world.person_ids["hand6"]
    people.appoint(by=people.system(), person_id=person, post=Post(Role.SIGNATORY, new), now=now)

    with pytest.raises(NotNow, match=r"Giao vai trò \(16/12/2014, Đảng bộ cơ sở Sở Nội vụ \(mới\)\)"):
        undo(merger, merged, date(2014, 12, 17))


def test_a_decision_at_the_new_version_rests_on_it_and_one_before_does_not(merger: Merger) -> None:
    now = at(2014, 11, 20)
    renamed = reorganising.rename(
        by=merger.world.who("mai", now),
        change=CHANGES["rename"](merger.ids),
        ground=ground(MERGED, signed_on=now.date()),
        now=now,
    )
    people.appoint(
        by=people.system(),
        person_id=merger.world.person_ids["hand6"],
        post=Post(Role.LEADER, merger.ids["K06"]),
        now=at(2014, 12, 1),
    )
    seats = (merger.world.person_ids["head6"], merger.world.person_ids["clerk6"])

    def set_up(day: date) -> None:
        then = at(day.year, day.month, day.day)
        steering.set_up_group(
            by=merger.world.who("hand6", then),
            unit_id=merger.ids["K06"],
            seats=[
                steering.Seat(seats[0], Role.STEERING_HEAD, "Phó Bí thư"),
                steering.Seat(seats[1], Role.BASE_SECRETARY, "Ủy viên"),
            ],
            paper=paper("09-QĐ/ĐU", day),
            now=then,
        )

    set_up(MERGED)
    with pytest.raises(NotNow, match="Thành lập Tổ chỉ đạo"):
        undo(merger, renamed, MERGED)


def test_an_act_is_undone_once(merger: Merger) -> None:
    renamed = carried_out(merger, "rename")
    event = renamed.events.get().pk
    undo(merger, renamed, MERGED)

    with pytest.raises(NotFound):
        reorganising.undo(by=people.system(), event_id=event, now=at(2014, 12, 16))


# refusals

BAD: dict[str, tuple[Callable[[dict[str, int]], Change], Ground, str]] = {
    "unknown unit": (lambda _ids: Rename(10_000, "A", "A"), ground(MERGED), "Không tìm thấy đơn vị này"),
    "before the unit": (CHANGES["rename"], ground(date(2011, 12, 31)), "đến ngày 01/01/2012 mới thành lập"),
    "before its newest version": (
        lambda ids: Rename(ids["M05"], "Công đoàn", "Công đoàn"),
        ground(date(2014, 4, 30)),
        "đã có thay đổi từ ngày 01/05/2014",
    ),
    "no number": (CHANGES["move"], ground(MERGED, number=" "), "Chưa ghi số, ký hiệu quyết định"),
    "no signer": (CHANGES["move"], ground(MERGED, signer=""), "Chưa ghi người ký quyết định"),
    "signed tomorrow": (CHANGES["move"], ground(MERGED, signed_on=date(2014, 12, 16)), "muộn hơn hôm nay"),
    "no new name": (lambda ids: Rename(ids["K06"], " ", "B"), ground(MERGED), "Chưa ghi tên mới"),
    "the same name": (lambda ids: Rename(ids["K06"], GONE, "Sở LĐTBXH"), ground(MERGED), "giống hệt tên đang dùng"),
    "below itself": (lambda ids: Move(ids["K06"], ids["P06"]), ground(MERGED), "chính nó hoặc đơn vị cấp dưới"),
    "below where it is": (lambda ids: Move(ids["P06"], ids["K06"]), ground(MERGED), "đã trực thuộc nơi này"),
    "below the unknown": (lambda ids: Move(ids["P06"], 10_000), ground(MERGED), "Không tìm thấy đơn vị này"),
    "below what has ended": (lambda ids: Move(ids["P06"], ids["P05"]), ground(MERGED), "đã kết thúc hoạt động từ ngày"),
    "unknown tier": (
        lambda ids: Level(ids["P06"], "district", "office"),
        ground(MERGED),
        "không có trong chương trình",
    ),
    "the same level": (lambda ids: Level(ids["P06"], "sub_base", "office"), ground(MERGED), "vẫn như cũ"),
    "into itself": (lambda ids: Merge((ids["K06"],), ids["K06"]), ground(MERGED), "không thể kế thừa"),
    "into what is below": (lambda ids: Merge((ids["K06"],), ids["P06"]), ground(MERGED), "không thể kế thừa"),
    "the same unit twice": (lambda ids: Merge((ids["K06"], ids["K06"]), ids["K05"]), ground(MERGED), "hai lần"),
    "nothing": (lambda ids: Merge((), ids["K05"]), ground(MERGED), "Chưa chọn đơn vị"),
    "one into a new one": (lambda ids: Merge((ids["K06"],), replace(NV, parent="K")), ground(MERGED), "hai đơn vị"),
    "split into one": (lambda ids: Split(ids["K06"], (ids["K05"],)), ground(MERGED), "từ hai đơn vị trở lên"),
    "split into the same": (lambda ids: Split(ids["K06"], (ids["K05"], ids["K05"])), ground(MERGED), "hai đơn vị"),
    "under what ends": (
        lambda ids: Split(ids["K06"], (replace(NV, parent="K06"), ids["K05"])),
        ground(MERGED),
        "không thể trực thuộc đơn vị kết thúc",
    ),
    "under the unknown": (
        lambda ids: Split(ids["K06"], (replace(NV, parent="K99"), ids["K05"])),
        ground(MERGED),
        "Đơn vị cấp trên K99 chưa có",
    ),
    "a code in use": (
        lambda ids: Split(ids["K06"], (replace(NV, code="K12", parent="K"), ids["K05"])),
        ground(MERGED),
        "Mã đơn vị K12 đã có",
    ),
    "a unit without a name": (
        lambda ids: Split(ids["K06"], (replace(NV, name=" ", parent="K"), ids["K05"])),
        ground(MERGED),
        "Chưa ghi tên của đơn vị mới",
    ),
}


@pytest.fixture
def busy(merger: Merger) -> Merger:
    """Let some units have a history: M05 is moved in May, P05 dissolved in June."""
    now = at(2014, 6, 1)
    by = merger.world.who("mai", now)
    moved = Move(merger.ids["M05"], merger.ids["K12"])
    reorganising.move(by=by, change=moved, ground=ground(date(2014, 5, 1)), now=now)
    gone = Dissolve(merger.ids["P05"])
    reorganising.dissolve(by=by, change=gone, ground=ground(date(2014, 6, 1)), now=now)
    return merger


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_is_refused_and_changes_nothing(busy: Merger, name: str) -> None:
    make, behind, sentence = BAD[name]
    change, before, now = make(busy.ids), everything(), at(2014, 12, 15)

    with pytest.raises(Refused) as no:
        getattr(reorganising, change.verb)(by=busy.world.who("mai", now), change=change, ground=behind, now=now)

    assert sentence in no.value.sentence
    assert everything() == before


def test_units_below_a_closed_one_must_all_have_a_place(merger: Merger) -> None:
    with pytest.raises(BadInput, match="Chưa chọn nơi chuyển về cho đơn vị trực thuộc: Phòng Người có công"):
        merger.merge(choices=Choices())


@pytest.mark.parametrize(
    ("choices", "sentence"),
    [
        (Choices(children={0: "K12"}), "Không chọn được K12"),
        (Choices(exemplars={10_000: "K05"}), "không thuộc đơn vị được sắp xếp"),
        (Choices(appointments={10_000: "K05"}), "vai trò không còn ở đơn vị"),
        (Choices(children={10_000: "K05"}), "không trực thuộc đơn vị được sắp xếp"),
    ],
)
def test_a_choice_that_is_not_on_offer_is_refused(merger: Merger, choices: Choices, sentence: str) -> None:
    whole = replace(choices, children={**choices.children, merger.ids["P06"]: "K05"})

    with pytest.raises(BadInput, match=sentence):
        merger.merge(choices=whole)


def test_what_waits_for_a_decision_is_decided_first(merger: Merger) -> None:
    pk = merger.accepted(2014)
    merger.confirmed(pk, 2014)
    merger.appraised(pk, 2014)
    merger.proposed(pk, 2014)

    with pytest.raises(BadInput, match="Hãy ra quyết định cho các hồ sơ này trước"):
        merger.merge(date(2014, 10, 12))


@pytest.mark.parametrize("who", ["hoa", "minh", "hand6", "xa"])
def test_only_the_bloc_reorganises(merger: Merger, who: str) -> None:
    by, now = merger.world.who(who, at(2014, 12, 15)), at(2014, 12, 15)
    change = CHANGES["rename"](merger.ids)

    with pytest.raises(NotPermitted):
        reorganising.rename(by=by, change=change, ground=ground(MERGED), now=now)  # type: ignore[arg-type]
    with pytest.raises(NotPermitted):
        touched.preview(by=by, change=change, on=MERGED)
    event = UnitEvent.objects.order_by("pk")[0].pk
    for verb in (reorganising.undo, reorganising.choose):
        more = {"choices": Choices()} if verb is reorganising.choose else {}
        with pytest.raises(NotPermitted):
            verb(by=by, event_id=event, now=now, **more)


def test_a_unit_that_was_always_there_is_not_undone(merger: Merger) -> None:
    event = UnitEvent.objects.filter(unit_id=merger.ids["K06"]).get(kind="formed").pk

    with pytest.raises(NotFound):
        reorganising.undo(by=people.system(), event_id=event, now=at(2014, 12, 15))


# days and letters


def test_the_change_comes_with_the_first_minute_of_its_day_in_viet_nam(merger: Merger) -> None:
    merger.merge(date(2014, 2, 1), merger.choices(posts=()))

    before = merger.world.who("hand6", at(2014, 1, 31, 23, 59))
    after = merger.world.who("hand6", at(2014, 2, 1, 0, 0))

    assert before.has(Role.SIGNATORY)
    assert not after.held


def test_a_merger_opens_no_window_that_closed_yesterday(merger: Merger) -> None:
    merger.recognised(2013)
    last = at(2014, 1, 31, 23, 59)
    by = merger.world.who("owner6", last)
    entry = registrations.Entry(Owners((merger.ids["K06"],)), "base-2014", "Tiếp tục", merger.exemplar)
    row = registrations.draft(by=by, entry=entry, now=last)
    registrations.save(by=by, registration_id=row.pk, content_=content_(), now=last)
    merger.merge(date(2014, 2, 1))
    today = at(2014, 2, 1, 9)

    assert Registration.objects.get(pk=row.pk).unit_id == merger.ids["K05"]
    with pytest.raises(AgainstTheRules):
        registrations.submit(by=merger.world.who("owner6", today), registration_id=row.pk, own_word=True, now=today)


def test_names_typed_apart_are_kept_composed(merger: Merger) -> None:
    now = at(2014, 12, 15)
    name = "Đảng bộ cơ sở Sở Nội vụ tỉnh"
    typed = unicodedata.normalize("NFD", name)
    assert typed != name
    change = Rename(merger.ids["K05"], typed, unicodedata.normalize("NFD", "Sở Nội vụ tỉnh"))

    act = reorganising.rename(by=merger.world.who("mai", now), change=change, ground=ground(MERGED), now=now)

    assert units.tree(MERGED)[merger.ids["K05"]].name == name
    assert units.tree(date(2014, 12, 14))[merger.ids["K05"]].name == "Đảng bộ cơ sở Sở Nội vụ"
    assert act.events.get().note == f"Đảng bộ cơ sở Sở Nội vụ → {name}"
    with pytest.raises(BadInput, match="giống hệt"):
        reorganising.rename(by=merger.world.who("mai", now), change=change, ground=ground(MERGED), now=now)


def test_a_part_that_was_split_off_is_no_heir_of_what_ends_later(merger: Merger) -> None:
    pk = merger.recognised(2013)
    now = at(2014, 6, 1)
    by = merger.world.who("mai", now)
    part = Split(merger.ids["K06"], (merger.ids["K06"], merger.ids["K12"]))
    reorganising.split(by=by, change=part, ground=ground(now.date()), now=now)
    assert lineage.now_of(merger.ids["K06"], now.date())[0].code == "K06"
    merger.merge()

    assert [unit.code for unit in lineage.now_of(merger.ids["K06"], MERGED)] == ["K05"]
    seen = {who: acts.seen(merger.world.who(who, at(2014, 12, 15))).filter(pk=pk).exists() for who in ("minh", "xa")}
    assert seen == {"minh": True, "xa": False}


def test_owners_that_become_one_are_named_once(merger: Merger) -> None:
    now = at(2014, 1, 20)
    owners = Owners((merger.ids["K06"], merger.ids["K05"]))
    entry = registrations.Entry(owners, "base-2014", "Cùng làm nhà tình nghĩa")
    row = registrations.draft(by=merger.world.who("owner6", now), entry=entry, now=now)
    merger.exemplar = row.exemplar_id
    assert row.owner_name.count("; ") == 1

    merger.merge()
    names = escalating.exemplars.names(Exemplar.objects.get(pk=row.exemplar_id), units.tree(MERGED))

    assert names == "Đảng bộ cơ sở Sở Nội vụ"
