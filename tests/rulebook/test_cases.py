"""Every case of every shipped programme, judged on each of its days."""

import re

import pytest

from kheo.rulebook.cases import Case, run
from kheo.rulebook.standing import Finding
from tests.rulebook.shipped import ALL, cases_of, programme_of

CLAUSE = re.compile(r"\b[IVX]+\.\d|\b[AMN]\d+\b")
EVERY = [pytest.param(name, case, id=f"{name}:{case.id}") for name in ALL for case in cases_of(name)]


def _everything(finding: Finding) -> list[Finding]:
    return [finding, *(inner for part in finding.parts for inner in _everything(part))]


@pytest.mark.parametrize(("name", "case"), EVERY)
def test_case_holds(name: str, case: Case) -> None:
    answers = list(run(programme_of(name), case))

    assert [(one.expectation.on, one.finding.verdict, one.because) for one in answers if not one.holds] == []
    assert answers


@pytest.mark.parametrize(("name", "case"), EVERY)
def test_case_is_told_in_whole_sentences_without_codes(name: str, case: Case) -> None:
    for answer in run(programme_of(name), case):
        for finding in _everything(answer.finding):
            for sentence in (finding.text.vi, finding.text.en):
                assert sentence.endswith((".", ")"))
                assert sentence[0] == sentence[0].upper()
                assert "_" not in sentence
                assert not CLAUSE.search(sentence)
