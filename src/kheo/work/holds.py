"""Hold: an award is barred while something about its subject is being verified (domain.md section 6).

That there is one is seen on the dossier; its reason and papers are read by `page` alone, by whoever may put one on.
They never go into the diary's remarks, messages or papers: those are read by more people.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from kheo import vietnamese
from kheo.store.models import Exemplar, Hold, HoldStep, Registration
from kheo.work import acts, content, days, diary, permits
from kheo.work.actors import Actor
from kheo.work.refusals import BadInput, NotFound, NotNow


@dataclass(frozen=True, slots=True)
class Because:
    """Why, by which paper, and the first day on which it no longer holds; without one until it is ended."""

    reason: str
    document: str
    until_on: date | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """The hold in force and those before it, each with its papers in their order."""

    running: Hold | None
    before: tuple[Hold, ...]


@transaction.atomic
def hold(
    *, by: Actor, registration_id: int, reason: str, document: str, now: datetime, until_on: date | None = None
) -> Hold:
    """Bar an exemplar from being considered from today, naming the reason and the paper behind it.

    One that is barred already stays as it is. Raises `BadInput` without reason or paper, or for an end that has passed.
    """
    row = _row(by, registration_id)
    given = _checked(Because(reason, document, until_on), days.day(now))
    Exemplar.objects.select_for_update().get(pk=row.exemplar_id)
    found = _running(row, days.day(now)).first()
    if found is not None:
        return found
    made = Hold.objects.create(
        exemplar_id=row.exemplar_id,
        reason=given.reason,
        document=given.document,
        from_on=days.day(now),
        until_on=given.until_on,
        by_id=by.account,
    )
    _step(by, made, HoldStep.Kind.BEGUN, given, now)
    _record(diary.Word.HELD, by, row, made, now)
    return made


@transaction.atomic
def extend(*, by: Actor, registration_id: int, because: Because, now: datetime) -> Hold:
    """Let a hold last longer, until another day or until it is ended, by a further paper.

    Raises `NotNow` where none is in force, `BadInput` without reason or paper, or for a day that is not later.
    """
    row = _row(by, registration_id)
    given = _checked(because, days.day(now))
    Exemplar.objects.select_for_update().get(pk=row.exemplar_id)
    found = _running(row, days.day(now)).first()
    if found is None:
        raise NotNow("Hồ sơ này hiện không bị tạm dừng xét nên không gia hạn được. Hãy mở lại trang để xem.")
    if found.until_on is None or (given.until_on is not None and given.until_on <= found.until_on):
        last_on = found.last_on
        if last_on is None:
            sentence = (
                "Việc tạm dừng này chưa ghi ngày cuối nên không cần gia hạn. "
                "Khi có kết luận, hãy bấm “Kết thúc tạm dừng xét”."
            )
        else:
            sentence = f"Hiện đã tạm dừng đến hết ngày {vietnamese.show_day(last_on)}. Hãy ghi một ngày muộn hơn."
        raise BadInput(sentence, fields={"last_on": sentence})
    found.until_on = given.until_on
    found.save(update_fields=("until_on",))
    _step(by, found, HoldStep.Kind.EXTENDED, given, now)
    _record(diary.Word.HOLD_EXTENDED, by, row, found, now)
    return found


@transaction.atomic
def lift(*, by: Actor, registration_id: int, document: str, now: datetime, reason: str = "") -> None:
    """End a hold today; one that began today is taken back. Raises `NotNow` where none is in force."""
    row = _row(by, registration_id)
    paper = content.needed("document", document, "Chưa ghi văn bản kết luận. Hãy ghi số, ngày văn bản.")
    on = days.day(now)
    Exemplar.objects.select_for_update().get(pk=row.exemplar_id)
    found = _running(row, on).first()
    if found is None:
        raise NotNow("Hồ sơ này hiện không bị tạm dừng xét. Hãy mở lại trang để xem.")
    _step(by, found, HoldStep.Kind.ENDED, Because(vietnamese.nfc(reason).strip(), paper, on), now)
    _record(diary.Word.HOLD_LIFTED, by, row, found, now)
    if found.from_on >= on:
        found.delete()
    else:
        found.until_on = on
        found.save(update_fields=("until_on",))


def page(*, by: Actor, registration_id: int, now: datetime) -> Page:
    """Read the holds of a dossier's exemplar with their reasons; for whoever may put one on or lift it."""
    row = _row(by, registration_id)
    loaded = row.exemplar.holds.select_related("by__person").prefetch_related("steps__by__person").order_by("-pk")
    now_on = _running(row, days.day(now)).first()
    return Page(
        running=next((one for one in loaded if now_on is not None and one.pk == now_on.pk), None),
        before=tuple(one for one in loaded if now_on is None or one.pk != now_on.pk),
    )


def may(*, by: Actor, registration_id: int) -> bool:
    """Tell whether somebody may put a hold on, and so read about one."""
    row = acts.seen(by).filter(pk=registration_id).first()
    return row is not None and permits.answer(by, "hold", acts.thing(row)).ok


def _checked(given: Because, on: date) -> Because:
    why = content.needed("reason", given.reason, "Chưa ghi lý do tạm dừng xét. Hãy nêu việc đang xác minh.")
    paper = content.needed("document", given.document, "Chưa ghi văn bản làm căn cứ. Hãy ghi số, ngày văn bản.")
    if given.until_on is not None and given.until_on <= on:
        sentence = "Ngày cuối tạm dừng đã qua. Hãy ghi hôm nay hoặc một ngày sau, hoặc để trống."
        raise BadInput(sentence, fields={"last_on": sentence})
    return Because(why, paper, given.until_on)


def _running(row: Registration, on: date) -> QuerySet[Hold]:
    open_ = Q(until_on__isnull=True) | Q(until_on__gt=on)
    return Hold.objects.filter(open_, exemplar_id=row.exemplar_id).order_by("pk")


def _row(by: Actor, registration_id: int) -> Registration:
    row = acts.seen(by).filter(pk=registration_id).first()
    if row is None:
        raise NotFound("Không tìm thấy hồ sơ này, hoặc đồng chí không có quyền xem.")
    permits.require(by, "hold", acts.thing(row))
    return row


def _step(by: Actor, one: Hold, kind: str, given: Because, now: datetime) -> None:
    HoldStep.objects.create(
        hold=one,
        kind=kind,
        reason=given.reason,
        document=given.document,
        until_on=given.until_on,
        at=now,
        by_id=by.account,
    )


def _record(word: diary.Word, by: Actor, row: Registration, one: Hold, now: datetime) -> None:
    diary.record(
        word,
        account_id=by.account_id,
        subject="registration",
        subject_id=row.pk,
        unit_id=row.unit_id,
        now=now,
        note=diary.Note(after={"hold": one.pk}, cite=("III.2.a",)),
    )
