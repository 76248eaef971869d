"""The plan and the working regulation: what they say, in which order."""

from kheo.papers.blocks import Block, Paragraph, Run, Section, Spacer, Table
from kheo.papers.layouts import Layout
from kheo.papers.values import Chapter, Plan, PlanStep, WorkingRegulation
from kheo.papers.wording import ruling, tables, text
from kheo.papers.wording.parts import Setter
from kheo.papers.wording.tables import Column, Group
from kheo.papers.wording.words import Words


def plan(value: Plan, layout: Layout, say: Words) -> tuple[Section, ...]:
    """Word the plan of the movement."""
    setter = Setter(layout)
    blocks: list[Block] = [
        setter.head(
            value.issuer, place_day=text.day(value.dated_on), number=setter.number(value.number, "KH", value.issuer)
        ),
        *setter.title(say("name"), say("subject")),
        *ruling.grounds(value.basis, "", setter),
        *setter.body(say("opening")),
        setter.heading(say("part_1"), 2),
        setter.heading(say("part_1_1"), 3),
        *setter.body(text.dashed(value.aims)),
        setter.heading(say("part_1_2"), 3),
        *setter.body(text.dashed(value.demands)),
        setter.heading(say("part_2"), 2),
        *[
            block
            for place, part in enumerate(value.tasks, start=1)
            for block in (setter.heading(f"{place}. {part.heading}", 3), *setter.body(part.text))
        ],
        setter.heading(say("part_3"), 2),
        _steps(value.steps, setter),
        Spacer(6),
        setter.heading(say("part_4"), 2),
        *setter.body(value.budget),
        setter.heading(say("part_5"), 2),
        *setter.body(text.dashed(value.carried_out), keep_next=True),
        setter.closing(setter.recipients(value.recipients), setter.signature(value.signature)),
    ]
    return (Section(blocks=tuple(blocks)),)


def working_regulation(value: WorkingRegulation, layout: Layout, say: Words) -> tuple[Section, ...]:
    """Word the working regulation, its articles numbered through all chapters."""
    setter = Setter(layout)
    issued = [setter.centred(say("issued_with"), italic=True, after=6)]
    blocks: list[Block] = [
        setter.head(
            value.issuer, place_day=text.day(value.dated_on), number=setter.number(value.number, "QC", value.issuer)
        ),
        *setter.title(say("name"), say("subject")),
        *(issued if value.adopted_by else []),
        *ruling.grounds(value.basis, "", setter),
        *setter.body(say("opening")),
        *_chapters(value.chapters, setter),
        setter.closing(setter.recipients(value.recipients), setter.signature(value.signature)),
    ]
    return (Section(blocks=tuple(blocks)),)


def _steps(steps: tuple[PlanStep, ...], setter: Setter) -> Table:
    noted = any(step.note for step in steps)
    columns = [
        Column(title="Nội dung công việc", share=66),
        Column(title="Đơn vị, cá nhân thực hiện", share=46),
        Column(title="Thời gian", share=34, align="center"),
        *([Column(title="Ghi chú", share=22)] if noted else []),
    ]
    cells = [(step.task, step.who, step.when, *([step.note] if noted else [])) for step in steps]
    return tables.numbered(
        "Tiến độ thực hiện", columns, [Group("", cells)], width=setter.width, size=setter.layout.table_size
    )


def _chapters(chapters: tuple[Chapter, ...], setter: Setter) -> list[Block]:
    blocks: list[Block] = []
    number = 0
    for place, chapter in enumerate(chapters, start=1):
        heading = f"Chương {text.roman(place)}\n{chapter.heading.upper()}"
        blocks.append(
            Paragraph(runs=(Run(heading, bold=True),), align="center", before=6, after=6, level=2, keep_next=True)
        )
        for article in chapter.articles:
            number += 1
            last = place == len(chapters) and article is chapter.articles[-1]
            blocks += [
                setter.heading(f"Điều {number}. {article.heading}", 3),
                *setter.body(article.text, keep_next=last),
            ]
    return blocks
