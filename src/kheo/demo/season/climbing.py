"""Going up to the bloc: register there, be received or declined, visited, report, be appraised (II.2.b)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import partial

from kheo.demo.sample import writing
from kheo.demo.sample.climbs import Climb, End, words
from kheo.demo.season.days import at, later, spread, working
from kheo.demo.season.registering import Year
from kheo.demo.season.stage import Act, Stage
from kheo.work import days, escalating, holds, judging, registrations, reports, steering, survey_records, surveys
from kheo.work.actors import Actor
from kheo.work.judgements import CriterionLine
from kheo.work.judging import Mark
from kheo.work.reports import Signatory
from kheo.work.surveys import Visit

BLOC = "K"
SECRETARY, HEAD, SIGNATORY = "khoi.thuky", "khoi.truongban", "khoi.bithu"
APPRAISERS = ("khoi.thamdinh1", "khoi.thamdinh2")
STANDARDS = ("practical_effect", "replicable", "moves_others")
TOO_EARLY = ("II.2.b.2",)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days of a round of the bloc; `summary` is when form 2 is issued, `report` the October of the reports."""

    register: tuple[date, date]
    visit: tuple[date, date]
    summary: date
    report: int


CALENDARS = {
    "bloc-2013": Calendar(
        (date(2013, 5, 20), date(2013, 6, 12)), (date(2013, 7, 8), date(2013, 8, 16)), date(2013, 9, 10), 2013
    ),
    "bloc-2014-2015": Calendar(
        (date(2014, 1, 13), date(2014, 1, 21)), (date(2014, 12, 2), date(2014, 12, 19)), date(2014, 2, 24), 2015
    ),
}


@dataclass(frozen=True, slots=True)
class Rise:
    """One exemplar going up: the plan, its year below, and the story as it stands when it reports."""

    climb: Climb
    year: Year
    last: Year

    @property
    def key(self) -> tuple[str, int]:
        """Name it on the stage."""
        return (f"{self.climb.key} {self.climb.round}", self.climb.year)

    @property
    def seed(self) -> str:
        """Choose days by it."""
        return f"{self.climb.key} {self.climb.round}"

    @property
    def calendar(self) -> Calendar:
        """Give the days of its round."""
        return CALENDARS[self.climb.round]


def acts(rises: Sequence[Rise]) -> Iterator[Act]:
    """Give the acts of all that goes up, to the appraisals."""
    for rise in rises:
        yield from _registered(rise)
        if rise.climb.end is not End.DECLINED:
            yield from _visited(rise)
            yield from _reported(rise)
    for round_ in dict.fromkeys(rise.climb.round for rise in rises):
        on = CALENDARS[round_].summary
        yield Act(at(on, 3, round_), SECRETARY, "issue_summary", partial(_summary, round_, on))


def _registered(rise: Rise) -> Iterator[Act]:
    speaker = rise.year.story.speaker
    on = spread(working(*rise.calendar.register), rise.seed)
    yield Act(at(on, 0, rise.seed), speaker, "escalate", partial(_escalate, rise))
    yield Act(at(on, 1, rise.seed), speaker, "submit", partial(_submit, rise))
    on = later(on, 2)
    if rise.climb.end is End.DECLINED:
        yield Act(at(on, 3, rise.seed), HEAD, "decline", partial(_decline, rise))
        return
    if rise.climb.returned:
        yield Act(at(on, 3, rise.seed), SECRETARY, "return_registration", partial(_return, rise))
        on = later(on, 1)
        yield Act(at(on, 1, rise.seed), speaker, "submit", partial(_submit, rise))
        on = later(on, 1)
    yield Act(at(on, 5, rise.seed), SECRETARY, "accept", partial(_accept, rise))


def _visited(rise: Rise) -> Iterator[Act]:
    if rise.climb.end is End.NEVER_VISITED:
        return
    on = spread(working(*rise.calendar.visit), rise.seed)
    yield Act(at(on, 2, rise.seed), SECRETARY, "survey", partial(_survey, rise, on))
    if rise.climb.asked:
        on = later(on, 6)
        yield Act(at(on, 4, rise.seed), SECRETARY, "follow_survey", partial(_follow, rise, on))
    yield Act(at(on, 5, rise.seed), SECRETARY, "issue_survey_record", partial(_survey_record, rise))


def _reported(rise: Rise) -> Iterator[Act]:
    if rise.climb.end is End.NO_REPORT:
        return
    number, story = rise.calendar.report, rise.last.story
    on = spread(working(date(number, 10, 1), date(number, 10, 6)), rise.seed)
    yield Act(at(on, 3, rise.seed), story.speaker, "report", partial(_report, rise))
    leader = rise.last.staff("lanhdao")
    yield Act(at(later(on, 1), 4, rise.seed), leader, "confirm", partial(_confirm, rise))
    shared_on, seen_on = date(number, 10, 8), date(number, 10, 9 if number == 2015 else 10)
    appraiser = APPRAISERS[len(rise.seed) % 2]
    yield Act(at(shared_on, 5, rise.seed), SECRETARY, "assign_appraiser", partial(_assign, rise, appraiser))
    yield Act(at(seen_on, 5, rise.seed), appraiser, "appraise", partial(_appraise, rise, seen_on))
    if rise.climb.end is End.HELD:
        held_on = date(number, 11, 20)  # after the base has commended it: a hold bars every tier
        yield Act(at(held_on, 6, rise.seed), HEAD, "hold", partial(_hold, rise))


