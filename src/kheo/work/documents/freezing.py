"""Freeze a paper inside the verb that issues it: its value, its number in the book, its line in the index."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from kheo import papers, vietnamese
from kheo.papers import values as v
from kheo.store.models import Budget, BudgetLine, Decision, Document, Duty, Proposal, Registration
from kheo.work import books, days, indexing, paper_values, programmes, seals
from kheo.work import wordings as worded
from kheo.work.actors import Role
from kheo.work.issuing import Paper
from kheo.work.priced import Prize
from kheo.work.refusals import BadInput


def freeze_registration_form(row: Registration, *, on: date, now: datetime) -> Document:
    """Freeze form 1 as it was sent, or as a change was agreed to."""
    version = row.accepted_version or row.versions.order_by("-number")[0]
    value = paper_values.registration_form(row, version, on)
    return _freeze(value, f"Bản đăng ký – {version.title}", on=on, now=now, registration=row)


def freeze_achievement_report(row: Registration, *, on: date, now: datetime) -> Document:
    """Freeze the achievement report with its confirmation."""
    value = paper_values.achievement_report(row, on)
    return _freeze(value, f"Báo cáo thành tích – {row.exemplar.title}", on=on, now=now, registration=row)


def freeze_summary(
    unit_id: int, round_key: str, rows: Sequence[Registration], paper: Paper, *, now: datetime
) -> Document:
    """Freeze form 2."""
    value = paper_values.summary(unit_id, round_key, rows, paper)
    label = programmes.label(programmes.judging(rows[0]), round_key)
    return _freeze(
        value, f"Biểu tổng hợp đăng ký – {label}", on=paper.on, now=now, unit_id=unit_id, round_key=round_key
    )


def freeze_proposal(made: Proposal, paper: Paper, *, now: datetime, flags: paper_values.Flags = ()) -> Document:
    """Freeze a proposal with its list."""
    value = paper_values.proposal(made, paper, flags)
    document = _freeze(
        value, f"Tờ trình {made.number}", on=made.on, now=now, unit_id=made.unit_id, round_key=made.round
    )
    document.proposal = made
    document.save(update_fields=("proposal",))
    return document


def freeze_committee_proposal(made: Proposal, value: v.CommitteeProposal, *, now: datetime) -> Document:
    """Freeze the committee's own proposal beside that of its board."""
    title, on = f"Tờ trình {value.number} của cấp ủy", value.dated_on or made.on
    document = _freeze(value, title, on=on, now=now, unit_id=made.unit_id, round_key=made.round)
    document.proposal = made
    document.save(update_fields=("proposal",))
    return document


def freeze_decision(made: Decision, *, now: datetime) -> Document:
    """Freeze a decision with its annex."""
    return _of_decision(made, paper_values.decision(made), now)


def freeze_group_decision(made: Decision, seats: Iterable[tuple[int, Role, str]], *, now: datetime) -> Document:
    """Freeze the decision that sets up a steering group."""
    return _of_decision(made, paper_values.group_decision(made, seats), now)


def freeze_assignments(unit_id: int, duties: Iterable[Duty], paper: Paper, *, now: datetime) -> Document:
    """Freeze the table of duties."""
    _, programme = programmes.current(unit_id, on=paper.on)
    value = paper_values.assignments(unit_id, duties, paper, programme)
    return _freeze(value, f"Bảng phân công {paper.number}", on=paper.on, now=now, unit_id=unit_id)


Written = (
    v.Plan
    | v.WorkingRegulation
    | v.InterimReport
    | v.FinalReport
    | v.SelectionMinutes
    | v.ProvinceIndex
    | v.ConferenceProgramme
    | v.ReadingScript
)


def freeze_written(
    value: Written, title: str, unit_id: int, *, on: date, now: datetime, round_key: str = ""
) -> Document:
    """Freeze what a person wrote on: a plan, a working regulation, a report, a paper of a conference."""
    return _freeze(value, title, on=on, now=now, unit_id=unit_id, round_key=round_key)


def freeze_of(
    row: Registration, value: v.AnyPaper, title: str, *, on: date, now: datetime, decision: Decision | None = None
) -> Document:
    """Freeze a paper about one dossier: the record of its appraisal, a certificate by a decision."""
    document = _freeze(value, title, on=on, now=now, registration=row)
    if decision is not None:
        document.decision = decision
        document.save(update_fields=("decision",))
    return document


def freeze_budget(made: Budget, lines: Sequence[BudgetLine], paper: Paper, *, now: datetime) -> Document:
    """Freeze the estimate that a committee approves."""
    value, title = paper_values.budget(made, lines, paper), f"Dự toán kinh phí {paper.number}"
    return _freeze(value, title, on=paper.on, now=now, unit_id=made.unit_id, round_key=made.round)


def freeze_bonuses(made: Decision, found: Iterable[Prize], rounding: str, paper: Paper, *, now: datetime) -> Document:
    """Freeze the list of bonuses of a decision."""
    value = paper_values.bonuses(made, found, rounding, paper)
    return _of_decision(made, value, now, f"Danh sách tiền thưởng kèm Quyết định {made.number}", on=paper.on)


def _of_decision(
    made: Decision, value: v.AnyPaper, now: datetime, title: str = "", *, on: date | None = None
) -> Document:
    title = title or f"Quyết định {made.number}"
    document = _freeze(value, title, on=on or made.on, now=now, unit_id=made.unit_id, round_key=made.round)
    document.decision = made
    document.save(update_fields=("decision",))
    return document


def _freeze(
    value: v.AnyPaper,
    title: str,
    *,
    on: date,
    now: datetime,
    registration: Registration | None = None,
    unit_id: int | None = None,
    round_key: str = "",
) -> Document:
    if registration is not None:
        unit_id, round_key = registration.unit_id, registration.round
    if unit_id is None:
        raise ValueError("a paper belongs to a unit")
    wording = worded.holding(unit_id, value.KIND, days.day(now))
    _check(value, worded.words_of(wording))
    document = Document.objects.create(
        kind=value.KIND,
        code=seals.new_code(),
        title=title[:300],
        unit_id=unit_id,
        round=round_key,
        registration=registration,
        on=on,
        value=papers.dump(value),
        template=papers.TEMPLATE_VERSION[value.KIND],
        wording=wording,
        issued_at=now,
    )
    books.enter(document, getattr(value, "number", ""), now=now)
    indexing.note(indexing.Kind.PAPER, document.pk, document.title)
    return document


def _check(value: v.AnyPaper, own: Mapping[str, str]) -> None:
    """Set the paper without writing it: what fits no sheet or has no letters is refused before it is issued."""
    try:
        papers.compose(value, draft=False, own=own)
    except vietnamese.BadValue as bad:
        raise BadInput(bad.sentence) from bad
