"""Play the season: every act in the order of its instant, one transaction a day, with a pause at each stop."""

import gc
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from django.db import transaction

from kheo.demo.sample import climbs, organisation, people, plan
from kheo.demo.sample.organisation import SampleUnit
from kheo.demo.season import (
    climbing,
    concluding,
    crowning,
    gathering,
    launching,
    looking_back,
    merging,
    opening,
    province,
    raising,
    refusals,
    registering,
    reporting,
    sudden_merit,
)
from kheo.demo.season.climbing import Rise
from kheo.demo.season.registering import Year
from kheo.demo.season.stage import VIETNAM, Act, Stage


def silent(_on: date) -> None:
    """Do nothing at a stop or a day."""


def script(units: Sequence[SampleUnit], years: Sequence[int] = plan.YEARS) -> tuple[Stage, list[Act]]:
    """Write the whole season down: the empty stage, and every act in its order."""
    everybody = people.people(tuple(units))
    stage = Stage(units, everybody)
    acts = [*opening.acts(units, everybody)]
    groups = opening.group_set_up_on(units)
    acts += launching.acts(groups)
    acts += looking_back.acts(groups, years)
    merged = any(merging.acts(frozenset(groups), frozenset(years)))
    by_year: dict[int, list[Year]] = defaultdict(list)
    for story in plan.stories(units, years):
        for course in story.courses:
            then = merging.afterwards(story, course.year) if merged else story
            by_year[course.year].append(Year(then, course, groups[then.base]))
    for number, seasons in sorted(by_year.items()):
        standing = [unit for unit in units if not (merged and unit.code == merging.GONE and number > merging.ON.year)]
        appraising = organisation.appraising(tuple(standing))
        acts += [act for year in seasons for act in registering.acts(year)]
        acts += registering.summaries(standing, number)
        acts += [act for year in seasons for act in reporting.acts(year, appraising[year.story.base])]
        acts += refusals.acts(seasons)
        for base in groups:
            acts += concluding.acts(base, number, [year for year in seasons if year.story.base == base])
    rises = list(_rises(by_year, merged=merged))
    acts += [*climbing.acts(rises), *crowning.acts(rises), *province.acts(rises, frozenset(groups))]
    acts += gathering.acts(gathering.guests(by_year, merged=merged))
    acts += merging.acts(frozenset(groups), frozenset(years))
    acts += sudden_merit.acts(frozenset(groups), frozenset(years))
    acts += raising.acts(frozenset(groups), frozenset(years))
    return stage, sorted(acts, key=lambda act: act.at)


def _rises(by_year: Mapping[int, Sequence[Year]], *, merged: bool) -> Iterator[Rise]:
    """Give what goes up to the bloc, where every year of it is played."""
    for climb in climbs.climbs():
        found = {
            number: year
            for number in (climb.year, climbing.CALENDARS[climb.round].report)
            for year in by_year.get(number, ())
            if year.story.key == climb.key
        }
        if climb.below in by_year and climb.year in found and climbing.CALENDARS[climb.round].report in by_year:
            last = found.get(climbing.CALENDARS[climb.round].report, found[climb.year])
            story = merging.afterwards(last.story, climbing.CALENDARS[climb.round].report) if merged else last.story
            yield Rise(climb, found[climb.year], replace(last, story=story))


def play(
    stage: Stage,
    acts: Iterable[Act],
    *,
    stops: Sequence[date] = (),
    at_stop: Callable[[date], None] = silent,
    after_day: Callable[[date], None] = silent,
) -> None:
    """Play acts day by day; before the first act of a stop's day or later, `at_stop` is called with the stop."""
    waiting = list(stops)
    usual = gc.get_threshold()
    gc.set_threshold(50_000, 50, 100)  # millions of short-lived rows: looking through them less often saves a tenth
    try:
        _play(stage, acts, waiting, at_stop, after_day)
    finally:
        gc.set_threshold(*usual)


def _play(
    stage: Stage,
    acts: Iterable[Act],
    waiting: list[date],
    at_stop: Callable[[date], None],
    after_day: Callable[[date], None],
) -> None:
    for on, of_day in groupby(acts, key=lambda act: act.at.astimezone(VIETNAM).date()):
        while waiting and on >= waiting[0]:
            at_stop(waiting.pop(0))
        with transaction.atomic():
            for act in of_day:
                stage.play(act)
        after_day(on)
    for stop in waiting:
        at_stop(stop)
