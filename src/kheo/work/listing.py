"""The list of dossiers, of one unit or of all that somebody reads: ten years of a province as quick as one of a bloc.

A page is read along an index of its order, from where the last one ended (keyset), so that a page deep inside costs
what the first one does. Counting stops at `MANY`: who wants the exact number exports the list. Only where somebody
asks for it are the rows of a page judged.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from itertools import islice

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from kheo import rulebook
from kheo.store.models import Assignment, Registration
from kheo.work import (
    boards,
    days,
    finding,
    lifecycle,
    lineage,
    lists,
    permits,
    programmes,
    stages,
    unit_names,
    units,
)
from kheo.work.actors import Actor
from kheo.work.refusals import BadInput, NotFound
from kheo.work.stages import Counted
from kheo.work.unit_names import Names

PAGE = 50
MANY = 1_000
BATCH = 500


class Order(StrEnum):
    """Thứ tự: what a list is sorted by; a page goes on from the last key and number of the one before."""

    NEWEST = "moi"
    TITLE = "ten"
    OWNER = "chu-the"


_KEYS = {Order.NEWEST: "", Order.TITLE: "title_key", Order.OWNER: "owner_key"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page begins: behind this row, or, with `back`, before it."""

    id: int
    back: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for; empty values ask for everything. `unit_id` takes what stands below that unit as well.

    `here` asks for one unit's own dossiers, closed units included, with one's own drafts there and the states counted.
    `names` reads units as on each dossier's day or as today; as today, `unit_id` and `here` take along what went into
    the unit.
    """

    unit_id: int | None = None
    here: int | None = None
    round: str = ""
    tier: str = ""
    state: str = ""
    kind: str = ""
    field: str = ""
    text: str = ""
    is_judged: bool = False
    order: Order = Order.NEWEST
    names: Names = Names.THEN
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One dossier in the list; `judged` says where it stands today, if that was asked for."""

    id: int
    code: str
    title: str
    kind_label: str
    owner_name: str
    unit_id: int
    unit_name: str
    parent_name: str
    tier_label: str
    round_label: str
    field_label: str
    state: str
    state_label: str
    tone: str
    submitted_on: date | None
    appraiser: str
    judged: lists.Row | None = None


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

    Raises `NotFound` for whoever reads no unit's work, or not that of the unit asked for.
    """
    rows = _wanted(by, replace(wanted, state=""), now)
    counts = stages.counted(rows, wanted.here, MANY) if wanted.here is not None else ()
    rows = stages.at(rows, wanted.state)
    on = days.day(now)
    lines = _read(rows, wanted, on)
    back = wanted.place is not None and wanted.place.back
    more = len(lines) > PAGE
    lines = lines[:PAGE]
    if back:
        lines.reverse()
    told = [one for one in counts if wanted.state in {"", one.state}]
    counted = sum(one.total + one.is_more for one in told) if counts else rows.order_by()[: MANY + 1].count()
    return Page(
        lines=tuple(_judged(lines, on) if wanted.is_judged else lines),
        total=min(counted, MANY),
        is_more=counted > MANY,
        states=counts,
        before=Place(lines[0].id, back=True) if lines and (more if back else wanted.place is not None) else None,
        after=Place(lines[-1].id) if lines and (more or back) else None,
    )


def every(*, by: Actor, wanted: Wanted, now: datetime) -> Iterable[Line]:
    """Give all lines of a list in its order, a batch at a time; for exports and for printing."""
    on, asked, rows = days.day(now), replace(wanted, place=None), _wanted(by, wanted, now)
    while True:
        found = _read(rows, asked, on, BATCH)
        yield from _judged(found[:BATCH], on) if wanted.is_judged else found[:BATCH]
        if len(found) <= BATCH:
            return
        asked = replace(asked, place=Place(found[BATCH - 1].id))


def count(*, by: Actor, wanted: Wanted, now: datetime, most: int | None = None) -> int:
    """Count a list, no further than one more than `most`; raises `NotFound` as `page` does."""
    rows = _wanted(by, wanted, now).order_by()
    return rows.count() if most is None else rows[: most + 1].count()


def whole(*, by: Actor, wanted: Wanted, now: datetime) -> Page:
    """Give the list on one page, for printing; no more than `MANY` lines of it."""
    lines = tuple(islice(every(by=by, wanted=wanted, now=now), MANY + 1))
    return Page(lines[:MANY], min(len(lines), MANY), len(lines) > MANY, None, None)


def _wanted(by: Actor, wanted: Wanted, now: datetime) -> QuerySet[Registration]:
    if wanted.here is not None:
        boards.require_unit(by, wanted.here)
        # who reads a unit's work sees what was sent there, and the drafts they wrote for others; one condition beside
        # the unit's, so that an index is followed by unit and state
        sent_or_own = ~Q(state=lifecycle.State.DRAFT) | Q(created_by_id=by.account_id)
        rows = Registration.objects.filter(sent_or_own, unit_id__in=_own(by, wanted.here, wanted.names, now))
    else:
        rows = Registration.objects.filter(permits.visible_in(by, _units(by, wanted, now)))
    asked = {name: value for name in ("round", "tier") if (value := getattr(wanted, name))}
    rows = stages.at(rows, wanted.state).filter(**asked)
    if wanted.kind:
        rows = rows.filter(exemplar__kind=wanted.kind)
    if wanted.field:
        rows = rows.filter(accepted_version__field=wanted.field)
    if wanted.text.strip():
        matching = finding.exemplars_matching(wanted.text)
        rows = rows.filter(exemplar_id__in=matching) if matching is not None else rows.none()
    return rows


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
    back = place is not None and place.back
    if place is not None:
        rows = rows.filter(_beyond(key, place))
    falling = back if key else not back
    sign = "-" if falling else ""
    order = [f"{sign}{key}", f"{sign}pk"] if key else [f"{sign}pk"]
    ids = rows.order_by(*order).values("pk")[: many + 1]
    working = Assignment.objects.filter(registration=OuterRef("pk"), ended_on__isnull=True).order_by("pk")
    found = unit_names.with_origins(Registration.objects.filter(pk__in=ids)).select_related("exemplar")
    found = found.annotate(field=F("accepted_version__field"))
    told = list(found.annotate(appraiser=Subquery(working.values("person__full_name")[:1])))
    told.sort(key=lambda row: (getattr(row, key) if key else "", row.pk), reverse=falling)
    books = programmes.for_registrations(told)
    called = unit_names.reading(wanted.names, on)
    return [_line(row, books[row.edition_id], called(row)) for row in told]


def _judged(lines: list[Line], on: date) -> list[Line]:
    """Judge the lines of a page on a day, in a number of queries that does not depend on theirs."""
    rows = Registration.objects.filter(pk__in=[line.id for line in lines])
    judged = {row.id: row for row in lists.judged(rows, on)}
    return [replace(line, judged=judged[line.id]) for line in lines]


def _beyond(key: str, place: Place) -> Q:
    """Ask for what follows a row in the order; the first condition lets the index be entered there."""
    falling = place.back if key else not place.back
    side = "lt" if falling else "gt"
    beyond = Q(**{f"pk__{side}": place.id})
    if not key:
        return beyond
    value = Registration.objects.filter(pk=place.id).values_list(key, flat=True).first()
    if value is None:
        raise BadInput("Trang này không còn. Hãy mở lại danh sách từ đầu.")
    return Q(**{f"{key}__{side}e": value}) & (Q(**{f"{key}__{side}": value}) | beyond)


def _line(row: Registration, programme: rulebook.Programme, called: unit_names.Called) -> Line:
    state, field = lifecycle.State(row.state), vars(row)["field"]
    return Line(
        id=row.pk,
        code=row.exemplar.code,
        title=row.exemplar.title,
        kind_label=row.exemplar.get_kind_display(),
        owner_name=row.owner_name,
        unit_id=row.unit_id,
        unit_name=called.name,
        parent_name=called.parent,
        tier_label=programme.tiers[row.tier].label.vi if row.tier in programme.tiers else "",
        round_label=programmes.label(programme, row.round),
        field_label=programme.fields[field].label.vi if field in programme.fields else "",
        state=state.value,
        state_label=lifecycle.label(state, ad_hoc=row.is_ad_hoc),
        tone=lifecycle.TONES[state],
        submitted_on=row.submitted_on,
        appraiser=vars(row)["appraiser"] or "",
    )
