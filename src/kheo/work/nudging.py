"""Nhắc hàng loạt: remind whoever has the next step of several dossiers; nobody is so reminded twice a day.

The clock's digest (`reminders`) names what a last day is near for; this is a person's own word, at any time, to those
whose turn it is. Each gets one message with all of it, on the screen and by mail; the same stands ready for a chat.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from kheo.store.models import Message, Person, Registration
from kheo.work import acts, days, diary, lateness, outbox, permits, programmes, reminders, units
from kheo.work.actors import Actor, Role
from kheo.work.lateness import Wait
from kheo.work.lifecycle import State


@dataclass(frozen=True, slots=True)
class Nudge:
    """Whom one dossier waits for, by id and name, and with what; or why nobody can be reminded of it now."""

    wait: Wait | None
    people: Mapping[int, str]
    why_not: str = ""

    @property
    def said(self) -> str:
        """Say in a line what is reminded of, and whom."""
        if self.wait is None or self.why_not:
            return ""
        who = ", ".join(self.people.values())
        return f"{self.wait.label}, hạn {reminders.last_day(self.wait.by_on)}. Người được nhắc: {who}"


@dataclass(frozen=True, slots=True)
class Told:
    """What came of one dossier: somebody was reminded, or not and why."""

    registration_id: int
    title: str
    refusal: str = ""


def of(rows: Collection[Registration], now: datetime) -> dict[int, Nudge]:
    """Tell for each dossier whom it waits for; exemplars with owners, and assignments, should be prefetched."""
    on = days.day(now)
    waits = {one.dossier: one for one in lateness.waits(Registration.objects.filter(pk__in=[r.pk for r in rows]), on)}
    whom = {row.pk: _whom(row, now) for row in rows if row.pk in waits}
    names = dict(Person.objects.filter(pk__in=set().union(*whom.values())).values_list("pk", "full_name"))
    done = _reminded(names, on)
    return {row.pk: _nudge(waits.get(row.pk), whom.get(row.pk, set()), names, done) for row in rows}


def text(nudges: Iterable[Nudge], now: datetime) -> str:
    """Word some reminders for a chat, without a person's name; "" where nobody is to be reminded."""
    on, found = days.day(now), programmes.newest()
    waits = [one.wait for one in nudges if one.wait is not None and not one.why_not]
    lines = lateness.grouped(waits, found[1], on) if found is not None else []
    where = {line.unit.short_name for line in lines}
    return (
        reminders.chat(lines, min(where) if len(where) == 1 else "các đơn vị", on, ahead="Chưa đến hạn:")
        if lines
        else ""
    )


@transaction.atomic
def remind(*, by: Actor, registration_ids: Collection[int], now: datetime) -> list[Told]:
    """Remind of several dossiers: one message for each person, one line in the diary for each dossier.

    What the person may not see is left out; of what may not be reminded of, the reason is told.
    """
    seen = acts.seen(by).filter(pk__in=registration_ids).select_for_update(of=("self",)).order_by("pk")
    rows = list(seen.select_related("exemplar", "lower__lower").prefetch_related("exemplar__owners", "assignments"))
    nudges, told, lines = of(rows, now), [], []
    items: dict[int, list[tuple[Wait, str]]] = {}
    for row in rows:
        one, given = nudges[row.pk], permits.answer(by, "remind", acts.thing(row))
        told.append(Told(row.pk, row.exemplar.title, given.reason or one.why_not))
        if one.wait is None or told[-1].refusal:
            continue
        after = {"act": one.wait.act, "people": sorted(one.people)}
        lines.append(diary.Line(diary.Word.REMINDED, "registration", row.pk, row.unit_id, diary.Note(after=after)))
        for person_id in one.people:
            items.setdefault(person_id, []).append((one.wait, row.exemplar.title))
    for person_id, waits in items.items():
        subject, body = _message(waits, now)
        outbox.tell([person_id], key=_key(days.day(now)), subject=subject, body=body, now=now)
    if lines:
        diary.record_all(lines, account_id=by.account_id, now=now)
    return told


def _whom(row: Registration, now: datetime) -> set[int]:
    """Tell whose turn it is: who appraises or else the group, who confirms, or who speaks for the owners."""
    if row.state == State.CONFIRMED:
        given = {one.person_id for one in row.assignments.all() if one.ended_on is None}
        return given or outbox.group(row, now)
    if row.state == State.REPORTED:
        homes = [owner.home_id for owner in row.exemplar.owners.all()]
        return outbox.holders([*homes, row.unit_id], (Role.LEADER, Role.SIGNATORY), now)
    return outbox.owners(row, now)


def _nudge(wait: Wait | None, whom: set[int], names: Mapping[int, str], done: frozenset[int]) -> Nudge:
    rest = {person_id: names[person_id] for person_id in sorted(whom - done)}
    if wait is None:
        return Nudge(None, {}, "Hồ sơ hiện không có việc nào có thời hạn đang chờ thực hiện nên không có gì để nhắc.")
    if not whom:
        return Nudge(wait, {}, "Chưa có ai giữ vai trò làm việc này. Hãy giao vai trò rồi nhắc.")
    if not rest:
        return Nudge(
            wait,
            {},
            "Người phải làm việc này hôm nay đã được nhắc việc. "
            "Mỗi người chỉ được nhắc một lần trong ngày; ngày mai mới nhắc tiếp được.",
        )
    return Nudge(wait, rest)


def _key(on: date) -> str:
    return f"nudge/{on.isoformat()}"


def _reminded(people: Iterable[int], on: date) -> frozenset[int]:
    """Tell who was already reminded so on a day."""
    keys = [f"{_key(on)}/{person_id}" for person_id in people]
    return frozenset(Message.objects.filter(key__in=keys).values_list("person_id", flat=True))


def _message(waits: list[tuple[Wait, str]], now: datetime) -> tuple[str, str]:
    on = days.day(now)
    tree = units.tree(on)
    where = dict.fromkeys(tree[wait.unit_id].name for wait, _title in waits if wait.unit_id in tree)
    parts = [f"{', '.join(where)} nhắc đồng chí:"]
    for number, (wait, title) in enumerate(sorted(waits, key=lambda one: (one[0].by_on, one[1])), 1):
        last = f"Hạn cuối: {reminders.last_day(wait.by_on)} ({reminders.left(wait.by_on, on)})"
        cite = f"\n   Căn cứ: {', '.join(wait.cite)}" if wait.cite else ""
        parts.append(f"{number}. {wait.label}: {title}\n   {last}{cite}")
    parts.append("Mời đồng chí mở mục Việc cần làm trên phần mềm để thực hiện.")
    return f"Nhắc việc: {len(waits)} hồ sơ đang chờ đồng chí", "\n\n".join(parts) + "\n"
