"""The facts that count on a day, sorted and laid out by kind and round. No judging here."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, TypeVar

from kheo.rulebook.facts import Fact, Revocation

F = TypeVar("F", bound=Fact)


class Evidence:
    """Answer which facts of a kind there are, oldest first; the order they came in does not matter."""

    __slots__ = ("_everywhere", "_in_rounds", "on")

    def __init__(self, facts: Iterable[Fact], on: date) -> None:
        self.on = on
        counted = sorted((fact for fact in facts if fact.on <= on), key=_by_day)
        revoked = {fact.of for fact in counted if type(fact) is Revocation}
        self._in_rounds: dict[tuple[type[Fact], str | None], list[Any]] = {}
        self._everywhere: dict[type[Fact], list[Any]] = {}
        for fact in counted:
            if fact.id in revoked:
                continue
            kind = type(fact)
            self._in_rounds.setdefault((kind, fact.round), []).append(fact)
            self._everywhere.setdefault(kind, []).append(fact)

    def of(self, kind: type[F], in_round: str | None) -> Sequence[F]:
        """List the facts of a kind in one round."""
        return self._in_rounds.get((kind, in_round), ())

    def anywhere(self, kind: type[F]) -> Sequence[F]:
        """List the facts of a kind, whatever their round."""
        return self._everywhere.get(kind, ())

    def rounds(self) -> set[str | None]:
        """Name the rounds in which something happened."""
        return {in_round for _, in_round in self._in_rounds}

    def rounds_of(self, kind: type[Fact]) -> set[str | None]:
        """Name the rounds that hold a fact of this kind."""
        return {fact.round for fact in self._everywhere.get(kind, ())}


def _by_day(fact: Fact) -> tuple[date, str]:
    return fact.on, fact.id
