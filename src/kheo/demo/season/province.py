"""Going up to the province: list, package, intake, return, declining, result, handing over (III.4.b)."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from kheo.demo.sample.climbs import End as Below
from kheo.demo.sample.packages import End, Flag, Nominee, flags, nominees, words
from kheo.demo.season.climbing import BLOC, HEAD, SECRETARY, SIGNATORY, Rise
from kheo.demo.season.days import at
from kheo.demo.season.stage import COMPARED, Act, Stage
from kheo.work import decisions, nominating
from kheo.work.actors import Actor
from kheo.work.issuing import Paper
from kheo.work.judging import Mark
from kheo.work.province import answering, board, endorsing, flag_ranking, results, sending
from kheo.work.province import flags as flagging
from kheo.work.province.results import Result, Said
from kheo.work.province.sending import Chosen

ROUND, INTAKE = "province-period", "tinh.tiepnhan"
GRANTOR, STANDARD = "province_grantor", "excellent_unit"
NOT_EXCELLENT = ("III.4.b.2",)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days of a package; one that is returned is sent and taken in again, one without a result was declined."""

    listed: date
    sent: date
    taken_in: date
    declined: date | None = None
    returned: date | None = None
    sent_again: date | None = None
    taken_in_again: date | None = None
    answered: date | None = None
    number: str = ""
    handed_over: date | None = None


CALENDARS = {
    "2014": Calendar(
        listed=date(2014, 1, 14),
        sent=date(2014, 1, 16),
        taken_in=date(2014, 1, 22),
        returned=date(2014, 2, 10),
        sent_again=date(2014, 2, 17),
        taken_in_again=date(2014, 2, 19),
        answered=date(2014, 3, 20),
        number="512/QĐ-UBND",
        handed_over=date(2014, 5, 15),
    ),
    "đầu 2015": Calendar(
        listed=date(2015, 1, 13), sent=date(2015, 1, 15), taken_in=date(2015, 1, 21), declined=date(2015, 2, 5)
    ),
    "cuối 2015": Calendar(
        listed=date(2015, 10, 26),
        sent=date(2015, 11, 2),
        taken_in=date(2015, 11, 5),
        answered=date(2015, 12, 21),
        number="3456/QĐ-UBND",
        handed_over=date(2015, 12, 28),
    ),
}


@dataclass(frozen=True, slots=True)
class Bundle:
    """One package: whom it proposes, which units for the flag, and its days."""

    name: str
    exemplars: Sequence[tuple[Nominee, Rise]]
    flags: Sequence[Flag]

    @property
    def days(self) -> Calendar:
        """Give its days."""
        return CALENDARS[self.name]

    @property
    def fit(self) -> Sequence[Flag]:
        """Give the units that may be sent."""
        return [flag for flag in self.flags if flag.end is not End.NOT_EXCELLENT]

    @property
    def sent(self) -> tuple[str, str]:
        """Name on the stage the package that was sent last."""
        return (BLOC, f"package {self.name}")

    @property
    def decision(self) -> tuple[str, str]:
        """Name the province's decision on the stage."""
        return (BLOC, f"province {self.name}")


def row_of(nominee: Nominee) -> tuple[str, int]:
    """Name on the stage the registration on the province's list."""
    return (f"{nominee.key} {ROUND}", int(nominee.package[-4:]))


def acts(rises: Sequence[Rise], bases: frozenset[str]) -> Iterator[Act]:
    """Give the acts of every package whose exemplars the bloc has commended in what is played."""
    risen = {(one.climb.key, one.climb.round): one for one in rises if one.climb.end is Below.COMMENDED}
    packed: dict[str, list[tuple[Nominee, Rise]]] = defaultdict(list)
    for nominee in nominees():
        if (nominee.key, nominee.round) in risen:
            packed[nominee.package].append((nominee, risen[nominee.key, nominee.round]))
    for name, exemplars in packed.items():
        own = [flag for flag in flags() if flag.package == name and flag.unit in bases]
        yield from _package(Bundle(name, exemplars, own))


