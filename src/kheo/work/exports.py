"""Write lists as spreadsheets: what a person sees on the screen, with the same filters, as xlsx or csv bytes."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from kheo import sheets, vietnamese
from kheo.work import days, files, lateness, listing
from kheo.work.actors import Actor
from kheo.work.documents import Rendered
from kheo.work.lateness import Line
from kheo.work.lists import Row

Format = Literal["xlsx", "csv"]


@dataclass(frozen=True, slots=True)
class _Told:
    """What one column of the list gives in a file: one or more columns, and their cells."""

    columns: tuple[sheets.Column, ...]
    cells: Callable[[listing.Line], tuple[sheets.Cell, ...]]


def _one(heading: str, width: float, cell: Callable[[listing.Line], sheets.Cell], *, day: bool = False) -> _Told:
    column = sheets.Column(heading=heading, width=width, kind="day" if day else "text", centred=day)
    return _Told((column,), lambda line: (cell(line),))


_NUMBER = sheets.Column(heading="TT", width=7, kind="number", centred=True)
_ALWAYS = (
    _one("Mã", 12, lambda line: line.code),
    _one("Tên mô hình, điển hình", 38, lambda line: line.title),
    _one("Loại", 11, lambda line: line.kind_label),
    _one("Chủ thể", 28, lambda line: line.owner_name),
)
_CHOSEN = {
    "noi": _one("Nơi đăng ký", 28, lambda line: line.unit_name),
    "cap": _one("Cấp", 12, lambda line: line.tier_label),
    "dot": _one("Đợt", 20, lambda line: line.round_label),
    "linh_vuc": _one("Lĩnh vực", 20, lambda line: line.field_label),
    "ngay": _one("Ngày đăng ký", 12, lambda line: line.submitted_on, day=True),
    "trang_thai": _one("Trạng thái", 18, lambda line: line.state_label),
    "tham_dinh": _one("Người thẩm định", 22, lambda line: line.appraiser),
}
_JUDGED = {
    "dat": _Told(
        (
            sheets.Column(heading="Đạt", group="Tiêu chí", width=6, kind="number", centred=True),
            sheets.Column(heading="Tổng", group="Tiêu chí", width=6, kind="number", centred=True),
        ),
        lambda line: (line.judged.attained, line.judged.criteria) if line.judged else (None, None),
    ),
    "dieu_kien": _Told(
        (
            sheets.Column(heading="Đủ điều kiện", width=14),
            sheets.Column(heading="Lý do", width=44),
            sheets.Column(heading="Căn cứ", width=14),
        ),
        lambda line: _standing(line.judged) if line.judged else (None, None, None),
    ),
}


def dossiers(
    *, by: Actor, wanted: listing.Wanted, columns: Collection[str], format_: Format, now: datetime
) -> Rendered:
    """Write a list of dossiers as it is filtered and ordered, all of it, with the columns chosen on the screen.

    `columns` are keys of the list's own (`noi`, `cap`, …). What has to be judged is judged as of today. Raises
    `NotFound` for whoever reads no such list.
    """
    asked = replace(wanted, place=None, is_judged=not _JUDGED.keys().isdisjoint(columns))
    told = [*_ALWAYS, *(one for key, one in (_CHOSEN | _JUDGED).items() if key in columns)]
    rows = tuple(
        sheets.Row((number, *(cell for one in told for cell in one.cells(line))))
        for number, line in enumerate(listing.every(by=by, wanted=asked, now=now), 1)
    )
    on = days.day(now)
    table = sheets.Table(
        title=("DANH SÁCH HỒ SƠ MÔ HÌNH, ĐIỂN HÌNH", f"Đến {vietnamese.long_day(on)}: {len(rows)} hồ sơ"),
        columns=(_NUMBER, *(column for one in told for column in one.columns)),
        rows=rows,
        sheet_name="Danh sách",
        frozen_columns=3,
    )
    name = f"danh-sach-{on:%Y-%m-%d}.{format_}"
    if format_ == "csv":
        return Rendered(name, files.CSV, sheets.write_csv(table))
    return Rendered(name, files.XLSX, sheets.write_table(table))


def _standing(row: Row) -> tuple[sheets.Cell, ...]:
    return row.eligible.verdict.label.vi, row.reason, ", ".join(row.cite)


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
