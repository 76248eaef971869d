"""Describe a list of dossiers as it is filtered, ordered and shown, for the one exporter."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import IO, Any

from django.utils.text import capfirst

from kheo import vietnamese
from kheo.sheets import Cell, Column
from kheo.work import days, listing
from kheo.work.actors import Actor
from kheo.work.desks import Desk
from kheo.work.documents import Rendered
from kheo.work.exporting import described
from kheo.work.exporting.described import Described, Form
from kheo.work.list_lines import Line
from kheo.work.listing import Order, Wanted
from kheo.work.unit_names import Names


@dataclass(frozen=True, slots=True)
class Extract:
    """Bản trích: which dossiers in which order, with which of the columns that may be chosen, in what format."""

    wanted: Wanted
    columns: frozenset[str]
    form: Form = Form.XLSX


Told = tuple[Column, Callable[[Line], Cell]]


def _judged(read: Callable[[Any], Cell]) -> Callable[[Line], Cell]:
    return lambda line: None if line.judged is None else read(line.judged)


_FIRST: tuple[Told, ...] = (
    (Column(heading="Mã", width=12), lambda line: line.code),
    (Column(heading="Tên mô hình, điển hình", width=38), lambda line: line.title),
    (Column(heading="Loại", width=11), lambda line: line.kind_label),
    (Column(heading="Chủ thể", width=28), lambda line: line.owner_name),
)
# the keys are those of the columns that the list itself lets one choose
_CHOSEN: Mapping[str, tuple[Told, ...]] = {
    "noi": ((Column(heading="Nơi đăng ký", width=28), lambda line: line.unit_name),),
    "truc_thuoc": ((Column(heading="Trực thuộc", width=28), lambda line: line.parent_name),),
    "cap": ((Column(heading="Cấp", width=12), lambda line: line.tier_label),),
    "dot": ((Column(heading="Đợt", width=20), lambda line: line.round_label),),
    "linh_vuc": ((Column(heading="Lĩnh vực", width=20), lambda line: line.field_label),),
    "ngay": ((Column(heading="Ngày đăng ký", width=12, kind="day", centred=True), lambda line: line.submitted_on),),
    "trang_thai": ((Column(heading="Trạng thái", width=18), lambda line: line.state_label),),
    "tham_dinh": ((Column(heading="Người thẩm định", width=22), lambda line: line.appraiser),),
    "dat": (
        (Column(heading="Tiêu chí đạt", width=8, kind="number", centred=True), lambda line: line.attained),
        (Column(heading="Tổng tiêu chí", width=8, kind="number", centred=True), lambda line: line.criteria),
    ),
    "dieu_kien": (
        (Column(heading="Đủ điều kiện", width=14), _judged(lambda row: capfirst(row.eligible.verdict.label.vi))),
        (Column(heading="Lý do", width=44), _judged(lambda row: row.reason)),
        (Column(heading="Căn cứ", width=14), _judged(lambda row: ", ".join(row.cite))),
    ),
}
_TITLED: Mapping[Desk, str] = {
    Desk.NONE: "DANH SÁCH HỒ SƠ MÔ HÌNH, ĐIỂN HÌNH",
    Desk.CONFIRM: "DANH SÁCH HỒ SƠ CHỜ XÁC NHẬN",
    Desk.APPRAISE: "DANH SÁCH HỒ SƠ ĐƯỢC GIAO THẨM ĐỊNH",
    Desk.MINE: "DANH SÁCH HỒ SƠ CỦA ĐỒNG CHÍ {name}",
    Desk.SEEN: "DANH SÁCH HỒ SƠ THEO KẾT QUẢ TÌM KIẾM",
}


def at_once(*, by: Actor, extract: Extract, now: datetime) -> Rendered:
    """Write a list that is short enough to wait for."""
    return described.rendered(_described(by, extract, now), extract.form)


def write(
    *, by: Actor, extract: Extract, now: datetime, out: IO[bytes], told: Callable[[int], None] = lambda _made: None
) -> int:
    """Write a list into a file row by row, telling how far it is now and then; return how many rows there are."""
    return described.write(_described(by, extract, now), extract.form, out, told)


def name_of(extract: Extract, now: datetime) -> str:
    """Name the file."""
    return f"{_name(extract.wanted, now)}.{extract.form}"


def as_data(extract: Extract) -> dict[str, Any]:
    """Give what is asked for as plain data, to be kept until it is made."""
    wanted = {key: value for key, value in asdict(extract.wanted).items() if key not in {"desk", "place"}}
    return {"wanted": wanted, "columns": sorted(extract.columns), "form": extract.form.value}


def frozen(data: Mapping[str, Any]) -> Extract:
    """Read what was asked for from what was kept of it."""
    order, names = Order(data["wanted"]["order"]), Names(data["wanted"].get("names", Names.THEN))
    wanted = Wanted(**{**data["wanted"], "order": order, "names": names})
    return Extract(wanted, frozenset(data["columns"]), Form(data["form"]))


def _name(wanted: Wanted, now: datetime) -> str:
    desk = f"-{wanted.desk}" if wanted.desk else ""
    return f"danh-sach{desk}-{days.day(now):%Y-%m-%d}"


def _called(wanted: Wanted) -> str:
    """Say how units are called, unless as on the day of each dossier, and whose dossiers come along with that."""
    if wanted.names is Names.THEN:
        return ""
    along = ", gồm cả hồ sơ của đơn vị tiền thân" if wanted.here is not None else ""
    return f"; tên đơn vị như hiện nay{along}"


def _described(by: Actor, extract: Extract, now: datetime) -> Described[Line]:
    columns = extract.columns
    wanted = replace(extract.wanted, is_judged="dieu_kien" in columns, is_counted="dat" in columns)
    as_of = f"Tính đến {vietnamese.long_day(days.day(now))}{_called(wanted)}"
    chosen = (one for key, several in _CHOSEN.items() if key in columns for one in several)
    return Described(
        name=_name(wanted, now),
        title=(_TITLED[wanted.desk].format(name=by.name.upper()), as_of),
        sheet_name="Danh sách",
        columns=(*_FIRST, *chosen),
        lines=listing.every(by=by, wanted=wanted, now=now),
        frozen_columns=3,
    )
