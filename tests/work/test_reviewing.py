"""Interim and final reports: drafted from the data, written on by a person, issued as they stand."""

from datetime import date

import pytest

from kheo import papers
from kheo.papers.values import InterimReport
from kheo.store.models import Document, Entry
from kheo.work import documents, reviewing, todo
from kheo.work.issuing import Paper
from kheo.work.refusals import BadInput, NotFound, NotPermitted
from tests.work.world import World, at

TEXTS = ("Đã triển khai đến từng chi bộ.", "1. Kết quả\nCó 01 mô hình đăng ký.", "Chưa có.", "Tiếp tục thực hiện.")
PAPER = Paper("09-BC/TCĐ", date(2014, 12, 5), "Phạm Thị Mẫu Hoa", "Tổ trưởng")
NOW = at(2014, 12, 5)


@pytest.fixture
def unit(world: World) -> int:
    """Give a base unit in which one model was registered and sent."""
    world.accepted(at(2014, 1, 20))
    return world.ids["K05"]


def test_a_report_is_drafted_from_the_data(world: World, unit: int) -> None:
    draft = reviewing.drafted(by=world.who("hoa", NOW), unit_id=unit, span="2014", now=NOW)

    assert [part.heading for part in draft.parts] == list(reviewing.HEADINGS)
    assert "Có 01 mô hình, điển hình đăng ký (01 tập thể, 00 cá nhân); 00 đã báo cáo" in draft.parts[1].text
    assert [one.key for one in draft.spans] == ["2013", "2014", "2015", "tong-ket"]
    assert (draft.kind, draft.saved_at, draft.outstanding) == ("interim_report", None, ())


def test_what_was_written_is_kept_for_the_person_until_the_report_is_issued(world: World, unit: int) -> None:
    reviewing.keep(by=world.who("hoa", NOW), unit_id=unit, span="2014", texts={"part_1": "Lời đã sửa."}, now=NOW)

    draft = reviewing.drafted(by=world.who("hoa", NOW), unit_id=unit, span="2014", now=NOW)
    reviewing.issue(by=world.who("hoa", NOW), unit_id=unit, span="2014", texts=TEXTS, paper=PAPER, now=NOW)
    after = reviewing.drafted(by=world.who("hoa", NOW), unit_id=unit, span="2014", now=NOW)

    assert draft.parts[0].text == "Lời đã sửa."
    assert after.parts[0].text != "Lời đã sửa."
    assert [one.title for one in after.documents] == ["Báo cáo sơ kết 2014"]


def test_an_issued_report_is_a_frozen_paper_with_its_figures(world: World, unit: int) -> None:
    issued = reviewing.issue(by=world.who("hoa", NOW), unit_id=unit, span="2014", texts=TEXTS, paper=PAPER, now=NOW)

    value = papers.load(issued.value)
    assert isinstance(value, InterimReport)
    assert tuple(part.text for part in value.parts) == TEXTS
    assert (value.number, value.period, value.counted_on) == ("09-BC/TCĐ", "2014", date(2014, 12, 5))
    assert Entry.objects.filter(word="review_issued", subject_id=issued.pk).count() == 1
    pdf = documents.read(by=world.who("hoa", NOW), document_id=issued.pk, format_="pdf", now=NOW)
    assert pdf.data.startswith(b"%PDF-1.7")


def test_an_issued_report_does_the_groups_duty(world: World, unit: int) -> None:
    due = at(2013, 10, 15)
    paper = Paper("07-BC/TCĐ", date(2013, 10, 15), "Phạm Thị Mẫu Hoa", "Tổ trưởng")

    def owed() -> list[tuple[str, str]]:
        groups = todo.waiting(world.who("hoa", due), due)
        return [(item.label, item.round) for group in groups for item in group.items if item.act == "issue_review"]

    before = owed()
    reviewing.issue(by=world.who("hoa", due), unit_id=unit, span="2013", texts=TEXTS, paper=paper, now=due)

    assert before == [("Sơ kết ở cơ sở", "2013")]
    assert owed() == []


def test_the_whole_period_becomes_a_final_report(world: World, unit: int) -> None:
    issued = reviewing.issue(by=world.who("hoa", NOW), unit_id=unit, span="tong-ket", texts=TEXTS, paper=PAPER, now=NOW)

    assert (issued.kind, issued.title) == ("final_report", "Báo cáo tổng kết 2013–2015")


@pytest.mark.parametrize(
    ("place", "text", "said"),
    [(0, " ", "Phần “Công tác lãnh đạo, chỉ đạo” chưa viết."), (2, f"{reviewing.GAP} bài học]", "còn chỗ")],
)
def test_a_part_that_is_empty_or_has_a_gap_is_not_issued(
    world: World, unit: int, place: int, text: str, said: str
) -> None:
    texts = [text if at_ == place else words for at_, words in enumerate(TEXTS)]

    with pytest.raises(BadInput, match=said) as refused:
        reviewing.issue(by=world.who("hoa", NOW), unit_id=unit, span="2014", texts=texts, paper=PAPER, now=NOW)

    assert list(refused.value.fields) == [f"part_{place + 1}"]
    assert not Document.objects.filter(kind="interim_report").exists()


def test_only_the_group_issues(world: World, unit: int) -> None:
    with pytest.raises(NotPermitted, match="Chỉ Tổ chỉ đạo"):
        reviewing.issue(by=world.who("xa", NOW), unit_id=unit, span="2014", texts=TEXTS, paper=PAPER, now=NOW)


def test_a_year_outside_the_programme_is_not_there(world: World, unit: int) -> None:
    with pytest.raises(NotFound, match="không có năm này"):
        reviewing.drafted(by=world.who("hoa", NOW), unit_id=unit, span="2031", now=NOW)
