"""Which column is which, by the words over it; folded, so that marks and capitals do not matter."""

import re
from collections.abc import Sequence
from typing import Final, Protocol

from kheo import vietnamese

_SURE, _LIKELY, _PERHAPS = 3, 2, 1
_SIGNS: Final = re.compile(r"[^\w/ ]+")


class Wanted(Protocol):
    """What is looked for: a key, and the words it may be headed by."""

    @property
    def key(self) -> str:
        """Name the column for the program."""

    @property
    def words(self) -> tuple[str, ...]:
        """Name the column as people do."""


def plain(value: object) -> str:
    """Show a cell's value on one line."""
    return "" if value is None else " ".join(vietnamese.nfc(str(value)).split())


def match(headings: Sequence[str], wanted: Sequence[Wanted]) -> dict[str, int]:
    """Pair keys with columns, surest first; no column is taken twice."""
    offers = sorted(
        (-_likeness(heading, one.words), place, column, one.key)
        for place, one in enumerate(wanted)
        for column, heading in enumerate(headings)
        if heading and _likeness(heading, one.words)
    )
    found: dict[str, int] = {}
    for _score, _place, column, key in offers:
        if key not in found and column not in found.values():
            found[key] = column
    return found


def _likeness(heading: str, words: Sequence[str]) -> int:
    whole = _bare(heading)
    last = _bare(heading.rpartition(" – ")[2])
    best = 0
    for one in map(_bare, words):
        if one == whole:
            return _SURE
        if one == last:
            best = max(best, _LIKELY)
        elif len(one) >= 5 and re.search(rf"\b{re.escape(one)}\b", whole) and len(whole) < 4 * len(one):
            best = max(best, _PERHAPS)
    return best


def _bare(text: str) -> str:
    """Reduce a heading to its words: no marks, no note in brackets, no signs."""
    without_notes = (
        re.sub(r"\([^)]*\)", " ", vietnamese.fold(text)) if not text.startswith("(") else vietnamese.fold(text)
    )
    return " ".join(_SIGNS.sub(" ", without_notes).split())
