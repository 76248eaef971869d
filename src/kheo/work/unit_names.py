"""How a list calls a dossier's unit: as on the day it was begun, or as today, after merging, splitting and renaming.

What a dossier and its papers say never changes; only a list is read one way or the other.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from django.db.models import OuterRef, QuerySet, Subquery

from kheo.store.models import Registration, Succession
from kheo.work import days, lineage, units


class Names(StrEnum):
    """Tên đơn vị: of the dossier's day, or of today."""

    THEN = ""
    NOW = "nay"


@dataclass(frozen=True, slots=True)
class Called:
    """The name of a unit, and of what it stands under."""

    name: str
    parent: str


class Begun(Protocol):
    """A dossier read `with_origins`: where and when it was begun, and who first handed it over since."""

    @property
    def unit_id(self) -> int: ...
    @property
    def unit_name(self) -> str: ...
    @property
    def created_at(self) -> datetime: ...
    @property
    def first_unit(self) -> int | None: ...


def with_origins(rows: QuerySet[Registration]) -> QuerySet[Registration]:
    """Let registrations tell which unit first handed their exemplar over after they were begun, within their query."""
    later = Succession.objects.filter(exemplar_id=OuterRef("exemplar_id"), on__gt=OuterRef("created_at__date"))
    return rows.annotate(first_unit=Subquery(later.order_by("on", "pk").values("from_unit")[:1]))


def reading(names: Names, on: date) -> Callable[[Begun], Called]:
    """Give what calls the units of registrations read `with_origins`; the organisation is read once for all."""
    past = units.past()
    if names is Names.THEN:
        return lambda row: _then(row, past.on(days.day(row.created_at)))
    tree = past.on(on)
    heirs = lineage.heirs(on, tree)

    def now(row: Begun) -> Called:
        after = sorted((tree[one] for one in heirs.of(row.unit_id)), key=lambda unit: unit.sort_key)
        if not after:  # nothing came after it: it keeps its last name
            return _then(row, past.on(days.day(row.created_at)))
        above = dict.fromkeys(_above(unit, tree) for unit in after)
        return Called("; ".join(one.name for one in after), "; ".join(name for name in above if name))

    return now


def _then(row: Begun, tree: units.Tree) -> Called:
    # a dossier that went over to a successor bears the name of the unit it was begun at
    for one in (row.unit_id, row.first_unit):
        if one is not None and one in tree and tree[one].name == row.unit_name:
            return Called(row.unit_name, _above(tree[one], tree))
    return Called(row.unit_name, "")


def _above(unit: units.UnitThen, tree: units.Tree) -> str:
    return tree[unit.parent_id].name if unit.parent_id is not None and unit.parent_id in tree else ""
