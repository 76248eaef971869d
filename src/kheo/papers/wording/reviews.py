"""The interim and the final report: their text as written, then tables and the list of the outstanding."""

import re
from collections.abc import Sequence
from typing import Final

from kheo import vietnamese
from kheo.papers.blocks import Block, Paragraph, Run, Section, Spacer, Table
from kheo.papers.layouts import Layout
from kheo.papers.values import FigureTable, FinalReport, InterimReport, OutstandingRow
from kheo.papers.wording import tables, text
from kheo.papers.wording.parts import Setter
from kheo.papers.wording.tables import Column
from kheo.papers.wording.words import Words

# A line such as "1. Kết quả đăng ký" that ends without a mark is a heading of whoever wrote the text.
_HEADING: Final = re.compile(r"\d{1,2}\. .{1,90}(?<![.:;,])")
_UPRIGHT_COLUMNS: Final = 7
_MOST_COLUMNS: Final = 14
Review = InterimReport | FinalReport


def interim_report(value: InterimReport, layout: Layout, say: Words) -> tuple[Section, ...]:
    """Word the interim report."""
    return _review(value, layout, say)


def final_report(value: FinalReport, layout: Layout, say: Words) -> tuple[Section, ...]:
    """Word the final report."""
    return _review(value, layout, say)


def _review(value: Review, layout: Layout, say: Words) -> tuple[Section, ...]:
    setter = Setter(layout)
    blocks: list[Block] = [
        setter.head(
            value.issuer, place_day=text.day(value.dated_on), number=setter.number(value.number, "BC", value.issuer)
        ),
        *setter.title(say("name"), say("subject")),
        *([setter.addressed(value.to)] if value.to else []),
        *(setter.body(value.opening) if value.opening else []),
    ]
    for place, part in enumerate(value.parts, start=1):
        blocks.append(setter.heading(f"{text.roman(place)}. {part.heading.upper()}", 2))
        blocks += _written(part.text, setter, last=place == len(value.parts))
    blocks.append(setter.closing(setter.recipients(value.recipients), setter.signature(value.signature)))
    sections = [Section(blocks=tuple(blocks))]
    if value.figures:
        sections.append(_figures(value, layout, say))
    if value.outstanding:
        sections.append(_outstanding(value, setter, say))
    return tuple(sections)


def _written(words: str, setter: Setter, *, last: bool) -> list[Block]:
    blocks: list[Block] = []
    for line in (line.strip() for line in words.split("\n")):
        if _HEADING.fullmatch(line):
            blocks.append(setter.heading(line, 3))
        elif line:
            blocks += setter.body(line, keep_next=last)
    return blocks or [*setter.body("", keep_next=last)]


def _annex(title: str, subject: str, setter: Setter) -> list[Block]:
    layout = setter.layout
    return [
        Paragraph(runs=(Run(title, bold=True, size=layout.type_size),), align="center", level=1, keep_next=True),
        setter.centred(setter.parted(subject, bold=True), bold=True),
        *([setter.centred(layout.subject_mark)] if layout.subject_mark else []),
        Spacer(8),
    ]


def _figures(value: Review, layout: Layout, say: Words) -> Section:
    """Set the tables, lying where one is broad. Raises `BadValue` for one that no page holds."""
    broadest = max(value.figures, key=lambda figures: len(figures.columns))
    if len(broadest.columns) > _MOST_COLUMNS:
        raise vietnamese.BadValue(
            f"Biểu “{broadest.title}” có {len(broadest.columns)} cột, không đặt vừa khổ giấy. Hãy tách thành các biểu "
            f"không quá {_MOST_COLUMNS} cột."
        )
    landscape = len(broadest.columns) > _UPRIGHT_COLUMNS
    setter = Setter(layout, landscape=landscape)
    counted = f"\n{say('counted_on')}" if value.counted_on else ""
    blocks = _annex(say("figures"), f"{say('subject')}{counted}", setter)
    for place, figures in enumerate(value.figures, start=1):
        blocks += [setter.heading(f"Biểu {place}. {figures.title}", 2), _table(figures, setter), Spacer(6)]
        if figures.note:
            blocks.append(
                Paragraph(
                    runs=(Run(f"Ghi chú: {text.ended(figures.note)}", italic=True, size=setter.layout.table_size),),
                    after=6,
                )
            )
    return Section(blocks=tuple(blocks), landscape=landscape)


def _table(figures: FigureTable, setter: Setter) -> Table:
    first = setter.width / (len(figures.columns) + 1)
    columns = [
        Column(title=title, share=max(first, 48) if place == 0 else first, align="left" if place == 0 else "center")
        for place, title in enumerate(figures.columns)
    ]
    rows = [(row.cells, row.is_total) for row in figures.rows]
    return tables.counted(figures.title, columns, rows, width=setter.width, size=setter.layout.table_size)


def _outstanding(value: Review, setter: Setter, say: Words) -> Section:
    return Section(
        blocks=(
            *_annex(say("outstanding"), say("outstanding_of"), setter),
            _listed(value.outstanding, setter),
        )
    )


def _listed(rows: Sequence[OutstandingRow], setter: Setter) -> Table:
    columns = (
        Column(title="Tập thể, cá nhân", share=40),
        Column(title="Tên mô hình, điển hình", share=44),
        Column(title="Lĩnh vực", share=24, align="center"),
        Column(title="Kết quả", share=28),
        Column(title="Khen thưởng", share=22, align="center"),
    )
    cells = [
        (
            row.subject,
            (
                f"{row.owner},\n{row.unit}" if row.unit and row.unit not in row.owner else row.owner,
                row.title,
                row.field,
                text.first_capital(row.result),
                text.first_capital(row.praised),
            ),
        )
        for row in rows
    ]
    return tables.numbered(
        "Danh sách tiêu biểu", columns, tables.by_subject(cells), width=setter.width, size=setter.layout.table_size
    )
