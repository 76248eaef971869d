"""The records of a survey and of an appraisal: what they say, in which order."""

from collections.abc import Sequence

from kheo.papers.blocks import Block, Section, Spacer, Table
from kheo.papers.layouts import Layout
from kheo.papers.values import AppraisalRecord, Signature, StandardRow, SurveyRecord
from kheo.papers.wording import criteria, tables, text
from kheo.papers.wording.parts import Setter
from kheo.papers.wording.tables import Column, Group
from kheo.papers.wording.words import Words


def survey_record(value: SurveyRecord, layout: Layout, say: Words) -> tuple[Section, ...]:
    """Word the record of a survey, signed by both sides."""
    setter = Setter(layout)
    blocks: list[Block] = [
        *_beginning(value, setter, say),
        *setter.body(say("opening")),
        setter.heading(say("part_1"), 2),
        setter.heading(say("part_1_1"), 3),
        *setter.people(value.surveyors),
        setter.heading(say("part_1_2"), 3),
        *setter.people(value.received_by),
        setter.heading(say("part_2"), 2),
        *_numbered(_surveyed(value, setter, say), setter),
        setter.heading(say("part_3"), 2),
        *setter.body(_asked(value, say)),
        *_ending(value.owner_signature, value.signature, setter, say),
    ]
    return (Section(blocks=tuple(blocks)),)


def appraisal_record(value: AppraisalRecord, layout: Layout, say: Words) -> tuple[Section, ...]:
    """Word the record of an appraisal."""
    setter = Setter(layout)
    blocks: list[Block] = [
        *_beginning(value, setter, say),
        *setter.body(text.first_capital(say("opening"))),
        setter.heading(say("part_1"), 2),
        *_present(value, setter, say),
        setter.heading(say("part_2"), 2),
        *setter.facts(_facts(value, say)),
        setter.heading(say("part_3"), 2),
        *_numbered(_appraised(value, setter, say), setter),
        setter.heading(say("part_4"), 2),
        *setter.body(value.recommended),
        *_ending(value.owner_signature, value.signature, setter, say),
    ]
    return (Section(blocks=tuple(blocks)),)


Record = SurveyRecord | AppraisalRecord
Numbered = Sequence[tuple[str, list[Block]]]


def _beginning(value: Record, setter: Setter, say: Words) -> list[Block]:
    return [
        setter.head(
            value.issuer, place_day=text.day(value.dated_on), number=setter.number(value.number, "BB", value.issuer)
        ),
        *setter.title(say("name"), say("subject")),
    ]


def _surveyed(value: SurveyRecord, setter: Setter, say: Words) -> Numbered:
    parts: list[tuple[str, list[Block]]] = []
    if value.results:
        shown = criteria.attained(value.results, setter, actual="Kết quả đến ngày khảo sát")
        parts.append((say("results"), shown))
    parts.append((say("seen"), [*setter.body(value.seen)]))
    told = (
        (say("strengths"), value.strengths),
        (say("shortcomings"), value.shortcomings),
        (say("follow_up"), value.follow_up),
    )
    return parts + [(title, [*setter.body(words)]) for title, words in told if words]


def _asked(value: SurveyRecord, say: Words) -> str:
    if not value.asked:
        return say("nothing_asked")
    due = f"\n{say('due')}" if value.due_on else ""
    return f"{text.dashed(value.asked)}{due}"


def _present(value: AppraisalRecord, setter: Setter, say: Words) -> list[Block]:
    if not value.present:
        return [*setter.people(value.appraisers)]
    return [
        setter.heading(say("part_1_1"), 3),
        *setter.people(value.appraisers),
        setter.heading(say("part_1_2"), 3),
        *setter.people(value.present),
    ]


def _facts(value: AppraisalRecord, say: Words) -> list[tuple[str, str]]:
    return [
        (say("label_title"), f"“{value.title}”"),
        (say("label_owner"), value.owner),
        (say("label_unit"), value.unit),
        (say("label_field"), value.field),
        (say("label_tier"), text.tier_alone(value.tier)),
    ]


def _appraised(value: AppraisalRecord, setter: Setter, say: Words) -> Numbered:
    parts: list[tuple[str, list[Block]]] = []
    if value.results:
        shown = criteria.attained(value.results, setter, actual="Kết quả thẩm định")
        parts.append((say("results"), shown))
    if value.standards:
        parts.append((say("standards"), [_standards(value.standards, setter), Spacer(6)]))
    told = ((say("strengths"), value.strengths), (say("shortcomings"), value.shortcomings))
    parts += [(title, [*setter.body(words)]) for title, words in told if words]
    return [*parts, (say("remark"), [*setter.body(value.remark)])]


def _standards(rows: Sequence[StandardRow], setter: Setter) -> Table:
    columns = (
        Column(title="Tiêu chuẩn", share=72),
        Column(title="Đánh giá", share=22, align="center"),
        Column(title="Nhận xét, căn cứ", share=60),
    )
    cells = [(row.standard, text.VERDICTS[row.verdict], row.remark) for row in rows]
    return tables.numbered(
        "Các tiêu chuẩn", columns, [Group("", cells)], width=setter.width, size=setter.layout.table_size
    )


def _numbered(parts: Numbered, setter: Setter) -> list[Block]:
    return [
        block
        for place, (title, blocks) in enumerate(parts, start=1)
        for block in (setter.heading(f"{place}. {title}", 3), *blocks)
    ]


def _ending(owner: Signature | None, given: Signature, setter: Setter, say: Words) -> list[Block]:
    """Close a record: both sides have heard it read and keep a copy each."""
    right = given if given.authority or given.position else Signature(authority=say("signs"), name=given.name)
    if owner is None:
        return [*setter.body(say("heard"), keep_next=True), setter.closing((), setter.signature(right))]
    left = owner if owner.authority or owner.position else Signature(authority=say("signs_left"), name=owner.name)
    return [
        *setter.body(say("heard_both"), keep_next=True),
        setter.both_sign(setter.signature(left), setter.signature(right)),
    ]
