"""The end of a bloc round: the committees below send up, the board selects and proposes, the committee decides."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from kheo.demo.sample.climbs import End
from kheo.demo.season.climbing import BLOC, HEAD, SECRETARY, SIGNATORY, Rise
from kheo.demo.season.days import at
from kheo.demo.season.stage import COMPARED, Act, Stage
from kheo.work import decisions, escalating, holds, judging
from kheo.work.actors import Actor

_CarryOut = Callable[..., object]
# what the head of the board tries against the rules, and the clauses of the refusal
REFUSED = {
    ("bloc-2013", End.NEVER_VISITED): ("II.2.b.1",),
    ("bloc-2013", End.NOT_OUTSTANDING): ("II.1.b", "II.2.a"),
    ("bloc-2013", End.HELD): ("III.2.a",),
    ("bloc-2014-2015", End.NEVER_VISITED): ("II.2.b.2",),
}
NOT_THE_DAY = ("I.3.a",)


@dataclass(frozen=True, slots=True)
class Ending:
    """When a round ends for a group of dossiers; `praised` is the day of praise, or None when it is over by then."""

    sent_up: date
    selected: date
    proposed: date
    decided: date
    praised: date | None
    handed_over: date


# those carried over from the province's list need no recognition below, so they are praised on the day itself;
# the others wait for what the bases recognise on 15 October, and are commended at the end of the year (A1)
EARLY = Ending(
    sent_up=date(2013, 10, 11),
    selected=date(2013, 10, 12),
    proposed=date(2013, 10, 13),
    decided=date(2013, 10, 14),
    praised=date(2013, 10, 15),
    handed_over=date(2013, 12, 18),
)
YEAR_END = Ending(
    sent_up=date(2013, 12, 3),
    selected=date(2013, 12, 5),
    proposed=date(2013, 12, 6),
    decided=date(2013, 12, 10),
    praised=None,
    handed_over=date(2013, 12, 18),
)
FINAL = Ending(
    sent_up=date(2015, 10, 11),
    selected=date(2015, 10, 12),
    proposed=date(2015, 10, 13),
    decided=date(2015, 10, 14),
    praised=date(2015, 10, 15),
    handed_over=date(2015, 10, 16),
)


def acts(rises: Sequence[Rise]) -> Iterator[Act]:
    """Give the acts that conclude the bloc's rounds."""
    groups: dict[tuple[str, str], list[Rise]] = defaultdict(list)
    for rise in rises:
        ending = _ending(rise)
        if rise.climb.end is End.COMMENDED:
            groups[(rise.climb.round, "sớm" if rise.climb.carried else "")].append(rise)
            yield Act(at(ending.selected, 2, rise.seed), HEAD, "select", partial(_select, rise))
        elif rise.climb.end is not End.DECLINED:
            if (rise.climb.round, rise.climb.end) in REFUSED:
                cite = REFUSED[rise.climb.round, rise.climb.end]
                yield Act(at(ending.selected, 2, rise.seed), HEAD, "select", partial(_select, rise), refused=cite)
            yield Act(at(ending.selected, 4, rise.seed), HEAD, "pass_over", partial(_pass_over, rise))
        if rise.climb.end is End.HELD:
            yield Act(at(ending.handed_over, 7, rise.seed), HEAD, "lift", partial(_lift, rise))
    for name, group in groups.items():
        yield from _group(name, group)


def _ending(rise: Rise) -> Ending:
    if rise.climb.round == "bloc-2013":
        return EARLY if rise.climb.carried else YEAR_END
    return FINAL


def _group(name: tuple[str, str], group: Sequence[Rise]) -> Iterator[Act]:
    ending, key = _ending(group[0]), (BLOC, " ".join(name))
    for base in dict.fromkeys(rise.last.story.base for rise in group):
        own = [rise for rise in group if rise.last.story.base == base]
        who = own[0].last.staff("bithu")
        yield Act(at(ending.sent_up, 5, base), who, "send_up", partial(_send_up, own, ending.sent_up))
    yield Act(at(ending.proposed, 3, key[1]), HEAD, "propose", partial(_propose, key, group, ending.proposed))
    yield Act(at(ending.decided, 5, key[1]), SIGNATORY, "decide", partial(_decide, key, group, ending.decided))
    if ending.praised is not None:
        yield Act(at(ending.praised, 3, key[1]), SECRETARY, "praise", partial(_done, decisions.praise, key))
    else:
        day = ending.decided + timedelta(days=1)
        late = partial(_done, decisions.praise, key)
        yield Act(at(day, 3, key[1]), SECRETARY, "praise", late, refused=NOT_THE_DAY)
    yield Act(at(ending.handed_over, 4, key[1]), SECRETARY, "recognise", partial(_done, decisions.recognise, key))
    yield Act(at(ending.handed_over, 5, key[1]), SECRETARY, "award", partial(_done, decisions.award, key))


def _send_up(own: Sequence[Rise], on: date, stage: Stage, by: Actor, now: datetime) -> None:
    story = own[0].last.story
    paper = stage.paper(story.base, "TTr", on, own[0].last.staff("bithu"))
    rows = [stage.rows[rise.key] for rise in own]
    escalating.send_up(by=by, registration_ids=rows, paper=paper, now=now, despite=COMPARED)


def _select(rise: Rise, stage: Stage, by: Actor, now: datetime) -> None:
    judging.select(by=by, registration_id=stage.rows[rise.key], grade="outstanding", now=now)


def _pass_over(rise: Rise, stage: Stage, by: Actor, now: datetime) -> None:
    judging.pass_over(by=by, registration_id=stage.rows[rise.key], now=now, reason="")


def _lift(rise: Rise, stage: Stage, by: Actor, now: datetime) -> None:
    document = f"Thông báo kết luận ngày {now:%d/%m/%Y}: không có vi phạm"
    holds.lift(by=by, registration_id=stage.rows[rise.key], document=document, now=now)


def _propose(key: tuple[str, str], group: Sequence[Rise], on: date, stage: Stage, by: Actor, now: datetime) -> None:
    proposal = decisions.propose(
        despite=COMPARED,
        by=by,
        unit_id=stage.unit_ids[BLOC],
        round_key=group[0].climb.round,
        registration_ids=[stage.rows[rise.key] for rise in group],
        paper=stage.paper(BLOC, "TTr", on, HEAD),
        now=now,
    )
    stage.issued[(BLOC, f"proposal {key[1]}")] = proposal.pk


def _decide(key: tuple[str, str], group: Sequence[Rise], on: date, stage: Stage, by: Actor, now: datetime) -> None:
    decision = decisions.decide(
        despite=COMPARED,
        by=by,
        proposal_id=stage.issued[(BLOC, f"proposal {key[1]}")],
        registration_ids=[stage.rows[rise.key] for rise in group],
        paper=stage.paper(BLOC, "QĐ", on, SIGNATORY),
        now=now,
    )
    stage.issued[key] = decision.pk


def _done(verb: _CarryOut, key: tuple[str, str], stage: Stage, by: Actor, now: datetime) -> None:
    verb(by=by, decision_id=stage.issued[key], on=now.date(), now=now)
