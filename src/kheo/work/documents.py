"""Freeze papers with the act that issues them; render their bytes once, after the commit; hand them out.

Inside a verb only the value is frozen. `render_waiting` (the worker) or the first reader makes the bytes; from then on
they are kept under their hash and never made again.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from kheo import papers, vietnamese
from kheo.papers import values as v
from kheo.store.models import Budget, BudgetLine, Decision, Delivery, Document, Duty, Proposal, Registration, Version
from kheo.work import acts, books, days, files, indexing, judgements, paper_values, permits, programmes, seals, styles
from kheo.work import wordings as worded
from kheo.work.actors import Actor, Role
from kheo.work.issuing import Paper
from kheo.work.priced import Prize
from kheo.work.refusals import BadInput, NotFound

FORMATS = {"docx": files.DOCX, "pdf": files.PDF}


@dataclass(frozen=True, slots=True)
class Rendered:
    """A file to hand out: its name, type and bytes."""

    name: str
    content_type: str
    data: bytes


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


Written = v.Plan | v.WorkingRegulation | v.InterimReport | v.FinalReport | v.SelectionMinutes | v.ProvinceIndex


def freeze_written(
    value: Written, title: str, unit_id: int, *, on: date, now: datetime, round_key: str = ""
) -> Document:
    """Freeze what a person wrote on: a plan, a working regulation, a report."""
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


def preview(*, by: Actor, registration_id: int, kind: str, format_: str, now: datetime) -> Rendered:
    """Render a paper of a dossier as it would stand now, marked as a draft; nothing is kept.

    Raises `NotFound` for whoever may not see the dossier, `BadInput` for letters that cannot be printed.
    """
    row = acts.seen(by).filter(pk=registration_id).select_related("exemplar").first()
    if row is None or format_ not in FORMATS:
        raise NotFound("Không tìm thấy hồ sơ này, hoặc đồng chí không có quyền xem.")
    on = days.day(now)
    value: v.AnyPaper
    if kind == "registration_form":
        version: Version = row.versions.order_by("-number")[0]
        value = paper_values.registration_form(row, version, on)
    elif kind == "achievement_report" and hasattr(row, "report") and row.accepted_version is not None:
        value = paper_values.achievement_report(row, on)
    elif kind == v.AppraisalRecord.KIND and _may_read_judgement(by, row) and (given := judgements.handed_in(row)):
        value = paper_values.appraisal_record(row, given, Paper("", on, given.assignment.person.full_name, ""))
    else:
        raise NotFound("Chưa có nội dung để xem trước văn bản này.")
    spelling, holds = styles.spelling(row.unit_id, now), worded.holding(row.unit_id, value.KIND, on)
    return Rendered(
        f"nhap.{format_}",
        FORMATS[format_],
        _render(value, format_, spelling, worded.words_of(holds), worded.form_of(holds)),
    )


def read(*, by: Actor, document_id: int, format_: str, now: datetime) -> Rendered:
    """Hand out an issued paper; its bytes are made now if nobody has made them yet.

    Raises `NotFound` for whoever may not see it.
    """
    document = Document.objects.filter(pk=document_id).first()
    if document is None or format_ not in FORMATS or not may_read(by, document):
        raise NotFound("Không tìm thấy văn bản này, hoặc đồng chí không có quyền xem.")
    if document.rendered_at is None:
        document = render(document.pk, now=now)
    blob = document.docx if format_ == "docx" else document.pdf
    if blob is None:
        raise BadInput(f"Chưa tạo được tệp của văn bản này. {document.problem}")
    return Rendered(f"{document.kind}-{document.pk}.{format_}", FORMATS[format_], files.read(blob))


def render(document_id: int, *, now: datetime) -> Document:
    """Make the bytes of one paper, once; a paper that cannot be set keeps the reason instead.

    The bytes are made outside any write lock; of two who make the same bytes, the first to finish is kept. Raises
    `NotFound` for a paper that is no longer there.
    """
    document = Document.objects.filter(pk=document_id).select_related("wording__form").first()
    if document is None:
        raise NotFound("Không tìm thấy văn bản này.")
    if document.rendered_at is not None:
        return document
    value, seal, own = papers.load(document.value), seals.of(document.code), worded.words_of(document.wording)
    spelling, form = styles.spelling(document.unit_id, document.issued_at), worded.form_of(document.wording)
    try:
        docx = papers.write_word(value, form, draft=False, spelling=spelling, seal=seal, own=own)
        pdf = papers.render(value, draft=False, format="pdf", spelling=spelling, seal=seal, own=own)
    except vietnamese.BadValue as bad:
        return _keep(document_id, None, bad.sentence, now)
    return _keep(document_id, (docx, pdf), "", now)


@transaction.atomic
def _keep(document_id: int, made: tuple[bytes, bytes] | None, problem: str, now: datetime) -> Document:
    document = Document.objects.select_for_update().get(pk=document_id)
    if document.rendered_at is not None:
        return document
    document.problem = problem
    if made is not None:
        document.docx, document.pdf = files.keep(made[0], files.DOCX), files.keep(made[1], files.PDF)
        document.rendered_at = now
    document.save(update_fields=("docx", "pdf", "rendered_at", "problem"))
    return document


def waiting() -> int:
    """Count the papers whose bytes have not been made."""
    return _unmade().count()


def waiting_ids(*, limit: int | None = None) -> list[int]:
    """List the papers whose bytes have not been made, oldest first."""
    return list(_unmade().order_by("pk").values_list("pk", flat=True)[:limit])


def render_waiting(*, now: datetime, limit: int = 50) -> int:
    """Make the bytes of what waits, oldest first; return how many were tried."""
    ids = waiting_ids(limit=limit)
    for pk in ids:
        with suppress(NotFound):  # gone meanwhile: a copy of the database was put back
            render(pk, now=now)
    return len(ids)


def _unmade() -> QuerySet[Document]:
    return Document.objects.filter(rendered_at__isnull=True, problem="")


def may_read(by: Actor, document: Document) -> bool:
    """Tell whether somebody reads a paper: of their unit, of a dossier they see, or one that came down to them."""
    if permits.answer(by, "see_unit", permits.Thing(unit_id=document.unit_id)).ok:
        return True
    seen = acts.seen(by)
    if Delivery.objects.filter(dispatch__document=document, unit_id__in=permits.delivered(by)).exists():
        return True  # it went down with a letter
    if document.registration_id is not None:
        row = seen.filter(pk=document.registration_id).first()
        return row is not None and (document.kind != v.AppraisalRecord.KIND or _may_read_judgement(by, row))
    return document.decision_id is not None and seen.filter(awards__decision_id=document.decision_id).exists()


def _may_read_judgement(by: Actor, row: Registration) -> bool:
    """Tell whether somebody reads what the appraiser found: an owner once it is concluded (III.2.a)."""
    return row.state in judgements.CONCLUDED or not permits.owns(by, acts.thing(row))


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


def _render(
    value: v.AnyPaper, format_: str, spelling: papers.Spelling, own: Mapping[str, str], form: bytes | None
) -> bytes:
    try:
        if format_ == "docx":
            return papers.write_word(value, form, draft=True, spelling=spelling, own=own)
        return papers.render(value, draft=True, format="pdf", spelling=spelling, own=own)
    except vietnamese.BadValue as bad:
        raise BadInput(bad.sentence) from bad
