"""Registers of a unit: what it issued, what it sent and what came to it, by day; a page at a time, whole for files.

A page goes on from the day and the number of the row before it (keyset). Words are looked for without accents in the
unit's own rows, which are as many as its office writes; counting stops at `listing.MANY`.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from django.db.models import Model, Q, QuerySet, Subquery
from django.db.models.functions import ExtractYear

from kheo import vietnamese
from kheo.work.keyset import Place
from kheo.work.listing import BATCH, MANY, PAGE
from kheo.work.refusals import BadInput

M = TypeVar("M", bound=Model)
L = TypeVar("L")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for; empty values ask for everything.

    `which` names one of the registers of a page, which may then be leafed through; `waits` leaves only what somebody
    still has to do; `oldest` turns the order round, `is_whole` asks for all of it on one page.
    """

    which: str = ""
    year: int | None = None
    kind: str = ""
    waits: bool = False
    text: str = ""
    oldest: bool = False
    place: Place | None = None
    is_whole: bool = False

    @property
    def is_narrowed(self) -> bool:
        """Tell whether anything is left out of the registers of the page."""
        return bool(self.which or self.year or self.kind or self.waits or self.text)


@dataclass(frozen=True, slots=True)
class Source(Generic[M]):
    """The rows of one register: the day they stand by, their kind, what in them waits, where words are looked for."""

    rows: QuerySet[M]
    day: str
    texts: tuple[str, ...]
    kind: str = ""
    waiting: Q | None = None


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
    rows, place = _wanted(source, wanted), wanted.place
    most = MANY if wanted.is_whole else PAGE
    back = place is not None and place.back
    falling = wanted.oldest == back
    shown = rows if place is None else rows.filter(_beyond(source, place, falling))
    found = list(_ordered(shown, source, falling)[: most + 1])
    if place is not None and not found and not source.rows.filter(pk=place.id).exists():
        raise BadInput("Trang này không còn. Hãy mở lại danh sách từ đầu.")
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
    rows = _ordered(_wanted(source, wanted), source, not wanted.oldest)
    return (read(row) for row in rows.iterator(chunk_size=BATCH))


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
