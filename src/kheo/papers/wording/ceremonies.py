"""The programme of a conference and what its host reads out: what they say, in which order."""

from typing import Final

from kheo.papers.blocks import Block, Paragraph, Run, Section, Spacer, Table
from kheo.papers.layouts import Layout
from kheo.papers.values import ConferenceProgramme, Cue, HonourGroup, ProgrammeRow, ReadingScript
from kheo.papers.wording import tables, text
from kheo.papers.wording.parts import Setter
from kheo.papers.wording.tables import Column, Group
from kheo.papers.wording.words import Words

# At a lectern a script is read from farther away than a paper in the hand.
_READ_SIZE: Final = 16.0
_READ_LINE: Final = 25.0


def conference_programme(value: ConferenceProgramme, layout: Layout, say: Words) -> tuple[Section, ...]:
    """Word the programme of a conference."""
    setter = Setter(layout)
    attendants = setter.body(text.dashed(value.attendants), bold=say("label_attendants")) if value.attendants else []
    blocks: list[Block] = [
        setter.head(
            value.issuer,
            place_day=text.day(value.dated_on),
            number=setter.numbered(value.number),
        ),
        *setter.title(say("name"), say("subject")),
        *_when_where(value, setter, say),
        *attendants,
        _programme(value.rows, setter),
        setter.closing(
            setter.recipients(value.recipients) if value.recipients else (), setter.signature(value.signature)
        ),
    ]
    return (Section(blocks=tuple(blocks)),)


def reading_script(value: ReadingScript, layout: Layout, say: Words) -> tuple[Section, ...]:
    """Word the script: what is read stands upright and large, what is done stands in italics."""
    setter = Setter(layout)
    host = f"\n{say('host')}" if value.host else ""
    blocks: list[Block] = [
        setter.head(value.issuer, place_day=text.day(value.dated_on)),
        *setter.title(say("name"), f"{say('subject')}{host}"),
        *_when_where(value, setter, say),
    ]
    for place, cue in enumerate(value.cues, start=1):
        blocks += _cue(place, cue, setter, say)
    return (Section(blocks=tuple(blocks)),)


def _when_where(value: ConferenceProgramme | ReadingScript, setter: Setter, say: Words) -> list[Paragraph]:
    at = f"{value.starts_at}, " if value.starts_at else ""
    return [
        *setter.body(f"{at}{text.day(value.held_on)}.", bold=say("label_time")),
        *setter.body(value.place, bold=say("label_place")),
    ]


def _programme(rows: tuple[ProgrammeRow, ...], setter: Setter) -> Table:
    noted = any(row.note for row in rows)
    columns = [
        Column(title="Thời gian", share=30, align="center"),
        Column(title="Nội dung", share=74),
        Column(title="Người thực hiện", share=46),
        *([Column(title="Ghi chú", share=22)] if noted else []),
    ]
    cells = [(row.time, row.content, row.who, *([row.note] if noted else [])) for row in rows]
    return tables.numbered(
        "Chương trình hội nghị", columns, [Group("", cells)], width=setter.width, size=setter.layout.table_size
    )


def _cue(place: int, cue: Cue, setter: Setter, say: Words) -> list[Block]:
    at = f" ({cue.time})" if cue.time else ""
    blocks: list[Block] = [_read(f"{place}. {cue.heading}{at}", setter, bold=True, level=2)]
    if cue.action:
        blocks.append(_read(f"[{text.ended(cue.action)}]", setter, italic=True))
    blocks += [_read(line.strip(), setter) for line in cue.words.split("\n") if line.strip()]
    for group in cue.groups:
        blocks += _called(group, setter, say)
    return [*blocks, Spacer(6)]


def _called(group: HonourGroup, setter: Setter, say: Words) -> list[Block]:
    names = [_read(f"{place}. {name}", setter, bold=True) for place, name in enumerate(group.names, start=1)]
    given = (
        [_read(f"[{say('label_given')} {text.ended(group.given_by)}]", setter, italic=True)] if group.given_by else []
    )
    return [_read(f"{text.ended(group.title, '')}:", setter, level=3), *names, *given]


def _read(words: str, setter: Setter, *, bold: bool = False, italic: bool = False, level: int = 0) -> Paragraph:
    return Paragraph(
        runs=(Run(words, bold=bold, italic=italic, size=_READ_SIZE),),
        first_line=setter.layout.first_line,
        line=_READ_LINE,
        after=6,
        level=level,
        keep_next=level > 0,
    )
