"""What a word of the vocabulary is: its name, its arguments with their types, its manual entry, and how it compiles.

The words themselves stand in the neighbouring modules, each beside what it does. A compiled word is a closure that
looks at the evidence of one day and answers with a finding.
"""

from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import dataclass, replace
from enum import Enum
from typing import Protocol

from kheo.rulebook.evidence import Here
from kheo.rulebook.programme import Condition, Programme, Round, Window
from kheo.rulebook.sentences import AnyOf, Saying, Value
from kheo.rulebook.sources import Cited
from kheo.rulebook.standing import Finding, Todo, Verdict
from kheo.rulebook.text import Text

Check = Callable[[Here], Finding]
_Build = Callable[[Condition, "Scope"], Check]


class Unfit(Exception):
    """Say that a condition cannot stand where it was put; the message is for the programme's writer."""

    def __init__(self, path: str, message: str) -> None:
        super().__init__(message)
        self.path = path
        self.message = message


class Kind(Enum):
    """What an argument may hold. `many`: a list; `of`: the part of the programme where its values are declared."""

    AUTHORITIES = ("authority", True)
    AUTHORITY = ("authority", False)
    CUTOFF = ("cutoff", False)
    CONFIRMERS = ("confirmer", True)
    DOCUMENT = ("document", False)
    DOSSIER = ("dossier", False)
    EXCEPTION = ("exception", False)
    GRADES = ("grade", True)
    NUMBER = ("number", False)
    NEEDS = ("need", True)
    QUOTA = ("quota", False)
    ROUND = ("round_or_word", False)
    ROUNDS = ("round", True)
    SCORE_SHEET = ("score_sheet", False)
    STANDARD = ("standard", False)
    STANDARDS = ("standards", False)
    SUBJECTS = ("subject", True)
    TALLY = ("tally", False)
    TIERS = ("tier", True)
    VOTE = ("vote", False)
    WAIVER = ("waiver", False)
    WINDOW = ("window", False)

    def __init__(self, of: str, many: bool) -> None:
        self.of = of
        self.many = many


KIND_LABELS: Mapping[str, Text] = {
    "authority": Text("thẩm quyền (authorities)", "authorities"),
    "confirmer": Text("người xác nhận (confirmers)", "confirmers"),
    "document": Text("văn bản (documents)", "documents"),
    "cutoff": Text("ngưỡng của bảng điểm (cutoffs)", "a cut-off of the sheet (cutoffs)"),
    "dossier": Text("phần hồ sơ (dossier)", "dossier parts"),
    "exception": Text("ngoại lệ (exceptions)", "exceptions"),
    "grade": Text("mức công nhận (grades)", "grades"),
    "need": Text("description, proposer, confirmed_by", "description, proposer, confirmed_by"),
    "number": Text("số nguyên", "a whole number"),
    "quota": Text("chỉ tiêu (quotas)", "quotas"),
    "round": Text("đợt (rounds)", "rounds"),
    "round_or_word": Text(
        "một đợt, hoặc this (đợt này), linked (draws_from)", "a round, or this, or linked (draws_from)"
    ),
    "score_sheet": Text("bảng chấm điểm (score_sheets)", "score sheets"),
    "standard": Text("tiêu chuẩn (standards)", "standards"),
    "standards": Text("nhóm tiêu chuẩn (standards)", "groups of standards"),
    "subject": Text("collective, individual, unit, exemplar", "collective, individual, unit, exemplar"),
    "tally": Text("số liệu (tallies)", "tallies"),
    "tier": Text("cấp (tiers)", "tiers"),
    "vote": Text("việc bỏ phiếu (votes)", "votes"),
    "waiver": Text("việc được miễn (waivers)", "waivers"),
    "window": Text("thời hạn của đợt", "windows of the round"),
}


