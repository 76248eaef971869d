"""Read once what one page asks for many times: the organisation, the programmes, what waits for somebody.

A door holds a look open around a page that only reads. Outside of one everything is read anew, so verbs, the clock
and tests always see the tables (ADR 0012). What outlives a look stands under the seal of the diary's last entry: the
next act, in whatever process, has another seal, so nothing can be stale in the next look either (ADR 0025).
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from kheo.store.models import Head

T = TypeVar("T")
_MOST = 1_000  # answers that one process keeps under a seal before it begins afresh

_kept: tuple[str, dict[Hashable, Any]] = ("", {})
_seen: ContextVar[dict[Hashable, Any] | None] = ContextVar("seen", default=None)


@contextmanager
def look() -> Iterator[None]:
    """Hold a look open; one inside another begins afresh."""
    before = _seen.set({})
    try:
        yield
    finally:
        _seen.reset(before)


@contextmanager
def apart() -> Iterator[None]:
    """Ask the tables themselves for a while: what is written and let go of is never kept."""
    before = _seen.set(None)
    try:
        yield
    finally:
        _seen.reset(before)


def is_open() -> bool:
    """Tell whether a look is open here."""
    return _seen.get() is not None


def once(key: Hashable, read: Callable[[], T]) -> T:
    """Give what `read` gives, asking it once in a look; without a look each time."""
    seen = _seen.get()
    if seen is None:
        return read()
    if key not in seen:
        seen[key] = read()
    found: T = seen[key]
    return found


def until_an_act(key: Hashable, read: Callable[[], T]) -> T:
    """Give what `read` gives, asking it once until somebody acts; without a look each time.

    `read` rests on nothing but what verbs write and on what the key names: a day, somebody's rights.
    """
    under = seal() if is_open() else ""
    return once(("until an act", key), lambda: _under(under, key, read)) if under else read()


def _under(under: str, key: Hashable, read: Callable[[], T]) -> T:
    """Give what is kept under a seal; of two looks by different ones each takes it from the other at most once."""
    global _kept  # noqa: PLW0603 - what a process remembers; replaced as a whole, so that no thread sees half of it
    kept = _kept
    if kept[0] != under or len(kept[1]) >= _MOST:
        kept = _kept = (under, {})
    answers = kept[1]
    if key not in answers:
        answers[key] = read()
    found: T = answers[key]
    return found


def seal() -> str:
    """Read the seal of the diary, once in a look; a door does so before all that may be kept under it."""
    return once("seal", lambda: Head.objects.values_list("hash", flat=True).first() or "")


def forget() -> None:
    """Forget what was kept until an act; for whoever puts back an earlier state of the database as a whole."""
    global _kept  # noqa: PLW0603 - see above
    _kept = ("", {})
