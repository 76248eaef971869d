"""Write lists as spreadsheets: what a person sees on the screen, with the same filters, as xlsx bytes."""

from dataclasses import replace
from datetime import datetime

from kheo import sheets, vietnamese
from kheo.work import days, files, lateness, listing
from kheo.work.actors import Actor
from kheo.work.documents import Rendered
from kheo.work.lateness import Line
from kheo.work.lists import Row

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


def registrations(*, by: Actor, wanted: listing.Wanted, now: datetime) -> Rendered:
    """Write a unit's dossiers as they are filtered and ordered, each judged today, all on one sheet."""
    lines = listing.every(by=by, wanted=replace(wanted, is_judged=True), now=now)
    found = tuple(line.judged for line in lines if line.judged is not None)
    on = days.day(now)
    table = sheets.Table(
        title=("BẢNG HỒ SƠ MÔ HÌNH, ĐIỂN HÌNH", f"Đến {vietnamese.long_day(on)}: {len(found)} hồ sơ"),
        columns=_COLUMNS,
        rows=tuple(sheets.Row(_cells(number, row)) for number, row in enumerate(found, 1)),
        sheet_name="Hồ sơ",
        frozen_columns=3,
    )
    return Rendered(f"ho-so-{on:%Y-%m-%d}.xlsx", files.XLSX, sheets.write_table(table))


_LISTED_COLUMNS = (
    sheets.Column(heading="TT", width=7, kind="number", centred=True),
    sheets.Column(heading="Mã", width=12),
    sheets.Column(heading="Tên mô hình, điển hình", width=38),
    sheets.Column(heading="Loại", width=11),
    sheets.Column(heading="Chủ thể", width=28),
    sheets.Column(heading="Nơi đăng ký", width=28),
    sheets.Column(heading="Cấp", width=12),
    sheets.Column(heading="Đợt", width=20),
    sheets.Column(heading="Ngày đăng ký", width=12, kind="day", centred=True),
    sheets.Column(heading="Trạng thái", width=18),
    sheets.Column(heading="Người thẩm định", width=22),
)


def listed(*, by: Actor, wanted: listing.Wanted, now: datetime) -> Rendered:
    """Write the long list as it is filtered and ordered, all of it on one sheet."""
    on = days.day(now)
    rows = tuple(
        sheets.Row(
            (
                number,
                line.code,
                line.title,
                line.kind_label,
                line.owner_name,
                line.unit_name,
                line.tier_label,
                line.round_label,
                line.submitted_on,
                line.state_label,
                line.appraiser,
            )
        )
        for number, line in enumerate(listing.every(by=by, wanted=wanted, now=now), 1)
    )
    table = sheets.Table(
        title=("DANH SÁCH HỒ SƠ MÔ HÌNH, ĐIỂN HÌNH", f"Đến {vietnamese.long_day(on)}: {len(rows)} hồ sơ"),
        columns=_LISTED_COLUMNS,
        rows=rows,
        sheet_name="Danh sách",
        frozen_columns=3,
    )
    return Rendered(f"danh-sach-{on:%Y-%m-%d}.xlsx", files.XLSX, sheets.write_table(table))


_LATE_COLUMNS = (
    sheets.Column(heading="TT", width=5, kind="number", centred=True),
    sheets.Column(heading="Cơ sở", width=34),
    sheets.Column(heading="Việc", width=34),
    sheets.Column(heading="Đợt", width=22),
    sheets.Column(heading="Ai làm", width=24),
    sheets.Column(heading="Số hồ sơ", width=8, kind="number", centred=True),
    sheets.Column(heading="Hạn cuối", width=12, kind="day", centred=True),
    sheets.Column(heading="Quá hạn (ngày)", width=9, kind="number", centred=True),
    sheets.Column(heading="Còn (ngày)", width=8, kind="number", centred=True),
    sheets.Column(heading="Căn cứ", width=14),
)


def late(*, by: Actor, now: datetime) -> Rendered:
    """Write who is late and what falls due within a week, as on the screen, all on one sheet."""
    board = lateness.board(by=by, now=now)
    numbered = enumerate((*board.late, *board.soon), 1)
    table = sheets.Table(
        title=(
            "VIỆC CHẬM VÀ SẮP ĐẾN HẠN",
            f"Đến {vietnamese.long_day(board.on)}: {board.late_units} cơ sở có việc quá hạn",
        ),
        columns=_LATE_COLUMNS,
        rows=tuple(sheets.Row(_late_cells(number, line)) for number, line in numbered),
        sheet_name="Việc chậm tiến độ",
        frozen_columns=2,
    )
    return Rendered(f"ai-dang-cham-{board.on:%Y-%m-%d}.xlsx", files.XLSX, sheets.write_table(table))


def _late_cells(number: int, line: Line) -> tuple[sheets.Cell, ...]:
    return (
        number,
        line.unit.name,
        line.label,
        line.round_label,
        line.who,
        len(line.dossiers) or None,
        line.by_on,
        -line.left if line.is_late else None,
        None if line.is_late else line.left,
        ", ".join(line.cite),
    )


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
