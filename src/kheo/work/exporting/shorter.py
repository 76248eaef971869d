"""Describe shorter lists as files, as on their pages: roles at a unit, units of a day, the province's, who is late."""

from datetime import date, datetime

from django.utils.text import capfirst

from kheo import vietnamese
from kheo.sheets import Column
from kheo.work import appointing, days, lateness, lists, organisation
from kheo.work.actors import Actor
from kheo.work.exporting.described import Described
from kheo.work.organisation import UnitLine
from kheo.work.province import reading
from kheo.work.province.reading import PackageLine


def roles(*, by: Actor, unit_id: int, now: datetime) -> Described[appointing.Line]:
    """Describe who holds a role at a unit now or later; raises `NotPermitted` and `NotFound` as its page does."""
    board = appointing.board(by=by, unit_id=unit_id, now=now)
    return Described(
        name=f"vai-tro-{board.unit.code}-{board.on:%Y-%m-%d}",
        title=("NGƯỜI GIỮ VAI TRÒ", f"{board.unit.name}, {vietnamese.long_day(board.on)}"),
        sheet_name="Vai trò",
        columns=(
            (Column(heading="Họ và tên", width=28), lambda line: line.name),
            (Column(heading="Tên đăng nhập", width=18), lambda line: line.username),
            (Column(heading="Vai trò", width=28), lambda line: line.role_label),
            (Column(heading="Chức vụ", width=28), lambda line: line.position),
            (Column(heading="Cả đơn vị trực thuộc", width=12), lambda line: "Có" if line.with_descendants else ""),
            (Column(heading="Từ ngày", width=12, kind="day", centred=True), lambda line: line.from_on),
            (Column(heading="Đến hết ngày", width=12, kind="day", centred=True), lambda line: line.last_on),
            (Column(heading="Quyết định", width=24), lambda line: line.decision),
        ),
        lines=(*board.now, *board.coming),
    )


def units_of(*, by: Actor, on: date) -> Described[UnitLine]:
    """Describe the units as they stood on a day; raises `NotPermitted`."""
    lines = organisation.board(by=by, on=on).units
    names = {line.unit.id: line.unit.name for line in lines}
    return Described(
        name=f"don-vi-{on:%Y-%m-%d}",
        title=("DANH SÁCH ĐƠN VỊ", f"Tổ chức {vietnamese.long_day(on)}"),
        sheet_name="Đơn vị",
        columns=(
            (Column(heading="Bậc", width=7, kind="number", centred=True), lambda line: line.depth + 1),
            (Column(heading="Đơn vị", width=44), lambda line: line.unit.name),
            (Column(heading="Mã", width=14), lambda line: line.unit.code),
            (Column(heading="Trực thuộc", width=36), lambda line: names.get(line.unit.parent_id or 0, "")),
            (Column(heading="Cấp", width=20), lambda line: capfirst(line.tier)),
            (Column(heading="Loại hình", width=24), lambda line: capfirst(line.kind)),
        ),
        lines=lines,
        frozen_columns=3,
    )


def packages(*, by: Actor, now: datetime) -> Described[PackageLine]:
    """Describe the packages that somebody may see."""
    on = days.day(now)
    return Described(
        name=f"ho-so-trinh-{on:%Y-%m-%d}",
        title=("HỒ SƠ TRÌNH CẤP TỈNH", f"Tính đến {vietnamese.long_day(on)}"),
        sheet_name="Hồ sơ trình",
        columns=(
            (Column(heading="Tờ trình", width=18), lambda line: line.number),
            (Column(heading="Ngày", width=12, kind="day", centred=True), lambda line: line.on),
            (Column(heading="Đợt", width=24), lambda line: line.round_label),
            (Column(heading="Trình lần", width=8, kind="number", centred=True), lambda line: line.times),
            (Column(heading="Mô hình, điển hình", width=10, kind="number", centred=True), lambda line: line.exemplars),
            (Column(heading="Đơn vị", width=8, kind="number", centred=True), lambda line: line.flags),
            (Column(heading="Trạng thái", width=24), lambda line: line.state_label),
            (Column(heading="Quyết định", width=18), lambda line: line.decision),
            (Column(heading="Lý do", width=44), lambda line: line.reason),
        ),
        lines=reading.inbox(by=by),
    )


def proposed(*, by: Actor, unit_id: int, round_key: str, now: datetime) -> Described[lists.Row]:
    """Describe the exemplars on a round's list for the province; raises `NotFound` as its page does."""
    desk, on = reading.desk(by=by, unit_id=unit_id, round_key=round_key, now=now), days.day(now)
    return Described(
        name=f"de-nghi-cap-tinh-{on:%Y-%m-%d}",
        title=("DANH SÁCH ĐỀ NGHỊ CẤP TỈNH", f"{desk.unit.name}; {desk.round_label}; {vietnamese.long_day(on)}"),
        sheet_name="Đề nghị cấp tỉnh",
        columns=(
            (Column(heading="Mã", width=12), lambda line: line.code),
            (Column(heading="Tên mô hình, điển hình", width=38), lambda line: line.title),
            (Column(heading="Chủ thể", width=28), lambda line: line.owner_name),
            (Column(heading="Nơi đăng ký", width=28), lambda line: line.unit_name),
            (Column(heading="Mức", width=18), lambda line: capfirst(line.grade_label)),
            (Column(heading="Trạng thái", width=20), lambda line: line.state_label),
            (Column(heading="Đủ điều kiện", width=14), lambda line: capfirst(line.eligible.verdict.label.vi)),
            (Column(heading="Lý do", width=44), lambda line: line.reason),
            (Column(heading="Căn cứ", width=14), lambda line: ", ".join(line.cite)),
        ),
        lines=desk.listed,
        frozen_columns=3,
    )


def late(*, by: Actor, now: datetime) -> Described[lateness.Line]:
    """Describe who is late and what falls due within a week; raises `NotFound` as its page does."""
    board = lateness.board(by=by, now=now)
    said = f"Đến {vietnamese.long_day(board.on)}: {board.late_units} nơi có việc quá hạn"
    return Described(
        name=f"viec-cham-tien-do-{board.on:%Y-%m-%d}",
        title=("VIỆC CHẬM TIẾN ĐỘ VÀ SẮP ĐẾN HẠN", said),
        sheet_name="Việc chậm tiến độ",
        columns=(
            (Column(heading="Cơ sở", width=34), lambda line: line.unit.name),
            (Column(heading="Việc", width=34), lambda line: line.label),
            (Column(heading="Đợt", width=22), lambda line: line.round_label),
            (Column(heading="Ai làm", width=24), lambda line: line.who),
            (Column(heading="Số hồ sơ", width=8, kind="number", centred=True), lambda line: len(line.dossiers) or None),
            (Column(heading="Hạn cuối", width=12, kind="day", centred=True), lambda line: line.by_on),
            (
                Column(heading="Quá hạn (ngày)", width=9, kind="number", centred=True),
                lambda line: -line.left if line.is_late else None,
            ),
            (
                Column(heading="Còn (ngày)", width=8, kind="number", centred=True),
                lambda line: None if line.is_late else line.left,
            ),
            (Column(heading="Căn cứ", width=14), lambda line: ", ".join(line.cite)),
        ),
        lines=(*board.late, *board.soon),
    )
