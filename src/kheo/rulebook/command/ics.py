"""The milestones of a programme as an iCalendar file (RFC 5545): the same bytes for the same programme, at any time.

Wording and dates only; folding, escaping and line ends are the library's. There is no clock: every event is stamped
with the day on which a person last compared the programme with its text.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time, timedelta

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


def write_ics(programme: Programme, marks: Iterable[Milestone], lang: str) -> bytes:
    """Give the calendar of these milestones."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//Kheo//kheo programme//{lang.upper()}")
    calendar.add("x-wr-calname", programme.title.get(lang))
    for mark in marks:
        calendar.add_component(_event(programme, mark, lang))
    content: bytes = calendar.to_ical()
    return content


def summary(programme: Programme, mark: Milestone, lang: str) -> str:
    """Name a milestone on one line: what it is, and in which round."""
    label = mark.label.get(lang)
    return f"{programme.rounds[mark.round].label.get(lang)}: {label}" if mark.round else label


def _event(programme: Programme, mark: Milestone, lang: str) -> Event:
    event = Event()
    event.add("uid", f"{programme.id}/{mark.key}@kheo")
    event.add("dtstamp", datetime.combine(programme.reviewed_on, time(), UTC))
    event.add("dtstart", mark.from_on)
    event.add("dtend", mark.until_on)
    event.add("summary", summary(programme, mark, lang))
    event.add("description", "\n".join(_description(programme, mark, lang)))
    event.add("categories", list(_categories(programme, mark, lang)))
    event.add("transp", "TRANSPARENT")  # a time limit keeps nobody busy
    event.add_component(_alarm(programme, mark, lang))
    return event


def _categories(programme: Programme, mark: Milestone, lang: str) -> Iterator[str]:
    yield WINDOW_KINDS.get(mark.kind, _DUTY).get(lang)
    if mark.round:
        yield programme.tiers[programme.rounds[mark.round].tier].label.get(lang)


def _alarm(programme: Programme, mark: Milestone, lang: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary(programme, mark, lang))
    alarm.add("trigger", _REMIND, parameters={"related": "END"})
    return alarm


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
