"""A reading is settled on a phone: every page on the way fits, can be read aloud, and works without a script."""

import pytest
from playwright.sync_api import Page, expect

from kheo.store.models import Edition
from tests.journeys import fitting
from tests.journeys.conftest import Season
from tests.work.test_amending import SPAN_2014, registered_late
from tests.work.world import at

pytestmark = pytest.mark.browser


@pytest.fixture
def phoned(season: Season) -> Season:
    """Let it be late in February, with a registration that came too late."""
    registered_late(season.world)
    season.move(at(2014, 2, 25))
    return season


def _fill(page: Page) -> None:
    for name, value in {"document": "12-CV/BCĐ", "issued_on": "24/02/2014", f"until-{SPAN_2014}": "28/02/2014"}.items():
        page.fill(f'[name="{name}"]', value)
    page.fill('[name="we_read"]', "Tháng 01 và tháng 02 của năm.")
    page.select_option('[name="authority"]', "bloc_board")
    page.get_by_label("Đổi cách hiểu theo văn bản").check()
    page.get_by_label("Cả đợt đang chạy vào ngày văn bản có hiệu lực").check()


def test_every_page_on_the_way_fits_every_reader(phoned: Season) -> None:
    page = phoned.open("/khoi/chuong-trinh/", "mai")
    faults = {"adopt": fitting.faults(page)}

    page.get_by_role("link", name="Cách hiểu của chương trình").click()
    faults["readings"] = fitting.faults(page)
    page.get_by_role("link", name="Xác nhận hoặc đổi A4").click()
    faults["form"] = fitting.faults(page)
    _fill(page)
    page.get_by_role("button", name="Xem trước thay đổi").click()
    faults["preview"] = fitting.faults(page)
    page.get_by_role("button", name="Ban hành").click()
    expect(page.get_by_role("main")).to_contain_text("theo 12-CV/BCĐ, 24/02/2014")
    faults["issued"] = fitting.faults(page)
    page.goto("/phong-trao/")
    faults["programme"] = fitting.faults(page)

    assert {where: found for where, found in faults.items() if found} == {}


def test_without_a_script_a_reading_is_looked_at_mended_and_issued(phoned: Season) -> None:
    first = Edition.objects.get().pk
    page = phoned.open(
        f"/khoi/chuong-trinh/{first}/cach-hieu/A4/", "mai", java_script_enabled=False, viewport=fitting.PHONE
    )
    _fill(page)
    page.fill('[name="document"]', "")
    page.get_by_role("button", name="Xem trước thay đổi").click()
    expect(page.get_by_role("alert")).to_contain_text("Chưa ghi số, ký hiệu văn bản.")

    page.fill('[name="document"]', "12-CV/BCĐ")
    page.get_by_role("button", name="Xem trước thay đổi").click()
    page.get_by_role("button", name="Sửa lại").click()
    page.fill('[name="document"]', "14-CV/BCĐ")
    page.get_by_role("button", name="Xem trước thay đổi").click()
    expect(page.get_by_role("main")).to_contain_text("1 kết quả được xét khác đi")
    page.get_by_role("button", name="Ban hành").click()

    expect(page.get_by_role("main")).to_contain_text("theo 14-CV/BCĐ, 24/02/2014")
