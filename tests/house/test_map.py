"""The drawn map in docs/architecture.md is the house: its rooms are the packages, its arrows the floors."""

import re
from configparser import ConfigParser
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
DRAWING = TEXT.split("```mermaid")[1].split("```")[0]


def _floors() -> dict[str, int]:
    """Read from the contract on which floor each package stands, the lowest as 0."""
    contracts = ConfigParser()
    contracts.read(ROOT / ".importlinter", encoding="utf-8")
    layers = contracts["importlinter:contract:floors"]["layers"].split("\n")
    rows = [[name.strip() for name in row.split("|")] for row in layers if row.strip()]
    return {name: floor for floor, names in enumerate(reversed(rows)) for name in names}


def _arrows() -> list[tuple[str, str]]:
    """Read every solid arrow; a chain and a fork of them stand for one arrow each."""
    found = []
    for line in re.findall(r"^ +(\w[\w &]*(?: --> [\w &]+)+)$", DRAWING, re.MULTILINE):
        rooms = [[name.strip() for name in part.split("&")] for part in line.split("-->")]
        found += [(a, b) for above, below in pairwise(rooms) for a in above for b in below]
    return found


def test_every_package_is_a_room_of_the_map_and_every_room_a_package() -> None:
    drawn = set(re.findall(r"^ +(\w+)\[\"", DRAWING, re.MULTILINE))
    packages = {path.parent.name for path in (ROOT / "src" / "kheo").glob("*/__init__.py")}

    assert drawn == packages == set(_floors())


def test_every_arrow_leads_down() -> None:
    floors = _floors()

    assert len(_arrows()) > len(floors)
    assert [(above, below) for above, below in _arrows() if floors[above] <= floors[below]] == []


def test_whatever_it_points_to_is_there() -> None:
    named = re.findall(r"`((?:src|docs|tests)/[\w/.]+)`", TEXT) + [
        f"docs/{name}" for name in re.findall(r"\]\((\w[\w./-]+\.md)\)", TEXT)
    ]

    assert len(named) > 10
    assert [name for name in named if not (ROOT / name).exists()] == []
