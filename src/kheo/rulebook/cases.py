"""Cases: facts given, and what must follow on which day. Running one tells where the programme answers otherwise."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kheo.rulebook.facts import Fact
from kheo.rulebook.judging import check_window, judge
from kheo.rulebook.programme import Programme
from kheo.rulebook.standing import Finding, Verdict


@dataclass(frozen=True, slots=True)
class Expectation:
    """Say what must follow on a day: a verdict on an outcome, a duty or a window, and because of which words."""

    on: date
    key: str
    verdict: Verdict
    because: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Case:
    """Hold one situation of `cases.yaml`."""

    id: str
    say: str
    facts: tuple[Fact, ...]
    then: tuple[Expectation, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Answer:
    """Put what was expected beside what the programme says."""

    expectation: Expectation
    finding: Finding

    @property
    def because(self) -> tuple[str, ...]:
        """Name the words that decided, each with what it is about where that is needed to tell them apart."""
        return tuple(sorted({_name(reason) for reason in self.finding.reasons()}))

    @property
    def holds(self) -> bool:
        """Tell whether the programme answers as the case expects."""
        expected = self.expectation
        return self.finding.verdict is expected.verdict and (
            not expected.because or set(self.because) == set(expected.because)
        )


def _name(reason: Finding) -> str:
    inner = reason
    while inner.word == "unless":
        inner = inner.parts[0].reasons()[0]
    return f"{inner.word}:{inner.about}" if inner.word in {"judged", "issued"} else inner.word


def run(programme: Programme, case: Case) -> Iterator[Answer]:
    """Judge the case on each of its days."""
    for expectation in case.then:
        yield Answer(expectation, answer(programme, case, expectation))


def answer(programme: Programme, case: Case, expectation: Expectation) -> Finding:
    """Find what the programme says about one expectation."""
    key = expectation.key
    if key.startswith("window/"):
        in_round, kind = key.removeprefix("window/").split("/")
        return check_window(programme, in_round, kind, expectation.on)
    named = key.removesuffix("/granted")
    standing = judge(programme, case.facts, expectation.on, outcomes=[named])
    if key.startswith("duty/"):
        return standing.duties[key.removeprefix("duty/")]
    found = standing.findings[named]
    return found.granted if key.endswith("/granted") else found.eligible
