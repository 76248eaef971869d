"""Send guidance, plans, regulations and reminders to the units below; each unit acknowledges once (R31, III.5.b)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from kheo import vietnamese
from kheo.store.models import Attachment, Delivery, Dispatch, Document
from kheo.work import content, days, diary, files, outbox, permits, units
from kheo.work.actors import Actor, Role
from kheo.work.refusals import BadInput, NotFound, NotNow

KINDS: dict[str, str] = dict(Dispatch.Kind.choices)
# whose business it is that a unit has read what came
ANSWERING = (Role.BASE_SECRETARY, Role.STEERING_HEAD, Role.LEADER, Role.REPRESENTATIVE, Role.SIGNATORY)
BOARD = (Role.BLOC_SECRETARY, Role.BLOC_HEAD)
MOST_FILES = 3


@dataclass(frozen=True, slots=True)
class Letter:
    """What goes down: its kind, words and files, to which units, until when they answer, with which own paper."""

    kind: str
    title: str
    text: str
    to: tuple[int, ...]
    number: str = ""
    by_on: date | None = None
    document_id: int | None = None
    uploads: tuple[files.Upload, ...] = ()


def send(*, by: Actor, unit_id: int, letter: Letter, now: datetime) -> Dispatch:
    """Send a letter to units directly below; whoever answers for one of them is told and asked to acknowledge.

    Raises `BadInput` without a title, without words and files, for a unit that is not below, or a day that has passed.
    The files are looked through before anything is locked: that may take a while.
    """
    permits.require(by, "launch", permits.Thing(unit_id=unit_id))
    on = days.day(now)
    title, to = _check(unit_id, letter, on)
    admitted = [files.admit(upload) for upload in letter.uploads]
    row = Dispatch(
        unit_id=unit_id,
        kind=letter.kind,
        number=vietnamese.nfc(letter.number).strip(),
        title=title,
        text=vietnamese.nfc(letter.text).strip(),
        document_id=letter.document_id,
        by_on=letter.by_on,
        by_id=by.person_id,
        sent_at=now,
        sent_on=on,
    )
    return _sent(by, row, to, admitted, now)


@transaction.atomic
def _sent(
    by: Actor, row: Dispatch, to: Sequence[int], admitted: list[tuple[str, str, bytes]], now: datetime
) -> Dispatch:
    row.save(force_insert=True)
    for name, content_type, data in admitted:
        Attachment.objects.create(dispatch=row, blob=files.keep(data, content_type), name=name)
    Delivery.objects.bulk_create(Delivery(dispatch=row, unit_id=key) for key in to)
    note = diary.Note(after={"title": row.title, "kind": row.kind, "units": len(to)}, cite=("III.5.b",))
    _record(diary.Word.DISPATCHED, by, row, now, note)
    _tell(row, to, now, key="sent", words=f"{KINDS[row.kind]} mới")
    return row


@transaction.atomic
def acknowledge(*, by: Actor, dispatch_id: int, unit_id: int, now: datetime) -> Delivery:
    """Say for a unit that its letter has come; a second time changes nothing, and who was first stays."""
    row = Delivery.objects.select_for_update(of=("self",)).filter(dispatch_id=dispatch_id, unit_id=unit_id).first()
    if row is None or unit_id not in permits.delivered(by):
        raise NotFound("Không tìm thấy văn bản này, hoặc đồng chí không có quyền xem.")
    permits.require(by, "acknowledge", permits.Thing(unit_id=unit_id))
    if row.acknowledged_at is not None:
        return row
    row.acknowledged_at, row.acknowledged_by_id = now, by.person_id
    row.save(update_fields=("acknowledged_at", "acknowledged_by"))
    diary.record(
        diary.Word.ACKNOWLEDGED,
        account_id=by.account_id,
        subject="dispatch",
        subject_id=dispatch_id,
        unit_id=unit_id,
        now=now,
        note=diary.Note(cite=("III.5.b",)),
    )
    return row


@transaction.atomic
def remind(*, by: Actor, dispatch_id: int, now: datetime) -> int:
    """Remind the units that have not acknowledged, at most once a day; return how many. Raises `NotNow` for nobody."""
    row = Dispatch.objects.select_for_update().filter(pk=dispatch_id).first()
    if row is None or row.unit_id not in permits.opened(by):
        raise NotFound("Không tìm thấy văn bản này, hoặc đồng chí không có quyền xem.")
    permits.require(by, "launch", permits.Thing(unit_id=row.unit_id))
    on = days.day(now)
    silent = list(row.deliveries.filter(acknowledged_at__isnull=True).values_list("unit_id", flat=True))
    if not silent:
        raise NotNow("Mọi nơi nhận đều đã báo nhận, không còn nơi nào phải nhắc.")
    if row.reminded_on == on:
        raise NotNow("Hôm nay đã nhắc rồi. Nếu cần gấp, hãy gọi điện cho nơi chưa báo nhận.")
    row.reminded_on = on
    row.save(update_fields=("reminded_on",))
    _record(diary.Word.DISPATCH_REMINDED, by, row, now, diary.Note(after={"units": len(silent)}, cite=("III.5.b",)))
    _tell(row, silent, now, key=f"remind/{on}", words="Nhắc báo nhận")
    return len(silent)


def below(unit_id: int, tree: units.Tree) -> list[units.UnitThen]:
    """List the units a letter may go to: those directly below, or, where there are none, the unit's own people."""
    found = [unit for unit in tree.all() if unit.parent_id == unit_id]
    return found or [tree[unit_id]]


