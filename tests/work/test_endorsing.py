"""The committee's own proposal: from its board's list, into the package, until the province takes that in."""

import hashlib
import io
import json
import unicodedata
import zipfile
from dataclasses import replace
from datetime import date, datetime

import pytest

from kheo import papers
from kheo.papers import bundle
from kheo.papers.values import CommitteeProposal, ProvinceIndex
from kheo.store.models import Document, Entry, Package
from kheo.work import documents, people
from kheo.work.actors import Role
from kheo.work.issuing import Paper
from kheo.work.people import Post
from kheo.work.province import answering, board, building, endorsing
from kheo.work.refusals import BadInput, Changed, NotFound, NotNow, NotPermitted
from tests.work.province import ANSWERED, INTAKE, SENT, TAKEN, Province
from tests.work.world import START, at

DAY = at(2014, 11, 25)
PAPER = Paper("12-TTr/ĐUK", date(2014, 11, 25), "Mai Thị Mẫu Vắng", "Bí thư")


@pytest.fixture
def province(db: None) -> Province:
    """Build the world of the province; Vắng signs for the bloc's committee."""
    return Province()


@pytest.fixture
def package(province: Province) -> Package:
    """Send an exemplar and a unit for the flag."""
    return province.sent_to_province(province.listed(), flags=(province.flagged(),))


def _issue(province: Province, package: Package, who: str = "vang", now: datetime = DAY, **changes: object) -> Document:
    overview = changes.pop("overview", "Ban Chỉ đạo đã xét và đề nghị.")
    given = replace(PAPER, **changes)
    by = province.who(who, now)
    return endorsing.issue(by=by, package_id=package.pk, overview=str(overview), paper=given, now=now)


def _zip(province: Province, package: Package) -> tuple[bytes, list[str]]:
    data = building.read(by=province.who("mai", DAY), package_id=package.pk, now=DAY).data
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return data, [one["kind"] for one in json.loads(opened.read(bundle.MANIFEST))["files"]]


def test_it_takes_list_and_addressee_from_the_board(province: Province, package: Package) -> None:
    made = _issue(province, package)

    value, of_board = papers.load(made.value), papers.load(package.proposal.documents.get(kind="group_proposal").value)
    assert isinstance(value, CommitteeProposal)
    assert (value.items, value.to, value.tier) == (of_board.items, of_board.to, of_board.tier)
    assert (len(value.items), value.number, value.issuer.name) == (2, "12-TTr/ĐUK", "Đảng ủy Khối các cơ quan tỉnh")
    assert value.enclosed[:2] == (
        "Mục lục hồ sơ",
        f"Tờ trình số {package.proposal.number} của Ban Chỉ đạo Đảng bộ Khối các cơ quan tỉnh",
    )
    assert "Báo cáo kết quả của đơn vị được đề nghị tặng cờ thi đua" in value.enclosed
    assert value.signature.authority == "T/M ĐẢNG ỦY"
    assert Entry.objects.filter(word="committee_proposed", subject="package", subject_id=package.pk).count() == 1
    for format_, start in (("pdf", b"%PDF-1.7"), ("docx", b"PK")):
        read = documents.read(by=province.who("mai", DAY), document_id=made.pk, format_=format_, now=DAY)
        assert read.data.startswith(start)


def test_it_joins_the_zip_the_manifest_and_the_index(province: Province, package: Package) -> None:
    _before, kinds = _zip(province, package)
    assert kinds.count("committee_proposal") == 0

    made = _issue(province, package)
    after, kinds = _zip(province, package)

    assert (kinds.count("committee_proposal"), kinds.count("province_index")) == (1, 1)
    assert building.check(by=province.who("mai", DAY), data=after)[0].is_whole
    assert building.check(by=province.who("mai", DAY), data=after)[1] == building.Known(package)
    index = Document.objects.filter(kind=ProvinceIndex.KIND).latest("pk")
    assert index.title.endswith(", có tờ trình của cấp ủy")
    assert [row.number for row in papers.load(index.value).rows].count("12-TTr/ĐUK") == 1
    shown = board.board(by=province.who("mai", DAY), package_id=package.pk, now=DAY)
    assert (shown.of_committee, shown.proposal.kind) == (made, "group_proposal")


