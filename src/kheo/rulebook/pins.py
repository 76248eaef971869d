"""Which conditions no case pins: each condition is left out in turn and the cases are run again.

A condition whose absence changes no answer is one that nobody would miss if a later edit lost it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from kheo.rulebook.cases import Case, run
from kheo.rulebook.programme import Condition, Programme, Rule
from kheo.rulebook.vocabulary import REMOVED

R = TypeVar("R", bound=Rule)
_COMPOSED = {"all", "any", "unless"}


def unpinned(programme: Programme, cases: Sequence[Case]) -> tuple[str, ...]:
    """Name the conditions, by their path in the programme, whose removal no case notices.

    Where an amendment writes a condition anew, the old one and the new one are tried each for itself.
    """
    tried: list[tuple[str, Condition]] = []
    loose = []
    for own in dict.fromkeys(own for stage in programme.stages or (programme,) for own in _texts(stage)):
        amendments = f" ({', '.join(one.key for one in own.amendments)})" if own.amendments else ""
        for path, condition in _paths(own):
            if (path, condition) in tried:
                continue
            tried.append((path, condition))
            if not _noticed(without(programme, path, condition), cases):
                loose.append(f"{path}{amendments}")
    return tuple(loose)


def _texts(stage: Programme) -> Iterable[Programme]:
    return stage.texts.values() or (stage,)


def _noticed(programme: Programme, cases: Iterable[Case]) -> bool:
    return any(not answer.holds for case in cases for answer in run(programme, case))


def _paths(programme: Programme) -> Iterator[tuple[str, Condition]]:
    for outcome in programme.outcomes.values():
        yield from _inside(outcome.eligible)
        yield from _inside(outcome.granted)
    for group in (*programme.standards.values(), *programme.dossier.values(), programme.exceptions.values()):
        for rule in group:
            yield from _inside(rule.condition)
    for duty in programme.duties.values():
        yield from _inside(duty.done_when)


def _inside(condition: Condition) -> Iterator[tuple[str, Condition]]:
    if condition.word not in _COMPOSED:
        yield condition.path, condition
    for part in condition.parts:
        yield from _inside(part)


def without(programme: Programme, path: str, condition: Condition | None = None) -> Programme:
    """Give the programme with the condition at that path left out: it neither helps nor stands in the way.

    With `condition`, only where this very condition stands there: another text of the programme may have another one.
    """
    if programme.stages:
        return replace(programme, stages=tuple(without(stage, path, condition) for stage in programme.stages))
    cut = partial(_cut, path=path, wanted=condition)
    return replace(
        programme,
        outcomes={
            key: replace(rule, eligible=cut(rule.eligible), granted=cut(rule.granted))
            for key, rule in programme.outcomes.items()
        },
        standards={key: _each(rules, cut) for key, rules in programme.standards.items()},
        dossier={key: _each(rules, cut) for key, rules in programme.dossier.items()},
        exceptions={
            key: replace(rule, condition=cut(rule.condition, neutral="not met"))
            for key, rule in programme.exceptions.items()
        },
        duties={key: replace(duty, done_when=cut(duty.done_when)) for key, duty in programme.duties.items()},
        texts={key: without(own, path, condition) for key, own in programme.texts.items()},
    )


def _each(rules: tuple[R, ...], cut: Callable[[Condition], Condition]) -> tuple[R, ...]:
    return tuple(replace(rule, condition=cut(rule.condition)) for rule in rules)


def _cut(condition: Condition, *, path: str, wanted: Condition | None, neutral: str = "met") -> Condition:
    if condition.path == path and condition.word not in _COMPOSED:
        spared = wanted is not None and condition != wanted
        return condition if spared else Condition(word=REMOVED, path=path, args={"as": neutral})
    if not path.startswith(condition.path):
        return condition
    inner = "met" if condition.word == "all" else "not met"
    parts = tuple(_cut(part, path=path, wanted=wanted, neutral=inner) for part in condition.parts)
    return replace(condition, parts=parts)
