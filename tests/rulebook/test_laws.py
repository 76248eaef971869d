"""Laws of judging, tried on random subsets of the facts of the shipped cases."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from hypothesis import example, given, settings
from hypothesis import strategies as st

from kheo.rulebook import Standing, Verdict, attainment, judge
from kheo.rulebook.facts import Deed, Document, Fact, Hold, Report, Revocation, Subject, Target, Withdrawal
from tests.rulebook.shipped import CASES, PROGRAMME

WHOLE = [case for case in CASES.values() if len(case.facts) > 2]
DAYS = st.dates(date(2012, 12, 1), date(2016, 2, 1))
PATIENT = settings(deadline=None)  # the first call compiles the programme
UNDOING = (Revocation, Withdrawal, Hold)


@st.composite
def situations(draw: st.DrawFn) -> tuple[Fact, ...]:
    """Draw some of the facts of a case, some of them moved to another day."""
    facts = draw(st.sampled_from(WHOLE)).facts
    kept = draw(st.lists(st.sampled_from(facts), unique_by=lambda fact: fact.id))
    return tuple(
        fact if type(fact) is Subject else replace(fact, on=fact.on + timedelta(days=draw(st.integers(-40, 40))))
        for fact in kept
    )


def _told(standing: Standing) -> list[object]:
    findings = [(key, one.eligible.to_json(), one.granted.to_json()) for key, one in standing.findings.items()]
    return [findings, standing.next_steps, standing.milestones, {k: v.to_json() for k, v in standing.duties.items()}]


@PATIENT
@given(situations(), DAYS, st.randoms(use_true_random=False))
def test_order_of_facts_changes_nothing(facts: tuple[Fact, ...], on: date, random: Random) -> None:
    shuffled = list(facts)
    random.shuffle(shuffled)

    assert _told(judge(PROGRAMME, shuffled, on)) == _told(judge(PROGRAMME, facts, on))


@PATIENT
@given(situations(), DAYS)
def test_judging_twice_is_judging_once(facts: tuple[Fact, ...], on: date) -> None:
    assert _told(judge(PROGRAMME, iter(facts), on)) == _told(judge(PROGRAMME, facts, on))


@PATIENT
@given(situations(), DAYS)
def test_irrelevant_facts_change_nothing(facts: tuple[Fact, ...], on: date) -> None:
    elsewhere = Document(id="elsewhere", on=date(2013, 1, 1), round="of-another-programme", document="form_2")
    tomorrow = Hold(id="tomorrow", on=on + timedelta(days=1))

    assert _told(judge(PROGRAMME, (*facts, elsewhere, tomorrow), on)) == _told(judge(PROGRAMME, facts, on))


@PATIENT
@given(situations(), DAYS, st.data())
def test_not_known_yet_never_turns_met_by_taking_facts_away(
    facts: tuple[Fact, ...], on: date, data: st.DataObject
) -> None:
    """Facts that undo other facts aside: taking a revocation away is giving the decision back."""
    supporting = tuple(fact for fact in facts if not isinstance(fact, UNDOING))
    fewer = data.draw(st.lists(st.sampled_from(supporting), unique_by=lambda fact: fact.id)) if supporting else []
    keys = list(judge(PROGRAMME, supporting, on).findings)

    more_known = judge(PROGRAMME, supporting, on, outcomes=keys).findings
    less_known = judge(PROGRAMME, fewer, on, outcomes=keys).findings

    for key in keys:
        if more_known[key].eligible.verdict is Verdict.NOT_KNOWN:
            assert not less_known[key].eligible.verdict.passes
        if more_known[key].granted.verdict is Verdict.NOT_KNOWN:
            assert not less_known[key].granted.verdict.passes


_UNDESCRIBED = Deed(
    id="d", on=date(2014, 7, 2), round="bloc-ad-hoc", description="", proposer="bloc_board", confirmed_by="leader"
)


@PATIENT
@given(situations(), DAYS)
@example((_UNDESCRIBED,), date(2016, 1, 1))
def test_every_next_step_can_still_be_done(facts: tuple[Fact, ...], on: date) -> None:
    for step in judge(PROGRAMME, facts, on).next_steps:
        assert step.by_on is None or step.by_on >= on
        assert PROGRAMME.who(step.who).vi
        assert set(step.cite) <= set(PROGRAMME.clauses)


@PATIENT
@given(
    st.sampled_from(("higher", "lower")),
    st.decimals(-1000, 1000, places=2),
    st.decimals(-1000, 1000, places=2),
    st.decimals(0, 1000, places=2),
)
def test_a_stronger_figure_never_loses(better: str, goal: Decimal, actual: Decimal, gain: Decimal) -> None:
    order = ("not_met", "met", "exceeded")
    target = Target(id="x", better="higher" if better == "higher" else "lower", target=goal)

    stronger = actual + gain if better == "higher" else actual - gain

    assert order.index(attainment(target, stronger)) >= order.index(attainment(target, actual))


@PATIENT
@given(st.decimals(0, 30, places=1), st.decimals(0, 30, places=1))
def test_a_stronger_report_never_loses_the_award(waited: Decimal, saved: Decimal) -> None:
    facts = CASES["base-good"].facts

    def passes(wait: Decimal) -> bool:
        told = [
            replace(fact, actuals={"wait": wait, "served": Decimal(900)}) if isinstance(fact, Report) else fact
            for fact in facts
        ]
        key = "base_commendation@base-2013"
        return judge(PROGRAMME, told, date(2013, 10, 15), outcomes=[key]).findings[key].eligible.verdict.passes

    assert passes(waited - saved) or not passes(waited)
