"""Holds: put on, made longer, ended; each by a paper; nobody puts one on, or reads of one, about themselves."""

from datetime import date

import pytest

from kheo.store.models import Entry, Hold, HoldStep
from kheo.work import diary, dossiers, holds, people, standing
from kheo.work.actors import Role
from kheo.work.holds import Because
from kheo.work.people import Post
from kheo.work.refusals import BadInput, NotNow, NotPermitted
from tests.work.world import START, World, at

NOW, MAY = at(2014, 4, 1), date(2014, 5, 1)


def _held(world: World, until_on: date | None = MAY) -> int:
    pk = world.accepted(at(2014, 1, 20))
    given = {"reason": "Đang xác minh đơn.", "document": "12-CV/KT", "until_on": until_on}
    holds.hold(by=world.who("bao", NOW), registration_id=pk, now=NOW, **given)
    return pk


def _extended(world: World, pk: int, until_on: date | None, now: object = NOW) -> Hold:
    because = Because("Cần thêm thời gian.", "13-CV/KT", until_on)
    return holds.extend(by=world.who("bao", now), registration_id=pk, because=because, now=now)


def _bars(world: World, pk: int, on: date) -> bool:
    row = standing.seen(by=world.who("bao", NOW), registration_id=pk)
    reasons = standing.judge_all([row], on)[pk].eligible.reasons()
    return any("III.2.a" in one.cite for one in reasons)


def test_it_lapses_on_its_day_and_an_extension_moves_that_day(world: World) -> None:
    pk = _held(world)
    assert (_bars(world, pk, date(2014, 4, 30)), _bars(world, pk, MAY)) == (True, False)

    _extended(world, pk, date(2014, 6, 1))

    assert (_bars(world, pk, date(2014, 5, 31)), _bars(world, pk, date(2014, 6, 1))) == (True, False)


@pytest.mark.parametrize(
    ("until_on", "new_on"), [(MAY, MAY), (MAY, date(2014, 4, 20)), (MAY, NOW.date()), (None, date(2014, 6, 1))]
)
def test_only_a_later_day_makes_it_longer(world: World, until_on: date | None, new_on: date) -> None:
    pk = _held(world, until_on)

    with pytest.raises(BadInput) as refused:
        _extended(world, pk, new_on)

    assert set(refused.value.fields) == {"last_on"}


def test_what_has_lapsed_is_not_made_longer_and_can_be_put_on_anew(world: World) -> None:
    pk, after = _held(world), at(2014, 5, 1)

    with pytest.raises(NotNow):
        _extended(world, pk, date(2014, 6, 1), after)
    bao = world.who("bao", after)
    holds.hold(by=bao, registration_id=pk, reason="Có đơn mới.", document="20-CV/KT", now=after)

    board = holds.page(by=bao, registration_id=pk, now=after)
    assert board.running is not None
    assert (board.running.reason, [one.reason for one in board.before]) == ("Có đơn mới.", ["Đang xác minh đơn."])


def test_every_paper_with_who_wrote_it_down_is_kept(world: World) -> None:
    pk, later = _held(world), at(2014, 4, 20)
    _extended(world, pk, None)
    mai = world.who("mai", later)
    holds.lift(by=mai, registration_id=pk, document="15-KL/KT", reason="Không có vi phạm.", now=later)

    steps = [(one.kind, one.document, one.until_on, one.by.person.full_name) for one in HoldStep.objects.all()]
    assert steps == [
        ("begun", "12-CV/KT", MAY, "Trần Văn Mẫu Bảo"),
        ("extended", "13-CV/KT", None, "Trần Văn Mẫu Bảo"),
        ("ended", "15-KL/KT", later.date(), "Bùi Thị Mẫu Mai"),
    ]
    with pytest.raises(NotNow):
        holds.lift(by=mai, registration_id=pk, document="16-KL/KT", now=later)


def test_the_diary_tells_that_it_was_and_never_why(world: World) -> None:
    pk = _held(world)
    _extended(world, pk, None)

    kept = Entry.objects.filter(word__in=[str(diary.Word.HELD), str(diary.Word.HOLD_EXTENDED)])
    seen = dossiers.find(by=world.who("hoa", NOW), registration_id=pk, now=NOW)
    assert [one.payload["remark"] for one in kept] == ["", ""]
    assert (seen.held, "Gia hạn tạm dừng xét" in [line.what for line in seen.history]) == (True, True)


def test_nobody_holds_or_reads_of_a_hold_about_themselves(world: World) -> None:
    pk = _held(world)
    owner = Hold.objects.get().exemplar.owners.get()
    owner.unit, owner.person_id = None, world.person_ids["bao"]
    owner.save()

    with pytest.raises(NotPermitted):
        holds.page(by=world.who("bao", NOW), registration_id=pk, now=NOW)
    assert holds.may(by=world.who("bao", NOW), registration_id=pk) is False
    assert holds.may(by=world.who("mai", NOW), registration_id=pk) is True


@pytest.mark.parametrize("who", ["ngan", "hoa", "tuan", "minh", "long"])
def test_whoever_may_not_put_one_on_does_not_read_why(world: World, who: str) -> None:
    pk = _held(world)

    with pytest.raises(NotPermitted):
        holds.page(by=world.who(who, NOW), registration_id=pk, now=NOW)


def test_a_technical_administrator_alone_reads_nothing(world: World) -> None:
    pk = _held(world)
    post = Post(Role.ADMIN, world.ids["K"], "Quản trị", with_descendants=True, from_on=START)
    people.appoint(by=people.system(), person_id=world.person_ids["xa"], post=post, now=NOW)

    assert holds.may(by=world.who("xa", NOW), registration_id=pk) is False
