"""Write any list as a file from a small description: what it is called, its columns and how each reads a line."""

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import IO, Generic, TypeVar

from django.utils.text import capfirst

from kheo import sheets, vietnamese
from kheo.sheets import Cell, Column
from kheo.work import days, files, units
from kheo.work.documents import Rendered
from kheo.work.units import UnitThen

L = TypeVar("L")
_STEP = 1_000
_NUMBER = Column(heading="TT", width=7, kind="number", centred=True)


class Form(StrEnum):
    """Dạng tệp."""

    XLSX = "xlsx"
    CSV = "csv"

    @property
    def content_type(self) -> str:
        """What a browser is told that it is."""
        return files.XLSX if self is Form.XLSX else files.CSV


@dataclass(frozen=True, slots=True, kw_only=True)
class Described(Generic[L]):
    """Danh sách xuất ra tệp: lines that its reader may see, with a reading for each column; `name` has no ending."""

    name: str
    title: tuple[str, ...]
    sheet_name: str
    columns: tuple[tuple[Column, Callable[[L], Cell]], ...]
    lines: Iterable[L]
    frozen_columns: int = 2


def rendered(described: Described[L], form: Form) -> Rendered:
    """Write a list that is short enough to wait for."""
    out = io.BytesIO()
    write(described, form, out)
    return Rendered(f"{described.name}.{form}", form.content_type, out.getvalue())


def tabled(name: str, table: sheets.Table, form: Form) -> Rendered:
    """Write a table that is laid out by itself; titles, totals and signatures are for a spreadsheet alone."""
    data = sheets.write_table(table) if form is Form.XLSX else sheets.write_csv(table)
    return Rendered(f"{name}.{form}", form.content_type, data)


def write(described: Described[L], form: Form, out: IO[bytes], told: Callable[[int], None] = lambda _made: None) -> int:
    """Write a list into a file row by row, telling how far it is now and then; return how many rows there are."""
    number = 0

    def rows() -> Iterator[sheets.Row]:
        nonlocal number
        for number, line in enumerate(described.lines, 1):
            if number % _STEP == 0:
                told(number)
            yield sheets.Row((number, *(read(line) for _column, read in described.columns)))

    table = sheets.Table(
        title=described.title,
        columns=(_NUMBER, *(column for column, _read in described.columns)),
        rows=(),
        sheet_name=described.sheet_name,
        frozen_columns=described.frozen_columns,
    )
    stream = sheets.stream_table if form is Form.XLSX else sheets.stream_csv
    stream(table, rows(), out)
    return number


def of(unit_id: int, now: datetime) -> str:
    """Say whose list it is, as that unit is called today, and as of which day."""
    return of_unit(units.known(unit_id, days.day(now)), now)


def of_unit(unit: UnitThen, now: datetime) -> str:
    """Say whose list it is, and as of which day."""
    return f"{capfirst(unit.name)}; tính đến {vietnamese.long_day(days.day(now))}"
