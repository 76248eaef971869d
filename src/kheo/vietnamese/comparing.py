"""How alike two texts are, by the runs of syllables they share; and where. A number to look at, no verdict.

Marks, capitals, signs and the placement of tones do not count: copied text is often typed anew.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Final, Generic, TypeVar

from kheo.vietnamese.text import fold, nfc

_RUN: Final = 2  # syllables: most Vietnamese words have two
_SHOWN_RUN: Final = 4
_WORD_LIMIT: Final = 2_000
Key = TypeVar("Key", bound=Hashable)


def likeness(one: str, other: str, *, besides: str = "") -> float:
    """Tell how alike two texts are, from 0 to 1: the share of runs of two syllables that both have.

    A short text that stands whole in a long one counts by half, so that a title with an addition is found. `besides`
    are words that do not count: what a form says already, so that whoever fills it in has it too.
    """
    given = _runs(besides)
    return _score(_runs(one) - given, _runs(other) - given)


def shared(one: str, other: str, *, most: int = 3) -> tuple[str, ...]:
    """Give the longest passages that both texts have, as the first one writes them."""
    mine, theirs = nfc(one).split()[:_WORD_LIMIT], nfc(other).split()[:_WORD_LIMIT]
    blocks = SequenceMatcher(None, [fold(w) for w in mine], [fold(w) for w in theirs], autojunk=False)
    long = [block for block in blocks.get_matching_blocks() if block.size >= _SHOWN_RUN]
    long.sort(key=lambda block: (-block.size, block.a))
    return tuple(" ".join(mine[block.a : block.a + block.size]) for block in long[:most])


@dataclass(slots=True)
class Likely(Generic[Key]):
    """Many texts, to find those that are like another; looks only at texts that share a run with it."""

    _runs: dict[Key, frozenset[str]] = field(default_factory=dict)
    _having: dict[str, list[Key]] = field(default_factory=lambda: defaultdict(list))

    def add(self, key: Key, text: str) -> None:
        """Keep a text under a key."""
        runs = _runs(text)
        self._runs[key] = runs
        for run in runs:
            self._having[run].append(key)

    def near(self, text: str, *, at_least: float) -> list[tuple[Key, float]]:
        """Find the texts that are at least so much alike, the most alike first."""
        runs = _runs(text)
        met = Counter(key for run in runs for key in self._having.get(run, ()))
        scored = ((key, _score(runs, self._runs[key])) for key in met)
        return sorted((pair for pair in scored if pair[1] >= at_least), key=lambda pair: -pair[1])


def _runs(text: str) -> frozenset[str]:
    words = "".join(char if char.isalnum() else " " for char in fold(text)).split()
    if len(words) < _RUN:
        return frozenset(words)
    return frozenset(map(" ".join, pairwise(words)))


def _score(one: frozenset[str], other: frozenset[str]) -> float:
    if not one or not other:
        return 0.0
    both = len(one & other)
    return max(both / len(one | other), 0.5 * both / min(len(one), len(other)) if both > _RUN else 0.0)
