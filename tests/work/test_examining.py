"""What a signature is worth: by what it covers, whose root leads to it, on which day; and what no child opens."""

import io
from collections.abc import Callable
from datetime import timedelta

import pikepdf
import pytest
from asn1crypto import crl, ocsp
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from kheo.papers import render
from kheo.papers.specimens import commendation_decision
from kheo.work.pdfs.limits import Limits
from kheo.work.refusals import BadInput
from kheo.work.signatures import child
from tests.work.authority import Authority, Holder, signed, with_answer, with_list
from tests.work.world import at

NOW, SIGNED = at(2014, 10, 14), at(2014, 10, 13)
EARLY, LATE = NOW - timedelta(days=3), NOW + timedelta(days=3)
NAME = "Hoàng Văn Mẫu Minh"
AUTHORITY = Authority("Nơi cấp chứng thư Mẫu")
MINH = AUTHORITY.issue(NAME)
HERE = {"pem": AUTHORITY.pem.decode(), "from": "2013-01-01", "until": ""}
Told = tuple[str, bool, str, str]


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """Set a paper as it is issued."""
    return render(commendation_decision(), draft=False, format="pdf")


def _found(data: bytes, *roots: dict[str, str]) -> tuple[child.Signature, ...]:
    said, _made = child.ask({"task": "examine", "roots": roots, "at": NOW.isoformat()}, data)
    return child.read(said)


def _told(data: bytes, *roots: dict[str, str]) -> list[Told]:
    return [(one.signer, one.intact, one.covers, one.problem) for one in _found(data, *roots)]


def test_two_sign_one_after_the_other(pdf: bytes) -> None:
    second = signed(signed(pdf, MINH, SIGNED), AUTHORITY.issue("Trần Văn Mẫu Bảo"), NOW, field="Ky2")

    assert _told(second, HERE) == [(NAME, True, "then_signed", ""), ("Trần Văn Mẫu Bảo", True, "whole", "")]


def test_a_letter_changed_after_signing_is_seen(pdf: bytes) -> None:
    data = signed(pdf, MINH, SIGNED)
    spoilt = data[:900] + bytes([data[900] ^ 1]) + data[901:]

    ((who, intact, _covers, _problem),) = _told(spoilt, HERE)

    assert (who, intact) == (NAME, False)


def test_what_is_written_behind_a_signature_is_seen(pdf: bytes) -> None:
    data = signed(pdf, MINH, SIGNED)
    with_more = _added(data)

    assert with_more.startswith(data)
    assert _told(with_more, HERE) == [(NAME, True, "changed", "")]


def _added(data: bytes) -> bytes:
    """Turn the first page in a later revision, as a forger who leaves the signed bytes alone."""
    out = io.BytesIO(data)
    writer = IncrementalPdfFileWriter(out, strict=False)
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Rotate"] = generic.NumberObject(180)
    writer.update_container(page)
    writer.write_in_place()
    return out.getvalue()


@pytest.mark.parametrize(
    ("root", "problem"),
    [
        (None, "no_root"),
        ({**HERE, "pem": Authority("Nơi cấp chứng thư Mẫu").pem.decode()}, "no_root"),
        ({**HERE, "from": "2014-10-15"}, "no_root"),
        ({**HERE, "until": "2014-10-14"}, "no_root"),
        ({**HERE, "until": "2014-10-15"}, ""),
    ],
    ids=["none", "another of the same name", "from tomorrow", "until yesterday", "until today"],
)
def test_only_a_root_installed_for_that_day_is_believed(pdf: bytes, root: dict[str, str] | None, problem: str) -> None:
    assert _told(signed(pdf, MINH, SIGNED), *([root] if root else [])) == [(NAME, True, "whole", problem)]


def test_an_expired_certificate_is_believed_only_with_a_time_stamp(pdf: bytes) -> None:
    short: Holder = AUTHORITY.issue(NAME, last=NOW - timedelta(hours=1))
    data = signed(pdf, short, SIGNED, stamper=AUTHORITY.stamper(SIGNED))

    assert _told(signed(pdf, short, SIGNED), HERE) == [(NAME, True, "whole", "expired")]
    assert [(one.problem, one.stamped_at, one.is_good) for one in _found(data, HERE)] == [("", SIGNED, True)]


