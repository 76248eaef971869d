"""In the child: read the signatures of a pdf – who, when, intact, what is covered, which root leads to them."""

import base64
import hashlib
import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from asn1crypto import x509
from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko.sign.validation import validate_pdf_signature as validate
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import TimestampSignatureStatus
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.policy_decl import CertRevTrustPolicy, RevocationCheckingPolicy, RevocationCheckingRule

from kheo.work.pdfs import acting
from kheo.work.pdfs.limits import Limits, Unusable
from kheo.work.signatures import revocation
from kheo.work.signatures.revocation import Revocation

Roots = Sequence[Mapping[str, str]]

_USAGE: Final = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False)
_ASKED, _NOT_ASKED = RevocationCheckingRule.CRL_OR_OCSP_REQUIRED, RevocationCheckingRule.NO_CHECK
# of whom word of revocation is asked: of each certificate up to the root, of the signer's alone, of none
_EVERY: Final = RevocationCheckingPolicy(_ASKED, _ASKED)
_SIGNERS: Final = RevocationCheckingPolicy(_ASKED, _NOT_ASKED)
_NOBODY: Final = RevocationCheckingPolicy(_NOT_ASKED, _NOT_ASKED)


def examine(data: bytes, *, roots: Sequence[Mapping[str, str]], at: str, limits: Limits) -> dict[str, Any]:
    """Read a pdf and judge each of its signatures as of an instant. Raises `Unusable`."""
    reader = opened(data, limits)
    found = list(reader.embedded_regular_signatures)
    if len(found) > limits.signatures:
        raise Unusable(
            f"Tệp có {len(found)} chữ ký số; mỗi tệp kiểm tra nhiều nhất {limits.signatures} chữ ký. "
            "Hãy xem lại đã chọn đúng tệp chưa."
        )
    now = datetime.fromisoformat(at)
    return {"signatures": [_told(one, roots, now) for one in found]}


def opened(data: bytes, limits: Limits) -> PdfFileReader:
    """Open a pdf and refuse what is locked, endless, or does something by itself."""
    if not data.startswith(b"%PDF-"):
        raise Unusable("Tệp không đúng định dạng pdf. Hãy xuất lại tệp rồi gửi.")
    reader = PdfFileReader(io.BytesIO(data), strict=False)
    if reader.encrypted:
        raise Unusable("Tệp pdf có mật khẩu nên không kiểm tra được. Hãy bỏ mật khẩu rồi gửi lại.")
    pages = int(reader.root["/Pages"]["/Count"])
    if not 1 <= pages <= limits.pages:
        raise Unusable(
            f"Tệp pdf không có trang nào, hoặc quá {limits.pages} trang. Hãy kiểm tra lại đã chọn đúng tệp chưa."
        )
    acting.require_still(data, "Tệp pdf", "Hãy in lại thành pdf thường, ký rồi gửi.")
    return reader


def certificates(pem: bytes) -> list[x509.Certificate]:
    """Read certificates written as PEM or DER."""
    return list(load_certs_from_pemder_data(pem))


def describe(pem: bytes) -> dict[str, Any]:
    """Tell of one certificate what an office must compare before it trusts it. Raises `Unusable`."""
    try:
        found = certificates(pem)
        told = [_certificate(one) for one in found]
    except (ValueError, TypeError):
        told = []
    if len(told) != 1:
        raise Unusable("Tệp không phải một chứng thư số. Hãy chọn tệp chứng thư gốc (đuôi cer, crt, pem hoặc der).")
    return told[0]


def _certificate(one: x509.Certificate) -> dict[str, Any]:
    body = base64.encodebytes(one.dump()).decode("ascii")
    return {
        "subject": one.subject.human_friendly,
        "fingerprint": hashlib.sha256(one.dump()).hexdigest(),
        "pem": f"-----BEGIN CERTIFICATE-----\n{body}-----END CERTIFICATE-----\n",
        "is_authority": bool(one.ca),
        "from": one.not_valid_before.isoformat(),
        "until": one.not_valid_after.isoformat(),
    }


def _told(one: EmbeddedPdfSignature, roots: Sequence[Mapping[str, str]], now: datetime) -> dict[str, Any]:
    try:
        by = _named(one)
        told = revocation.embedded(one)
        status, moment = _status(one, roots, told, now)
        said, is_revoked = _looked_up(one, roots, told, (moment, now))
    except (SignatureValidationError, PdfError, ValueError, TypeError, AttributeError, KeyError):
        return {"problem": "unreadable"}
    expired = not one.signer_cert.not_valid_before <= moment <= one.signer_cert.not_valid_after
    anchor = _anchor(status)
    is_trusted = status.trusted and not is_revoked
    problem = "" if is_trusted else "revoked" if is_revoked else "expired" if expired else "no_root"
    return {
        **by,
        **_stamp(status),
        "revocation": said,
        "intact": bool(status.intact and status.valid),
        "covers": _covers(status),
        "root": anchor if is_trusted else "",
        "problem": problem,
    }


