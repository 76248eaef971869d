"""The two registers of a unit's letters: what came from above, what it sent down; by day, filtered, page by page."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Count, F, Prefetch, Q

from kheo.store.models import Delivery, Dispatch
from kheo.work import days, permits, registers, units
from kheo.work.actors import Actor
from kheo.work.choices import Choice
from kheo.work.refusals import NotFound
from kheo.work.registers import Order, Page, Sorting, Source, Wanted

CAME, SENT = "den", "di"
KINDS = tuple(Choice(key, str(label)) for key, label in Dispatch.Kind.choices)
ORDERS = (
    Choice(Order.NEWEST, "Mới nhất trước"),
    Choice(Order.OLDEST, "Cũ nhất trước"),
    Choice(Order.NUMBER, "Theo số, ký hiệu"),
    Choice(Order.TITLE, "Theo tên văn bản"),
)


@dataclass(frozen=True, slots=True)
class Line:
    """A letter in a list; of one that went out how many have acknowledged, of one that came whether it waits here.

    `silent` names the units that have not acknowledged, where it was asked for.
    """

    id: int
    kind_label: str
    number: str
    title: str
    unit_name: str
    sent_on: date
    by_on: date | None
    sent: int = 0
    acknowledged: int = 0
    waits: bool = False
    acknowledged_at: datetime | None = None
    silent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """Văn bản triển khai of a unit: what it sent down, what came to it, one or both, as `wanted`."""

    unit: units.UnitThen
    wanted: Wanted
    sent: Page[Line] | None
    came: Page[Line] | None
    years: tuple[int, ...]
    may_send: bool
    reads_sent: bool


def book(*, by: Actor, unit_id: int, wanted: Wanted, now: datetime) -> Book:
    """Read a unit's letters, both ways (a fixed number of queries); raises `NotFound` for a stranger."""
    came, past = _came_to(by=by, unit_id=unit_id), units.Past()
    reads_sent = unit_id in permits.opened(by)
    both = (came, _sent(unit_id)) if reads_sent else (came,)
    offered = registers.years(*both)
    wanted = registers.settled(wanted, offered)
    return Book(
        unit=units.known(unit_id, days.day(now)),
        wanted=wanted,
        sent=registers.page(_sent(unit_id), wanted, lambda row: _out(row, past))
        if reads_sent and wanted.which != CAME
        else None,
        came=registers.page(came, wanted, lambda one: _in(one, past)) if wanted.which != SENT else None,
        years=offered,
        may_send=permits.answer(by, "launch", permits.Thing(unit_id=unit_id)).ok,
        reads_sent=reads_sent,
    )


def _came_to(*, by: Actor, unit_id: int) -> Source[Delivery]:
    """Give the register of what came to a unit; raises `NotFound` for a stranger."""
    if unit_id not in permits.delivered(by):
        raise NotFound("Không tìm thấy trang này, hoặc đồng chí không có quyền xem.")
    return Source(
        Delivery.objects.filter(unit_id=unit_id).select_related("dispatch"),
        day="dispatch__sent_on",
        texts=("dispatch__number", "dispatch__title"),
        kind="dispatch__kind",
        waiting=Q(acknowledged_at__isnull=True),
        sortings=_sortings("dispatch__"),
    )


def every_came(*, by: Actor, unit_id: int, wanted: Wanted) -> Iterator[Line]:
    """Give all that came to a unit, as filtered; raises `NotFound` for a stranger."""
    past = units.Past()
    return registers.every(_came_to(by=by, unit_id=unit_id), wanted, lambda one: _in(one, past))


def every_sent(*, by: Actor, unit_id: int, wanted: Wanted) -> Iterator[Line]:
    """Give all that a unit sent, as filtered, with who is silent; raises `NotFound` for whoever may not read it."""
    if unit_id not in permits.opened(by):
        raise NotFound("Không tìm thấy trang này, hoặc đồng chí không có quyền xem.")
    past, source = units.Past(), _sent(unit_id)
    waiting = Prefetch("deliveries", Delivery.objects.filter(acknowledged_at__isnull=True), to_attr="silent")
    return registers.every(
        replace(source, rows=source.rows.prefetch_related(waiting)), wanted, lambda row: _out(row, past)
    )


def _sent(unit_id: int) -> Source[Dispatch]:
    given = Count("deliveries", filter=Q(deliveries__acknowledged_at__isnull=False))
    rows = Dispatch.objects.filter(unit_id=unit_id).annotate(sent=Count("deliveries"), acknowledged=given)
    waiting = Q(acknowledged__lt=F("sent"))
    texts, sortings = ("number", "title"), _sortings("")
    return Source(rows, day="sent_on", texts=texts, kind="kind", waiting=waiting, sortings=sortings)


def _sortings(to: str) -> dict[Order, Sorting]:
    """Tell by what letters may be sorted, and how one is reached from the rows of the register."""
    return {
        Order.NUMBER: registers.by_number(f"{to}number", f"{to}sent_on"),
        Order.TITLE: registers.by_words(f"{to}title"),
    }


def _in(one: Delivery, past: units.Past) -> Line:
    waits = one.acknowledged_at is None
    return replace(_line(one.dispatch, past), waits=waits, acknowledged_at=one.acknowledged_at)


def _out(row: Dispatch, past: units.Past) -> Line:
    then, counted = past.on(row.sent_on), vars(row)
    silent = sorted((then[one.unit_id] for one in counted.get("silent", ())), key=lambda unit: unit.sort_key)
    return replace(
        _line(row, past),
        sent=counted["sent"],
        acknowledged=counted["acknowledged"],
        silent=tuple(unit.short_name for unit in silent),
    )


def _line(row: Dispatch, past: units.Past) -> Line:
    return Line(
        id=row.pk,
        kind_label=row.get_kind_display(),
        number=row.number,
        title=row.title,
        unit_name=past.on(row.sent_on)[row.unit_id].short_name,
        sent_on=row.sent_on,
        by_on=row.by_on,
    )
