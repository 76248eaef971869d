"""Report and confirm: actual figures with evidence, and the word of a committee, leader or direct head (R10, R25)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from kheo import vietnamese
from kheo.store.models import Actual, Confirmation, Criterion, Evidence, Registration, Report
from kheo.work import acts, content, diary, documents, files, outbox, standing
from kheo.work.actors import Actor, Role
from kheo.work.refusals import BadInput, NotFound, NotNow

MOST_FILES = 50
TEXTS = ("overview", "results", "effect", "spread")


@dataclass(frozen=True, slots=True)
class Figure:
    """The figure reached for one criterion, with a remark; `value` is None while it is not known."""

    value: Decimal | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Achievement:
    """What a report says; `figures` is keyed by the criterion's key."""

    overview: str = ""
    results: str = ""
    effect: str = ""
    spread: str = ""
    figures: Mapping[str, Figure] | None = None


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who confirms, in which capacity (A26): committee, leader or direct_head."""

    kind: str
    name: str
    position: str


_MISSING = {
    "overview": "Chưa có phần đặc điểm, tình hình. Hãy giới thiệu ngắn về tập thể hoặc cá nhân.",
    "results": "Chưa có phần biện pháp, cách làm. Hãy nêu các việc đã làm.",
    "effect": "Chưa có phần hiệu quả. Hãy nêu mô hình đã đem lại điều gì cho công việc và mọi người.",
    "spread": "Chưa có phần sức lan tỏa. Hãy nêu ai đã học và làm theo.",
}


@transaction.atomic
def save(
    *, by: Actor, registration_id: int, achievement: Achievement, now: datetime, revision: int | None = None
) -> Report:
    """Keep what has been written of a report; allowed from acceptance until it is sent."""
    act = acts.take(by=by, verb="report", registration_id=registration_id, now=now, revision=revision)
    report = _write(act.row, achievement)
    act.touch()
    return report


@transaction.atomic
def submit(
    *, by: Actor, registration_id: int, achievement: Achievement, now: datetime, revision: int | None = None
) -> Registration:
    """Send the report to whoever confirms it.

    Raises `BadInput` naming what is lacking, `AgainstTheRules` outside the report window (II.2.a), `NotNow` while a
    change of criteria is unanswered.
    """
    act = acts.take(by=by, verb="report", registration_id=registration_id, now=now, revision=revision)
    if act.row.versions.filter(status="asked", number__gt=content.accepted(act.row).number).exists():
        raise NotNow("Còn một đề nghị thay đổi tiêu chí chưa được trả lời. Hãy chờ trả lời rồi gửi báo cáo.")
    report = _write(act.row, achievement)
    lacking = _lacking(report)
    if lacking:
        raise BadInput("Chưa gửi được báo cáo vì còn thiếu nội dung. " + " ".join(lacking.values()), fields=lacking)
    sent_on = report.submitted_on or act.on
    finding = standing.require_window(act.row, "report", sent_on)
    report.submitted_on, report.submitted_at, report.return_reason = sent_on, now, ""
    report.save()
    row = act.finish(diary.Note(cite=finding.cite))
    homes = [owner.home_id for owner in row.exemplar.owners.all()]
    people = outbox.holders([*homes, row.unit_id], (Role.LEADER, Role.SIGNATORY), now)
    outbox.tell(
        people,
        key=f"report/{row.pk}/{row.revision}",
        subject=f"Chờ xác nhận báo cáo: {row.exemplar.title}",
        body=f"{row.owner_name} đã gửi báo cáo thành tích. Mời đồng chí xem và xác nhận.",
        now=now,
        registration=row,
    )
    return row


@transaction.atomic
def send_back(*, by: Actor, registration_id: int, reason: str, now: datetime) -> Registration:
    """Return a report for completion; the reason is required and reaches the owner at once."""
    why = content.needed("reason", reason, "Chưa ghi lý do trả lại báo cáo. Hãy ghi rõ cần bổ sung gì.")
    act = acts.take(by=by, verb="return_report", registration_id=registration_id, now=now)
    Report.objects.filter(registration=act.row).update(return_reason=why)
    row = act.finish(diary.Note(remark=why))
    outbox.tell(
        outbox.owners(row, now),
        key=f"report-return/{row.pk}/{row.revision}",
        subject=f"Báo cáo cần bổ sung: {row.exemplar.title}",
        body=f"Báo cáo được trả lại để bổ sung. Lý do: {why}",
        now=now,
        registration=row,
    )
    return row


@transaction.atomic
def confirm(
    *,
    by: Actor,
    registration_id: int,
    signatory: Signatory,
    now: datetime,
    remark: str = "",
    revision: int | None = None,
) -> Registration:
    """Confirm a report; the achievement report is frozen with the confirmation in it (III.3.b)."""
    act = acts.take(by=by, verb="confirm", registration_id=registration_id, now=now, revision=revision)
    check_signatory(signatory)
    Confirmation.objects.create(
        report=act.row.report,
        kind=signatory.kind,
        name=vietnamese.nfc(signatory.name).strip(),
        position=vietnamese.nfc(signatory.position).strip(),
        on=act.on,
        remark=vietnamese.nfc(remark),
    )
    row = act.finish(diary.Note(cite=("III.3.b",), after={"kind": signatory.kind}, remark=remark))
    documents.freeze_achievement_report(row, on=act.on, now=now)
    assigned = {assignment.person_id for assignment in row.assignments.all() if assignment.ended_on is None}
    outbox.tell(
        assigned or outbox.group(row, now),
        key=f"confirm/{row.pk}",
        subject=f"Hồ sơ chờ thẩm định: {row.exemplar.title}",
        body="Báo cáo thành tích đã được xác nhận. Mời đồng chí thẩm định hoặc phân công thẩm định.",
        now=now,
        registration=row,
    )
    return row


def add_evidence(
    *, by: Actor, registration_id: int, upload: files.Upload, now: datetime, criterion_key: str = ""
) -> Evidence:
    """Attach a file to a criterion or to the whole report; raises `BadInput` for a file that may not come in.

    The file is looked through before anything stays locked: that may take a while.
    """
    with transaction.atomic():
        acts.take(by=by, verb="add_evidence", registration_id=registration_id, now=now)
    admitted = files.admit(upload)
    with transaction.atomic():
        return _attach(
            acts.take(by=by, verb="add_evidence", registration_id=registration_id, now=now), admitted, criterion_key
        )


def _attach(act: acts.Act, admitted: tuple[str, str, bytes], criterion_key: str) -> Evidence:
    if act.row.evidence.filter(removed_at__isnull=True).count() >= MOST_FILES:
        raise BadInput(f"Hồ sơ đã có {MOST_FILES} tệp. Hãy bỏ bớt tệp không cần thiết.", fields={"file": "Quá số tệp."})
    name, content_type, data = admitted
    criterion = _criteria(act.row).get(criterion_key) if criterion_key else None
    if criterion_key and criterion is None:
        raise NotFound("Không có tiêu chí này trong bản đăng ký đã tiếp nhận.")
    evidence = Evidence.objects.create(
        registration=act.row, criterion=criterion, blob=files.keep(data, content_type), name=name, added_at=act.now
    )
    act.finish(diary.Note(after={"file": name, "sha256": evidence.blob.sha256}))
    return evidence


@transaction.atomic
def remove_evidence(*, by: Actor, registration_id: int, evidence_id: int, now: datetime) -> None:
    """Take a file off a report; the bytes and the trace stay."""
    act = acts.take(by=by, verb="remove_evidence", registration_id=registration_id, now=now)
    row = act.row.evidence.filter(pk=evidence_id, removed_at__isnull=True).first()
    if row is None:
        raise NotFound("Không có tệp này trong hồ sơ.")
    row.removed_at = now
    row.save(update_fields=("removed_at",))
    act.finish(diary.Note(before={"file": row.name}))


def _write(row: Registration, achievement: Achievement) -> Report:
    report = Report.objects.get_or_create(registration=row)[0]
    for name in TEXTS:
        setattr(report, name, vietnamese.nfc(getattr(achievement, name)).strip())
    report.save()
    criteria = _criteria(row)
    for key, figure in (achievement.figures or {}).items():
        if key not in criteria:
            raise NotFound("Không có tiêu chí này trong bản đăng ký đã tiếp nhận.")
        if figure.value is not None and abs(figure.value) >= Decimal(10) ** 14:
            raise BadInput("Số liệu quá lớn. Hãy kiểm tra lại con số.", fields={f"actual-{key}": "Số quá lớn."})
    Actual.objects.bulk_create(
        [
            Actual(report=report, criterion=criteria[key], value=figure.value, note=vietnamese.nfc(figure.note)[:500])
            for key, figure in (achievement.figures or {}).items()
        ],
        update_conflicts=True,
        unique_fields=("report", "criterion"),
        update_fields=("value", "note"),
    )
    return report


def _criteria(row: Registration) -> dict[str, Criterion]:
    if row.accepted_version is None:
        return {}
    return {criterion.key: criterion for criterion in row.accepted_version.criteria.all()}


def _lacking(report: Report) -> dict[str, str]:
    found = {name: sentence for name, sentence in _MISSING.items() if not getattr(report, name)}
    known = {actual.criterion_id for actual in report.actuals.all() if actual.value is not None}
    for criterion in _criteria(report.registration).values():
        if criterion.pk not in known:
            found[f"actual-{criterion.key}"] = (
                f"Chưa ghi kết quả của tiêu chí “{criterion.indicator}”. Hãy ghi con số đã đạt; bằng 0 thì ghi 0."
            )
    return found


def check_signatory(signatory: Signatory) -> None:
    """Refuse a confirmation without capacity, name or position."""
    bad = {}
    if signatory.kind not in Confirmation.Kind.values:
        bad["kind"] = "Chưa chọn tư cách xác nhận. Hãy chọn cấp ủy, lãnh đạo hoặc người quản lý trực tiếp."
    if not signatory.name.strip():
        bad["name"] = "Chưa ghi họ tên người xác nhận. Hãy ghi đầy đủ họ và tên."
    if not signatory.position.strip():
        bad["position"] = "Chưa ghi chức vụ người xác nhận. Hãy ghi chức vụ."
    if bad:
        raise BadInput(" ".join(bad.values()), fields=bad)
