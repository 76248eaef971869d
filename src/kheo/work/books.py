"""The book of papers sent out: every number once in its series and year, and every number left out explained.

A series is what a unit numbers apart: its own papers and those of its steering body, each kind by itself.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any, Final

from django.db import transaction
from django.db.models import QuerySet

from kheo import papers, vietnamese
from kheo.papers.symbols import Symbol, parse_symbol, write_symbol
from kheo.store.models import Account, BookNumber, Document
from kheo.work import days, diary, permits, styles, units
from kheo.work.actors import Actor
from kheo.work.refusals import BadInput, NotFound

# a gap longer than this is a slip of the finger or an old book; it is shown by its ends
_MOST_MISSING = 60


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the book: a paper, a number that was cancelled, or one that nobody has explained yet."""

    literal: str
    kind: str
    organ: str
    number: int | None
    title: str = ""
    on: date | None = None
    document_id: int | None = None
    reason: str = ""
    who: str = ""
    at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Tell whether the number is left out and nobody has said why."""
        return self.document_id is None and not self.reason

    @property
    def note(self) -> str:
        """What the book says beside the paper's own words."""
        if self.is_open:
            return "Bỏ trống, chưa giải thích"
        return f"Không dùng: {self.reason}" if self.reason else ""


@dataclass(frozen=True, slots=True)
class Book:
    """The book of a unit in a year, and the years and kinds that there are to choose from."""

    unit_id: int
    unit_name: str
    year: int
    years: tuple[int, ...]
    kinds: tuple[str, ...]
    kind: str
    lines: tuple[Line, ...]
    text: str = ""
    is_term: bool = False

    @property
    def open_count(self) -> int:
        """Count the numbers that wait to be explained."""
        return sum(line.is_open for line in self.lines)


def enter(document: Document, literal: str, *, now: datetime) -> None:
    """Enter a paper's number inside the transaction that issues it. Raises `BadInput` for one that is taken."""
    literal = _plain(literal)
    if not literal:
        return
    diary.wait_turn()  # of two who take one number the second waits here
    symbol, year = _read(literal), styles.series_from(document.unit_id, document.on).year
    own = BookNumber.objects.filter(unit_id=document.unit_id, year=year)
    same = own.filter(organ=symbol.organ, kind=symbol.kind, number=symbol.number) if symbol else own.none()
    taken = (same | own.filter(literal=literal)).select_related("document").first()
    if taken is not None:
        sentence = f"Số {literal} {_taken(taken)}. {_next_is(symbol, own)}"
        raise BadInput(sentence, fields={"number": sentence})
    BookNumber.objects.create(
        unit_id=document.unit_id,
        organ=symbol.organ if symbol else "",
        kind=symbol.kind if symbol else "",
        year=year,
        number=symbol.number if symbol else None,
        literal=literal,
        document=document,
        at=now,
    )


@transaction.atomic
def cancel(*, by: Actor, unit_id: int, year: int, literal: str, reason: str, now: datetime) -> BookNumber:
    """Say of a number that it was left out or spoilt and will not be used, and why.

    Raises `BadInput` without a reason, for what is no number, and for a number that a paper carries.
    """
    permits.require(by, "cancel_number", permits.Thing(unit_id=unit_id))
    diary.wait_turn()
    literal, reason, symbol = _plain(literal), vietnamese.nfc(reason).strip(), _read(literal)
    bad: dict[str, str] = {}
    if symbol is None:
        bad["literal"] = "Không đọc được số, ký hiệu. Hãy viết như “05-QĐ/ĐU” hoặc “12/QĐ-SNV”."
    if not reason:
        bad["reason"] = "Chưa ghi lý do. Hãy nêu vì sao số này không dùng."
    if not 1900 < year <= days.day(now).year:
        bad["year"] = "Năm của sổ chưa tới hoặc không đúng. Hãy ghi năm của số ấy."
    if bad or symbol is None:
        raise BadInput(" ".join(bad.values()), fields=bad)
    own = BookNumber.objects.filter(unit_id=unit_id, year=year)
    taken = own.filter(organ=symbol.organ, kind=symbol.kind, number=symbol.number).first()
    if taken is not None:
        sentence = f"Số {literal} {_taken(taken)}, không hủy được."
        raise BadInput(sentence, fields={"literal": sentence})
    made = BookNumber.objects.create(
        unit_id=unit_id,
        organ=symbol.organ,
        kind=symbol.kind,
        year=year,
        number=symbol.number,
        literal=literal,
        reason=reason,
        account_id=by.account,
        at=now,
    )
    diary.record(
        diary.Word.NUMBER_CANCELLED,
        account_id=by.account_id,
        subject="book_number",
        subject_id=made.pk,
        unit_id=unit_id,
        now=now,
        note=diary.Note(after={"number": literal, "year": year}, remark=reason),
    )
    return made


