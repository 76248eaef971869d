"""Describe what an office keeps to work with as files: wordings, files sent in, stock and printers, roots, money."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from kheo import vietnamese
from kheo.sheets import Column
from kheo.work import days, purses, readings, wording_pages
from kheo.work.actors import Actor
from kheo.work.exporting import described
from kheo.work.exporting.described import Described
from kheo.work.importing import showing
from kheo.work.printing import measuring
from kheo.work.signatures import roots


@dataclass(frozen=True, slots=True)
class Measure:
    """A stock with its size, or a printer with how far it is off, in millimetres."""

    what: str
    name: str
    width: Decimal | None = None
    height: Decimal | None = None
    places: int | None = None
    right: Decimal | None = None
    down: Decimal | None = None


def wordings(*, by: Actor, unit_id: int, now: datetime) -> Described[wording_pages.Line]:
    """Describe whose words hold in each kind of a unit's papers; raises `NotPermitted` as their page does."""
    shelf = wording_pages.shelf(by=by, unit_id=unit_id, now=now)
    return Described(
        name=f"loi-van-{days.day(now):%Y-%m-%d}",
        title=("LỜI VĂN CỦA VĂN BẢN", described.of(unit_id, now)),
        sheet_name="Lời văn",
        columns=(
            (Column(heading="Loại văn bản", width=44), lambda line: line.title),
            (Column(heading="Lời văn đang dùng", width=20), _whose),
            (Column(heading="Cấp trên có lời văn", width=36), lambda line: "" if line.is_own else line.above),
            (
                Column(heading="Số chỗ đã sửa", width=8, kind="number", centred=True),
                lambda line: (line.slots or None) if line.is_own else None,
            ),
            (Column(heading="Mẫu Word riêng", width=28), lambda line: line.form_name if line.is_own else ""),
            (Column(heading="Ngày sửa lần cuối", width=12, kind="day", centred=True), lambda line: _day(line.at)),
            (Column(heading="Người sửa lần cuối", width=26), lambda line: line.who),
        ),
        lines=shelf.lines,
    )


def imports(*, by: Actor, unit_id: int, now: datetime) -> Described[showing.Sent]:
    """Describe every file that somebody sent in for a unit; raises `NotFound`, `NotPermitted` as its page does."""
    return Described(
        name=f"tep-da-gui-{days.day(now):%Y-%m-%d}",
        title=("CÁC TỆP ĐÃ GỬI ĐỂ NHẬP", f"{described.of(unit_id, now)}; người gửi: {by.name}"),
        sheet_name="Tệp đã gửi",
        columns=(
            (Column(heading="Tệp", width=40), lambda line: line.row.name),
            (Column(heading="Nội dung", width=30), lambda line: line.kind_label),
            (Column(heading="Đợt", width=22), lambda line: line.round_label),
            (Column(heading="Ngày gửi", width=12, kind="day", centred=True), lambda line: days.day(line.row.at)),
            (Column(heading="Kết quả", width=20), lambda line: line.row.get_state_display()),
            (Column(heading="Thêm mới", width=9, kind="number", centred=True), lambda line: _count(line, "new")),
            (Column(heading="Cập nhật", width=9, kind="number", centred=True), lambda line: _count(line, "changed")),
            (Column(heading="Chưa nhập", width=9, kind="number", centred=True), lambda line: _count(line, "bad")),
        ),
        lines=showing.every_sent(by=by, unit_id=unit_id, now=now),
    )


def measures(*, by: Actor, unit_id: int, now: datetime) -> Described[Measure]:
    """Describe a unit's stock and printers; raises `NotPermitted` as their page does."""
    return Described(
        name=f"phoi-may-in-{days.day(now):%Y-%m-%d}",
        title=("PHÔI IN SẴN VÀ MÁY IN", described.of(unit_id, now)),
        sheet_name="Phôi, máy in",
        columns=(
            (Column(heading="Loại", width=10), lambda line: line.what),
            (Column(heading="Tên", width=40), lambda line: line.name),
            (Column(heading="Rộng (mm)", width=10, kind="number"), lambda line: line.width),
            (Column(heading="Cao (mm)", width=10, kind="number"), lambda line: line.height),
            (Column(heading="Số chỗ in chữ", width=10, kind="number", centred=True), lambda line: line.places),
            (Column(heading="Dời sang phải (mm)", width=12, kind="number"), lambda line: line.right),
            (Column(heading="Dời xuống (mm)", width=12, kind="number"), lambda line: line.down),
        ),
        lines=tuple(_measures(by, unit_id)),
        frozen_columns=3,
    )


