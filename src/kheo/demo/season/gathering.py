"""The bloc's conferences of 2014 and 2015: list, word on quality, committees below, decision (II.2.a)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from kheo.demo.sample.gatherings import End, Nominee, nominees, words
from kheo.demo.sample.people import username
from kheo.demo.season import ceremonies, merging
from kheo.demo.season.climbing import BLOC, HEAD, SECRETARY, SIGNATORY
from kheo.demo.season.days import at
from kheo.demo.season.registering import Year
from kheo.demo.season.stage import COMPARED, Act, Stage
from kheo.work import decisions, escalating, judging, nominating
from kheo.work.actors import Actor

CITE = ("II.2.a",)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days of a conference; `said` is when the base groups speak of quality, where they are asked."""

    listed: date
    said: date | None
    sent_up: date
    selected: date
    proposed: date
    decided: date
    held: date


CALENDARS = {
    "conference-2014": Calendar(
        listed=date(2014, 11, 24),
        said=date(2014, 11, 27),
        sent_up=date(2014, 12, 2),
        selected=date(2014, 12, 8),
        proposed=date(2014, 12, 9),
        decided=date(2014, 12, 12),
        held=date(2014, 12, 19),
    ),
    "conference-2015": Calendar(
        listed=date(2015, 11, 23),
        said=None,
        sent_up=date(2015, 11, 30),
        selected=date(2015, 12, 4),
        proposed=date(2015, 12, 7),
        decided=date(2015, 12, 11),
        held=date(2015, 12, 18),
    ),
}


@dataclass(frozen=True, slots=True)
class Guest:
    """One exemplar at a conference: the plan, and its base unit as it stands then."""

    nominee: Nominee
    base: str

    @property
    def key(self) -> tuple[str, int]:
        """Name it on the stage."""
        return (f"{self.nominee.key} {self.nominee.round}", self.nominee.year)

    @property
    def days(self) -> Calendar:
        """Give the days of its conference."""
        return CALENDARS[self.nominee.round]

    def staff(self, stem: str) -> str:
        """Name somebody of the base unit's staff."""
        return username(stem, self.base)


def guests(by_year: Mapping[int, Sequence[Year]], *, merged: bool) -> list[Guest]:
    """Give who comes to the conferences, where every year that they look back on is played."""
    found = []
    for nominee in nominees():
        years = [year for year in by_year.get(nominee.year, ()) if year.story.key == nominee.key]
        if years and {2013, 2014} <= set(by_year):
            base = years[0].story.base
            found.append(Guest(nominee, merging.INTO if merged and base == merging.GONE else base))
    return found


def acts(found: Sequence[Guest]) -> Iterator[Act]:
    """Give the acts of the conferences."""
    for guest in found:
        yield from _listed(guest)
        if not guest.nominee.is_refused:
            yield from _concluded(guest)
    for round_ in CALENDARS:
        going = [one for one in found if one.nominee.round == round_ and one.nominee.end is End.COMMENDED]
        if going:
            yield from _held(round_, going)


def _listed(guest: Guest) -> Iterator[Act]:
    nominee, days = guest.nominee, guest.days
    who = guest.staff("thuky") if nominee.by_base else SECRETARY
    refused = CITE if nominee.is_refused else None
    yield Act(at(days.listed, 2, guest.nominee.key), who, "nominate", partial(_nominate, guest), refused=refused)
    if days.said is not None and nominee.end in {End.COMMENDED, End.NOT_RISING}:
        yield Act(at(days.said, 3, nominee.key), guest.staff("thuky"), "say_quality", partial(_say, guest))


def _concluded(guest: Guest) -> Iterator[Act]:
    nominee, on = guest.nominee, guest.days.selected
    if nominee.end is End.COMMENDED:
        yield Act(at(on, 2, nominee.key), HEAD, "select", partial(_select, guest))
        return
    yield Act(at(on, 2, nominee.key), HEAD, "select", partial(_select, guest), refused=CITE)
    yield Act(at(on, 5, nominee.key), HEAD, "pass_over", partial(_pass_over, guest))


