"""What people try against the rules on purpose, besides what their stories hold: each is refused, with its clause."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial

from kheo.demo.sample import writing
from kheo.demo.sample.people import username
from kheo.demo.sample.plan import COMMENDED, Ending, Twist
from kheo.demo.season.days import at, later
from kheo.demo.season.registering import Year
from kheo.demo.season.reporting import reported_on
from kheo.demo.season.stage import Act, Stage
from kheo.work import judging, registrations, reports
from kheo.work.actors import Actor

OWN_UNIT = ("II.2.a", "III.2.a")


def acts(years: Sequence[Year]) -> Iterator[Act]:
    """Give the refused attempts of one year, each on one dossier that goes well otherwise."""
    endings = set(COMMENDED) - {Ending.REVOKED}
    plain = [one for one in years if one.course.ending in endings and one.course.twist is Twist.NONE]
    own = [one for one in plain if one.story.home == one.story.base]
    yield from (_own_unit(one) for one in own[:2])
    yield from (_nobody_asked(one) for one in plain[2:3])
    yield from (_accepts_own(one) for one in plain[3:4])
    yield from (_without_figures(one) for one in plain[4:5])
    yield from (_selects_first(one) for one in plain[5:6])


def _own_unit(year: Year) -> Act:
    on = reported_on(year)
    colleague = username("thanhvien1", year.story.base)
    assign = partial(_assign, year, colleague)
    return Act(at(on, 2, year.seed), year.staff("thuky"), "assign_appraiser", assign, refused=OWN_UNIT)


def _nobody_asked(year: Year) -> Act:
    """Try to send without the owner's own word: nobody is entered against their will (III.1)."""
    return Act(at(year.written_on(), 1, year.seed), year.story.speaker, "submit", partial(_unasked, year), refused=())


def _accepts_own(year: Year) -> Act:
    on = later(year.written_on(), len(year.story.key) % 3)
    return Act(at(on, 4, year.seed), year.story.speaker, "accept", partial(_accept, year), refused=())


def _without_figures(year: Year) -> Act:
    return Act(at(reported_on(year), 0, year.seed), year.story.speaker, "report", partial(_bare, year), refused=())


def _selects_first(year: Year) -> Act:
    on = date(year.course.year, 9, 22)
    return Act(at(on, 2, year.seed), year.staff("totruong"), "select", partial(_select, year), refused=())


def _assign(year: Year, who: str, stage: Stage, by: Actor, now: datetime) -> None:
    judging.assign(by=by, registration_id=stage.rows[year.key], person_id=stage.person_ids[who], now=now)


def _unasked(year: Year, stage: Stage, by: Actor, now: datetime) -> None:
    registrations.submit(by=by, registration_id=stage.rows[year.key], own_word=False, now=now)


def _accept(year: Year, stage: Stage, by: Actor, now: datetime) -> None:
    registrations.accept(by=by, registration_id=stage.rows[year.key], now=now)


def _bare(year: Year, stage: Stage, by: Actor, now: datetime) -> None:
    whole = writing.achievement(year.story, year.course, stage.voice(year.story))
    reports.submit(by=by, registration_id=stage.rows[year.key], achievement=replace(whole, figures={}), now=now)


def _select(year: Year, stage: Stage, by: Actor, now: datetime) -> None:
    judging.select(by=by, registration_id=stage.rows[year.key], grade="effective", now=now)
