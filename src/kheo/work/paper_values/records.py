"""The record of an appraisal and the minutes of a selection from the tables and what the secretary wrote down."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from kheo import rulebook
from kheo.papers import values as v
from kheo.store.models import Appraisal, Registration
from kheo.work import content, lifecycle, people, programmes, units
from kheo.work.issuing import Paper
from kheo.work.paper_values import forms, naming


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting as its secretary wrote it down; `rows` are the votes on each dossier."""

    place: str
    began_at: str
    ended_at: str
    chair: v.Member
    secretary: v.Member
    present: tuple[v.Member, ...]
    absent: tuple[v.Absence, ...]
    recused: tuple[str, ...]
    tellers: tuple[v.Member, ...]
    rows: tuple[v.BallotRow, ...]
    voters: int
    secret: bool
    rule: str
    ballots: tuple[int, int, int] | None
    discussion: str
    concluded: str
    objections: str


@dataclass(frozen=True, slots=True)
class Surveyed:
    """A visit as it is put on paper: on which day, where, who went, who received them, what was seen and asked."""

    on: date
    place: str
    surveyors: tuple[v.Member, ...]
    received_by: tuple[v.Member, ...]
    seen: str
    strengths: str
    shortcomings: str
    asked: tuple[str, ...]
    due_on: date | None
    follow_up: str
    measured: Mapping[str, Decimal | None]


def survey_record(row: Registration, visit: Surveyed, paper: Paper) -> v.SurveyRecord:
    """Build the record of a visit; whoever went signs right, whoever received them signs left by hand."""
    programme, tree = programmes.judging(row), units.tree(paper.on)
    version, under_way = content.accepted(row), _is_under_way(programme, row, visit.on)
    return v.SurveyRecord(
        issuer=naming.group_issuer(tree, row.unit_id),
        number=paper.number,
        dated_on=paper.on,
        movement=programme.movement.vi,
        subject=v.Subject(row.exemplar.kind),
        title=version.title or row.exemplar.title,
        owner=row.owner_name,
        unit=naming.home(row, tree),
        tier=programme.tiers[row.tier].label.vi,
        year=visit.on.year,
        surveyors=visit.surveyors,
        seen=visit.seen,
        signature=v.Signature(name=paper.signer_name),
        place=visit.place,
        received_by=visit.received_by,
        results=tuple(
            _by_then(forms.result(one, visit.measured.get(one.key)), under_way=under_way)
            for one in version.criteria.order_by("position")
        ),
        strengths=visit.strengths,
        shortcomings=visit.shortcomings,
        asked=visit.asked,
        due_on=visit.due_on,
        follow_up=visit.follow_up,
        owner_signature=v.Signature(),
        surveyed_on=visit.on,
    )


def _is_under_way(programme: rulebook.Programme, row: Registration, on: date) -> bool:
    """Tell whether the owner still has time on a day: until the last day of reporting, else to the end of the years.

    Who has reported has said what was reached, unless the report was given back to be completed.
    """
    reported_on = row.report.submitted_on if hasattr(row, "report") else None
    if reported_on is not None and reported_on <= on and row.state != lifecycle.State.REPORT_RETURNED:
        return False
    one = programme.on(on).rounds.get(row.round) or programme.rounds[row.round]  # a round may come by an amendment
    report = one.windows.get("report")
    return on < report.until_on if report is not None else on.year <= max(one.years)


def _by_then(row: v.ResultRow, *, under_way: bool) -> v.ResultRow:
    """Say of a target that is not reached yet that it is under way, as long as there is time."""
    if under_way and row.verdict == v.Verdict.NOT_MET:
        return replace(row, verdict=v.Verdict.UNDER_WAY)
    return row


