"""The first half of a year: draft, send, return, accept, let in late; change of criteria, withdrawal, hold; form 2."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from kheo.demo.sample import writing
from kheo.demo.sample.organisation import SampleUnit
from kheo.demo.sample.people import username
from kheo.demo.sample.plan import Course, Ending, Story, Twist
from kheo.demo.season.days import at, later, spread, working
from kheo.demo.season.stage import Act, Stage
from kheo.work import changes, holds, registrations, steering
from kheo.work.actors import Actor
from kheo.work.exemplars import Owners
from kheo.work.registrations import Entry

OUTSIDE_WINDOW = ("II.2.a", "III.2.e")
# when people sit down to write, and the last day on which they may send (readings A4, A5)
WRITING = {
    2013: (date(2013, 3, 6), date(2013, 4, 23)),
    2014: (date(2014, 1, 2), date(2014, 1, 23)),
    2015: (date(2015, 1, 5), date(2015, 1, 26)),
}
LAST_DAY = {2013: date(2013, 4, 30), 2014: date(2014, 1, 31), 2015: date(2015, 1, 31)}
SUMMARY = {2013: date(2013, 5, 13), 2014: date(2014, 2, 17), 2015: date(2015, 2, 9)}
_NEVER_SENT = (Ending.TOO_LATE,)


@dataclass(frozen=True, slots=True)
class Year:
    """One year of one story, ready to be acted; `group_on` is the day from which somebody can receive it."""

    story: Story
    course: Course
    group_on: date

    @property
    def key(self) -> tuple[str, int]:
        """Name it on the stage."""
        return (self.story.key, self.course.year)

    @property
    def seed(self) -> str:
        """Choose days by it."""
        return f"{self.story.key} {self.course.year}"

    @property
    def round(self) -> str:
        """Name the programme's round."""
        return f"base-{self.course.year}"

    def staff(self, stem: str) -> str:
        """Name somebody of the base unit's staff."""
        return username(stem, self.story.base)

    def written_on(self) -> date:
        """Tell when its owner begins to write."""
        first, last = WRITING[self.course.year]
        return spread(working(max(first, self.group_on), last), self.seed)


def acts(year: Year) -> Iterator[Act]:
    """Give the acts of a year from the draft to the summer, in their order."""
    story, twist = year.story, year.course.twist
    on = year.written_on()
    if twist is Twist.ON_BEHALF:
        yield Act(at(on, 1, year.seed), year.staff("thuky"), "draft_on_behalf", partial(_draft, year, on_behalf=True))
        yield Act(at(on, 2, year.seed), year.staff("thuky"), "submit", partial(_submit_on_behalf, year))
        yield from _received(year, on)
    elif year.course.ending in _NEVER_SENT or twist is Twist.LET_IN_LATE:
        yield from _late(year)
    else:
        yield Act(at(on, 0, year.seed), story.speaker, "draft", partial(_draft, year))
        sent_on = LAST_DAY[year.course.year] if twist is Twist.LAST_DAY else later(on, len(story.key) % 3)
        yield Act(at(sent_on, 3, year.seed), story.speaker, "submit", partial(_submit, year))
        yield from _received(year, sent_on)
    if year.course.ending not in _NEVER_SENT:
        yield from _summer(year)


def summaries(units: Sequence[SampleUnit], year: int) -> Iterator[Act]:
    """Issue form 2 at every base unit when the window has closed (III.3.c)."""
    for number, unit in enumerate(one for one in units if one.is_base):
        on = later(SUMMARY[year], number % 5)
        yield Act(
            at(on, 4, unit.code), username("thuky", unit.code), "issue_summary", partial(_summary, unit.code, year, on)
        )


def _received(year: Year, sent_on: date) -> Iterator[Act]:
    secretary, speaker = year.staff("thuky"), year.story.speaker
    on = later(sent_on, 1 + len(year.story.key) % 2)
    if year.course.twist is Twist.RETURNED:
        yield Act(at(on, 2, year.seed), secretary, "return_registration", partial(_return, year))
        on = later(on, 2)
        yield Act(at(on, 1, year.seed), speaker, "submit", partial(_submit_again, year))
        on = later(on, 1)
    yield Act(at(on, 5, year.seed), secretary, "accept", partial(_accept, year))


def _late(year: Year) -> Iterator[Act]:
    speaker, closed_on = year.story.speaker, LAST_DAY[year.course.year] + timedelta(days=1)
    yield Act(at(closed_on, 1, year.seed), speaker, "draft", partial(_draft, year))
    yield Act(at(closed_on, 3, year.seed), speaker, "submit", partial(_submit, year), refused=OUTSIDE_WINDOW)
    if year.course.twist is Twist.LET_IN_LATE:
        on = later(closed_on, 1)
        yield Act(at(on, 2, year.seed), year.staff("totruong"), "allow_late", partial(_allow_late, year))
        yield Act(at(on, 5, year.seed), speaker, "submit", partial(_submit, year))
        yield from _received(year, on)


