"""The columns that an import looks for, and one row of a file read by them: what cannot be read is told at its cell."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final, TypeVar

from kheo import vietnamese
from kheo.sheets import reading
from kheo.sheets.reading import Value

_ERRORS: Final = re.compile(r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|CHƯA TÍNH!)")
_Read = TypeVar("_Read")
ROW: Final = ""  # the key of what is said about a whole row


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """Cột: what it is called, what else it may be called, what to write in it, what may be chosen."""

    key: str
    label: str
    words: tuple[str, ...] = ()
    hint: str = ""
    needed: bool = False
    ditto: bool = False
    choices: tuple[str, ...] = ()
    width: float = 18

    @property
    def heading(self) -> reading.Heading:
        """Tell how it is found in a sheet."""
        return reading.Heading(key=self.key, words=(self.label, *self.words), ditto=self.ditto)


@dataclass(frozen=True, slots=True)
class Record:
    """One row, or several that go on with it: cells by key, the column of each key, what was taken from above."""

    number: int
    group: str
    cells: Mapping[str, Value]
    columns: Mapping[str, int]
    copied: frozenset[str] = frozenset()
    more: tuple["Record", ...] = ()

    def address(self, key: str) -> str:
        """Name the cell of a key as the spreadsheet does."""
        return reading.address(self.number, self.columns[key]) if key in self.columns else ""


@dataclass(slots=True)
class Cells:
    """A row being read; `faults` gathers what is wrong by key, `notes` what was understood and should be looked at."""

    record: Record
    faults: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def has(self, key: str) -> bool:
        """Tell whether the file has such a column at all."""
        return key in self.record.columns

    def text(self, key: str) -> str:
        """Read words; a number or day is taken as it is shown."""
        value = self.record.cells.get(key)
        if value is None:
            return ""
        if isinstance(value, str):
            if _ERRORS.fullmatch(value):
                self.faults[key] = f"Ô báo lỗi {value}. Hãy sửa công thức, hoặc ghi thẳng giá trị, rồi lưu lại tệp."
                return ""
            return value
        return vietnamese.show_day(value) if isinstance(value, date) else vietnamese.show_number(value)

    def number(self, key: str) -> Decimal | None:
        """Read a number; text is read as Vietnam writes it."""
        value = self.record.cells.get(key)
        if isinstance(value, (int, float)):
            return Decimal(str(value))
        if value is None or self.text(key) in {"", "-"}:
            return None
        return self._read(key, vietnamese.parse_number)

    def day(self, key: str) -> date | None:
        """Read a day."""
        value = self.record.cells.get(key)
        if value is None or isinstance(value, date):
            return value
        return self._read(key, vietnamese.parse_day)

    def whole(self, key: str) -> int | None:
        """Read a whole number that is not negative."""
        found = self.number(key)
        if found is None:
            return None
        if found != found.to_integral_value() or found < 0:
            self.faults[key] = f"“{self.text(key)}” không phải số nguyên. Hãy ghi số đếm được, ví dụ 12."
            return None
        return int(found)

    def choice(self, key: str, options: Mapping[str, str]) -> str:
        """Read one of some choices, by key or label, marks and capitals aside; say which there are."""
        told = self.text(key)
        if not told:
            return ""
        wanted = vietnamese.fold(told)
        for value, label in options.items():
            if wanted in {vietnamese.fold(value), vietnamese.fold(label)}:
                return value
        self.faults[key] = f"“{told}” không có trong danh sách. Hãy ghi một trong: {'; '.join(options.values())}."
        return ""

    def _read(self, key: str, read: Callable[[str], _Read]) -> _Read | None:
        text = self.text(key)
        if not text:
            return None
        try:
            return read(text)
        except vietnamese.BadValue as bad:
            self.faults[key] = bad.sentence
            return None


def records(laid: reading.Laid, columns: Mapping[str, int], continues_on: Sequence[str]) -> list[Record]:
    """Turn the lines of a sheet into records; a line without any of `continues_on` goes on with the one above."""
    found: list[Record] = []
    for line in laid.lines:
        cells = {key: line.cells[at] if at < len(line.cells) else None for key, at in columns.items()}
        copied = frozenset(key for key, at in columns.items() if at in line.copied)
        one = Record(line.number, line.group, cells, columns, copied)
        if found and continues_on and _goes_on(found[-1], one, continues_on):
            last = found[-1]
            found[-1] = Record(last.number, last.group, last.cells, columns, last.copied, (*last.more, one))
        else:
            found.append(one)
    return found


def _goes_on(last: Record, one: Record, keys: Sequence[str]) -> bool:
    """Tell whether a line is a further line of the one above: its own columns are empty, or merged with those above."""
    own = [key for key in keys if one.cells.get(key) is not None]
    return all(key in one.copied and one.cells[key] == last.cells.get(key) for key in own) and bool(
        not own or set(own) == {key for key in keys if last.cells.get(key) is not None}
    )
