"""Register: draft, save, submit, recall, withdraw, accept, return."""

from datetime import date, datetime, timedelta

from django.db import transaction

from kheo import vietnamese
from kheo.store.models import Registration, Version
from kheo.work import (
    acts,
    content,
    diary,
    documents,
    drafting,
    exemplars,
    indexing,
    lifecycle,
    outbox,
    permits,
    programmes,
    standing,
)
from kheo.work.actors import Actor
from kheo.work.content import Content
from kheo.work.refusals import BadInput, NotFound, NotNow, Refused

RECALL_WITHIN = timedelta(minutes=10)


Entry = drafting.Entry


@transaction.atomic
def draft(*, by: Actor, entry: Entry, now: datetime, on_behalf: bool = False) -> Registration:
    """Begin a registration of one's own, or for another with their written consent.

    A continued exemplar keeps its identity and last year's content is copied. Raises `NotPermitted`, `NotFound`,
    `BadInput` and `AgainstTheRules` (no such round).
    """
    [made] = drafting.begin(by=by, wanted=[drafting.Wanted(entry)], now=now, on_behalf=on_behalf)
    if isinstance(made, Refused):
        raise made
    return made


@transaction.atomic
def save(
    *, by: Actor, registration_id: int, content_: Content, now: datetime, revision: int | None = None
) -> Registration:
    """Keep what has been written so far; allowed while it is a draft or was returned.

    Raises `BadInput` naming each field that cannot be kept, `NotNow` once it has been sent.
    """
    act = acts.take(by=by, verb="submit", registration_id=registration_id, now=now, revision=revision)
    clean = content.check(content_)
    if not clean.title:
        raise BadInput("Chưa có tên mô hình, điển hình. Hãy ghi tên rồi lưu.", fields={"title": "Chưa ghi tên."})
    content.write(open_version(act.row), clean)
    if clean.title != act.row.exemplar.title:
        exemplars.entitle(act.row.exemplar, clean.title)
    return act.touch()


@transaction.atomic
def submit(
    *,
    by: Actor,
    registration_id: int,
    own_word: bool,
    now: datetime,
    consent_note: str = "",
    revision: int | None = None,
) -> Registration:
    """Send a registration to the steering group; form 1 is frozen.

    Raises `BadInput` for what is lacking or when nobody gave their own word (III.1), `AgainstTheRules` outside the
    window unless a named decision allows it (II.2.a, III.2.e).
    """
    act = acts.take(by=by, verb="submit", registration_id=registration_id, now=now, revision=revision)
    version = open_version(act.row)
    lacking = content.lacking(content.of(version))
    if lacking:
        raise BadInput("Chưa gửi được vì còn thiếu nội dung. " + " ".join(lacking.values()), fields=lacking)
    _require_word(by, act.row, own_word=own_word, consent_note=consent_note)
    # a returned registration keeps the day it was first sent: the return must not make it late
    sent_on = act.row.submitted_on or act.on
    finding = standing.require_window(act.row, "register", sent_on)
    act.row.own_word, act.row.consent_note = True, vietnamese.nfc(consent_note)
    act.row.submitted_on = sent_on
    act.row.submitted_at, act.row.opened_at, act.row.return_reason = now, None, ""
    version.status = Version.Status.ASKED
    version.save(update_fields=("status",))
    row = act.finish(
        diary.Note(cite=finding.cite, after={"version": version.number}),
        fields=("own_word", "consent_note", "submitted_on", "submitted_at", "opened_at", "return_reason"),
    )
    documents.freeze_registration_form(row, on=act.on, now=now)
    outbox.tell(
        outbox.group(row, now),
        key=f"submit/{row.pk}/{row.revision}",
        subject=f"Đăng ký mới: {row.exemplar.title}",
        body=f"{row.owner_name} đã gửi đăng ký “{row.exemplar.title}”. Mời đồng chí xem và tiếp nhận.",
        now=now,
        registration=row,
    )
    return row


@transaction.atomic
def recall(*, by: Actor, registration_id: int, now: datetime) -> Registration:
    """Take back what was sent within ten minutes, while the steering group has not opened it."""
    act = acts.take(by=by, verb="recall", registration_id=registration_id, now=now)
    if act.row.opened_at is not None:
        raise NotNow("Tổ chỉ đạo đã mở đăng ký này nên không rút lại để sửa được nữa. Hãy đề nghị Tổ chỉ đạo trả lại.")
    if act.row.submitted_at is None or now - act.row.submitted_at > RECALL_WITHIN:
        raise NotNow("Đã quá 10 phút từ lúc gửi nên không rút lại để sửa được nữa. Hãy đề nghị Tổ chỉ đạo trả lại.")
    open_version(act.row, status=Version.Status.DRAFT)
    act.row.submitted_at = None
    act.row.submitted_on = None
    return act.finish(diary.Note(), fields=("submitted_at", "submitted_on"))


