"""Describe as files what a unit's people work at: its group, visits, lists that are weighed, letters, numbers."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.text import capfirst

from kheo import rulebook, vietnamese
from kheo.sheets import Cell, Column
from kheo.work import boards, candidates, days, launchings, overview, selections, visits
from kheo.work.actors import Actor
from kheo.work.candidates import Candidate
from kheo.work.exporting.described import Described, of_unit

TITLE = Column(heading="Tên mô hình, điển hình", width=38)
OWNER = Column(heading="Chủ thể", width=28)
ELIGIBLE = Column(heading="Đủ điều kiện", width=14)
WHY = Column(heading="Lý do", width=44)
_NUMBERS = {
    "registered": "Đăng ký",
    "waiting": "Chờ tiếp nhận",
    "accepted": "Tiếp nhận",
    "reported": "Báo cáo",
    "appraised": "Thẩm định",
    "selected": "Xét chọn",
    "commended": "Khen thưởng",
}


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody of a steering group: a member by a role, or whoever was given a task."""

    name: str
    position: str
    what: str
    scope: str = ""
    from_on: date | None = None


@dataclass(frozen=True, slots=True)
class Stop:
    """One exemplar to be visited, and one visit that is planned, if there is one."""

    title: str
    owner_name: str
    visited: str
    on: date | None = None
    visitor: str = ""
    note: str = ""


def group(*, by: Actor, unit_id: int, now: datetime) -> Described[Seat]:
    """Describe a steering group with its tasks; raises `NotFound` as its page does."""
    board = boards.group_board(by=by, unit_id=unit_id, now=now)
    members = (Seat(one.name, one.position, one.role_label) for one in board.members)
    positions = {one.person_id: one.position for one in board.members}
    tasks = (
        Seat(one.name, positions.get(one.person_id, ""), one.task_label, one.scope, one.from_on) for one in board.duties
    )
    return Described(
        name=f"to-chi-dao-{days.day(now):%Y-%m-%d}",
        title=("THÀNH VIÊN VÀ PHÂN CÔNG NHIỆM VỤ CỦA TỔ CHỈ ĐẠO", of_unit(board.unit, now)),
        sheet_name="Tổ chỉ đạo",
        columns=(
            (Column(heading="Họ và tên", width=28), lambda line: line.name),
            (Column(heading="Chức vụ", width=30), lambda line: line.position),
            (Column(heading="Vai trò, nhiệm vụ", width=40), lambda line: line.what),
            (Column(heading="Phạm vi", width=36), lambda line: line.scope),
            (Column(heading="Từ ngày", width=12, kind="day", centred=True), lambda line: line.from_on),
        ),
        lines=(*members, *tasks),
    )


def tour(*, by: Actor, unit_id: int, now: datetime) -> Described[Stop]:
    """Describe who visits what on which day; raises `NotFound` as its page does."""
    found = visits.tour(by=by, unit_id=unit_id, now=now)
    return Described(
        name=f"ke-hoach-khao-sat-{days.day(now):%Y-%m-%d}",
        title=("KẾ HOẠCH KHẢO SÁT", of_unit(found.unit, now)),
        sheet_name="Kế hoạch khảo sát",
        columns=(
            (TITLE, lambda line: line.title),
            (OWNER, lambda line: line.owner_name),
            (
                Column(heading="Ngày đi", width=12, kind="day", centred=True),
                lambda line: line.on,
            ),
            (Column(heading="Người đi", width=26), lambda line: line.visitor),
            (Column(heading="Ghi chú", width=36), lambda line: line.note),
            (Column(heading="Đã khảo sát", width=24), lambda line: line.visited),
        ),
        lines=tuple(_stops(found)),
    )


def weighed(*, by: Actor, unit_id: int, round_key: str, now: datetime) -> Described[selections.Line]:
    """Describe the dossiers of a round in order of merit; raises `NotFound` as their page does."""
    board = selections.board(by=by, unit_id=unit_id, round_key=round_key, now=now)
    return Described(
        name=f"xet-chon-{round_key}-{days.day(now):%Y-%m-%d}",
        title=("DANH SÁCH XÉT CHỌN", f"{board.round_label}; {of_unit(board.unit, now)}"),
        sheet_name="Xét chọn",
        columns=(
            (Column(heading="Mã", width=12), lambda line: line.row.code),
            (TITLE, lambda line: line.row.title),
            (Column(heading="Loại", width=11), lambda line: line.row.kind_label),
            (OWNER, lambda line: line.row.owner_name),
            (Column(heading="Trạng thái", width=18), lambda line: line.row.state_label),
            (Column(heading="Tiêu chí đạt", width=8, kind="number", centred=True), lambda line: line.row.attained),
            (Column(heading="Tổng tiêu chí", width=8, kind="number", centred=True), lambda line: line.row.criteria),
            (Column(heading="Người thẩm định", width=22), lambda line: line.row.appraiser),
            (Column(heading="Mức", width=16), lambda line: capfirst(line.row.grade_label)),
            (ELIGIBLE, lambda line: verdict(line.row.eligible)),
            (WHY, lambda line: line.row.reason),
            (Column(heading="Căn cứ", width=14), lambda line: ", ".join(line.row.cite)),
        ),
        lines=board.lines,
        frozen_columns=3,
    )


