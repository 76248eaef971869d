"""Numbered tables of papers, in groups with totals. Which columns a paper has is said where the paper is worded."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from kheo.papers.blocks import Align, Cell, Row, Table
from kheo.papers.values import Subject
from kheo.papers.wording import text

_NUMBER_WIDTH: Final = 10.0
_GROUPS: Final = {Subject.COLLECTIVE: "Tập thể", Subject.INDIVIDUAL: "Cá nhân", Subject.UNIT: "Đơn vị"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its head, its share of the width, how its cells stand; columns with one `above` share a head over them.

    `total` is what the row of totals shows in it.
    """

    title: str
    share: float
    align: Align = "left"
    bold: bool = False
    above: str = ""
    total: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A group of rows under its heading; without heading the rows stand alone."""

    heading: str
    rows: Sequence[tuple[str, ...]]


def by_subject(rows: Iterable[tuple[Subject, tuple[str, ...]]]) -> list[Group]:
    """Group rows into collectives and individuals, each with its count; a group without rows is left out."""
    kept = list(rows)
    groups = []
    for subject in Subject:
        own = [row for kind, row in kept if kind == subject]
        if own:
            groups.append(Group(f"{_GROUPS[subject]} ({text.two(len(own))})", own))
    return groups


def numbered(
    title: str, columns: Sequence[Column], groups: Sequence[Group], *, width: float, size: float, total: str = ""
) -> Table:
    """Set a table whose first column numbers the rows of each group, with a row of totals if `total` names it."""
    shares = sum(column.share for column in columns)
    unit = (width - _NUMBER_WIDTH) / shares
    rows: list[Row] = []
    for place, group in enumerate(groups, start=1):
        if group.heading:
            rows.append(_group_row(text.roman(place), group.heading, len(columns)))
        rows.extend(_row(str(number), columns, cells) for number, cells in enumerate(group.rows, start=1))
    if total:
        rows.append(_total_row(total, columns))
    return Table(
        title=title,
        widths=(_NUMBER_WIDTH, *(column.share * unit for column in columns)),
        head=_head(columns),
        rows=tuple(rows),
        size=size,
    )


def counted(
    title: str, columns: Sequence[Column], rows: Sequence[tuple[tuple[str, ...], bool]], *, width: float, size: float
) -> Table:
    """Set a table of figures without numbers before its rows; a row marked as a total stands out."""
    shares = sum(column.share for column in columns)
    return Table(
        title=title,
        widths=tuple(column.share * width / shares for column in columns),
        head=(Row(cells=tuple(_head_cell(column.title) for column in columns), role="head"),),
        rows=tuple(
            Row(
                cells=tuple(
                    Cell(text=words, align=column.align, bold=is_total)
                    for column, words in zip(columns, cells, strict=True)
                ),
                role="total" if is_total else "body",
            )
            for cells, is_total in rows
        ),
        size=size,
    )


def _head(columns: Sequence[Column]) -> tuple[Row, ...]:
    deep = 2 if any(column.above for column in columns) else 1
    upper, lower = [_head_cell("TT", rows=deep)], []
    seen = ""
    for column in columns:
        if not column.above:
            upper.append(_head_cell(column.title, rows=deep))
        else:
            lower.append(_head_cell(column.title))
            if column.above != seen:
                upper.append(_head_cell(column.above, columns=sum(other.above == column.above for other in columns)))
        seen = column.above
    return tuple(Row(cells=tuple(cells), role="head") for cells in (upper, lower) if cells)


def _head_cell(words: str, *, rows: int = 1, columns: int = 1) -> Cell:
    return Cell(text=words, align="center", bold=True, rows=rows, columns=columns)


def _group_row(number: str, heading: str, columns: int) -> Row:
    return Row(
        cells=(Cell(text=number, align="center", bold=True), Cell(text=heading, bold=True, columns=columns)),
        role="group",
    )


def _row(number: str, columns: Sequence[Column], cells: tuple[str, ...]) -> Row:
    return Row(
        cells=(
            Cell(text=number, align="center"),
            *(
                Cell(text=words, align=column.align, bold=column.bold)
                for column, words in zip(columns, cells, strict=True)
            ),
        )
    )


def _total_row(label: str, columns: Sequence[Column]) -> Row:
    empty = next((index for index, column in enumerate(columns) if column.total), len(columns))
    return Row(
        cells=(
            Cell(text=label, align="center", bold=True, columns=1 + empty),
            *(Cell(text=column.total, align=column.align, bold=True) for column in columns[empty:]),
        ),
        role="total",
    )
