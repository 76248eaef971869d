"""Read dossiers as judged rows for screens, and who may appraise with their load."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from kheo import rulebook
from kheo.store.models import Assignment, Registration
from kheo.work import (
    acts,
    conflicts,
    days,
    judgements,
    judging,
    lifecycle,
    permits,
    programmes,
    standing,
    units,
)
from kheo.work.actors import Actor
from kheo.work.refusals import NotFound


@dataclass(frozen=True, slots=True)
class Row:
    """One dossier in a list; `eligible` says where it stands today, `reason` the first thing in its way."""

    id: int
    code: str
    title: str
    kind: str
    kind_label: str
    owner_name: str
    unit_id: int
    unit_name: str
    round: str
    round_label: str
    field_label: str
    state: str
    state_label: str
    tone: str
    is_ad_hoc: bool
    submitted_on: date | None
    appraiser: str
    appraiser_id: int | None
    grade: str
    grade_label: str
    attained: int
    criteria: int
    eligible: rulebook.Finding
    reason: str
    cite: tuple[str, ...]


def judged(rows: QuerySet[Registration], on: date) -> tuple[Row, ...]:
    """Read some dossiers and judge them on a day; a fixed number of queries at any length."""
    return tuple(judged_rows(list(standing.with_facts(rows).select_related("selection")), on))


def judged_rows(judged: list[Registration], on: date) -> list[Row]:
    """Turn registrations that come `with_facts` into rows, judged on a day."""
    standings = standing.judge_all(judged, on) if judged else {}
    books = programmes.for_registrations(judged)
    return [_row(row, books[row.edition_id], standings[row.pk].eligible) for row in judged]


def _row(row: Registration, programme: rulebook.Programme, eligible: rulebook.Finding) -> Row:
    full = standing.loaded(row)
    version = full.accepted_version
    report = getattr(full, "report", None)
    actuals = {one.criterion_id: one.value for one in report.actuals.all()} if report else {}
    criteria = list(version.criteria.all()) if version else []
    reached = [judgements.attained(one, actuals.get(one.pk)) for one in criteria]
    assignment = next((one for one in full.assignments.all() if one.ended_on is None), None)
    selection = getattr(row, "selection", None)
    reasons = eligible.reasons()
    appraisal = getattr(assignment, "appraisal", None) if assignment else None
    grade = selection.grade if selection else (appraisal.grade if appraisal else "")
    return Row(
        id=row.pk,
        code=row.exemplar.code,
        title=row.exemplar.title,
        kind=row.exemplar.kind,
        kind_label=row.exemplar.get_kind_display(),
        owner_name=row.owner_name,
        unit_id=row.unit_id,
        unit_name=row.unit_name,
        round=row.round,
        round_label=programmes.label(programme, row.round),
        field_label=programme.fields[version.field].label.vi if version and version.field in programme.fields else "",
        state=row.state,
        state_label=lifecycle.label(row.state, ad_hoc=row.is_ad_hoc),
        tone=lifecycle.TONES[lifecycle.State(row.state)],
        is_ad_hoc=row.is_ad_hoc,
        submitted_on=row.submitted_on,
        appraiser=assignment.person.full_name if assignment else "",
        appraiser_id=assignment.person_id if assignment else None,
        grade=grade,
        grade_label=programme.grades[grade].label.vi if grade in programme.grades else "",
        attained=sum(one in {"met", "exceeded"} for one in reached),
        criteria=len(criteria),
        eligible=eligible,
        reason="" if eligible.verdict.passes else reasons[0].text.vi,
        cite=() if eligible.verdict.passes else reasons[0].cite,
    )


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be asked to appraise: their load, and why not where there is a conflict of interest."""

    person_id: int
    name: str
    position: str
    unit_name: str
    load: int
    why_not: str
    is_here: bool = False


def candidates(*, by: Actor, registration_id: int, now: datetime) -> list[Candidate]:
    """List who may appraise one registration, own group first, least loaded first, conflicts marked."""
    rows = acts.seen(by).filter(pk=registration_id).select_related("exemplar", "lower")
    row = rows.prefetch_related("exemplar__owners", "assignments").first()
    if row is None:
        raise NotFound("Không tìm thấy hồ sơ này, hoặc đồng chí không có quyền xem.")
    permits.require(by, "assign_appraiser", acts.thing(row))
    on = days.day(now)
    tree = units.tree(on)
    load = loads(on)
    found = [
        Candidate(
            person_id=member.person_id,
            name=member.name,
            position=member.position,
            unit_name=tree[member.unit_id].short_name,
            load=load[member.person_id],
            why_not=conflicts.why_not(member.person_id, member.home_ids, row.exemplar, tree),
            is_here=member.unit_id == row.unit_id,
        )
        for member in judging.appraisers(row.unit_id, tree, on)
    ]
    return sorted(found, key=lambda one: (not one.is_here, bool(one.why_not), one.load))


def loads(on: date) -> Counter[int]:
    """Count the unfinished appraisals of each person."""
    open_ = Assignment.objects.filter(ended_on__isnull=True, assigned_on__lte=on, appraisal__submitted_on__isnull=True)
    return Counter(open_.values_list("person_id", flat=True))
