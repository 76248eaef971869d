"""Remind people of what falls due: one digest a day by mail, a text for a group's chat. Never writes work itself.

Seven, three and one day before the last day, and on the day after it, a thing to do is named to whoever must do it. A
day on which the clock stood still is made up for by the next digest: what would have been named is named then, once.
"""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from django.db import transaction

from kheo import vietnamese
from kheo.store.models import Account, Registration, Reminded
from kheo.work import boards, days, lateness, outbox, people, permits, programmes, todo, units
from kheo.work.actors import Actor
from kheo.work.lateness import Line
from kheo.work.links import Links
from kheo.work.todo import Item

BEFORE = (7, 3, 1, -1)
MORNING = time(7)
# after a longer stand-still only what its last week would have named is still worth a line
MADE_UP = timedelta(days=7)
# a chat is read on a phone: more dossiers than these are only counted
NAMED = 5
# taking part is voluntary: an invitation that has lapsed is nobody's fault
INVITATIONS = frozenset({"continue", "escalate"})
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Made:
    """How many digests were queued, and how many people's work could not be looked through."""

    queued: int
    failed: int


def make_digests(*, now: datetime, links: Links) -> Made:
    """Queue today's digest of everybody who has not been looked at today; before seven in the morning nobody is.

    One person's failure keeps nobody else from being reminded; it is told to the log and tried again at the next pass.
    """
    if now.astimezone(days.VIETNAM).time() < MORNING:
        return Made(0, 0)
    on, deadlines = days.day(now), _deadlines()
    queued = failed = 0
    for account in _not_looked_at(on):
        try:
            queued += _remind(account, deadlines, links, now)
        except Exception:  # noqa: BLE001 - whatever it is, the others are reminded; the log keeps it
            _log.exception("the work of account %s could not be looked through", account.pk)
            failed += 1
    return Made(queued, failed)


def due(account: Account, *, since: date, now: datetime, deadlines: frozenset[date] | None = None) -> list[Item]:
    """List what a person is to be reminded of: what the days after `since`, up to today, would have named.

    Việc cần làm is asked as it will stand on a last day, or as it stood, since it lists some things only while their
    window is open; whether they are done is always seen as of now.
    """
    on = days.day(now)
    known = _deadlines() if deadlines is None else deadlines
    missed = [date.fromordinal(one) for one in range(since.toordinal() + 1, on.toordinal() + 1)]
    wanted = {day + timedelta(days=before) for day in missed for before in BEFORE}
    by = people.actor(account, now=now)
    found = [one for one in _items(by, now) if one.by_on in wanted]
    for last in sorted(wanted & known - {on}):
        found += [one for one in _items(_both(account, by, last), days.noon(last)) if one.by_on == last]
    fresh = [one for one in found if one.by_on and (one.by_on >= on or one.act not in INVITATIONS)]
    once = {(one.act, one.id, one.unit_id, one.round, one.key): one for one in reversed(fresh)}
    return sorted(once.values(), key=lambda one: (one.by_on or on, one.label, one.target))


def _both(account: Account, by: Actor, on: date) -> Actor:
    """Act as on another day, with the roles that are held on both."""
    now_held = {(held.role, held.unit_id) for held in by.held}
    then = people.actor(account, now=days.noon(on))
    return replace(then, held=tuple(one for one in then.held if (one.role, one.unit_id) in now_held))


def _items(by: Actor, now: datetime) -> list[Item]:
    return [item for group in todo.waiting(by, now) for item in group.items]


def _deadlines() -> frozenset[date]:
    """Gather the days on which something of an adopted programme falls due."""
    found: set[date] = set()
    for book in programmes.books().values():
        windows = [window for one in book.rounds.values() for window in one.windows.values()]
        found |= {window.last_on for window in windows} | {duty.due.last_on for duty in book.duties.values()}
        found |= {window.from_on for window in windows if window.kind == "report"}  # form 2 is due before the reports
    return frozenset(found)


def _not_looked_at(on: date) -> list[Account]:
    """List who can be reached by mail and was not looked at on a day."""
    reached = Account.objects.filter(is_active=True).exclude(person__email="")
    return list(reached.exclude(person__reminded__on__gte=on).select_related("person__reminded"))


def _remind(account: Account, deadlines: frozenset[date], links: Links, now: datetime) -> int:
    on = days.day(now)
    last = getattr(account.person, "reminded", None)
    since = max(last.on if last else on - timedelta(days=1), on - MADE_UP)
    items = due(account, since=since, now=now, deadlines=deadlines)
    with transaction.atomic():
        if not _claim(account.person_id, on) or not items:
            return 0
        subject, body = digest(account.person.full_name, items, on, links)
        outbox.tell(
            [account.person_id], key=f"digest/{on.isoformat()}", subject=subject, body=body, now=now, by_mail_only=True
        )
    return 1


