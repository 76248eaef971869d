"""Blocks as Word elements: paragraphs, tables, columns. The file around them is made in `docx`."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, Final
from xml.sax.saxutils import escape

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree

from kheo.papers.blocks import Block, Cell, Columns, Paragraph, Row, Run, Spacer, Table
from kheo.papers.layouts import Layout

LONGEST_WHOLE_CELL: Final = 900  # a longer cell may be split between pages, or it could not be set at all
_INSET: Final = 1.4
_NAMESPACE: Final = nsdecls("w")
_KEEPS_SPACES: Final = 'xml:space="preserve"'
_JUSTIFIED: Final = {"left": "left", "center": "center", "right": "right", "justify": "both"}


def element(tag: str, *children: Any, **attributes: str | int) -> Any:
    """Make a Word element with children and attributes in Word's namespace."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    made.extend(child for child in children if child is not None)
    return made


def twips(millimetres: float) -> int:
    """Turn millimetres into Word's unit."""
    return round(millimetres * 1440 / 25.4)


def drawn(blocks: Sequence[Block], layout: Layout, width: float) -> Iterator[Any]:
    """Draw blocks; two tables that touch are parted, or Word would join them."""
    after_table = False
    for block in blocks:
        if after_table and isinstance(block, Table):
            yield gap(1)
        after_table = isinstance(block, Table | Columns)
        yield from _draw(block, layout, width)


def gap(points: float, *, keep_next: bool = False) -> Any:
    """Make an empty paragraph of exact height."""
    spacing = element("spacing", before=0, after=0, line=max(20, round(points * 20)), lineRule="exact")
    kept = element("keepNext") if keep_next else None
    return element("p", element("pPr", kept, spacing, element("rPr", element("sz", val=2))))


def _draw(block: Block, layout: Layout, width: float) -> Iterator[Any]:
    if isinstance(block, Paragraph):
        yield from _paragraph(block, layout, width)
    elif isinstance(block, Table):
        yield _table(block)
    elif isinstance(block, Columns):
        if block.before:
            yield gap(block.before, keep_next=True)
        yield _columns(block, layout)
    elif isinstance(block, Spacer):
        yield gap(block.points)


def _paragraph(block: Paragraph, layout: Layout, width: float) -> Iterator[Any]:
    properties = element(
        "pPr",
        element("pStyle", val=f"Heading{block.level}") if block.level else None,
        element("keepNext") if block.keep_next else None,
        element("widowControl"),
        _spacing(block),
        element("ind", left=0, right=0, firstLine=twips(block.first_line)),
        element("jc", val=_JUSTIFIED[block.align]),
    )
    yield element("p", properties, *(_run(run, layout.size) for run in block.runs))
    if block.rule:
        yield _rule(block, (width - block.rule) / 2)


def _spacing(block: Paragraph) -> Any:
    before, after = round(block.before * 20), round(block.after * 20)
    if block.line is None:
        return element("spacing", before=before, after=after, line=240, lineRule="auto")
    return element("spacing", before=before, after=after, line=round(block.line * 20), lineRule="exact")


def _rule(block: Paragraph, side: float) -> Any:
    """Draw the rule as the border of an empty paragraph: underlining would strike the marks below letters."""
    properties = element(
        "pPr",
        element("keepNext") if block.keep_next else None,
        element("pBdr", element("top", val="single", sz=6, space=1, color="000000")),
        element("spacing", before=20, after=0, line=80, lineRule="exact"),
        element("ind", left=twips(side), right=twips(side)),
        element("rPr", element("sz", val=2)),
    )
    return element("p", properties)


def _run(run: Run, body_size: float) -> Any:
    size = None if run.size in {None, body_size} else run.size
    return _words(run.text, bold=run.bold, italic=run.italic, underline=run.underline, size=size, color=run.color)


def _words(
    words: str, *, bold: bool, italic: bool, underline: bool = False, size: float | None = None, color: str = ""
) -> Any:
    properties = element("rPr")
    if bold:
        properties.extend((element("b"), element("bCs")))
    if italic:
        properties.extend((element("i"), element("iCs")))
    if color:
        properties.append(element("color", val=color))
    if size is not None:
        properties.extend((element("sz", val=round(size * 2)), element("szCs", val=round(size * 2))))
    if underline:
        properties.append(element("u", val="single"))
    made = element("r", properties)
    for place, line in enumerate(words.split("\n")):
        if place:
            made.append(element("br"))
        text = element("t")
        text.text = line.replace("\t", " ")
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        made.append(text)
    return made


