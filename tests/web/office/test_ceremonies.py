"""The pages of a conference's papers: begun with the decision, kept, issued once, read by whoever may not issue."""

from kheo.store.models import Document
from tests.web.office.conftest import Season
from tests.work.decided import decided
from tests.work.test_ceremonies import WORDS
from tests.work.world import at

NOW = at(2014, 10, 14)
SIGNED = {"on": "14/10/2014", "signer_name": "Trần Văn Mẫu Bảo", "signer_position": "Tổ trưởng", "number": "01-CTr/TCĐ"}
WHERE = {"conference": "Hội nghị biểu dương", "held_on": "15/10/2014", "starts_at": "08 giờ", "place": "Hội trường"}


def _address(season: Season, paper: str) -> str:
    return f"/co-so/{season.unit}/hoi-nghi/base-2014/{paper}/"


def test_the_decision_leads_to_the_programme_and_that_to_the_script(season: Season) -> None:
    made = decided(season.world)
    hoa = season.visitor("hoa", NOW)

    decision = hoa.get(f"/quyet-dinh/{made.pk}/").content.decode()
    programme = hoa.get(_address(season, "chuong-trinh")).content.decode()
    script = hoa.get(_address(season, "kich-ban")).content.decode()

    assert f'href="{_address(season, "chuong-trinh")}"' in decision
    assert f'href="{_address(season, "kich-ban")}"' in programme
    assert ('value="01-CTr/TCĐ"' in programme, "Công bố Quyết định số 05-QĐ/ĐU" in programme) == (True, True)
    assert "Lượt 1: Tập thể cấp cơ sở" in script


def test_a_draft_is_kept_and_a_gap_is_shown_beside_its_field(season: Season) -> None:
    decided(season.world)
    hoa, here = season.visitor("hoa", NOW), _address(season, "chuong-trinh")

    kept = hoa.post(f"/co-so/{season.unit}/hoi-nghi/base-2014/conference_programme/luu/", page=here, place="Sân vườn")
    refused = hoa.post(here, **SIGNED, **WHERE, rows="08:00 | Khai mạc | [Viết thêm: ai]")

    assert (kept.status_code, kept.url) == (302, here)
    assert 'value="Sân vườn"' in hoa.get(here).content.decode()
    assert refused.status_code == 422
    assert "Còn chỗ “[Viết thêm: …]” chưa ghi." in refused.content.decode()
    assert not Document.objects.filter(kind="conference_programme").exists()


def test_pressing_twice_issues_one(season: Season) -> None:
    decided(season.world)
    hoa = season.visitor("hoa", NOW)
    papers = {
        "chuong-trinh": {**SIGNED, **WHERE, "rows": "08:00 | Khai mạc | Ban Tổ chức"},
        "kich-ban": {**WHERE, "text": WORDS, "host": "đồng chí Hoa"},
    }

    for paper, given in papers.items():
        here = _address(season, paper)
        key = hoa.get(here).content.decode().split('name="khoa_thao_tac" value="')[1][:36]
        answers = [hoa.send(here, {"khoa_thao_tac": key, **given}).status_code for _ in range(2)]
        assert answers == [302, 302], paper
        assert hoa.get(here).content.decode().count(">pdf</a>") == 1

    assert Document.objects.filter(kind__in=("conference_programme", "reading_script")).count() == 2


def test_a_member_reads_why_the_button_is_not_theirs(season: Season) -> None:
    page = season.visitor("tuan", NOW).get(_address(season, "kich-ban")).content.decode()

    assert "Chỉ Tổ chỉ đạo, Ban Chỉ đạo tổ chức hội nghị mới được lập chương trình, kịch bản hội nghị." in page
    assert "<textarea" not in page
