"""Menus in a real browser: opened and closed by keyboard, on the page at every width."""

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def test_the_person_s_menu_closes_with_escape(page: Page, gallery: str) -> None:
    page.goto(f"{gallery}/viec/")
    page.get_by_text("Trần Thị Mẫu Hòa").first.click()
    assert page.get_by_role("button", name="Đăng xuất").is_visible()

    page.keyboard.press("Escape")

    assert not page.get_by_role("button", name="Đăng xuất").is_visible()


@pytest.mark.parametrize("width", [1366, 320])
def test_what_may_be_downloaded_is_one_menu_on_the_page_opened_by_keyboard(
    page: Page, gallery: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{gallery}/bang/?dot=base-2014&sau=3")
    menu = page.locator("main details.menu")

    menu.locator("summary").press("Enter")
    links = [(one.inner_text(), one.get_attribute("href")) for one in menu.get_by_role("link").all()]
    wide = page.evaluate(OVERFLOW)
    page.keyboard.press("Escape")

    assert links == [
        ("Bảng tính Excel", "/bang/?dot=base-2014"),
        ("Tệp CSV (cho phần mềm khác)", "/bang/?dot=base-2014&dang=csv"),
        ("Tệp đã xuất", "/tep-xuat/"),
    ]
    assert wide == 0
    assert not menu.get_by_role("list").is_visible()
