"""The plan of what goes up to the bloc: which stories, in which of its rounds, and how it ends for each."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from kheo.demo.sample.reading import read


class End(StrEnum):
    """How a round of the bloc ends for an exemplar."""

    COMMENDED = "commended"
    DECLINED = "declined"
    NEVER_VISITED = "never_visited"
    NOT_OUTSTANDING = "not_outstanding"
    HELD = "held"
    NO_REPORT = "no_report"


@dataclass(frozen=True, slots=True)
class Climb:
    """One exemplar in one round of the bloc.

    `below` is the year of the base round it is linked to, `year` the one whose content and figures it goes up with.
    """

    round: str
    below: int
    year: int
    key: str
    end: End
    carried: bool = False
    returned: bool = False
    asked: bool = False


def climbs() -> tuple[Climb, ...]:
    """Read everything that goes up."""
    return tuple(
        Climb(
            round=row["round"],
            below=row["below"],
            year=row["year"],
            key=row["key"],
            end=End(row["ending"]),
            carried=row.get("carried", False),
            returned=row.get("returned", False),
            asked=row.get("asked", False),
        )
        for row in read("climbs")["climb"]
    )


def words() -> dict[str, Any]:
    """Read what the board writes."""
    found: dict[str, Any] = read("climbs")["words"]
    return found
