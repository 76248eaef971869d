"""The end of a year: select or pass over, propose, decide, praise, recognise, award; correct and revoke."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import partial

from kheo.demo.sample import writing
from kheo.demo.sample.people import username
from kheo.demo.sample.plan import COMMENDED, Ending
from kheo.demo.season import ceremonies, on_paper
from kheo.demo.season.days import at, later
from kheo.demo.season.opening import LATE_UNIT
from kheo.demo.season.registering import Year
from kheo.demo.season.reporting import EARLY_UNIT
from kheo.demo.season.stage import COMPARED, Act, Stage
from kheo.work import decisions, judging
from kheo.work.actors import Actor

# what a head tries to select against the rules, and the clause of the refusal
REFUSED_SELECTION = {
    Ending.MISSED: ("II.1.a",),
    Ending.NOTHING_NEW: ("II.1.a",),
    Ending.HELD: ("III.2.a",),
    Ending.OUTSIDE: ("I.1.a", "I.1.b"),
}
_NO_REPORT = (Ending.NO_REPORT, Ending.LATE_REPORT)
NOT_THE_DAY = ("I.3.a", "II.2.a")
CORRECTED, REVOKED = ("K07", 2014), "revoked"
# the one that hands its awards over late in the year, and has not yet done so at the end of 2015
LATE_AWARD = "K10"
TOO_EARLY = ("K01", 2013)
LAST_YEAR = 2015


def acts(base: str, number: int, years: Sequence[Year]) -> Iterator[Act]:
    """Give the acts that conclude a year at one base unit."""
    head = username("totruong", base)
    selected_on, proposed_on, decided_on = _days(base, number)
    for year in years:
        yield from _concluded(year, head, selected_on)
    if years:
        yield from on_paper.minutes(base, years[0].round, selected_on)
    groups = {
        "": [one for one in years if one.course.ending in COMMENDED and one.course.ending is not Ending.REVOKED],
        REVOKED: [one for one in years if one.course.ending is Ending.REVOKED],
    }
    for name, group in groups.items():
        if group:
            key = (base, f"{number}{name}")
            propose = partial(_propose, key, group, proposed_on)
            yield Act(at(proposed_on, 4, base + name), head, "propose", propose)
            decide = partial(_decide, key, group, decided_on)
            yield Act(at(decided_on, 5, base + name), username("bithu", base), "decide", decide)
            yield from _carried_out(key, number, decided_on)


def _days(base: str, number: int) -> tuple[date, date, date]:
    """Tell when a unit selects, proposes, decides; most in the three days before 15 October."""
    if base == EARLY_UNIT:
        return date(number, 10, 7), date(number, 10, 7), date(number, 10, 9)
    if (base, number) == (LATE_UNIT, 2013):
        return date(number, 10, 12), date(number, 10, 14), date(number, 10, 18)
    return date(number, 10, 12), date(number, 10, 13), date(number, 10, 14)


def _concluded(year: Year, head: str, selected_on: date) -> Iterator[Act]:
    ending, number = year.course.ending, year.course.year
    if ending in COMMENDED:
        yield Act(at(selected_on, 2, year.seed), head, "select", partial(_select, year))
    if ending in REFUSED_SELECTION:
        cite = REFUSED_SELECTION[ending]
        yield Act(at(selected_on, 2, year.seed), head, "select", partial(_select, year), refused=cite)
    if ending in REFUSED_SELECTION or ending is Ending.NOT_CHOSEN:
        yield Act(at(selected_on, 3, year.seed), head, "pass_over", partial(_pass_over, year))
    if ending in _NO_REPORT:  # nobody is passed over before the last day of reports has gone by
        yield Act(at(date(number, 10, 12), 3, year.seed), head, "pass_over", partial(_pass_over, year))
    if number < LAST_YEAR:
        late = {Ending.SLOW: date(number, 10, 23), Ending.UNCONFIRMED: date(number, 10, 24)}
        late[Ending.OVERDUE] = date(number + 1, 2, 20)
        if ending in late:
            yield Act(at(late[ending], 2, year.seed), head, "pass_over", partial(_pass_over, year))


def _carried_out(key: tuple[str, str], number: int, decided_on: date) -> Iterator[Act]:
    base, name = key
    secretary, signatory = username("thuky", base), username("bithu", base)
    day, seed = date(number, 10, 15), base + name
    if (base, number) == TOO_EARLY:
        eve = date(number, 10, 14)
        yield Act(at(eve, 7, seed), secretary, "praise", partial(_praise, key, eve), refused=NOT_THE_DAY)
    if decided_on > day:  # decided too late to be praised on the day; the rest of the year remains
        day = later(decided_on, 3)
        yield Act(at(day, 3, seed), secretary, "praise", partial(_praise, key, day), refused=NOT_THE_DAY)
    else:
        yield Act(at(day, 4, seed), secretary, "praise", partial(_praise, key, day))
    yield Act(at(day, 5, seed), secretary, "recognise", partial(_recognise, key, day))
    if base != LATE_AWARD:
        yield Act(at(day, 6, seed), secretary, "award", partial(_award, key, day))
    elif number < LAST_YEAR:
        on = date(number, 12, 10)
        yield Act(at(on, 6, seed), secretary, "award", partial(_award, key, on))
    if not name.endswith(REVOKED):
        yield from on_paper.certificates(key, day)
        yield from ceremonies.acts(base, f"base-{number}", (secretary, username("totruong", base)), decided_on, day)
    if (base, number) == CORRECTED:
        yield Act(at(date(number, 10, 17), 2, seed), signatory, "correct", partial(_correct, key))
    if name.endswith(REVOKED):
        yield Act(at(date(number, 12, 3), 2, seed), signatory, "revoke", partial(_revoke, key))


def _select(year: Year, stage: Stage, by: Actor, now: datetime) -> None:
    grade = "outstanding" if year.course.ending is Ending.OUTSTANDING else "effective"
    judging.select(by=by, registration_id=stage.rows[year.key], grade=grade, now=now)


def _pass_over(year: Year, stage: Stage, by: Actor, now: datetime) -> None:
    reason = writing.sayings()["reasons"]["not_chosen"] if year.course.ending is Ending.NOT_CHOSEN else ""
    judging.pass_over(by=by, registration_id=stage.rows[year.key], now=now, reason=reason)


def _propose(key: tuple[str, str], group: Sequence[Year], on: date, stage: Stage, by: Actor, now: datetime) -> None:
    base, name = key
    proposal = decisions.propose(
        despite=COMPARED,
        by=by,
        unit_id=stage.unit_ids[base],
        round_key=group[0].round,
        registration_ids=[stage.rows[year.key] for year in group],
        paper=stage.paper(base, "TTr", on, username("totruong", base)),
        now=now,
    )
    stage.issued[(base, f"proposal {name}")] = proposal.pk


def _decide(key: tuple[str, str], group: Sequence[Year], on: date, stage: Stage, by: Actor, now: datetime) -> None:
    base, name = key
    decision = decisions.decide(
        despite=COMPARED,
        by=by,
        proposal_id=stage.issued[(base, f"proposal {name}")],
        registration_ids=[stage.rows[year.key] for year in group],
        paper=stage.paper(base, "QĐ", on, username("bithu", base)),
        now=now,
    )
    stage.issued[key] = decision.pk


def _praise(key: tuple[str, str], on: date, stage: Stage, by: Actor, now: datetime) -> None:
    decisions.praise(by=by, decision_id=stage.issued[key], on=on, now=now)


def _recognise(key: tuple[str, str], on: date, stage: Stage, by: Actor, now: datetime) -> None:
    decisions.recognise(by=by, decision_id=stage.issued[key], on=on, now=now)


def _award(key: tuple[str, str], on: date, stage: Stage, by: Actor, now: datetime) -> None:
    decisions.award(by=by, decision_id=stage.issued[key], on=on, now=now)


def _correct(key: tuple[str, str], stage: Stage, by: Actor, now: datetime) -> None:
    reason = writing.sayings()["reasons"]["correct"]
    paper = stage.paper(key[0], "QĐ", now.date(), username("bithu", key[0]), reason)
    stage.issued[key] = decisions.correct(by=by, decision_id=stage.issued[key], paper=paper, now=now).pk


def _revoke(key: tuple[str, str], stage: Stage, by: Actor, now: datetime) -> None:
    reason = writing.sayings()["reasons"]["revoke"]
    paper = stage.paper(key[0], "QĐ", now.date(), username("bithu", key[0]), reason)
    decisions.revoke(by=by, decision_id=stage.issued[key], paper=paper, now=now)
