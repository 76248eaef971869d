"""Describe registers as files, as on their pages: proposals, decisions, letters, numbers, prints."""

from collections.abc import Callable
from datetime import date, datetime

from kheo.sheets import Cell, Column
from kheo.store.models import Decision, Proposal
from kheo.work import books, days, letter_books, registers, rulings
from kheo.work.actors import Actor
from kheo.work.exporting import described
from kheo.work.exporting.described import Described, L
from kheo.work.printing import showing
from kheo.work.registers import Wanted

_NUMBER = Column(heading="Số, ký hiệu", width=18)
_DAY = Column(heading="Ngày", width=12, kind="day", centred=True)
_SIGNER = Column(heading="Người ký", width=26)
_POSITION = Column(heading="Chức vụ người ký", width=26)
_SIZE = Column(heading="Số hồ sơ", width=8, kind="number", centred=True)
_LETTER = Column(heading="Văn bản", width=60)
_KIND = Column(heading="Loại", width=18)
_SENT_ON = Column(heading="Ngày gửi", width=12, kind="day", centred=True)
_BY_ON = Column(heading="Hạn báo nhận", width=12, kind="day", centred=True)

# the keys of the columns that somebody chose of a register; None for all
Chosen = frozenset[str] | None


def proposals(*, by: Actor, unit_id: int, wanted: Wanted, now: datetime, chosen: Chosen = None) -> Described[Proposal]:
    """Describe a unit's proposals; raises `NotFound` as their page does."""
    source, on = rulings.proposals(by=by, unit_id=unit_id), days.day(now)
    return Described(
        name=f"to-trinh-{on:%Y-%m-%d}",
        title=("SỔ TỜ TRÌNH", described.of(unit_id, now)),
        sheet_name="Tờ trình",
        columns=_among(
            chosen,
            ("", _NUMBER, lambda row: row.number),
            ("ngay", _DAY, lambda row: row.on),
            ("ky", _SIGNER, lambda row: row.signer_name),
            ("chuc_vu", _POSITION, lambda row: row.signer_position),
            ("ho_so", _SIZE, lambda row: vars(row)["size"]),
            ("ket_qua", Column(heading="Kết quả", width=24), rulings.result_of),
        ),
        lines=registers.every(source, wanted, lambda row: row),
    )


def decisions(*, by: Actor, unit_id: int, wanted: Wanted, now: datetime, chosen: Chosen = None) -> Described[Decision]:
    """Describe a unit's decisions; raises `NotFound` as their page does."""
    source, on = rulings.decisions(by=by, unit_id=unit_id), days.day(now)
    return Described(
        name=f"quyet-dinh-{on:%Y-%m-%d}",
        title=("SỔ QUYẾT ĐỊNH", described.of(unit_id, now)),
        sheet_name="Quyết định",
        columns=_among(
            chosen,
            ("", _NUMBER, lambda row: row.number),
            ("ngay", _DAY, lambda row: row.on),
            ("ve_viec", Column(heading="Về việc", width=24), lambda row: row.get_kind_display()),
            ("ve_viec", Column(heading="Cơ quan ban hành", width=30), lambda row: row.issuer),
            ("ky", _SIGNER, lambda row: row.signer_name),
            ("chuc_vu", _POSITION, lambda row: row.signer_position),
            ("ho_so", _SIZE, lambda row: vars(row)["size"] or None),
            ("ket_qua", Column(heading="Tình trạng", width=18), lambda row: row.get_status_display()),
        ),
        lines=registers.every(source, wanted, lambda row: row),
    )


def came(
    *, by: Actor, unit_id: int, wanted: Wanted, now: datetime, chosen: Chosen = None
) -> Described[letter_books.Line]:
    """Describe what came to a unit from above; raises `NotFound` as its page does."""
    lines = letter_books.every_came(by=by, unit_id=unit_id, wanted=wanted)
    return Described(
        name=f"van-ban-den-{days.day(now):%Y-%m-%d}",
        title=("SỔ VĂN BẢN TRIỂN KHAI DO CẤP TRÊN GỬI ĐẾN", described.of(unit_id, now)),
        sheet_name="Cấp trên gửi",
        columns=_among(
            chosen,
            ("", _NUMBER, lambda line: line.number),
            ("", _LETTER, lambda line: line.title),
            ("loai", _KIND, lambda line: line.kind_label),
            ("noi_gui", Column(heading="Nơi gửi", width=30), lambda line: line.unit_name),
            ("ngay", _SENT_ON, lambda line: line.sent_on),
            ("han", _BY_ON, lambda line: line.by_on),
            (
                "bao_nhan",
                Column(heading="Báo nhận", width=16),
                lambda line: "Chưa báo nhận" if line.waits else "Đã báo nhận",
            ),
            ("ngay_nhan", Column(heading="Ngày báo nhận", width=12, kind="day", centred=True), _acknowledged_on),
        ),
        lines=lines,
    )


