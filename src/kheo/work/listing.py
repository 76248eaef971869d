"""The list of dossiers, of one unit or of all that somebody reads: ten years of a province as quick as one of a bloc.

A page goes on from where the last one ended (keyset), so that a page deep inside costs what the first one does.
Counting stops at `MANY`: who wants the exact number exports the list. That count also says how a page is found (ADR
30): few rows are gathered and put in order; of many, it is read along the index of the order. Only where somebody asks
for it are the rows of a page judged. What is on somebody's own desk is the same list of other rows.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from itertools import islice
from typing import Final

from django.db import connection
from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Coalesce

from kheo.store.models import Lookup, Registration
from kheo.work import boards, days, desks, finding, keyset, lifecycle, lineage, list_lines, permits, stages, units
from kheo.work.actors import Actor
from kheo.work.desks import Desk
from kheo.work.finding import Start
from kheo.work.keyset import Place
from kheo.work.list_lines import Line
from kheo.work.refusals import NotFound
from kheo.work.stages import Counted
from kheo.work.unit_names import Names

PAGE = 50
MANY = 1_000
BATCH = 500
NEWEST = 2_000  # of what has the words looked for, counted before all of it


class Order(StrEnum):
    """Thứ tự: what a list is sorted by; a page goes on from the last key and number of the one before."""

    NEWEST = "moi"
    TITLE = "ten"
    OWNER = "chu-the"
    WAITING = "cho-lau"
    TURN = "viec"
    ROUND = "dot"


_KEYS = {
    Order.NEWEST: "",
    Order.TITLE: "title_key",
    Order.OWNER: "owner_key",
    Order.WAITING: "changed_at",
    Order.TURN: desks.TURN,
    Order.ROUND: "round",
}
_FALLING = {Order.NEWEST, Order.ROUND}
_INDEXED = {Order.NEWEST, Order.TITLE, Order.OWNER}
_LED_BY: Final = {"unit_id": 0, "state": "", "round": ""}  # what the other indexes lead by, and a value of its type


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for; empty values ask for everything. `unit_id` takes what stands below that unit as well.

    `here` asks for one unit's own dossiers, closed units included, with one's own drafts there and the states counted;
    `desk` for what is somebody's own, past the units they read.
    `names` reads units as on each dossier's day or as today; as today, `unit_id` and `here` take along what went into
    the unit.
    """

    unit_id: int | None = None
    here: int | None = None
    desk: Desk = Desk.NONE
    round: str = ""
    tier: str = ""
    state: str = ""
    kind: str = ""
    field: str = ""
    text: str = ""
    is_judged: bool = False
    is_counted: bool = False
    order: Order = Order.NEWEST
    names: Names = Names.THEN
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the list; `total` is exact unless `is_more`, and then there are more than that.

    `states` counts those of one unit's list before its filter by state.
    """

    lines: tuple[Line, ...]
    total: int
    is_more: bool
    before: Place | None
    after: Place | None
    states: tuple[Counted, ...] = ()


def page(*, by: Actor, wanted: Wanted, now: datetime) -> Page:
    """Give a page of the dossiers of the units somebody reads; the same few queries at any length.

    A search asks once more where the newest of what has its words are too few.

    Raises `NotFound` for whoever reads no unit's work, or not that of the unit asked for.
    """
    counts: tuple[Counted, ...] = ()
    if wanted.here is None:
        counted, rows = _counted(by, wanted, now)
    else:
        of_any_stage = _wanted(by, replace(wanted, state=""), now)
        counts, rows = stages.counted(of_any_stage, wanted.here, MANY), stages.at(of_any_stage, wanted.state)
        counted = sum(one.total + one.is_more for one in counts if wanted.state in {"", one.state})
    on = days.day(now)
    lines, before, after = keyset.cut(_read(rows, wanted, on), wanted.place, PAGE, _key_of(wanted.order))
    return Page(
        lines=tuple(_finished(lines, wanted, on)),
        total=min(counted, MANY),
        is_more=counted > MANY,
        states=counts,
        before=before,
        after=after,
    )


def every(*, by: Actor, wanted: Wanted, now: datetime) -> Iterable[Line]:
    """Give all lines of a list in its order, a batch at a time; for exports and for printing."""
    on, wanted = days.day(now), replace(wanted, place=None)
    _total, rows = _counted(by, wanted, now)
    key = _key_of(wanted.order)
    while True:
        found = _read(rows, wanted, on, BATCH)
        yield from _finished(found[:BATCH], wanted, on)
        if len(found) <= BATCH:
            return
        last = found[BATCH - 1]
        wanted = replace(wanted, place=Place(last.id, key=key(last)))


def count(*, by: Actor, wanted: Wanted, now: datetime, most: int | None = None) -> int:
    """Count a list, no further than one more than `most`; raises `NotFound` as `page` does."""
    rows = _wanted(by, wanted, now).order_by()
    return rows.count() if most is None else rows[: most + 1].count()


def whole(*, by: Actor, wanted: Wanted, now: datetime) -> Page:
    """Give the list on one page, for printing; no more than `MANY` lines of it."""
    lines = tuple(islice(every(by=by, wanted=wanted, now=now), MANY + 1))
    return Page(lines[:MANY], min(len(lines), MANY), len(lines) > MANY, None, None)


def _counted(by: Actor, wanted: Wanted, now: datetime) -> tuple[int, QuerySet[Registration]]:
    """Count a list, no further than one more than `MANY`, and give its rows as they are best read then (ADR 30)."""
    rows, words = _wanted(by, replace(wanted, text=""), now), _words(wanted)
    if words:
        newest = finding.nearest(Lookup.Kind.EXEMPLAR, words, NEWEST)
        counted = _many(rows.filter(exemplar_id__in=newest))
        rows = rows.filter(exemplar_id__in=finding.matching(Lookup.Kind.EXEMPLAR, words))
        return counted if counted > MANY or len(newest) < NEWEST else _many(rows), rows
    if words is None:
        return 0, rows.none()
    counted = _many(rows)
    return counted, _wanted(by, wanted, now, along=True) if counted > MANY and _goes_along(wanted) else rows


def _goes_along(wanted: Wanted) -> bool:
    """Tell whether a long list is read along its order: it has an index, and what is asked for stands all along it.

    The newest first, those of an old round stand behind all others.
    """
    is_of_units = wanted.here is None and not wanted.desk
    is_spread = wanted.order is not Order.NEWEST or not wanted.round
    return connection.vendor == "sqlite" and is_of_units and wanted.order in _INDEXED and is_spread


def _many(rows: QuerySet[Registration]) -> int:
    return rows.order_by()[: MANY + 1].count()


def _words(wanted: Wanted) -> list[Start] | None:
    """Read the words that are looked for; none where none were given, `None` where nothing can match them."""
    return (finding.read_words(wanted.text)[0] or None) if wanted.text.strip() else []


def _wanted(by: Actor, wanted: Wanted, now: datetime, *, along: bool = False) -> QuerySet[Registration]:
    """Give what is asked for. `along` an index of the order: no other index is to look quicker to SQLite (ADR 30)."""
    rows, column = Registration.objects.all(), {name: name for name in _LED_BY}
    if along:
        column = {name: f"{name}_itself" for name in _LED_BY}
        rows = rows.alias(**{column[name]: Coalesce(name, Value(least)) for name, least in _LED_BY.items()})
    if wanted.here is not None:
        boards.require_unit(by, wanted.here)
        # who reads a unit's work sees what was sent there, and the drafts they wrote for others; one condition beside
        # the unit's, so that an index is followed by unit and state
        sent_or_own = ~Q(state=lifecycle.State.DRAFT) | Q(created_by_id=by.account_id)
        rows = rows.filter(sent_or_own, unit_id__in=_own(by, wanted.here, wanted.names, now))
    elif wanted.desk:
        rows = desks.rows(by, wanted.desk)
    else:
        rows = rows.filter(permits.visible_in(by, _units(by, wanted, now), column["unit_id"]))
    if wanted.round:
        rows = rows.filter(**{column["round"]: wanted.round})
    rows = stages.at(rows, wanted.state, column["state"])
    for name, value in (
        ("tier", wanted.tier),
        ("exemplar__kind", wanted.kind),
        ("accepted_version__field", wanted.field),
    ):
        rows = rows.filter(**{name: value}) if value else rows
    words = _words(wanted)
    if words is None:
        return rows.none()
    return rows.filter(exemplar_id__in=finding.matching(Lookup.Kind.EXEMPLAR, words)) if words else rows


def _own(by: Actor, here: int, names: Names, now: datetime) -> frozenset[int]:
    """Tell whose dossiers are a unit's own: as today, also those of the units that went into it."""
    own, on = frozenset({here}), days.day(now)
    if names is Names.THEN:
        return own
    return own | (permits.opened(by) & lineage.heirs(on, units.tree(on)).kept(own, below=False))


