"""Read what was sent down and what came from above: lists of a unit, one letter with who has not acknowledged."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q

from kheo.store.models import Attachment, Delivery, Dispatch, Document
from kheo.work import days, dispatches, files, permits, units
from kheo.work.actors import Actor
from kheo.work.documents import Rendered
from kheo.work.refusals import NotFound

# own papers that may go down with a letter
SENT = ("plan", "working_regulation", "assignment_table", "registration_summary")


@dataclass(frozen=True, slots=True)
class Line:
    """A letter in a list; of one that went out how many have acknowledged, of one that came whether it waits here."""

    id: int
    kind_label: str
    number: str
    title: str
    unit_name: str
    sent_on: date
    by_on: date | None
    sent: int = 0
    acknowledged: int = 0
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """Văn bản triển khai of a unit: what it sent down, what came to it, newest first."""

    unit: units.UnitThen
    sent: tuple[Line, ...]
    came: tuple[Line, ...]
    may_send: bool
    reads_sent: bool


@dataclass(frozen=True, slots=True)
class Receiver:
    """A unit that a letter went to; `days` have passed since without its word."""

    unit_id: int
    name: str
    acknowledged_at: datetime | None
    who: str
    days: int
    may_acknowledge: bool


@dataclass(frozen=True, slots=True)
class Page:
    """One letter with its files; `receivers` are all of them for the sender, else those one reads for."""

    dispatch: Dispatch
    kind_label: str
    unit: units.UnitThen
    document: Document | None
    attachments: tuple[Attachment, ...]
    receivers: tuple[Receiver, ...]
    silent: int
    is_sender: bool
    may_remind: bool
    reminded_today: bool

    @property
    def mine(self) -> tuple[Receiver, ...]:
        """The units for which this person may still acknowledge."""
        return tuple(one for one in self.receivers if one.may_acknowledge and one.acknowledged_at is None)


def book(*, by: Actor, unit_id: int, now: datetime) -> Book:
    """List a unit's letters, both ways (a fixed number of queries); raises `NotFound` for a stranger."""
    opened, delivered = permits.opened(by), permits.delivered(by)
    if unit_id not in delivered:
        raise NotFound("Không tìm thấy trang này, hoặc đồng chí không có quyền xem.")
    past = units.Past()
    given = Count("deliveries", filter=Q(deliveries__acknowledged_at__isnull=False))
    out = Dispatch.objects.filter(unit_id=unit_id).annotate(sent=Count("deliveries"), acknowledged=given)
    came = Delivery.objects.filter(unit_id=unit_id).select_related("dispatch").order_by("-dispatch__sent_at", "-pk")
    return Book(
        unit=units.known(unit_id, days.day(now)),
        sent=tuple(
            _line(row, past, sent=row.sent, acknowledged=row.acknowledged) for row in out.order_by("-sent_at", "-pk")
        )
        if unit_id in opened
        else (),
        came=tuple(_line(one.dispatch, past, waits=one.acknowledged_at is None) for one in came),
        may_send=permits.answer(by, "launch", permits.Thing(unit_id=unit_id)).ok,
        reads_sent=unit_id in opened,
    )


def find(*, by: Actor, dispatch_id: int, now: datetime) -> Page:
    """Read one letter; raises `NotFound` for whoever neither sent nor received it."""
    row = dispatches.seen(by).select_related("document", "by").filter(pk=dispatch_id).first()
    if row is None:
        raise NotFound("Không tìm thấy văn bản này, hoặc đồng chí không có quyền xem.")
    on = days.day(now)
    is_sender = row.unit_id in permits.opened(by)
    deliveries = row.deliveries.select_related("acknowledged_by")
    if not is_sender:
        deliveries = deliveries.filter(unit_id__in=permits.delivered(by))
    then = units.tree(row.sent_on)
    receivers = sorted(deliveries, key=lambda one: (one.acknowledged_at is not None, then[one.unit_id].sort_key))
    silent = sum(one.acknowledged_at is None for one in receivers)
    return Page(
        dispatch=row,
        kind_label=row.get_kind_display(),
        unit=then[row.unit_id],
        document=row.document,
        attachments=tuple(row.attachments.order_by("pk")),
        receivers=tuple(_receiver(by, one, then, (on - row.sent_on).days) for one in receivers),
        silent=silent,
        is_sender=is_sender,
        may_remind=bool(silent) and permits.answer(by, "launch", permits.Thing(unit_id=row.unit_id)).ok,
        reminded_today=row.reminded_on == on,
    )


def file_of(*, by: Actor, dispatch_id: int, attachment_id: int) -> Rendered:
    """Hand out a file of a letter; raises `NotFound` for whoever may not read the letter."""
    seen = dispatches.seen(by).filter(pk=dispatch_id)
    row = Attachment.objects.select_related("blob").filter(pk=attachment_id, dispatch__in=seen).first()
    if row is None:
        raise NotFound("Không tìm thấy tệp này, hoặc đồng chí không có quyền xem.")
    return Rendered(row.name, row.blob.content_type, files.read(row.blob))


def papers(*, unit_id: int) -> Sequence[Document]:
    """List the unit's own issued papers that may go down with a letter, newest first."""
    return list(Document.objects.filter(unit_id=unit_id, kind__in=SENT).defer("value").order_by("-on", "-pk")[:20])


def offered(*, unit_id: int, now: datetime) -> list[tuple[int, str]]:
    """List the units a letter may go to today."""
    return [(unit.id, unit.name) for unit in dispatches.below(unit_id, units.tree(days.day(now)))]


def _line(row: Dispatch, past: units.Past, *, sent: int = 0, acknowledged: int = 0, waits: bool = False) -> Line:
    return Line(
        id=row.pk,
        kind_label=row.get_kind_display(),
        number=row.number,
        title=row.title,
        unit_name=past.on(row.sent_on)[row.unit_id].short_name,
        sent_on=row.sent_on,
        by_on=row.by_on,
        sent=sent,
        acknowledged=acknowledged,
        waits=waits,
    )


def _receiver(by: Actor, one: Delivery, then: units.Tree, passed: int) -> Receiver:
    return Receiver(
        unit_id=one.unit_id,
        name=then[one.unit_id].name,
        acknowledged_at=one.acknowledged_at,
        who=one.acknowledged_by.full_name if one.acknowledged_by is not None else "",
        days=passed if one.acknowledged_at is None else 0,
        may_acknowledge=permits.answer(by, "acknowledge", permits.Thing(unit_id=one.unit_id)).ok,
    )
