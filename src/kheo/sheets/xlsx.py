"""Write a table as an xlsx file ready to print: A4 landscape, Times New Roman, headings repeated on every page.

Text is written as text and never as a formula, a link or a number. The same table gives the same bytes.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO
from itertools import groupby
from typing import IO, Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from kheo import vietnamese
from kheo.sheets.table import MOST_ROWS, BadTable, Cell, Column, GroupRow, Pair, Phrase, Row, Table
from kheo.sheets.values import clean_text, places, to_value

FONT: Final = "Times New Roman"
_SIZE: Final = 12
_LINE_HEIGHT: Final = 16.5
_HIGHEST_ROW: Final = 409
_KNOWN: Final = 1_000  # texts of a column that are kept as they were written before,
_SHORT: Final = 100  # none of them longer: what comes again and again is a name or a word
_A4: Final = 9
MADE_AT: Final = datetime(2000, 1, 1)  # noqa: DTZ001 – the file format knows no zone; a fixed day keeps bytes equal
BOOK: Final = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "dd/mm/yyyy",
}
_CELL: Final = {"border": 1, "valign": "top", "text_wrap": True}
_CENTRE: Final = {"align": "center", "valign": "vcenter", "text_wrap": True}
_FORBIDDEN_IN_NAMES: Final = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


def write_table(table: Table) -> bytes:
    """Write one table. Raises BadTable where a value cannot stand in a spreadsheet."""
    out = BytesIO()
    stream_table(table, table.rows, out)
    return out.getvalue()


def stream_table(table: Table, rows: Iterable[Row | GroupRow], out: IO[bytes]) -> None:
    """Write rows as they come, in the place of a table's own; nothing of them stays in memory but under groups."""
    # Rows go out one by one, except under two-line headings: those merge downwards, which needs both rows at hand.
    memory = {"in_memory": table.has_groups, "constant_memory": not table.has_groups}
    font = {"font_name": FONT, "font_size": _SIZE}  # a fresh one for each book: the library writes into it
    with Workbook(out, {**BOOK, **memory, "default_format_properties": font}) as book:
        book.set_properties({"title": clean_text(" ".join(table.title), "Tiêu đề")[:255], "created": MADE_AT})
        _Sheet(book, book.add_worksheet(_name(table.sheet_name)), table).write(rows)