def sent(
    *, by: Actor, unit_id: int, wanted: Wanted, now: datetime, chosen: Chosen = None
) -> Described[letter_books.Line]:
    """Describe what a unit sent down and who has not acknowledged it; raises `NotFound` for whoever may not read it."""
    lines = letter_books.every_sent(by=by, unit_id=unit_id, wanted=wanted)
    return Described(
        name=f"van-ban-gui-{days.day(now):%Y-%m-%d}",
        title=("SỔ VĂN BẢN TRIỂN KHAI GỬI CẤP DƯỚI", described.of(unit_id, now)),
        sheet_name="Đã gửi cấp dưới",
        columns=_among(
            chosen,
            ("", _NUMBER, lambda line: line.number),
            ("", _LETTER, lambda line: line.title),
            ("loai", _KIND, lambda line: line.kind_label),
            ("ngay", _SENT_ON, lambda line: line.sent_on),
            ("han", _BY_ON, lambda line: line.by_on),
            (
                "bao_nhan",
                Column(heading="Số nơi nhận", width=8, kind="number", centred=True),
                lambda line: line.sent,
            ),
            (
                "bao_nhan",
                Column(heading="Số nơi đã báo nhận", width=8, kind="number", centred=True),
                lambda line: line.acknowledged,
            ),
            ("bao_nhan", Column(heading="Nơi chưa báo nhận", width=60), lambda line: ", ".join(line.silent)),
        ),
        lines=lines,
    )


def book(*, by: Actor, unit_id: int, asked: books.Asked, now: datetime, chosen: Chosen = None) -> Described[books.Line]:
    """Describe the book of papers sent out in a year; raises `NotFound` as its page does."""
    found = books.read(by=by, unit_id=unit_id, asked=asked, now=now)
    return Described(
        name=f"so-van-ban-di-{found.year}",
        title=("SỔ VĂN BẢN ĐI", f"{found.unit_name} – {'nhiệm kỳ từ năm' if found.is_term else 'năm'} {found.year}"),
        sheet_name="Sổ văn bản đi",
        columns=_among(
            chosen,
            ("", _NUMBER, lambda line: line.literal),
            ("loai", Column(heading="Loại", width=9), lambda line: line.kind),
            ("ngay", _DAY, lambda line: line.on),
            ("trich_yeu", Column(heading="Trích yếu", width=60), lambda line: line.title),
            ("ghi_chu", Column(heading="Ghi chú", width=40), lambda line: line.note),
        ),
        lines=found.lines,
    )


def printed(*, by: Actor, unit_id: int, now: datetime) -> Described[showing.SheetLine]:
    """Describe every sheet that a unit printed; raises `NotFound` as its page does."""
    return Described(
        name=f"so-in-giay-khen-{days.day(now):%Y-%m-%d}",
        title=("SỔ IN GIẤY CHỨNG NHẬN, GIẤY KHEN", described.of(unit_id, now)),
        sheet_name="Sổ in",
        columns=(
            (Column(heading="Tên giấy", width=60), lambda line: line.title),
            (Column(heading="Quyết định", width=16), lambda line: line.decision),
            (Column(heading="Ngày in", width=12, kind="day", centred=True), lambda line: days.day(line.at)),
            (Column(heading="Lần in", width=8, kind="number", centred=True), lambda line: line.copy),
            (Column(heading="Lý do in lại", width=40), lambda line: line.reason),
            (Column(heading="In trên", width=24), lambda line: line.on_what),
            (Column(heading="Người in", width=24), lambda line: line.who),
        ),
        lines=showing.every(by=by, unit_id=unit_id),
    )


def _among(
    chosen: Chosen, *told: tuple[str, Column, Callable[[L], Cell]]
) -> tuple[tuple[Column, Callable[[L], Cell]], ...]:
    """Give the columns that were chosen; one without a key always stands."""
    return tuple((column, read) for key, column, read in told if not key or chosen is None or key in chosen)


def _acknowledged_on(line: letter_books.Line) -> date | None:
    return None if line.acknowledged_at is None else days.day(line.acknowledged_at)