def last(unit_id: int, *, kind: str, organ: str, year: int) -> int:
    """Tell the highest number of a series; 0 when it has none."""
    held = BookNumber.objects.filter(unit_id=unit_id, kind=kind, organ=organ, year=year, number__isnull=False)
    return held.order_by("-number").values_list("number", flat=True).first() or 0


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the book: a year, or the running one, one kind or all, all words or some, what is open alone.

    By number, as it is kept, unless `order` is one of `ORDERS`.
    """

    year: int | None = None
    kind: str = ""
    text: str = ""
    waits: bool = False
    order: str = ""


def read(*, by: Actor, unit_id: int, asked: Asked, now: datetime) -> Book:
    """Read the book of a unit in a year, one kind or all; by number those left out stand in their places.

    With words asked for, only the papers and reasons that have them all, whatever their marks.
    Raises `NotFound` for whoever may not read the unit's work.
    """
    tree = units.tree(days.day(now))
    if unit_id not in tree or not permits.answer(by, "see_unit", permits.Thing(unit_id=unit_id)).ok:
        raise NotFound("Không tìm thấy sổ này, hoặc đồng chí không có quyền xem.")
    own = BookNumber.objects.filter(unit_id=unit_id)
    begun = styles.series_from(unit_id, days.day(now))
    year = asked.year or begun.year
    rows = own.filter(year=year).select_related("document").defer("document__value")
    rows = rows.order_by("organ", "kind", "number", "pk")
    return Book(
        unit_id=unit_id,
        unit_name=tree[unit_id].name,
        year=year,
        years=tuple(sorted({*own.values_list("year", flat=True), begun.year}, reverse=True)),
        kinds=tuple(sorted({row.kind for row in rows if row.kind}, key=vietnamese.sort_key)),
        kind=asked.kind,
        lines=tuple(_ordered(_told(_lines(row for row in rows if asked.kind in {"", row.kind}), asked), asked.order)),
        text=asked.text,
        is_term=year == begun.year and styles.by_term(unit_id),
    )


# what the book may be sorted by besides its numbers; what has no day, no title, comes last
ORDERS: Final[Mapping[str, Callable[[Line], tuple[Any, ...]]]] = {
    "moi": lambda line: (line.on is None, -line.on.toordinal() if line.on else 0),
    "ten": lambda line: (not line.title, vietnamese.sort_key(line.title)),
}


def _ordered(lines: Iterable[Line], order: str) -> Iterable[Line]:
    return sorted(lines, key=ORDERS[order]) if order in ORDERS else lines


def _told(lines: Iterable[Line], asked: Asked) -> Iterator[Line]:
    words = vietnamese.fold(asked.text).split()
    for line in lines:
        if asked.waits and not line.is_open:
            continue
        folded = vietnamese.fold(f"{line.literal} {line.title} {line.reason}") if words else ""
        if all(word in folded for word in words):
            yield line


def _lines(rows: Iterable[BookNumber]) -> Iterator[Line]:
    """Lay out the book series by series, with a line for each number that was left out."""
    rows = list(rows)
    ids = [row.account_id for row in rows if row.account_id]
    names = dict(Account.objects.filter(pk__in=ids).values_list("pk", "person__full_name"))
    for _series, held in groupby(rows, key=lambda row: (row.organ, row.kind)):
        before = 0
        for row in held:
            yield from _missing(row, before)
            before = row.number or before
            document = row.document
            yield Line(
                literal=row.literal,
                kind=row.kind,
                organ=row.organ,
                number=row.number,
                title=document.title if document else "",
                on=document.on if document else None,
                document_id=row.document_id,
                reason=row.reason,
                who=names.get(row.account_id or 0, ""),
                at=row.at,
            )


def _missing(row: BookNumber, before: int) -> Iterator[Line]:
    if row.number is None or row.number - before - 1 > _MOST_MISSING:
        return
    order = parse_symbol(row.literal).order
    for number in range(before + 1, row.number):
        literal = write_symbol(number, row.kind, row.organ, order)
        yield Line(literal=literal, kind=row.kind, organ=row.organ, number=number)


def _plain(literal: str) -> str:
    return vietnamese.nfc(literal).strip()


def _read(literal: str) -> Symbol | None:
    try:
        return parse_symbol(literal)
    except vietnamese.BadValue:
        return None


def _taken(taken: BookNumber) -> str:
    if taken.document is None:
        return f"đã hủy trong sổ ({taken.reason})"
    return f"đã dùng cho {papers.TITLES[taken.document.kind].lower()} khác trong năm {taken.year}"


def _next_is(symbol: Symbol | None, own: QuerySet[BookNumber]) -> str:
    if symbol is None:
        return "Hãy lấy số khác."
    held = own.filter(organ=symbol.organ, kind=symbol.kind, number__isnull=False)
    after = (held.order_by("-number").values_list("number", flat=True).first() or 0) + 1
    return f"Số tiếp theo của sổ là {write_symbol(after, symbol.kind, symbol.organ, symbol.order)}."
