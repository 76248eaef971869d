"""The record of a played season: by which sources it was made, what was done, what was refused. A small file."""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings

from kheo.demo import stops
from kheo.demo.season.opening import PROGRAMME
from kheo.demo.season.stage import Attempt, Stage

PACKAGE = Path(__file__).resolve().parents[1]
# whatever decides what the season comes to: the sample, the verbs, the tables, the rules, the papers' values
_FLOORS = ("demo", "work", "store", "rulebook", "papers", "vietnamese")
# made from what counts already, or without a say in it: compiled code, the letters that papers are set in
_ASIDE = frozenset({"__pycache__", "fonts"})


@dataclass(frozen=True, slots=True)
class Record:
    """What a played season leaves besides its database."""

    digest: str
    seconds: float
    done: Mapping[str, int]
    attempts: Sequence[Attempt]

    @property
    def verbs(self) -> int:
        """Count the acts that were carried out."""
        return sum(self.done.values())

    def refused(self) -> Counter[tuple[str, str]]:
        """Count the refused attempts by verb and clauses."""
        return Counter((one.verb, ", ".join(one.cite)) for one in self.attempts)


def digest(package: Path = PACKAGE) -> str:
    """Hash everything that decides what the season comes to, whatever kind of file it is in."""
    found = hashlib.sha256()
    for floor in (*(package / floor for floor in _FLOORS), Path(settings.PROGRAMMES) / PROGRAMME):
        for file in sorted(floor.rglob("*")):
            inside = file.relative_to(floor)
            if file.is_file() and not _ASIDE & set(inside.parts):
                found.update(f"{floor.name}/{inside.as_posix()}\n".encode())
                found.update(file.read_bytes())
    return found.hexdigest()


def keep(stage: Stage, seconds: float, made_by: str) -> Record:
    """Write the record last, whole or not at all: without it the season counts as not played."""
    record = Record(made_by, round(seconds, 1), dict(stage.done), tuple(stage.attempts))
    part = _file().with_suffix(".part")
    part.write_text(json.dumps(asdict(record), ensure_ascii=False, default=str, indent=1), encoding="utf-8")
    part.replace(_file())
    return record


def find() -> Record | None:
    """Read the record of a whole season, with a copy at every stop; None when there is none."""
    try:
        data = json.loads(_file().read_text(encoding="utf-8"))
    except (FileNotFoundError, json.JSONDecodeError):
        return None
    if not all(stops.file_of(stop.on).exists() for stop in stops.STOPS):
        return None
    return Record(data["digest"], data["seconds"], data["done"], tuple(_attempt(row) for row in data["attempts"]))


def drop() -> None:
    """Forget the record before a season is played anew."""
    _file().unlink(missing_ok=True)


def _attempt(row: dict[str, Any]) -> Attempt:
    return Attempt(date.fromisoformat(row["on"]), row["verb"], row["who"], tuple(row["cite"]), row["sentence"])


def _file() -> Path:
    return Path(settings.VAR) / "season.json"
