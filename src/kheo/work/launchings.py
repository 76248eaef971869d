"""Read one letter with who has not acknowledged it, its files, and what may go down with a new one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kheo.store.models import Attachment, Delivery, Dispatch, Document
from kheo.work import days, dispatches, files, permits, units
from kheo.work.actors import Actor
from kheo.work.documents import Rendered
from kheo.work.refusals import NotFound

# own papers that may go down with a letter
SENT = ("plan", "working_regulation", "assignment_table", "registration_summary")


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


def _receiver(by: Actor, one: Delivery, then: units.Tree, passed: int) -> Receiver:
    return Receiver(
        unit_id=one.unit_id,
        name=then[one.unit_id].name,
        acknowledged_at=one.acknowledged_at,
        who=one.acknowledged_by.full_name if one.acknowledged_by is not None else "",
        days=passed if one.acknowledged_at is None else 0,
        may_acknowledge=permits.answer(by, "acknowledge", permits.Thing(unit_id=one.unit_id)).ok,
    )