def _package(bundle: Bundle) -> Iterator[Act]:
    days = bundle.days
    for nominee, rise in bundle.exemplars:
        yield Act(at(days.listed, 2, nominee.key), SECRETARY, "nominate", partial(_nominate, nominee, rise))
    for flag in bundle.flags:
        yield Act(at(days.listed, 3, flag.unit), SECRETARY, "nominate_flag", partial(_put_forward, flag))
        yield Act(at(days.listed, 5, flag.unit), HEAD, "judge_flag", partial(_judge, flag))
        if flag.end is End.NOT_EXCELLENT:
            against = partial(_send_against_the_word, bundle, flag)
            yield Act(at(days.sent, 1, flag.unit), HEAD, "propose_up", against, refused=NOT_EXCELLENT)
            yield Act(at(days.sent, 2, flag.unit), HEAD, "leave_flag_out", partial(_leave_out, flag))
    if len(bundle.flags) > 1:
        yield Act(at(days.listed, 6, bundle.name), HEAD, "order_flags", partial(_order, bundle))
    yield Act(at(days.sent, 3, bundle.name), HEAD, "propose_up", partial(_send, bundle))
    yield Act(at(days.sent, 4, bundle.name), SIGNATORY, "endorse", partial(_endorse, bundle))
    yield Act(at(days.taken_in, 2, bundle.name), INTAKE, "take_in", partial(_take_in, bundle))
    if days.declined is not None:
        yield Act(at(days.declined, 4, bundle.name), INTAKE, "decline_up", partial(_decline, bundle))
    if days.returned is not None and days.sent_again is not None and days.taken_in_again is not None:
        yield Act(at(days.returned, 4, bundle.name), INTAKE, "return_up", partial(_return, bundle))
        yield Act(at(days.sent_again, 3, bundle.name), HEAD, "propose_up", partial(_send, bundle))
        yield Act(at(days.sent_again, 4, bundle.name), SIGNATORY, "endorse", partial(_endorse, bundle))
        yield Act(at(days.taken_in_again, 2, bundle.name), INTAKE, "take_in", partial(_take_in, bundle))
    if days.answered is not None and days.handed_over is not None:
        yield from _answered(bundle, days.answered, days.handed_over)


def _answered(bundle: Bundle, answered: date, handed_over: date) -> Iterator[Act]:
    as_board = partial(_record, bundle, words()["board"])  # a board grants nothing: that is asked about first (A19)
    yield Act(at(answered, 3, bundle.name), INTAKE, "record_result", as_board, refused=())
    as_written = partial(_record, bundle, words()["issuer"])
    yield Act(at(answered, 4, bundle.name), INTAKE, "record_result", as_written)
    yield Act(at(handed_over, 3, bundle.name), SECRETARY, "award", partial(_award, bundle))
    for flag in bundle.flags:
        if flag.end is End.GRANTED:
            yield Act(at(handed_over, 4, flag.unit), SECRETARY, "hand_over_flag", partial(_hand_over, flag))


def _nominate(nominee: Nominee, rise: Rise, stage: Stage, by: Actor, now: datetime) -> None:
    made = nominating.nominate(by=by, registration_id=stage.rows[rise.key], round_key=ROUND, now=now)
    stage.rows[row_of(nominee)] = made.pk


def _put_forward(flag: Flag, stage: Stage, by: Actor, now: datetime) -> None:
    host_id, unit_id = stage.unit_ids[BLOC], stage.unit_ids[flag.unit]
    made = flagging.nominate(by=by, host_id=host_id, round_key=ROUND, unit_id=unit_id, results=flag.results, now=now)
    stage.issued[flag.unit, "flag"] = made.pk


def _judge(flag: Flag, stage: Stage, by: Actor, now: datetime) -> None:
    mark = Mark("no" if flag.end is End.NOT_EXCELLENT else "yes", flag.ground)
    flagging.judge(by=by, nominee_id=stage.issued[flag.unit, "flag"], marks={STANDARD: mark}, now=now)


def _order(bundle: Bundle, stage: Stage, by: Actor, now: datetime) -> None:
    """Set the units in the order of the plan, whichever the secretary wrote down first."""
    host_id = stage.unit_ids[BLOC]
    listed = flag_ranking.page(by=by, host_id=host_id, round_key=ROUND, now=now).open
    flag_ranking.order_flags(
        by=by,
        host_id=host_id,
        round_key=ROUND,
        places={stage.issued[flag.unit, "flag"]: place for place, flag in enumerate(bundle.flags, 1)},
        seen=[one.id for one in listed],
        now=now,
    )


