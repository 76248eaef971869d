"""The one place where a door reads the clock; the demo puts its own season's clock here."""

from collections.abc import Callable
from datetime import datetime

from django.utils import timezone

_source: Callable[[], datetime] = timezone.now


def now() -> datetime:
    """Tell the instant at which a request counts."""
    return _source()


def set_source(source: Callable[[], datetime]) -> None:
    """Let another clock speak; only the demo and the tests do."""
    global _source  # noqa: PLW0603 - one clock for the process is the point
    _source = source
