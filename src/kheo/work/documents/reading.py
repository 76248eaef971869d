"""Hand papers out: issued ones to who may read them, and a paper of a dossier as it would stand now, as a draft."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from kheo import papers, vietnamese
from kheo.papers import values as v
from kheo.store.models import Delivery, Document, Registration, Version
from kheo.work import acts, days, files, judgements, paper_values, permits, styles
from kheo.work import wordings as worded
from kheo.work.actors import Actor
from kheo.work.documents.rendering import render
from kheo.work.issuing import Paper
from kheo.work.refusals import BadInput, NotFound

FORMATS = {"docx": files.DOCX, "pdf": files.PDF}


@dataclass(frozen=True, slots=True)
class Rendered:
    """A file to hand out: its name, type and bytes."""

    name: str
    content_type: str
    data: bytes


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


def _render(
    value: v.AnyPaper, format_: str, spelling: papers.Spelling, own: Mapping[str, str], form: bytes | None
) -> bytes:
    try:
        if format_ == "docx":
            return papers.write_word(value, form, draft=True, spelling=spelling, own=own)
        return papers.render(value, draft=True, format="pdf", spelling=spelling, own=own)
    except vietnamese.BadValue as bad:
        raise BadInput(bad.sentence) from bad
