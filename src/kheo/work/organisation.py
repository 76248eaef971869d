"""Read the organisation for its pages: units as on any day, one unit's history, what was reorganised and is open."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from kheo.store.models import Reorganisation
from kheo.work import days, handing_over, lineage, permits, touched, traces, unit_checks, units
from kheo.work.actors import Actor
from kheo.work.refusals import NotFound
from kheo.work.units import Tree, UnitThen

SHOWN = 50
_ENDS = (lineage.MERGED, lineage.SPLIT, lineage.DISSOLVED)


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit in the tree of a day; `depth` counts the units above it."""

    unit: UnitThen
    depth: int
    tier: str
    kind: str


@dataclass(frozen=True, slots=True)
class ActLine:
    """One reorganisation; `event_id` is None once it is undone, `open` counts exemplars that wait for a successor."""

    event_id: int | None
    title: str
    on: date
    decision: str
    at: datetime
    undone_at: datetime | None
    why_not: str
    open: int


@dataclass(frozen=True, slots=True)
class Board:
    """The organisation of a day and the latest reorganisations."""

    on: date
    units: tuple[UnitLine, ...]
    acts: tuple[ActLine, ...]


@dataclass(frozen=True, slots=True)
class UnitPage:
    """One unit through time, with what it is now."""

    id: int
    name: str
    is_standing: bool
    history: lineage.History
    now: tuple[UnitThen, ...]
    tiers: dict[str, str]
    kinds: dict[str, str]


@dataclass(frozen=True, slots=True)
class Offer:
    """What the forms of a reorganisation offer: the unit, the others that stand, words for tiers and kinds."""

    unit: UnitThen
    others: tuple[UnitThen, ...]
    tiers: dict[str, str]
    kinds: dict[str, str]


@dataclass(frozen=True, slots=True)
class Open:
    """What one reorganisation left unchosen, with the successors on offer; code and name."""

    act: ActLine
    heirless: tuple[touched.Waiting, ...]
    targets: tuple[tuple[str, str], ...]


def board(*, by: Actor, on: date) -> Board:
    """Read the units of a day and the latest acts; raises `NotPermitted`."""
    permits.require(by, "reorganise", permits.NOTHING)
    tiers, kinds = unit_checks.levels()
    tree = units.tree(on)
    lines = tuple(
        UnitLine(unit, len(unit.path) - 1, tiers.get(unit.tier, unit.tier), kinds.get(unit.kind, unit.kind))
        for unit in _in_order(tree)
    )
    acts = Reorganisation.objects.prefetch_related("events").order_by("-pk")[:SHOWN]
    return Board(on, lines, tuple(_act(row) for row in acts))


def unit(*, by: Actor, unit_id: int, now: datetime) -> UnitPage:
    """Read one unit through time; raises `NotPermitted` and `NotFound`."""
    permits.require(by, "reorganise", permits.NOTHING)
    history, on = lineage.history(unit_id), days.day(now)
    after = lineage.now_of(unit_id, on)
    tiers, kinds = unit_checks.levels()
    return UnitPage(
        id=unit_id,
        name=history.chapters[-1].name,
        is_standing=history.chapters[-1].until_on is None,
        history=history,
        now=tuple(one for one in after if one.id != unit_id),
        tiers=tiers,
        kinds=kinds,
    )


def offer(*, by: Actor, unit_id: int) -> Offer:
    """Read what may be chosen in a reorganisation of a unit; units to come by a signed decision are offered, too.

    Raises `NotPermitted`, and `NotFound` for a unit that has ended.
    """
    permits.require(by, "reorganise", permits.NOTHING)
    tree = units.tree(date.max)
    own = tree[unit_id]
    tiers, kinds = unit_checks.levels()
    return Offer(own, tuple(one for one in _in_order(tree) if one.id != unit_id), tiers, kinds)


def left_open(*, by: Actor, event_id: int) -> Open:
    """Read for what a successor may still be chosen after an act; raises `NotPermitted` and `NotFound`."""
    permits.require(by, "reorganise", permits.NOTHING)
    row = Reorganisation.objects.prefetch_related("events").filter(events=event_id).first()
    if row is None:
        raise NotFound("Không tìm thấy lần sắp xếp này.")
    tree = units.tree(row.on)
    ids = {event.other_id for event in row.events.all() if event.kind in _ENDS}
    dissolved = any(event.kind == lineage.DISSOLVED for event in row.events.all())
    heirless = tuple(
        touched.Waiting(
            one.pk, one.title, "; ".join(one.registrations.order_by("-pk").values_list("owner_name", flat=True)[:1])
        )
        for one in handing_over.tied(_ended(row, tree)).order_by("folded", "pk")
    )
    targets = tuple((one.code, one.name) for one in tree.all() if dissolved or one.id in ids)
    return Open(_act(row), heirless, targets)


def _act(row: Reorganisation) -> ActLine:
    events = sorted((event for event in row.events.all() if event.kind != lineage.FORMED), key=lambda one: one.pk)
    ended = _ended(row, units.tree(row.on)) if events else frozenset()
    return ActLine(
        event_id=events[0].pk if events else None,
        title=row.title,
        on=row.on,
        decision=events[0].decision if events else row.number,
        at=row.at,
        undone_at=row.undone_at,
        why_not=traces.why_not(row),
        open=handing_over.tied(ended).count() if ended else 0,
    )


def _ended(row: Reorganisation, tree: Tree) -> frozenset[int]:
    return frozenset(one.unit_id for one in row.events.all() if one.kind in _ENDS and one.unit_id not in tree)


def _in_order(tree: Tree) -> Iterator[UnitThen]:
    """Walk from the top down, each unit followed by what stands below it."""
    below: dict[int | None, list[UnitThen]] = {}
    for one in tree.all():
        below.setdefault(one.parent_id if one.parent_id in set(one.path) else None, []).append(one)
    waiting = list(reversed(below.get(None, [])))
    while waiting:
        one = waiting.pop()
        yield one
        waiting += reversed(below.get(one.id, []))
