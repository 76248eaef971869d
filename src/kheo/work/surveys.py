"""Visits of the board above: what was seen, what was asked to be put right, what came of it (II.2.b.1, II.2.b.2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from kheo import vietnamese
from kheo.store.models import Survey
from kheo.work import acts, content, diary, escalating, outbox, visits
from kheo.work.actors import Actor
from kheo.work.refusals import BadInput, NotFound


@dataclass(frozen=True, slots=True)
class Visit:
    """What a visitor writes down; `asked` is what must be put right, until `asked_by_on`."""

    on: date
    findings: str
    asked: str = ""
    asked_by_on: date | None = None


@transaction.atomic
def record(*, by: Actor, registration_id: int, visit: Visit, now: datetime) -> Survey:
    """Write down a visit; what is asked to be put right reaches the owner and the base group at once.

    Raises `BadInput` for a day to come, an empty finding, or a day for putting right that lies before the visit.
    """
    act = acts.take(by=by, verb="survey", registration_id=registration_id, now=now)
    findings = content.needed(
        "findings", visit.findings, "Chưa ghi nhận xét khi khảo sát. Hãy ghi điều đã thấy tại chỗ."
    )
    _check_days(visit, act.on)
    survey = Survey.objects.create(
        registration=act.row,
        on=visit.on,
        by_id=by.person_id,
        findings=findings,
        asked=vietnamese.nfc(visit.asked).strip(),
        asked_by_on=visit.asked_by_on,
    )
    visits.fulfil(survey)
    row = act.finish(diary.Note(after={"on": visit.on.isoformat()}, remark=survey.asked))
    asked = f" Đề nghị uốn nắn: {survey.asked}" if survey.asked else ""
    outbox.tell(
        outbox.owners(row, now) | escalating.below(row, now),
        key=f"survey/{survey.pk}",
        subject=f"Đã khảo sát: {row.exemplar.title}",
        body=f"Ban Chỉ đạo cấp trên đã khảo sát. Nhận xét: {survey.findings}{asked}",
        now=now,
        registration=row,
    )
    return survey


@transaction.atomic
def follow(*, by: Actor, survey_id: int, on: date, text: str, now: datetime) -> Survey:
    """Write down what came of what was asked; raises `BadInput` where nothing was asked or the day is wrong."""
    survey = Survey.objects.filter(pk=survey_id, registration__in=acts.seen(by)).first()
    if survey is None:
        raise NotFound("Không tìm thấy lần khảo sát này, hoặc đồng chí không có quyền xem.")
    act = acts.take(by=by, verb="follow_survey", registration_id=survey.registration_id, now=now)
    if not survey.asked:
        raise BadInput("Lần khảo sát này không đề nghị uốn nắn điều gì nên không có kết quả khắc phục để ghi.")
    if not survey.on <= on <= act.on:
        sentence = "Ngày khắc phục phải từ ngày khảo sát đến hôm nay. Hãy kiểm tra lại."
        raise BadInput(sentence, fields={"on": sentence})
    survey.follow_up = content.needed("text", text, "Chưa ghi kết quả khắc phục. Hãy ghi điều đã làm được.")
    survey.followed_on = on
    survey.save(update_fields=("follow_up", "followed_on"))
    act.finish(diary.Note(after={"survey": survey.pk, "on": on.isoformat()}))
    return survey


def of(registration_id: int, *, by: Actor) -> Sequence[Survey]:
    """List the visits to a registration that somebody may see, oldest first."""
    seen = Survey.objects.filter(registration_id=registration_id, registration__in=acts.seen(by))
    return list(seen.select_related("by").prefetch_related("photos").order_by("on", "pk"))


def _check_days(visit: Visit, today: date) -> None:
    if visit.on > today:
        sentence = "Ngày khảo sát muộn hơn hôm nay. Hãy ghi ngày đã khảo sát."
        raise BadInput(sentence, fields={"on": sentence})
    if visit.asked_by_on is not None and visit.asked_by_on < visit.on:
        sentence = "Hạn khắc phục sớm hơn ngày khảo sát. Hãy kiểm tra lại."
        raise BadInput(sentence, fields={"asked_by_on": sentence})
    if visit.asked_by_on is not None and not visit.asked.strip():
        sentence = "Có hạn khắc phục nhưng chưa ghi điều cần uốn nắn. Hãy ghi rõ, hoặc bỏ hạn."
        raise BadInput(sentence, fields={"asked": sentence})
