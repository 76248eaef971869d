"""Việc cần làm: what waits for a person, by when, and which clause asks for it. Reads only."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from kheo.work import days, gathering, looking, programmes
from kheo.work.actors import Actor
from kheo.work.todo import bodies, conferences, deeds, launching, people, province
from kheo.work.todo.bodies import groups_by, late_groups
from kheo.work.todo.seats import Item, Seats

__all__ = ["Group", "Item", "badge", "count", "groups_by", "late_groups", "waiting"]


@dataclass(frozen=True, slots=True)
class Group:
    """Things to do that belong together; the most urgent first."""

    key: str
    title: str
    items: tuple[Item, ...]


TITLES = {
    "mine": "Đăng ký và báo cáo của đồng chí",
    "confirm": "Chờ đồng chí xác nhận",
    "appraise": "Chờ đồng chí thẩm định",
    "receive": "Tiếp nhận và phân công",
    "select": "Xét chọn và đề nghị",
    "decide": "Chờ cấp ủy quyết định",
    "province": "Hồ sơ trình cấp tỉnh",
    "bloc": "Việc của Ban Chỉ đạo Khối",
}


def waiting(by: Actor, now: datetime) -> tuple[Group, ...]:
    """Gather what waits for a person today, at most eight groups, each in order of its deadline.

    It takes two queries, and one page of whatever kind asks them once: what is under way, and what else stands open.
    For a person without a unit nothing waits, whatever they once owned or were given.
    """
    if not by.held:
        return ()
    return looking.once(("waiting", by, now), lambda: _waiting(by, days.day(now)))


def badge(by: Actor, now: datetime) -> int:
    """Count what waits for a person today, once until somebody acts: what waits changes then, and its words before."""
    return looking.until_an_act(("badge", by.account_id, by.held, days.day(now)), lambda: count(waiting(by, now)))


def _waiting(by: Actor, on: date) -> tuple[Group, ...]:
    found = programmes.newest()
    seats = Seats(by, on)
    asks = (people.asks, launching.asks, bodies.asks, conferences.asks, deeds.asks, province.asks)
    open_ = gathering.gather(one for ask in asks for one in ask(seats))
    items = {
        "mine": [*people.mine(seats, open_)],
        "confirm": [*people.confirm(seats)],
        "appraise": [*people.appraise(seats)],
        "receive": [
            *launching.acknowledge(open_),
            *launching.owe(seats, open_),
            *bodies.receive(seats, open_),
            *launching.go(open_),
            *bodies.visit(seats),
            *launching.nurture(open_),
        ],
        "select": [
            *conferences.nominate(seats, open_),
            *conferences.say_quality(seats),
            *deeds.mend(seats),
            *deeds.bring_up(seats, open_),
            *bodies.select(seats, open_),
            *conferences.select(seats),
        ],
        "decide": [*bodies.decide(seats, open_), *bodies.send_up(seats)],
        "province": [*province.answer(open_), *province.mend(open_)],
        "bloc": [*bodies.bloc(by, adopted=found is not None)],
    }
    return tuple(
        Group(key, TITLES[key], tuple(sorted(rows, key=lambda item: item.by_on or date.max)))
        for key, rows in items.items()
        if rows
    )


def count(groups: Iterable[Group]) -> int:
    """Count what waits."""
    return sum(len(group.items) for group in groups)