def _claim(person_id: int, on: date) -> bool:
    """Note that a person was looked at; of two who do it at once the first one has the day."""
    Reminded.objects.bulk_create([Reminded(person_id=person_id, on=date.min)], ignore_conflicts=True)
    return Reminded.objects.filter(person_id=person_id, on__lt=on).update(on=on) == 1


def digest(name: str, items: Iterable[Item], on: date, links: Links) -> tuple[str, str]:
    """Put a day's reminders into a mail: its subject and its text."""
    late = [one for one in items if one.by_on and one.by_on < on]
    soon = [one for one in items if one.by_on and one.by_on >= on]
    counted = [f"{len(soon)} việc sắp đến hạn"] if soon else []
    counted += [f"{len(late)} việc đã quá hạn"] if late else []
    parts = [f"Kính gửi đồng chí {name},"]
    parts += _part("VIỆC ĐÃ QUÁ HẠN", late, on, links)
    parts += _part("VIỆC SẮP ĐẾN HẠN", soon, on, links)
    parts += [
        f"Tất cả việc đang chờ đồng chí: {links.everything}",
        "Thư này do hệ thống gửi, mỗi ngày nhiều nhất một thư và chỉ khi có việc cần nhắc. "
        "Việc nào đồng chí đã làm xong thì không cần trả lời.",
    ]
    return f"Nhắc việc {vietnamese.show_day(on)}: {', '.join(counted)}", "\n\n".join(parts) + "\n"


def _part(title: str, items: list[Item], on: date, links: Links) -> Iterator[str]:
    if items:
        yield title
    for number, one in enumerate(items, 1):
        yield "\n".join(_lines(number, one, on, links))


def _lines(number: int, one: Item, on: date, links: Links) -> Iterator[str]:
    yield f"{number}. {one.label}: {one.target}" if one.target else f"{number}. {one.label}"
    if one.by_on is not None:
        yield f"   Hạn cuối: {last_day(one.by_on)} ({left(one.by_on, on)})"
    if one.cite:
        yield f"   Căn cứ: {', '.join(one.cite)}"
    yield f"   Mở để làm: {links.of_item(one)}"


def last_day(on: date) -> str:
    """Show a last day with its day of the week."""
    return f"{vietnamese.weekday(on)}, ngày {vietnamese.show_day(on)}"


def left(last_on: date, on: date) -> str:
    """Tell how far a last day is: còn 3 ngày, hôm nay, quá hạn 1 ngày."""
    days_left = (last_on - on).days
    if days_left < 0:
        return f"quá hạn {-days_left} ngày"
    return f"còn {days_left} ngày" if days_left else "hạn cuối là hôm nay"


def for_chat(*, by: Actor, unit_id: int, now: datetime) -> str:
    """Write what a steering group may put into its chat: what is late or due within a week, briefly; "" for nothing.

    No person is named: a collective's exemplar stands with its title, an individual's with its code alone. Raises
    `NotFound` for whoever may not see the unit, `NotPermitted` for whoever does not speak for its group.
    """
    boards.require_unit(by, unit_id)
    permits.require(by, "remind", permits.Thing(unit_id=unit_id))
    on = days.day(now)
    found = lateness.lines({unit_id}, on)
    return chat(found, units.tree(on)[unit_id].short_name, on) if found else ""


def chat(found: list[Line], where: str, on: date, *, ahead: str = "Sắp đến hạn:") -> str:
    """Word what is late and what is due for a chat, briefly and without a person's name; `ahead` heads what is due."""
    names = _names(found)
    late = [_brief(line, names, on) for line in found if line.is_late]
    soon = [_brief(line, names, on) for line in found if not line.is_late]
    text = [f"NHẮC VIỆC – {where} – {last_day(on)}"]
    text += ["Đã quá hạn:", *late] if late else []
    text += [ahead, *soon] if soon else []
    return "\n".join([*text, "Mời các đồng chí mở mục Việc cần làm trên phần mềm để thực hiện."])


def _names(found: list[Line]) -> dict[int, str]:
    rows = Registration.objects.filter(pk__in=[pk for line in found for pk in line.dossiers])
    told = rows.values_list("pk", "exemplar__code", "exemplar__title", "exemplar__kind")
    return {pk: code if kind == "individual" else f"{code} {title}" for pk, code, title, kind in told}


def _brief(line: Line, names: dict[int, str], on: date) -> str:
    """Say one line of the chat's text: what, in which round, how many, until when, by which clause, and which ones."""
    what = f"{line.label} ({line.round_label})" if line.round_label else line.label
    many = f", {len(line.dossiers)} hồ sơ" if line.dossiers else ""
    said = f"- {what}{many}: hạn {last_day(line.by_on)}, {left(line.by_on, on)}"
    which = sorted(names[pk] for pk in line.dossiers)
    shown = "; ".join(which[:NAMED]) + (f"; và {len(which) - NAMED} hồ sơ khác" if len(which) > NAMED else "")
    return f"{said} [{', '.join(line.cite)}]" + (f". Hồ sơ: {shown}" if shown else "")
