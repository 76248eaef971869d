"""The programmes that ship with Khéo, the first of them read once for all tests of the rulebook."""

from datetime import date
from pathlib import Path

from kheo.rulebook import Finding, OutcomeStanding, Programme, judge, read
from kheo.rulebook.cases import Case
from kheo.rulebook.facts import Fact
from kheo.rulebook.reader import read_cases

FOLDERS = {
    path.parent.name: path.parent for path in (Path(__file__).parents[2] / "programmes").glob("*/programme.yaml")
}
ALL = sorted(FOLDERS)
FOLDER = FOLDERS["dan-van-kheo-2013-2015"]
PROGRAMME = read(FOLDER)
CASES = {case.id: case for case in read_cases(FOLDER)}
BASE_2013 = "base_commendation@base-2013"


def programme_of(name: str) -> Programme:
    """Read a shipped programme by the name of its folder; read once."""
    return read(FOLDERS[name])


def cases_of(name: str) -> tuple[Case, ...]:
    """Read the cases of a shipped programme."""
    return read_cases(FOLDERS[name])


def facts_of(case: str, *without: str) -> tuple[Fact, ...]:
    """Give the facts of a case, without those named."""
    return tuple(fact for fact in CASES[case].facts if fact.id not in without)


def standing_of(case: str, on: date, key: str = BASE_2013) -> OutcomeStanding:
    """Judge a case of the shipped programme on a day."""
    return judge(PROGRAMME, CASES[case].facts, on, outcomes=[key]).findings[key]


def leaf(finding: Finding, word: str, about: str = "") -> Finding:
    """Find the answer of one word inside a finding."""
    return next(one for one in finding.leaves() if one.word == word and about in {"", one.about})