def test_a_time_stamp_that_no_root_leads_to_is_named_and_not_believed(pdf: bytes) -> None:
    other = Authority("Nơi khác")
    data = signed(pdf, MINH, SIGNED, stamper=other.stamper(SIGNED - timedelta(days=200)))

    (alone,), (with_root,) = _found(data, HERE), _found(data, HERE, {**HERE, "pem": other.pem.decode()})

    assert (alone.stamp, alone.stamper, alone.stamped_at) == ("no_root", "Dấu thời gian Mẫu", None)
    assert (alone.signed_at, alone.problem) == (SIGNED, "")
    assert (with_root.stamp, with_root.stamped_at) == ("trusted", SIGNED - timedelta(days=200))


def test_who_was_revoked_after_a_time_stamp_had_signed_rightly(pdf: bytes) -> None:
    data = signed(pdf, MINH, SIGNED, stamper=AUTHORITY.stamper(SIGNED))
    later, before = SIGNED + timedelta(hours=2), SIGNED - timedelta(hours=2)

    (rightly,) = _found(with_list(data, AUTHORITY.revoked(MINH, since=later, until=LATE)), HERE)
    (wrongly,) = _found(with_list(data, AUTHORITY.revoked(MINH, since=before, until=LATE)), HERE)

    assert (rightly.problem, rightly.revocation, rightly.is_good) == ("", "checked", True)
    assert (wrongly.problem, wrongly.revocation, wrongly.is_good) == ("revoked", "checked", False)


@pytest.mark.parametrize(
    ("published", "told"),
    [
        (AUTHORITY.revoked(since=EARLY, until=LATE), ("checked", "", True)),
        (AUTHORITY.revoked(AUTHORITY.issue("Người khác"), since=EARLY, until=LATE), ("checked", "", True)),
        (AUTHORITY.revoked(MINH, since=EARLY, until=LATE), ("checked", "revoked", False)),
        (AUTHORITY.revoked(since=EARLY, until=NOW - timedelta(days=1)), ("unused", "", True)),
        (Authority("Nơi cấp chứng thư Mẫu").revoked(MINH, since=EARLY, until=LATE), ("unused", "", True)),
        (None, ("", "", True)),
    ],
    ids=["nobody", "another", "the signer", "out of date", "by somebody else", "no list"],
)
def test_a_list_of_revoked_certificates_in_the_file_is_used_for_its_time(
    pdf: bytes, published: crl.CertificateList | None, told: tuple[str, str, bool]
) -> None:
    data = signed(pdf, MINH, SIGNED)

    (one,) = _found(with_list(data, published) if published else data, HERE)

    assert (one.revocation, one.problem, one.is_good) == told
    assert one.covers == ("then_signed" if published else "whole")


STRANGE = Authority("Nơi cấp chứng thư Mẫu")
AGO = NOW - timedelta(days=1)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (AUTHORITY.answer(MINH, since=EARLY, until=LATE), ("checked", "", True)),
        (AUTHORITY.answer(MINH, since=EARLY, until=LATE, by=AUTHORITY.answerer()), ("checked", "", True)),
        (AUTHORITY.answer(MINH, since=EARLY, until=LATE, revoked=EARLY), ("checked", "revoked", False)),
        (
            AUTHORITY.answer(MINH, since=EARLY, until=LATE, revoked=EARLY, by=AUTHORITY.answerer()),
            ("checked", "revoked", False),
        ),
        (AUTHORITY.answer(AUTHORITY.issue(NAME), since=EARLY, until=LATE, revoked=EARLY), ("unused", "", True)),
        (AUTHORITY.answer(MINH, since=EARLY, until=AGO), ("unused", "", True)),
        (STRANGE.answer(MINH, since=EARLY, until=LATE), ("unused", "", True)),
        (STRANGE.answer(MINH, since=EARLY, until=LATE, revoked=EARLY), ("unused", "", True)),
        (
            AUTHORITY.answer(MINH, since=EARLY, until=LATE, revoked=EARLY, by=STRANGE.answerer()),
            ("unused", "", True),
        ),
        (
            AUTHORITY.answer(MINH, since=EARLY, until=LATE, revoked=EARLY, by=AUTHORITY.answerer(authorised=False)),
            ("unused", "", True),
        ),
    ],
    ids=[
        "good",
        "good, by whom the authority named",
        "revoked",
        "revoked, by whom the authority named",
        "about another",
        "out of date",
        "good, by another authority",
        "revoked, by another authority",
        "revoked, by whom another authority named",
        "revoked, by whom nobody named",
    ],
)
def test_an_answer_about_a_certificate_in_the_file_is_used_for_its_time(
    pdf: bytes, given: ocsp.OCSPResponse, told: tuple[str, str, bool]
) -> None:
    (one,) = _found(with_answer(signed(pdf, MINH, SIGNED), given), HERE)

    assert (one.revocation, one.problem, one.is_good) == told
    assert one.covers == "then_signed"


