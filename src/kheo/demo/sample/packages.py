"""The plan of what goes up to the province: which exemplars and units in which package, and how it ends for each."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from kheo.demo.sample.reading import read


class End(StrEnum):
    """What the province says; a unit that the board does not find excellent never gets there."""

    GRANTED = "granted"
    NOT_GRANTED = "not_granted"
    DECLINED = "declined"
    NOT_EXCELLENT = "not_excellent"


@dataclass(frozen=True, slots=True)
class Nominee:
    """One exemplar in a package; `round` is the bloc's round that it was commended in and rests on."""

    package: str
    key: str
    round: str
    end: End


@dataclass(frozen=True, slots=True)
class Flag:
    """A unit put forward for the emulation flag, with its results and the ground of the board's word."""

    package: str
    unit: str
    results: str
    ground: str
    end: End


def nominees() -> tuple[Nominee, ...]:
    """Read every exemplar that is proposed."""
    rows = read("packages")["nominee"]
    return tuple(Nominee(row["package"], row["key"], row["round"], End(row["ending"])) for row in rows)


def flags() -> tuple[Flag, ...]:
    """Read every unit that is put forward."""
    return tuple(
        Flag(row["package"], row["unit"], row["results"], row["ground"], End(row["ending"]))
        for row in read("packages")["flag"]
    )


def words() -> dict[str, str]:
    """Read what is written on the papers of both sides."""
    found: dict[str, Any] = read("packages")["words"]
    return {key: str(value) for key, value in found.items()}
