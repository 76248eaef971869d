"""The merger in mid-streak: K06 ends in K05 after the season of 2014; people, exemplars and dossiers go on there."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from kheo.demo.sample.climbs import words
from kheo.demo.sample.plan import Story
from kheo.demo.season.days import at
from kheo.demo.season.stage import Act, Stage
from kheo.work import reorganising, touched
from kheo.work.actors import ROLE_LABELS, Actor, Role
from kheo.work.reshaping import Choices, Ground, Merge

GONE, INTO, ON = "K06", "K05", date(2014, 11, 17)
# who works or speaks there goes on doing so at the successor; the seats of the old steering group end with it
_GO_ON = (ROLE_LABELS[Role.PARTICIPANT], ROLE_LABELS[Role.REPRESENTATIVE])


def acts(bases: frozenset[str], years: frozenset[int]) -> Iterator[Act]:
    """Give the act of the merger, where both units play and a year follows it."""
    if {GONE, INTO} <= bases and ON.year + 1 in years:
        yield Act(at(ON, 1), "khoi.truongban", "merge", _merge)


def afterwards(story: Story, year: int) -> Story:
    """Give a story as it stands in a year: after the merger its base, home and owner are the successor."""
    if story.base != GONE or year <= ON.year:
        return story
    home = INTO if story.home == GONE else story.home
    return replace(story, base=INTO, home=home, owner=INTO if story.owner == GONE else story.owner)


def _merge(stage: Stage, by: Actor, now: datetime) -> None:
    change = Merge((stage.unit_ids[GONE],), stage.unit_ids[INTO])
    found = touched.preview(by=by, change=change, on=ON)
    choices = Choices(
        exemplars={one.id: INTO for one in found.heirless},
        appointments={one.id: INTO for one in found.posts if one.role in _GO_ON},
        children={one.id: INTO for one in found.children},
    )
    ground = Ground("42-QĐ/TU", date(2014, 11, 10), words()["merged"], ON)
    reorganising.merge(by=by, change=change, ground=ground, now=now, choices=choices)
    stage.forget_actors()
