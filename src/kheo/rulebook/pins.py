"""Which conditions no case pins: each condition is left out in turn and the cases are run again.

A condition whose absence changes no answer is one that nobody would miss if a later edit lost it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from kheo.rulebook.cases import Case, run
from kheo.rulebook.programme import Condition, Programme, Rule
from kheo.rulebook.vocabulary import REMOVED

R = TypeVar("R", bound=Rule)
_COMPOSED = {"all", "any", "unless"}


def unpinned(programme: Programme, cases: Sequence[Case]) -> tuple[str, ...]:
    """Name the conditions, by their path in the programme, whose removal no case notices."""
    return tuple(path for path in _paths(programme) if not _noticed(without(programme, path), cases))


def _noticed(programme: Programme, cases: Iterable[Case]) -> bool:
    return any(not answer.holds for case in cases for answer in run(programme, case))


def _paths(programme: Programme) -> Iterator[str]:
    for outcome in programme.outcomes.values():
        yield from _inside(outcome.eligible)
        yield from _inside(outcome.granted)
    for group in (*programme.standards.values(), *programme.dossier.values(), programme.exceptions.values()):
        for rule in group:
            yield from _inside(rule.condition)
    for duty in programme.duties.values():
        yield from _inside(duty.done_when)


def _inside(condition: Condition) -> Iterator[str]:
    if condition.word not in _COMPOSED:
        yield condition.path
    for part in condition.parts:
        yield from _inside(part)


def without(programme: Programme, path: str) -> Programme:
    """Give the programme with the condition at that path left out: it neither helps nor stands in the way."""
    return replace(
        programme,
        outcomes={
            key: replace(rule, eligible=_cut(rule.eligible, path), granted=_cut(rule.granted, path))
            for key, rule in programme.outcomes.items()
        },
        standards={key: _cut_each(rules, path) for key, rules in programme.standards.items()},
        dossier={key: _cut_each(rules, path) for key, rules in programme.dossier.items()},
        exceptions={
            key: replace(rule, condition=_cut(rule.condition, path, neutral="not met"))
            for key, rule in programme.exceptions.items()
        },
        duties={key: replace(duty, done_when=_cut(duty.done_when, path)) for key, duty in programme.duties.items()},
    )


def _cut_each(rules: tuple[R, ...], path: str) -> tuple[R, ...]:
    return tuple(replace(rule, condition=_cut(rule.condition, path)) for rule in rules)


def _cut(condition: Condition, path: str, neutral: str = "met") -> Condition:
    if condition.path == path and condition.word not in _COMPOSED:
        return Condition(word=REMOVED, path=path, args={"as": neutral})
    if not path.startswith(condition.path):
        return condition
    inner = "met" if condition.word == "all" else "not met"
    return replace(condition, parts=tuple(_cut(part, path, inner) for part in condition.parts))
