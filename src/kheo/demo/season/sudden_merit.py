"""Sudden merit through the three years: no form 1, any day; each deed stops where its season's day finds it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from kheo.demo.sample.people import username
from kheo.demo.sample.reading import read
from kheo.demo.season.climbing import HEAD, SECRETARY, SIGNATORY
from kheo.demo.season.days import at
from kheo.demo.season.stage import COMPARED, Act, Stage
from kheo.work import decisions, judging, sudden
from kheo.work.actors import Actor
from kheo.work.exemplars import Owners
from kheo.work.reports import Signatory
from kheo.work.sudden import Merit

ROUNDS = {"base": "base-ad-hoc", "bloc": "bloc-ad-hoc"}


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed with the days of its steps; a step without a day has not been taken by the end of the season.

    `above` is the unit that commends it where that is not the person's own base.
    """

    key: str
    number: int
    base: str
    who: str
    happened_on: date
    registered_on: date
    confirmed_on: date | None = None
    selected_on: date | None = None
    proposed_on: date | None = None
    decided_on: date | None = None
    awarded_on: date | None = None
    above: str = ""

    @property
    def unit(self) -> str:
        """Name the unit that commends it."""
        return self.above or self.base

    def staff(self, below: str, above: str) -> str:
        """Name who acts at that unit."""
        return above if self.above else username(below, self.base)


def _days(year: int, *days: tuple[int, int]) -> tuple[date, ...]:
    return tuple(date(year, month, day) for month, day in days)


DEEDS = (
    # the fire in the archive: waiting for confirmation on 20 March 2013
    Deed("a", 0, "K04", "canhan2.k04", *_days(2013, (3, 16), (3, 18), (3, 21), (3, 25), (3, 26), (3, 28), (4, 2))),
    Deed("b", 1, "K05", "canhan3.k05", *_days(2013, (4, 15), (4, 17), (4, 22), (4, 24), (4, 25), (4, 26), (5, 6))),
    Deed("c", 2, "K06", "canhan2.k06", *_days(2013, (4, 8), (4, 10), (4, 12), (4, 17), (4, 19), (4, 23), (5, 6))),
    Deed("d", 4, "K12", "canhan2.k12", *_days(2014, (1, 14), (1, 17), (1, 22), (1, 23), (1, 24), (1, 27), (2, 10))),
    Deed("e", 5, "K07", "canhan3.k07", *_days(2014, (1, 7), (1, 9), (1, 13), (1, 16), (1, 17), (1, 22), (2, 11))),
    Deed("f", 3, "K11", "canhan2.k11", *_days(2014, (9, 29), (10, 1), (10, 2), (10, 6), (10, 7), (10, 9), (10, 20))),
    # a rescue known far beyond its office: the bloc itself commends
    Deed("l", 1, "K11", "canhan1.k11", *_days(2014, (8, 4), (8, 6), (8, 8), (8, 12), (8, 13), (8, 15), (8, 25)), "K"),
    Deed("g", 1, "K17", "canhan3.k17", *_days(2015, (1, 14), (1, 16), (1, 21), (1, 22), (1, 23), (1, 26), (2, 2))),
    Deed("h", 2, "K14", "canhan3.k14", *_days(2015, (1, 6), (1, 8), (1, 12), (1, 15), (1, 16), (1, 22), (2, 3))),
    Deed("i", 3, "K12", "canhan5.k12", *_days(2015, (12, 22), (12, 24), (12, 25), (12, 28), (12, 29))),
    Deed("j", 5, "K07", "canhan5.k07", *_days(2015, (12, 24), (12, 28), (12, 29))),
    Deed("k", 0, "K05", "canhan5.k05", *_days(2015, (12, 26), (12, 29))),
)


def acts(bases: frozenset[str], years: frozenset[int]) -> Iterator[Act]:
    """Give the acts of the deeds at some base units in some years."""
    for deed in DEEDS:
        if deed.base in bases and deed.happened_on.year in years:
            yield from _acts(deed)


def _acts(deed: Deed) -> Iterator[Act]:
    secretary, leader = deed.staff("thuky", SECRETARY), username("lanhdao", deed.base)
    head, signatory = deed.staff("totruong", HEAD), deed.staff("bithu", SIGNATORY)
    steps = (
        (deed.registered_on, secretary, "register_ad_hoc", _register),
        (deed.confirmed_on, leader, "confirm_deed", _confirm),
        (deed.selected_on, head, "select", _select),
        (deed.proposed_on, head, "propose", _propose),
        (deed.decided_on, signatory, "decide", _decide),
        (deed.awarded_on, secretary, "award", _award),
    )
    for on, who, verb, do in steps:
        if on is not None:
            yield Act(at(on, 3, deed.key), who, verb, partial(do, deed))


def key(deed: Deed) -> tuple[str, int]:
    """Name its dossier where it was entered."""
    return (f"deed {deed.key}", deed.happened_on.year)


def _register(deed: Deed, stage: Stage, by: Actor, now: datetime) -> None:
    row = read("sayings")["deed"][deed.number]
    merit = Merit(
        owners=Owners(person_ids=(stage.person_ids[deed.who],)),
        title=row["title"],
        field=row["field"],
        happened_on=deed.happened_on,
        description=row["description"],
    )
    stage.rows[key(deed)] = sudden.register(by=by, merit=merit, now=now, unit_id=stage.unit_ids[deed.unit]).pk


def _confirm(deed: Deed, stage: Stage, by: Actor, now: datetime) -> None:
    person = stage.person(username("lanhdao", deed.base))
    signatory = Signatory("leader", person.full_name, person.position)
    sudden.confirm(by=by, registration_id=stage.rows[key(deed)], signatory=signatory, now=now)


def _select(deed: Deed, stage: Stage, by: Actor, now: datetime) -> None:
    judging.select(by=by, registration_id=stage.rows[key(deed)], grade="outstanding", now=now)


def _propose(deed: Deed, stage: Stage, by: Actor, now: datetime) -> None:
    proposal = decisions.propose(
        despite=COMPARED,
        by=by,
        unit_id=stage.unit_ids[deed.unit],
        round_key=ROUNDS[stage.unit(deed.unit).new.tier],
        registration_ids=[stage.rows[key(deed)]],
        paper=stage.paper(deed.unit, "TTr", now.date(), deed.staff("totruong", HEAD)),
        now=now,
    )
    stage.issued[(deed.unit, f"proposal {deed.key}")] = proposal.pk


def _decide(deed: Deed, stage: Stage, by: Actor, now: datetime) -> None:
    decision = decisions.decide(
        despite=COMPARED,
        by=by,
        proposal_id=stage.issued[(deed.unit, f"proposal {deed.key}")],
        registration_ids=[stage.rows[key(deed)]],
        paper=stage.paper(deed.unit, "QĐ", now.date(), deed.staff("bithu", SIGNATORY)),
        now=now,
    )
    stage.issued[(deed.unit, f"deed {deed.key}")] = decision.pk


def _award(deed: Deed, stage: Stage, by: Actor, now: datetime) -> None:
    decision_id = stage.issued[(deed.unit, f"deed {deed.key}")]
    decisions.award(by=by, decision_id=decision_id, on=now.date(), now=now)
