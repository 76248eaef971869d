"""The figures of a story: where each criterion stood, what was promised and what was reached, year by year."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from random import Random
from typing import cast

from kheo.demo.sample.plan import Ending, Story
from kheo.demo.sample.themes import Measure
from kheo.rulebook import attainment
from kheo.rulebook.facts import Better, Target

_GIVEN_IN = 2014


@dataclass(frozen=True, slots=True)
class Figure:
    """One criterion in one year; `key` stays the same through the years."""

    key: str
    measure: Measure
    baseline: Decimal
    target: Decimal
    actual: Decimal

    @property
    def reached(self) -> str:
        """Compare as the rulebook does: met, exceeded or not_met."""
        return attainment(
            Target(id=self.key, better=cast(Better, self.measure.better), target=self.target), self.actual
        )


def figures(story: Story) -> dict[int, tuple[Figure, ...]]:
    """Work out every year's figures; a year starts from what the year before reached."""
    random = Random(story.key)  # noqa: S311 - sample data, not secrets
    scale = 1.0 if story.is_given else random.choice((0.8, 0.9, 1.0, 1.0, 1.1, 1.2, 1.3))
    found: dict[int, tuple[Figure, ...]] = {}
    for course in story.courses:
        missed = random.randrange(len(story.theme.criteria)) if course.ending is Ending.MISSED else None
        rows = []
        for number, measure in enumerate(story.theme.criteria):
            key = f"c{number + 1}"
            before = next((row for row in found.get(course.year - 1, ()) if row.key == key), None)
            if story.is_given and course.year < _GIVEN_IN and not measure.baseline:
                continue
            start, aim = _promise(story, course.year, measure, scale, before)
            generous = course.ending is Ending.OUTSTANDING and not (story.is_given and course.year < _GIVEN_IN)
            reach = _reach(measure, start, aim, random, missed=number == missed, generous=generous)
            rows.append(Figure(key, measure, start, aim, reach))
        found[course.year] = tuple(rows)
    return found


def _promise(story: Story, year: int, measure: Measure, scale: float, before: Figure | None) -> tuple[Decimal, Decimal]:
    start, aim = Decimal(str(measure.baseline)), Decimal(str(measure.target))
    if story.is_given and year == _GIVEN_IN:
        return start, aim
    if story.is_given and year < _GIVEN_IN:  # the year before it reached what the given baseline says
        return max(_round(start - (aim - start) * Decimal("0.4"), measure), Decimal(0)), start
    if before is not None:
        return before.actual, _further(before, measure)
    if measure.better == "exact" or measure.unit == "%":
        return start, aim
    return _round(start * Decimal(str(scale)), measure), _round(aim * Decimal(str(scale)), measure)


def _further(before: Figure, measure: Measure) -> Decimal:
    """Promise a little more than was reached the year before, never less than was promised then."""
    if measure.better == "exact":
        return before.target
    if measure.better == "lower":
        return min(before.target, _round(before.actual * Decimal("0.95"), measure))
    best = max(before.target, before.actual)
    if measure.unit == "%":
        return max(best, _round(best + (100 - best) * Decimal("0.25"), measure))
    return _round(best * Decimal("1.04"), measure)


def _reach(measure: Measure, start: Decimal, aim: Decimal, random: Random, *, missed: bool, generous: bool) -> Decimal:
    if missed:
        return _short(measure, start, aim, random)
    if measure.better == "exact" or not generous:
        return aim
    part = Decimal(random.randint(4, 15)) / 100
    if measure.better == "lower":
        return max(_round(aim * (1 - part), measure), Decimal(0))
    if measure.unit == "%":  # closer to the hundred, hardly ever there
        return max(aim, _round(aim + (100 - aim) * 2 * part, measure))
    return _round(aim * (1 + part), measure)


def _short(measure: Measure, start: Decimal, aim: Decimal, random: Random) -> Decimal:
    """Fall short of the promise, by at least one step of the figure."""
    part = Decimal(random.randint(55, 85)) / 100
    reach = _round(start + (aim - start) * part, measure)
    step = Decimal(1) if measure.better == "lower" else Decimal(-1)
    if measure.better == "exact":
        return aim - 1
    is_short = reach > aim if measure.better == "lower" else reach < aim
    return reach if is_short else aim + step


def _round(value: Decimal, measure: Measure) -> Decimal:
    """Round as an office would write it: by fifties, by fives, to whole things, or to a half."""
    size = abs(value)
    whole = float(measure.target).is_integer() and float(measure.baseline).is_integer()
    step = Decimal(50) if size >= 1000 else Decimal(5) if size >= 100 else Decimal(1) if whole else Decimal("0.5")
    return (value / step).quantize(Decimal(1), ROUND_HALF_UP) * step
