"""The season's clock: a day kept in a small file, the time of day taken from the machine. Shared by all processes."""

from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
FIRST, LAST = date(2013, 1, 2), date(2016, 1, 31)


def now() -> datetime:
    """Tell the instant at which a request of the demo counts; the machine's own until a day has been set."""
    real = timezone.now()
    day = today()
    if day is None:
        return real
    return datetime.combine(day, real.astimezone(VIETNAM).time(), VIETNAM).astimezone(UTC)


def today() -> date | None:
    """Tell the season's day, or None while nobody has set one."""
    try:
        return date.fromisoformat(_file().read_text(encoding="ascii").strip())
    except (FileNotFoundError, ValueError):
        return None


def move(day: date) -> None:
    """Set the season's day, held within the season's years; written whole or not at all."""
    kept = min(max(day, FIRST), LAST)
    file = _file()
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(".part")
    part.write_text(kept.isoformat(), encoding="ascii")
    part.replace(file)


def _file() -> Path:
    return Path(settings.VAR) / "clock.txt"
