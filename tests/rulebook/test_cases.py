"""Every case of the shipped programme, judged on each of its days."""

import re

import pytest

from kheo.rulebook.cases import Case, run
from kheo.rulebook.standing import Finding
from tests.rulebook.shipped import CASES, PROGRAMME

CLAUSE = re.compile(r"\b[IV]+\.\d|\bA\d+\b")


def _everything(finding: Finding) -> list[Finding]:
    return [finding, *(inner for part in finding.parts for inner in _everything(part))]


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_case_holds(case: Case) -> None:
    answers = list(run(PROGRAMME, case))

    assert [(one.expectation.on, one.finding.verdict, one.because) for one in answers if not one.holds] == []
    assert answers


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_case_is_told_in_whole_sentences_without_codes(case: Case) -> None:
    for answer in run(PROGRAMME, case):
        for finding in _everything(answer.finding):
            for sentence in (finding.text.vi, finding.text.en):
                assert sentence.endswith((".", ")"))
                assert sentence[0] == sentence[0].upper()
                assert "_" not in sentence
                assert not CLAUSE.search(sentence)