@dataclass(frozen=True, slots=True)
class Arg:
    """Describe one argument of a word."""

    kind: Kind
    doc: Text
    required: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Say where a condition stands: in which round with which windows, or inside which duty."""

    programme: Programme
    windows: Mapping[str, Window]
    round: Round | None = None
    who: str = ""
    about: str = ""

    @property
    def round_key(self) -> str | None:
        """Name the round whose facts count; a duty's facts belong to none."""
        return self.round.key if self.round else None

    def named(self, about: str) -> "Scope":
        """Give the same place, speaking of one standard, item or exception."""
        return replace(self, about=about)

    def bodies(self, keys: tuple[str, ...]) -> AnyOf:
        """Name some authorities of which one is enough."""
        return AnyOf(tuple(self.programme.authorities[key].label for key in keys))


@dataclass(frozen=True, slots=True)
class Word:
    """Hold one word: what may be written with it, what it means, what it does."""

    name: str
    doc: Text
    args: Mapping[str, Arg]
    build: _Build


WORDS: dict[str, Word] = {}


def word(name: str, doc: Text, args: Mapping[str, Arg] | None = None) -> Callable[[_Build], _Build]:
    """Enter a function into the vocabulary under a name."""

    def enter(build: _Build) -> _Build:
        if name in WORDS:
            raise ValueError(f"the word {name} is there already")
        WORDS[name] = Word(name, doc, dict(args or {}), build)
        return build

    return enter


class Stamp(Protocol):
    """Answer a condition where only the facts, and what is told of them, were still open."""

    def __call__(self, facts: tuple[str, ...], told: Mapping[str, Value] | None = None) -> Finding:
        """Give the finding that rests on these facts."""


class Teller:
    """Make findings for one condition: word, clauses and readings are filled in once."""

    __slots__ = ("about", "cite", "readings", "word")

    def __init__(self, condition: Condition, about: str) -> None:
        self.word = condition.word
        self.cite = condition.cite
        self.readings = (condition.reading,) if condition.reading else ()
        self.about = about

    def rest_on(self, *others: Cited) -> None:
        """Let all that is told from now on rest on the clauses and readings of these too: a window's, a rule's."""
        self.cite = tuple(dict.fromkeys((*self.cite, *(clause for one in others for clause in one.cite))))
        self.readings = tuple(dict.fromkeys((*self.readings, *(one.reading for one in others if one.reading))))

    def resting_on(self, *others: Cited) -> "Teller":
        """Give another one that rests on these too; this one does not."""
        other = copy(self)
        other.rest_on(*others)
        return other

    def __call__(
        self,
        verdict: Verdict,
        key: str,
        values: Mapping[str, Value] | None = None,
        *,
        facts: tuple[str, ...] = (),
        parts: tuple[Finding, ...] = (),
        todo: Todo | None = None,
    ) -> Finding:
        """Answer the condition."""
        return Finding(
            verdict,
            self.word,
            Saying(key, values or {}),
            self.about,
            self.cite,
            self.readings,
            facts,
            parts,
            todo,
        )

    def stamp(self, verdict: Verdict, key: str, values: Mapping[str, Value] | None = None) -> Stamp:
        """Prepare an answer that is given often; see `Stamp`."""
        word, about, cite, readings = self.word, self.about, self.cite, self.readings
        known = values or {}
        saying = Saying(key, known)

        def answer(facts: tuple[str, ...], told: Mapping[str, Value] | None = None) -> Finding:
            said = saying if told is None else Saying(key, known, told)
            return Finding(verdict, word, said, about, cite, readings, facts)

        return answer


def texts(condition: Condition, name: str) -> tuple[str, ...]:
    """Read a list argument; empty where it was left out."""
    value = condition.args.get(name, ())
    return value if isinstance(value, tuple) else ()


def text(condition: Condition, name: str) -> str:
    """Read a single argument; empty where it was left out."""
    value = condition.args.get(name, "")
    return value if isinstance(value, str) else ""


def window_of(condition: Condition, scope: Scope, kind: str) -> Window:
    """Find the window in the scope; raises Unfit where the round has none of that kind."""
    if kind not in scope.windows:
        place = f'đợt "{scope.round_key}"' if scope.round else "việc này"
        raise Unfit(condition.path, f'{place} không có thời hạn "{kind}" mà từ "{condition.word}" cần đến')
    return scope.windows[kind]
