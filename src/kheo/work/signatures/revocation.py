"""In the child: what a signed pdf has with it about revoked certificates; nothing is asked of the network."""

from dataclasses import dataclass

from asn1crypto import crl, ocsp, x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.general import CMSExtractionError, find_unique_cms_attribute
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.errors import NoDSSFoundError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature


@dataclass(frozen=True, slots=True)
class Revocation:
    """Lists of revoked certificates and answers about single ones, with certificates to check them by."""

    crls: tuple[crl.CertificateList, ...] = ()
    answers: tuple[ocsp.OCSPResponse, ...] = ()
    certificates: tuple[x509.Certificate, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.crls or self.answers)


def embedded(one: EmbeddedPdfSignature) -> Revocation:
    """Read both places: the file's own store (PAdES), and what the signer's program put into the signature (Adobe)."""
    stored, signed = _stored(one.reader), _signed(one)
    return Revocation(stored.crls + signed.crls, stored.answers + signed.answers, stored.certificates)


def _stored(reader: PdfFileReader) -> Revocation:
    try:
        store = DocumentSecurityStore.read_dss(reader)
    except NoDSSFoundError:
        return Revocation()
    return Revocation(
        tuple(crl.CertificateList.load(ref.get_object().data) for ref in store.crls),
        tuple(ocsp.OCSPResponse.load(ref.get_object().data) for ref in store.ocsps),
        tuple(store.load_certs()),
    )


def _signed(one: EmbeddedPdfSignature) -> Revocation:
    try:
        found = find_unique_cms_attribute(one.signer_info["signed_attrs"], "adobe_revocation_info_archival")
    except (CMSExtractionError, KeyError):
        return Revocation()
    return Revocation(tuple(found["crl"] or ()), tuple(found["ocsp"] or ()))
