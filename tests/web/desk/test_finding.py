"""The search box on every page, and the page of what was found."""

import pytest

from tests.web.office.conftest import Season
from tests.work.world import at

NOW = at(2014, 1, 20)
PAGE = "/tim/"


def test_the_box_stands_on_every_page_of_those_who_signed_in(season: Season) -> None:
    assert 'action="/tim/"' in season.visitor("ngan", NOW).get("/viec/").content.decode()
    assert 'action="/tim/"' not in season.visitor(None, NOW).get("/").content.decode()


def test_what_was_found_leads_to_the_dossier(season: Season) -> None:
    pk = season.world.accepted(NOW)

    page = season.visitor("hoa", NOW).get(PAGE, q="cong so van minh").content.decode()

    assert f'<a href="/ho-so/{pk}/">' in page
    assert 'id="nhom-paper"' in page


def test_an_unknown_word_is_said_to_be_taken_for_another(season: Season) -> None:
    season.world.accepted(NOW)

    page = season.visitor("hoa", NOW).get(PAGE, q="congg so").content.decode()

    assert "Dưới đây là kết quả cho “cong so”" in page


@pytest.mark.parametrize("text", ["khong co gi ca", "<script>alert(1)</script>", "%00"])
def test_nothing_found_is_said_with_what_to_do(season: Season, text: str) -> None:
    answer = season.visitor("hoa", NOW).get(PAGE, q=text)

    assert answer.status_code == 200
    assert "Không tìm thấy gì khớp với" in answer.content.decode()
    assert "<script>alert" not in answer.content.decode()


def test_no_word_finds_nothing_and_asks_for_one(season: Season) -> None:
    page = season.visitor("hoa", NOW).get(PAGE).content.decode()

    assert "Không tìm thấy" not in page
    assert "Gõ không dấu cũng được" in page
