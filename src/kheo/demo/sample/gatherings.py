"""The plan of the bloc's conferences: which stories are put on the list of each, and how it ends for them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from kheo.demo.sample.reading import read


class End(StrEnum):
    """How a conference ends for an exemplar; the last two are refused when they are to be put on the list."""

    COMMENDED = "commended"
    NOT_RISING = "not_rising"
    NO_WORD = "no_word"
    NOT_OUTSTANDING = "not_outstanding"
    MOVED_UP = "moved_up"
    TOO_SHORT = "too_short"


@dataclass(frozen=True, slots=True)
class Nominee:
    """One exemplar at one conference; `by_base` where the base group puts it on the list itself."""

    round: str
    key: str
    end: End
    by_base: bool = False

    @property
    def year(self) -> int:
        """The year of the conference, whose base registration it rests on."""
        return int(self.round.rpartition("-")[2])

    @property
    def is_refused(self) -> bool:
        """Tell whether the rules refuse it a place on the list."""
        return self.end in {End.MOVED_UP, End.TOO_SHORT}


def nominees() -> tuple[Nominee, ...]:
    """Read everybody who is to be put on a list."""
    return tuple(
        Nominee(row["round"], row["key"], End(row["ending"]), row.get("by_base", False))
        for row in read("gatherings")["nominee"]
    )


def words() -> dict[str, Any]:
    """Read what the base groups write of quality."""
    found: dict[str, Any] = read("gatherings")["words"]
    return found