@transaction.atomic
def withdraw(*, by: Actor, registration_id: int, reason: str, now: datetime) -> Registration:
    """Leave the movement for this round; nobody is kept in against their word (III.1)."""
    act = acts.take(by=by, verb="withdraw", registration_id=registration_id, now=now)
    act.row.withdrawn_on = act.on
    act.row.return_reason = vietnamese.nfc(reason)
    row = act.finish(diary.Note(cite=("III.1",), remark=reason), fields=("withdrawn_on", "return_reason"))
    outbox.tell(
        outbox.group(row, now),
        key=f"withdraw/{row.pk}",
        subject=f"Đã rút: {row.exemplar.title}",
        body=f"{row.owner_name} rút khỏi phong trào. Lý do: {reason or 'không nêu'}.",
        now=now,
        registration=row,
    )
    return row


@transaction.atomic
def accept(*, by: Actor, registration_id: int, now: datetime, revision: int | None = None) -> Registration:
    """Receive a registration; its version becomes the one that is appraised (A22, A23)."""
    act = acts.take(by=by, verb="accept", registration_id=registration_id, now=now, revision=revision)
    version = open_version(act.row, status=Version.Status.ACCEPTED)
    version.answered_on = act.on
    version.save(update_fields=("answered_on",))
    act.row.accepted_version, act.row.accepted_on = version, act.on
    row = act.finish(diary.Note(after={"version": version.number}), fields=("accepted_version", "accepted_on"))
    indexing.contents([row.exemplar_id])
    outbox.tell(
        outbox.owners(row, now),
        key=f"accept/{row.pk}/{row.revision}",
        subject=f"Đã tiếp nhận: {row.exemplar.title}",
        body=f"Đăng ký đã được tiếp nhận.{_when_to_report(row, act.on)}",
        now=now,
        registration=row,
    )
    return row


def _when_to_report(row: Registration, on: date) -> str:
    window = programmes.judging(row).on(on).rounds[row.round].windows.get("report")
    if window is None:
        return ""
    first, last = vietnamese.show_day(window.from_on), vietnamese.show_day(window.last_on)
    return f" Mời đồng chí gửi báo cáo thành tích từ ngày {first} đến hết ngày {last}."


@transaction.atomic
def send_back(
    *, by: Actor, registration_id: int, reason: str, now: datetime, revision: int | None = None
) -> Registration:
    """Return a registration for completion; the reason is required and reaches the owner at once."""
    reason = content.needed(
        "reason", reason, "Chưa ghi lý do trả lại. Hãy ghi rõ cần bổ sung nội dung gì để người đăng ký sửa được."
    )
    act = acts.take(by=by, verb="return_registration", registration_id=registration_id, now=now, revision=revision)
    open_version(act.row, status=Version.Status.DRAFT)
    act.row.return_reason = reason
    row = act.finish(diary.Note(remark=reason), fields=("return_reason",))
    outbox.tell(
        outbox.owners(row, now),
        key=f"return/{row.pk}/{row.revision}",
        subject=f"Cần bổ sung: {row.exemplar.title}",
        body=f"Tổ chỉ đạo trả lại đăng ký để bổ sung. Lý do: {reason}",
        now=now,
        registration=row,
    )
    return row


@transaction.atomic
def opened(*, by: Actor, registration_id: int, now: datetime) -> None:
    """Note that the steering group has looked at what was sent; from then on it cannot be taken back."""
    row = Registration.objects.select_for_update().filter(pk__in=acts.seen(by).values("pk"), pk=registration_id).first()
    if row is None:
        raise NotFound("Không tìm thấy hồ sơ này, hoặc đồng chí không có quyền xem.")
    is_group = permits.answer(by, "accept", thing := acts.thing(row)).ok and not permits.owns(by, thing)
    if is_group and row.state == lifecycle.State.SUBMITTED and row.opened_at is None:
        row.opened_at = now
        row.save(update_fields=("opened_at",))


def open_version(row: Registration, *, status: str | None = None) -> Version:
    """Take the newest version; set its status when one is given."""
    version = row.versions.order_by("-number")[0]
    if status is not None:
        version.status = status
        version.save(update_fields=("status",))
    return version


def _require_word(by: Actor, row: Registration, *, own_word: bool, consent_note: str) -> None:
    speaks = permits.owns(by, acts.thing(row))
    if speaks and not own_word:
        raise BadInput(
            "Tham gia là tự nguyện. Hãy đánh dấu vào ô xác nhận tự nguyện đăng ký rồi gửi.",
            fields={"own_word": "Chưa xác nhận tự nguyện."},
        )
    if not speaks and not consent_note.strip():
        raise BadInput(
            "Nhập thay phải có sự đồng ý của chủ thể. Hãy ghi số, ngày của giấy đồng ý.",
            fields={"consent_note": "Chưa ghi giấy đồng ý."},
        )
