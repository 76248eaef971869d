"""The organisation on a day: who stands under whom, and which base unit steers a unit. Also forms units.

What changes units is `reorganising`; whose a closed unit's dossiers are is `lineage`.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q

from kheo import vietnamese
from kheo.store.models import Unit, UnitEvent, UnitVersion
from kheo.work import indexing, looking
from kheo.work.refusals import BadInput, NotFound


@dataclass(frozen=True, slots=True)
class UnitThen:
    """A unit as it stood on a day; `path` runs from itself up to the top."""

    id: int
    code: str
    name: str
    short_name: str
    kind: str
    line: str
    tier: str
    parent_id: int | None
    symbol: str
    place: str
    sort_key: str
    path: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NewUnit:
    """The plain values of a unit to form; `parent` and `code` are unit codes, `kind` a kind of the programme."""

    code: str
    name: str
    short_name: str
    kind: str
    line: str
    tier: str
    parent: str | None = None
    symbol: str = ""
    place: str = ""
    display_order: int = 0


_OWN = ("name", "short_name", "kind", "line", "tier", "parent_id", "symbol", "place", "sort_key")


class Tree:
    """All units of one day; made by `tree`, cheap to ask many times."""

    def __init__(self, versions: Iterable[Mapping[str, Any]]) -> None:
        rows = {version["unit_id"]: version for version in versions}
        self._units = {key: self._then(row, rows) for key, row in rows.items()}
        self._below: dict[int, set[int]] = {}
        for unit in self._units.values():
            for above in unit.path:
                self._below.setdefault(above, set()).add(unit.id)

    @staticmethod
    def _then(row: Mapping[str, Any], rows: Mapping[int, Mapping[str, Any]]) -> UnitThen:
        path = [row["unit_id"]]
        above = row["parent_id"]
        while above is not None and above in rows and above not in path:
            path.append(above)
            above = rows[above]["parent_id"]
        own = {name: row[name] for name in _OWN}
        return UnitThen(id=row["unit_id"], code=row["unit__code"], path=tuple(path), **own)

    def __contains__(self, unit_id: object) -> bool:
        return unit_id in self._units

    def __getitem__(self, unit_id: int) -> UnitThen:
        try:
            return self._units[unit_id]
        except KeyError:
            raise NotFound("Đơn vị này chưa có hoặc không còn vào ngày đang xem.") from None

    def all(self) -> list[UnitThen]:
        """List the units in Vietnamese order of their names."""
        return sorted(self._units.values(), key=lambda unit: unit.sort_key)

    def under(self, unit_id: int) -> frozenset[int]:
        """Tell the ids of a unit and everything below it."""
        return frozenset(self._below.get(unit_id, {unit_id}))

    def base_of(self, unit_id: int) -> UnitThen:
        """Find the base unit whose steering group covers a unit (A15); raises `NotFound` above the base tier."""
        for key in self[unit_id].path:
            if self._units[key].tier == "base":
                return self._units[key]
        raise NotFound("Đơn vị này không thuộc đảng bộ, chi bộ cơ sở nào nên không có Tổ chỉ đạo cấp cơ sở.")

    def bases(self) -> list[UnitThen]:
        """List the base units."""
        return [unit for unit in self.all() if unit.tier == "base"]

    def top_of(self, unit_id: int) -> UnitThen:
        """Tell the highest unit above a unit: the bloc of this installation."""
        return self._units[self[unit_id].path[-1]]


def tree(on: date) -> Tree:
    """Read the organisation as it stood on a day (one query, or the one that a look has asked already)."""
    return past().on(on) if looking.is_open() else _tree(on)


def _tree(on: date) -> Tree:
    valid = UnitVersion.objects.filter(Q(until_on__isnull=True) | Q(until_on__gt=on), from_on__lte=on)
    # plain values: the tree is read with every act, and rows of a model cost three times as much
    return Tree(valid.values("unit_id", "unit__code", *_OWN))


class Past:
    """The trees of any days, read in one query; days between two changes share one tree."""

    def __init__(self) -> None:
        self._versions = list(UnitVersion.objects.values("unit_id", "unit__code", "from_on", "until_on", *_OWN))
        starts = {row["from_on"] for row in self._versions}
        self._changes = sorted(starts | {row["until_on"] for row in self._versions if row["until_on"] is not None})
        self._trees: dict[int, Tree] = {}
        self._levels: dict[int, list[tuple[date, tuple[str, str]]]] | None = None

    def level(self, unit_id: int, day: date) -> tuple[str, str]:
        """Tell the tier and kind of a unit on a day; of one not yet formed its first, of one that ended its last."""
        levels = self._levels
        if levels is None:  # put in place as a whole: threads share what is kept until an act
            levels = {}
            for row in sorted(self._versions, key=lambda row: row["from_on"]):
                levels.setdefault(row["unit_id"], []).append((row["from_on"], (row["tier"], row["kind"])))
            self._levels = levels
        rows = levels[unit_id]
        return next((level for from_on, level in reversed(rows) if from_on <= day), rows[0][1])

    def on(self, day: date) -> Tree:
        """Give the organisation as it stood on a day."""
        place = bisect_right(self._changes, day)
        if place not in self._trees:
            self._trees[place] = Tree(
                row
                for row in self._versions
                if row["from_on"] <= day and (row["until_on"] is None or row["until_on"] > day)
            )
        return self._trees[place]


def past() -> Past:
    """Read the trees of any days; in looks, once until somebody acts."""
    return looking.until_an_act("past", Past)


def known(unit_id: int, on: date) -> UnitThen:
    """Tell what a unit is on a day, or, when it has ended, what it was at last; raises `NotFound` before it is formed.

    Old dossiers, papers and decisions are read under a closed unit, too.
    """
    today = tree(on)
    if unit_id in today:
        return today[unit_id]
    version = UnitVersion.objects.filter(unit_id=unit_id, from_on__lte=on).order_by("-from_on").first()
    if version is None:
        raise NotFound("Đơn vị này chưa có vào ngày đang xem.")
    ended = version.until_on or on  # it has ended, or it would have been found
    return tree(ended - timedelta(days=1))[unit_id]


@transaction.atomic
def form(*, units: Iterable[NewUnit], on: date, decision: str) -> dict[str, int]:
    """Form units by a decision, parents before children; return code → id.

    Raises `BadInput` when a code is taken or a parent is unknown.
    """
    ids = dict(Unit.objects.values_list("code", "id"))
    for new in units:
        if new.code in ids:
            raise BadInput(f"Mã đơn vị {new.code} đã có. Hãy chọn mã khác.", fields={"code": "Mã đã dùng."})
        if new.parent is not None and new.parent not in ids:
            raise BadInput(f"Đơn vị cấp trên {new.parent} chưa có. Hãy lập đơn vị cấp trên trước.")
        unit = Unit.objects.create(code=new.code, display_order=new.display_order)
        ids[new.code] = unit.pk
        version = UnitVersion(
            unit=unit,
            from_on=on,
            kind=new.kind,
            line=new.line,
            tier=new.tier,
            parent_id=ids[new.parent] if new.parent else None,
            symbol=new.symbol,
            place=new.place,
        )
        call(version, new.name, new.short_name)
        version.save()
        indexing.unit(unit.pk)
        UnitEvent.objects.create(unit=unit, kind="formed", on=on, decision=decision)
    return ids


def call(version: UnitVersion, name: str, short_name: str) -> None:
    """Name a version, with what search and order need."""
    version.name, version.short_name = vietnamese.nfc(name).strip(), vietnamese.nfc(short_name).strip()
    version.folded = vietnamese.fold(f"{version.name} {version.short_name}")
    version.sort_key = vietnamese.sort_key(version.name)
