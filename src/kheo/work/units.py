"""The organisation on a day: who stands under whom, and which base unit steers a unit. Also forms units."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q

from kheo import vietnamese
from kheo.store.models import Unit, UnitEvent, UnitVersion
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
    """Read the organisation as it stood on a day (one query)."""
    valid = UnitVersion.objects.filter(Q(until_on__isnull=True) | Q(until_on__gt=on), from_on__lte=on)
    # plain values: the tree is read with every act, and rows of a model cost three times as much
    return Tree(valid.values("unit_id", "unit__code", *_OWN))


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
        UnitVersion.objects.create(
            unit=unit,
            from_on=on,
            name=vietnamese.nfc(new.name),
            short_name=vietnamese.nfc(new.short_name),
            kind=new.kind,
            line=new.line,
            tier=new.tier,
            parent_id=ids[new.parent] if new.parent else None,
            symbol=new.symbol,
            place=new.place,
            folded=vietnamese.fold(f"{new.name} {new.short_name}"),
            sort_key=vietnamese.sort_key(new.name),
        )
        UnitEvent.objects.create(unit=unit, kind="formed", on=on, decision=decision)
    return ids
