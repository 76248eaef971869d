"""The themes that exemplars of the sample are about: texts and criteria, before names and figures are put in."""

from dataclasses import dataclass
from typing import Any

from kheo.demo.sample.reading import FOLDER, read


@dataclass(frozen=True, slots=True)
class Measure:
    """One criterion of a theme: from where to where, which way is better, where the figure can be checked."""

    indicator: str
    unit: str
    baseline: float
    target: float
    better: str
    source: str


@dataclass(frozen=True, slots=True)
class Theme:
    """What a kind of exemplar says; `units` names where it fits, nowhere in particular when empty."""

    key: str
    subject: str
    field: str
    titles: tuple[str, ...]
    problem: str
    situation: str
    goal: str
    measures: tuple[str, ...]
    cooperation: str
    effect: tuple[str, ...]
    spread: tuple[str, ...]
    criteria: tuple[Measure, ...]
    units: frozenset[str] = frozenset()


def themes() -> tuple[Theme, ...]:
    """Read every theme of the four fields, in the order of the files."""
    return tuple(
        theme(row, file.stem, row["subject"], row["titles"])
        for file in sorted((FOLDER / "themes").glob("*.toml"))
        for row in read(f"themes/{file.stem}")["theme"]
    )


def theme(row: dict[str, Any], field: str, subject: str, titles: list[str]) -> Theme:
    """Read one theme; the twelve given registrations are written the same way."""
    texts = {name: row[name] for name in ("key", "problem", "situation", "goal", "cooperation")}
    return Theme(
        **texts,
        subject=subject,
        field=field,
        titles=tuple(titles),
        measures=tuple(row["measures"]),
        effect=tuple(row["effect"]),
        spread=tuple(row["spread"]),
        criteria=tuple(Measure(*one) for one in row["criteria"]),
        units=frozenset(row.get("units", ())),
    )
