"""Read what the long list of dossiers is asked for from the address, and write its places back into it."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

from kheo.work.lifecycle import State
from kheo.work.listing import Choice, Offered, Order, Place, Wanted

ORDERS = ((Order.NEWEST, "Mới nhất trước"), (Order.TITLE, "Theo tên"), (Order.OWNER, "Theo chủ thể"))
COLUMNS = (
    Choice("noi", "Nơi đăng ký"),
    Choice("cap", "Cấp"),
    Choice("dot", "Đợt"),
    Choice("trang_thai", "Trạng thái"),
    Choice("ngay", "Ngày đăng ký"),
    Choice("tham_dinh", "Người thẩm định"),
)
_USUAL = frozenset({"noi", "dot", "trang_thai", "ngay", "tham_dinh"})
KINDS = (Choice("collective", "Tập thể"), Choice("individual", "Cá nhân"))


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter with its choices; the chosen one is a key of theirs, or empty."""

    name: str
    label: str
    choices: tuple[Choice, ...]
    chosen: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for; what is not offered counts as everything.

    `columns` are those chosen, `query` is the address without the place in the list, to be kept or passed on.
    """

    wanted: Wanted
    filters: tuple[Filter, ...]
    columns: frozenset[str]
    query: str
    is_whole: bool


def read(given: QueryDict, offered: Offered) -> Asked:
    """Read `don_vi`, `cap`, `dot`, `trang_thai`, `loai`, `xep`, `tim`, `cot`, `in`, and the place: `sau` or `truoc`."""
    orders = tuple(Choice(order.value, label) for order, label in ORDERS)
    filters = tuple(
        Filter(name, label, choices, _chosen(given, name, choices))
        for name, label, choices in (
            ("don_vi", "Đơn vị", offered.units),
            ("cap", "Cấp", offered.tiers),
            ("dot", "Đợt", offered.rounds),
            ("trang_thai", "Trạng thái", offered.states),
            ("loai", "Loại", KINDS),
            ("xep", "Thứ tự", orders),
        )
    )
    chosen = {one.name: one.chosen for one in filters}
    wanted = Wanted(
        unit_id=int(chosen["don_vi"]) if chosen["don_vi"] else None,
        tier=chosen["cap"],
        round=chosen["dot"],
        state=chosen["trang_thai"] if chosen["trang_thai"] in set(State) else "",
        kind=chosen["loai"],
        text=given.get("tim", "").strip()[:100],
        order=Order(chosen["xep"] or Order.NEWEST),
        place=_place(given),
    )
    columns = frozenset(given.getlist("cot")) & {one.key for one in COLUMNS} or _USUAL
    return Asked(wanted, filters, columns, _query(chosen, wanted.text, columns), is_whole="in" in given)


def _query(chosen: Mapping[str, str], text: str, columns: frozenset[str]) -> str:
    values = [(name, value) for name, value in chosen.items() if value]
    values += [("tim", text)] if text else []
    if columns != _USUAL:
        values += [("cot", one.key) for one in COLUMNS if one.key in columns]
    return urlencode(values)


def _chosen(given: QueryDict, name: str, choices: tuple[Choice, ...]) -> str:
    asked = given.get(name, "")
    return asked if asked in {choice.key for choice in choices} else ""


def _place(given: QueryDict) -> Place | None:
    for name, back in (("sau", False), ("truoc", True)):
        value = given.get(name, "")
        if value.isdecimal() and len(value) < 16:
            return Place(int(value), back)
    return None
