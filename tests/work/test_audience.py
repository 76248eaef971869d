"""Who may read a dossier, and why: each reason in its own words, and nobody too many."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kheo.store.models import Account
from kheo.work import audience, judging, people
from kheo.work.actors import Role
from kheo.work.audience import Seer
from kheo.work.people import NewPerson, Post
from kheo.work.refusals import NotFound
from tests.work.bloc import Bloc
from tests.work.world import World, at

JANUARY, OCTOBER = at(2014, 1, 20), at(2014, 10, 1)


def _told(world: World, pk: int, by: str = "hoa", now: object = JANUARY) -> list[tuple[str, str]]:
    seers = audience.who_sees(by=world.who(by, now), registration_id=pk, now=now)
    return [(one.name.rpartition(" ")[2], one.why) for one in seers]


def test_each_reason_is_told_in_its_own_words(world: World) -> None:
    pk = world.accepted(JANUARY)

    by = ", theo Quyết định số 02-QĐ/ĐU ngày 11/03/2013"
    assert _told(world, pk) == [
        ("Ngân", "Đại diện tập thể là chủ thể của mô hình, điển hình này"),
        ("Bảo", f"Tổ trưởng Tổ chỉ đạo tại nơi nhận hồ sơ này{by}"),
        ("Hoa", f"Thư ký Tổ chỉ đạo tại nơi nhận hồ sơ này{by}"),
        ("Long", "Lãnh đạo xác nhận phụ trách cả các đơn vị trực thuộc, trong đó có nơi chủ thể công tác"),
        ("Lý", f"Thành viên Tổ chỉ đạo tại nơi nhận hồ sơ này{by}"),
        ("Mai", "Thư ký Ban Chỉ đạo Khối phụ trách cả các đơn vị trực thuộc, trong đó có nơi nhận hồ sơ này"),
        ("Minh", "Người ký thay mặt cấp ủy tại nơi nhận hồ sơ này"),
        ("Tuấn", f"Thành viên Tổ chỉ đạo tại nơi nhận hồ sơ này{by}"),
    ]


def test_a_reason_tells_where_and_since_when(world: World) -> None:
    post = Post(Role.INSPECTOR, world.ids["K05"], "Ủy viên", from_on=date(2014, 1, 2), until_on=date(2015, 1, 1))
    people.appoint(by=people.system(), person_id=world.person_ids["vang"], post=post, now=JANUARY)
    pk = world.accepted(JANUARY)

    told = audience.who_sees(by=world.who("hoa", JANUARY), registration_id=pk, now=JANUARY)

    assert next(one for one in told if one.person_id == world.person_ids["vang"]) == Seer(
        person_id=world.person_ids["vang"],
        name="Mai Thị Mẫu Vắng",
        position="Ủy viên",
        unit="Đảng bộ cơ sở Sở Nội vụ",
        why="Người kiểm tra, giám sát tại nơi nhận hồ sơ này",
        since=date(2014, 1, 2),
        until=date(2015, 1, 1),
    )


def test_a_draft_is_its_owners_and_whoever_writes_it(world: World) -> None:
    pk = world.drafted(JANUARY)

    assert _told(world, pk, "ngan") == [
        ("Ngân", "Đại diện tập thể là chủ thể của mô hình, điển hình này"),
        ("Ngân", "Là người đang soạn bản đăng ký này"),
    ]


def test_an_owner_is_not_told_who_appraises(world: World) -> None:
    pk = world.accepted(JANUARY)
    world.summarised()
    vang = world.person_ids["vang"]
    judging.assign(by=world.who("hoa", OCTOBER), registration_id=pk, person_id=vang, now=OCTOBER)

    ours, theirs = _told(world, pk, "hoa", OCTOBER), _told(world, pk, "ngan", OCTOBER)

    why = "Được phân công thẩm định hồ sơ này"
    assert ("Vắng", why) in ours
    assert theirs[-1] == ("", why)  # last, so that the order of names tells nothing either
    assert "Vắng" not in {name for name, _why in theirs}


def test_one_who_registered_upward_and_the_board_above_are_told(db: None) -> None:
    bloc = Bloc()
    bloc.recognised()
    pk = bloc.sent()

    told = dict(_told(bloc.world, pk, "mai"))

    # she is head and secretary of the board: either seat may be named first
    assert "Ban Chỉ đạo Khối tại nơi nhận hồ sơ này" in told["Mai"]
    assert told["Hoa"].startswith("Thư ký Tổ chỉ đạo tại nơi đã đăng ký hồ sơ này lên cấp trên")


def test_an_account_that_is_closed_sees_nothing(world: World) -> None:
    pk = world.accepted(JANUARY)
    Account.objects.filter(username="ly").update(is_active=False)

    assert "Lý" not in dict(_told(world, pk))


@pytest.mark.parametrize("who", ["xa", "vang"])
def test_whoever_may_not_see_it_may_not_ask(world: World, who: str) -> None:
    pk = world.accepted(JANUARY)

    with pytest.raises(NotFound):
        _told(world, pk, who)


def test_more_people_cost_no_more_queries(world: World) -> None:
    pk, by = world.accepted(JANUARY), world.who("hoa", JANUARY)
    with CaptureQueriesContext(
        connection,
    ) as few:
        first = audience.who_sees(by=by, registration_id=pk, now=JANUARY)
    post = Post(Role.STEERING_MEMBER, world.ids["K05"], from_on=date(2014, 1, 1))
    for number in range(3):
        new = replace(NewPerson("Người Mẫu", "civil_servant", ""), username=f"m{number}")
        account = people.enrol(by=people.system(), new=new, password=None, now=JANUARY)
        people.appoint(by=people.system(), person_id=account.person_id, post=post, now=JANUARY)
    with CaptureQueriesContext(connection) as many:
        second = audience.who_sees(by=by, registration_id=pk, now=JANUARY)

    assert (len(second) - len(first), len(many) - len(few)) == (3, 0)
