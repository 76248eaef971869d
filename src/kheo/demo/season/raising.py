"""Two deeds that the base brought up to the bloc: one commended there as well, one first returned to be completed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from kheo.demo.sample.people import username
from kheo.demo.sample.reading import read
from kheo.demo.season.climbing import BLOC, HEAD, SECRETARY, SIGNATORY
from kheo.demo.season.days import at
from kheo.demo.season.stage import Act, Stage
from kheo.demo.season.sudden_merit import DEEDS, Deed, key
from kheo.work import decisions, judging, raising, sudden
from kheo.work.actors import Actor
from kheo.work.reports import Signatory

ROUND = "bloc-ad-hoc"
_DESPITE = "Cơ sở đã khen; việc làm có tác dụng trong toàn Khối nên Đảng ủy Khối khen thêm."


@dataclass(frozen=True, slots=True)
class Raise:
    """A deed of the base with the days of its way through the bloc; `returned` are those of the way back and forth."""

    deed: Deed
    brought_on: date
    selected_on: date
    proposed_on: date
    decided_on: date
    awarded_on: date
    returned: tuple[date, date, date] | None = None

    @property
    def above(self) -> tuple[str, int]:
        """Name its dossier at the bloc."""
        return (f"deed {self.deed.key} above", self.deed.happened_on.year)


_BY_KEY = {deed.key: deed for deed in DEEDS}
RAISES = (
    Raise(_BY_KEY["b"], *(date(2013, 5, day) for day in (7, 13, 14, 17, 24))),
    Raise(
        _BY_KEY["e"],
        *(date(2014, month, day) for month, day in ((2, 12), (2, 24), (2, 25), (2, 27), (3, 10))),
        returned=(date(2014, 2, 17), date(2014, 2, 19), date(2014, 2, 20)),
    ),
)


def acts(bases: frozenset[str], years: frozenset[int]) -> Iterator[Act]:
    """Give the acts of the deeds at some base units in some years."""
    for one in RAISES:
        if one.deed.base in bases and one.deed.happened_on.year in years:
            yield from _acts(one)


def _acts(one: Raise) -> Iterator[Act]:
    base = one.deed.base
    steps = [(one.brought_on, username("thuky", base), "bring_up", _bring_up)]
    if one.returned is not None:
        returned_on, mended_on, confirmed_on = one.returned
        steps += [
            (returned_on, SECRETARY, "return_deed", _send_back),
            (mended_on, username("thuky", base), "mend_deed", _mend),
            (confirmed_on, username("lanhdao", base), "confirm_deed", _confirm),
        ]
    steps += [
        (one.selected_on, HEAD, "select", _select),
        (one.proposed_on, HEAD, "propose", _propose),
        (one.decided_on, SIGNATORY, "decide", _decide),
        (one.awarded_on, SECRETARY, "award", _award),
    ]
    for on, who, verb, do in steps:
        yield Act(at(on, 4, one.deed.key), who, verb, partial(do, one))


def _bring_up(one: Raise, stage: Stage, by: Actor, now: datetime) -> None:
    row = raising.bring_up(by=by, registration_id=stage.rows[key(one.deed)], round_key=ROUND, now=now)
    stage.rows[one.above] = row.pk


def _send_back(one: Raise, stage: Stage, by: Actor, now: datetime) -> None:
    reason = read("sayings")["reasons"]["return_deed"]
    raising.send_back(by=by, registration_id=stage.rows[one.above], reason=reason, now=now)


def _mend(one: Raise, stage: Stage, by: Actor, now: datetime) -> None:
    words = read("sayings")
    description = f"{words['deed'][one.deed.number]['description']} {words['reasons']['mended_deed']}"
    raising.mend(by=by, registration_id=stage.rows[one.above], description=description, now=now)


def _confirm(one: Raise, stage: Stage, by: Actor, now: datetime) -> None:
    person = stage.person(username("lanhdao", one.deed.base))
    signatory = Signatory("leader", person.full_name, person.position)
    sudden.confirm(by=by, registration_id=stage.rows[one.above], signatory=signatory, now=now)


def _select(one: Raise, stage: Stage, by: Actor, now: datetime) -> None:
    judging.select(by=by, registration_id=stage.rows[one.above], grade="outstanding", now=now)


def _propose(one: Raise, stage: Stage, by: Actor, now: datetime) -> None:
    proposal = decisions.propose(
        by=by,
        unit_id=stage.unit_ids[BLOC],
        round_key=ROUND,
        registration_ids=[stage.rows[one.above]],
        paper=stage.paper(BLOC, "TTr", now.date(), HEAD),
        now=now,
        despite=_DESPITE,
    )
    stage.issued[(BLOC, f"proposal {one.deed.key} above")] = proposal.pk


def _decide(one: Raise, stage: Stage, by: Actor, now: datetime) -> None:
    decision = decisions.decide(
        by=by,
        proposal_id=stage.issued[(BLOC, f"proposal {one.deed.key} above")],
        registration_ids=[stage.rows[one.above]],
        paper=stage.paper(BLOC, "QĐ", now.date(), SIGNATORY),
        now=now,
        despite=_DESPITE,
    )
    stage.issued[(BLOC, f"deed {one.deed.key} above")] = decision.pk


def _award(one: Raise, stage: Stage, by: Actor, now: datetime) -> None:
    decision_id = stage.issued[(BLOC, f"deed {one.deed.key} above")]
    decisions.award(by=by, decision_id=decision_id, on=now.date(), now=now)
