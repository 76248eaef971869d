"""Put a story's names and figures into words: form 1, the report, the appraisal – as an office would write them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from random import Random
from typing import Any

from kheo import vietnamese
from kheo.demo.sample.figures import Figure, figures
from kheo.demo.sample.organisation import SampleUnit
from kheo.demo.sample.people import SamplePerson
from kheo.demo.sample.plan import Course, Ending, Story, Twist
from kheo.demo.sample.reading import read
from kheo.work.content import Content, Target
from kheo.work.judging import Assessment, Mark
from kheo.work.reports import Achievement
from kheo.work.reports import Figure as Reached

STANDARDS = ("consensus", "climb", "creative", "spreads", "moral_example")
_SIGNS = {"higher": "ít nhất", "lower": "không quá", "exact": "đúng"}


@dataclass(frozen=True, slots=True)
class Voice:
    """Who writes: the unit, the person where one owns it, and a choice of words that stays the same."""

    unit: SampleUnit
    person: SamplePerson | None
    seed: str

    def choose(self, options: Sequence[str], purpose: str) -> str:
        """Choose one of several ways to say something."""
        return Random(f"{self.seed} {purpose}").choice(options)  # noqa: S311 - sample data, not secrets


def sayings() -> dict[str, Any]:
    """Read the words that fit everywhere."""
    return read("sayings")


def content(story: Story, course: Course, voice: Voice, *, revised: bool = False) -> Content:
    """Write form 1; the revised one names how figures can be checked, which the first lacked."""
    theme = story.theme
    needs_revision = course.twist is Twist.RETURNED and not revised
    return Content(
        title=story.title,
        field=theme.field,
        problem=theme.problem,
        situation=theme.situation,
        goal=theme.goal,
        measures="\n".join(f"- {one[0].upper()}{one[1:]}." for one in theme.measures),
        cooperation=theme.cooperation,
        duration=f"Từ khi đăng ký đến ngày 15/10/{course.year}",
        members=None if story.is_individual else _members(voice),
        criteria=tuple(
            Target(
                indicator=one.measure.indicator,
                unit_of_measure=one.measure.unit,
                baseline=one.baseline,
                target=one.target,
                direction=one.measure.better,
                due=f"Tháng 9/{course.year}",
                evidence_source="" if needs_revision else one.measure.source,
                key=one.key,
            )
            for one in of_year(story, course.year)
        ),
    )


def changed(story: Story, course: Course, voice: Voice) -> Content:
    """Write the content asked for in the middle of the year: the first target a little lower or higher."""
    asked = content(story, course, voice)
    first = asked.criteria[0]
    return replace(asked, criteria=(replace(first, target=eased(first)), *asked.criteria[1:]))


def eased(first: Target) -> Decimal:
    """Ease a target by a tenth of the way that it asks for, to a whole figure."""
    way = first.target - (first.baseline or 0)
    return (first.target - way / 10).quantize(Decimal(1))


def achievement(story: Story, course: Course, voice: Voice) -> Achievement:
    """Write the report with every figure reached."""
    words, rows = sayings(), of_year(story, course.year)
    kind = "individual" if story.is_individual else "collective"
    overview = voice.choose(words["overview"][kind], f"overview {course.year}").format(
        unit=voice.unit.short,
        members=_members(voice),
        position=voice.person.position if voice.person else "",
    )
    done = list(story.theme.measures)
    Random(f"{voice.seed} {course.year}").shuffle(done)  # noqa: S311 - sample data, not secrets
    opening = voice.choose(words["results"]["opening"], f"results {course.year}")
    told = [opening.format(measures="; ".join(done[:4]))]
    told += [_told(one) for one in rows]
    return Achievement(
        overview=overview,
        results=told[0] + "\n" + "\n".join(f"- {line}" for line in told[1:]),
        effect=voice.choose(story.theme.effect, f"effect {course.year}"),
        spread=voice.choose(story.theme.spread, f"spread {course.year}"),
        figures={one.key: Reached(one.actual) for one in rows},
    )


def assessment(story: Story, course: Course, voice: Voice, visited_on: date) -> Assessment:
    """Write the appraisal: each figure held against its source, each standard with a word."""
    words = sayings()["remarks"]
    rows = of_year(story, course.year)
    is_plain = course.ending is Ending.NOTHING_NEW
    standards = {
        key: Mark("no", words["standard_no"])
        if is_plain and key == "creative"
        else Mark("yes", voice.choose(words["standard_yes"], f"{key} {course.year}"))
        for key in STANDARDS
    }
    tone = {Ending.OUTSTANDING: "outstanding", Ending.MISSED: "missed"}.get(course.ending, "effective")
    return Assessment(
        criteria={one.key: Mark(one.reached, _checked(one, words)) for one in rows},
        standards=standards,
        on_the_spot=True,
        visited_on=visited_on,
        remark=voice.choose(words[tone], f"remark {course.year}"),
        grade="outstanding" if course.ending is Ending.OUTSTANDING else "effective",
    )


def of_year(story: Story, year: int) -> tuple[Figure, ...]:
    """Give the figures of a story's year."""
    return _all(story)[year]


@lru_cache(maxsize=512)
def _all(story: Story) -> dict[int, tuple[Figure, ...]]:
    return figures(story)


def _members(voice: Voice) -> int:
    return Random(f"{voice.unit.code} members").randint(8, 90)  # noqa: S311 - sample data, not secrets


def _told(one: Figure) -> str:
    sign = _SIGNS[one.measure.better]
    saying: str = sayings()["results"]["figure"]
    return saying.format(
        indicator=one.measure.indicator,
        actual=vietnamese.show_number(one.actual),
        unit=one.measure.unit,
        baseline=vietnamese.show_number(one.baseline),
        target=f"{sign} {vietnamese.show_number(one.target)}",
    )


def _checked(one: Figure, words: dict[str, str]) -> str:
    saying = words["criterion_missed" if one.reached == "not_met" else "criterion_met"]
    source = one.measure.source[0].lower() + one.measure.source[1:]
    return saying.format(
        source=source, actual=vietnamese.show_number(one.actual), target=vietnamese.show_number(one.target)
    )
