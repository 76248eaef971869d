"""An office signs an issued paper with its key file: seen or unseen, once each, and nothing of the key is kept."""

import io
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pikepdf
import pytest

from kheo.store.models import Document, Entry, SignedCopy
from kheo.work import decisions, files
from kheo.work.files import Upload
from kheo.work.refusals import BadInput, Changed, NotFound, NotNow, NotPermitted
from kheo.work.signatures import child, in_place, returning
from kheo.work.signatures.in_place import Key, Look
from tests.work.authority import PASSPHRASE, Authority, Holder
from tests.work.decided import decided
from tests.work.world import World, at, paper

NOW = at(2014, 10, 14)
AUTHORITY = Authority("Nơi cấp chứng thư Mẫu")
MINH = AUTHORITY.issue("Hoàng Văn Mẫu Minh")
KEY_FILE = MINH.key_file()


class Desk:
    """A decision that Minh is to sign."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.decision = decided(world)
        self.document: Document = self.decision.documents.get()

    def key(self, holder: Holder = MINH, **changes: object) -> Key:
        """Give somebody's key."""
        data = KEY_FILE if holder is MINH else holder.key_file()
        return replace(Key(upload=Upload("minh.p12", data), passphrase=PASSPHRASE), **changes)

    def sign(self, key: Key | None = None, look: Look | None = None, name: str = "minh") -> SignedCopy:
        """Sign as somebody."""
        by = self.world.who(name, NOW)
        return in_place.sign(
            by=by, document_id=self.document.pk, key=key or self.key(), look=look, reason="Ban hành", now=NOW
        )


@pytest.fixture
def desk(world: World) -> Desk:
    """Build the world with the decision."""
    return Desk(world)


def test_two_sign_behind_each_other_and_each_only_once(desk: Desk) -> None:
    first = desk.sign()
    with pytest.raises(BadInput) as again:
        desk.sign()
    second = desk.sign(desk.key(AUTHORITY.issue("Trần Văn Mẫu Bảo")), Look(page="last", right=100, down=240))

    issued = files.read(Document.objects.get(pk=desk.document.pk).pdf)
    one, two = (files.read(copy.blob) for copy in (first, second))
    assert (one.startswith(issued), two.startswith(one), second.report["continues"]) == (True, True, True)
    assert [(each.signer, each.intact, each.covers, each.signed_at) for each in child.read(second.report)] == [
        ("Hoàng Văn Mẫu Minh", True, "then_signed", NOW),
        ("Trần Văn Mẫu Bảo", True, "whole", NOW),
    ]
    assert again.value.sentence == "Hoàng Văn Mẫu Minh đã ký số văn bản này bằng chứng thư ấy rồi."
    assert (first.made_here, Entry.objects.filter(word="signed_here").count()) == (True, 2)


def test_a_seen_signature_names_who_and_when_on_the_page(desk: Desk) -> None:
    copy = desk.sign(look=Look(page="last", right=100, down=240))

    with pikepdf.open(io.BytesIO(files.read(copy.blob))) as read:
        (field,) = read.Root.AcroForm.Fields
        left, bottom, right, top = (float(one) for one in field.Rect)
        assert "/N" in field.AP
        height = float(read.pages[-1].MediaBox[3])
    millimetre = 72 / 25.4
    assert [left / millimetre, (height - top) / millimetre] == [
        pytest.approx(100, abs=0.3),
        pytest.approx(240, abs=0.3),
    ]
    assert [(right - left) / millimetre, (top - bottom) / millimetre] == [
        pytest.approx(72, abs=0.4),
        pytest.approx(22, abs=0.4),
    ]


@pytest.mark.parametrize(
    ("spoil", "field", "said"),
    [
        ({"passphrase": "sai"}, "passphrase", "Mật khẩu của tệp khóa không đúng."),
        ({"passphrase": ""}, "passphrase", "Mật khẩu của tệp khóa không đúng."),
        ({"upload": Upload("minh.p12", b"khong phai khoa")}, "key", "Tệp không phải tệp khóa ký"),
        ({"upload": Upload("minh.p12", KEY_FILE[:200])}, "key", "Tệp không phải tệp khóa ký"),
        ({"upload": Upload("minh.pdf", KEY_FILE)}, "key", "không thuộc loại được nhận. Hãy dùng p12 hoặc pfx."),
        ({"upload": Upload("minh.p12", KEY_FILE + b"0" * 70_000)}, "key", "Tệp quá lớn, không phải tệp khóa ký."),
    ],
    ids=["wrong passphrase", "no passphrase", "no key", "cut", "a pdf", "huge"],
)
def test_a_key_that_cannot_be_used_signs_nothing(desk: Desk, spoil: dict[str, object], field: str, said: str) -> None:
    with pytest.raises(BadInput) as refused:
        desk.sign(desk.key(**spoil))

    assert list(refused.value.fields) == [field]
    assert said in refused.value.sentence
    assert SignedCopy.objects.count() == 0


def test_an_expired_certificate_does_not_sign(desk: Desk) -> None:
    expired = AUTHORITY.issue("Hoàng Văn Mẫu Minh", last=NOW - timedelta(days=1))

    with pytest.raises(BadInput, match=r"Chứng thư chỉ có hạn từ .* đến 13/10/2014"):
        desk.sign(desk.key(expired))


def test_a_frame_outside_the_page_is_refused(desk: Desk) -> None:
    with pytest.raises(BadInput, match="Khung chữ ký nằm ngoài trang"):
        desk.sign(look=Look(page="first", right=150, down=10))


def test_nothing_of_the_key_is_kept_or_shown(desk: Desk, settings: object) -> None:
    desk.sign()

    kept = [path.read_bytes() for path in Path(settings.FILES).rglob("*") if path.is_file()]
    told = str([one.payload for one in Entry.objects.all()]) + str(SignedCopy.objects.get().report) + repr(desk.key())
    assert len(kept) >= 3
    assert [data for data in kept if KEY_FILE in data or PASSPHRASE.encode() in data] == []
    assert PASSPHRASE not in told


def test_of_two_who_sign_at_once_the_second_reads_it_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    other, asked = desk.key(AUTHORITY.issue("Trần Văn Mẫu Bảo")), []
    frozen = returning.examined

    def meanwhile(data: bytes, issued: bytes, now: object) -> object:
        if not asked:
            asked.append(data)
            desk.sign(other, name="bao")
        return frozen(data, issued, now)

    monkeypatch.setattr(returning, "examined", meanwhile)
    with pytest.raises(Changed):
        desk.sign()

    (copy,) = SignedCopy.objects.all()
    assert [one.signer for one in child.read(copy.report)] == ["Trần Văn Mẫu Bảo"]


@pytest.mark.parametrize(("name", "refusal"), [("ly", NotPermitted), ("xa", NotFound)])
def test_who_may_not_sign(desk: Desk, name: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        desk.sign(name=name)


def test_a_decision_that_was_revoked_is_not_signed(desk: Desk) -> None:
    minh = desk.world.who("minh", NOW)
    fallen = paper("06-QĐ/ĐU", NOW.date(), reason="Sai tên.")
    decisions.revoke(by=minh, decision_id=desk.decision.pk, paper=fallen, now=NOW)

    with pytest.raises(NotNow):
        desk.sign()
