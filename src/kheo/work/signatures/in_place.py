"""Sign an issued paper here, with a key file that the office holds. Neither the file nor its passphrase is kept."""

import base64
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from django.db import transaction
from django.views.decorators.debug import sensitive_variables

from kheo import vietnamese
from kheo.papers import stamping
from kheo.store.models import Decision, Document, SignedCopy
from kheo.work import days, files, permits
from kheo.work.actors import Actor
from kheo.work.files import Upload
from kheo.work.refusals import BadInput, Changed, NotNow
from kheo.work.signatures import child, returning
from kheo.work.signatures.returning import Checked

MOST_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A key file (PKCS#12) and its passphrase; neither shows itself where a value is printed."""

    upload: Upload
    passphrase: str

    def __repr__(self) -> str:
        return "Key(…)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Where the signature is seen: the first or the last page, millimetres from its top left corner."""

    page: Literal["first", "last"]
    right: float
    down: float


@sensitive_variables()
def sign(*, by: Actor, document_id: int, key: Key, look: Look | None, reason: str, now: datetime) -> SignedCopy:
    """Sign the record of a paper, or what was issued where nothing came back yet; the signed copy is the record.

    Raises `NotNow` for a paper that fell, `BadInput` for a key that cannot be used or has signed already, `Changed`
    when another copy came in meanwhile.
    """
    document = returning.paper(by, document_id)
    permits.require(by, "keep_copy", permits.Thing(unit_id=document.unit_id))
    _require_standing(document)
    frozen, last = returning.frozen_pdf(document, now), _last_signed(document)
    base = files.read(last.blob) if last is not None else frozen
    given = _given(key, now)
    whose, _nothing = child.ask({"task": "holder", **given}, b"-")
    if any(one.serial == whose["serial"] for one in child.read(last.report if last else {})):
        sentence = f"{whose['signer']} đã ký số văn bản này bằng chứng thư ấy rồi."
        raise BadInput(sentence, fields={"key": sentence})
    told = {"task": "sign", **given, "look": _seen(look, whose, now), "reason": vietnamese.nfc(reason).strip()[:200]}
    _said, data = child.ask(told, base)
    name = f"{document.kind}-{document.pk}-da-ky.pdf"
    checked = Checked(name, files.PDF, data, returning.examined(data, frozen, now))
    return _keep(by, document, checked, last, now)


@transaction.atomic
def _keep(by: Actor, document: Document, checked: Checked, last: SignedCopy | None, now: datetime) -> SignedCopy:
    """Keep what was signed unless another copy came in since: its signature would be lost."""
    Document.objects.select_for_update().get(pk=document.pk)
    newest = _last_signed(document)
    if (newest and newest.pk) != (last and last.pk):
        raise Changed("Văn bản vừa có một bản ký khác. Hãy tải lại trang rồi ký tiếp vào bản ấy.")
    return returning.keep(by=by, document=document, checked=checked, made_here=True, now=now)


def _last_signed(document: Document) -> SignedCopy | None:
    signed = document.copies.filter(kind=SignedCopy.Kind.SIGNED)
    return signed.select_related("blob").order_by("-pk").first()


def _require_standing(document: Document) -> None:
    if document.decision is not None and document.decision.status != Decision.Status.ISSUED:
        raise NotNow("Quyết định này đã được đính chính hoặc thu hồi nên không ký nữa.")


@sensitive_variables()
def _given(key: Key, now: datetime) -> dict[str, Any]:
    files.named(Upload(key.upload.name, key.upload.data[: MOST_BYTES + 1]), {".p12": "", ".pfx": ""}, field="key")
    if len(key.upload.data) > MOST_BYTES:
        sentence = "Tệp quá lớn, không phải tệp khóa ký. Hãy chọn tệp đuôi p12 hoặc pfx do nơi cấp giao."
        raise BadInput(sentence, fields={"key": sentence})
    return {
        "key": base64.b64encode(key.upload.data).decode("ascii"),
        "passphrase": key.passphrase,
        "at": now.isoformat(),
    }


def _seen(look: Look | None, whose: dict[str, Any], now: datetime) -> dict[str, Any] | None:
    if look is None:
        return None
    here = now.astimezone(days.VIETNAM)
    lines = [
        f"Ký bởi: {whose['signer']}",
        f"Cơ quan: {whose['organisation']}",
        f"Thời gian ký: {here:%d/%m/%Y %H:%M:%S}",
    ]
    try:
        stamp = stamping.stamp([line for line in lines if not line.endswith(": ")])
    except vietnamese.BadValue as bad:
        raise BadInput(bad.sentence, fields={"key": bad.sentence}) from bad
    return {
        "page": look.page,
        "right": look.right,
        "down": look.down,
        "width": stamping.WIDTH,
        "height": stamping.HEIGHT,
        "stamp": base64.b64encode(stamp).decode("ascii"),
    }