def _units(by: Actor, wanted: Wanted, now: datetime) -> frozenset[int]:
    """Tell which of the units somebody reads are asked for."""
    opened, unit_id, on = permits.opened(by), wanted.unit_id, days.day(now)
    tree = units.tree(on)
    if not opened or (unit_id is not None and (unit_id not in opened or unit_id not in tree)):
        raise NotFound("Không tìm thấy danh sách này, hoặc đồng chí không có quyền xem.")
    if unit_id is None:
        return opened
    under = tree.under(unit_id)
    return opened & (under if wanted.names is Names.THEN else lineage.heirs(on, tree).kept(under, below=True))


def _read(rows: QuerySet[Registration], wanted: Wanted, on: date, many: int = PAGE) -> list[Line]:
    """Read the lines of a page and one more, in order, or in reverse when going back (one query).

    The ids are found along the index of the order alone; only theirs are then read, and put in order here: a database
    that was asked for their order once more might walk the whole index again.
    """
    key, place = _KEYS[wanted.order], wanted.place
    falling = (wanted.order in _FALLING) != (place is not None and place.back)
    rows = desks.with_turn(rows) if key == desks.TURN else rows
    if place is not None:
        # what has left a desk meanwhile leaves no place there; elsewhere it is found wherever it went
        edge = Registration.objects.all() if wanted.desk is Desk.NONE else rows
        rows = rows.filter(_beyond(key, place, edge.filter(pk=place.id), falling=falling))
    sign = "-" if falling else ""
    order = [f"{sign}{key}", f"{sign}pk"] if key else [f"{sign}pk"]
    ids = rows.order_by(*order).values("pk")[: many + 1]
    told = list_lines.loaded(desks.with_turn(Registration.objects.filter(pk__in=ids)))
    told.sort(key=lambda row: (getattr(row, key) if key else "", row.id), reverse=falling)
    return list_lines.read(told, wanted.names, on)


