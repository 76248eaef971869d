"""The bloc proposes to the province, which takes in, sends back, declines or answers; both sides see the state."""

import io
import json
import zipfile
from datetime import date

import pytest

from kheo.papers import bundle, load
from kheo.store.models import Award, Decision, Document, Entry, Evidence, Message, Package, Registration
from kheo.work import acts, audience, decisions, diary, files, judging, nominating, registrations, standing
from kheo.work.province import answering, board, building, reading
from kheo.work.refusals import AgainstTheRules, Changed, NotFound, NotNow, NotPermitted
from tests.work.province import ANSWERED, INTAKE, ISSUER, ROUND, SENT, TAKEN, VIEWER, Province
from tests.work.streak import found
from tests.work.world import at, paper


@pytest.fixture
def province(db: None) -> Province:
    """Build the world with the province's people."""
    return Province()


def _state(pk: int) -> str:
    return Registration.objects.values_list("state", flat=True).get(pk=pk)


def test_a_package_goes_up_and_comes_back_with_a_certificate_of_merit(province: Province) -> None:
    pk = province.listed()

    package = province.sent_to_province(pk)
    assert (_state(pk), package.state) == ("proposed_up", "sent")
    province.taken_in(package)
    assert (_state(pk), found(pk, TAKEN.date())) == ("taken_up", ("not known yet", "not known yet"))
    province.answered(package)

    decision = Decision.objects.get(number="3456/QĐ-UBND")
    award = Award.objects.get(decision=decision)
    assert _state(pk) == "decided"
    assert (award.what, award.form, decision.issuer) == ("award", "bang_khen", ISSUER)
    assert found(pk, ANSWERED.date()) == ("met", "met")
    decisions.award(by=province.who("mai", ANSWERED), decision_id=decision.pk, on=ANSWERED.date(), now=ANSWERED)
    assert _state(pk) == "commended"


def test_the_proposal_is_addressed_to_the_boards_of_the_two_tiers(province: Province) -> None:
    value = province.sent_to_province(province.listed()).proposal.documents.get().value

    assert (value["to"], value["by"], value["tier"]) == ("Ban Chỉ đạo cấp tỉnh", "Ban Chỉ đạo", "cấp tỉnh")
    assert value["signature"]["authority"] == "T/M BAN CHỈ ĐẠO"
    assert [one["award"] for one in value["items"]] == ["bằng khen"]
    assert [one["result"] for one in value["items"]] == ["tiêu biểu (2013)"]


def test_the_zip_holds_every_paper_and_is_the_same_for_whoever_makes_it(province: Province) -> None:
    package = province.sent_to_province(province.listed())

    first = building.read(by=province.who(VIEWER, TAKEN), package_id=package.pk, now=TAKEN)
    Package.objects.filter(pk=package.pk).update(blob=None, built_at=None)
    second = building.read(by=province.who("mai", ANSWERED), package_id=package.pk, now=ANSWERED)

    assert first.data == second.data
    report = bundle.check(first.data)
    assert report.problems == ()
    assert report.files[0].path == "00-to-trinh.pdf"
    kinds = sorted(one["kind"] for one in _manifest(first.data)["files"])
    assert kinds == [
        "achievement_report",
        "appraisal",
        "commendation_decision",
        "group_proposal",
        "group_proposal",
        "province_index",
        "registration_form",
        "registration_summary",
    ]


def test_the_index_lists_every_other_file_and_a_strange_name_stops_nothing(province: Province) -> None:
    pk = province.listed()
    lower = Registration.objects.get(pk=pk).exemplar.registrations.order_by("pk")[0]
    blob = files.keep(b"%PDF-1.7", files.PDF)
    name = "ảnh \N{GRINNING FACE} hội nghị.pdf"
    Evidence.objects.create(registration=lower, blob=blob, name=name, added_at=SENT)

    package = province.sent_to_province(pk)

    index = load(Document.objects.get(kind="province_index").value)
    assert len(index.rows) == len(package.contents["files"]) - 1
    assert [(row.paper, row.note) for row in index.rows if row.note] == [("ảnh ? hội nghị.pdf", "minh chứng")]
    assert (index.rows[0].group, index.proposal.split(",")[0]) == (
        "Văn bản chung",
        f"Tờ trình số {package.proposal.number}",
    )


