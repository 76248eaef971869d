"""Registers of a unit: what it issued, what it sent and what came to it; a page at a time, whole for files.

A page goes on from the row before it (keyset): by day along the table, by number or name along the keys of the unit's
own rows, which are as many as its office writes. In those words are looked for, too, without accents. Counting stops
at `listing.MANY`.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any, Generic, TypeVar

from django.db.models import Model, Q, QuerySet, Subquery
from django.db.models.functions import ExtractYear

from kheo import vietnamese
from kheo.papers.symbols import parse_symbol
from kheo.work.keyset import Place, vanished
from kheo.work.listing import BATCH, MANY, PAGE

M = TypeVar("M", bound=Model)
L = TypeVar("L")


class Order(StrEnum):
    """Thứ tự: what a register is sorted by; one that cannot be sorted so stands by day, the newest first."""

    NEWEST = "moi"
    OLDEST = "cu"
    NUMBER = "so"
    TITLE = "ten"
    SIGNER = "ky"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for; empty values ask for everything.

    `which` names one of the registers of a page, which may then be leafed through; `waits` leaves only what somebody
    still has to do; `is_whole` asks for all of it on one page.
    """

    which: str = ""
    year: int | None = None
    kind: str = ""
    waits: bool = False
    text: str = ""
    order: Order = Order.NEWEST
    place: Place | None = None
    is_whole: bool = False

    @property
    def is_narrowed(self) -> bool:
        """Tell whether anything is left out of the registers of the page."""
        return bool(self.which or self.year or self.kind or self.waits or self.text)


