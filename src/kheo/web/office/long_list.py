"""Read what a list of dossiers is asked for from the address, and write it back: all units', one unit's, a desk's."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

from kheo.web.frame import places
from kheo.web.office import chosen_list
from kheo.web.office.chosen_list import Filter
from kheo.work.choices import Choice, Offered
from kheo.work.desks import Desk
from kheo.work.listing import Order, Wanted
from kheo.work.unit_names import Names

# what a desk is ordered by unless the address says otherwise
FIRST = {
    Desk.CONFIRM: ((Order.WAITING, "Chờ lâu nhất xếp trước"),),
    Desk.APPRAISE: ((Order.TURN, "Chờ thẩm định xếp trước"),),
    Desk.MINE: ((Order.ROUND, "Đợt mới nhất xếp trước"),),
}
ORDERS = ((Order.NEWEST, "Mới nhất trước"), (Order.TITLE, "Theo tên"), (Order.OWNER, "Theo chủ thể"))
COLUMNS = (
    Choice("noi", "Nơi đăng ký"),
    Choice("truc_thuoc", "Trực thuộc"),
    Choice("cap", "Cấp"),
    Choice("dot", "Đợt"),
    Choice("linh_vuc", "Lĩnh vực"),
    Choice("trang_thai", "Trạng thái"),
    Choice("ngay", "Ngày đăng ký"),
    Choice("tham_dinh", "Người thẩm định"),
)
_COUNTED = Choice("dat", "Tiêu chí đạt")
# what is judged for each row costs more: it is offered where the list is one unit's, and shown when it is asked for
_JUDGED = Choice("dieu_kien", "Đủ điều kiện?")
_USUAL = frozenset({"noi", "dot", "trang_thai", "ngay", "tham_dinh"})
_USUAL_HERE = frozenset({"dot", "linh_vuc", "trang_thai", "ngay", "tham_dinh"})
_USUAL_AT = {
    Desk.NONE: _USUAL,
    Desk.CONFIRM: frozenset({"noi", "dot", "ngay", "dat"}),
    Desk.APPRAISE: frozenset({"noi", "dot", "trang_thai", "dat"}),
    Desk.MINE: frozenset({"dot", "trang_thai", "ngay", "dat"}),
    Desk.SEEN: _USUAL,
}
NAMES = (Choice(Names.THEN, "Như lúc đăng ký"), Choice(Names.NOW, "Như hiện nay"))
KINDS = (Choice("collective", "Tập thể"), Choice("individual", "Cá nhân"))


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for; what is not offered counts as everything.

    `shown` are those chosen of the `offered` columns, `columns` their keys; `query` is the address without the place
    in the list, to be kept or passed on.
    """

    wanted: Wanted
    filters: tuple[Filter, ...]
    offered: tuple[Choice, ...]
    columns: frozenset[str]
    shown: tuple[Choice, ...]
    query: str
    is_whole: bool

    @property
    def is_narrowed(self) -> bool:
        """Tell whether anything is left out of the list."""
        return bool(self.wanted.text or any(one.chosen for one in self.filters if not one.is_set))


def read(given: QueryDict, offered: Offered, here: int | None = None, desk: Desk = Desk.NONE) -> Asked:
    """Read the filters below, `tim`, `cot`, `in`, and the place; `here` is whose own list it is, `desk` which desk."""
    orders = tuple(Choice(order.value, label) for order, label in (*FIRST.get(desk, ()), *ORDERS))
    filters = tuple(
        Filter(name, label, choices, _chosen(given, name, choices))
        for name, label, choices in (
            ("don_vi", "Đơn vị", offered.units),
            ("cap", "Cấp", offered.tiers),
            ("dot", "Đợt", offered.rounds),
            ("trang_thai", "Trạng thái", offered.states),
            ("loai", "Loại", KINDS),
            ("linh_vuc", "Lĩnh vực", offered.fields),
            ("xep", "Thứ tự", orders),
            ("ten", "Tên đơn vị", NAMES),
        )
    )
    chosen = {one.name: one.chosen for one in filters}
    columns = _columns(here, desk)
    usual = _USUAL_AT[desk] if here is None else _USUAL_HERE
    shown = chosen_list.columns(given, columns, usual)
    wanted = Wanted(
        here=here,
        desk=desk,
        unit_id=int(chosen["don_vi"]) if chosen["don_vi"] else None,
        tier=chosen["cap"],
        round=chosen["dot"],
        state=chosen["trang_thai"],
        kind=chosen["loai"],
        field=chosen["linh_vuc"],
        is_judged=_JUDGED.key in shown,
        is_counted=_COUNTED.key in shown,
        text=given.get("tim", "").strip()[:100],
        order=Order(chosen["xep"] or orders[0].key),
        names=Names(chosen["ten"]),
        place=places.read(given),
    )
    query = _query(chosen, wanted, chosen_list.kept(columns, shown, usual))
    of_these = tuple(one for one in columns if one.key in shown)
    return Asked(wanted, filters, columns, shown, of_these, query, is_whole="in" in given)


def _columns(here: int | None, desk: Desk) -> tuple[Choice, ...]:
    if here is not None:
        return (*(one for one in COLUMNS if one.key != "cap"), _COUNTED, _JUDGED)
    if desk in {Desk.NONE, Desk.SEEN}:
        return COLUMNS
    return (*(one for one in COLUMNS if desk is not Desk.APPRAISE or one.key != "tham_dinh"), _COUNTED)


def _query(chosen: Mapping[str, str], wanted: Wanted, columns: list[tuple[str, str]]) -> str:
    values = [("tai", str(wanted.here))] if wanted.here is not None else []
    values += [("ds", wanted.desk.value)] if wanted.desk else []
    values += [(name, value) for name, value in chosen.items() if value]
    values += [("tim", wanted.text)] if wanted.text else []
    return urlencode([*values, *columns])


def _chosen(given: QueryDict, name: str, choices: tuple[Choice, ...]) -> str:
    asked = given.get(name, "")
    return asked if asked in {choice.key for choice in choices} else ""
