"""Write form 2 as a spreadsheet: the rows, groups and totals that it has on paper, to work on or to send along."""

from datetime import datetime

from kheo import sheets
from kheo.papers.values import RegistrationSummary, Subject, SummaryRow
from kheo.work import boards
from kheo.work.actors import Actor
from kheo.work.documents import Rendered
from kheo.work.exporting import described
from kheo.work.exporting.described import Form
from kheo.work.refusals import NotNow

_COLUMNS = (
    sheets.Column(heading="TT", width=5, kind="number", centred=True),
    sheets.Column(heading="Đơn vị", width=28),
    sheets.Column(heading="Tên mô hình, điển hình", width=38),
    sheets.Column(heading="Tập thể", group="Đối tượng đăng ký", width=24),
    sheets.Column(heading="Cá nhân", group="Đối tượng đăng ký", width=24),
    sheets.Column(heading="Lĩnh vực", width=20),
    sheets.Column(heading="Nội dung, tiêu chí đăng ký (tóm tắt)", width=48),
    sheets.Column(heading="Cấp đăng ký", width=13),
    sheets.Column(heading="Mới/tiếp tục", width=12),
    sheets.Column(heading="Thời gian", width=16),
    sheets.Column(heading="Ghi chú", width=16),
)
_GROUPS = {Subject.COLLECTIVE: "Tập thể", Subject.INDIVIDUAL: "Cá nhân"}


def summary(*, by: Actor, unit_id: int, round_key: str, now: datetime, form: Form = Form.XLSX) -> Rendered:
    """Write form 2 of a round as it would stand today.

    Raises `NotFound` for whoever may not see the unit, `NotNow` while nothing has been accepted.
    """
    board = boards.summary(by=by, unit_id=unit_id, round_key=round_key, now=now)
    if board.value is None:
        raise NotNow(
            "Chưa có đăng ký nào được tiếp nhận trong đợt này nên chưa xuất được biểu. Hãy tiếp nhận đăng ký trước."
        )
    return described.tabled(f"mau-2-{unit_id}-{round_key}", table(board.value), form)


def table(value: RegistrationSummary) -> sheets.Table:
    """Lay form 2 out on one sheet: collectives, then individuals, each numbered anew, totals last."""
    groups = {subject: [row for row in value.rows if row.subject == subject] for subject in _GROUPS}
    rows: list[sheets.Row | sheets.GroupRow] = []
    for roman, (subject, own) in zip(("I", "II"), ((key, some) for key, some in groups.items() if some), strict=False):
        rows.append(sheets.GroupRow(f"{roman}. {_GROUPS[subject]} ({len(own):02d})"))
        rows += [sheets.Row(_cells(number, row)) for number, row in enumerate(own, 1)]
    signer = value.signature
    return sheets.Table(
        head=((value.issuer.parent, ""), (sheets.Phrase(value.issuer.name, bold=True), "")),
        title=("BIỂU TỔNG HỢP", f"đăng ký mô hình, điển hình “{value.movement}” năm {value.year}"),
        columns=_COLUMNS,
        rows=rows,
        totals=(None, "Tổng cộng", "", *(f"{len(own):02d}" for own in groups.values()), "", "", "", "", "", ""),
        foot=(
            (sheets.Phrase("NGƯỜI LẬP BIỂU", bold=True), sheets.Phrase(signer.authority, bold=True)),
            ("", sheets.Phrase(signer.position, bold=True)),
        ),
        sheet_name="Mẫu 2",
        frozen_columns=3,
    )


def _cells(number: int, row: SummaryRow) -> tuple[sheets.Cell, ...]:
    collective = row.subject == Subject.COLLECTIVE
    return (
        number,
        row.unit,
        row.title,
        row.owner if collective else "",
        "" if collective else row.owner,
        row.field,
        row.content,
        row.tier,
        "Mới" if row.is_new else "Tiếp tục",
        row.duration,
        row.note,
    )
