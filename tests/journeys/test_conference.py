"""Two good years lead to the bloc's conference: the board lists, the base speaks, board and committee conclude."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from kheo.store.models import Award, Registration
from tests.journeys import fitting
from tests.journeys.conftest import Season
from tests.work.streak import FIRST, Streak
from tests.work.world import at

pytestmark = pytest.mark.browser
Fill = Callable[..., None]


def _press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    expect(page.locator(".flash")).to_be_visible()


def _listed(season: Season) -> int:
    season.move(at(2014, 11, 20))
    page = season.open("/viec/", "mai", viewport=fitting.PHONE)
    page.get_by_role("link", name="Lập danh sách xét").click()
    expect(page.get_by_role("heading", name="Hội nghị biểu dương")).to_be_visible()
    assert fitting.too_wide(page) == []
    page.get_by_role("button", name="Đưa vào danh sách").click()
    expect(page.locator(".flash")).to_be_visible()
    return Registration.objects.get(round=FIRST).pk


def _spoken_for(season: Season, fill: Fill) -> None:
    season.move(at(2014, 11, 25))
    page = season.open("/viec/", "hoa", viewport=fitting.PHONE)
    page.get_by_role("link", name="Kết luận chất lượng qua các năm").click()
    expect(page.get_by_label("Chất lượng năm sau cao hơn năm trước")).to_be_visible()
    assert fitting.too_wide(page) == []
    page.get_by_label("Chất lượng năm sau cao hơn năm trước").check()
    fill(page, ground="Hồ sơ đúng hạn từ 91,5% lên 98%.")
    _press(page, "Ghi kết luận")
    expect(page.get_by_text("Kết luận chất lượng có nâng lên").first).to_be_visible()
    committee = season.open("/viec/", "minh")
    committee.get_by_role("link", name="Đề nghị lên cấp trên").first.click()
    fill(committee, number="09-TTr/ĐU")
    _press(committee, "Gửi đề nghị lên cấp trên")


def _concluded(season: Season, fill: Fill) -> None:
    season.move(at(2014, 12, 10))
    page = season.open("/viec/", "mai")
    page.get_by_role("link", name="Xét chọn", exact=True).first.click()
    expect(page.get_by_label("Mức công nhận")).to_have_count(0)
    _press(page, "Xét chọn")
    page.goto(f"/co-so/{season.world.ids['K']}/to-trinh/{FIRST}/moi/")
    fill(page, number="30-TTr/BCĐ")
    _press(page, "Trình cấp ủy")
    season.move(at(2014, 12, 15))
    signatory = season.open("/viec/", "vang")
    signatory.get_by_role("link", name="Xem xét, ra quyết định khen thưởng").click()
    fill(signatory, number="60-QĐ/ĐUK")
    signatory.locator('main form:has([name="number"]) button').last.click()
    expect(signatory.locator(".flash")).to_be_visible()


def test_two_good_years_lead_to_the_conference(season: Season, fill: Fill) -> None:
    streak = Streak(season.world)
    streak.year(2013)
    streak.year(2014)

    pk = _listed(season)
    _spoken_for(season, fill)
    _concluded(season, fill)

    assert sorted(Award.objects.filter(registration=pk).values_list("what", flat=True)) == ["award", "praise"]
    owner = season.open(f"/ho-so/{pk}/", "ngan", viewport=fitting.PHONE)
    expect(owner.get_by_text("60-QĐ/ĐUK").first).to_be_visible()
    assert fitting.too_wide(owner) == []
    stranger = season.browser_of("xa").new_page()
    assert stranger.goto(f"/ho-so/{pk}/chat-luong/").status == 404
    assert stranger.goto(f"/co-so/{season.world.ids['K']}/hoi-nghi/{FIRST}/").status == 404
