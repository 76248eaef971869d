"""What changes after the start: criteria with consent, and the named decision that lets a late one in (A5, A22)."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kheo import rulebook, vietnamese
from kheo.store.models import Registration, Version, Waiver
from kheo.work import acts, content, days, diary, documents, exemplars, indexing, outbox, permits, programmes
from kheo.work.actors import Actor
from kheo.work.content import Content
from kheo.work.lifecycle import State
from kheo.work.refusals import BadInput, NotFound, NotNow


@transaction.atomic
def ask(*, by: Actor, registration_id: int, content_: Content, reason: str, now: datetime) -> Version:
    """Ask to change what was accepted; the accepted version stays in force until the group agrees.

    Raises `BadInput` for lacking content or reason, `NotNow` while an earlier request is unanswered.
    """
    why = content.needed("reason", reason, "Chưa ghi lý do thay đổi. Hãy nêu vì sao cần thay đổi tiêu chí.")
    act = acts.take(by=by, verb="ask_change", registration_id=registration_id, now=now)
    if waiting(act.row) is not None:
        raise NotNow("Đã có một đề nghị thay đổi đang chờ trả lời. Hãy chờ Tổ chỉ đạo trả lời đề nghị đó.")
    clean = content.check(content_)
    lacking = content.lacking(clean)
    if lacking:
        raise BadInput("Đề nghị thay đổi còn thiếu nội dung. " + " ".join(lacking.values()), fields=lacking)
    last = act.row.versions.order_by("-number")[0]
    version = Version(
        registration=act.row,
        number=last.number + 1,
        status=Version.Status.ASKED,
        asked_on=act.on,
        asked_reason=why,
    )
    content.write(version, clean)
    row = act.finish(diary.Note(remark=why, after={"version": version.number}))
    outbox.tell(
        outbox.group(row, now),
        key=f"change/{row.pk}/{version.number}",
        subject=f"Đề nghị thay đổi tiêu chí: {row.exemplar.title}",
        body=f"{row.owner_name} đề nghị thay đổi. Lý do: {why}",
        now=now,
        registration=row,
    )
    return version


@transaction.atomic
def answer(*, by: Actor, registration_id: int, agree: bool, remark: str, now: datetime) -> Version:
    """Agree to a change, which then is what is appraised, or decline it with the reason."""
    act = acts.take(
        by=by, verb="accept_change" if agree else "decline_change", registration_id=registration_id, now=now
    )
    version = waiting(act.row)
    if version is None:
        raise NotNow("Không có đề nghị thay đổi nào đang chờ trả lời.")
    if not agree:
        remark = content.needed("reason", remark, "Chưa ghi lý do không đồng ý. Hãy nêu rõ để chủ thể biết.")
    version.status = Version.Status.ACCEPTED if agree else Version.Status.DECLINED
    version.answered_on, version.answer = act.on, vietnamese.nfc(remark)
    version.save(update_fields=("status", "answered_on", "answer"))
    if agree:
        act.row.accepted_version = version
    row = act.finish(diary.Note(remark=remark, after={"version": version.number}), fields=("accepted_version",))
    if agree:
        exemplars.entitle(row.exemplar, version.title)
        indexing.contents([row.exemplar_id])
        documents.freeze_registration_form(row, on=act.on, now=now)
    outbox.tell(
        outbox.owners(row, now),
        key=f"change-answer/{row.pk}/{version.number}",
        subject=f"Trả lời đề nghị thay đổi: {row.exemplar.title}",
        body="Tổ chỉ đạo đồng ý thay đổi." if agree else f"Tổ chỉ đạo không đồng ý thay đổi. Lý do: {remark}",
        now=now,
        registration=row,
    )
    return version


def waiting(row: Registration) -> Version | None:
    """Find the request for a change that nobody has answered."""
    if row.accepted_version_id is None:
        return None
    return row.versions.filter(status=Version.Status.ASKED).order_by("-number").first()


@dataclass(frozen=True, slots=True)
class LateDraft:
    """A draft that missed its window: title and owner only, for it has not been sent."""

    id: int
    title: str
    owner_name: str
    round_label: str
    window: rulebook.Window
    allowed_by: str


def late_drafts(*, by: Actor, unit_id: int, now: datetime) -> list[LateDraft]:
    """List a unit's drafts whose window has closed and which may be let in by a named decision (A5).

    Raises `NotPermitted` for whoever is not of the unit's steering group; only its head may let one in.
    """
    thing = permits.Thing(unit_id=unit_id)
    if not permits.answer(by, "see_unit", thing).ok:
        raise NotFound("Không tìm thấy trang này, hoặc đồng chí không có quyền xem.")
    permits.require(by, "assign_duty", thing)
    on = days.day(now)
    rows = (
        Registration.objects.filter(unit_id=unit_id, state=State.DRAFT)
        .select_related("exemplar")
        .prefetch_related("exemplar__waivers")
        .order_by("pk")
    )
    books = programmes.for_registrations(rows)
    found = []
    for row in rows:
        one = books[row.edition_id].on(on).rounds[row.round]
        window = one.windows.get("register")
        if window is None or window.until_on > on:
            continue
        waiver = next((given for given in row.exemplar.waivers.all() if given.round == row.round), None)
        number = waiver.decision if waiver is not None else ""
        found.append(LateDraft(row.pk, row.exemplar.title, row.owner_name, one.label.vi, window, number))
    return found


@transaction.atomic
def allow_late(*, by: Actor, registration_id: int, reason: str, decision: str, now: datetime) -> Waiver:
    """Let one registration in after the window, by a named decision with its reason (A5)."""
    row = Registration.objects.select_for_update().filter(pk=registration_id).first()
    if row is None or not acts.seen_by_group(by, row):
        raise NotFound("Không tìm thấy đăng ký này.")
    permits.require(by, "allow_late", acts.thing(row))
    reason = content.needed("reason", reason, "Chưa ghi lý do cho phép đăng ký muộn. Hãy nêu lý do cụ thể.")
    number = content.needed(
        "decision", decision, "Chưa ghi số văn bản cho phép đăng ký muộn. Hãy ghi số, ký hiệu của văn bản."
    )
    waiver, _ = Waiver.objects.get_or_create(
        exemplar=row.exemplar,
        round=row.round,
        of="late_registration",
        defaults={
            "edition": row.edition,
            "unit_id": row.unit_id,
            "by": "base_group",
            "reason": reason,
            "decision": number,
            "on": days.day(now),
        },
    )
    diary.record(
        diary.Word.LATE_ALLOWED,
        account_id=by.account_id,
        subject="registration",
        subject_id=row.pk,
        unit_id=row.unit_id,
        now=now,
        note=diary.Note(remark=f"{number}: {reason}"),
    )
    outbox.tell(
        outbox.owners(row, now),
        key=f"late/{row.pk}",
        subject=f"Được đăng ký muộn: {row.exemplar.title}",
        body=f"Tổ chỉ đạo cho phép đăng ký muộn theo văn bản {number}. Mời đồng chí gửi đăng ký.",
        now=now,
        registration=row,
    )
    return waiver
