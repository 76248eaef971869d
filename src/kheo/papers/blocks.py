"""The small tree that a paper becomes before it is written: text, tables, columns, sections. No file format lives here.

Lengths are millimetres, sizes and spaces are points. Both writers draw every block; nothing else reaches a page.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from kheo.papers.layouts import Layout, Margins

Align = Literal["left", "center", "right", "justify"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one face, line ends kept; `size` None takes the paper's own, `color` "" is black."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    size: float | None = None
    color: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph. `level` above 0 makes it a heading; `line` None is single spacing; `rule` draws a line below."""

    runs: tuple[Run, ...]
    align: Align = "justify"
    first_line: float = 0
    line: float | None = None
    before: float = 0
    after: float = 0
    level: int = 0
    keep_next: bool = False
    rule: float = 0

    @property
    def text(self) -> str:
        """Give the bare text."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell; line ends in `text` are kept."""

    text: str
    align: Align = "left"
    bold: bool = False
    italic: bool = False
    columns: int = 1
    rows: int = 1


Role = Literal["head", "group", "body", "total"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row; a group row stays with the row after it."""

    cells: tuple[Cell, ...]
    role: Role = "body"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A ruled table. Head rows repeat on each page; no row is split unless it alone is too long."""

    widths: tuple[float, ...]
    head: tuple[Row, ...]
    rows: tuple[Row, ...]
    size: float
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Two columns without rules, row by row, never split between pages: the head of a paper, its signatures."""

    widths: tuple[float, float]
    rows: tuple[tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]], ...]
    before: float = 0


@dataclass(frozen=True, slots=True)
class Spacer:
    """Empty height."""

    points: float


Block = Paragraph | Table | Columns | Spacer


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A run of blocks that begins on a new page, upright or landscape.

    A sheet that is handed over (`framed`) has an ornament around it and no page number; `margins` None takes the
    layout's own.
    """

    blocks: tuple[Block, ...]
    landscape: bool = False
    framed: bool = False
    margins: Margins | None = None

    def edges(self, layout: Layout) -> Margins:
        """Give the margins of its pages."""
        return self.margins or layout.margins

    def width(self, layout: Layout) -> float:
        """Give the width between the margins."""
        return layout.page(landscape=self.landscape)[0] - self.edges(layout).left - self.edges(layout).right


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """What an issued paper is checked by: its short code and the address of the page that answers."""

    code: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A whole paper, ready for a writer. `title` is for the file's properties, `seal` for its first page."""

    title: str
    author: str
    layout: Layout
    sections: tuple[Section, ...]
    draft: bool
    dated_on: date | None = None
    seal: Seal | None = None
    language: str = field(default="vi-VN")