def test_a_zip_fetched_before_it_joined_is_known_again(province: Province, package: Package) -> None:
    before, _kinds = _zip(province, package)
    listed = board.board(by=province.who("mai", DAY), package_id=package.pk, now=DAY).papers
    _issue(province, package)
    after, _kinds = _zip(province, package)
    later = at(2014, 12, 20)
    province.taken_in(package)

    report, known = building.check(by=province.who(INTAKE, later), data=before)

    assert (report.is_whole, known.package, known.former.files) == (True, package, listed)
    assert (known.former.sha256, known.former.until) == (hashlib.sha256(before).hexdigest(), DAY)
    index = f"Mục lục hồ sơ kèm Tờ trình {package.proposal.number}, có tờ trình của cấp ủy"
    assert known.joined == (index, "Tờ trình 12-TTr/ĐUK của cấp ủy")
    assert building.check(by=province.who("mai", later), data=after)[1] == building.Known(package)
    assert building.check(by=province.who("mai", later), data=before + b" ")[1] is None
    assert building.check(by=province.who("xa", later), data=before)[1] is None


def test_a_zip_that_nobody_had_made_before_is_not_listed(province: Province, package: Package) -> None:
    _issue(province, package)

    assert board.board(by=province.who("mai", DAY), package_id=package.pk, now=DAY).formers == ()


def test_bytes_made_of_what_the_package_held_before_are_not_kept(province: Province, package: Package) -> None:
    stale = Package.objects.get(pk=package.pk)
    _issue(province, package)

    kept = building._keep(stale, b"PK old", "", DAY)

    assert (kept.built_at, kept.blob) == (None, None)
    assert _zip(province, package)[1].count("committee_proposal") == 1


def test_it_is_issued_once(province: Province, package: Package) -> None:
    _issue(province, package)

    with pytest.raises(NotNow, match="đã được ban hành"):
        _issue(province, package, number="13-TTr/ĐUK")
    assert Document.objects.filter(kind=CommitteeProposal.KIND).count() == 1


def test_once_taken_in_it_is_too_late_and_after_a_return_the_new_package_has_its_own(
    province: Province, package: Package
) -> None:
    province.taken_in(package)
    with pytest.raises(NotNow, match="đang ở trạng thái “Đã tiếp nhận”"):
        _issue(province, package, now=TAKEN)

    by = province.who(INTAKE, TAKEN)
    answering.send_back(by=by, package_id=package.pk, step="papers", reason="Thiếu tờ trình của cấp ủy.", now=TAKEN)
    rows = [item.registration_id for item in package.items.all() if item.registration_id]
    flags = [item.flag_id for item in package.items.all() if item.flag_id]
    again = province.sent_to_province(*rows, flags=tuple(flags), now=at(2014, 12, 2))
    _issue(province, again, now=at(2014, 12, 3), on=date(2014, 12, 3))

    province.taken_in(again, at(2014, 12, 4))
    assert province.answered(again, now=ANSWERED).state == "answered"
    assert _zip(province, again)[1].count("committee_proposal") == 1


def test_who_received_an_older_page_is_told(province: Province, package: Package) -> None:
    _issue(province, package)

    with pytest.raises(Changed):
        answering.take_in(by=province.who(INTAKE, TAKEN), package_id=package.pk, now=TAKEN, revision=1)


def test_the_board_does_not_sign_for_the_committee(province: Province, package: Package) -> None:
    for who in ("minh", "hoa"):
        with pytest.raises(NotFound):
            _issue(province, package, who)
    head = Post(Role.BLOC_SECRETARY, province.world.ids["K"], "Thư ký", with_descendants=True, from_on=START)
    people.appoint(by=people.system(), person_id=province.world.person_ids["tuan"], post=head, now=SENT)
    for who in ("mai", "tuan", INTAKE):
        with pytest.raises(NotPermitted, match="Chỉ cấp ủy"):
            _issue(province, package, who)


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"number": " "}, "number", "Chưa ghi số"),
        ({"signer_name": ""}, "signer_name", "họ tên người ký"),
        ({"on": date(2014, 11, 23)}, "on", "sớm hơn ngày ký Tờ trình"),
        ({"on": date(2014, 11, 26)}, "on", "muộn hơn hôm nay"),
    ],
)
def test_what_is_lacking_is_said(
    province: Province, package: Package, changes: dict[str, object], field: str, said: str
) -> None:
    with pytest.raises(BadInput, match=said) as refused:
        _issue(province, package, **changes)

    assert list(refused.value.fields) == [field]
    assert Package.objects.get(pk=package.pk).revision == 1


def test_a_long_overview_in_parted_letters_is_set(province: Province, package: Package) -> None:
    words = "Qua ba năm thực hiện, phong trào đã đi vào nền nếp. " * 60

    made = _issue(province, package, overview=unicodedata.normalize("NFD", words))

    assert papers.load(made.value).overview == words.strip()
    assert documents.render(made.pk, now=DAY).problem == ""