@dataclass(frozen=True, slots=True)
class Sorting:
    """How rows are sorted otherwise than by day: what is read of each, and the key that is made of it."""

    fields: tuple[str, ...]
    key: Callable[..., tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Source(Generic[M]):
    """The rows of one register: the day they stand by, their kind, what in them waits, where words are looked for.

    `sortings` tells by what else they may be sorted.
    """

    rows: QuerySet[M]
    day: str
    texts: tuple[str, ...]
    kind: str = ""
    waiting: Q | None = None
    sortings: Mapping[Order, Sorting] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Page(Generic[L]):
    """A page of a register; `total` is exact unless `is_more`, and then there are more than that."""

    lines: tuple[L, ...]
    total: int
    is_more: bool
    before: Place | None
    after: Place | None


def settled(wanted: Wanted, years: Iterable[int]) -> Wanted:
    """Take a year that is not offered as any; a place in the list only belongs to one register."""
    year = wanted.year if wanted.year in set(years) else None
    return replace(wanted, year=year, place=wanted.place if wanted.which and not wanted.is_whole else None)


def years(*sources: Source[Any]) -> tuple[int, ...]:
    """List the years that some registers have rows of, newest first (one query)."""
    found = [one.rows.order_by().values_list(ExtractYear(one.day)) for one in sources]
    return tuple(sorted({year for (year,) in found[0].union(*found[1:])}, reverse=True))


def page(source: Source[M], wanted: Wanted, read: Callable[[M], L]) -> Page[L]:
    """Give a page of a register, or all of it up to `MANY`; raises `BadInput` for a place that is gone.

    Where a page shows several registers, one that goes on is not counted.
    """
    if wanted.order in source.sortings:
        return _sorted_page(source, wanted, read)
    rows, place = _wanted(source, wanted), wanted.place
    most = MANY if wanted.is_whole else PAGE
    oldest = wanted.order is Order.OLDEST
    back = place is not None and place.back
    falling = oldest == back
    shown = rows if place is None else rows.filter(_beyond(source, place, falling))
    found = list(_ordered(shown, source, falling)[: most + 1])
    if place is not None and not found and not source.rows.filter(pk=place.id).exists():
        raise vanished()
    more, found = len(found) > most, found[:most]
    if back:
        found.reverse()
    total = len(found) + more
    if wanted.which and (more or place is not None):
        total = rows.order_by().values("pk")[: MANY + 1].count()
    counted = MANY if wanted.which else most
    leafed = bool(found) and not wanted.is_whole
    return Page(
        lines=tuple(read(row) for row in found),
        total=min(total, counted),
        is_more=total > counted,
        before=Place(found[0].pk, back=True) if leafed and (more if back else place is not None) else None,
        after=Place(found[-1].pk) if leafed and (more or back) else None,
    )


def cut(lines: tuple[L, ...], place: Place | None, *, whole: bool = False) -> Page[L]:
    """Cut a page out of lines that were read whole, or give them all; a place counts the lines before it."""
    if whole:
        return Page(lines, len(lines), is_more=False, before=None, after=None)
    back, at = place is not None and place.back, min(place.id if place is not None else 0, len(lines))
    first, until = (max(at - PAGE, 0), at) if back else (at, at + PAGE)
    return Page(
        lines=lines[first:until],
        total=len(lines),
        is_more=False,
        before=Place(first, back=True) if first else None,
        after=Place(until) if until < len(lines) else None,
    )


def every(source: Source[M], wanted: Wanted, read: Callable[[M], L]) -> Iterator[L]:
    """Give all lines of a register in its order, a batch at a time."""
    wanted = settled(wanted, years(source))
    rows = _wanted(source, wanted)
    if wanted.order in source.sortings:
        ids = [pk for *_key, pk in _keys(rows, source.sortings[wanted.order])]
        batches = (ids[at : at + BATCH] for at in range(0, len(ids), BATCH))
        return (read(row) for some in batches for row in _read(rows, some))
    ordered = _ordered(rows, source, wanted.order is not Order.OLDEST)
    return (read(row) for row in ordered.iterator(chunk_size=BATCH))


def by_number(number: str, day: str) -> Sorting:
    """Sort as the book of numbers is kept: the newest year first, in it series by series, in each by number."""

    def key(literal: str, on: date) -> tuple[Any, ...]:
        try:
            symbol = parse_symbol(literal)
        except vietnamese.BadValue:
            return (-on.year, True, vietnamese.sort_key(literal), 0)
        return (-on.year, False, vietnamese.sort_key(f"{symbol.kind} {symbol.organ}"), symbol.number)

    return Sorting((number, day), key)


def by_words(words: str) -> Sorting:
    """Sort by what something is called, in Vietnamese order."""
    return Sorting((words,), lambda text: (vietnamese.sort_key(text),))


def by_person(name: str) -> Sorting:
    """Sort by somebody's name in Vietnamese order, the given name first."""
    return Sorting((name,), lambda text: (vietnamese.name_key(text),))


def _sorted_page(source: Source[M], wanted: Wanted, read: Callable[[M], L]) -> Page[L]:
    """Give a page along the keys of a sorting; they are all read, so that the total is at hand."""
    rows, place, sorting = _wanted(source, wanted), wanted.place, source.sortings[wanted.order]
    keys = _keys(rows, sorting)
    most = MANY if wanted.is_whole else PAGE
    first = 0 if place is None else _place_among(keys, place, source, sorting)
    until = min(first + most, len(keys))
    if place is not None and place.back:
        # before what has become the first stands nothing: the first page is shown
        first, until = (max(first - most, 0), first) if first else (0, min(most, len(keys)))
    ids = [pk for *_key, pk in keys[first:until]]
    leafed = bool(ids) and not wanted.is_whole
    return Page(
        lines=tuple(read(row) for row in _read(rows, ids)),
        total=min(len(keys), MANY),
        is_more=len(keys) > MANY,
        before=Place(ids[0], back=True) if leafed and first else None,
        after=Place(ids[-1]) if leafed and until < len(keys) else None,
    )


def _keys(rows: QuerySet[M], sorting: Sorting) -> list[tuple[Any, ...]]:
    """List the keys of some rows in order, each with the id of its row at the end."""
    told = rows.order_by().values_list("pk", *sorting.fields)
    return sorted((*sorting.key(*values), pk) for pk, *values in told)


def _place_among(keys: list[tuple[Any, ...]], place: Place, source: Source[Any], sorting: Sorting) -> int:
    """Tell before how many keys a place stands, also when its row is no longer among them."""
    own = _keys(source.rows.filter(pk=place.id), sorting)
    if not own:
        raise vanished()
    at = bisect_left(keys, own[0])
    return at + (not place.back and keys[at : at + 1] == own)


def _read(rows: QuerySet[M], ids: list[int]) -> Iterator[M]:
    found = {row.pk: row for row in rows.filter(pk__in=ids)}
    return (found[pk] for pk in ids if pk in found)


def _wanted(source: Source[M], wanted: Wanted) -> QuerySet[M]:
    if (wanted.waits and source.waiting is None) or (wanted.kind and not source.kind):
        return source.rows.none()  # it has nothing of what is asked for
    rows = source.rows.filter(source.waiting) if wanted.waits and source.waiting is not None else source.rows
    if wanted.year is not None:
        rows = rows.filter(**{f"{source.day}__year": wanted.year})
    if wanted.kind:
        rows = rows.filter(**{source.kind: wanted.kind})
    words = vietnamese.fold(wanted.text).split()
    if words:
        told = rows.order_by().values_list("pk", *source.texts)
        rows = rows.filter(pk__in=[pk for pk, *texts in told if _has(words, texts)])
    return rows


def _has(words: list[str], texts: list[str]) -> bool:
    folded = vietnamese.fold(" ".join(filter(None, texts)))
    return all(word in folded for word in words)


def _ordered(rows: QuerySet[M], source: Source[M], falling: bool) -> QuerySet[M]:
    sign = "-" if falling else ""
    return rows.order_by(f"{sign}{source.day}", f"{sign}pk")


def _beyond(source: Source[M], place: Place, falling: bool) -> Q:
    """Ask for what follows a row in the order."""
    day = Subquery(source.rows.filter(pk=place.id).order_by().values(source.day)[:1])
    side = "lt" if falling else "gt"
    return Q(**{f"{source.day}__{side}": day}) | Q(**{source.day: day, f"pk__{side}": place.id})
