"""Every shipped programme proves itself: each award got once and refused by each condition alone; each window's edges.

What is asked here of `cases.yaml` is asked of every programme that ships, so none can be added without its cases.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

import pytest

from kheo.rulebook import Programme, Verdict
from kheo.rulebook.cases import Case, answer
from kheo.rulebook.facts import Document, Fact, Tally
from kheo.rulebook.pins import unpinned
from kheo.rulebook.programme import Condition
from kheo.rulebook.standing import Finding
from tests.rulebook.shipped import ALL, cases_of, programme_of

DAY = timedelta(days=1)
OUTCOMES = [(name, key) for name in ALL for key in programme_of(name).outcomes]
WINDOWS = [(name, key, kind) for name in ALL for key, one in programme_of(name).rounds.items() for kind in one.windows]
DUTIES = [(name, key) for name in ALL for key in programme_of(name).duties]


@cache
def _answers(name: str) -> tuple[tuple[Case, str, Verdict, Finding], ...]:
    programme = programme_of(name)
    return tuple(
        (case, one.key, one.verdict, answer(programme, case, one)) for case in cases_of(name) for one in case.then
    )


@pytest.mark.no_cover  # it asks every case anew for each condition, and walks no line that the cases do not
@pytest.mark.parametrize("name", ALL)
def test_no_condition_is_unpinned(name: str) -> None:
    assert unpinned(programme_of(name), cases_of(name)) == ()


@pytest.mark.parametrize("name", ALL)
def test_every_clause_is_cited_or_explained(name: str) -> None:
    programme = programme_of(name)

    assert [key for key in programme.clauses if not programme.citations.get(key)] == []


@pytest.mark.parametrize(("name", "key"), OUTCOMES)
def test_somebody_gets_it(name: str, key: str) -> None:
    got = {wanted for _, asked, wanted, _ in _answers(name) if asked.split("@")[0] == key}
    granted = {wanted for _, asked, wanted, _ in _answers(name) if asked.split("@")[0] == key and "/granted" in asked}

    assert Verdict.MET in got
    assert Verdict.MET in granted


@pytest.mark.parametrize(("name", "key"), OUTCOMES)
def test_each_condition_alone_refuses_it(name: str, key: str) -> None:
    refusals = defaultdict(set)
    for _, asked, wanted, found in _answers(name):
        if asked.split("@")[0] == key and wanted is Verdict.NOT_MET:
            alone = set(_named(found))
            if len(alone) == 1:
                refusals["granted" if "/granted" in asked else "eligible"] |= alone
    rule, programme = programme_of(name).outcomes[key], programme_of(name)

    for part, condition in (("eligible", rule.eligible), ("granted", rule.granted)):
        asked_for = set(_words(programme, condition))
        assert asked_for - refusals[part] == set(), f"{part} of {key} is never refused by these alone"


def _named(found: Finding) -> Iterator[tuple[str, str]]:
    for reason in found.reasons():
        inner = reason
        while inner.word == "unless":
            inner = inner.parts[0].reasons()[0]
        yield inner.word, inner.about if inner.word in {"judged", "issued"} else ""


def _words(programme: Programme, condition: Condition) -> Iterator[tuple[str, str]]:
    """Name the words that a condition comes down to; what stands for conditions elsewhere gives theirs."""
    elsewhere = {
        "dossier": lambda: [rule.condition for rule in programme.dossier[str(condition.args["part"])]],
        "meets": lambda: [rule.condition for rule in programme.standards[str(condition.args["standard"])]],
        "exception": lambda: [programme.exceptions[str(condition.args["of"])].condition],
    }
    inner = elsewhere[condition.word]() if condition.word in elsewhere else condition.parts
    if condition.word == "any":  # one of them is enough, so none refuses alone
        return
    for part in inner:
        yield from _words(programme, part)
    if condition.word not in elsewhere and not condition.parts:
        yield condition.word, str(condition.args.get("standard") or condition.args.get("document") or "")


@pytest.mark.parametrize(("name", "key", "kind"), WINDOWS)
def test_each_window_is_tried_on_its_edges(name: str, key: str, kind: str) -> None:
    window = programme_of(name).rounds[key].windows[kind]
    asked: dict[date, Verdict] = {
        one.on: one.verdict for case in cases_of(name) for one in case.then if one.key == f"window/{key}/{kind}"
    }

    assert {on: asked.get(on) for on in (window.from_on - DAY, window.from_on, window.last_on, window.until_on)} == {
        window.from_on - DAY: Verdict.NOT_MET,
        window.from_on: Verdict.MET,
        window.last_on: Verdict.MET,
        window.until_on: Verdict.NOT_MET,
    }


@pytest.mark.parametrize(("name", "key"), DUTIES)
def test_each_duty_is_tried_on_the_edges_of_its_window(name: str, key: str) -> None:
    duty = programme_of(name).duties[key]
    due, shown = duty.due, str(duty.done_when.args.get("document") or duty.done_when.args["tally"])
    told: dict[date, set[Verdict]] = defaultdict(set)
    for case in cases_of(name):
        for one in case.then:
            if one.key == f"duty/{key}" and (one.verdict is Verdict.MET or one.on >= due.until_on):
                for fact in case.facts:
                    if _shows(fact) == shown:
                        told[fact.on].add(one.verdict)

    assert Verdict.MET in told[due.from_on] & told[due.last_on]  # a count may be in time and too low
    assert told[due.from_on - DAY] == told[due.until_on] == {Verdict.NOT_MET}


def _shows(fact: Fact) -> str:
    if isinstance(fact, Document):
        return fact.document
    return fact.tally if isinstance(fact, Tally) else ""
