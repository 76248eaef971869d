"""A certificate authority of the tests: it issues certificates and key files, and signs as a signer's program does."""

import hashlib
import io
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime

from asn1crypto import crl, ocsp
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509 import ocsp as asking
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID, NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko.sign.validation.dss import DocumentSecurityStore

from tests.work.world import at

FIRST, LAST = at(2012, 1, 1), at(2032, 1, 1)
PASSPHRASE = "mat-khau-mau"
_LISTS, _ANSWERS = "http://noi-cap.example/thu-hoi.crl", "http://noi-cap.example/hoi"


@dataclass(frozen=True)
class Holder:
    """Somebody with a key and the certificate of an authority."""

    key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
    cert: x509.Certificate
    chain: tuple[x509.Certificate, ...]

    def key_file(self, passphrase: str = PASSPHRASE) -> bytes:
        """Write the key file (PKCS#12) that an office would hold."""
        locked = serialization.BestAvailableEncryption(passphrase.encode())
        return pkcs12.serialize_key_and_certificates(b"mau", self.key, self.cert, self.chain, locked)

    @property
    def signer(self) -> signers.SimpleSigner:
        """Give what signs with this key."""
        made = signers.SimpleSigner.load_pkcs12_data(self.key_file(), (), PASSPHRASE.encode())
        assert made is not None
        return made


class Authority:
    """Một nơi cấp chứng thư: a root, and what it issues."""

    def __init__(self, name: str) -> None:
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        self.root = self._cert(self._name, self._key, FIRST, LAST, x509.BasicConstraints(ca=True, path_length=None))

    @property
    def pem(self) -> bytes:
        """Write the root as a file."""
        return self.root.public_bytes(serialization.Encoding.PEM)

    @property
    def fingerprint(self) -> str:
        """Tell the root's fingerprint as it would be published."""
        return hashlib.sha256(self.root.public_bytes(serialization.Encoding.DER)).hexdigest()

    def below(self, name: str) -> "Authority":
        """Give an authority that this one vouches for: its own certificate is no root."""
        made = Authority(name)
        basic = x509.BasicConstraints(ca=True, path_length=0)
        made.root = self._cert(made._name, made._key, FIRST, LAST, basic)
        return made

    def issue(self, name: str, first: datetime = FIRST, last: datetime = LAST, *, stamps: bool = False) -> Holder:
        """Issue a certificate to somebody of an office."""
        key = rsa.generate_private_key(65537, 2048) if stamps else ec.generate_private_key(ec.SECP256R1())
        uses = [ExtendedKeyUsageOID.TIME_STAMPING] if stamps else []
        subject = x509.Name(
            [
                x509.NameAttribute(NameOID.COMMON_NAME, name),
                x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Đảng ủy Sở Mẫu"),
            ]
        )
        return Holder(key, self._cert(subject, key, first, last, uses=uses), (self.root,))

    def stamper(self, when: datetime) -> DummyTimeStamper:
        """Give a time stamping service whose clock stands at an instant."""
        holder = self.issue("Dấu thời gian Mẫu", stamps=True)
        signer = holder.signer
        return DummyTimeStamper(signer.signing_cert, signer.signing_key, signer.cert_registry, fixed_dt=when)

    def revoked(self, *holders: Holder, since: datetime, until: datetime) -> crl.CertificateList:
        """Publish the list of revoked certificates that holds from an instant until another."""
        made = x509.CertificateRevocationListBuilder().issuer_name(self._name).last_update(since).next_update(until)
        for one in holders:
            serial = x509.RevokedCertificateBuilder().serial_number(one.cert.serial_number)
            made = made.add_revoked_certificate(serial.revocation_date(since).build())
        der = made.sign(self._key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)
        return crl.CertificateList.load(der)

    def answerer(self, *, authorised: bool = True) -> Holder:
        """Give somebody who answers in this authority's place, with its word for it or without."""
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Nơi trả lời Mẫu")])
        uses = [ExtendedKeyUsageOID.OCSP_SIGNING] if authorised else []
        return Holder(key, self._cert(name, key, FIRST, LAST, uses=uses, answers=authorised), (self.root,))

    def answer(
        self,
        holder: Holder,
        *,
        since: datetime,
        until: datetime,
        revoked: datetime | None = None,
        by: Holder | None = None,
    ) -> ocsp.OCSPResponse:
        """Answer whether a certificate is revoked, an answer that holds from an instant until another."""
        key, cert = (by.key, by.cert) if by else (self._key, self.root)
        status = asking.OCSPCertStatus.GOOD if revoked is None else asking.OCSPCertStatus.REVOKED
        made = asking.OCSPResponseBuilder().add_response(
            cert=holder.cert,
            issuer=self.root,
            algorithm=hashes.SHA256(),
            cert_status=status,
            this_update=since,
            next_update=until,
            revocation_time=revoked,
            revocation_reason=None,
        )
        made = made.responder_id(asking.OCSPResponderEncoding.HASH, cert).certificates([cert])
        der = made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)
        return ocsp.OCSPResponse.load(der)

    def _cert(
        self,
        subject: x509.Name,
        key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey,
        first: datetime,
        last: datetime,
        basic: x509.BasicConstraints | None = None,
        *,
        uses: Sequence[x509.ObjectIdentifier] = (),
        answers: bool = False,
    ) -> x509.Certificate:
        usage = dict.fromkeys(
            ("key_encipherment", "data_encipherment", "key_agreement", "encipher_only", "decipher_only"), False
        )
        signs = basic is None
        made = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self._name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(first)
            .not_valid_after(last)
            .add_extension(basic or x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(
                x509.KeyUsage(
                    digital_signature=signs,
                    content_commitment=signs,
                    key_cert_sign=not signs,
                    crl_sign=not signs,
                    **usage,
                ),
                critical=True,
            )
        )
        if signs:  # as real ones do; nobody ever asks there
            place = x509.DistributionPoint([x509.UniformResourceIdentifier(_LISTS)], None, None, None)
            made = made.add_extension(x509.CRLDistributionPoints([place]), critical=False)
            there = x509.AccessDescription(AuthorityInformationAccessOID.OCSP, x509.UniformResourceIdentifier(_ANSWERS))
            made = made.add_extension(x509.AuthorityInformationAccess([there]), critical=False)
        if uses:
            made = made.add_extension(x509.ExtendedKeyUsage(uses), critical=True)
        if answers:  # of whoever answers nobody asks again
            made = made.add_extension(x509.OCSPNoCheck(), critical=False)
        return made.sign(self._key, hashes.SHA256())


