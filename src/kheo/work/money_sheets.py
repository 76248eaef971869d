"""Write the money of a round and the bonuses of a decision as spreadsheets, as they stand on the screen."""

from datetime import datetime

from kheo import sheets, vietnamese
from kheo.work import days, prizes, purses
from kheo.work.actors import Actor
from kheo.work.documents import Rendered
from kheo.work.exporting import described
from kheo.work.exporting.described import Form

_BUDGET = (
    sheets.Column(heading="TT", width=5, kind="number", centred=True),
    sheets.Column(heading="Nhóm chi", width=24),
    sheets.Column(heading="Nội dung chi", width=44),
    sheets.Column(heading="Dự toán (đồng)", width=16, kind="number"),
    sheets.Column(heading="Được duyệt (đồng)", width=16, kind="number"),
    sheets.Column(heading="Đã chi (đồng)", width=16, kind="number"),
    sheets.Column(heading="Ghi chú", width=30),
)
_BONUSES = (
    sheets.Column(heading="TT", width=5, kind="number", centred=True),
    sheets.Column(heading="Tập thể, cá nhân", width=32),
    sheets.Column(heading="Đơn vị", width=34),
    sheets.Column(heading="Mô hình, điển hình", width=38),
    sheets.Column(heading="Hệ số", width=8, kind="number", centred=True),
    sheets.Column(heading="Lương cơ sở (đồng)", width=16, kind="number"),
    sheets.Column(heading="Tiền thưởng (đồng)", width=16, kind="number"),
    sheets.Column(heading="Ghi chú", width=44),
)


def budget(*, by: Actor, unit_id: int, round_key: str, now: datetime, form: Form = Form.XLSX) -> Rendered:
    """Write the lines of a round with their sums."""
    board = purses.board(by=by, unit_id=unit_id, round_key=round_key, now=now)
    rows: list[tuple[sheets.Cell, ...]] = [
        (number, one.kind_label, one.item, one.estimated, one.approved, one.spent, one.note)
        for number, one in enumerate(board.lines, 1)
    ]
    sums = board.totals
    table = sheets.Table(
        title=("KINH PHÍ PHONG TRÀO", f"{board.unit.name} – {board.round_label}"),
        columns=_BUDGET,
        rows=tuple(sheets.Row(row) for row in rows),
        totals=(None, "", "Cộng", sums.estimated, sums.approved, sums.spent, sums.words),
        sheet_name="Kinh phí",
        frozen_columns=3,
    )
    return described.tabled(f"kinh-phi-{days.day(now):%Y-%m-%d}", table, form)


def bonuses(*, by: Actor, decision_id: int, now: datetime, form: Form = Form.XLSX) -> Rendered:
    """Write the bonuses of a decision with how each was worked out."""
    page = prizes.page(by=by, decision_id=decision_id, now=now)
    rows: list[tuple[sheets.Cell, ...]] = [
        (
            number,
            one.owner_name,
            one.unit_name,
            one.title,
            one.amount.coefficient,
            one.amount.base_pay,
            one.amount.total,
            one.amount.why_not or ("" if one.amount.confirmed else "chưa kiểm tra nguồn"),
        )
        for number, one in enumerate(page.prizes, 1)
    ]
    day = vietnamese.long_day(page.decision.on)
    table = sheets.Table(
        title=("DANH SÁCH TIỀN THƯỞNG", f"Quyết định số {page.decision.number}, {day}; {page.rounding}"),
        columns=_BONUSES,
        rows=tuple(sheets.Row(row) for row in rows),
        totals=(None, "Cộng", "", "", None, None, page.total, page.words),
        sheet_name="Tiền thưởng",
        frozen_columns=2,
    )
    return described.tabled(f"tien-thuong-{page.decision.pk}", table, form)
