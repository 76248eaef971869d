"""What a sheet shows, as a frozen value: headings, columns, rows, totals, notes. Writers live beside; files do not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, Literal

from kheo import vietnamese

Cell = str | int | float | Decimal | date | None
Kind = Literal["text", "number", "day"]

_MOST_COLUMNS: Final = 16_384
MOST_ROWS: Final = 1_048_576


class BadTable(ValueError):
    """Refuse a table that no spreadsheet can hold, saying in Vietnamese what, why, and how to mend it."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """Cột: neighbours of the same non-empty `group` stand under one shared heading; `width` counts characters.

    In a "text" column every value is written as text, numbers and days too (a code, a rank, "02").
    """

    heading: str
    group: str = ""
    width: float = 12
    kind: Kind = "text"
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """Dòng: one cell for each column; None leaves a cell empty."""

    cells: Sequence[Cell]


@dataclass(frozen=True, slots=True)
class GroupRow:
    """Dòng nhóm, such as "I. Tập thể": heads the rows after it, across all columns."""

    label: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words above or below the table that stand out."""

    text: str
    bold: bool = False
    italic: bool = False


Pair = tuple[str | Phrase, str | Phrase]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Biểu: one sheet, top to bottom. `head` and `foot` are lines in two halves (issuing body | motto; list | signer).

    `totals` are the cells of a last row. `frozen_columns` stay in view beside the headings.
    """

    title: Sequence[str]
    columns: Sequence[Column]
    rows: Sequence[Row | GroupRow]
    head: Sequence[Pair] = ()
    totals: Sequence[Cell] | None = None
    notes: Sequence[str] = ()
    foot: Sequence[Pair] = ()
    sheet_name: str = "Bảng"
    frozen_columns: int = 0

    def __post_init__(self) -> None:
        if not self.columns:
            raise BadTable("Biểu chưa có cột nào nên không lập được bảng tính. Hãy chọn ít nhất một cột.")
        if len(self.columns) > _MOST_COLUMNS or self._height > MOST_ROWS:
            rows, most = vietnamese.show_number(len(self.rows)), vietnamese.show_number(MOST_ROWS)
            raise BadTable(
                f"Biểu có {len(self.columns)} cột, {rows} dòng; một trang bảng tính chứa nhiều nhất "
                f"{vietnamese.show_number(_MOST_COLUMNS)} cột và {most} dòng. Hãy lọc bớt rồi xuất lại."
            )
        for at, cells in self._cells():
            if len(cells) != len(self.columns):
                raise BadTable(
                    f"{at} có {len(cells)} ô trong khi biểu có {len(self.columns)} cột nên các ô sẽ lệch cột. "
                    "Hãy báo người quản trị sửa biểu này."
                )

    @property
    def has_groups(self) -> bool:
        """Tell whether the headings take two lines."""
        return any(column.group for column in self.columns)

    @property
    def _height(self) -> int:
        """Count lines with room for spacing between the parts."""
        return len(self.head) + len(self.title) + len(self.rows) + len(self.notes) + len(self.foot) + 8

    def _cells(self) -> Iterator[tuple[str, Sequence[Cell]]]:
        for number, row in enumerate(self.rows, start=1):
            if isinstance(row, Row):
                yield f"Dòng {number}", row.cells
        if self.totals is not None:
            yield "Dòng tổng", self.totals
