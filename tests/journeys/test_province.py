"""The bloc proposes to the province and the province answers: each side sees the state, below it is followed."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from kheo.store.models import FlagNominee, Package, Registration
from tests.journeys.conftest import Season
from tests.work.province import INTAKE, ROUND, VIEWER, Province
from tests.work.world import at

pytestmark = pytest.mark.browser
Fill = Callable[..., None]
PHONE = {"width": 360, "height": 740}
REASON = "Thiếu biên bản họp xét."


def _press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def _put_forward(page: Page, fill: Fill) -> None:
    """Put a unit forward for the flag and judge it excellent."""
    page.get_by_role("link", name="Thêm đơn vị").click()
    page.get_by_label("Đơn vị", exact=True).select_option(label="Đảng bộ cơ sở Sở Nội vụ")
    fill(page, results="Ba năm liền dẫn đầu Khối về số mô hình được công nhận.")
    page.locator("main form button").last.click()
    page.get_by_label("Có", exact=True).check()
    page.get_by_label("Căn cứ").fill("Dẫn đầu bảng theo dõi của Ban Chỉ đạo.")
    _press(page, "Ghi nhận xét")
    expect(page.locator(".flash")).to_be_visible()


def _sent(page: Page, fill: Fill, number: str) -> None:
    """Propose all that is on the list."""
    page.get_by_role("link", name="Trình cấp tỉnh", exact=True).click()
    fill(page, number=number)
    _press(page, "Trình cấp tỉnh")
    expect(page.get_by_role("heading", name=number)).to_be_visible()


def _returned(season: Season, fill: Fill) -> None:
    season.move(at(2014, 11, 28))
    page = season.open("/viec/", INTAKE)
    page.get_by_role("link", name="Tiếp nhận hồ sơ trình").click()
    _press(page, "Tiếp nhận hồ sơ")
    expect(page.locator(".flash")).to_be_visible()
    page.locator("summary", has_text="Trả lại để bổ sung").click()
    page.get_by_label("Ban Chỉ đạo Khối hoàn thiện giấy tờ rồi trình lại").check()
    page.locator('form[action$="/tra-lai/"] [name="reason"]').fill(REASON)
    _press(page, "Trả lại hồ sơ")
    expect(page.get_by_text(REASON).first).to_be_visible()


def _sent_again(season: Season, fill: Fill) -> None:
    season.move(at(2014, 12, 3))
    page = season.open("/viec/", "mai")
    page.get_by_role("link", name="Bổ sung và trình lại cấp tỉnh").click()
    _sent(page, fill, "41-TTr/BCĐ")


def _answered(season: Season, fill: Fill) -> None:
    season.move(at(2014, 12, 19))
    page = season.open("/viec/", INTAKE)
    page.get_by_role("link", name="Tiếp nhận hồ sơ trình").click()
    page.get_by_role("link", name="Ghi kết quả của tỉnh").click()
    expect(page.get_by_label("Được khen", exact=True)).to_have_count(2)
    for granted in page.get_by_label("Được khen", exact=True).all():
        granted.check()
    fill(page, number="3456/QĐ-UBND", on="19/12/2014", issuer="Ủy ban nhân dân tỉnh")
    fill(page, signer_name="Đinh Văn Mẫu Chủ", signer_position="Chủ tịch")
    page.select_option('[name="authority"]', "province_grantor")
    _press(page, "Ghi kết quả")
    expect(page.get_by_role("link", name="3456/QĐ-UBND")).to_be_visible()


def test_a_package_goes_up_comes_back_and_ends_with_a_certificate_and_a_flag(season: Season, fill: Fill) -> None:
    pk = Province(season.world).listed()
    season.move(at(2014, 11, 24))
    board = season.open(f"/co-so/{season.world.ids['K']}/cap-tinh/{ROUND}/", "mai")
    _put_forward(board, fill)
    board.goto(f"/co-so/{season.world.ids['K']}/cap-tinh/{ROUND}/")
    _sent(board, fill, "40-TTr/BCĐ")
    _returned(season, fill)

    below = season.open(f"/ho-so/{pk}/", "hoa", viewport=PHONE)
    expect(below.get_by_text("Cấp tỉnh trả lại để bổ sung").first).to_be_visible()
    expect(below.get_by_text(REASON).first).to_be_visible()

    _sent_again(season, fill)
    _answered(season, fill)

    below.reload()
    expect(below.get_by_text("3456/QĐ-UBND").first).to_be_visible()
    package = Package.objects.get(number=2)
    viewer = season.open(f"/ho-so-trinh/{package.pk}/", VIEWER)
    expect(viewer.get_by_text("Đã có kết quả").first).to_be_visible()
    assert viewer.locator('main form[method="post"] button').count() == 0
    stranger = season.browser_of("xa").new_page()
    assert [stranger.goto(f"/{path}/").status for path in (f"ho-so-trinh/{package.pk}", f"ho-so/{pk}")] == [404, 404]
    assert Registration.objects.get(pk=pk).state == "decided"
    assert FlagNominee.objects.get().state == "granted"