def _table(block: Table) -> Any:
    """Draw a table; its rows are read in as one text, for one with thousands of them has a million elements."""
    frame = etree.tostring(_frame(block.widths, ruled=True, title=block.title), encoding="unicode")
    merged: dict[int, Cell] = {}
    rows = [_row(row, block, merged) for row in (*block.head, *block.rows)]
    return parse_xml("".join((frame.removesuffix("</w:tbl>"), *rows, "</w:tbl>")))


def _row(row: Row, block: Table, merged: dict[int, Cell]) -> str:
    """Draw a row; `merged` holds the cells of head rows that reach down into this one, by column."""
    whole = all(len(cell.text) <= LONGEST_WHOLE_CELL for cell in row.cells)
    cells = []
    waiting = iter(row.cells)
    column, reaching = 0, dict(merged)
    merged.clear()
    while column < len(block.widths):
        above = reaching.get(column)
        cell = above or next(waiting)
        width = sum(block.widths[column : column + cell.columns])
        before, after = _around(replace(cell, text=""), width, block.size, row.role, continued=above is not None)
        cells.append(before if above is not None else f"{before}{_lines(cell.text)}{after}")
        if above is None and cell.rows > 1:
            merged[column] = cell
        column += cell.columns
    kept = f"{'<w:cantSplit/>' if whole else ''}{'<w:tblHeader/>' if row.role == 'head' else ''}"
    return f"<w:tr><w:trPr>{kept}</w:trPr>{''.join(cells)}</w:tr>"


@lru_cache(maxsize=1024)
def _around(look: Cell, width: float, size: float, role: str, *, continued: bool) -> tuple[str, str]:
    """Write what stands before and after the words of a cell; all cells that look alike share it."""
    merge = None
    if look.rows > 1:
        merge = element("vMerge", val="continue" if continued else "restart")
    properties = element(
        "tcPr",
        element("tcW", w=twips(width), type="dxa"),
        element("gridSpan", val=look.columns) if look.columns > 1 else None,
        merge,
        element("vAlign", val="center"),
    )
    paragraph = element(
        "p",
        element(
            "pPr",
            element("keepNext") if role in {"group", "head"} else None,
            element("spacing", before=30, after=30, line=240, lineRule="auto"),
            element("ind", left=0, right=0, firstLine=0),
            element("jc", val=_JUSTIFIED[look.align]),
        ),
    )
    if not continued:
        paragraph.append(_words("", bold=look.bold, italic=look.italic, size=size))
    hollow = etree.tostring(element("tc", properties, paragraph), encoding="unicode").replace(f" {_NAMESPACE}", "")
    before, _, after = hollow.partition(f"<w:t {_KEEPS_SPACES}></w:t>")
    return before, after


def _lines(words: str) -> str:
    """Write the words of a cell, line by line."""
    lines = escape(words.replace("\t", " "), {"\r": "&#13;"}).split("\n")
    return "<w:br/>".join([f"<w:t {_KEEPS_SPACES}>{line}</w:t>" for line in lines])


def _columns(block: Columns, layout: Layout) -> Any:
    made = _frame(block.widths, ruled=False, title="")
    for sides in block.rows:
        row = element("tr", element("trPr", element("cantSplit")))
        for width, side in zip(block.widths, sides, strict=True):
            cell = element("tc", element("tcPr", element("tcW", w=twips(width), type="dxa")))
            for paragraph in side:
                cell.extend(_paragraph(paragraph, layout, width))
            if not side:
                cell.append(gap(1))
            row.append(cell)
        made.append(row)
    for row in made.findall(qn("w:tr"))[:-1]:
        _keep_with_next(row)
    return made


def _keep_with_next(row: Any) -> None:
    for properties in row.iter(qn("w:pPr")):
        if properties.find(qn("w:keepNext")) is None:
            style = properties.find(qn("w:pStyle"))
            properties.insert(0 if style is None else 1, element("keepNext"))


def _frame(widths: Sequence[float], *, ruled: bool, title: str) -> Any:
    borders = element(
        "tblBorders",
        *(
            element(side, val="single" if ruled else "nil", sz=4, space=0, color="000000")
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        ),
    )
    inset = twips(_INSET) if ruled else 0
    margins = element("tblCellMar", element("left", w=inset, type="dxa"), element("right", w=inset, type="dxa"))
    properties = element(
        "tblPr",
        element("tblW", w=twips(sum(widths)), type="dxa"),
        element("tblInd", w=0, type="dxa"),
        borders,
        element("tblLayout", type="fixed"),
        margins,
        element("tblCaption", val=title) if title else None,
    )
    return element("tbl", properties, element("tblGrid", *(element("gridCol", w=twips(width)) for width in widths)))
