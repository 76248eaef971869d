"""Read what a register is asked for from the address, and tell what its filters offer."""

from collections.abc import Iterable

from django.http import QueryDict

from kheo.web.frame import places
from kheo.web.office.long_list import Filter
from kheo.work.choices import Choice
from kheo.work.registers import Wanted

_ORDERS = (Choice("", "Mới nhất trước"), Choice("cu", "Cũ nhất trước"))


def read(given: QueryDict, kinds: Iterable[Choice], *which: str) -> Wanted:
    """Read `so` (which register), `nam`, `loai`, `cho`, `tim`, `xep`, `in` and the place; the rest counts as all."""
    kind, one, year = given.get("loai", ""), given.get("so", ""), given.get("nam", "")
    return Wanted(
        which=one if one in which else "",
        year=int(year) if year.isascii() and year.isdecimal() and len(year) == 4 else None,
        kind=kind if kind in {each.key for each in kinds} else "",
        waits="cho" in given,
        text=given.get("tim", "").strip()[:100],
        oldest=given.get("xep") == "cu",
        place=places.read(given),
        is_whole="in" in given,
    )


def filters(
    wanted: Wanted, years: Iterable[int], kinds: tuple[Choice, ...], which: tuple[Choice, ...], waiting: str
) -> tuple[Filter, ...]:
    """Tell what the filters of a page of registers offer; `waiting` is what it says of what still waits."""
    offered = tuple(Choice(str(year), str(year)) for year in years)
    return (
        Filter("so", "Sổ", which, wanted.which),
        Filter("nam", "Năm", offered, str(wanted.year or "")),
        Filter("loai", "Loại", kinds, wanted.kind),
        Filter("cho", "Tình trạng", (Choice("1", waiting),), "1" if wanted.waits else ""),
        Filter("xep", "Thứ tự", _ORDERS, "cu" if wanted.oldest else ""),
    )
