"""A look reads once what a page asks for many times; nothing of it is left in the next one, or after an act."""

from datetime import date

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from kheo.store.models import Appointment, Head, UnitVersion
from kheo.work import appointing, looking, people, programmes, registrations, todo, units
from kheo.work.actors import Actor, Role
from tests.work.world import World, at, content_

DAY, NOW = date(2013, 3, 20), at(2013, 4, 20)


def test_once_asks_once_in_a_look_and_each_time_without() -> None:
    asked: list[int] = []

    def read() -> int:
        asked.append(len(asked))
        return len(asked)

    with looking.look():
        within = [looking.once("key", read), looking.once("key", read)]
    without = [looking.once("key", read), looking.once("key", read)]

    assert (within, without) == ([1, 1], [2, 3])


def test_what_fails_is_asked_again() -> None:
    def fail() -> int:
        raise LookupError

    with looking.look():
        with pytest.raises(LookupError):
            looking.once("key", fail)

        assert looking.once("key", lambda: 7) == 7


def test_a_look_inside_another_begins_afresh_and_gives_back() -> None:
    with looking.look():
        outer = looking.once("key", lambda: "outer")
        with looking.look():
            inner = looking.once("key", lambda: "inner")
        again = looking.once("key", lambda: "anew")

    assert (outer, inner, again) == ("outer", "inner", "outer")


def test_a_tree_in_a_look_is_the_tree_of_that_day(world: World) -> None:
    days = (date(2013, 1, 1), DAY, date(2015, 12, 31))
    plain = [units.tree(day).all() for day in days]

    with looking.look(), CaptureQueriesContext(connection) as asked:
        seen = [units.tree(day).all() for day in days]

    assert seen == plain
    assert len(asked) == 2  # the seal, and the organisation of all days


def test_the_first_look_after_an_act_sees_what_changed(world: World) -> None:
    hoa, pk, name = world.who("hoa", at(2014, 1, 21)), world.submitted(at(2014, 1, 20)), "Phòng Kiểm soát thủ tục"

    def looked() -> str:
        with looking.look():
            return units.tree(DAY)[world.ids["P05"]].name

    before = looked()
    UnitVersion.objects.filter(unit_id=world.ids["P05"]).update(name=name)  # past the verbs, so it is no act
    same = looked()
    registrations.accept(by=hoa, registration_id=pk, now=at(2014, 1, 21))

    assert (before, same, looked()) == ("Phòng Cải cách hành chính", "Phòng Cải cách hành chính", name)


def test_a_right_that_is_taken_away_is_gone_in_the_next_look(world: World) -> None:
    now, account = at(2014, 6, 2), people.account_of("minh")

    def held() -> set[Role]:
        with looking.look():
            return {one.role for one in people.actor(account, now=now).held}

    before = held()
    row = Appointment.objects.get(person_id=account.person_id, role=Role.SIGNATORY)
    end = {"by": world.who("mai", now), "unit_id": row.unit_id, "appointment_id": row.pk, "reason": "12-QĐ/ĐU"}
    appointing.end(last_on=date(2014, 6, 1), now=now, **end)

    assert before - held() == {Role.SIGNATORY}


def test_what_waits_is_gathered_once_for_the_page_and_its_navigation(world: World) -> None:
    secretary, now = world.who("hoa", NOW), NOW

    with looking.look():
        first = todo.waiting(secretary, now)
        with CaptureQueriesContext(connection) as asked:
            second = todo.waiting(secretary, now)
            programmes.newest()

    assert second is first
    assert len(asked) == 0


def test_what_waits_is_counted_once_until_somebody_acts(world: World) -> None:
    pk = world.submitted(at(2014, 1, 20))
    secretary, now = world.who("hoa", at(2014, 1, 21)), at(2014, 1, 21)

    def looked() -> tuple[int, bool]:
        with looking.look(), CaptureQueriesContext(connection) as asked:
            return todo.badge(secretary, now), len(asked) > 1

    (first, fresh), (again, repeated) = looked(), looked()
    registrations.accept(by=secretary, registration_id=pk, now=now)
    (after, anew) = looked()

    assert (again - first, after - first) == (0, -1)
    assert (fresh, repeated, anew) == (True, False, True)  # the seal alone is one question


def test_words_that_are_kept_without_an_act_are_on_the_page_at_once(world: World) -> None:
    pk, now = world.drafted(at(2014, 1, 20)), at(2014, 1, 20)
    ngan = world.who("ngan", now)

    def looked() -> list[str]:
        with looking.look():
            todo.badge(ngan, now)
            return [item.target for group in todo.waiting(ngan, now) for item in group.items if item.act == "submit"]

    before = looked()
    registrations.save(by=ngan, registration_id=pk, content_=content_(title="Tên mới"), now=now)

    assert (before, looked()) == (["Công sở văn minh, công chức gần dân"], ["Tên mới"])


def test_another_day_and_another_person_are_asked_anew(world: World) -> None:
    world.drafted(at(2014, 1, 20))
    hoa, ngan = (world.who(name, at(2014, 1, 20)) for name in ("hoa", "ngan"))

    def asked(by: Actor, day: int, hour: int = 9) -> bool:
        with looking.look(), CaptureQueriesContext(connection) as queries:
            todo.badge(by, at(2014, 1, day, hour))
        return len(queries) > 1

    told = [asked(ngan, 20), asked(hoa, 20), asked(ngan, 21), asked(ngan, 20), asked(hoa, 20, hour=15), asked(ngan, 21)]

    assert told == [True, True, True, False, False, False]


def test_two_looks_by_two_seals_ask_once_each(world: World) -> None:
    reads: list[str] = []

    def read() -> int:
        reads.append("read")
        return len(reads)

    with looking.look():
        old = [looking.until_an_act("key", read)]
        world.submitted(at(2014, 1, 20))
        with looking.look():
            new = [looking.until_an_act("key", read), looking.until_an_act("key", read)]
        old.append(looking.until_an_act("key", read))

    assert (old, new, len(reads)) == ([1, 1], [2, 2], 2)


def test_what_is_written_and_let_go_of_is_never_kept(world: World) -> None:
    row = UnitVersion.objects.filter(unit_id=world.ids["P05"])

    def named() -> str:
        return units.tree(DAY)[world.ids["P05"]].name

    with looking.look():
        with looking.apart(), transaction.atomic():
            row.update(name="Phòng Thử")
            within = named()
            transaction.set_rollback(True)
        after = named()

    assert (within, after) == ("Phòng Thử", "Phòng Cải cách hành chính")


def test_nothing_is_kept_before_the_first_act(db: None) -> None:
    answers = iter((1, 2))

    with looking.look():
        told = [looking.until_an_act("key", lambda: next(answers)) for _ in range(2)]

    assert told == [1, 2]


def test_a_seal_that_somebody_else_set_ends_what_was_kept(world: World) -> None:
    answers = iter((1, 2))

    def looked() -> int:
        with looking.look():
            return looking.until_an_act("somebody else", lambda: next(answers))

    before = [looked(), looked()]
    Head.objects.update(hash="0" * 64)

    assert (before, looked()) == ([1, 1], 2)
