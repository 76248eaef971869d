"""Make the bytes of issued papers, once, outside the verb; from then on they are kept under their hash."""

from contextlib import suppress
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from kheo import papers, vietnamese
from kheo.store.models import Document
from kheo.work import files, seals, styles
from kheo.work import wordings as worded
from kheo.work.refusals import NotFound


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
