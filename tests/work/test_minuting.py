"""The record of an appraisal and the minutes of a selection: from the tables, once, and never against the count."""

import unicodedata
from dataclasses import replace
from datetime import date

import pytest

from kheo.papers import load
from kheo.papers.checking import check_docx
from kheo.papers.values import Absence, AppraisalRecord, SelectionMinutes, Verdict
from kheo.store.models import BookNumber, Document
from kheo.work import documents, dossiers, judging, minuting, numbering, recording, reports
from kheo.work.minuting import Minutes, Votes
from kheo.work.refusals import BadInput, NotFound, NotNow, NotPermitted
from tests.work.decided import decided
from tests.work.world import World, achievement, at, paper

NOW = at(2014, 10, 15)
ON = date(2014, 10, 15)


def _appraised(world: World) -> int:
    decided(world)
    return Document.objects.get(kind="registration_form").registration_id


def _minutes(world: World, pk: int, **changes: object) -> Minutes:
    people = world.person_ids
    made = Minutes(
        place="Phòng họp số 2",
        chair_id=people["bao"],
        secretary_id=people["hoa"],
        present_ids=[people["bao"], people["hoa"], people["tuan"]],
        votes={pk: Votes(3, 0, 0)},
        secret=True,
        of_all=True,
        concluded="Thống nhất chọn.",
        absent="Ngô Thị Mẫu Lý, đi công tác",
        discussion="Các thành viên thống nhất.",
    )
    return replace(made, **changes)


def _issue(world: World, minutes: Minutes, number: str = "02-BB/TCĐ", who: str = "hoa") -> Document:
    return minuting.issue_minutes(
        by=world.who(who, NOW),
        unit_id=world.ids["K05"],
        round_key="base-2014",
        minutes=minutes,
        paper=paper(number, ON),
        now=NOW,
    )


def test_the_record_says_what_the_appraiser_found(world: World) -> None:
    pk = _appraised(world)

    made = recording.issue(by=world.who("tuan", NOW), registration_id=pk, paper=paper("01-BB/TCĐ", ON), now=NOW)

    value = load(Document.objects.get(pk=made.pk).value)
    assert isinstance(value, AppraisalRecord)
    assert [(one.criterion.indicator, one.verdict) for one in value.results] == [
        ("Hồ sơ đúng hạn", Verdict.MET),
        ("Hồ sơ trễ hạn không có thư xin lỗi", Verdict.MET),
    ]
    assert [one.verdict for one in value.standards] == [Verdict.MET] * 5
    assert (value.appraisers[0].name, value.remark) == ("Vũ Văn Mẫu Tuấn", "Làm thật, hiệu quả rõ.")
    assert value.recommended == "Đề nghị xét chọn, biểu dương; mức đề nghị: tiêu biểu."
    read = documents.read(by=world.who("hoa", NOW), document_id=made.pk, format_="docx", now=NOW)
    assert check_docx(read.data).problems == ()
    assert BookNumber.objects.get(document=made).literal == "01-BB/TCĐ"


def test_a_second_record_of_the_same_appraisal_is_refused(world: World) -> None:
    pk = _appraised(world)
    by = world.who("hoa", NOW)
    recording.issue(by=by, registration_id=pk, paper=paper("01-BB/TCĐ", ON), now=NOW)

    with pytest.raises(NotNow, match="đã ban hành"):
        recording.issue(by=by, registration_id=pk, paper=paper("02-BB/TCĐ", ON), now=NOW)


def test_a_record_before_the_sheet_is_handed_in_is_refused(world: World) -> None:
    pk = world.accepted(at(2014, 1, 20))

    with pytest.raises(NotNow, match="Chưa nộp phiếu"):
        recording.issue(by=world.who("hoa", NOW), registration_id=pk, paper=paper("01-BB/TCĐ", ON), now=NOW)


def test_a_record_dated_before_the_appraisal_is_refused(world: World) -> None:
    pk = _appraised(world)

    with pytest.raises(BadInput, match="sớm hơn ngày nộp phiếu"):
        recording.issue(
            by=world.who("hoa", NOW), registration_id=pk, paper=paper("01-BB/TCĐ", date(2014, 10, 9)), now=NOW
        )


