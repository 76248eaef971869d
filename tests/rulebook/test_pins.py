"""No condition may be lost unseen: leaving one out makes a case fail."""

from kheo.rulebook import read
from kheo.rulebook.pins import unpinned
from kheo.rulebook.reader import read_cases
from tests.rulebook import small
from tests.rulebook.test_amendments import amended


def test_conditions_that_no_case_asks_about_are_named() -> None:
    programme, cases = read(small.GOOD), read_cases(small.GOOD)

    assert unpinned(programme, cases) == (
        "outcomes.praise.eligible.dossier",
        "outcomes.praise.eligible.meets",
        "outcomes.praise.eligible.unless.unless",
        "outcomes.praise.granted",
        "standards.base.need",
        "dossier.inside.form_1",
        "exceptions.on_hold",
        "duties.plan",
    )


def test_a_case_pins_the_condition_it_refuses_by() -> None:
    refused = (
        "late:\n  like: good\n  given: {reg: {on: 2014-02-01}}\n  then: [{on: 2014-12-20, praise@year: not met}]\n"
    )
    texts = {**small.GOOD, "cases.yaml": small.CASES + refused}

    assert "outcomes.praise.eligible.registered" not in unpinned(read(texts), read_cases(texts))


def test_an_amended_condition_is_tried_beside_the_old_one() -> None:
    texts = amended(
        "2014-11-01", "running_rounds", "outcomes: {praise: {granted: {decided_by: {awaited: register}}}}\n"
    )
    before, after = (
        "{on: 2014-10-31, praise@year/granted: not known yet}",
        "{on: 2014-12-05, praise@year/granted: not met}",
    )
    told = f"early:\n  like: none\n  then: [{before}]\n"
    both = told + f"later:\n  like: none\n  then: [{after}]\n"

    def loose(cases: str) -> list[str]:
        changed = {**texts, "cases.yaml": small.CASES + cases}
        return [path for path in unpinned(read(changed), read_cases(changed)) if "granted" in path]

    assert loose("") == ["outcomes.praise.granted", "outcomes.praise.granted (S1)"]
    assert loose(told) == ["outcomes.praise.granted (S1)"]
    assert loose(both) == []