def _leave_out(flag: Flag, stage: Stage, by: Actor, now: datetime) -> None:
    nominee_id = stage.issued[flag.unit, "flag"]
    flagging.leave_out(by=by, nominee_id=nominee_id, reason=words()["left_out"], now=now)


def _send(bundle: Bundle, stage: Stage, by: Actor, now: datetime) -> None:
    _propose(bundle, bundle.fit, stage.paper(BLOC, "TTr", now.date(), HEAD), stage, by, now)


def _endorse(bundle: Bundle, stage: Stage, by: Actor, now: datetime) -> None:
    package_id = stage.issued[bundle.sent]
    begun = endorsing.page(by=by, package_id=package_id, now=now)
    paper = stage.paper(BLOC, "TTr", now.date(), SIGNATORY)
    endorsing.issue(by=by, package_id=package_id, overview=begun.overview, paper=paper, now=now)


def _send_against_the_word(bundle: Bundle, flag: Flag, stage: Stage, by: Actor, now: datetime) -> None:
    """Try with the unit that is not excellent; the number stays free for the paper that is issued."""
    paper = Paper("dự thảo", now.date(), stage.person(HEAD).full_name, stage.person(HEAD).position)
    _propose(bundle, [*bundle.fit, flag], paper, stage, by, now)


def _propose(bundle: Bundle, units: Sequence[Flag], paper: Paper, stage: Stage, by: Actor, now: datetime) -> None:
    chosen = Chosen(
        registration_ids=[stage.rows[row_of(nominee)] for nominee, _rise in bundle.exemplars],
        flag_ids=[stage.issued[flag.unit, "flag"] for flag in units],
        despite=COMPARED,
    )
    sent = sending.send(by=by, unit_id=stage.unit_ids[BLOC], round_key=ROUND, chosen=chosen, paper=paper, now=now)
    stage.issued[bundle.sent] = sent.pk


def _take_in(bundle: Bundle, stage: Stage, by: Actor, now: datetime) -> None:
    answering.take_in(by=by, package_id=stage.issued[bundle.sent], now=now)


def _return(bundle: Bundle, stage: Stage, by: Actor, now: datetime) -> None:
    package_id, reason = stage.issued[bundle.sent], words()["returned"]
    answering.send_back(by=by, package_id=package_id, step="papers", reason=reason, now=now)


def _decline(bundle: Bundle, stage: Stage, by: Actor, now: datetime) -> None:
    answering.decline(by=by, package_id=stage.issued[bundle.sent], reason=words()["declined"], now=now)


def _record(bundle: Bundle, issuer: str, stage: Stage, by: Actor, now: datetime) -> None:
    found = board.board(by=by, package_id=stage.issued[bundle.sent], now=now)
    ends = {stage.rows[row_of(nominee)]: nominee.end for nominee, _rise in bundle.exemplars}
    of_flags = {stage.issued[flag.unit, "flag"]: flag.end for flag in bundle.fit}
    said = {}
    for item in found.items:
        if item.row is not None:
            said[item.id] = _said(ends[item.row.id], "not_granted")
        elif item.flag is not None:
            said[item.id] = _said(of_flags[item.flag.id], "flag_not_granted")
    paper = Paper(bundle.days.number, now.date(), words()["signer"], words()["position"])
    result = Result(said=said, paper=paper, authority=GRANTOR, issuer=issuer, despite=COMPARED)
    answered = results.record(by=by, package_id=found.package.pk, result=result, now=now)
    if answered.decision is not None:
        stage.issued[bundle.decision] = answered.decision.pk


def _said(end: End, why_not: str) -> Said:
    return Said(granted=True) if end is End.GRANTED else Said(granted=False, reason=words()[why_not])


def _award(bundle: Bundle, stage: Stage, by: Actor, now: datetime) -> None:
    decisions.award(by=by, decision_id=stage.issued[bundle.decision], on=now.date(), now=now)


def _hand_over(flag: Flag, stage: Stage, by: Actor, now: datetime) -> None:
    flagging.hand_over(by=by, nominee_id=stage.issued[flag.unit, "flag"], on=now.date(), now=now)
