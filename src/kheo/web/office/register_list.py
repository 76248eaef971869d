"""Read what the registers of a page are asked for from the address, and tell what their filters and columns offer."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

from kheo.web.frame import places
from kheo.web.office import chosen_list
from kheo.web.office.chosen_list import Filter
from kheo.work.choices import Choice
from kheo.work.registers import Order, Wanted


@dataclass(frozen=True, slots=True)
class Kind:
    """Which registers stand on a page: under what name they are kept, and what each part of the address may say.

    `is_yearly` tells of one that is kept year by year, never all years together.
    """

    name: str
    which: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    orders: tuple[Choice, ...]
    columns: tuple[Choice, ...]
    usual: frozenset[str]
    waiting: str
    is_yearly: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for; `columns` are those chosen of the `offered`, `query` is the address to be kept."""

    wanted: Wanted
    offered: tuple[Choice, ...]
    columns: frozenset[str]
    query: str
    is_chosen: bool

    @property
    def in_files(self) -> frozenset[str] | None:
        """The columns of a file: those chosen, or all there are where nothing was."""
        return self.columns if self.is_chosen else None


def read(given: QueryDict, kind: Kind, unit_id: int) -> Asked:
    """Read `so` (which register), `nam`, `loai`, `cho`, `tim`, `xep`, `cot`, `in` and the place; else it is all."""
    year = given.get("nam", "")
    wanted = Wanted(
        which=_one_of(kind.which, given.get("so", "")),
        year=int(year) if year.isascii() and year.isdecimal() and len(year) == 4 else None,
        kind=_one_of(kind.kinds, given.get("loai", "")),
        waits=given.get("cho") == "1",
        text=given.get("tim", "").strip()[:100],
        order=Order(_one_of(kind.orders, given.get("xep", "")) or kind.orders[0].key),
        place=places.read(given),
        is_whole="in" in given,
    )
    shown = chosen_list.columns(given, kind.columns, kind.usual)
    columns = chosen_list.kept(kind.columns, shown, kind.usual)
    return Asked(wanted, kind.columns, shown, _query(kind, unit_id, wanted, columns), is_chosen="cot" in given)


def filters(wanted: Wanted, years: Iterable[int], kind: Kind) -> tuple[Filter, ...]:
    """Tell what the filters of a page of registers offer."""
    offered = tuple(Choice(str(year), str(year)) for year in years)
    return (
        Filter("so", "Sổ", kind.which, wanted.which),
        Filter("nam", "Năm", offered, str(wanted.year or ""), has_all=not kind.is_yearly),
        Filter("loai", "Loại", kind.kinds, wanted.kind),
        Filter("cho", "Tình trạng", (Choice("1", kind.waiting),), "1" if wanted.waits else ""),
        Filter("xep", "Thứ tự", kind.orders, wanted.order),
    )


def _one_of(choices: Iterable[Choice], key: str) -> str:
    return key if key in {one.key for one in choices} else ""


def _query(kind: Kind, unit_id: int, wanted: Wanted, columns: list[tuple[str, str]]) -> str:
    values = (
        ("so", wanted.which),
        ("nam", str(wanted.year or "")),
        ("loai", wanted.kind),
        ("cho", "1" if wanted.waits else ""),
        ("xep", wanted.order if wanted.order != kind.orders[0].key else ""),
        ("tim", wanted.text),
    )
    named = [("ds", kind.name), ("tai", str(unit_id))]
    return urlencode([*named, *((name, value) for name, value in values if value), *columns])
