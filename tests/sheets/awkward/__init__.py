"""Awkward spreadsheets, made by code: the same name gives the same file. What must follow is in cases.yaml beside.

`make(name)` gives the bytes. Each is a way in which offices, or people who mean harm, really send files.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from ruamel.yaml import YAML

from tests.sheets.awkward import harmful, offices, old

MAKERS: Mapping[str, Callable[[], bytes]] = {**offices.MAKERS, **old.MAKERS, **harmful.MAKERS}
CASES: Mapping[str, dict[str, object]] = YAML(typ="safe").load(Path(__file__).with_name("cases.yaml"))


def make(name: str) -> bytes:
    """Make one file."""
    return MAKERS[name]()