def seen(by: Actor) -> QuerySet[Dispatch]:
    """List the letters somebody may read: what went out from where they work, and what came to where they answer."""
    sent = Q(unit_id__in=permits.opened(by))
    came = Q(deliveries__unit_id__in=permits.delivered(by))
    return Dispatch.objects.filter(pk__in=Dispatch.objects.filter(sent | came).values("pk"))


def owing(by: Actor, tree: units.Tree) -> frozenset[int]:
    """Tell the units for which somebody has to acknowledge: their own, and what closed units left to them."""
    own = by.seats(*ANSWERING, *BOARD)
    return own | frozenset(key for key in by.reach(*ANSWERING) if key not in tree)


def _check(unit_id: int, letter: Letter, on: date) -> tuple[str, tuple[int, ...]]:
    title = content.needed("title", letter.title, "Chưa ghi trích yếu. Hãy ghi văn bản nói về việc gì.")
    if letter.kind not in KINDS:
        raise BadInput("Chưa chọn loại văn bản. Hãy chọn trong danh sách.", fields={"kind": "Chưa chọn loại văn bản."})
    if not (letter.text.strip() or letter.uploads or letter.document_id):
        sentence = "Văn bản chưa có nội dung. Hãy ghi nội dung, hoặc kèm một tệp, một văn bản đã ban hành."
        raise BadInput(sentence, fields={"text": sentence})
    if len(letter.uploads) > MOST_FILES:
        raise BadInput(f"Kèm quá {MOST_FILES} tệp. Hãy gộp bớt lại.", fields={"file": "Kèm quá nhiều tệp."})
    if letter.by_on is not None and letter.by_on < on:
        sentence = "Hạn báo nhận đã qua. Hãy ghi hôm nay hoặc một ngày sau đó."
        raise BadInput(sentence, fields={"by_on": sentence})
    to = tuple(dict.fromkeys(letter.to))
    if not to or not set(to) <= {unit.id for unit in below(unit_id, units.tree(on))}:
        sentence = "Chưa chọn đúng nơi nhận. Hãy chọn trong các đơn vị trực thuộc."
        raise BadInput(sentence, fields={"to": sentence})
    paper = letter.document_id
    if paper is not None and not Document.objects.filter(pk=paper, unit_id=unit_id).exists():
        raise NotFound("Không tìm thấy văn bản đã ban hành này. Hãy chọn lại.")
    return title, to


def _tell(row: Dispatch, to: Iterable[int], now: datetime, *, key: str, words: str) -> None:
    until = f" Hạn báo nhận: {vietnamese.show_day(row.by_on)}." if row.by_on else ""
    outbox.tell(
        outbox.holders(to, (*ANSWERING, *BOARD), now) - {row.by_id},
        key=f"dispatch/{row.pk}/{key}",
        subject=f"{words}: {row.title}",
        body=f"Cấp trên đã gửi văn bản. Mời đồng chí đọc và báo đã nhận.{until}",
        now=now,
    )


def _record(word: diary.Word, by: Actor, row: Dispatch, now: datetime, note: diary.Note) -> None:
    diary.record(
        word,
        account_id=by.account_id,
        subject="dispatch",
        subject_id=row.pk,
        unit_id=row.unit_id,
        now=now,
        note=note,
    )
