"""Send the drafts that an import made: all that are complete, said beforehand with count and names."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from kheo.store.models import Import, Registration
from kheo.work import acts, content, lifecycle, permits, registrations
from kheo.work.actors import Actor
from kheo.work.bulk import MOST, Chosen, Line, Plan, Result, line_of
from kheo.work.importing import registering, running
from kheo.work.refusals import BadInput, NotFound, Refused

_LATER = f"Mỗi lần gửi nhiều nhất {MOST} hồ sơ; hồ sơ này gửi ở lần sau."
_NO_CONSENT = "Chưa ghi giấy đồng ý của chủ thể. Hãy mở hồ sơ, ghi số, ngày của giấy đồng ý khi gửi."


def plan(*, by: Actor, import_id: int, now: datetime) -> Plan:
    """Tell which drafts of one's own import would be sent, and what the others lack, in the order of the file.

    Raises `NotFound` for another's import, and for one that made no drafts.
    """
    row, consents = _applied(by, import_id, now), {}
    for one in row.rows.filter(subject="registration"):
        consents[one.subject_id] = one.note
    drafts = Registration.objects.filter(pk__in=consents, state=lifecycle.State.DRAFT).select_related(
        "exemplar", "lower__lower"
    )
    found = {one.pk: one for one in drafts.prefetch_related("exemplar__owners", "assignments", "versions__criteria")}
    lines = [_line(by, found[pk], consent) for pk, consent in consents.items() if pk in found]
    ready = [line for line in lines if not line.why_not]
    later = [replace(line, why_not=_LATER) for line in ready[MOST:]]
    return Plan(
        verb="submit",
        label="Gửi đăng ký",
        ready=tuple(ready[:MOST]),
        refused=(*(line for line in lines if line.why_not), *later),
    )


def send(*, by: Actor, import_id: int, chosen: Sequence[Chosen], now: datetime) -> list[Result]:
    """Send the drafts that were looked at, each in a transaction of its own; one refused does not stop the others.

    Raises `NotFound` as `plan` does, `BadInput` for more than `MOST`.
    """
    row = _applied(by, import_id, now)
    if len(chosen) > MOST:
        raise BadInput(f"Đã chọn {len(chosen)} hồ sơ, quá {MOST}. Hãy gửi thành nhiều lần.")
    wanted = [one.id for one in chosen]
    consents = dict(row.rows.filter(subject="registration", subject_id__in=wanted).values_list("subject_id", "note"))
    titles = dict(Registration.objects.filter(pk__in=consents).values_list("pk", "exemplar__title"))
    return [_sent(by, one, titles[one.id], consents[one.id], now) for one in chosen if one.id in titles]


def _applied(by: Actor, import_id: int, now: datetime) -> Import:
    row = running.find(by=by, import_id=import_id, now=now)
    if row.kind != registering.KIND.key or row.state != Import.State.APPLIED:
        raise NotFound("Lần nhập này không có bản nháp nào để gửi.")
    return row


def _line(by: Actor, row: Registration, consent: str) -> Line:
    thing = acts.thing(row)
    lacking = content.lacking(content.of(max(row.versions.all(), key=lambda one: one.number)))
    given = permits.answer(by, "submit", thing)
    why_not = given.reason or " ".join(lacking.values())
    if not why_not and not consent.strip():
        why_not = _NO_CONSENT
    return line_of(row, why_not)


def _sent(by: Actor, one: Chosen, title: str, consent: str, now: datetime) -> Result:
    try:
        with transaction.atomic():
            registrations.submit(
                by=by, registration_id=one.id, own_word=False, consent_note=consent, revision=one.revision, now=now
            )
    except Refused as no:
        return Result(title, no.sentence)
    return Result(title)