def test_the_owner_reads_the_record_only_when_it_is_concluded(world: World) -> None:
    pk, now = world.accepted(at(2014, 1, 20)), at(2014, 10, 10)
    world.summarised()
    judging.assign(by=world.who("hoa", now), registration_id=pk, person_id=world.person_ids["tuan"], now=now)
    _reported(world, pk)
    judging.submit(by=world.who("tuan", now), registration_id=pk, assessment=world.assessment(), now=now)
    made = recording.issue(by=world.who("tuan", now), registration_id=pk, paper=paper("01-BB/TCĐ", now.date()), now=now)

    def listed() -> list[str]:
        found = dossiers.find(by=world.who("ngan", now), registration_id=pk, now=now)
        return [one.kind for one in found.documents if one.kind == "appraisal_record"]

    assert listed() == []
    with pytest.raises(NotFound):
        documents.read(by=world.who("ngan", now), document_id=made.pk, format_="pdf", now=now)
    judging.select(by=world.who("bao", now), registration_id=pk, grade="outstanding", now=now)
    assert listed() == ["appraisal_record"]
    assert documents.read(by=world.who("ngan", now), document_id=made.pk, format_="pdf", now=now).data[:4] == b"%PDF"


def _reported(world: World, pk: int) -> None:
    from_ngan, now = world.who("ngan", at(2014, 10, 10)), at(2014, 10, 10)
    reports.submit(by=from_ngan, registration_id=pk, achievement=achievement(), now=now)
    leader = reports.Signatory("leader", "Lê Văn Mẫu Long", "Phó Giám đốc")
    reports.confirm(by=world.who("long", now), registration_id=pk, signatory=leader, now=now)


def test_the_minutes_count_the_votes(world: World) -> None:
    pk = _appraised(world)

    made = _issue(world, _minutes(world, pk, ballots=(3, 3, 3), place=unicodedata.normalize("NFD", "Phòng họp số 2")))

    value = load(Document.objects.get(pk=made.pk).value)
    assert isinstance(value, SelectionMinutes)
    assert (value.members, len(value.present), value.voters, value.place) == (4, 3, 4, "Phòng họp số 2")
    assert [(one.agreed, one.chosen, one.voters) for one in value.rows] == [(3, True, 4)]
    assert value.absent == (Absence(name="Ngô Thị Mẫu Lý", reason="đi công tác"),)
    assert (value.chair.name, value.chair.duty) == ("Trần Văn Mẫu Bảo", "Tổ trưởng")
    read = documents.read(by=world.who("hoa", NOW), document_id=made.pk, format_="docx", now=NOW)
    assert check_docx(read.data).problems == ()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"present_ids": []}, "present"),
        ({"present_ids": ["hoa"]}, "chair"),
        ({"present_ids": ["bao"]}, "secretary"),
        ({"ballots": (3, 4, 3)}, "ballots_issued"),
        ({"ballots": (4, 3, 3)}, "ballots_issued"),
        ({"votes": (3, 1, 0)}, "agreed"),
    ],
)
def test_minutes_that_do_not_add_up_are_refused(world: World, changes: dict[str, object], field: str) -> None:
    pk = _appraised(world)
    if "present_ids" in changes:
        changes = {"present_ids": [world.person_ids[name] for name in changes["present_ids"]]}  # type: ignore[attr-defined]
    if "votes" in changes:
        changes = {"votes": {pk: Votes(*changes["votes"])}}  # type: ignore[misc]

    with pytest.raises(BadInput) as refused:
        _issue(world, _minutes(world, pk, **changes))

    assert [name.split("-")[0] for name in refused.value.fields] == [field]


def test_minutes_before_anything_is_concluded_are_refused(world: World) -> None:
    pk = world.accepted(at(2014, 1, 20))

    with pytest.raises(BadInput, match="Danh sách hồ sơ đã thay đổi"):
        _issue(world, _minutes(world, pk))
    with pytest.raises(NotNow, match="Chưa kết luận"):
        _issue(world, _minutes(world, pk, votes={}))


def test_a_stranger_writes_no_minutes_and_finds_no_record(world: World) -> None:
    pk = _appraised(world)

    with pytest.raises(NotPermitted):
        _issue(world, _minutes(world, pk), who="xa")
    with pytest.raises(NotFound):
        recording.page(by=world.who("xa", NOW), registration_id=pk)
    with pytest.raises(NotFound):
        minuting.board(by=world.who("xa", NOW), unit_id=world.ids["K05"], round_key="base-2014", now=NOW)


def test_records_and_minutes_are_numbered_in_one_series(world: World) -> None:
    pk = _appraised(world)
    recording.issue(by=world.who("hoa", NOW), registration_id=pk, paper=paper("01-BB/TCĐ", ON), now=NOW)

    offered = numbering.prefilled(by=world.who("hoa", NOW), unit_id=world.ids["K05"], kind=minuting.MINUTES, now=NOW)

    assert (offered.number, offered.signer_position) == ("02-BB/TCĐ", "Thư ký")
    with pytest.raises(BadInput, match="đã dùng cho biên bản thẩm định"):
        _issue(world, _minutes(world, pk), number="01-BB/TCĐ")
