"""Read what was measured and judged on a dossier: criteria with actuals and verdicts, appraisal, selection, awards."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import cast

from kheo import rulebook
from kheo.rulebook.attainment import attainment
from kheo.rulebook.facts import Better, Target
from kheo.store.models import Actual, Appraisal, Award, Criterion, CriterionVerdict, Registration, Version
from kheo.work.lifecycle import State

# From here on the owner reads what was judged, too (III.2.a).
CONCLUDED = (State.SELECTED, State.PASSED_OVER, State.PROPOSED, State.DECIDED, State.COMMENDED, State.REVOKED)
SIGNS = {"higher": "≥", "lower": "≤", "exact": "="}
VERDICTS = dict(CriterionVerdict.Verdict.choices)


@dataclass(frozen=True, slots=True)
class FileLine:
    """An evidence file."""

    id: int
    name: str
    size: int
    added_at: datetime


@dataclass(frozen=True, slots=True)
class CriterionLine:
    """One criterion: promised, reached, what the figures say, what the appraiser says."""

    key: str
    indicator: str
    unit_of_measure: str
    baseline: Decimal | None
    target: Decimal
    sign: str
    direction: str
    due: str
    evidence_source: str
    actual: Decimal | None
    note: str
    attained: str
    attained_label: str
    verdict: str
    verdict_label: str
    verdict_remark: str
    files: tuple[FileLine, ...]


@dataclass(frozen=True, slots=True)
class StandardLine:
    """One standard with the appraiser's yes or no."""

    key: str
    label: str
    holds: bool
    remark: str


@dataclass(frozen=True, slots=True)
class AppraisalLine:
    """An appraisal as handed in, or as far as its appraiser has come."""

    by: str
    on_the_spot: bool
    visited_on: date | None
    remark: str
    grade: str
    grade_label: str
    submitted_on: date | None
    standards: tuple[StandardLine, ...]


@dataclass(frozen=True, slots=True)
class SelectionLine:
    """How the selection ended, with the findings of that day."""

    selected: bool
    grade_label: str
    reason: str
    on: date
    finding: rulebook.Finding


@dataclass(frozen=True, slots=True)
class AwardLine:
    """What a decision gave, and whether it has been carried out."""

    what: str
    what_label: str
    form_label: str
    grade_label: str
    decision_id: int
    number: str
    on: date
    done_on: date | None
    is_revoked: bool


def criteria(
    row: Registration, version: Version, kept: Mapping[str, tuple[FileLine, ...]], *, full: bool
) -> tuple[CriterionLine, ...]:
    """Set promised against reached, criterion by criterion, with files; the appraiser's verdicts only when `full`."""
    report = getattr(row, "report", None)
    actuals = {actual.criterion_id: actual for actual in report.actuals.all()} if report is not None else {}
    given = _latest(row)
    verdicts = {one.criterion_id: one for one in given.criterion_verdicts.all()} if full and given is not None else {}
    return tuple(
        _criterion(one, actuals.get(one.pk), verdicts.get(one.pk), kept.get(one.key, ()))
        for one in sorted(version.criteria.all(), key=lambda one: one.position)
    )


def attained(criterion: Criterion, value: Decimal | None) -> str:
    """Compare a figure with its target: met, exceeded, not_met, or nothing while it is not known."""
    if value is None:
        return ""
    return attainment(
        Target(id=criterion.key, better=cast(Better, criterion.direction), target=criterion.target), value
    )


def evidence(row: Registration) -> dict[str, tuple[FileLine, ...]]:
    """List the files still attached, by criterion key; the empty key is for the whole report."""
    found: dict[str, tuple[FileLine, ...]] = {}
    for one in row.evidence.filter(removed_at__isnull=True).select_related("blob", "criterion").order_by("pk"):
        key = one.criterion.key if one.criterion is not None else ""
        found[key] = (*found.get(key, ()), FileLine(one.pk, one.name, one.blob.size, one.added_at))
    return found


def appraisal(row: Registration, programme: rulebook.Programme) -> AppraisalLine | None:
    """Read the appraisal in force: the running assignment's, else the last one handed in."""
    given = _latest(row)
    if given is None:
        return None
    verdicts = {one.standard: one for one in given.standard_verdicts.all()}
    return AppraisalLine(
        by=given.assignment.person.full_name,
        on_the_spot=given.on_the_spot,
        visited_on=given.visited_on,
        remark=given.remark,
        grade=given.grade,
        grade_label=_grade(programme, given.grade),
        submitted_on=given.submitted_on,
        standards=tuple(
            StandardLine(standard.key, standard.label.vi, verdicts[standard.key].holds, verdicts[standard.key].remark)
            for standard in programme.text_of(row.round).standards[row.tier]
            if standard.key in verdicts
        ),
    )


def handed_in(row: Registration) -> Appraisal | None:
    """Find the newest appraisal that was handed in."""
    given = Appraisal.objects.filter(assignment__registration=row, submitted_on__isnull=False)
    return given.select_related("assignment__person").order_by("-submitted_at").first()


def selection(row: Registration, programme: rulebook.Programme) -> SelectionLine | None:
    """Read how the selection ended."""
    found = getattr(row, "selection", None)
    if found is None:
        return None
    return SelectionLine(
        selected=found.selected,
        grade_label=_grade(programme, found.grade),
        reason=found.reason,
        on=found.on,
        finding=rulebook.Finding.from_json(found.finding),
    )


def awards(row: Registration, programme: rulebook.Programme) -> tuple[AwardLine, ...]:
    """List what was given to a registration, revoked ones marked."""
    return tuple(
        AwardLine(
            what=one.what,
            what_label=one.get_what_display(),
            form_label=programme.award_forms[one.form].label.vi if one.form in programme.award_forms else "",
            grade_label=_grade(programme, one.grade),
            decision_id=one.decision_id,
            number=one.decision.number,
            on=one.decision.on,
            done_on=one.done_on,
            is_revoked=one.is_revoked,
        )
        for one in sorted(row.awards.all(), key=_order)
    )


def _order(award: Award) -> tuple[date, int]:
    return award.decision.on, list(Award.What.values).index(award.what)


def _grade(programme: rulebook.Programme, key: str) -> str:
    return programme.grades[key].label.vi if key in programme.grades else ""


def _latest(row: Registration) -> Appraisal | None:
    rows = [(one.ended_on is None, one.pk, getattr(one, "appraisal", None)) for one in row.assignments.all()]
    with_one = [entry for entry in rows if entry[2] is not None]
    return max(with_one, key=lambda entry: entry[:2])[2] if with_one else None


def _criterion(
    one: Criterion, actual: Actual | None, verdict: CriterionVerdict | None, kept: tuple[FileLine, ...]
) -> CriterionLine:
    value = actual.value if actual is not None else None
    reached = attained(one, value)
    return CriterionLine(
        key=one.key,
        indicator=one.indicator,
        unit_of_measure=one.unit_of_measure,
        baseline=one.baseline,
        target=one.target,
        sign=SIGNS[one.direction],
        direction=one.direction,
        due=one.due,
        evidence_source=one.evidence_source,
        actual=value,
        note=actual.note if actual is not None else "",
        attained=reached,
        attained_label=VERDICTS.get(reached, ""),
        verdict=verdict.verdict if verdict is not None else "",
        verdict_label=VERDICTS[verdict.verdict] if verdict is not None else "",
        verdict_remark=verdict.remark if verdict is not None else "",
        files=kept,
    )
