"""Working days and hours of the season, in Viet Nam."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from kheo.demo.season.stage import VIETNAM

_HOURS = (8, 9, 10, 11, 14, 15, 16, 17)


def at(on: date, step: int, seed: str = "") -> datetime:
    """Give an instant of a working day: steps of one story on one day follow one another."""
    minute = Random(f"{on} {seed}").randint(0, 59)  # noqa: S311 - sample data, not secrets
    return datetime.combine(on, time(_HOURS[step], minute), VIETNAM).astimezone(UTC)


def working(first: date, last: date) -> list[date]:
    """List the working days from one day to another, both included."""
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    return [day for day in days if day.weekday() < 5]


def later(on: date, many: int) -> date:
    """Count working days onwards."""
    found = on
    while many > 0:
        found += timedelta(days=1)
        many -= found.weekday() < 5
    return found


def spread(days: Sequence[date], seed: str) -> date:
    """Choose a day, the same for the same seed."""
    return Random(f"day {seed}").choice(days)  # noqa: S311 - sample data, not secrets