def test_an_answer_tells_who_was_revoked_before_a_time_stamp_and_who_after(pdf: bytes) -> None:
    data = signed(pdf, MINH, SIGNED, stamper=AUTHORITY.stamper(SIGNED))
    later, before = SIGNED + timedelta(hours=2), SIGNED - timedelta(hours=2)

    (rightly,) = _found(with_answer(data, AUTHORITY.answer(MINH, since=NOW, until=LATE, revoked=later)), HERE)
    (wrongly,) = _found(with_answer(data, AUTHORITY.answer(MINH, since=NOW, until=LATE, revoked=before)), HERE)

    assert (rightly.problem, rightly.revocation, rightly.is_good) == ("", "checked", True)
    assert (wrongly.problem, wrongly.revocation, wrongly.is_good) == ("revoked", "checked", False)


def test_a_signer_is_looked_up_although_nothing_tells_of_the_authority_between(pdf: bytes) -> None:
    between = AUTHORITY.below("Nơi cấp chứng thư cấp dưới")
    holder = between.issue(NAME)
    data = signed(pdf, holder, SIGNED)

    (named,) = _found(with_list(data, between.revoked(holder, since=EARLY, until=LATE)), HERE)
    (another,) = _found(with_list(data, between.revoked(MINH, since=EARLY, until=LATE)), HERE)
    (rootless,) = _found(with_list(data, between.revoked(MINH, since=EARLY, until=LATE)))

    assert (named.problem, named.revocation, named.is_good) == ("revoked", "checked", False)
    assert (another.problem, another.revocation, another.is_good) == ("", "unused", True)
    assert (rootless.problem, rootless.revocation) == ("no_root", "no_root")


def _saved(pdf: bytes, change: Callable[[pikepdf.Pdf], None], **options: object) -> bytes:
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as one:
        change(one)
        one.save(made, **options)
    return made.getvalue()


def _runs(one: pikepdf.Pdf) -> None:
    one.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def _locked(pdf: bytes) -> bytes:
    return _saved(pdf, lambda _one: None, encryption=pikepdf.Encryption(owner="a", user="b"))


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda pdf: b"MZ" + pdf, "Tệp không đúng định dạng pdf"),
        (lambda pdf: pdf[: len(pdf) // 2], "Không mở được tệp"),
        (lambda _pdf: b"%PDF-1.7\n" + b"\x00\xff" * 5000, "Không mở được tệp"),
        (lambda _pdf: b"%PDF-1.7\n1 0 obj\n" + b"[" * 200_000, "Không mở được tệp"),
        (_locked, "Tệp pdf có mật khẩu"),
        (lambda pdf: _saved(pdf, _runs), "Tệp pdf có mã lệnh"),
        (lambda pdf: pdf + b" " * (21 * 2**20), "Tệp lớn hơn 20 MB"),
    ],
    ids=["no pdf", "cut", "noise", "nested", "locked", "acts", "huge"],
)
def test_a_hostile_file_is_refused_with_a_sentence(pdf: bytes, spoil: Callable[[bytes], bytes], said: str) -> None:
    with pytest.raises(BadInput) as refused:
        _found(spoil(pdf), HERE)

    assert refused.value.sentence.startswith(said)
    assert list(refused.value.fields) == ["file"]


def test_too_many_signatures_and_too_little_memory_are_refused(pdf: bytes) -> None:
    data = signed(signed(pdf, MINH, SIGNED), MINH, SIGNED, field="Ky2")
    given = {"task": "examine", "roots": [], "at": NOW.isoformat()}

    with pytest.raises(BadInput, match="Tệp có 2 chữ ký số; mỗi tệp kiểm tra nhiều nhất 1"):
        child.ask(given, data, Limits(signatures=1))
    with pytest.raises(BadInput, match="quá lớn so với bộ nhớ"):
        child.ask(given, data, Limits(memory=48 * 2**20))
