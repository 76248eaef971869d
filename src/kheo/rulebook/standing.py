"""What a judgement says: verdicts, findings with their reasons, next steps, milestones. Values only, no judging."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any, Literal, Protocol

from msgspec import Struct

from kheo.rulebook import sentences
from kheo.rulebook.sentences import Saying
from kheo.rulebook.text import Text

MilestoneState = Literal["coming", "open", "done", "late"]


class Verdict(StrEnum):
    """Four outcomes; *not known yet* lasts until the window in question has closed."""

    MET = "met"
    NOT_MET = "not met"
    NOT_KNOWN = "not known yet"
    WAIVED = "waived"

    @property
    def passes(self) -> bool:
        """Tell whether nothing stands in the way: met, or set aside by a named decision."""
        return self is Verdict.MET or self is Verdict.WAIVED

    @property
    def label(self) -> Text:
        """Name the verdict on screens."""
        return sentences.VERDICTS[self.value]


@dataclass(frozen=True, slots=True)
class Todo:
    """Say what would settle a finding: who must act, what, from which day on, and the last day for it."""

    who: str
    what: Saying | Text
    from_on: date | None = None
    by_on: date | None = None


class Finding(Struct, frozen=True, gc=False):
    """Answer one condition: the verdict, what it rests on, and a sentence to read aloud.

    `about` narrows the word: the criterion, standard, document or exception in question. `readings` are the condition's
    own and those of the windows and rules that it was answered by. The sentence is put together
    only when `text` is read, so judging many exemplars does not pay for words that nobody reads. One judgement makes
    dozens of these: a Struct is made in a quarter of a tuple's time, and a tenth of a frozen dataclass's (ADR 15).
    """

    verdict: Verdict
    word: str
    saying: Saying | Text
    about: str = ""
    cite: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    parts: tuple["Finding", ...] = ()
    todo: Todo | None = None

    @property
    def text(self) -> Text:
        """Give the sentence in both languages."""
        return sentences.say(self.saying)

    def leaves(self) -> Iterator["Finding"]:
        """Walk the findings that have no parts of their own; an `unless` speaks for what it holds."""
        if not self.parts or self.word == "unless":
            yield self
            return
        for part in self.parts:
            yield from part.leaves()

    def reasons(self) -> tuple["Finding", ...]:
        """Pick the leaves that decided the verdict."""
        if not self.parts or self.word == "unless":
            return (self,)
        return tuple(leaf for part in self.parts if part.verdict is self.verdict for leaf in part.reasons())

    def all_readings(self) -> tuple[str, ...]:
        """List the readings that this finding and its parts rest on."""
        inner = (reading for part in self.parts for reading in part.all_readings())
        return tuple(dict.fromkeys((*self.readings, *inner)))

    def to_json(self) -> dict[str, Any]:
        """Give a JSON-able value that `from_json` reads back, with the sentences as they stood."""
        todo = self.todo
        return {
            "verdict": self.verdict.value,
            "word": self.word,
            "about": self.about,
            "text": _text_to_json(self.saying),
            "cite": list(self.cite),
            "readings": list(self.readings),
            "facts": list(self.facts),
            "todo": todo
            and {
                "who": todo.who,
                "what": _text_to_json(todo.what),
                "from_on": todo.from_on.isoformat() if todo.from_on else None,
                "by_on": todo.by_on.isoformat() if todo.by_on else None,
            },
            "parts": [part.to_json() for part in self.parts],
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> "Finding":
        """Read back what `to_json` gave."""
        todo = value["todo"]
        return cls(
            verdict=Verdict(value["verdict"]),
            word=value["word"],
            saying=Text(**value["text"]),
            about=value["about"],
            cite=tuple(value["cite"]),
            readings=tuple(value["readings"]),
            facts=tuple(value["facts"]),
            parts=tuple(cls.from_json(part) for part in value["parts"]),
            todo=todo
            and Todo(
                who=todo["who"],
                what=Text(**todo["what"]),
                from_on=date.fromisoformat(todo["from_on"]) if todo["from_on"] else None,
                by_on=date.fromisoformat(todo["by_on"]) if todo["by_on"] else None,
            ),
        )


def _text_to_json(saying: Saying | Text) -> dict[str, str]:
    text = sentences.say(saying)
    return {"vi": text.vi, "en": text.en}


class OutcomeStanding(Struct, frozen=True, gc=False):
    """Say where an exemplar stands on one outcome in one round: may it be considered, and has it been granted."""

    key: str
    outcome: str
    round: str
    eligible: Finding
    granted: Finding


@dataclass(frozen=True, slots=True)
class NextStep:
    """Say who must do what from when and by when (`by_on` is the last day), and which clause asks for it."""

    who: str
    what: Text
    from_on: date | None
    by_on: date | None
    cite: tuple[str, ...]
    outcome: str
    word: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Milestone:
    """Mark one window or duty on the timeline. Days are half-open: `until_on` no longer belongs to it."""

    key: str
    kind: str
    round: str | None
    label: Text
    text: Text
    from_on: date
    until_on: date
    state: MilestoneState
    who: str
    cite: tuple[str, ...]
    reading: str | None
    inferred: bool
    finding: Finding | None = None


class Inquiry(Protocol):
    """What a standing can still be asked, by whoever judged it."""

    def next_steps(self, findings: Mapping[str, OutcomeStanding]) -> tuple[NextStep, ...]:
        """Say what would settle the findings that are still open."""

    def milestones(self, findings: Mapping[str, OutcomeStanding]) -> tuple[Milestone, ...]:
        """Lay out the windows of the rounds of these findings, and the duties asked for."""

    def duties(self) -> Mapping[str, Finding]:
        """Say where the duties asked for stand."""


class Standing:
    """Everything `judge` has to say about one exemplar on one day; what nobody asks for is never worked out."""

    def __init__(self, on: date, findings: Mapping[str, OutcomeStanding], inquiry: Inquiry) -> None:
        self.on = on
        self.findings = findings
        self._inquiry = inquiry

    @cached_property
    def next_steps(self) -> tuple[NextStep, ...]:
        """Say who must do what by when, the most pressing first."""
        return self._inquiry.next_steps(self.findings)

    @cached_property
    def milestones(self) -> tuple[Milestone, ...]:
        """Lay the windows of the rounds in question and the duties on one line."""
        return self._inquiry.milestones(self.findings)

    @cached_property
    def duties(self) -> Mapping[str, Finding]:
        """Say of each duty that was asked for where it stands."""
        return self._inquiry.duties()
