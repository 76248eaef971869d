"""Show an issued paper with its copies: what is the record, and what each signature is worth, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from kheo import papers
from kheo.papers import show_code
from kheo.store.models import Document, SignedCopy, TrustRoot
from kheo.work import permits
from kheo.work.actors import Actor
from kheo.work.signatures import child, returning
from kheo.work.signatures.child import Signature

_COVERS: Mapping[str, tuple[str, str]] = {
    "whole": ("done", "Bao trọn văn bản"),
    "then_signed": ("done", "Bao trọn văn bản lúc ký; sau đó chỉ thêm chữ ký, dấu thời gian hoặc điền ô có sẵn"),
    "changed": ("over", "Văn bản đã bị sửa sau khi ký"),
    "": ("over", "Không rõ bao phần nào"),
}
_PROBLEMS: Mapping[str, tuple[str, str]] = {
    "expired": ("over", "Chứng thư hết hạn hoặc chưa có hiệu lực vào lúc kiểm tra"),
    "no_root": ("wait", "Chưa có chứng thư gốc nào đã cài dẫn tới chữ ký này"),
    "revoked": ("over", "Chứng thư đã bị thu hồi"),
    "unreadable": ("over", "Không đọc được chữ ký này"),
}


_STAMPS: Mapping[str, str] = {
    "": "theo giờ máy của người ký, không có dấu thời gian",
    "no_root": "theo giờ máy của người ký; có dấu thời gian nhưng chưa cài chứng thư gốc để kiểm tra",
    "unseen": "theo giờ máy của người ký",
    "broken": "theo giờ máy của người ký; dấu thời gian kèm theo không đúng với chữ ký",
}
_REVOCATIONS: Mapping[str, str] = {
    "checked": "Theo thông tin kèm trong tệp, chứng thư chưa bị thu hồi",
    "unused": "Thông tin thu hồi kèm trong tệp không đủ hoặc không đúng thời điểm nên chưa xác định được",
    "no_root": "Chưa cài chứng thư gốc nên chưa kiểm tra được thông tin thu hồi kèm trong tệp",
    "": "Tệp không kèm thông tin thu hồi nên chưa xác định được",
    "unseen": "Chưa xem thông tin thu hồi kèm trong tệp; hãy bấm “Kiểm tra lại”",
}


@dataclass(frozen=True, slots=True)
class Word:
    """A finding in words, with its tone (`lifecycle.TONES`)."""

    tone: str
    text: str


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """A signature with what is said of it."""

    signature: Signature
    intact: Word
    covers: Word
    trust: Word
    clock: str
    revocation: str


@dataclass(frozen=True, slots=True)
class CopyLine:
    """A copy that came back; `continues` tells of a pdf whether it begins with the very bytes that were issued."""

    id: int
    name: str
    kind: str
    kind_label: str
    sha256: str
    made_here: bool
    who: str
    at: datetime
    checked_at: datetime
    continues: bool
    is_pdf: bool
    signatures: tuple[SignatureLine, ...]


@dataclass(frozen=True, slots=True)
class Issued:
    """An issued paper and its copies, the record first; `may_keep` tells whether this person adds one."""

    id: int
    unit_id: int
    title: str
    kind_label: str
    code: str
    on: date
    decision_id: int | None
    sha256: str
    problem: str
    copies: tuple[CopyLine, ...]
    may_keep: bool

    @property
    def record(self) -> CopyLine | None:
        """The copy that is the record; None while only the frozen bytes are there."""
        return self.copies[0] if self.copies else None


def issued(*, by: Actor, document_id: int) -> Issued:
    """Read an issued paper with its copies; raises `NotFound` for whoever may not read it."""
    document: Document = returning.paper(by, document_id)
    names = dict(TrustRoot.objects.values_list("fingerprint", "name"))
    rows = document.copies.select_related("blob", "account__person").order_by("-pk")
    return Issued(
        id=document.pk,
        unit_id=document.unit_id,
        title=document.title,
        kind_label=papers.TITLES[document.kind],
        code=show_code(document.code) if document.code else "",
        on=document.on,
        decision_id=document.decision_id,
        sha256=document.pdf.sha256 if document.pdf else "",
        problem=document.problem,
        copies=tuple(_copy(row, names) for row in rows),
        may_keep=permits.answer(by, "keep_copy", permits.Thing(unit_id=document.unit_id)).ok,
    )


def _copy(row: SignedCopy, names: Mapping[str, str]) -> CopyLine:
    return CopyLine(
        id=row.pk,
        name=row.name,
        kind=row.kind,
        kind_label=SignedCopy.Kind(row.kind).label,
        sha256=row.blob.sha256,
        made_here=row.made_here,
        who=row.account.person.full_name,
        at=row.at,
        checked_at=row.checked_at,
        continues=bool(row.report.get("continues")),
        is_pdf=row.blob.content_type == "application/pdf",
        signatures=tuple(_line(one, names) for one in child.read(row.report)),
    )


def _line(one: Signature, names: Mapping[str, str]) -> SignatureLine:
    intact = Word("done", "Còn nguyên vẹn") if one.intact else Word("over", "Không còn nguyên vẹn")
    if one.problem:
        trust = Word(*_PROBLEMS[one.problem])
    else:
        trust = Word("done", f"Tin cậy theo {names.get(one.root, 'một chứng thư gốc đã cài')}")
    return SignatureLine(one, intact, Word(*_COVERS[one.covers]), trust, _clock(one), _revocation(one))


def _clock(one: Signature) -> str:
    """Say on whose clock the instant of signing rests."""
    if one.stamped_at is not None:
        return f"dấu thời gian tin cậy{f' của {one.stamper}' if one.stamper else ''}"
    return _STAMPS[one.stamp]


def _revocation(one: Signature) -> str:
    return _PROBLEMS["revoked"][1] if one.problem == "revoked" else _REVOCATIONS[one.revocation]
