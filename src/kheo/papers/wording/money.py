"""The budget and the list of bonuses: what they say, in which order."""

from dataclasses import replace

from kheo.papers.blocks import Block, Paragraph, Section, Spacer, Table
from kheo.papers.layouts import Layout
from kheo.papers.values import BonusList, BonusRow, BudgetEstimate, BudgetRow, Signature
from kheo.papers.wording import ruling, tables, text
from kheo.papers.wording.parts import Setter
from kheo.papers.wording.tables import Column, Group
from kheo.papers.wording.words import Words


def budget_estimate(value: BudgetEstimate, layout: Layout, say: Words) -> tuple[Section, ...]:
    """Word the estimate; with what was spent it is the settlement too."""
    setter = Setter(layout)
    spent = any(row.spent is not None for row in value.rows)
    paid = f"\n{say('paid')}" if spent else ""
    sources = f"\n{say('sources')}\n{text.dashed(value.sources)}" if value.sources else ""
    blocks: list[Block] = [
        setter.head(
            value.issuer, place_day=text.day(value.dated_on), number=setter.number(value.number, "DT", value.issuer)
        ),
        *setter.title(say("name"), say("subject")),
        *ruling.grounds(value.basis, "", setter),
        *setter.body(say("opening"), keep_next=True),
        _budget(value.rows, setter, spent=spent),
        Spacer(6),
        *_held(
            [
                *setter.body(f"{say('total')}{paid}{sources}"),
                *(setter.body(value.explanation, bold=say("label_explained")) if value.explanation else []),
            ]
        ),
        setter.both_sign(
            setter.signature(value.prepared_by or Signature(authority=say("signs_left"))),
            setter.signature(value.signature),
            setter.recipients(value.recipients) if value.recipients else (),
        ),
    ]
    return (Section(blocks=tuple(blocks)),)


def bonus_list(value: BonusList, layout: Layout, say: Words) -> tuple[Section, ...]:
    """Word the list of bonuses, with room for each receiver's signature."""
    setter = Setter(layout, landscape=True)
    blocks: list[Block] = [
        setter.head(
            value.issuer,
            place_day=text.day(value.dated_on),
            number=setter.numbered(value.number),
        ),
        *setter.title(say("name"), say("subject")),
        _bonuses(value.rows, setter),
        Spacer(6),
        *_held(setter.body(_explained(value, say))),
        setter.both_sign(
            setter.signature(value.prepared_by or Signature(authority=say("signs_left"))),
            setter.signature(value.signature),
        ),
    ]
    return (Section(blocks=tuple(blocks), landscape=True),)


def _budget(rows: tuple[BudgetRow, ...], setter: Setter, *, spent: bool) -> Table:
    total, paid = sum(row.amount for row in rows), sum(row.spent or 0 for row in rows)
    every = (
        (True, Column(title="Nội dung chi", share=52), [row.item for row in rows]),
        (True, Column(title="Đơn vị tính", share=17, align="center"), [row.unit_of_measure for row in rows]),
        (True, Column(title="Số lượng", share=15, align="center"), [text.number(row.quantity) for row in rows]),
        (True, Column(title="Đơn giá (đồng)", share=22, align="right"), [text.number(row.price) for row in rows]),
        (
            True,
            Column(title="Dự toán (đồng)", share=26, align="right", total=text.number(total)),
            [text.number(row.amount) for row in rows],
        ),
        (
            spent,
            Column(title="Thực chi (đồng)", share=26, align="right", total=text.number(paid)),
            [text.number(row.spent) for row in rows],
        ),
        (any(row.note for row in rows), Column(title="Ghi chú", share=24), [row.note for row in rows]),
    )
    shown = [(column, cells) for wanted, column, cells in every if wanted]
    lines = list(zip(*(cells for _, cells in shown), strict=True))
    groups = [
        Group(group, [line for row, line in zip(rows, lines, strict=True) if row.group == group])
        for group in dict.fromkeys(row.group for row in rows)
    ]
    return tables.numbered(
        "Dự toán kinh phí",
        [column for column, _ in shown],
        groups,
        width=setter.width,
        size=setter.layout.small_size if spent else setter.layout.table_size,
        total="Tổng cộng",
    )


def _bonuses(rows: tuple[BonusRow, ...], setter: Setter) -> Table:
    every = (
        (True, Column(title="Tập thể, cá nhân", share=56), [row.owner for row in rows]),
        (True, Column(title="Đơn vị", share=48), [row.unit for row in rows]),
        (True, Column(title="Hình thức khen thưởng", share=34, align="center"), [row.award for row in rows]),
        (
            any(row.coefficient is not None for row in rows),
            Column(title="Hệ số", share=14, align="center"),
            [text.number(row.coefficient) for row in rows],
        ),
        (
            any(row.exact is not None for row in rows),
            Column(title="Số tiền tính (đồng)", share=26, align="right"),
            [text.number(row.exact) for row in rows],
        ),
        (
            True,
            Column(
                title="Tiền thưởng (đồng)", share=28, align="right", total=text.number(sum(row.amount for row in rows))
            ),
            [text.number(row.amount) for row in rows],
        ),
        (True, Column(title="Ký nhận", share=34, total=" "), ["" for _ in rows]),
    )
    shown = [(column, cells) for wanted, column, cells in every if wanted]
    lines = zip((row.subject for row in rows), zip(*(cells for _, cells in shown), strict=True), strict=True)
    return tables.numbered(
        "Danh sách chi tiền thưởng",
        [column for column, _ in shown],
        tables.by_subject(lines),
        width=setter.width,
        size=setter.layout.table_size,
        total="Tổng cộng",
    )


def _explained(value: BonusList, say: Words) -> str:
    lines = [say("total")]
    if value.base_pay is not None:
        lines.append(say("base_pay"))
    if value.rounding:
        lines.append(say("rounding"))
    if value.grounds:
        lines.append(say("grounds"))
    return "\n".join(lines)


def _held(told: list[Paragraph]) -> list[Paragraph]:
    """Hold the last words on the page of the signatures; what stands before them fills the page before."""
    return [*told[:-1], replace(told[-1], keep_next=True)]
