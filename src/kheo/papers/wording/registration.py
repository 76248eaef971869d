"""Form 1, the registration, and form 2, the summary of registrations: what they say, in which order."""

from kheo.papers.blocks import Block, Paragraph, Section, Spacer, Table
from kheo.papers.layouts import Layout
from kheo.papers.values import CriterionRow, RegistrationForm, RegistrationSummary, Signature, Subject, SummaryRow
from kheo.papers.wording import tables, text
from kheo.papers.wording.parts import Setter
from kheo.papers.wording.tables import Column, Group
from kheo.papers.wording.words import Words


def registration_form(value: RegistrationForm, layout: Layout, say: Words) -> tuple[Section, ...]:
    """Word form 1."""
    setter = Setter(layout)
    blocks: list[Block] = [
        setter.mark(say("mark")),
        setter.head(value.issuer, place_day=text.day(value.dated_on)),
        *setter.title(say("name"), say("subject")),
        setter.addressed(value.to),
        setter.heading(say("part_1"), 2),
        *_general(value, setter, say),
        setter.heading(say("part_2"), 2),
        setter.heading(say("part_2_1"), 3),
        *setter.body(value.situation),
        setter.heading(say("part_2_2"), 3),
        *setter.body(value.problem),
        setter.heading(say("part_3"), 2),
        setter.heading(say("part_3_1"), 3),
        *setter.body(value.goal),
        setter.heading(say("part_3_2"), 3),
        _criteria(value.criteria, setter),
        Spacer(6),
        setter.heading(say("part_4"), 2),
        setter.heading(say("part_4_1"), 3),
        *setter.body(value.measures),
        setter.heading(say("part_4_2"), 3),
        *setter.body(value.cooperation),
        setter.heading(say("part_4_3"), 3),
        *setter.body(value.duration),
        *setter.body(say("promise"), keep_next=True),
        setter.both_sign(setter.confirmation(value.confirmation), setter.signature(_signed(value, say))),
    ]
    return (Section(blocks=tuple(blocks)),)


def registration_summary(value: RegistrationSummary, layout: Layout, say: Words) -> tuple[Section, ...]:
    """Word form 2: landscape, collectives and individuals apart, totals last."""
    setter = Setter(layout, landscape=True)
    prepared = value.prepared_by or Signature(position=say("prepared"))
    blocks: list[Block] = [
        setter.mark(say("mark")),
        setter.head(
            value.issuer,
            place_day=text.day(value.dated_on),
            number=setter.numbered(value.number),
        ),
        *setter.title(say("name"), say("subject")),
        _summary(value.rows, setter),
        Spacer(6),
        *setter.body(say("in_short"), keep_next=True),
        setter.both_sign(setter.signature(prepared), setter.signature(value.signature)),
    ]
    return (Section(blocks=tuple(blocks), landscape=True),)


def _general(value: RegistrationForm, setter: Setter, say: Words) -> list[Paragraph]:
    owners = "; ".join(text.owner(one) for one in value.owners)
    period = f" ({text.period(value.period)})" if value.period else ""
    lines = [
        (say("label_kind"), text.first_capital(text.SUBJECTS[value.subject])),
        (say("label_title"), value.title and f"“{value.title}”"),
        (say("label_owner"), owners),
    ]
    if value.member_count is not None:
        lines.append((say("label_count"), f"{text.two(value.member_count)} người"))
    lines += [
        (say("label_field"), value.field),
        (say("label_tier"), text.tier_alone(value.tier)),
        (say("label_year"), f"{value.year}{period}"),
    ]
    return setter.facts(lines)


def _criteria(rows: tuple[CriterionRow, ...], setter: Setter) -> Table:
    columns = (
        Column(title="Chỉ tiêu", share=42),
        Column(title="Đơn vị tính", share=18, align="center"),
        Column(title="Hiện trạng", share=17, align="center"),
        Column(title="Mục tiêu", share=18, align="center"),
        Column(title="Thời hạn", share=25, align="center"),
        Column(title="Nguồn kiểm chứng", share=36),
    )
    cells = [
        (
            row.indicator,
            row.unit_of_measure,
            text.number(row.baseline),
            text.target(row),
            row.due,
            row.evidence_source,
        )
        for row in rows
    ]
    return tables.numbered(
        "Các tiêu chí đăng ký", columns, [Group("", cells)], width=setter.width, size=setter.layout.table_size
    )


def _summary(rows: tuple[SummaryRow, ...], setter: Setter) -> Table:
    collectives = sum(row.subject == Subject.COLLECTIVE for row in rows)
    columns = (
        Column(title="Đơn vị", share=29),
        Column(title="Tên mô hình, điển hình", share=42),
        Column(title="Tập thể", share=25, align="center", above="Đối tượng đăng ký", total=text.two(collectives)),
        Column(
            title="Cá nhân",
            share=25,
            align="center",
            above="Đối tượng đăng ký",
            total=text.two(len(rows) - collectives),
        ),
        Column(title="Lĩnh vực", share=23, align="center"),
        Column(title="Nội dung, tiêu chí đăng ký (tóm tắt)", share=49),
        Column(title="Cấp đăng ký", share=15, align="center"),
        Column(title="Mới/\ntiếp tục", share=16, align="center"),
        Column(title="Thời gian", share=17, align="center"),
        Column(title="Ghi chú", share=15),
    )
    cells = [
        (
            row.subject,
            (
                row.unit,
                row.title,
                row.owner if row.subject == Subject.COLLECTIVE else "",
                row.owner if row.subject == Subject.INDIVIDUAL else "",
                row.field,
                row.content,
                text.tier_alone(row.tier),
                "Mới" if row.is_new else "Tiếp tục",
                row.duration,
                row.note,
            ),
        )
        for row in rows
    ]
    return tables.numbered(
        "Biểu tổng hợp đăng ký",
        columns,
        tables.by_subject(cells),
        width=setter.width,
        size=setter.layout.small_size,
        total="Tổng cộng",
    )


def _signed(value: RegistrationForm, say: Words) -> Signature:
    given = value.signature
    if given.authority or given.position:
        return given
    slot = "signs_collective" if value.subject == Subject.COLLECTIVE else "signs_person"
    return Signature(authority=say(slot), name=given.name)
