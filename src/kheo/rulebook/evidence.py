"""The facts that count on a day, laid out by kind and round, oldest first. No judging here."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from operator import attrgetter
from typing import Any, TypeVar, cast

from kheo.rulebook.facts import Fact, Revocation

F = TypeVar("F", bound=Fact)
T = TypeVar("T")

_by_day = attrgetter("on", "id")
_NEVER_ASKED = object()


class Evidence:
    """Answer which facts of a kind there are, oldest first; the order they came in does not matter."""

    __slots__ = ("_found", "_kinds", "on")

    def __init__(self, facts: Iterable[Fact], on: date) -> None:
        self.on = on
        self._kinds: dict[type[Fact], dict[str | None, list[Any]]] = {}
        self._found: dict[object, Any] = {}
        kinds, several = self._kinds, []
        for fact in facts:
            if fact.on > on:
                continue
            in_round, rounds = fact.round, kinds.get(fact.__class__)
            if rounds is None:
                kinds[fact.__class__] = {in_round: [fact]}
            elif in_round in rounds:
                rounds[in_round].append(fact)
                several.append(rounds[in_round])
            else:
                rounds[in_round] = [fact]
        for alike in several:
            alike.sort(key=_by_day)
        if Revocation in kinds:
            self._leave_out({fact.of for fact in self.anywhere(Revocation)})

    def _leave_out(self, revoked: set[str]) -> None:
        """Forget what has been revoked, as if it had never been."""
        for kind, rounds in list(self._kinds.items()):
            left = {key: [fact for fact in alike if fact.id not in revoked] for key, alike in rounds.items()}
            self._kinds[kind] = {key: alike for key, alike in left.items() if alike}

    def of(self, kind: type[F], in_round: str | None) -> Sequence[F]:
        """List the facts of a kind in one round."""
        rounds = self._kinds.get(kind)
        return () if rounds is None else rounds.get(in_round, ())

    def anywhere(self, kind: type[F]) -> Sequence[F]:
        """List the facts of a kind, whatever their round."""
        rounds = self._kinds.get(kind)
        if not rounds:
            return ()
        if len(rounds) == 1:
            [alike] = rounds.values()
            return alike
        return sorted((fact for alike in rounds.values() for fact in alike), key=_by_day)

    def rounds(self) -> set[str | None]:
        """Name the rounds in which something happened."""
        return {key for rounds in self._kinds.values() for key in rounds}

    def rounds_of(self, kind: type[Fact]) -> set[str | None]:
        """Name the rounds that hold a fact of this kind."""
        return set(self._kinds.get(kind, ()))

    def once(self, find: Callable[["Evidence", str | None], T], in_round: str | None) -> T:
        """Find something in a round once; several conditions ask for the same."""
        key = (find, in_round)
        found = self._found.get(key, _NEVER_ASKED)
        if found is _NEVER_ASKED:
            found = self._found[key] = find(self, in_round)
        return cast("T", found)
