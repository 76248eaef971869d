"""The function that judging is timed against gives the same awards; else the ratio would say nothing."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import islice

from hypothesis import given
from hypothesis import strategies as st

from bench.by_hand import commended_2015
from bench.rulebook import exemplars
from kheo.rulebook import judge
from kheo.rulebook.facts import Fact, Subject
from tests.rulebook.shipped import PROGRAMME
from tests.rulebook.test_laws import PATIENT, situations

AWARD = "base_commendation@base-2015"


def _granted(facts: tuple[Fact, ...], on: date) -> bool:
    found = judge(PROGRAMME, facts, on, outcomes=[AWARD]).findings[AWARD]
    return found.eligible.verdict.passes and found.granted.verdict.passes


def test_same_awards_for_the_exemplars_that_are_timed() -> None:
    days = (date(2015, 10, 9), date(2015, 12, 20))
    answers = [(_granted(facts, on), commended_2015(facts, on)) for facts in islice(exemplars(), 100) for on in days]

    assert {ours for ours, _ in answers} == {True, False}
    assert [ours for ours, _ in answers] == [theirs for _, theirs in answers]


@PATIENT
@given(situations(), st.dates(date(2014, 12, 1), date(2016, 2, 1)))
def test_same_awards_for_the_cases_moved_to_2015(facts: tuple[Fact, ...], on: date) -> None:
    moved = tuple(_moved(fact) for fact in facts)

    assert _granted(moved, on) is commended_2015(moved, on)


def _moved(fact: Fact) -> Fact:
    """Move a fact of 2013's round to 2015, from the spring window to January's and from October to October."""
    if type(fact) is Subject:
        return fact
    later = timedelta(days=671 if fact.on < date(2013, 7, 1) else 730)
    return replace(fact, on=fact.on + later, round="base-2015" if fact.round == "base-2013" else fact.round)
