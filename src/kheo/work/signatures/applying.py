"""In the child: open a key file with its passphrase, sign a pdf behind what is there (PAdES)."""

import base64
import io
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from asn1crypto import pkcs12 as asn1_pkcs12
from cryptography.hazmat.primitives.serialization import Encoding, pkcs12
from pyhanko.pdf_utils.content import ImportedPdfPage
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.stamp import StaticStampStyle

from kheo.work.pdfs.limits import Limits, Unusable
from kheo.work.signatures import examining

_POINTS: Final = 72 / 25.4


class _Dated(signers.PdfSigner):
    """A signer that writes down the instant it was told: the office's clock is the only one."""

    def __init__(self, at: datetime, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._at = at

    def init_signing_session(self, pdf_out: BasePdfFileWriter, existing_fields_only: bool = False) -> PdfSigningSession:
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self._at
        return session


class _Page(ImportedPdfPage):
    """The first page of a pdf that is in memory."""

    def __init__(self, data: bytes) -> None:
        super().__init__(file_name="")  # type: ignore[no-untyped-call]  # not typed there
        self._data = data

    def render(self) -> bytes:
        page = self._ensure_writer.import_page_as_xobject(PdfFileReader(io.BytesIO(self._data)))
        self.resources.xobject["/Seen"] = page
        left, bottom, right, top = (float(one) for one in page.get_object()["/BBox"])
        self.box = BoxConstraints(width=round(abs(right - left)), height=round(abs(top - bottom)))
        return b"/Seen Do"


def holder(given: Mapping[str, Any]) -> dict[str, str]:
    """Tell whose key a file holds. Raises `Unusable` for a wrong passphrase, no key, a certificate out of its days."""
    cert = examining.certificates(_opened(given)[1])[0]
    subject = cert.subject.native
    return {
        "signer": str(subject.get("common_name") or cert.subject.human_friendly)[:200],
        "organisation": str(subject.get("organization_name") or "")[:200],
        "serial": f"{cert.serial_number:x}",
    }


def sign(given: Mapping[str, Any], data: bytes, limits: Limits) -> bytes:
    """Sign a pdf behind what is there; earlier signatures stay as they are. Raises `Unusable`."""
    reader = examining.opened(data, limits)
    signer, before = _signer(given), len(list(reader.embedded_regular_signatures))
    if before >= limits.signatures:
        raise Unusable(f"Văn bản đã có {before} chữ ký số nên không ký thêm được.")
    writer = IncrementalPdfFileWriter(io.BytesIO(data), strict=False)
    name, look = f"ChuKy{before + 1}", given["look"]
    meta = signers.PdfSignatureMetadata(
        field_name=name,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        reason=given["reason"] or None,
    )
    one = _Dated(
        datetime.fromisoformat(given["at"]),
        meta,
        signer,
        new_field_spec=_field(name, look, reader) if look else None,
        stamp_style=_style(base64.b64decode(look["stamp"])) if look else None,
    )
    out = io.BytesIO()
    one.sign_pdf(writer, output=out)
    return out.getvalue()


def _signer(given: Mapping[str, Any]) -> signers.SimpleSigner:
    made: signers.SimpleSigner | None = signers.SimpleSigner.load_pkcs12_data(
        _opened(given)[0], (), given["passphrase"].encode()
    )
    if made is None:
        raise Unusable("Không đọc được khóa trong tệp. Hãy xin lại tệp ở nơi cấp.", field="key")
    return made


def _opened(given: Mapping[str, Any]) -> tuple[bytes, bytes]:
    """Give the bytes of a key file that may be used today, and of its certificate."""
    data, passphrase = base64.b64decode(given["key"]), given["passphrase"].encode()
    try:
        _ = asn1_pkcs12.Pfx.load(data, strict=True).native["version"]
    except (ValueError, TypeError, KeyError):
        raise Unusable("Tệp không phải tệp khóa ký (đuôi p12 hoặc pfx). Hãy chọn lại tệp.", field="key") from None
    try:
        key, cert, _more = pkcs12.load_key_and_certificates(data, passphrase)
    except ValueError:
        raise Unusable("Mật khẩu của tệp khóa không đúng. Hãy gõ lại mật khẩu.", field="passphrase") from None
    if key is None or cert is None:
        raise Unusable("Tệp khóa không có khóa ký, hoặc không có chứng thư. Hãy xin lại tệp ở nơi cấp.", field="key")
    at = datetime.fromisoformat(given["at"])
    if not cert.not_valid_before_utc <= at <= cert.not_valid_after_utc:
        raise Unusable(
            f"Chứng thư chỉ có hạn từ {cert.not_valid_before_utc:%d/%m/%Y} đến {cert.not_valid_after_utc:%d/%m/%Y} nên "
            "không ký được hôm nay. Hãy xin chứng thư còn hạn.",
            field="key",
        )
    return data, cert.public_bytes(Encoding.DER)


def _field(name: str, look: Mapping[str, Any], reader: PdfFileReader) -> SigFieldSpec:
    """Place the frame by its top left corner, in millimetres from that of the page."""
    pages = int(reader.root["/Pages"]["/Count"])
    at = pages - 1 if look["page"] == "last" else 0
    box = reader.find_page_for_modification(at)[0].get_object().get("/MediaBox")  # type: ignore[no-untyped-call]  # same
    if box is None:
        box = reader.root["/Pages"]["/MediaBox"]
    left, bottom, right, top = (float(one) for one in box)
    x, y = left + look["right"] * _POINTS, top - look["down"] * _POINTS
    far, low = x + look["width"] * _POINTS, y - look["height"] * _POINTS
    if x < left or y > top or far > right or low < bottom:
        raise Unusable("Khung chữ ký nằm ngoài trang. Hãy đặt lại khoảng cách từ trái và từ trên.", field="right")
    return SigFieldSpec(sig_field_name=name, on_page=at, box=(round(x), round(low), round(far), round(y)))


def _style(stamp: bytes) -> StaticStampStyle:
    flush = SimpleBoxLayoutRule(
        x_align=AxisAlignment.ALIGN_MID, y_align=AxisAlignment.ALIGN_MID, margins=Margins(0, 0, 0, 0)
    )
    return StaticStampStyle(border_width=0, background=_Page(stamp), background_layout=flush, background_opacity=1)
