"""Read what the long list of dossiers is asked for from the address, and write its places back into it."""

from dataclasses import dataclass

from django.http import QueryDict

from kheo.work.lifecycle import State
from kheo.work.listing import Choice, Offered, Order, Place, Wanted

ORDERS = ((Order.NEWEST, "Mới nhất trước"), (Order.TITLE, "Theo tên"), (Order.OWNER, "Theo chủ thể"))
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
    """What the address asks for; what is not offered counts as everything."""

    wanted: Wanted
    filters: tuple[Filter, ...]


def read(given: QueryDict, offered: Offered) -> Asked:
    """Read `don_vi`, `cap`, `dot`, `trang_thai`, `loai`, `xep`, `tim`, and the place: `sau` or `truoc`."""
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
    return Asked(wanted, filters)


def _chosen(given: QueryDict, name: str, choices: tuple[Choice, ...]) -> str:
    asked = given.get(name, "")
    return asked if asked in {choice.key for choice in choices} else ""


def _place(given: QueryDict) -> Place | None:
    for name, back in (("sau", False), ("truoc", True)):
        value = given.get(name, "")
        if value.isdecimal() and len(value) < 16:
            return Place(int(value), back)
    return None