def _summer(year: Year) -> Iterator[Act]:
    number, story, twist = year.course.year, year.story, year.course.twist
    secretary, head = year.staff("thuky"), year.staff("totruong")
    if twist in {Twist.CHANGE_AGREED, Twist.CHANGE_DECLINED}:
        agree = twist is Twist.CHANGE_AGREED
        on = spread(working(date(number, 6, 9), date(number, 6, 27)), year.seed)
        yield Act(at(on, 1, year.seed), story.speaker, "ask_change", partial(_ask, year))
        verb = "accept_change" if agree else "decline_change"
        yield Act(at(later(on, 3), 2, year.seed), secretary, verb, partial(_answer, year, agree))
    if year.course.ending is Ending.WITHDRAWN:
        on = spread(working(date(number, 7, 1), date(number, 7, 25)), year.seed)
        yield Act(at(on, 2, year.seed), story.speaker, "withdraw", partial(_withdraw, year))
    if year.course.ending is Ending.HELD or twist is Twist.HOLD_LIFTED:
        yield Act(at(later(date(number, 8, 18), 1), 2, year.seed), head, "hold", partial(_hold, year))
        lifted = date(number, 9, 15) if twist is Twist.HOLD_LIFTED else date(number, 12, 18)
        yield Act(at(lifted, 2, year.seed), head, "lift", partial(_lift, year))


def _draft(year: Year, stage: Stage, by: Actor, now: datetime, *, on_behalf: bool = False) -> None:
    story = year.story
    owners = (
        Owners(person_ids=(stage.person_ids[story.owner],))
        if story.is_individual
        else Owners(unit_ids=(stage.unit_ids[story.owner],))
    )
    entry = Entry(owners, year.round, story.title, stage.exemplars.get(story.key))
    row = registrations.draft(by=by, entry=entry, now=now, on_behalf=on_behalf)
    stage.rows[year.key], stage.exemplars[story.key] = row.pk, row.exemplar_id
    content = writing.content(story, year.course, stage.voice(story))
    registrations.save(by=by, registration_id=row.pk, content_=content, now=now)
    stage.done["save"] += 1


def _submit(year: Year, stage: Stage, by: Actor, now: datetime) -> None:
    registrations.submit(by=by, registration_id=stage.rows[year.key], own_word=True, now=now)


def _submit_on_behalf(year: Year, stage: Stage, by: Actor, now: datetime) -> None:
    note = f"Giấy đồng ý ngày {now:%d/%m/%Y} của chủ thể"
    registrations.submit(by=by, registration_id=stage.rows[year.key], own_word=False, now=now, consent_note=note)


def _submit_again(year: Year, stage: Stage, by: Actor, now: datetime) -> None:
    content = writing.content(year.story, year.course, stage.voice(year.story), revised=True)
    registrations.save(by=by, registration_id=stage.rows[year.key], content_=content, now=now)
    stage.done["save"] += 1
    _submit(year, stage, by, now)


def _return(year: Year, stage: Stage, by: Actor, now: datetime) -> None:
    reason = stage.voice(year.story).choose(writing.sayings()["reasons"]["return_registration"][:1], "return")
    registrations.send_back(by=by, registration_id=stage.rows[year.key], reason=reason, now=now)


def _accept(year: Year, stage: Stage, by: Actor, now: datetime) -> None:
    registrations.accept(by=by, registration_id=stage.rows[year.key], now=now)


def _allow_late(year: Year, stage: Stage, by: Actor, now: datetime) -> None:
    paper = stage.paper(year.story.base, "CV", now.date(), year.staff("totruong"))
    reason = writing.sayings()["reasons"]["late"]
    changes.allow_late(by=by, registration_id=stage.rows[year.key], reason=reason, decision=paper.number, now=now)


def _ask(year: Year, stage: Stage, by: Actor, now: datetime) -> None:
    asked = writing.changed(year.story, year.course, stage.voice(year.story))
    reason = writing.sayings()["reasons"]["ask_change"]
    changes.ask(by=by, registration_id=stage.rows[year.key], content_=asked, reason=reason, now=now)


def _answer(year: Year, agree: bool, stage: Stage, by: Actor, now: datetime) -> None:
    remark = writing.sayings()["reasons"]["accept_change" if agree else "decline_change"]
    changes.answer(by=by, registration_id=stage.rows[year.key], agree=agree, remark=remark, now=now)


def _withdraw(year: Year, stage: Stage, by: Actor, now: datetime) -> None:
    reason = writing.sayings()["reasons"]["withdraw"][year.story.is_individual]
    registrations.withdraw(by=by, registration_id=stage.rows[year.key], reason=reason, now=now)


def _hold(year: Year, stage: Stage, by: Actor, now: datetime) -> None:
    reason = writing.sayings()["reasons"]["hold"]
    document = f"Công văn của Ủy ban Kiểm tra ngày {now:%d/%m/%Y}"
    holds.hold(by=by, registration_id=stage.rows[year.key], reason=reason, document=document, now=now)


def _lift(year: Year, stage: Stage, by: Actor, now: datetime) -> None:
    document = f"Thông báo kết luận ngày {now:%d/%m/%Y}: không có vi phạm"
    holds.lift(by=by, registration_id=stage.rows[year.key], document=document, now=now)


def _summary(code: str, year: int, on: date, stage: Stage, by: Actor, now: datetime) -> None:
    paper = stage.paper(code, "BTH", on, username("totruong", code))
    steering.issue_summary(by=by, unit_id=stage.unit_ids[code], round_key=f"base-{year}", paper=paper, now=now)