@dataclass
class _Sheet:
    """One sheet being written downwards; `at` is the next free row."""

    book: Workbook
    page: Worksheet
    table: Table
    at: int = 0
    formats: dict[tuple[tuple[str, object], ...], Format] = field(default_factory=dict)
    looks: dict[tuple[str, bool, str, bool], Format] = field(default_factory=dict)
    known: list[dict[str, tuple[str, int]]] = field(init=False)
    plain: list[Format] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.known = [{} for _ in self.table.columns]

    def write(self, rows: Iterable[Row | GroupRow]) -> None:
        self._set_up_columns()
        self._halves(self.table.head)
        self._title()
        top = self.at
        self._headings()
        self._set_up_page(top)
        for row in rows:
            if isinstance(row, GroupRow):
                self._across(row.label, {"bold": True, "border": 1, "valign": "vcenter", "text_wrap": True})
            else:
                self._cells(row.cells)
        if self.table.totals is not None:
            self._cells(self.table.totals, bold=True)
        for note in self.table.notes:
            self._across(note, {"italic": True, "valign": "top", "text_wrap": True})
        self.at += 1 if self.table.foot else 0
        self._halves(self.table.foot)

    def _format(self, properties: dict[str, object]) -> Format:
        key = tuple(sorted(properties.items()))
        if key not in self.formats:
            self.formats[key] = self.book.add_format(properties)
        return self.formats[key]

    def _set_up_columns(self) -> None:
        for at, column in enumerate(self.table.columns):
            self.page.set_column(at, at, column.width)

    def _set_up_page(self, top: int) -> None:
        page, last = self.page, self.at - 1
        page.set_landscape()
        page.set_paper(_A4)
        page.set_margins(left=0.6, right=0.6, top=0.7, bottom=0.7)
        page.fit_to_pages(1, 0)
        page.center_horizontally()
        page.repeat_rows(top, last)
        page.freeze_panes(self.at, self.table.frozen_columns)
        page.set_footer(f'&C&"{FONT}"&10Trang &P/&N')

    def _title(self) -> None:
        self.at += 1 if self.table.head else 0
        for number, line in enumerate(self.table.title):
            look: dict[str, object] = {"bold": True, "font_size": 14} if number == 0 else {"italic": True}
            self._across(line, {**_CENTRE, **look})
        self.at += 1 if self.table.title else 0

    def _headings(self) -> None:
        look = self._format({**_CENTRE, "bold": True, "border": 1})
        depth = 2 if self.table.has_groups else 1
        for offset, lines in enumerate(self._heading_lines()):
            self._set_height(self.at + offset, lines)
        at = 0
        for group, members in groupby(self.table.columns, key=lambda column: column.group):
            columns = list(members)
            if group:
                self._merged(self.at, at, self.at, at + len(columns) - 1, group, look)
            for offset, column in enumerate(columns):
                first = self.at + (1 if group else 0)
                self._merged(first, at + offset, self.at + depth - 1, at + offset, column.heading, look)
            at += len(columns)
        self.at += depth

    def _heading_lines(self) -> list[int]:
        """Reckon how many lines of type each heading row takes; a heading without group may use both rows."""
        columns = self.table.columns
        own = {bool(column.group): 1 for column in columns}
        for column in columns:
            own[bool(column.group)] = max(own[bool(column.group)], _lines(column.heading, column.width))
        if not self.table.has_groups:
            return [own[False]]
        upper = max(
            _lines(group, sum(column.width for column in members))
            for group, members in groupby(columns, key=lambda column: column.group)
        )
        return [upper, max(own[True], own.get(False, 0) - upper)]

    def _halves(self, lines: Sequence[Pair]) -> None:
        """Write lines in two halves of about the same width; one column alone takes the left and then the right."""
        middle, last = self._middle(), len(self.table.columns) - 1
        widths = [column.width for column in self.table.columns]
        rooms = sum(widths[: middle + 1]), sum(widths[middle + 1 :])
        for line in lines:
            left, right = (half if isinstance(half, Phrase) else Phrase(half) for half in line)
            if last:
                self._set_height(self.at, max(_lines(left.text, rooms[0]), _lines(right.text, rooms[1])))
            self._phrase(left, 0, middle)
            self.at += 0 if last else 1
            self._phrase(right, middle + 1 if last else 0, last)
            self.at += 1

    def _phrase(self, phrase: Phrase, left: int, right: int) -> None:
        look = self._format({**_CENTRE, "valign": "top", "bold": phrase.bold, "italic": phrase.italic})
        self._merged(self.at, left, self.at, right, phrase.text, look)

    def _middle(self) -> int:
        """Find the last column of the left half."""
        widths = [column.width for column in self.table.columns]
        cuts = range(len(widths) - 1)
        return min(cuts, key=lambda cut: abs(2 * sum(widths[: cut + 1]) - sum(widths)), default=0)

    def _across(self, text: str, properties: dict[str, object]) -> None:
        """Write one line over all columns."""
        self._set_height(self.at, _lines(text, sum(column.width for column in self.table.columns)))
        self._merged(self.at, 0, self.at, len(self.table.columns) - 1, text, self._format(properties))
        self.at += 1

    def _set_height(self, row: int, lines: int) -> None:
        """Fix the height of a row of merged cells, which do not grow by themselves."""
        self.page.set_row(row, min(_LINE_HEIGHT * lines + 4, _HIGHEST_ROW))

    def _merged(self, top: int, left: int, bottom: int, right: int, text: str, look: Format) -> None:
        clean = clean_text(text, f"Dòng {top + 1}")
        if (top, left) != (bottom, right):
            self.page.merge_range(top, left, bottom, right, "", look)
        self.page.write_string(top, left, clean, look)

    def _cells(self, cells: Sequence[Cell], *, bold: bool = False) -> None:
        if self.at >= MOST_ROWS:
            most = vietnamese.show_number(MOST_ROWS)
            raise BadTable(
                f"Một trang bảng tính chứa nhiều nhất {most} dòng. "
                "Hãy lọc bớt rồi xuất lại, hoặc chọn “Tải xuống”, “Tệp CSV”."
            )
        page, row, lines = self.page, self.at, 1
        looks = [self._look(column, "", bold=True) for column in self.table.columns] if bold else self._plain()
        text: str | None
        for at, (look, cell) in enumerate(zip(looks, cells, strict=True)):
            if isinstance(cell, str):
                text, high = self.known[at].get(cell) or self._known(at, cell)
                lines = max(lines, high)
            else:
                text = self._counted(at, cell, bold)
            if text:
                page.write_string(row, at, text, look)
            elif text is not None:
                page.write_blank(row, at, None, look)
        if lines > 1:  # LibreOffice does not grow rows of a file it has not made
            self._set_height(self.at, lines)
        self.at += 1

    def _plain(self) -> list[Format]:
        """Give the looks of the columns' texts on a row that is no total."""
        if not self.plain:
            self.plain = [self._look(column, "", bold=False) for column in self.table.columns]
        return self.plain

    def _known(self, at: int, cell: str) -> tuple[str, int]:
        """Give a text as it is written and how many lines it takes in its column; what comes often is reckoned once."""
        column = self.table.columns[at]
        text = clean_text(cell, f"Ô ở dòng {self.at + 1}, cột “{column.heading}”")
        known = text, _lines(text, column.width)
        if len(cell) <= _SHORT and len(self.known[at]) < _KNOWN:
            self.known[at][cell] = known
        return known

    def _counted(self, at: int, cell: Cell, bold: bool) -> str | None:
        """Write a day or a number with as many decimals as it has; give back what is to be written as text instead."""
        column = self.table.columns[at]
        value = to_value(cell, column, f"Ô ở dòng {self.at + 1}, cột “{column.heading}”")
        if value is None or isinstance(value, str):
            return value or ""
        if isinstance(value, date):
            self.page.write_datetime(self.at, at, value, self._look(column, "dd/mm/yyyy", bold))
        else:
            decimals = places(value)
            shape = "#,##0" + ("." + "0" * decimals if decimals else "")
            self.page.write_number(self.at, at, float(value), self._look(column, shape, bold))
        return None

    def _look(self, column: Column, shape: str, bold: bool) -> Format:
        """Give the look of a cell: its column's, in bold on a row of totals."""
        key = (column.kind, column.centred, shape, bold)
        found = self.looks.get(key)
        if found is None:
            look: dict[str, object] = {**_CELL, "align": _align(column)}
            look |= {"num_format": shape} if shape else {}
            found = self.looks[key] = self._format({**look, "bold": True} if bold else look)
        return found


def _align(column: Column) -> str:
    if column.centred or column.kind == "day":
        return "center"
    return "right" if column.kind == "number" else "left"


def _lines(text: str, room: float) -> int:
    """Reckon how many lines a text takes in a width; bold and capitals run wider than the average character."""
    if len(text) * 1.15 <= room and "\n" not in text:
        return 1
    return sum(max(1, math.ceil(len(part) * 1.15 / room)) for part in text.split("\n"))


def _name(wanted: str) -> str:
    """Make a name that Excel takes for a sheet: 31 characters, without the signs of references."""
    name = " ".join(clean_text(wanted, "Tên trang").translate(_FORBIDDEN_IN_NAMES).split()).strip("' ")
    while len(name.encode("utf-16-le")) > 62:
        name = name[:-1]
    return name.rstrip("' ") if name and name.casefold() != "history" else "Bảng"