def appraisal_record(row: Registration, given: Appraisal, paper: Paper) -> v.AppraisalRecord:
    """Build the record of an appraisal as it was handed in, criteria and standards as the appraiser found them."""
    programme, tree = programmes.judging(row), units.tree(paper.on)
    version = content.accepted(row)
    verdicts = {one.criterion_id: one for one in given.criterion_verdicts.all()}
    actuals = {one.criterion_id: one.value for one in row.report.actuals.all()} if hasattr(row, "report") else {}
    judged = {one.standard: one for one in given.standard_verdicts.all()}
    person = given.assignment.person
    seat = next(iter(people.positions({person.pk}, paper.on).values()), "")
    grade = programme.grades[given.grade].label.vi if given.grade in programme.grades else ""
    return v.AppraisalRecord(
        issuer=naming.group_issuer(tree, row.unit_id),
        number=paper.number,
        dated_on=paper.on,
        movement=programme.movement.vi,
        subject=v.Subject(row.exemplar.kind),
        title=version.title or row.exemplar.title,
        owner=row.owner_name,
        unit=naming.home(row, tree),
        field=naming.field(programme, version.field),
        tier=programme.tiers[row.tier].label.vi,
        year=naming.year(programme.rounds[row.round], paper.on),
        appraisers=(v.Member(name=person.full_name, position=seat, duty=""),),
        results=tuple(
            v.ResultRow(
                criterion=forms.criterion(one),
                actual=actuals.get(one.pk),
                verdict=v.Verdict(verdicts[one.pk].verdict) if one.pk in verdicts else None,
                evidence=verdicts[one.pk].remark if one.pk in verdicts else "",
            )
            for one in version.criteria.order_by("position")
        ),
        standards=tuple(
            v.StandardRow(
                standard=one.label.vi,
                verdict=v.Verdict.MET if judged[one.key].holds else v.Verdict.NOT_MET,
                remark=judged[one.key].remark,
            )
            for one in programme.text_of(row.round).standards[row.tier]
            if one.key in judged
        ),
        remark=given.remark,
        recommended=f"Đề nghị xét chọn, biểu dương; mức đề nghị: {grade}." if grade else judgement(given),
        signature=v.Signature(name=paper.signer_name),
        assigned_by=f"phân công của {naming.group_name(tree, row.unit_id)}",
        owner_signature=v.Signature(),
    )


def judgement(given: Appraisal) -> str:
    """Say what an appraiser without a grade to propose recommends: it follows from what was found."""
    fails = any(one.verdict == v.Verdict.NOT_MET for one in given.criterion_verdicts.all())
    fails |= any(not one.holds for one in given.standard_verdicts.all())
    return "Chưa đề nghị xét chọn lần này." if fails else "Đề nghị xét chọn, biểu dương."


def selection_minutes(
    unit_id: int, rows: Sequence[Registration], met: Meeting, members: int, paper: Paper
) -> v.SelectionMinutes:
    """Build the minutes of a selection with the count of votes."""
    tree, programme = units.tree(paper.on), programmes.judging(rows[0])
    one = programme.rounds[rows[0].round]
    issued, returned, valid = met.ballots if met.ballots is not None else (None, None, None)
    return v.SelectionMinutes(
        issuer=naming.group_issuer(tree, unit_id),
        number=paper.number,
        dated_on=paper.on,
        movement=programme.movement.vi,
        group=naming.group_label(tree, unit_id),
        tier=programme.tiers[one.tier].label.vi,
        year=naming.year(one, paper.on),
        chair=met.chair,
        secretary=met.secretary,
        members=members,
        present=met.present,
        rows=met.rows,
        voters=met.voters,
        concluded=met.concluded,
        signature=v.Signature(authority="CHỦ TRÌ", position=paper.signer_position.upper(), name=paper.signer_name),
        place=met.place,
        began_at=met.began_at,
        ended_at=met.ended_at,
        absent=met.absent,
        tellers=met.tellers,
        rule=met.rule,
        secret=met.secret,
        ballots_issued=issued,
        ballots_returned=returned,
        ballots_valid=valid,
        recused=met.recused,
        discussion=met.discussion,
        objections=met.objections,
    )


def concluded(rows: Iterable[Registration]) -> str:
    """Say what a meeting concluded, from what was selected and passed over."""
    chosen = [row for row in rows if row.selection.selected]
    names = "\n".join(f"- “{row.exemplar.title}” của {row.owner_name}" for row in chosen)
    return f"Thống nhất chọn, đề nghị cấp ủy biểu dương, khen thưởng:\n{names}" if chosen else "Không chọn hồ sơ nào."