def _named(one: EmbeddedPdfSignature) -> dict[str, Any]:
    cert, when = one.signer_cert, one.self_reported_timestamp
    subject, issuer = cert.subject.native, cert.issuer.native
    return {
        "signer": _plain(subject.get("common_name")) or cert.subject.human_friendly[:200],
        "organisation": _plain(subject.get("organization_name")),
        "issuer": _plain(issuer.get("common_name")) or cert.issuer.human_friendly[:200],
        "serial": f"{cert.serial_number:x}",
        "from": cert.not_valid_before.isoformat(),
        "until": cert.not_valid_after.isoformat(),
        "signed_at": when.isoformat() if when is not None and when.tzinfo is not None else "",
    }


def _plain(value: object) -> str:
    return ", ".join(value)[:200] if isinstance(value, list) else str(value or "")[:200]


def _status(
    one: EmbeddedPdfSignature, roots: Roots, told: Revocation, now: datetime
) -> tuple[PdfSignatureStatus, datetime]:
    """Judge as of now, or as of the instant that a trusted time stamp proves."""
    status = _judged(one, roots, told, (now, now))
    stamp = status.timestamp_validity
    if stamp is None or not _is_sound(stamp):
        return status, now
    return _judged(one, roots, told, (stamp.timestamp, now)), stamp.timestamp


def _looked_up(
    one: EmbeddedPdfSignature, roots: Roots, told: Revocation, when: tuple[datetime, datetime]
) -> tuple[str, bool]:
    """Tell whether what the file has with it says for that very instant who was revoked, and whether the signer was.

    Where it says nothing of the authorities between, the signer's own certificate is still looked up in it.
    """
    if not told:
        return "", False
    whole, own = (_judged(one, roots, told, when, asked) for asked in (_EVERY, _SIGNERS))
    if whole.revoked or own.revoked:
        return "checked", True
    if whole.trusted or _revoked_only_later(one, roots, told, when):
        return "checked", False
    return "unused" if _judged(one, roots, told, when).trusted else "no_root", False


def _revoked_only_later(
    one: EmbeddedPdfSignature, roots: Roots, told: Revocation, when: tuple[datetime, datetime]
) -> bool:
    """Tell whether the signer was revoked after that instant; the judge makes nothing of an answer that says so."""
    moment, now = when
    details = _judged(one, roots, told, (now, now), _EVERY).revocation_details
    return details is not None and not details.ca_revoked and details.revocation_date > moment


def _judged(
    one: EmbeddedPdfSignature,
    roots: Roots,
    told: Revocation,
    when: tuple[datetime, datetime],
    asked: RevocationCheckingPolicy | None = None,
) -> PdfSignatureStatus:
    """Judge as of an instant, its time stamp as of today; with word of revocation only for whom it is asked.

    Without that no list is shown to the judge: one that is out of date would speak against whom it does not name.
    """
    moment, now = when
    return validate(
        one,
        _context(roots, moment, told, asked),
        ts_validation_context=_context(roots, now, told),
        key_usage_settings=_USAGE,
    )


def _is_sound(stamp: TimestampSignatureStatus) -> bool:
    return bool(stamp.intact and stamp.valid and stamp.trusted)


def _stamp(status: PdfSignatureStatus) -> dict[str, str]:
    """Tell of a time stamp: who made it, when, and whether a root that is installed leads to it."""
    stamp = status.timestamp_validity
    if stamp is None:
        return {"stamped_at": "", "stamper": "", "stamp": ""}
    subject = stamp.signing_cert.subject
    by = _plain(subject.native.get("common_name")) or subject.human_friendly[:200]
    if _is_sound(stamp):
        return {"stamped_at": stamp.timestamp.isoformat(), "stamper": by, "stamp": "trusted"}
    return {"stamped_at": "", "stamper": by, "stamp": "no_root" if stamp.intact and stamp.valid else "broken"}


def _context(
    roots: Roots, moment: datetime, told: Revocation, asked: RevocationCheckingPolicy | None = None
) -> ValidationContext:
    """Trust what the office had installed for that day and nothing else; nothing is fetched from outside."""
    trusted = [
        cert for root in roots if _holds(root, moment.date()) for cert in certificates(root["pem"].encode("ascii"))
    ]
    return ValidationContext(
        trust_roots=trusted,
        moment=moment,
        allow_fetching=False,
        # a list that came out after a time stamp tells of that instant, too
        revinfo_policy=CertRevTrustPolicy(asked or _NOBODY, retroactive_revinfo=True),
        crls=told.crls if asked else (),
        ocsps=told.answers if asked else (),
        other_certs=told.certificates,
    )


def _holds(root: Mapping[str, str], on: date) -> bool:
    until = root.get("until", "")
    return date.fromisoformat(root["from"]) <= on and (not until or on < date.fromisoformat(until))


def _anchor(status: PdfSignatureStatus) -> str:
    path = status.validation_path
    if path is None:
        return ""
    first = next(iter(path), None)
    return hashlib.sha256(first.dump()).hexdigest() if isinstance(first, x509.Certificate) else ""


def _covers(status: PdfSignatureStatus) -> str:
    """Tell what is covered: all of it, all but what was signed or stamped later, or less."""
    if status.coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return "whole"
    level = status.modification_level
    later = level is not None and level <= ModificationLevel.FORM_FILLING and status.docmdp_ok is not False
    return "then_signed" if status.coverage == SignatureCoverageLevel.ENTIRE_REVISION and later else "changed"
