"""Read several short lists of unlike things in one query: each is an arm of a union, all with the same columns.

What a page or a badge asks of ten tables is one trip to the database. Which things an arm is about stands with whoever
asks; what becomes of them, too.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import BigIntegerField, CharField, DateField, F, Field, QuerySet, Subquery, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast


@dataclass(frozen=True, slots=True)
class Ask:
    """One arm: what it is called, its rows, and where each column comes from; what is left empty stays empty."""

    kind: str
    rows: QuerySet[Any, Any]
    id: str | Combinable = "pk"
    unit: str | Combinable = ""
    round: str | Combinable = ""
    text: str = ""
    note: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """One row of an arm."""

    id: int
    unit_id: int
    round: str
    text: str
    note: str
    on: date | None


class Count(Subquery):
    """How many rows a query has, as a column of another."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) _counted)"
    output_field = BigIntegerField()


_MOST = 100  # arms of one query; SQLite takes no more than 500
_EMPTY = {"id": Value(0), "unit": Value(0), "on": Value(None)}
_TYPES: "Mapping[str, Field[Any, Any]]" = {"id": BigIntegerField(), "unit": BigIntegerField(), "on": DateField()}
_COLUMNS = ("id", "unit", "round", "text", "note", "on")


def gather(asks: Iterable[Ask]) -> Mapping[str, Sequence[Found]]:
    """Read all that is asked for, by kind, each row once and in the order of ids (one query for a hundred arms)."""
    found: defaultdict[str, list[Found]] = defaultdict(list)
    arms = [_arm(one) for one in asks]
    for first in range(0, len(arms), _MOST):
        one, *others = arms[first : first + _MOST]
        for kind, *columns in sorted(one.union(*others), key=lambda row: row[:3]):
            found[kind].append(Found(*columns))
    return found


def _arm(ask: Ask) -> QuerySet[Any, Any]:
    columns = {f"as_{name}": _column(name, getattr(ask, name)) for name in _COLUMNS}
    kind = Cast(Value(ask.kind), CharField())
    rows: QuerySet[Any, Any] = ask.rows.order_by().annotate(as_kind=kind, **columns)
    return rows.values_list("as_kind", *columns)


def _column(name: str, given: str | Combinable) -> Cast:
    """Give a column its type in every arm alike: a database tells that of a union from the first two."""
    if not given:
        return Cast(_EMPTY.get(name, Value("")), _TYPES.get(name, TextField()))
    return Cast(F(given) if isinstance(given, str) else given, _TYPES.get(name, TextField()))
