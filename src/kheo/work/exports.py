"""Write who is late as a spreadsheet, as on the screen; lists of dossiers go out by `exporting`."""

from datetime import datetime

from kheo import sheets, vietnamese
from kheo.work import files, lateness
from kheo.work.actors import Actor
from kheo.work.documents import Rendered
from kheo.work.lateness import Line

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
