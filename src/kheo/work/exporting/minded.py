"""Describe as files what is kept beside dossiers: late drafts, nurture logs, who may read one, print runs, rights."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.text import capfirst

from kheo import vietnamese
from kheo.sheets import Column
from kheo.store.models import NurtureNote
from kheo.work import appointing, audience, changes, days, dossiers, nurturing
from kheo.work.actors import Actor
from kheo.work.audience import Seer
from kheo.work.changes import LateDraft
from kheo.work.dossiers import Dossier
from kheo.work.exporting import described
from kheo.work.exporting.described import Described
from kheo.work.printing import showing
from kheo.work.printing.showing import RunLine

_TITLE = Column(heading="Tên mô hình, điển hình", width=44)
_NOTHING = "không có việc riêng; chỉ làm được trên hồ sơ của mình hoặc hồ sơ được phân công"
_WHO = Column(heading="Họ và tên", width=28)


@dataclass(frozen=True, slots=True)
class Right:
    """One thing that a role may do, or that it may do nothing by itself."""

    role: str
    holders: int
    deed: str = ""
    where: str = ""


def _day(heading: str) -> Column:
    return Column(heading=heading, width=12, kind="day", centred=True)


def late(*, by: Actor, unit_id: int, now: datetime) -> Described[LateDraft]:
    """Describe the drafts that missed their window; raises `NotFound`, `NotPermitted` as their page does."""
    return Described(
        name=f"ban-nhap-qua-han-dang-ky-{days.day(now):%Y-%m-%d}",
        title=("BẢN NHÁP QUÁ HẠN ĐĂNG KÝ", described.of(unit_id, now)),
        sheet_name="Quá hạn đăng ký",
        columns=(
            (_TITLE, lambda line: line.title),
            (Column(heading="Chủ thể", width=28), lambda line: line.owner_name),
            (Column(heading="Đợt", width=22), lambda line: line.round_label),
            (_day("Hạn đăng ký"), lambda line: line.window.last_on),
            (Column(heading="Căn cứ", width=14), lambda line: ", ".join(line.window.cite)),
            (Column(heading="Văn bản cho phép", width=28), lambda line: line.allowed_by),
        ),
        lines=changes.late_drafts(by=by, unit_id=unit_id, now=now),
    )


def nurtured(*, by: Actor, registration_id: int, now: datetime) -> Described[NurtureNote]:
    """Describe a dossier's nurture log, newest first; raises `NotFound` as its page does."""
    dossier = dossiers.find(by=by, registration_id=registration_id, now=now)
    return Described(
        name=f"nhat-ky-cham-boi-{dossier.code}-{days.day(now):%Y-%m-%d}",
        title=("NHẬT KÝ CHĂM BỒI", *_about(dossier, now)),
        sheet_name="Nhật ký chăm bồi",
        columns=(
            (_day("Ngày chăm bồi"), lambda line: line.on),
            (Column(heading="Người ghi", width=28), lambda line: line.by.full_name),
            (Column(heading="Việc đã làm, điều đã góp ý", width=80), lambda line: line.text),
            (_day("Ngày hẹn lần sau"), lambda line: line.next_on),
        ),
        lines=nurturing.of(registration_id, by=by),
    )


def seers(*, by: Actor, registration_id: int, now: datetime) -> Described[Seer]:
    """Describe who may read a dossier today, and why; raises `NotFound` as its page does."""
    dossier = dossiers.find(by=by, registration_id=registration_id, now=now)
    return Described(
        name=f"nguoi-xem-duoc-ho-so-{dossier.code}-{days.day(now):%Y-%m-%d}",
        title=("NGƯỜI XEM ĐƯỢC HỒ SƠ", *_about(dossier, now)),
        sheet_name="Người xem được hồ sơ",
        columns=(
            (_WHO, lambda line: line.name or "Người thẩm định (không nêu tên với chủ thể)"),
            (Column(heading="Chức vụ", width=28), lambda line: line.position),
            (Column(heading="Đơn vị", width=32), lambda line: line.unit),
            (Column(heading="Lý do được xem", width=60), lambda line: capfirst(line.why)),
            (_day("Từ ngày"), lambda line: line.since),
            (_day("Đến hết ngày"), lambda line: line.last_on),
        ),
        lines=audience.who_sees(by=by, registration_id=registration_id, now=now),
    )


def runs(*, by: Actor, unit_id: int, now: datetime) -> Described[RunLine]:
    """Describe every batch that a unit put on paper, newest first; raises `NotFound` as their page does."""
    return Described(
        name=f"dot-in-{days.day(now):%Y-%m-%d}",
        title=("CÁC ĐỢT IN GIẤY CHỨNG NHẬN, GIẤY KHEN", described.of(unit_id, now)),
        sheet_name="Các đợt in",
        columns=(
            (_day("Ngày đặt in"), lambda line: days.day(line.at)),
            (Column(heading="Quyết định", width=16), lambda line: line.decision),
            (Column(heading="In trên", width=30), lambda line: line.on_what),
            (Column(heading="Máy in", width=24), lambda line: line.printer),
            (Column(heading="Số tờ", width=8, kind="number", centred=True), lambda line: line.total),
            (Column(heading="Số tờ đã tạo", width=9, kind="number", centred=True), lambda line: line.made),
            (Column(heading="Tình trạng", width=16), lambda line: line.state_label),
            (Column(heading="Lý do in lại", width=36), lambda line: line.reason),
            (Column(heading="Lý do không in được", width=36), lambda line: line.problem),
            (Column(heading="Người đặt in", width=26), lambda line: line.who),
        ),
        lines=showing.every_run(by=by, unit_id=unit_id),
    )


def rights(*, by: Actor, now: datetime) -> Described[Right]:
    """Describe role by role what it may do; raises `NotPermitted` as the page does."""
    return Described(
        name=f"quyen-cua-vai-tro-{days.day(now):%Y-%m-%d}",
        title=("QUYỀN HẠN CỦA TỪNG VAI TRÒ", f"Tính đến {vietnamese.long_day(days.day(now))}"),
        sheet_name="Quyền của vai trò",
        columns=(
            (Column(heading="Vai trò", width=36), lambda line: line.role),
            (Column(heading="Số người đang giữ", width=9, kind="number", centred=True), lambda line: line.holders),
            (Column(heading="Được làm", width=60), lambda line: capfirst(line.deed)),
            (Column(heading="Khi", width=44), lambda line: line.where),
        ),
        lines=tuple(_rights(appointing.rights(by=by, now=now))),
    )


def _about(dossier: Dossier, now: datetime) -> tuple[str, str]:
    """Say which dossier a list is about, and as of which day."""
    return f"{dossier.title} (mã {dossier.code})", f"Tính đến {vietnamese.long_day(days.day(now))}"


def _rights(roles: tuple[appointing.Rights, ...]) -> Iterator[Right]:
    for one in roles:
        for deed, where in one.rights or ((_NOTHING, ""),):
            yield Right(one.label, one.holders, deed, where)