def _held(round_: str, going: Sequence[Guest]) -> Iterator[Act]:
    days = CALENDARS[round_]
    for base in dict.fromkeys(guest.base for guest in going):
        own = [guest for guest in going if guest.base == base]
        yield Act(at(days.sent_up, 5, base), own[0].staff("bithu"), "send_up", partial(_send_up, own))
    yield Act(at(days.proposed, 3, round_), HEAD, "propose", partial(_propose, going))
    yield Act(at(days.decided, 4, round_), SIGNATORY, "decide", partial(_decide, going))
    yield from ceremonies.acts(BLOC, round_, (SECRETARY, HEAD), days.decided, days.held)
    yield Act(at(days.held, 3, round_), SECRETARY, "praise", partial(_praise, round_))
    yield Act(at(days.held, 4, round_), SECRETARY, "award", partial(_award, round_))


def _nominate(guest: Guest, stage: Stage, by: Actor, now: datetime) -> None:
    nominee = guest.nominee
    lower = stage.rows[(nominee.key, nominee.year)]
    row = nominating.nominate(by=by, registration_id=lower, round_key=nominee.round, now=now)
    stage.rows[guest.key] = row.pk


def _say(guest: Guest, stage: Stage, by: Actor, now: datetime) -> None:
    rising = guest.nominee.end is not End.NOT_RISING
    ground = words()["rising" if rising else "not_rising"]
    nominating.say_quality(by=by, registration_id=stage.rows[guest.key], rising=rising, ground=ground, now=now)


def _send_up(own: Sequence[Guest], stage: Stage, by: Actor, now: datetime) -> None:
    paper = stage.paper(own[0].base, "TTr", own[0].days.sent_up, own[0].staff("bithu"))
    rows = [stage.rows[guest.key] for guest in own]
    escalating.send_up(by=by, registration_ids=rows, paper=paper, now=now, despite=COMPARED)


def _select(guest: Guest, stage: Stage, by: Actor, now: datetime) -> None:
    judging.select(by=by, registration_id=stage.rows[guest.key], grade="", now=now)


def _pass_over(guest: Guest, stage: Stage, by: Actor, now: datetime) -> None:
    judging.pass_over(by=by, registration_id=stage.rows[guest.key], now=now, reason="")


def _propose(going: Sequence[Guest], stage: Stage, by: Actor, now: datetime) -> None:
    round_ = going[0].nominee.round
    made = decisions.propose(
        despite=COMPARED,
        by=by,
        unit_id=stage.unit_ids[BLOC],
        round_key=round_,
        registration_ids=[stage.rows[guest.key] for guest in going],
        paper=stage.paper(BLOC, "TTr", going[0].days.proposed, HEAD),
        now=now,
    )
    stage.issued[(BLOC, f"proposal {round_}")] = made.pk


def _decide(going: Sequence[Guest], stage: Stage, by: Actor, now: datetime) -> None:
    round_ = going[0].nominee.round
    made = decisions.decide(
        despite=COMPARED,
        by=by,
        proposal_id=stage.issued[(BLOC, f"proposal {round_}")],
        registration_ids=[stage.rows[guest.key] for guest in going],
        paper=stage.paper(BLOC, "QĐ", going[0].days.decided, SIGNATORY),
        now=now,
    )
    stage.issued[(BLOC, round_)] = made.pk


def _praise(round_: str, stage: Stage, by: Actor, now: datetime) -> None:
    decisions.praise(by=by, decision_id=stage.issued[(BLOC, round_)], on=now.date(), now=now)


def _award(round_: str, stage: Stage, by: Actor, now: datetime) -> None:
    decisions.award(by=by, decision_id=stage.issued[(BLOC, round_)], on=now.date(), now=now)
