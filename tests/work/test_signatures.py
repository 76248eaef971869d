"""A paper comes back signed: what becomes the record, who may, which roots are installed."""

import io
from dataclasses import replace
from datetime import date

import pytest
from cryptography.hazmat.primitives import serialization
from PIL import Image

from kheo.store.models import Document, Entry, SignedCopy
from kheo.work import verifying
from kheo.work.documents import may_read
from kheo.work.files import Upload
from kheo.work.refusals import BadInput, NotFound, NotPermitted
from kheo.work.signatures import child, returning, roots, showing
from kheo.work.signatures.roots import NewRoot
from tests.work.authority import Authority, signed
from tests.work.decided import decided
from tests.work.world import World, at

NOW = at(2014, 10, 14)
SIGNED = at(2014, 10, 13)


class Office:
    """A decided season whose decision is to be signed, and an authority that the office may trust."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.authority = Authority("Nơi cấp chứng thư Mẫu")
        self.document: Document = decided(world).documents.get()
        self.pdf = returning.frozen_pdf(self.document, NOW)
        self.secretary = world.who("hoa", NOW)
        self.minh = self.authority.issue("Hoàng Văn Mẫu Minh")

    def trusts(self, authority: Authority | None = None, **changes: object) -> None:
        """Install a root, its fingerprint compared."""
        one = authority or self.authority
        new = NewRoot(
            name="Nơi cấp Mẫu",
            upload=Upload("goc.cer", one.pem),
            fingerprint=one.fingerprint,
            from_on=date(2013, 1, 1),
        )
        roots.install(by=self.world.who("mai", NOW), new=replace(new, **changes), now=NOW)

    def returns(self, data: bytes, name: str = "quyet-dinh.pdf") -> SignedCopy:
        """Send a copy back."""
        return returning.add(by=self.secretary, document_id=self.document.pk, upload=Upload(name, data), now=NOW)

    def told(self, data: bytes) -> list[tuple[str, bool, str, str]]:
        """Send a copy back and tell of each signature: who, intact, what it covers, what is wrong."""
        report = self.returns(data).report
        return [(one.signer, one.intact, one.covers, one.problem) for one in child.read(report)]


@pytest.fixture
def office(world: World) -> Office:
    """Build the world with its signed papers."""
    return Office(world)


def test_a_signed_copy_becomes_the_record_and_the_frozen_bytes_stay(office: Office) -> None:
    office.trusts()
    before = Document.objects.get(pk=office.document.pk).pdf.sha256

    copy = office.returns(signed(office.pdf, office.minh, SIGNED))

    shown = showing.issued(by=office.secretary, document_id=office.document.pk)
    (line,) = shown.record.signatures
    assert (shown.record.id, shown.record.kind, shown.record.continues) == (copy.pk, "signed", True)
    assert (line.signature.signer, line.signature.organisation) == ("Hoàng Văn Mẫu Minh", "Đảng ủy Sở Mẫu")
    assert (line.signature.signed_at, line.signature.stamped_at) == (SIGNED, None)
    assert line.signature.root == office.authority.fingerprint
    assert (line.intact.text, line.covers.text) == ("Còn nguyên vẹn", "Bao trọn văn bản")
    assert line.trust.text == "Tin cậy theo Nơi cấp Mẫu"
    assert line.clock == "theo giờ máy của người ký, không có dấu thời gian"
    assert line.revocation == "Tệp không kèm thông tin thu hồi nên chưa xác định được"
    assert Document.objects.get(pk=office.document.pk).pdf.sha256 == before
    entry = Entry.objects.get(word="copy_kept")
    assert entry.payload["after"] == {"kind": "signed", "sha256": copy.blob.sha256, "signatures": 1, "good": 1}


def test_a_root_installed_later_is_seen_when_checked_again(office: Office) -> None:
    copy = office.returns(signed(office.pdf, office.minh, SIGNED))
    office.trusts()

    again = returning.check_again(by=office.secretary, document_id=office.document.pk, copy_id=copy.pk, now=NOW)

    assert [one.is_good for one in child.read(copy.report)] == [False]
    assert [one.is_good for one in child.read(again.report)] == [True]
    assert again.report["continues"] is True


def test_a_scan_is_kept_without_its_place_and_a_later_copy_is_the_record(office: Office) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (40, 60), "white").save(picture, "JPEG")

    scan = office.returns(picture.getvalue(), "ban quet.jpg")
    later = office.returns(signed(office.pdf, office.minh, SIGNED))
    twice = office.returns(picture.getvalue(), "a.jpg")

    shown = showing.issued(by=office.secretary, document_id=office.document.pk)
    assert [(one.id, one.kind) for one in shown.copies] == [(later.pk, "signed"), (scan.pk, "scan")]
    assert twice.pk == scan.pk
    assert Entry.objects.filter(word="copy_kept").count() == 2


def test_a_file_that_cannot_be_read_leaves_nothing(office: Office) -> None:
    for data in (b"", b"MZ" + office.pdf, office.pdf[:3000], office.pdf):
        with pytest.raises(BadInput) as refused:
            office.returns(data)
        assert list(refused.value.fields) == ["file"]

    assert SignedCopy.objects.count() == 0


@pytest.mark.parametrize(("name", "refusal"), [("ly", NotPermitted), ("ngan", NotPermitted), ("xa", NotFound)])
def test_who_may_not_keep_a_copy(office: Office, name: str, refusal: type[Exception]) -> None:
    by = office.world.who(name, NOW)

    with pytest.raises(refusal):
        returning.add(by=by, document_id=office.document.pk, upload=Upload("a.pdf", office.pdf), now=NOW)

    assert may_read(by, office.document) is (refusal is NotPermitted)


def test_the_public_page_tells_that_a_signed_copy_exists_and_not_who_signed(office: Office) -> None:
    office.trusts()
    copy = office.returns(signed(office.pdf, office.minh, SIGNED))

    found = verifying.look_up(text=office.document.code, who="10.0.0.0/24", now=NOW)

    assert (found.copy_kind, found.copy_on, found.good_signatures) == ("signed", NOW.date(), 1)
    assert [(one.format, one.sha256) for one in found.prints][-1] == ("bản ký số", copy.blob.sha256)
    assert "Minh" not in str(found)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"fingerprint": "00" * 32}, "fingerprint"),
        ({"upload": Upload("goc.cer", b"khong phai")}, "file"),
        ({"upload": Upload("goc.exe", b"khong phai")}, "file"),
        ({"name": "  "}, "name"),
        ({"last_on": date(2012, 1, 1)}, "last_on"),
    ],
)
def test_a_root_that_cannot_be_compared_is_refused(office: Office, changes: dict[str, object], field: str) -> None:
    with pytest.raises(BadInput) as refused:
        office.trusts(**changes)

    assert list(refused.value.fields) == [field]


def test_a_person_s_certificate_is_no_root_and_a_root_stands_once(office: Office) -> None:
    pem = office.minh.cert.public_bytes(serialization.Encoding.PEM)

    with pytest.raises(BadInput, match="không phải chứng thư gốc"):
        office.trusts(upload=Upload("minh.pem", pem))
    office.trusts(fingerprint=":".join(office.authority.fingerprint.upper()[i : i + 2] for i in range(0, 64, 2)))
    with pytest.raises(BadInput, match="đã cài rồi"):
        office.trusts()


def test_a_root_that_ended_is_not_believed_from_that_day_on(office: Office) -> None:
    office.trusts()
    mai = office.world.who("mai", NOW)
    (line,) = roots.board(by=mai, now=NOW)

    roots.end(by=mai, root_id=line.id, reason="Nơi cấp báo lộ khóa.", now=NOW)

    assert [(one.holds, one.last_on) for one in roots.board(by=mai, now=NOW)] == [(False, date(2014, 10, 13))]
    assert office.told(signed(office.pdf, office.minh, SIGNED))[0][3] == "no_root"
    with pytest.raises(NotPermitted):
        roots.board(by=office.secretary, now=NOW)
