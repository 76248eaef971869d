"""The record of an appraisal, issued by its appraiser or by the group once the sheet is handed in."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kheo.papers import values as v
from kheo.store.models import Appraisal, Document, Registration
from kheo.work import acts, days, diary, documents, issuing, judgements, paper_values, permits
from kheo.work.actors import Actor
from kheo.work.issuing import Paper
from kheo.work.permits import Answer
from kheo.work.refusals import BadInput, NotFound, NotNow

KIND = v.AppraisalRecord.KIND


@dataclass(frozen=True, slots=True)
class Page:
    """The record of one dossier's appraisal: those issued, and whether one may be issued now."""

    registration_id: int
    unit_id: int
    title: str
    appraiser: str
    documents: tuple[Document, ...]
    issue: Answer


def page(*, by: Actor, registration_id: int) -> Page:
    """Read what there is of the record of a dossier's appraisal; raises `NotFound` for a stranger and for its owner."""
    row = acts.seen(by).filter(pk=registration_id).select_related("exemplar").first()
    thing = acts.thing(row) if row is not None else permits.NOTHING
    answer = permits.answer(by, "issue_record", thing)
    seen = row is not None and (answer.ok or acts.seen_by_group(by, row))
    if row is None or not seen:
        raise NotFound("Không tìm thấy hồ sơ này, hoặc đồng chí không có quyền xem.")
    given = judgements.handed_in(row)
    made = row.documents.filter(kind=KIND).defer("value").order_by("-pk")
    why_not = _why_no_record(given, made.first())
    return Page(
        registration_id=row.pk,
        unit_id=row.unit_id,
        title=row.exemplar.title,
        appraiser=given.assignment.person.full_name if given is not None else "",
        documents=tuple(made),
        issue=Answer(ok=not why_not, reason=why_not) if answer.ok else answer,
    )


@transaction.atomic
def issue(*, by: Actor, registration_id: int, paper: Paper, now: datetime) -> Document:
    """Issue the record of an appraisal that was handed in, once for each time (II.2.a)."""
    row = Registration.objects.select_for_update(of=("self",)).filter(permits.visible(by), pk=registration_id).first()
    if row is None:
        raise NotFound("Không tìm thấy hồ sơ này, hoặc đồng chí không có quyền xem.")
    permits.require(by, "issue_record", acts.thing(row))
    issuing.check(paper, days.day(now))
    given = judgements.handed_in(row)
    why_not = _why_no_record(given, row.documents.filter(kind=KIND).order_by("-pk").first())
    if given is None or why_not:
        raise NotNow(why_not)
    if given.submitted_on is not None and paper.on < given.submitted_on:
        sentence = "Ngày biên bản sớm hơn ngày nộp phiếu thẩm định. Hãy kiểm tra lại."
        raise BadInput(sentence, fields={"on": sentence})
    value = paper_values.appraisal_record(row, given, paper)
    made = documents.freeze_of(row, value, f"Biên bản thẩm định – {value.title}", on=paper.on, now=now)
    diary.record(
        diary.Word.RECORD_ISSUED,
        account_id=by.account_id,
        subject="registration",
        subject_id=row.pk,
        unit_id=row.unit_id,
        now=now,
        note=diary.Note(after={"document": made.pk, "number": paper.number}, cite=("II.2.a",)),
    )
    return made


def _why_no_record(given: Appraisal | None, made: Document | None) -> str:
    if given is None or given.submitted_at is None:
        return "Chưa nộp phiếu thẩm định nên chưa lập được biên bản."
    if made is not None and made.issued_at >= given.submitted_at:
        return "Biên bản của lần thẩm định này đã ban hành."
    return ""
