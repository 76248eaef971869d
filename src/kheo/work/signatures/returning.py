"""A paper comes back signed: the copy becomes the record, the frozen bytes stay; its signatures are judged and kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from kheo.store.models import Document, SignedCopy
from kheo.work import diary, documents, files, permits
from kheo.work.actors import Actor
from kheo.work.documents import Rendered
from kheo.work.files import Upload
from kheo.work.refusals import BadInput, NotFound
from kheo.work.signatures import child

ALLOWED = {ending: files.ALLOWED[ending] for ending in (".pdf", ".jpg", ".jpeg", ".png")}


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that may be kept: its name, type and bytes, and what was found of its signatures."""

    name: str
    content_type: str
    data: bytes
    report: Mapping[str, Any]

    @property
    def kind(self) -> SignedCopy.Kind:
        """Tell what it is: a pdf without a signature is a scan."""
        return SignedCopy.Kind.SIGNED if self.report.get("signatures") else SignedCopy.Kind.SCAN


def add(*, by: Actor, document_id: int, upload: Upload, now: datetime) -> SignedCopy:
    """Keep a signed pdf or a scan as the record of an issued paper; the same file twice is kept once.

    The file is read before anything is locked. Raises `BadInput` for what cannot be read, and for a signed pdf with
    nothing of the paper in it where that can be told.
    """
    document = paper(by, document_id)
    permits.require(by, "keep_copy", permits.Thing(unit_id=document.unit_id))
    return keep(by=by, document=document, checked=_checked(document, upload, now), made_here=False, now=now)


@transaction.atomic
def keep(*, by: Actor, document: Document, checked: Checked, made_here: bool, now: datetime) -> SignedCopy:
    """Write down a copy that was checked; whoever calls has asked the permits."""
    Document.objects.select_for_update().get(pk=document.pk)
    blob = files.keep(checked.data, checked.content_type)
    found = document.copies.filter(blob=blob).first()
    if found is not None:
        return found
    made = SignedCopy.objects.create(
        document=document,
        kind=checked.kind,
        name=checked.name,
        blob=blob,
        made_here=made_here,
        report=dict(checked.report),
        account_id=by.account,
        at=now,
        checked_at=now,
    )
    _record(diary.Word.SIGNED_HERE if made_here else diary.Word.COPY_KEPT, by, made, now)
    return made


@transaction.atomic
def check_again(*, by: Actor, document_id: int, copy_id: int, now: datetime) -> SignedCopy:
    """Judge the signatures of a copy by the roots of today; what was found before stands in the diary."""
    document = paper(by, document_id)
    permits.require(by, "keep_copy", permits.Thing(unit_id=document.unit_id))
    found = document.copies.select_for_update(of=("self",)).select_related("blob").filter(pk=copy_id).first()
    if found is None:
        raise NotFound("Không tìm thấy bản đã ký này.")
    if found.blob.content_type == files.PDF:
        told = child.examine(files.read(found.blob), now=now)
        found.report = {**found.report, **told}
    found.checked_at = now
    found.save(update_fields=("report", "checked_at"))
    _record(diary.Word.COPY_CHECKED, by, found, now)
    return found


def read(*, by: Actor, document_id: int, copy_id: int) -> Rendered:
    """Hand out a copy; raises `NotFound` for whoever may not read the paper."""
    document = paper(by, document_id)
    found = document.copies.select_related("blob").filter(pk=copy_id).first()
    if found is None:
        raise NotFound("Không tìm thấy bản đã ký này.")
    return Rendered(found.name, found.blob.content_type, files.read(found.blob))


def paper(by: Actor, document_id: int) -> Document:
    """Find a paper that somebody may read; raises `NotFound`."""
    document = Document.objects.select_related("pdf", "decision").filter(pk=document_id).first()
    if document is None or not documents.may_read(by, document):
        raise NotFound("Không tìm thấy văn bản này, hoặc đồng chí không có quyền xem.")
    return document


def examined(data: bytes, frozen: bytes, now: datetime) -> dict[str, Any]:
    """Judge a pdf, and tell whether it is the frozen one with more written after its end."""
    return {**child.examine(data, now=now), "continues": data.startswith(frozen) if frozen else False}


def frozen_pdf(document: Document, now: datetime) -> bytes:
    """Give the bytes that were issued; nothing where they cannot be made."""
    made = documents.render(document.pk, now=now)
    return files.read(made.pdf) if made.pdf is not None else b""


def _checked(document: Document, upload: Upload, now: datetime) -> Checked:
    name, content_type = files.named(upload, ALLOWED)
    if content_type != files.PDF:
        return Checked(name, content_type, files.picture(name, upload.data, content_type), {})
    frozen = frozen_pdf(document, now)
    if upload.data == frozen:
        sentence = "Đây là tệp đã ban hành, chưa có chữ ký. Hãy ký tệp ấy rồi gửi bản đã ký, hoặc gửi bản quét."
        raise BadInput(sentence, fields={"file": sentence})
    return Checked(name, content_type, upload.data, examined(upload.data, frozen, now))


def _record(word: diary.Word, by: Actor, copy: SignedCopy, now: datetime) -> None:
    found = child.read(copy.report)
    diary.record(
        word,
        account_id=by.account_id,
        subject="document",
        subject_id=copy.document_id,
        unit_id=copy.document.unit_id,
        now=now,
        note=diary.Note(
            after={
                "kind": str(copy.kind),
                "sha256": copy.blob.sha256,
                "signatures": len(found),
                "good": sum(one.is_good for one in found),
            }
        ),
    )