def _manifest(data: bytes) -> dict:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return json.loads(archive.read("manifest.json"))


def test_what_happens_later_does_not_change_what_was_sent(province: Province) -> None:
    package = province.sent_to_province(province.listed())
    listed = [one.path for one in board.board(by=province.who(VIEWER, SENT), package_id=package.pk, now=SENT).papers]
    province.year(2014)

    data = building.read(by=province.who(VIEWER, TAKEN), package_id=package.pk, now=TAKEN).data

    assert sorted(one.path for one in bundle.check(data).files) == sorted(listed)


def test_a_package_of_this_installation_is_known_again_by_its_bytes(province: Province) -> None:
    package = province.sent_to_province(province.listed())
    viewer, stranger = province.who(VIEWER, TAKEN), province.who("xa", TAKEN)
    data = building.read(by=viewer, package_id=package.pk, now=TAKEN).data

    assert building.check(by=viewer, data=data)[1] == building.Known(package)
    assert building.check(by=viewer, data=data + b" ")[1] is None
    assert building.check(by=stranger, data=data)[1] is None


def test_one_that_comes_back_is_sent_again_as_a_new_package(province: Province) -> None:
    pk = province.listed()
    first = province.sent_to_province(pk)
    province.taken_in(first)
    by = province.who(INTAKE, TAKEN)
    answering.send_back(by=by, package_id=first.pk, step="papers", reason="Thiếu biên bản họp xét.", now=TAKEN)
    assert _state(pk) == "returned_up"
    later = at(2014, 12, 3)

    second = province.sent_to_province(pk, now=later)

    assert (second.number, second.replaces_id, _state(pk)) == (2, first.pk, "proposed_up")
    told = board.board(by=province.who("mai", later), package_id=first.pk, now=later)
    assert (told.line.state_label, told.line.reason) == ("Trả lại để bổ sung", "Thiếu biên bản họp xét.")
    assert told.after == second
    with pytest.raises(NotNow, match="trả lại để bổ sung"):
        province.answered(first)


def test_received_counts_as_moved_up_until_it_is_sent_back(province: Province) -> None:
    pk = province.listed()
    package = province.sent_to_province(pk)
    province.taken_in(package)
    by = province.who(INTAKE, ANSWERED)

    assert _accepted(pk, TAKEN.date()) == ["taken_in"]
    answering.send_back(by=by, package_id=package.pk, step="list", reason="Danh sách quá dài.", now=ANSWERED)

    assert _accepted(pk, TAKEN.date()) == ["taken_in"]
    assert _accepted(pk, ANSWERED.date()) == []


def _accepted(pk: int, on: date) -> list[str]:
    row = Registration.objects.get(pk=pk)
    accepted = standing.whole(row, on).findings[f"province_certificate@{ROUND}"].eligible
    return [fact.split(":")[0] for one in accepted.parts for fact in one.facts if fact.startswith("taken_in")]


def test_declined_ends_it_and_everybody_reads_why(province: Province) -> None:
    pk = province.listed()
    package = province.sent_to_province(pk)
    by = province.who(INTAKE, TAKEN)

    answering.decline(by=by, package_id=package.pk, reason="Không thuộc phạm vi phong trào.", now=TAKEN)

    assert _state(pk) == "declined"
    assert found(pk, TAKEN.date())[0] == "not met"
    told = Message.objects.filter(body__contains="Không thuộc phạm vi phong trào.")
    names = set(told.values_list("person__account__username", flat=True))
    assert names == {"ngan", "hoa", "bao", "mai"}
    assert reading.journey(by=province.who("hoa", TAKEN), registration_id=pk)[0].reason == (
        "Không thuộc phạm vi phong trào."
    )


