"""Judging: a programme, facts and a day go in, a standing comes out. Pure: no clock, no database, no memory.

A programme is compiled once into closures, one for each outcome in each round; judging calls them over the evidence.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from kheo.rulebook.evidence import Evidence
from kheo.rulebook.facts import Fact, Recognition
from kheo.rulebook.programme import Condition, Programme
from kheo.rulebook.sentences import Saying, Span, Value, say
from kheo.rulebook.standing import Finding, Milestone, NextStep, OutcomeStanding, Standing, Todo, Verdict
from kheo.rulebook.text import Text
from kheo.rulebook.timeline import compile_duties, kind_label, milestones
from kheo.rulebook.vocabulary import Check, Scope, compile_condition


@dataclass(frozen=True, slots=True, eq=False)
class _Line:
    """One outcome in one round, compiled; `draws` names earlier rounds whose recognitions bring it into question."""

    key: str
    outcome: str
    round: str
    eligible: Check
    granted: Check
    draws: frozenset[str]


@lru_cache(maxsize=64)
def _compile(programme: Programme) -> Mapping[str, tuple[_Line, ...]]:
    """Compile every outcome; lines are found by `outcome@round` and by `outcome`."""
    named: dict[str, tuple[_Line, ...]] = {}
    for key, rule in programme.outcomes.items():
        lines = tuple(_line(programme, key, in_round) for in_round in rule.rounds)
        named |= {key: lines, **{line.key: (line,) for line in lines}}
    return named


def _line(programme: Programme, outcome: str, in_round: str) -> _Line:
    own = programme.text_of(in_round)
    rule, one = own.outcomes[outcome], own.rounds[in_round]
    scope = Scope(programme=replace(own, rounds=programme.rounds), windows=one.windows, round=one)
    draws = frozenset[str]() if "register" in one.windows else frozenset(_streak(rule.eligible))
    return _Line(
        f"{outcome}@{in_round}",
        outcome,
        in_round,
        compile_condition(rule.eligible, scope),
        compile_condition(rule.granted, scope),
        draws,
    )


def _streak(condition: Condition) -> Iterator[str]:
    rounds = condition.args.get("rounds")
    if isinstance(rounds, tuple):
        yield from rounds
    for part in condition.parts:
        yield from _streak(part)


def judge(programme: Programme, facts: Iterable[Fact], on: date, *, outcomes: Iterable[str] | None = None) -> Standing:
    """Say where things stand on a day. `outcomes` names what is asked: `outcome`, `outcome@round` or `duty/key`.

    Without it, everything in question is judged: each outcome of a round in which something happened, each outcome that
    follows of itself from recognitions already recorded, and every duty.
    """
    case = _Case(programme.on(on), Evidence(facts, on), None if outcomes is None else tuple(outcomes))
    return Standing(on, {line.key: _judge_line(line, case.evidence) for line in case.lines()}, case)


class _Case(NamedTuple):
    """Hold what was asked of which evidence; answers what a standing works out later."""

    programme: Programme
    evidence: Evidence
    asked: tuple[str, ...] | None

    def lines(self) -> Iterable[_Line]:
        """Pick the outcomes in question."""
        named, evidence = _compile(self.programme), self.evidence
        if self.asked is not None:
            if len(self.asked) == 1:
                return named.get(self.asked[0], ())
            return dict.fromkeys([line for name in self.asked for line in named.get(name, ())])
        happened, recognised = evidence.rounds(), evidence.rounds_of(Recognition)
        lines = (line for key in self.programme.outcomes for line in named[key])
        return (line for line in lines if line.round in happened or not line.draws.isdisjoint(recognised))

    def next_steps(self, findings: Mapping[str, OutcomeStanding]) -> tuple[NextStep, ...]:
        """Say what would settle the findings that are still open."""
        return _next_steps(findings.values())

    def milestones(self, findings: Mapping[str, OutcomeStanding]) -> tuple[Milestone, ...]:
        """Lay out the windows of the rounds of these findings, and the duties asked for."""
        rounds = dict.fromkeys(found.round for found in findings.values())
        return milestones(self.programme, self.evidence, rounds, self.duties())

    def duties(self) -> Mapping[str, Finding]:
        """Say where the duties asked for stand; all of them where nothing was asked for by name."""
        checks, asked = compile_duties(self.programme), self.asked
        here = self.evidence.here(None)
        return {key: check(here) for key, check in checks.items() if asked is None or f"duty/{key}" in asked}


def _judge_line(line: _Line, evidence: Evidence) -> OutcomeStanding:
    here = evidence.here(line.round)
    return OutcomeStanding(line.key, line.outcome, line.round, line.eligible(here), line.granted(here))


def _next_steps(found: Iterable[OutcomeStanding]) -> tuple[NextStep, ...]:
    steps: dict[tuple[str, Text, date | None], NextStep] = {}
    for one in found:
        for leaf in _open_ends(one):
            if leaf.todo is not None:
                step = _step(one, leaf, leaf.todo)
                steps.setdefault((step.who, step.what, step.by_on), step)
    return tuple(sorted(steps.values(), key=lambda step: step.by_on or date.max))


def _open_ends(one: OutcomeStanding) -> tuple[Finding, ...]:
    """Pick what can still be done; nothing where something is refused that no step could set right."""
    if one.eligible.verdict.passes:
        return one.granted.reasons() if one.granted.verdict is Verdict.NOT_KNOWN else ()
    reasons = one.eligible.reasons()
    if one.eligible.verdict is Verdict.NOT_MET and any(reason.todo is None for reason in reasons):
        return ()
    return reasons


def _step(one: OutcomeStanding, leaf: Finding, todo: Todo) -> NextStep:
    return NextStep(todo.who, say(todo.what), todo.from_on, todo.by_on, leaf.cite, one.key, leaf.word, leaf.about)


def check_window(programme: Programme, round_key: str, kind: str, on: date) -> Finding:
    """Ask one window directly: does the day lie within it? The finding names the window, the day and the clause."""
    window = programme.on(on).rounds[round_key].windows.get(kind)
    if window is None:
        return Finding(Verdict.NOT_MET, "within", Saying("window.absent", {"kind": kind_label(kind)}), kind)
    values: dict[str, Value] = {
        "on": on,
        "kind": kind_label(kind),
        "span": Span(window.from_on, window.last_on),
    }
    if window.contains(on):
        verdict, key = Verdict.MET, "window.met"
    else:
        verdict, key = Verdict.NOT_MET, "window.coming" if on < window.from_on else "window.over"
    readings = (window.reading,) if window.reading else ()
    return Finding(verdict, "within", Saying(key, values), kind, window.cite, readings)
