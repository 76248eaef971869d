"""The 26 units of the sample bloc (domain.md 13.1), and which base units appraise for which."""

from dataclasses import dataclass
from datetime import date

from kheo.demo.sample.reading import read
from kheo.work.units import NewUnit

_SYMBOLS = {"party_committee": "ĐU", "party_cell": "CB"}


@dataclass(frozen=True, slots=True)
class SampleUnit:
    """A unit with what the sample needs besides its tables: how its head is styled, its cluster, its base."""

    code: str
    short: str
    head: str
    cluster: str
    base: str
    new: NewUnit

    @property
    def is_base(self) -> bool:
        """Tell whether a steering group belongs to it."""
        return self.new.tier == "base"


def units() -> tuple[SampleUnit, ...]:
    """Read the units, parents before children."""
    data = read("organisation")
    return tuple(_unit(row, position, data["place"]) for position, row in enumerate(data["unit"]))


def formed() -> tuple[date, str]:
    """Tell the day and the decision by which the sample's units were formed."""
    data = read("organisation")
    return data["formed_on"], data["decision"]


def appraising(all_units: tuple[SampleUnit, ...]) -> dict[str, str]:
    """Tell for each base unit which base unit of its cluster appraises its own people's dossiers."""
    found: dict[str, str] = {}
    clusters: dict[str, list[str]] = {}
    for unit in all_units:
        if unit.is_base:
            clusters.setdefault(unit.cluster, []).append(unit.code)
    for codes in clusters.values():
        found |= dict(zip(codes, [*codes[1:], codes[0]], strict=True))
    return found


def _unit(row: dict[str, str], position: int, place: str) -> SampleUnit:
    tier = row.get("tier", "base")
    parent = row.get("parent", "K") if row["code"] != "K" else None
    return SampleUnit(
        code=row["code"],
        short=row["short"],
        head=row.get("head", ""),
        cluster=row.get("cluster", ""),
        base=row["code"] if tier == "base" else (parent or ""),
        new=NewUnit(
            code=row["code"],
            name=row["name"],
            short_name=row["short"],
            kind=row["kind"],
            line=row.get("line", "party"),
            tier=tier,
            parent=parent,
            symbol=row.get("symbol", _SYMBOLS.get(row["kind"], "")),
            place=place,
            display_order=position,
        ),
    )