@pytest.mark.parametrize("who", ["mai", VIEWER, "hoa", "vang"])
def test_only_the_provinces_intake_takes_in_returns_and_declines(province: Province, who: str) -> None:
    package = province.sent_to_province(province.listed())
    by, expected = province.who(who, TAKEN), NotFound if who == "hoa" else NotPermitted

    with pytest.raises(expected):
        answering.take_in(by=by, package_id=package.pk, now=TAKEN)
    with pytest.raises(expected):
        answering.send_back(by=by, package_id=package.pk, step="papers", reason="Thiếu.", now=TAKEN)
    with pytest.raises(expected):
        answering.decline(by=by, package_id=package.pk, reason="Không.", now=TAKEN)


def test_a_page_that_is_out_of_date_answers_nothing(province: Province) -> None:
    package = province.sent_to_province(province.listed())
    province.taken_in(package)

    with pytest.raises(Changed):
        answering.decline(by=province.who(INTAKE, TAKEN), package_id=package.pk, reason="Không.", now=TAKEN, revision=1)
    with pytest.raises(NotNow, match="đã tiếp nhận"):
        province.taken_in(package)


def test_the_bases_secretary_follows_and_a_stranger_sees_nothing(province: Province) -> None:
    pk = province.listed()
    province.sent_to_province(pk)

    [told] = reading.journey(by=province.who("hoa", SENT), registration_id=pk)
    assert (told.state_label, told.package_id) == ("Đã trình, chờ tiếp nhận", None)
    with pytest.raises(NotFound):
        reading.journey(by=province.who("xa", SENT), registration_id=pk)
    assert not acts.seen(province.who("xa", SENT)).filter(pk=pk).exists()


def test_only_what_is_on_the_list_and_not_refused_is_sent(province: Province) -> None:
    pk = province.listed()
    judging_ = province.who("mai", SENT)

    with pytest.raises(AgainstTheRules):
        judging.select(by=judging_, registration_id=pk, grade="", now=SENT)
    province.sent_to_province(pk)
    with pytest.raises(NotNow, match="Đã trình cấp tỉnh"):
        province.sent_to_province(pk, number="41-TTr/BCĐ")
    with pytest.raises(NotNow):
        registrations.withdraw(by=province.who("ngan", SENT), registration_id=pk, reason="Thôi.", now=SENT)


def test_the_last_day_of_the_period_is_the_last_to_propose(province: Province) -> None:
    pk = province.listed()

    with pytest.raises(AgainstTheRules, match="hết thời hạn"):
        province.sent_to_province(pk, now=at(2016, 1, 1, 0, 0))
    assert province.sent_to_province(pk, now=at(2015, 12, 31, 23, 59)).state == "sent"


def test_a_round_decided_at_home_is_not_sent_up_nor_the_other_way_round(province: Province) -> None:
    pk = province.listed()
    by = province.who("mai", SENT)

    with pytest.raises((AgainstTheRules, NotNow)):
        decisions.propose(
            by=by,
            unit_id=province.world.ids["K"],
            round_key=ROUND,
            registration_ids=[pk],
            paper=paper("40-TTr/BCĐ", SENT.date()),
            now=SENT,
        )


def test_the_diary_tells_the_whole_way_and_stays_whole(province: Province) -> None:
    pk = province.listed()
    package = province.sent_to_province(pk)
    province.taken_in(package)
    province.answered(package)

    words = list(
        Entry.objects.filter(subject="registration", subject_id=pk).order_by("seq").values_list("word", flat=True)
    )
    assert words == ["nominated", "proposed_up", "taken_up", "granted_up"]
    whole = Entry.objects.filter(subject="package").order_by("seq").values_list("word", flat=True)
    assert list(whole) == ["proposed_up", "taken_up", "result_recorded"]
    assert diary.first_broken() is None


def test_who_sees_it_is_told_two_tiers_down(province: Province) -> None:
    province.year(2013, "outstanding")
    above, now = province.received(), at(2014, 11, 20)
    by = province.who("mai", now)
    row = nominating.nominate(by=by, registration_id=above, round_key=ROUND, now=now)

    seers = audience.who_sees(by=by, registration_id=row.pk, now=now)

    why = {one.name: one.why for one in seers}
    assert "nơi đã đăng ký hồ sơ này ở cấp dưới" in why["Phạm Thị Mẫu Hoa"]
    assert acts.seen(province.who("hoa", now)).filter(pk=row.pk).exists()