def nominees(*, by: Actor, unit_id: int, round_key: str, now: datetime) -> Described[Candidate]:
    """Describe who is on the list of a round, who comes into question, who does not and why; raises as their page."""
    board = candidates.find(by=by, unit_id=unit_id, round_key=round_key, now=now)
    return Described(
        name=f"danh-sach-xet-{round_key}-{days.day(now):%Y-%m-%d}",
        title=(
            "DANH SÁCH XÉT TẠI HỘI NGHỊ BIỂU DƯƠNG" if board.is_conference else "DANH SÁCH XÉT",
            f"{board.round_label}; {of_unit(board.unit, now)}",
        ),
        sheet_name="Danh sách xét",
        columns=(
            (Column(heading="Mã", width=12), lambda line: line.code),
            (TITLE, lambda line: line.title),
            (OWNER, lambda line: line.owner_name),
            (Column(heading="Nơi đăng ký", width=28), lambda line: line.unit_name),
            (Column(heading="Xét từ", width=22), lambda line: line.round_label),
            (Column(heading="Diện xét", width=30), _place),
            (ELIGIBLE, lambda line: verdict(line.eligible)),
            (
                WHY,
                lambda line: (
                    "" if line.eligible.verdict.passes else "; ".join(reason.text.vi for reason in line.reasons)
                ),
            ),
        ),
        lines=(*board.listed, *board.open, *board.ruled_out),
        frozen_columns=3,
    )


def receivers(*, by: Actor, dispatch_id: int, now: datetime) -> Described[launchings.Receiver]:
    """Describe who has acknowledged a letter and who has not; raises `NotFound` as its page does."""
    page = launchings.find(by=by, dispatch_id=dispatch_id, now=now)
    return Described(
        name=f"bao-nhan-{dispatch_id}-{days.day(now):%Y-%m-%d}",
        title=(
            "TÌNH HÌNH BÁO NHẬN VĂN BẢN" if page.is_sender else "TÌNH HÌNH BÁO NHẬN VĂN BẢN CỦA ĐƠN VỊ NHẬN",
            f"{page.dispatch.title}; {of_unit(page.unit, now)}",
        ),
        sheet_name="Báo nhận",
        columns=(
            (Column(heading="Đơn vị", width=44), lambda line: line.name),
            (
                Column(heading="Báo nhận", width=18),
                lambda line: "Chưa báo nhận" if line.acknowledged_at is None else "Đã báo nhận",
            ),
            (
                Column(heading="Ngày báo nhận", width=12, kind="day", centred=True),
                lambda line: None if line.acknowledged_at is None else days.day(line.acknowledged_at),
            ),
            (Column(heading="Người báo nhận", width=28), lambda line: line.who),
            (
                Column(heading="Số ngày chưa báo nhận", width=10, kind="number", centred=True),
                lambda line: line.days if line.acknowledged_at is None else None,
            ),
        ),
        lines=page.receivers,
    )


def numbers(*, by: Actor, round_key: str, first: str, now: datetime) -> Described[overview.UnitNumbers]:
    """Describe the units one oversees in numbers, in the order of their page; raises `NotFound` as it does."""
    board = overview.overview(by=by, now=now, round_key=round_key)
    return Described(
        name=f"tong-quan-{board.round or 'khoi'}-{days.day(now):%Y-%m-%d}",
        title=(
            "TỔNG QUAN KHỐI",
            capfirst("; ".join(filter(None, (board.round_label, f"tính đến {vietnamese.long_day(days.day(now))}")))),
        ),
        sheet_name="Tổng quan",
        columns=(
            (Column(heading="Cơ sở", width=40), lambda line: line.unit.name),
            (Column(heading="Tổ chỉ đạo", width=12), lambda line: "Đã có" if line.has_group else "Chưa có"),
            *(
                (Column(heading=heading, width=10, kind="number", centred=True), _counted(key))
                for key, heading in _NUMBERS.items()
            ),
        ),
        lines=overview.in_order(board, first),
    )


def _counted(key: str) -> Callable[[overview.UnitNumbers], Cell]:
    return lambda line: int(getattr(line, key))


def _stops(found: visits.Tour) -> Iterator[Stop]:
    for one in found.stops:
        visited = ", ".join(vietnamese.show_day(on) for on in one.visited_on)
        for plan in one.planned:
            yield Stop(one.title, one.owner_name, visited, plan.on, plan.person.full_name, plan.note)
        if not one.planned:
            yield Stop(one.title, one.owner_name, visited)


def _place(line: Candidate) -> str:
    if line.on_list is not None:
        return f"Trong danh sách xét: {line.state_label}"
    return "Thuộc diện xét" if line.eligible.verdict is not rulebook.Verdict.NOT_MET else "Không thuộc diện xét"


def verdict(eligible: rulebook.Finding) -> Cell:
    """Say whether an exemplar may be considered."""
    return capfirst(eligible.verdict.label.vi)
