"""October: report, confirm, share out, appraise. What each year's course leaves undone stays undone."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial

from kheo.demo.sample import writing
from kheo.demo.sample.people import username
from kheo.demo.sample.pictures import picture
from kheo.demo.sample.plan import Ending, Twist
from kheo.demo.season import on_paper
from kheo.demo.season.days import at, later, spread, working
from kheo.demo.season.registering import Year
from kheo.demo.season.stage import Act, Stage
from kheo.work import files, judging, reports
from kheo.work.actors import Actor
from kheo.work.reports import Signatory

OUTSIDE_WINDOW = ("II.2.a",)
# the cell that is through with everything in the first days of October
EARLY_UNIT = "K02"
APPRAISERS = ("thanhvien1", "thanhvien2", "thamdinh")
_NO_REPORT = (Ending.NO_REPORT, Ending.WITHDRAWN, Ending.TOO_LATE)
_EVIDENCE_EVERY = 3


def acts(year: Year, appraising: str) -> Iterator[Act]:
    """Give the acts of a year's October; `appraising` is the base unit whose people appraise."""
    if year.course.ending in _NO_REPORT:
        return
    if year.course.ending is Ending.LATE_REPORT:
        on = date(year.course.year, 10, 11)
        yield Act(at(on, 2, year.seed), year.story.speaker, "report", partial(_report, year), refused=OUTSIDE_WINDOW)
        return
    on = reported_on(year)
    if _has_evidence(year):
        yield Act(at(on, 0, year.seed), year.story.speaker, "add_evidence", partial(_evidence, year))
    yield Act(at(on, 1, year.seed), year.story.speaker, "report", partial(_report, year))
    yield from _confirmed(year, on, appraising)


def reported_on(year: Year) -> date:
    """Tell when a year's report is sent: early October, most of them in the first week (II.2.a)."""
    number = year.course.year
    if year.story.base == EARLY_UNIT:
        return date(number, 10, 1)
    if year.course.ending in {Ending.SLOW, Ending.UNCONFIRMED}:
        return working(date(number, 10, 1), date(number, 10, 10))[-1]
    days = working(date(number, 10, 1), date(number, 10, 8))
    return spread([*days, *days[:3]], year.seed)


def _confirmed(year: Year, on: date, appraising: str) -> Iterator[Act]:
    leader, speaker = year.staff("lanhdao"), year.story.speaker
    number = year.course.year
    if year.course.ending is Ending.SLOW:  # returned on the last day, sent again after the day of praise
        yield Act(at(on, 6, year.seed), leader, "return_report", partial(_return, year))
        if number < 2015:
            yield Act(at(date(number, 10, 16), 2, year.seed), speaker, "report", partial(_report, year))
            yield Act(at(date(number, 10, 17), 2, year.seed), leader, "confirm", partial(_confirm, year, "leader"))
        return
    if year.course.ending is Ending.UNCONFIRMED:  # the leader is away until it is too late
        if number < 2015:
            yield Act(at(date(number, 10, 21), 2, year.seed), leader, "confirm", partial(_confirm, year, "leader"))
        return
    on = on if year.story.base == EARLY_UNIT else min(later(on, _mark(year) % 3), date(number, 10, 9))
    if year.course.twist is Twist.REPORT_RETURNED:
        yield Act(at(on, 3, year.seed), leader, "return_report", partial(_return, year))
        on += timedelta(days=1)
        yield Act(at(on, 1, year.seed), speaker, "report", partial(_report, year))
    capacity, who = ("committee", year.staff("bithu")) if len(year.story.key) % 4 == 0 else ("leader", leader)
    yield Act(at(on, 4, year.seed), who, "confirm", partial(_confirm, year, capacity))
    yield from _appraised(year, on, appraising)


def _appraised(year: Year, on: date, appraising: str) -> Iterator[Act]:
    appraiser = username(spread_among(APPRAISERS, year), appraising)
    secretary = year.staff("thuky")
    shared_on = on if year.story.base == EARLY_UNIT else min(later(on, len(year.story.title) % 2), _last(year))
    assign = partial(_assign, year, appraiser)
    yield Act(at(shared_on, 5, year.seed), secretary, "assign_appraiser", assign)
    if year.course.ending is Ending.OVERDUE:  # the appraiser falls ill; the group concludes in the new year
        return
    seen_on = min(shared_on + timedelta(days=1 + _mark(year) // 3 % 3), _last(year))
    yield Act(at(seen_on, 7, year.seed), appraiser, "appraise", partial(_appraise, year, seen_on))
    yield from on_paper.records(year, appraiser, at(seen_on, 7, year.seed))


def spread_among(stems: tuple[str, ...], year: Year) -> str:
    """Share dossiers among the appraisers of a unit."""
    return stems[_mark(year) % len(stems)]


def _mark(year: Year) -> int:
    """Give a number that stays the same for a story's year, to vary what happens."""
    return sum(map(ord, year.seed))


def _last(year: Year) -> date:
    return date(year.course.year, 10, 11)


def _has_evidence(year: Year) -> bool:
    return _mark(year) % _EVIDENCE_EVERY == 0


def _evidence(year: Year, stage: Stage, by: Actor, now: datetime) -> None:
    keys = [one.key for one in writing.of_year(year.story, year.course.year)]
    for number, key in enumerate(keys[:2], 1):
        upload = files.Upload(f"Ảnh minh chứng mẫu {number}.png", picture(number))
        reports.add_evidence(by=by, registration_id=stage.rows[year.key], upload=upload, now=now, criterion_key=key)


def _report(year: Year, stage: Stage, by: Actor, now: datetime) -> None:
    achievement = writing.achievement(year.story, year.course, stage.voice(year.story))
    reports.submit(by=by, registration_id=stage.rows[year.key], achievement=achievement, now=now)


def _return(year: Year, stage: Stage, by: Actor, now: datetime) -> None:
    reason = stage.voice(year.story).choose(writing.sayings()["reasons"]["return_report"], "return report")
    reports.send_back(by=by, registration_id=stage.rows[year.key], reason=reason, now=now)


def _confirm(year: Year, capacity: str, stage: Stage, by: Actor, now: datetime) -> None:
    person = stage.person(year.staff("bithu" if capacity == "committee" else "lanhdao"))
    remark = stage.voice(year.story).choose(writing.sayings()["remarks"]["confirm"], f"confirm {year.course.year}")
    signatory = Signatory(capacity, person.full_name, person.position)
    reports.confirm(by=by, registration_id=stage.rows[year.key], signatory=signatory, now=now, remark=remark)


def _assign(year: Year, appraiser: str, stage: Stage, by: Actor, now: datetime) -> None:
    judging.assign(by=by, registration_id=stage.rows[year.key], person_id=stage.person_ids[appraiser], now=now)


def _appraise(year: Year, seen_on: date, stage: Stage, by: Actor, now: datetime) -> None:
    assessment = writing.assessment(year.story, year.course, stage.voice(year.story), seen_on)
    judging.submit(by=by, registration_id=stage.rows[year.key], assessment=assessment, now=now)
