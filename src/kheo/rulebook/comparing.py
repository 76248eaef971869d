"""Holding one programme against another: what the text says otherwise, from which day, and whom it judges otherwise."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from kheo.rulebook.facts import Fact
from kheo.rulebook.judging import judge
from kheo.rulebook.lines import Line, lines_of
from kheo.rulebook.programme import Programme, Window
from kheo.rulebook.standing import Finding, Standing
from kheo.rulebook.text import Text


@dataclass(frozen=True, slots=True)
class Change:
    """Name one value that is new, gone or different; `from_on` is None where it is so from the beginning.

    `rounds` names the rounds for which it is so, where it is a rule that serves several.
    """

    path: str
    label: Text
    before: Line | None
    after: Line | None
    from_on: date | None
    rounds: tuple[Text, ...]

    @property
    def cite(self) -> tuple[str, ...]:
        """Name the clauses the value comes from, the new one's where there is one."""
        shown = self.after or self.before
        return shown.cite if shown else ()


@dataclass(frozen=True, slots=True)
class Turn:
    """Name one answer that the two programmes give differently, from the first day on which they do.

    `key` is `outcome@round`, with `/granted` where the granting is meant. None: the outcome is not in question there.
    """

    key: str
    from_on: date
    before: Finding | None
    after: Finding | None


def changes(old: Programme, new: Programme) -> tuple[Change, ...]:
    """List what the new text says otherwise: each change once, on the first day from which it holds."""
    starts = sorted({amendment.effective_on for one in (old, new) for amendment in one.amendments})
    found: dict[tuple[str, str, str], Change] = {}
    for from_on in (None, *starts):
        day = from_on or date.min
        before, after = lines_of(old.on(day)), lines_of(new.on(day))
        for path in dict.fromkeys((*before, *after)):
            _note(found, before.get(path), after.get(path), from_on)
    return tuple(found.values())


def _note(
    found: dict[tuple[str, str, str], Change], before: Line | None, after: Line | None, from_on: date | None
) -> None:
    """Write down one change, or one more round for which it is so."""
    shown = after or before
    if shown is None or (before and after and before.value == after.value):
        return
    key = (shown.path, before.value.vi if before else "", after.value.vi if after else "")
    known = found.get(key)
    rounds = (shown.round,) if shown.round else ()
    if known is None:
        found[key] = Change(shown.path, shown.label, before, after, from_on, rounds)
    else:
        found[key] = replace(known, rounds=tuple(dict.fromkeys((*known.rounds, *rounds))))


def turning_days(programmes: Iterable[Programme], facts: Iterable[Fact] = ()) -> tuple[date, ...]:
    """List the days on which an answer may change by itself or by one of these facts, in order."""
    windows: list[Window] = []
    days = {fact.on for fact in facts if fact.on > date.min}
    for programme in programmes:
        days |= {amendment.effective_on for amendment in programme.amendments}
        for stage in (programme, *programme.stages):
            windows += [window for one in stage.rounds.values() for window in one.windows.values()]
            windows += [duty.due for duty in stage.duties.values()]
    return tuple(sorted(days | {day for window in windows for day in (window.from_on, window.until_on)}))


def turns(old: Programme, new: Programme, facts: Iterable[Fact], days: Iterable[date]) -> tuple[Turn, ...]:
    """Judge the same facts by both on each of these days; give each answer that differs, on the first day it does."""
    told, found = tuple(facts), dict[str, Turn]()
    for day in days:
        before, after = _answers(judge(old, told, day)), _answers(judge(new, told, day))
        for key in dict.fromkeys((*before, *after)):
            was, now = before.get(key), after.get(key)
            if key not in found and (was and was.verdict) != (now and now.verdict):
                found[key] = Turn(key, day, was, now)
    return tuple(found.values())


def _answers(standing: Standing) -> dict[str, Finding]:
    found = {}
    for key, one in standing.findings.items():
        found[key] = one.eligible
        found[f"{key}/granted"] = one.granted
    return found
