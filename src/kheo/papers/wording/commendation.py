"""The steering group's proposal and the committee's decision with its list: what they say, in which order."""

from collections.abc import Sequence

from kheo.papers.blocks import Block, Paragraph, Run, Section, Spacer, Table
from kheo.papers.layouts import Layout
from kheo.papers.values import AwardItem, Change, CommendationDecision, GroupProposal, ProposalItem
from kheo.papers.wording import ruling, tables, text
from kheo.papers.wording.parts import Setter
from kheo.papers.wording.slots.rulings import course
from kheo.papers.wording.tables import Column
from kheo.papers.wording.words import Words


def group_proposal(value: GroupProposal, layout: Layout, say: Words) -> tuple[Section, ...]:
    """Word the steering group's proposal, its list inside the text."""
    setter = Setter(layout)
    blocks: list[Block] = [
        setter.head(
            value.issuer,
            place_day=text.day(value.dated_on),
            number=setter.number(value.number, "TTr", value.issuer),
        ),
        *setter.title(say("name"), say("subject")),
        setter.addressed(value.to),
        *ruling.grounds(value.basis, "", setter),
        *(setter.body(say("course")) if course(value) else []),
        *setter.body(say("asks_conference" if value.conference else "asks"), keep_next=True),
        proposed(value.items, setter),
        Spacer(6),
        *setter.body(say("closing"), keep_next=True),
        setter.closing(setter.recipients(value.recipients), setter.signature(value.signature)),
    ]
    return (Section(blocks=tuple(blocks)),)


def commendation_decision(value: CommendationDecision, layout: Layout, say: Words) -> tuple[Section, ...]:
    """Word the decision; its list, if it has one, begins on a page of its own."""
    setter = Setter(layout)
    articles = _articles(value, say)
    blocks: list[Block] = [
        setter.head(
            value.issuer,
            place_day=text.day(value.dated_on),
            number=setter.number(value.number, "QĐ", value.issuer),
        ),
        *setter.title(say("name"), say("subject_change" if value.earlier else "subject")),
        *ruling.grounds(value.basis, value.proposed_by, setter),
        *ruling.decides(value.issuer, setter),
        *ruling.articles(articles, setter),
        setter.closing(ruling.copies(value.recipients, len(articles), setter), setter.signature(value.signature)),
    ]
    decision = Section(blocks=tuple(blocks))
    return (decision, _annex(value, layout, say)) if value.items else (decision,)


def proposed(items: Sequence[ProposalItem], setter: Setter) -> Table:
    """Set the list of those proposed: collectives, persons, then units without a title, for a flag."""
    noted = any(item.note for item in items)
    columns = [
        Column(title="Tập thể, cá nhân", share=38),
        Column(title="Tên mô hình, điển hình", share=40),
        Column(title="Lĩnh vực", share=22, align="center"),
        Column(title="Kết quả", share=27),
        Column(title="Đề nghị", share=22, align="center"),
        *([Column(title="Ghi chú", share=18)] if noted else []),
    ]
    exemplars = [(item.subject, _proposed_cells(item, noted)) for item in items if item.title]
    units = [_proposed_cells(item, noted) for item in items if not item.title]
    return tables.numbered(
        "Danh sách đề nghị",
        columns,
        [
            *tables.by_subject(exemplars),
            *([tables.Group(f"Đơn vị ({text.two(len(units))})", units)] if units else []),
        ],
        width=setter.width,
        size=setter.layout.table_size,
    )


def _proposed_cells(item: ProposalItem, noted: bool) -> tuple[str, ...]:
    result, award = text.first_capital(item.result), text.first_capital(item.award)
    return (_who(item), item.title, item.field, result, award, *([item.note] if noted else []))


def _who(item: ProposalItem | AwardItem) -> str:
    return f"{item.owner},\n{item.unit}" if item.unit and item.unit not in item.owner else item.owner


def _articles(value: CommendationDecision, say: Words) -> Sequence[str]:
    money = f" {say('money')}" if any(item.bonus for item in value.items) else ""
    if value.earlier and value.earlier.change == Change.REVOKES:
        return (say("changes"), say("revoked" if value.items else "revoked_all"), say("bound"))
    if value.earlier:
        return (say("changes"), f"{say('changed_list')}{money}", say("bound"))
    return (say("grants_conference" if value.conference else "grants"), f"{say('granted')}{money}", say("bound"))


def _annex(value: CommendationDecision, layout: Layout, say: Words) -> Section:
    setter = Setter(layout)
    revokes = value.earlier is not None and value.earlier.change == Change.REVOKES
    subject = say("annex_revoked" if revokes else "annex_subject")
    return Section(
        blocks=(
            Paragraph(
                runs=(Run(say("annex"), bold=True, size=layout.type_size),), align="center", level=1, keep_next=True
            ),
            setter.centred(setter.parted(subject, bold=True), bold=True),
            setter.centred(setter.parted(say("annex_source")), italic=True),
            *([setter.centred(layout.subject_mark)] if layout.subject_mark else []),
            Spacer(8),
            _awarded(value.items, setter),
        )
    )


def _awarded(items: tuple[AwardItem, ...], setter: Setter) -> Table:
    money = sum(item.bonus or 0 for item in items)
    every = (
        (True, Column(title="Tập thể, cá nhân", share=40), [_who(item) for item in items]),
        (True, Column(title="Tên mô hình, điển hình", share=48), [item.title for item in items]),
        (True, Column(title="Hình thức", share=24, align="center"), [text.first_capital(item.award) for item in items]),
        (
            any(item.grade for item in items),
            Column(title="Mức đạt", share=20, align="center"),
            [text.first_capital(item.grade) for item in items],
        ),
        (
            bool(money),
            Column(title="Tiền thưởng (đồng)", share=23, align="right", total=text.number(money)),
            [text.number(item.bonus) for item in items],
        ),
        (any(item.note for item in items), Column(title="Ghi chú", share=22), [item.note for item in items]),
    )
    shown = [(column, cells) for wanted, column, cells in every if wanted]
    rows = zip((item.subject for item in items), zip(*(cells for _, cells in shown), strict=True), strict=True)
    return tables.numbered(
        "Danh sách kèm theo quyết định",
        [column for column, _ in shown],
        tables.by_subject(rows),
        width=setter.width,
        size=setter.layout.table_size,
        total="Tổng cộng" if money else "",
    )
