"""Appraise and select: assign appraisers, keep and hand in an appraisal, select or pass over (R11, R20, A24, A29)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from kheo import vietnamese
from kheo.store.models import (
    Appraisal,
    Assignment,
    CriterionVerdict,
    Registration,
    Selection,
    StandardVerdict,
)
from kheo.work import acts, conflicts, content, diary, outbox, people, programmes, standing, units
from kheo.work.actors import Actor, Role
from kheo.work.refusals import BadInput, NotFound, NotPermitted

MAY_APPRAISE = (Role.APPRAISER, Role.STEERING_MEMBER, Role.STEERING_HEAD, Role.BASE_SECRETARY)


@dataclass(frozen=True, slots=True)
class Mark:
    """One verdict with its ground: met, exceeded or not_met for a criterion; yes or no for a standard."""

    value: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Assessment:
    """What an appraiser found: criteria by key, standards by key, whether on the spot, and the grade proposed."""

    criteria: Mapping[str, Mark]
    standards: Mapping[str, Mark]
    on_the_spot: bool = False
    visited_on: date | None = None
    remark: str = ""
    grade: str = ""


@transaction.atomic
def assign(
    *, by: Actor, registration_id: int, person_id: int, now: datetime, revision: int | None = None
) -> Assignment:
    """Give one registration to one appraiser; a former one is released. Nobody gets their own unit's.

    Raises `NotPermitted` for a conflict of interest, `NotFound` when the person is no appraiser, `Changed` where
    somebody else shared it out meanwhile.
    """
    act = acts.take(by=by, verb="assign_appraiser", registration_id=registration_id, now=now, revision=revision)
    tree = units.tree(act.on)
    chosen = [member for member in appraisers(act.row.unit_id, tree, act.on) if member.person_id == person_id]
    if not chosen:
        raise NotFound("Người này không có vai trò thẩm định. Hãy chọn trong danh sách người thẩm định.")
    why_not = conflicts.why_not(person_id, chosen[0].home_ids, act.row.exemplar, tree)
    if why_not:
        raise NotPermitted(f"{chosen[0].name}: {why_not}", cite=("II.2.a", "III.2.a"))
    current = act.row.assignments.filter(ended_on__isnull=True).first()
    if current is not None and current.person_id == person_id:
        return current
    if current is not None:
        current.ended_on = act.on
        current.save(update_fields=("ended_on",))
    assignment = Assignment.objects.create(registration=act.row, person_id=person_id, assigned_on=act.on)
    row = act.finish(
        diary.Note(
            before={"person": current.person_id if current else None}, after={"person": person_id}, cite=("II.2.a",)
        )
    )
    outbox.tell(
        [person_id],
        key=f"assign/{assignment.pk}",
        subject=f"Phân công thẩm định: {row.exemplar.title}",
        body=f"Đồng chí được phân công thẩm định hồ sơ này.{_by_when(row, act.on)}",
        now=now,
        registration=row,
    )
    return assignment


def _by_when(row: Registration, on: date) -> str:
    window = programmes.judging(row).on(on).rounds[row.round].windows.get("appraise")
    return f" Hạn thẩm định: hết ngày {vietnamese.show_day(window.last_on)}." if window is not None else ""


def appraisers(unit_id: int, tree: units.Tree, on: date) -> list[people.Member]:
    """List who may be asked to appraise for a unit: its own group or board first, then those of the base units."""
    everybody = people.members({unit_id, *(unit.id for unit in tree.bases())}, MAY_APPRAISE, on)
    best: dict[int, people.Member] = {}
    for member in everybody:
        if member.person_id not in best or member.unit_id == unit_id:
            best[member.person_id] = member
    return sorted(best.values(), key=lambda member: member.unit_id != unit_id)


@transaction.atomic
def save(*, by: Actor, registration_id: int, assessment: Assessment, now: datetime) -> Appraisal:
    """Keep what has been judged so far; nothing is required yet."""
    act = acts.take(by=by, verb="appraise", registration_id=registration_id, now=now)
    return _write(act, assessment)


@transaction.atomic
def submit(*, by: Actor, registration_id: int, assessment: Assessment, now: datetime) -> Registration:
    """Hand in an appraisal: every criterion, every standard that is judged, a remark for each no.

    Raises `BadInput` naming what is lacking, and when somebody's verdict on a figure has no word to explain it.
    """
    act = acts.take(by=by, verb="appraise", registration_id=registration_id, now=now)
    appraisal = _write(act, assessment)
    lacking = _lacking(act.row, assessment)
    if lacking:
        raise BadInput("Phiếu thẩm định chưa đủ. " + " ".join(lacking.values()), fields=lacking)
    appraisal.submitted_at, appraisal.submitted_on = now, act.on
    appraisal.save(update_fields=("submitted_at", "submitted_on"))
    row = act.finish(diary.Note(cite=("II.2.a",), after={"grade": assessment.grade}))
    outbox.tell(
        outbox.holders([row.unit_id], (Role.STEERING_HEAD,), now),
        key=f"appraise/{row.pk}",
        subject=f"Đã thẩm định: {row.exemplar.title}",
        body="Phiếu thẩm định đã nộp. Mời đồng chí xem để xét chọn.",
        now=now,
        registration=row,
    )
    return row


@transaction.atomic
def select(*, by: Actor, registration_id: int, grade: str, now: datetime, reason: str = "") -> Selection:
    """Select a registration with a grade; refused with the clause when the rules do not allow it that day."""
    act = acts.take(by=by, verb="select", registration_id=registration_id, now=now)
    offered = programmes.grades_given(programmes.judging(act.row), act.row.round)
    if grade not in offered and (grade or offered):
        raise BadInput("Chưa chọn mức công nhận. Hãy chọn một mức trong danh sách.", fields={"grade": "Chưa chọn mức."})
    finding = standing.require_eligible(act.row, act.on)
    selection = _conclude(act, selected=True, grade=grade, reason=reason, finding=finding.to_json())
    act.finish(diary.Note(cite=finding.cite, after={"grade": grade}, remark=reason))
    return selection


@transaction.atomic
def pass_over(*, by: Actor, registration_id: int, now: datetime, reason: str = "") -> Selection:
    """Conclude that a registration is not selected this time; the reason comes from the rules or is given.

    Raises `BadInput` when the rules would allow it and no reason is given: nobody is left out without a word (III.2.a).
    """
    act = acts.take(by=by, verb="pass_over", registration_id=registration_id, now=now)
    finding = standing.judge_anew([act.row], act.on)[act.row.pk].eligible
    if finding.verdict.passes and not reason.strip():
        raise BadInput(
            "Hồ sơ đủ điều kiện theo quy định. Nếu không chọn, hãy ghi rõ lý do để chủ thể biết.",
            fields={"reason": "Chưa ghi lý do."},
        )
    why = vietnamese.nfc(reason).strip() or " ".join(dict.fromkeys(leaf.text.vi for leaf in finding.reasons()))
    selection = _conclude(act, selected=False, grade="", reason=why, finding=finding.to_json())
    row = act.finish(diary.Note(cite=finding.reasons()[0].cite, remark=why))
    outbox.tell(
        outbox.owners(row, now),
        key=f"pass-over/{row.pk}",
        subject=f"Kết quả xét chọn: {row.exemplar.title}",
        body=f"Cảm ơn đồng chí đã tham gia. Mô hình, điển hình chưa được chọn lần này. Lý do: {why}",
        now=now,
        registration=row,
    )
    return selection


def _conclude(act: acts.Act, *, selected: bool, grade: str, reason: str, finding: dict[str, object]) -> Selection:
    values = {"selected": selected, "grade": grade, "reason": vietnamese.nfc(reason), "on": act.on, "finding": finding}
    return Selection.objects.update_or_create(registration=act.row, defaults=values)[0]


def _write(act: acts.Act, assessment: Assessment) -> Appraisal:
    if not act.by.has(*MAY_APPRAISE):  # a role may have ended at midnight, before the clock took the dossier back
        raise NotPermitted("Đồng chí không còn vai trò thẩm định. Hồ sơ sẽ được phân công cho người khác.")
    tree = units.tree(act.on)
    homes = people.homes_of({act.by.person_id}, act.on)[act.by.person_id]
    why_not = conflicts.why_not(act.by.person_id, homes, act.row.exemplar, tree)
    if why_not:
        raise NotPermitted(why_not, cite=("II.2.a", "III.2.a"))
    assignment = act.row.assignments.get(person_id=act.by.person_id, ended_on__isnull=True)
    appraisal, _ = Appraisal.objects.update_or_create(
        assignment=assignment,
        defaults={
            "on_the_spot": assessment.on_the_spot,
            "visited_on": assessment.visited_on,
            "remark": vietnamese.nfc(assessment.remark),
            "grade": assessment.grade,
        },
    )
    if assessment.visited_on is not None and assessment.visited_on > act.on:
        raise BadInput(
            "Ngày đến cơ sở muộn hơn hôm nay. Hãy kiểm tra lại ngày.", fields={"visited_on": "Ngày chưa tới."}
        )
    _write_criteria(act.row, appraisal, assessment)
    _write_standards(act.row, appraisal, assessment)
    return appraisal


def _write_criteria(row: Registration, appraisal: Appraisal, assessment: Assessment) -> None:
    criteria = {criterion.key: criterion for criterion in content.accepted(row).criteria.all()}
    for key, mark in assessment.criteria.items():
        if key not in criteria or mark.value not in CriterionVerdict.Verdict.values:
            raise BadInput("Phiếu thẩm định có tiêu chí không thuộc bản đăng ký đã tiếp nhận. Hãy mở lại phiếu.")
    CriterionVerdict.objects.bulk_create(
        [
            CriterionVerdict(
                appraisal=appraisal, criterion=criteria[key], verdict=mark.value, remark=vietnamese.nfc(mark.remark)
            )
            for key, mark in assessment.criteria.items()
        ],
        update_conflicts=True,
        unique_fields=("appraisal", "criterion"),
        update_fields=("verdict", "remark"),
    )


def _write_standards(row: Registration, appraisal: Appraisal, assessment: Assessment) -> None:
    judged = _judged(row)
    for key, mark in assessment.standards.items():
        if key not in judged or mark.value not in {"yes", "no"}:
            raise BadInput("Phiếu thẩm định có tiêu chuẩn không thuộc chương trình. Hãy mở lại phiếu.")
    StandardVerdict.objects.bulk_create(
        [
            StandardVerdict(
                appraisal=appraisal, standard=key, holds=mark.value == "yes", remark=vietnamese.nfc(mark.remark)
            )
            for key, mark in assessment.standards.items()
        ],
        update_conflicts=True,
        unique_fields=("appraisal", "standard"),
        update_fields=("holds", "remark"),
    )


def _judged(row: Registration) -> dict[str, str]:
    programme = programmes.judging(row)
    return {
        standard.key: standard.label.vi
        for standard in programme.text_of(row.round).standards[row.tier]
        if standard.judged
    }


def _lacking(row: Registration, assessment: Assessment) -> dict[str, str]:
    found: dict[str, str] = {}
    for criterion in content.accepted(row).criteria.all():
        mark = assessment.criteria.get(criterion.key)
        if mark is None:
            found[f"criterion-{criterion.key}"] = (
                f"Chưa nhận định tiêu chí “{criterion.indicator}”. Hãy chọn đạt, vượt hoặc chưa đạt."
            )
        elif mark.value == "not_met" and not mark.remark.strip():
            found[f"criterion-{criterion.key}"] = f"Tiêu chí “{criterion.indicator}” chưa đạt. Hãy ghi rõ lý do."
    for key, label in _judged(row).items():
        mark = assessment.standards.get(key)
        if mark is None:
            found[f"standard-{key}"] = f"Chưa nhận định tiêu chuẩn “{label}”. Hãy chọn có hoặc không."
        elif mark.value == "no" and not mark.remark.strip():
            found[f"standard-{key}"] = f"Tiêu chuẩn “{label}” chưa đạt. Hãy ghi rõ lý do."
    if not assessment.remark.strip():
        found["remark"] = "Chưa ghi nhận xét chung. Hãy ghi vài câu nhận xét."
    return found
