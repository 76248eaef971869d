"""The budget and the list of bonuses: what they say, in which order."""

from kheo import vietnamese
from kheo.papers.blocks import Block, Section, Spacer, Table
from kheo.papers.layouts import Layout
from kheo.papers.values import BonusList, BonusRow, BudgetEstimate, BudgetRow, Signature
from kheo.papers.wording import ruling, tables, text
from kheo.papers.wording.parts import Setter
from kheo.papers.wording.tables import Column, Group


def budget_estimate(value: BudgetEstimate, layout: Layout) -> tuple[Section, ...]:
    """Word the estimate; with what was spent it is the settlement too."""
    setter = Setter(layout)
    spent = any(row.spent is not None for row in value.rows)
    kind = "quyết toán" if spent else "dự toán"
    total = sum(row.amount for row in value.rows)
    sources = f"\nNguồn kinh phí:\n{text.dashed(value.sources)}" if value.sources else ""
    blocks: list[Block] = [
        setter.head(
            value.issuer, place_day=text.day(value.dated_on), number=setter.number(value.number, "DT", value.issuer)
        ),
        *setter.title(
            f"{kind.upper()} KINH PHÍ",
            f"tổ chức phong trào thi đua “{value.movement}” {text.period(value.period)}",
        ),
        *ruling.grounds(value.basis, "", setter),
        *setter.body(
            f"{text.flat(value.issuer.name)} lập {'quyết toán' if spent else 'dự toán'} kinh phí như sau:",
            keep_next=True,
        ),
        _budget(value.rows, setter, spent=spent),
        Spacer(6),
        *setter.body(f"Tổng dự toán: {_money(total)}.{_difference(value.rows) if spent else ''}{sources}"),
        *(setter.body(value.explanation, bold="Thuyết minh:") if value.explanation else []),
        setter.both_sign(
            setter.signature(value.prepared_by or Signature(authority="NGƯỜI LẬP")), setter.signature(value.signature)
        ),
        *_copies(value.recipients, setter),
    ]
    return (Section(blocks=tuple(blocks)),)


def bonus_list(value: BonusList, layout: Layout) -> tuple[Section, ...]:
    """Word the list of bonuses, with room for each receiver's signature."""
    setter = Setter(layout, landscape=True)
    decided = f"{text.day(value.decided_on)}" if value.decided_on else text.BLANK_DAY
    blocks: list[Block] = [
        setter.head(
            value.issuer,
            place_day=text.day(value.dated_on),
            number=setter.numbered(value.number),
        ),
        *setter.title(
            "DANH SÁCH CHI TIỀN THƯỞNG",
            f"phong trào thi đua “{value.movement}”\n(theo Quyết định số {value.decision or '……'}, {decided})",
        ),
        _bonuses(value.rows, setter),
        Spacer(6),
        *setter.body(_explained(value), keep_next=True),
        setter.both_sign(
            setter.signature(value.prepared_by or Signature(authority="NGƯỜI LẬP DANH SÁCH")),
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


def _money(total: int) -> str:
    return f"{text.number(total)} đồng ({vietnamese.money_in_words(total)})"


def _difference(rows: tuple[BudgetRow, ...]) -> str:
    total, paid = sum(row.amount for row in rows), sum(row.spent or 0 for row in rows)
    left = total - paid
    how = f"còn lại {text.number(left)} đồng" if left >= 0 else f"vượt dự toán {text.number(-left)} đồng"
    return f"\nTổng thực chi: {_money(paid)}; {how}."


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


def _explained(value: BonusList) -> str:
    lines = [f"Tổng số tiền: {_money(sum(row.amount for row in value.rows))}."]
    if value.base_pay is not None:
        lines.append(f"Mức lương cơ sở tại ngày ký quyết định: {text.number(value.base_pay)} đồng/tháng.")
    if value.rounding:
        lines.append(f"Cách làm tròn: {text.ended(value.rounding)}")
    if value.grounds:
        lines.append(f"Căn cứ tính: {text.ended('; '.join(value.grounds))}")
    return "\n".join(lines)


def _copies(recipients: tuple[str, ...], setter: Setter) -> list[Block]:
    return [setter.closing(setter.recipients(recipients), ())] if recipients else []
