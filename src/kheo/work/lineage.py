"""What became of units: who came after a closed one, who reads what it left, and its history in order.

A closed unit's accounts end with it; its dossiers stay readable for whoever came after it, or stood above it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from kheo.store.models import Exemplar, UnitEvent, UnitVersion
from kheo.work import looking, units
from kheo.work.refusals import NotFound

FORMED, RENAMED, MOVED, LEVEL_CHANGED = "formed", "renamed", "moved", "level_changed"
MERGED, SPLIT, DISSOLVED = "merged_into", "split_into", "dissolved"
KINDS = {
    FORMED: "Thành lập",
    RENAMED: "Đổi tên",
    MOVED: "Chuyển về trực thuộc",
    LEVEL_CHANGED: "Đổi cấp, loại hình",
    MERGED: "Sáp nhập, hợp nhất vào",
    SPLIT: "Chia, tách thành",
    DISSOLVED: "Giải thể, kết thúc hoạt động",
}


class Heirs:
    """Who came after each unit that has ended; made by `heirs`."""

    def __init__(self, ends: Iterable[tuple[int, str, int, date]], tree: units.Tree) -> None:
        self._tree = tree
        self._after: dict[int, set[int]] = {}
        self._above: dict[int, set[int]] = {}
        gone = [end for end in ends if end[0] not in tree]
        last = {unit_id: on for unit_id, _kind, _other_id, on in sorted(gone, key=lambda end: end[3])}
        for unit_id, kind, other_id, on in gone:
            if on == last[unit_id]:  # a part that was given away before the end is no heir
                (self._above if kind == DISSOLVED else self._after).setdefault(unit_id, set()).add(other_id)

    def of(self, unit_id: int) -> frozenset[int]:
        """Tell which units of the day came after a unit, through any number of changes; itself while it stands."""
        found: set[int] = set()
        waiting, met = [unit_id], {unit_id}
        while waiting:
            one = waiting.pop()
            if one in self._tree:
                found.add(one)
                continue
            waiting += (more := self._after.get(one, set()) - met)
            met |= more
        return frozenset(found)

    def kept(self, covers: frozenset[int], *, below: bool) -> frozenset[int]:
        """Add to some units the closed ones they came after; with `below` also those dissolved under them."""
        everything = set(covers)
        rest = {one: set(after) for one, after in self._after.items()}
        for one, above in self._above.items() if below else ():
            rest.setdefault(one, set()).update(above)
        while more := {one for one, after in rest.items() if after & everything and one not in everything}:
            everything |= more
        return frozenset(everything)


def heirs(on: date, tree: units.Tree) -> Heirs:
    """Read what came after the units that have ended by a day (one query); `tree` is that day's."""
    ended = UnitEvent.objects.filter(kind__in=(MERGED, SPLIT, DISSOLVED), on__lte=on, other__isnull=False)
    return looking.until_an_act(
        ("heirs", on), lambda: Heirs(ended.values_list("unit_id", "kind", "other_id", "on"), tree)
    )


def now_of(unit_id: int, on: date) -> tuple[units.UnitThen, ...]:
    """Tell what a unit is called on a day, or which units came after it; none after one that was dissolved."""
    tree = units.tree(on)
    return tuple(sorted((tree[one] for one in heirs(on, tree).of(unit_id)), key=lambda unit: unit.sort_key))


def origins(exemplar: Exemplar, unit_id: int) -> frozenset[int]:
    """Tell from which units an exemplar's dossiers came to a unit, itself included; successions are prefetched."""
    found = {unit_id}
    while more := {one.from_unit_id for one in exemplar.successions.all() if one.to_unit_id in found} - found:
        found |= more
    return frozenset(found)


def homes_then(exemplar: Exemplar, on: date) -> frozenset[int]:
    """Tell where an exemplar's owners stood on a day; owners and successions are prefetched."""
    return frozenset(unit_then(exemplar, owner.home_id, on) for owner in exemplar.owners.all())


def unit_then(exemplar: Exemplar, unit_id: int, on: date) -> int:
    """Tell which unit stood on a day where one stands now in an exemplar's dossiers; successions are prefetched."""
    later = sorted((one for one in exemplar.successions.all() if one.on > on), key=lambda one: (one.on, one.pk))
    for one in reversed(later):
        if one.to_unit_id == unit_id:
            unit_id = one.from_unit_id
    return unit_id


@dataclass(frozen=True, slots=True)
class Chapter:
    """How a unit was called and where it stood, from a day until a day (half-open)."""

    from_on: date
    until_on: date | None
    name: str
    short_name: str
    kind: str
    tier: str
    parent_id: int | None
    parent: str


@dataclass(frozen=True, slots=True)
class Happening:
    """One event of a unit, or of another that concerns it, with the decision behind it."""

    id: int
    on: date
    kind: str
    label: str
    unit_id: int
    unit: str
    other_id: int | None
    other: str
    decision: str
    note: str
    reorganisation_id: int | None


@dataclass(frozen=True, slots=True)
class History:
    """A unit through time: its chapters and what happened, each in order."""

    chapters: tuple[Chapter, ...]
    events: tuple[Happening, ...]


def history(unit_id: int) -> History:
    """Read what a unit was and what happened to it, oldest first; raises `NotFound` for one that never was."""
    versions = UnitVersion.objects.filter(unit_id=unit_id).order_by("from_on")
    events = UnitEvent.objects.filter(Q(unit_id=unit_id) | Q(other_id=unit_id)).order_by("on", "pk")
    rows, told = list(versions), list(events)
    if not rows:
        raise NotFound("Không tìm thấy đơn vị này.")
    names = _Names({one for event in told for one in (event.unit_id, event.other_id)} | {row.parent_id for row in rows})
    chapters = tuple(
        Chapter(
            row.from_on,
            row.until_on,
            row.name,
            row.short_name,
            row.kind,
            row.tier,
            row.parent_id,
            names.on(row.parent_id, row.from_on),
        )
        for row in rows
    )
    return History(chapters, tuple(_happening(event, names) for event in told))


class _Names:
    """What units were called on any day, read in one query."""

    def __init__(self, unit_ids: Iterable[int | None]) -> None:
        rows = UnitVersion.objects.filter(unit_id__in=[one for one in unit_ids if one is not None]).order_by("from_on")
        self._names: dict[int, list[tuple[date, str]]] = {}
        for unit_id, from_on, name in rows.values_list("unit_id", "from_on", "name"):
            self._names.setdefault(unit_id, []).append((from_on, name))

    def on(self, unit_id: int | None, on: date, *, before: bool = False) -> str:
        """Name a unit on a day, or just before it; what came later is named by its first name."""
        found = self._names.get(unit_id, []) if unit_id is not None else []
        then = [name for from_on, name in found if from_on < on or (from_on == on and not before)]
        return then[-1] if then else found[0][1] if found else ""


def _happening(event: UnitEvent, names: _Names) -> Happening:
    return Happening(
        id=event.pk,
        on=event.on,
        kind=event.kind,
        label=KINDS[event.kind],
        unit_id=event.unit_id,
        unit=names.on(event.unit_id, event.on, before=event.kind != FORMED),
        other_id=event.other_id,
        other=names.on(event.other_id, event.on),
        decision=event.decision,
        note=event.note,
        reorganisation_id=event.reorganisation_id,
    )
