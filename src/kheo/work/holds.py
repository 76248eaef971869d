"""Hold: an award is barred while something about its subject is being verified (domain.md section 6)."""

from datetime import datetime

from django.db import transaction

from kheo.store.models import Exemplar, Hold, Registration
from kheo.work import acts, content, days, diary, permits
from kheo.work.actors import Actor
from kheo.work.refusals import NotFound


@transaction.atomic
def hold(*, by: Actor, registration_id: int, reason: str, document: str, now: datetime) -> Hold:
    """Bar an exemplar from being considered from today, naming the reason and the paper behind it."""
    row = _row(by, registration_id)
    why = content.needed("reason", reason, "Chưa ghi lý do tạm dừng xét. Hãy nêu việc đang xác minh.")
    paper = content.needed("document", document, "Chưa ghi văn bản làm căn cứ tạm dừng. Hãy ghi số, ngày văn bản.")
    Exemplar.objects.select_for_update().get(pk=row.exemplar_id)
    found = row.exemplar.holds.filter(until_on__isnull=True).first()
    if found is not None:
        return found
    made = Hold.objects.create(exemplar_id=row.exemplar_id, reason=why, document=paper, from_on=days.day(now))
    _record(diary.Word.HELD, by, row, now, remark=f"{paper}: {why}")
    return made


@transaction.atomic
def lift(*, by: Actor, registration_id: int, document: str, now: datetime) -> None:
    """End a hold today; one that began today is taken back."""
    row = _row(by, registration_id)
    paper = content.needed("document", document, "Chưa ghi văn bản kết luận. Hãy ghi số, ngày văn bản.")
    on = days.day(now)
    for found in Hold.objects.select_for_update().filter(exemplar_id=row.exemplar_id, until_on__isnull=True):
        if found.from_on >= on:
            found.delete()
        else:
            found.until_on = on
            found.save(update_fields=("until_on",))
    _record(diary.Word.HOLD_LIFTED, by, row, now, remark=paper)


def running(*, by: Actor, registration_id: int) -> Hold | None:
    """Find the hold that bars a dossier's exemplar, for whoever may put one on or lift it."""
    return _row(by, registration_id).exemplar.holds.filter(until_on__isnull=True).first()


def _row(by: Actor, registration_id: int) -> Registration:
    row = acts.seen(by).filter(pk=registration_id).first()
    if row is None:
        raise NotFound("Không tìm thấy hồ sơ này, hoặc đồng chí không có quyền xem.")
    permits.require(by, "hold", acts.thing(row))
    return row


def _record(word: diary.Word, by: Actor, row: Registration, now: datetime, *, remark: str) -> None:
    diary.record(
        word,
        account_id=by.account_id,
        subject="registration",
        subject_id=row.pk,
        unit_id=row.unit_id,
        now=now,
        note=diary.Note(remark=remark, cite=("III.2.a",)),
    )
