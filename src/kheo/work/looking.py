"""Read once what one page asks for many times: the organisation, the programmes, what waits for somebody.

A door holds a look open around a page that only reads. Outside of one everything is read anew, so verbs, the clock
and tests always see the tables; nothing outlives a look, so nothing can be stale in the next one (ADR 0012).
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

T = TypeVar("T")
_seen: ContextVar[dict[Hashable, Any] | None] = ContextVar("seen", default=None)


@contextmanager
def look() -> Iterator[None]:
    """Hold a look open; one inside another begins afresh."""
    before = _seen.set({})
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
