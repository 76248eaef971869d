"""Instants to days: a deadline ends at 23:59:59 in Viet Nam, whatever the server's zone. No clock is read here."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def day(now: datetime) -> date:
    """Tell the Vietnamese calendar day of an aware instant."""
    if now.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return now.astimezone(VIETNAM).date()


def noon(on: date) -> datetime:
    """Give an instant in the middle of a Vietnamese day, to ask how things stand on it."""
    return datetime.combine(on, time(12), VIETNAM)


def start(on: date) -> datetime:
    """Give the instant at which a Vietnamese day begins."""
    return datetime.combine(on, time(0), VIETNAM)
