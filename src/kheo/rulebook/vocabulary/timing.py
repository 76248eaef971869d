"""Facts and windows: was it in time, is there still time, is it over. Shared by the words that await something."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import replace as replaced
from datetime import date

from msgspec.structs import replace

from kheo.rulebook.evidence import F
from kheo.rulebook.facts import Fact
from kheo.rulebook.programme import Condition, Window
from kheo.rulebook.sentences import Saying, Span, Value
from kheo.rulebook.standing import Finding, Todo, Verdict
from kheo.rulebook.text import Text
from kheo.rulebook.vocabulary.words import Arg, Kind, Scope, Teller, Unfit, text, window_of

MET, NOT_MET, NOT_KNOWN, WAIVED = Verdict.MET, Verdict.NOT_MET, Verdict.NOT_KNOWN, Verdict.WAIVED

WITHIN = Arg(Kind.WINDOW, Text("việc phải làm đúng trong thời hạn này", "it must happen inside this window"))
AWAITED = Arg(
    Kind.WINDOW,
    Text("chờ đến hết thời hạn này; làm muộn vẫn tính", "it is awaited to the end of this window; later still counts"),
)
TIMES: Mapping[str, Arg] = {
    "within": replaced(WITHIN, required=False),
    "awaited": replaced(AWAITED, required=False),
}


def span_of(window: Window) -> Span:
    """Give the first and the last day of a window."""
    return Span(window.from_on, window.last_on)


@dataclass(frozen=True, slots=True)
class Timing:
    """Hold the window a fact belongs to, and whether outside of it a fact counts at all."""

    window: Window
    strict: bool

    def pick(self, facts: Sequence[F]) -> F | None:
        """Choose the fact that speaks: the last one in time, else the last one."""
        if self.strict and len(facts) > 1:
            for fact in reversed(facts):
                if self.window.from_on <= fact.on < self.window.until_on:
                    return fact
        return facts[-1] if facts else None


def timing_of(condition: Condition, scope: Scope) -> Timing:
    """Read `within` or `awaited`; raises Unfit unless exactly one of them is written."""
    within, awaited = text(condition, "within"), text(condition, "awaited")
    if bool(within) == bool(awaited):
        raise Unfit(condition.path, f'từ "{condition.word}" cần đúng một trong hai khóa "within", "awaited"')
    return Timing(window_of(condition, scope, within or awaited), strict=bool(within))


Answer = Callable[[date], Finding]


class Clockwork:
    """Answer for a fact that is missing, early or late, with the sentences `<word>.coming|open|missing|early|late`."""

    __slots__ = (
        "_coming",
        "_early",
        "_from_on",
        "_incomplete",
        "_late",
        "_met",
        "_missing",
        "_open",
        "_strict",
        "_too_early",
        "_unfinished",
        "_until_on",
        "_wrong",
        "timing",
        "todo",
        "window",
    )

    def __init__(self, tell: Teller, timing: Timing, values: Mapping[str, Value], who: str) -> None:
        self.timing = timing
        self.window = window = timing.window
        self._strict, self._from_on, self._until_on = timing.strict, window.from_on, window.until_on
        tell.rest_on(window)  # on its clauses, an amendment's among them, and on its reading
        known: Mapping[str, Value] = {**values, "span": span_of(window), "last": window.last_on}
        from_on = window.from_on if timing.strict else None
        self.todo = Todo(who, Saying(f"{tell.word}.todo", known), from_on, window.last_on) if who else None
        self._open = tell(NOT_KNOWN, f"{tell.word}.open", known, todo=self.todo)
        self._coming = tell(NOT_KNOWN, f"{tell.word}.coming", known, todo=self.todo)
        self._missing = tell(NOT_MET, f"{tell.word}.missing", known)
        self._met = tell.stamp(MET, f"{tell.word}.met", known)
        self._early = tell.stamp(NOT_KNOWN, f"{tell.word}.early", known)
        self._too_early = tell.stamp(NOT_MET, f"{tell.word}.early", known)
        self._wrong = tell.stamp(NOT_MET, f"{tell.word}.wrong", known)
        self._incomplete = tell.stamp(NOT_KNOWN, f"{tell.word}.incomplete", known)
        self._unfinished = tell.stamp(NOT_MET, f"{tell.word}.unfinished", known)
        self._late = tell.stamp(NOT_MET, f"{tell.word}.late", known)

    def absent(self, on: date) -> Finding:
        """Answer while there is no fact: there is time, or there is none left."""
        if on >= self._until_on:
            return self._missing
        return self._coming if self._strict and on < self._from_on else self._open

    def wrong(self, fact: Fact) -> Finding:
        """Answer where only somebody did it who may not: `<word>.wrong`."""
        return self._wrong((fact.id,), {"on": fact.on})

    def incomplete(self, fact: Fact, on: date, told: Mapping[str, Value]) -> Finding:
        """Answer for a fact that does not suffice yet: `<word>.incomplete` while there is time, then `unfinished`."""
        facts, told = (fact.id,), {**told, "on": fact.on}
        if on >= self._until_on:
            return self._unfinished(facts, told)
        return replace(self._incomplete(facts, told), todo=self.todo)

    def judge(self, fact: Fact, on: date) -> Finding:
        """Answer for a fact: in time, too early or too late."""
        happened_on = fact.on
        if not self._strict or self._from_on <= happened_on < self._until_on:
            return self._met((fact.id,), {"on": happened_on})
        return self._untimely(fact, on)

    def out_of_time(self, fact: Fact, on: date) -> Finding | None:
        """Answer for a fact that came too early or too late; None where it came in time or time does not matter."""
        if not self._strict or self._from_on <= fact.on < self._until_on:
            return None
        return self._untimely(fact, on)

    def _untimely(self, fact: Fact, on: date) -> Finding:
        facts, told = (fact.id,), {"on": fact.on}
        if fact.on >= self._until_on:
            return self._late(facts, told)
        if on >= self._until_on:
            return self._too_early(facts, told)
        return replace(self._early(facts, told), todo=self.todo)