class _Dated(signers.PdfSigner):
    """A signer whose clock stands at an instant."""

    when: datetime

    def init_signing_session(self, pdf_out: object, existing_fields_only: bool = False) -> object:
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self.when
        return session


def signed(
    pdf: bytes, by: Holder, when: datetime, *, field: str = "Ky1", stamper: DummyTimeStamper | None = None
) -> bytes:
    """Sign a pdf as a signer's own program would, behind what is there."""
    meta = signers.PdfSignatureMetadata(field_name=field, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES)
    signer = _Dated(meta, by.signer, timestamper=stamper)
    signer.when = when
    out = io.BytesIO()
    with ThreadPoolExecutor(1) as aside:  # a browser test before this one left its loop running in the main thread
        aside.submit(signer.sign_pdf, IncrementalPdfFileWriter(io.BytesIO(pdf), strict=False), output=out).result()
    return out.getvalue()


def with_list(pdf: bytes, published: crl.CertificateList) -> bytes:
    """Put a list of revoked certificates into a signed pdf, as a program does that signs for the archive."""
    out = io.BytesIO(pdf)
    DocumentSecurityStore.add_dss(out, None, crls=[published], strict=False)
    return out.getvalue()


def with_answer(pdf: bytes, given: ocsp.OCSPResponse) -> bytes:
    """Put the answer about a certificate into a signed pdf, as a program does that signs for the archive."""
    out = io.BytesIO(pdf)
    DocumentSecurityStore.add_dss(out, None, ocsps=[given], strict=False)
    return out.getvalue()