def _escalate(rise: Rise, stage: Stage, by: Actor, now: datetime) -> None:
    climb, story = rise.climb, rise.year.story
    row = escalating.escalate(
        by=by,
        registration_id=stage.rows[(climb.key, climb.below)],
        round_key=climb.round,
        now=now,
        carried_from="province" if climb.carried else "",
    )
    stage.rows[rise.key] = row.pk
    promised = writing.content(story, rise.year.course, stage.voice(story))
    whole = replace(
        promised,
        goal=f"{promised.goal} {words()['goal']}",
        duration=f"Từ khi đăng ký đến ngày 15/10/{rise.calendar.report}",
    )
    registrations.save(by=by, registration_id=row.pk, content_=whole, now=now)
    stage.done["save"] += 1


def _submit(rise: Rise, stage: Stage, by: Actor, now: datetime) -> None:
    registrations.submit(by=by, registration_id=stage.rows[rise.key], own_word=True, now=now)


def _return(rise: Rise, stage: Stage, by: Actor, now: datetime) -> None:
    registrations.send_back(by=by, registration_id=stage.rows[rise.key], reason=words()["returned"], now=now)


def _decline(rise: Rise, stage: Stage, by: Actor, now: datetime) -> None:
    escalating.decline(by=by, registration_id=stage.rows[rise.key], reason=words()["declined"], now=now)


def _accept(rise: Rise, stage: Stage, by: Actor, now: datetime) -> None:
    registrations.accept(by=by, registration_id=stage.rows[rise.key], now=now)


def _survey(rise: Rise, on: date, stage: Stage, by: Actor, now: datetime) -> None:
    said = words()
    visit = Visit(on, said["findings"])
    if rise.climb.asked:
        visit = Visit(on, said["findings"], said["asked"], on + timedelta(days=14))
    made = surveys.record(by=by, registration_id=stage.rows[rise.key], visit=visit, now=now)
    stage.issued[(rise.climb.key, f"survey {rise.climb.round}")] = made.pk


def _follow(rise: Rise, on: date, stage: Stage, by: Actor, now: datetime) -> None:
    survey = stage.issued[(rise.climb.key, f"survey {rise.climb.round}")]
    surveys.follow(by=by, survey_id=survey, on=on, text=words()["followed"], now=now)


def _survey_record(rise: Rise, stage: Stage, by: Actor, now: datetime) -> None:
    pk, survey = stage.rows[rise.key], stage.issued[(rise.climb.key, f"survey {rise.climb.round}")]
    begun = survey_records.page(by=by, registration_id=pk, survey_id=survey)
    halfway = {one.key: _halfway(one) for one in begun.criteria}
    taken = survey_records.Taken(
        surveyors=begun.went, received_by=begun.received_by, place=begun.place, measured=halfway
    )
    paper = stage.paper(BLOC, "BB", days.day(now), SECRETARY)
    survey_records.issue(by=by, registration_id=pk, survey_id=survey, taken=taken, paper=paper, now=now)


def _halfway(one: CriterionLine) -> Decimal | None:
    """Stand midway between before and what is promised, whole where both are; unknown where nothing was known."""
    if one.baseline is None:
        return None
    whole = one.baseline % 1 == one.target % 1 == 0
    return round((one.baseline + one.target) / 2, 0 if whole else 1)


def _report(rise: Rise, stage: Stage, by: Actor, now: datetime) -> None:
    story = rise.last.story
    achievement = writing.achievement(story, rise.year.course, stage.voice(story))
    reports.submit(by=by, registration_id=stage.rows[rise.key], achievement=achievement, now=now)


def _confirm(rise: Rise, stage: Stage, by: Actor, now: datetime) -> None:
    person = stage.person(rise.last.staff("lanhdao"))
    remark = stage.voice(rise.last.story).choose(writing.sayings()["remarks"]["confirm"], rise.seed)
    signatory = Signatory("leader", person.full_name, person.position)
    reports.confirm(by=by, registration_id=stage.rows[rise.key], signatory=signatory, now=now, remark=remark)


def _assign(rise: Rise, appraiser: str, stage: Stage, by: Actor, now: datetime) -> None:
    judging.assign(by=by, registration_id=stage.rows[rise.key], person_id=stage.person_ids[appraiser], now=now)


def _appraise(rise: Rise, seen_on: date, stage: Stage, by: Actor, now: datetime) -> None:
    story, said = rise.last.story, words()
    voice = stage.voice(story)
    below = writing.assessment(story, rise.year.course, voice, seen_on)
    standards = {key: Mark("yes", voice.choose(said["standard"], key)) for key in STANDARDS}
    sheet = replace(below, standards=standards, remark=said["remark"], grade="outstanding")
    judging.submit(by=by, registration_id=stage.rows[rise.key], assessment=sheet, now=now)


def _hold(rise: Rise, stage: Stage, by: Actor, now: datetime) -> None:
    document = f"Công văn của Ủy ban Kiểm tra ngày {now:%d/%m/%Y}"
    holds.hold(by=by, registration_id=stage.rows[rise.key], reason=words()["hold"], document=document, now=now)


def _summary(round_: str, on: date, stage: Stage, by: Actor, now: datetime) -> None:
    paper = stage.paper(BLOC, "BTH", on, HEAD)
    steering.issue_summary(by=by, unit_id=stage.unit_ids[BLOC], round_key=round_, paper=paper, now=now)
