"""Days as an iCalendar file (RFC 5545): the same bytes for the same days, at any time. There is no clock.

Wording and dates only; folding, escaping and line ends are the library's. Milestones of a programme are put into words
here; whoever has other days to show brings its own `Day`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event

from kheo.rulebook.programme import WINDOW_KINDS, Programme
from kheo.rulebook.sources import Reading
from kheo.rulebook.standing import Milestone
from kheo.rulebook.text import Text

# Eight in the morning, three days before the last day, counted back from the midnight that ends the last day.
_REMIND = timedelta(days=-3, hours=-16)
_DUTY = Text("Việc của tổ chức", "Duties of bodies")
_WHO = Text("Ai làm: {}", "Who: {}")
_TIME = Text("Thời hạn trong văn bản: {}", "Time as the text gives it: {}")
_CLAUSES = Text("Điều khoản: {}", "Clauses: {}")
_INFERRED = Text("Ngày tháng do suy ra theo cách hiểu {} ({}): {}", "Days inferred by reading {} ({}): {}")
_READ = Text("Theo cách hiểu {} ({}): {}", "By reading {} ({}): {}")
_CONFIRMED = Text("đã xác nhận", "confirmed")
_UNCONFIRMED = Text("chưa xác nhận", "unconfirmed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One entry that lasts whole days, half-open; `uid` stays when words change, `stamp_on` is when a person checked.

    The calendar program reminds three days before the last day.
    """

    uid: str
    from_on: date
    until_on: date
    summary: str
    description: tuple[str, ...]
    categories: tuple[str, ...]
    stamp_on: date
    url: str = ""


def write(name: str, days: Iterable[Day], *, maker: str, lang: str) -> bytes:
    """Give the calendar of these days; `maker` names what wrote it."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//Kheo//{maker}//{lang.upper()}")
    calendar.add("x-wr-calname", name)
    for day in days:
        calendar.add_component(_event(day))
    content: bytes = calendar.to_ical()
    return content


def of_milestone(programme: Programme, mark: Milestone, lang: str) -> Day:
    """Put a milestone of a programme into words, stamped with the day on which a person last compared the text."""
    return Day(
        uid=f"{programme.id}/{mark.key}@kheo",
        from_on=mark.from_on,
        until_on=mark.until_on,
        summary=summary(programme, mark, lang),
        description=tuple(_description(programme, mark, lang)),
        categories=tuple(_categories(programme, mark, lang)),
        stamp_on=programme.reviewed_on,
    )


def summary(programme: Programme, mark: Milestone, lang: str) -> str:
    """Name a milestone on one line: what it is, and in which round."""
    label = mark.label.get(lang)
    return f"{programme.rounds[mark.round].label.get(lang)}: {label}" if mark.round else label


def _event(day: Day) -> Event:
    event = Event()
    event.add("uid", day.uid)
    event.add("dtstamp", datetime.combine(day.stamp_on, time(), UTC))
    event.add("dtstart", day.from_on)
    event.add("dtend", day.until_on)
    event.add("summary", day.summary)
    event.add("description", "\n".join(day.description))
    event.add("categories", list(day.categories))
    if day.url:
        event.add("url", day.url)
    event.add("transp", "TRANSPARENT")  # a time limit keeps nobody busy
    event.add_component(_alarm(day))
    return event


def _alarm(day: Day) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", day.summary)
    alarm.add("trigger", _REMIND, parameters={"related": "END"})
    return alarm


def _categories(programme: Programme, mark: Milestone, lang: str) -> Iterator[str]:
    yield WINDOW_KINDS.get(mark.kind, _DUTY).get(lang)
    if mark.round:
        yield programme.tiers[programme.rounds[mark.round].tier].label.get(lang)


def _description(programme: Programme, mark: Milestone, lang: str) -> Iterator[str]:
    yield _WHO.get(lang).format(programme.who(mark.who).get(lang))
    yield _TIME.get(lang).format(mark.text.get(lang))
    yield _CLAUSES.get(lang).format(", ".join(mark.cite))
    if mark.reading:
        reading = programme.readings[mark.reading]
        note = _INFERRED if mark.inferred else _READ
        yield note.get(lang).format(reading.id, _settled(reading, lang), reading.we_read.get(lang))


def _settled(reading: Reading, lang: str) -> str:
    return f"{_CONFIRMED.get(lang)}, {reading.confirmed_by}" if reading.confirmed else _UNCONFIRMED.get(lang)
