"""The facts that count on a day, laid out by round and kind, oldest first. No judging here."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from operator import attrgetter
from typing import Any, TypeVar

from kheo.rulebook.facts import Fact, Revocation

F = TypeVar("F", bound=Fact)
T = TypeVar("T")

_by_day = attrgetter("on", "id")
_NEVER_ASKED: Any = object()
_Kinds = dict[type[Fact], list[Any]]


class _Log:
    """Hold what counts, by round and by kind."""

    __slots__ = ("anywhere", "rounds")

    def __init__(self) -> None:
        self.rounds: dict[str | None, _Kinds] = {}
        self.anywhere: _Kinds = {}

    def of(self, kind: type[F]) -> Sequence[F]:
        """List the facts of a kind, whatever their round."""
        found = self.anywhere.get(kind)
        if found is None:
            found = [fact for kinds in self.rounds.values() if kind in kinds for fact in kinds[kind]]
            if len(found) > 1:
                found.sort(key=_by_day)
            self.anywhere[kind] = found
        return found


class Evidence:
    """Answer which facts of a kind there are, oldest first; the order they came in does not matter."""

    __slots__ = ("_here", "_log", "on")

    def __init__(self, facts: Iterable[Fact], on: date) -> None:
        self.on = on
        self._log = _Log()
        self._here: dict[str | None, Here] = {}
        rounds, several = self._log.rounds, []
        for fact in facts:
            if fact.on > on:
                continue
            kinds, kind = rounds.get(fact.round), fact.__class__
            if kinds is None:
                rounds[fact.round] = {kind: [fact]}
            elif kind in kinds:
                kinds[kind].append(fact)
                several.append(kinds[kind])
            else:
                kinds[kind] = [fact]
        for alike in several:
            alike.sort(key=_by_day)
        revoked = self._log.of(Revocation)
        if revoked:
            self._leave_out({fact.of for fact in revoked})

    def _leave_out(self, revoked: set[str]) -> None:
        """Forget what has been revoked, as if it had never been."""
        rounds = self._log.rounds
        for key, kinds in list(rounds.items()):
            left = {kind: [fact for fact in alike if fact.id not in revoked] for kind, alike in kinds.items()}
            rounds[key] = {kind: alike for kind, alike in left.items() if alike}
        self._log.anywhere.clear()

    def here(self, in_round: str | None) -> "Here":
        """Look at one round; None for what belongs to no round."""
        here = self._here.get(in_round)
        if here is None:
            here = self._here[in_round] = Here(self._log, in_round, self.on)
        return here

    def rounds(self) -> set[str | None]:
        """Name the rounds in which something happened."""
        return {key for key, kinds in self._log.rounds.items() if kinds}

    def rounds_of(self, kind: type[Fact]) -> set[str | None]:
        """Name the rounds that hold a fact of this kind."""
        return {key for key, kinds in self._log.rounds.items() if kind in kinds}


class Here:
    """See the evidence from one round: what happened in it, and from there what happened elsewhere."""

    __slots__ = ("_found", "_kinds", "_log", "on")

    def __init__(self, log: _Log, in_round: str | None, on: date) -> None:
        self.on = on
        self._log = log
        self._kinds = log.rounds.get(in_round, {})
        self._found: dict[object, Any] = {}

    def of(self, kind: type[F]) -> Sequence[F]:
        """List the facts of a kind in this round."""
        return self._kinds.get(kind, ())

    def elsewhere(self, kind: type[F], in_round: str | None) -> Sequence[F]:
        """List the facts of a kind in another round."""
        return self._log.rounds.get(in_round, {}).get(kind, ())

    def anywhere(self, kind: type[F]) -> Sequence[F]:
        """List the facts of a kind, whatever their round."""
        return self._log.of(kind)

    def once(self, find: "Callable[[Here], T]") -> T:
        """Find something in this round once; several conditions ask for the same."""
        found: T = self._found.get(find, _NEVER_ASKED)
        if found is _NEVER_ASKED:
            found = self._found[find] = find(self)
        return found