def _key_of(order: Order) -> Callable[[Line], str]:
    """Tell what marks the place of a line beside its number, where that changes by what one does with it."""
    if order is Order.TURN:
        return lambda line: desks.turn_of(line.state)
    return (lambda line: keyset.instant_key(line.changed_at)) if order is Order.WAITING else (lambda _line: "")


def _value_of(key: str, place: Place) -> int | datetime | None:
    """Read back what marks a place; None where it marks nothing, and the row itself is asked."""
    if key == _KEYS[Order.WAITING]:
        return keyset.instant(place.key)
    return desks.TURNS.get(place.key) if key == desks.TURN else None


def _finished(lines: Sequence[Line], wanted: Wanted, on: date) -> Sequence[Line]:
    """Count and judge lines where that was asked for."""
    lines = list_lines.counted(lines) if wanted.is_counted else lines
    return list_lines.judged(lines, on) if wanted.is_judged else lines


def _beyond(key: str, place: Place, edge: QuerySet[Registration], *, falling: bool) -> Q:
    """Ask for what follows a row in the order; the first condition lets the index be entered there."""
    side = "lt" if falling else "gt"
    beyond = Q(**{f"pk__{side}": place.id})
    if not key:
        return beyond
    value = _value_of(key, place)
    if value is None:
        value = desks.with_turn(edge).values_list(key, flat=True).first()
    if value is None:
        raise keyset.vanished()
    return Q(**{f"{key}__{side}e": value}) & (Q(**{f"{key}__{side}": value}) | beyond)
