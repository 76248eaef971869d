"""Read the number of a paper as its office wrote it: both orders are understood, and the literal text is kept.

Offices of the Party write "01-KH/BCĐ", those of the State "12/QĐ-SNV", and mixtures such as "07/HD-BCĐ" are in use.
"""

import re
from dataclasses import dataclass
from typing import Final

from kheo import vietnamese
from kheo.papers.values import Body

_PARTY: Final = re.compile(r"(?P<number>\d{1,5})-(?P<kind>[^\W\d_]{1,6})/(?P<organ>\S+)")
_STATE: Final = re.compile(r"(?P<number>\d{1,5})(?:/(?P<year>\d{4}))?/(?P<kind>[^\W\d_]{1,6})-(?P<organ>\S+)")
_LETTER: Final = re.compile(r"(?P<number>\d{1,5})(?P<by>[-/])(?P<organ>[^\W\d_][^\s/]*)")
# What stands for a kind of paper cannot be an organ: "31-QĐ" lacks its organ, it is not a letter of one.
_KINDS: Final = frozenset(
    ("NQ", "QĐ", "KL", "QC", "TB", "BC", "KH", "CTr", "TTr", "BB", "ĐA", "HD", "DT", "NĐ", "TT", "CT")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Symbol:
    """Số, ký hiệu: `literal` as written; a letter to an office has no `kind`."""

    literal: str
    number: int
    kind: str
    organ: str
    order: Body
    year: int | None = None


def parse_symbol(text: str) -> Symbol:
    """Read a number and its symbol. Raises `BadValue` for what is in neither order."""
    literal = vietnamese.nfc(text).strip()
    bare = re.sub(r"^số\s*:?\s*", "", re.sub(r"\s*([-–/])\s*", r"\1", literal).replace("–", "-"), flags=re.IGNORECASE)
    if found := _PARTY.fullmatch(bare):
        return _symbol(literal, found, Body.PARTY)
    if found := _STATE.fullmatch(bare):
        year = found["year"]
        return _symbol(literal, found, Body.STATE, year=int(year) if year else None)
    if (found := _LETTER.fullmatch(bare)) and found["organ"] not in _KINDS:
        order = Body.PARTY if found["by"] == "-" else Body.STATE
        return Symbol(literal=literal, number=int(found["number"]), kind="", organ=found["organ"], order=order)
    raise vietnamese.BadValue(
        f"Không đọc được số, ký hiệu “{literal}”. Hãy viết như “05-QĐ/ĐU” (văn bản của Đảng) hoặc “12/QĐ-SNV” (văn bản "
        "hành chính)."
    )


def write_symbol(number: int, kind: str, organ: str, order: Body) -> str:
    """Write a number with its symbol in the order of a body; numbers below ten have a zero before them."""
    if order == Body.PARTY:
        return f"{number:02d}-{kind}/{organ}"
    return f"{number:02d}/{kind}-{organ}"


def _symbol(literal: str, found: re.Match[str], order: Body, *, year: int | None = None) -> Symbol:
    return Symbol(
        literal=literal, number=int(found["number"]), kind=found["kind"], organ=found["organ"], order=order, year=year
    )
