"""Write lists as spreadsheets: what a person sees on the screen, with the same filters, as xlsx bytes."""

from datetime import datetime

from kheo import sheets, vietnamese
from kheo.work import days, files, lists
from kheo.work.actors import Actor
from kheo.work.documents import Rendered
from kheo.work.lists import Row, Wanted

_COLUMNS = (
    sheets.Column(heading="TT", width=5, kind="number", centred=True),
    sheets.Column(heading="Mã", width=12),
    sheets.Column(heading="Tên mô hình, điển hình", width=38),
    sheets.Column(heading="Loại", width=11),
    sheets.Column(heading="Chủ thể", width=28),
    sheets.Column(heading="Đợt", width=20),
    sheets.Column(heading="Lĩnh vực", width=20),
    sheets.Column(heading="Ngày đăng ký", width=12, kind="day", centred=True),
    sheets.Column(heading="Trạng thái", width=18),
    sheets.Column(heading="Đạt", group="Tiêu chí", width=6, kind="number", centred=True),
    sheets.Column(heading="Tổng", group="Tiêu chí", width=6, kind="number", centred=True),
    sheets.Column(heading="Người thẩm định", width=22),
    sheets.Column(heading="Đủ điều kiện", width=14),
    sheets.Column(heading="Lý do", width=44),
    sheets.Column(heading="Căn cứ", width=14),
)


def registrations(*, by: Actor, wanted: Wanted, now: datetime) -> Rendered:
    """Write the dossiers somebody sees, filtered as asked, all on one sheet."""
    everything = Wanted(wanted.unit_id, wanted.round, wanted.state, wanted.kind, wanted.field, wanted.text, page=0)
    page = lists.registrations(by=by, wanted=everything, now=now)
    on = days.day(now)
    table = sheets.Table(
        title=("BẢNG HỒ SƠ MÔ HÌNH, ĐIỂN HÌNH", f"Đến {vietnamese.long_day(on)}: {page.total} hồ sơ"),
        columns=_COLUMNS,
        rows=tuple(sheets.Row(_cells(number, row)) for number, row in enumerate(page.rows, 1)),
        sheet_name="Hồ sơ",
        frozen_columns=3,
    )
    return Rendered(f"ho-so-{on:%Y-%m-%d}.xlsx", files.XLSX, sheets.write_table(table))


def _cells(number: int, row: Row) -> tuple[sheets.Cell, ...]:
    return (
        number,
        row.code,
        row.title,
        row.kind_label,
        row.owner_name,
        row.round_label,
        row.field_label,
        row.submitted_on,
        row.state_label,
        row.attained,
        row.criteria,
        row.appraiser,
        row.eligible.verdict.label.vi,
        row.reason,
        ", ".join(row.cite),
    )
