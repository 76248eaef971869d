"""Write a table as csv, for programs rather than people: one heading line, then the rows; no titles, totals, notes.

Group rows become a first column "Nhóm". Text that a spreadsheet might run as a formula gets an apostrophe in front.
"""

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO, TextIOWrapper
from typing import IO, Final

from kheo import vietnamese
from kheo.sheets.table import Cell, GroupRow, Row, Table
from kheo.sheets.values import to_value

# What opens a formula in some spreadsheet, the full-width forms of East Asian keyboards among them.
_OPENS_A_FORMULA: Final = tuple("=+-@\t＝＋－＠")


def write_csv(table: Table) -> bytes:
    """Write the rows of a table as UTF-8 with a mark that Excel recognises; numbers take a decimal comma, no dots.

    Raises BadTable where a value cannot stand in a spreadsheet.
    """
    out = BytesIO()
    stream_csv(table, table.rows, out)
    return out.getvalue()


def stream_csv(table: Table, rows: Iterable[Row | GroupRow], out: IO[bytes]) -> None:
    """Write rows as they come, under the headings of a table; group rows only where the table has some itself."""
    text = TextIOWrapper(out, encoding="utf-8-sig", newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    grouped = any(isinstance(row, GroupRow) for row in table.rows)
    headings = [f"{column.group} – {column.heading}" if column.group else column.heading for column in table.columns]
    writer.writerow([_safe(vietnamese.nfc(heading)) for heading in (["Nhóm"] if grouped else []) + headings])
    group = ""
    for number, row in enumerate(rows, start=1):
        if isinstance(row, GroupRow):
            group = _safe(vietnamese.nfc(row.label))
        else:
            writer.writerow([group] * grouped + _fields(table, row.cells, number))
    text.detach()


def _fields(table: Table, cells: Sequence[Cell], number: int) -> list[str]:
    return [
        _field(to_value(cell, column, f"Ô ở dòng {number}, cột “{column.heading}”"))
        for column, cell in zip(table.columns, cells, strict=True)
    ]


def _field(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return _safe(value)
    if isinstance(value, date):
        return vietnamese.show_day(value)
    return vietnamese.show_number(value).replace(".", "")


def _safe(text: str) -> str:
    return f"'{text}" if text.lstrip(" \n").startswith(_OPENS_A_FORMULA) else text