def trusted(*, by: Actor, now: datetime) -> Described[roots.Line]:
    """Describe the roots that signatures are checked by; raises `NotPermitted` as their page does."""
    return Described(
        name=f"chung-thu-goc-{days.day(now):%Y-%m-%d}",
        title=("CHỨNG THƯ GỐC CỦA CHỮ KÝ SỐ", f"Tính đến {vietnamese.long_day(days.day(now))}"),
        sheet_name="Chứng thư gốc",
        columns=(
            (Column(heading="Tên", width=36), lambda line: line.name),
            (Column(heading="Chủ thể", width=48), lambda line: line.subject),
            (Column(heading="Dấu vân tay sha256", width=40), lambda line: line.fingerprint),
            (Column(heading="Tin cậy từ ngày", width=12, kind="day", centred=True), lambda line: line.from_on),
            (Column(heading="Đến hết ngày", width=12, kind="day", centred=True), lambda line: line.last_on),
            (Column(heading="Hôm nay", width=16), lambda line: "Đang tin cậy" if line.holds else "Không tin cậy"),
        ),
        lines=roots.board(by=by, now=now),
    )


def budgets(*, by: Actor, unit_id: int, now: datetime) -> Described[purses.RoundLine]:
    """Describe the money of all rounds of a unit; raises `NotFound` as its page does."""
    _unit, rows = purses.rounds(by=by, unit_id=unit_id, now=now)
    return Described(
        name=f"kinh-phi-cac-dot-{days.day(now):%Y-%m-%d}",
        title=("KINH PHÍ PHONG TRÀO QUA CÁC ĐỢT", described.of(unit_id, now)),
        sheet_name="Kinh phí các đợt",
        columns=(
            (Column(heading="Đợt", width=36), lambda line: line.label),
            (Column(heading="Tình trạng dự toán", width=14), _stage),
            (Column(heading="Ngày duyệt", width=12, kind="day", centred=True), lambda line: line.approved_on),
            (Column(heading="Dự toán (đồng)", width=18, kind="number"), lambda line: line.totals.estimated),
            (Column(heading="Được duyệt (đồng)", width=18, kind="number"), lambda line: line.totals.approved),
            (Column(heading="Đã chi (đồng)", width=18, kind="number"), lambda line: line.totals.spent),
        ),
        lines=rows,
    )


def unclear(*, by: Actor, edition_id: int, now: datetime) -> Described[readings.ReadingLine]:
    """Describe how the unclear places of a programme are read; raises as their page does."""
    board = readings.board(by=by, edition_id=edition_id)
    return Described(
        name=f"cach-hieu-{days.day(now):%Y-%m-%d}",
        title=("CÁCH HIỂU CỦA CHƯƠNG TRÌNH", f"{board.edition.title}; tính đến {vietnamese.long_day(days.day(now))}"),
        sheet_name="Cách hiểu",
        columns=(
            (Column(heading="Mã", width=8), lambda line: line.id),
            (Column(heading="Nội dung chưa rõ", width=48), lambda line: line.reading.question.vi),
            (Column(heading="Đang hiểu", width=48), lambda line: line.reading.we_read.vi),
            (Column(heading="Lý do hiểu như vậy", width=48), lambda line: line.reading.why.vi),
            (Column(heading="Căn cứ", width=14), lambda line: ", ".join(line.reading.clauses)),
            (Column(heading="Văn bản xác nhận", width=28), lambda line: line.reading.confirmed_by or "Chưa xác nhận"),
            (
                Column(heading="Ngày xác nhận", width=12, kind="day", centred=True),
                lambda line: line.reading.confirmed_on,
            ),
            (
                Column(heading="Số quy định dựa vào cách hiểu này", width=9, kind="number", centred=True),
                lambda line: line.resting,
            ),
        ),
        lines=board.readings,
    )


def _measures(by: Actor, unit_id: int) -> Iterator[Measure]:
    for one in measuring.stocks(by=by, unit_id=unit_id):
        yield Measure("Phôi", one.name, one.width, one.height, len(one.places))
    for printer in measuring.printers(by=by, unit_id=unit_id):
        yield Measure("Máy in", printer.name, right=printer.right, down=printer.down)


def _whose(line: wording_pages.Line) -> str:
    if line.is_own:
        return "Của đơn vị"
    return "Của cấp trên" if line.above else "Mặc định"


def _stage(line: purses.RoundLine) -> str:
    if line.approved_on is not None:
        return "Đã duyệt"
    return "Chờ duyệt" if line.has_budget else "Chưa lập"


def _count(line: showing.Sent, what: str) -> int | None:
    """Count what a file brought; what was not applied, or was taken back, brought nothing."""
    found: int | None = (line.row.counts or {}).get(what) if line.row.state == "applied" else None
    return found


def _day(at: datetime | None) -> date | None:
    return None if at is None else days.day(at)
