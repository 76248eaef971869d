"""Undoing a reorganisation: everything is as before, until something rests on it."""

from collections.abc import Callable
from datetime import date

import pytest

from kheo.store.models import (
    Entry,
    Registration,
    Unit,
)
from kheo.work import (
    diary,
    people,
    registrations,
    reorganising,
    steering,
)
from kheo.work.actors import Role
from kheo.work.exemplars import Owners
from kheo.work.people import Post
from kheo.work.refusals import NotFound, NotNow
from kheo.work.reshaping import Rename
from tests.work.merger import MERGED, Merger, ground
from tests.work.reshaped import CHANGES, D2025, carried_out, everything, reorganised_2025, undo
from tests.work.world import at, paper


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
