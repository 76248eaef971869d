"""A look reads once what a page asks for many times, and nothing of it is left in the next one."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kheo.store.models import UnitVersion
from kheo.work import looking, programmes, todo, units
from tests.work.world import World, at

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
    assert len(asked) == 1


def test_the_next_look_sees_what_changed_meanwhile(world: World) -> None:
    name = "Phòng Kiểm soát thủ tục"

    with looking.look():
        before = units.tree(DAY)[world.ids["P05"]].name
        UnitVersion.objects.filter(unit_id=world.ids["P05"]).update(name=name)
        same = units.tree(DAY)[world.ids["P05"]].name
    with looking.look():
        after = units.tree(DAY)[world.ids["P05"]].name

    assert (before, same, after) == ("Phòng Cải cách hành chính", "Phòng Cải cách hành chính", name)


def test_what_waits_is_gathered_once_for_the_page_and_its_navigation(world: World) -> None:
    secretary, now = world.who("hoa", NOW), NOW

    with looking.look():
        first = todo.waiting(secretary, now)
        with CaptureQueriesContext(connection) as asked:
            second = todo.waiting(secretary, now)
            programmes.newest()

    assert second is first
    assert len(asked) == 0
