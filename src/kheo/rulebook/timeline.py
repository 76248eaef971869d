"""Milestones: the windows of rounds and the duties of bodies, in order of days, each with where it stands."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from kheo.rulebook.evidence import Evidence
from kheo.rulebook.facts import Appraisal, Fact, Registration, Report, Survey
from kheo.rulebook.programme import WINDOW_KINDS, Duty, Programme, Round, Window
from kheo.rulebook.standing import Finding, Milestone, MilestoneState
from kheo.rulebook.text import Text
from kheo.rulebook.vocabulary import Check, Scope, compile_condition

_SHOWS: Mapping[str, type[Fact]] = {
    "register": Registration,
    "survey": Survey,
    "report": Report,
    "appraise": Appraisal,
}


def kind_label(kind: str) -> Text:
    """Name a kind of window inside a sentence."""
    label = WINDOW_KINDS[kind]
    return Text(label.vi[:1].lower() + label.vi[1:], label.en[:1].lower() + label.en[1:])


def milestones(
    programme: Programme, evidence: Evidence, rounds: Iterable[str], duties: Mapping[str, Finding]
) -> tuple[Milestone, ...]:
    """Lay the windows of these rounds and these duties on one line."""
    marks = [
        _window_mark(programme.rounds[key], window, evidence)
        for key in rounds
        for window in programme.rounds[key].windows.values()
    ]
    marks += [_duty_mark(programme.duties[key], finding, evidence) for key, finding in duties.items()]
    return tuple(sorted(marks, key=lambda mark: (mark.from_on, mark.until_on, mark.key)))


def timeline(
    programme: Programme,
    facts: Iterable[Fact],
    on: date,
    *,
    rounds: Iterable[str] | None = None,
    duties: bool = False,
) -> tuple[Milestone, ...]:
    """Lay out the windows of some rounds, or of all that are not ad hoc, and the duties where they are asked for."""
    evidence, programme = Evidence(facts, on), programme.on(on)
    chosen = [key for key, one in programme.rounds.items() if not one.ad_hoc] if rounds is None else rounds
    owed = {key: check(evidence.here(None)) for key, check in compile_duties(programme).items()} if duties else {}
    return milestones(programme, evidence, chosen, owed)


@lru_cache(maxsize=64)
def compile_duties(programme: Programme) -> Mapping[str, Check]:
    """Turn each duty into a closure that looks at the papers of the body that owes it."""
    return {
        key: compile_condition(
            duty.done_when, Scope(programme=programme, windows={"due": duty.due}, who=duty.who, about=key)
        )
        for key, duty in programme.duties.items()
    }


def _window_mark(one: Round, window: Window, evidence: Evidence) -> Milestone:
    kind = _SHOWS.get(window.kind)
    return Milestone(
        key=f"{one.key}/{window.kind}",
        kind=window.kind,
        round=one.key,
        label=window.label,
        text=window.text,
        from_on=window.from_on,
        until_on=window.until_on,
        state=_state(window, evidence.on, done=_shown(kind, one.key, evidence), owed=kind is not None),
        who=window.who,
        cite=window.cite,
        reading=window.reading,
        inferred=window.inferred,
    )


def _shown(kind: type[Fact] | None, in_round: str, evidence: Evidence) -> bool:
    return kind is not None and bool(evidence.here(in_round).of(kind))


def _duty_mark(duty: Duty, finding: Finding, evidence: Evidence) -> Milestone:
    return Milestone(
        key=f"duty/{duty.key}",
        kind="duty",
        round=None,
        label=duty.label,
        text=duty.due.text,
        from_on=duty.due.from_on,
        until_on=duty.due.until_on,
        state=_state(duty.due, evidence.on, done=bool(finding.facts), owed=True),
        who=duty.who,
        cite=duty.cite,
        reading=duty.due.reading,
        inferred=duty.due.inferred,
        finding=finding,
    )


def _state(window: Window, on: date, *, done: bool, owed: bool) -> MilestoneState:
    if done:
        return "done"
    if on < window.from_on:
        return "coming"
    if on < window.until_on:
        return "open"
    return "late" if owed else "done"
