"""What goes wrong in real life: too late, returned, pressed twice, a lost session, one's own unit."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from kheo.store.models import Account, Entry, Registration
from kheo.work import registrations
from tests.journeys.conftest import Season
from tests.work.world import at

pytestmark = pytest.mark.browser
Fill = Callable[..., None]


def test_the_day_after_the_window_the_page_says_why(season: Season) -> None:
    pk = season.world.drafted(at(2014, 1, 31))
    season.move(at(2014, 2, 1, 0, 1))

    page = season.open(f"/ho-so/{pk}/dang-ky/5/", "ngan")

    expect(page.locator(".blocked")).to_contain_text("31/01/2014")
    expect(page.locator(".blocked .clause").first).to_contain_text("II.2.a")


def test_a_returned_registration_shows_its_reason_at_once(season: Season) -> None:
    pk = season.world.submitted(season.now)
    hoa = season.open(f"/ho-so/{pk}/tiep-nhan/", "hoa")
    hoa.fill('[name="reason"]', "Ghi rõ số liệu năm trước.")
    hoa.get_by_role("button", name="Trả lại để bổ sung").click()
    expect(hoa.locator(".flash")).to_be_visible()

    ngan = season.open("/viec/", "ngan")

    expect(ngan.locator("main")).to_contain_text("Ghi rõ số liệu năm trước.")


def test_an_appraiser_of_the_own_unit_is_shown_with_the_reason(season: Season) -> None:
    pk = season.world.accepted(season.now)

    page = season.open(f"/ho-so/{pk}/phan-cong/", "hoa")

    row = page.locator("label, li, tr", has_text="Ngô Thị Mẫu Lý").first
    expect(row.locator('input[type="radio"]')).to_be_disabled()
    expect(page.locator("main")).to_contain_text("Công tác tại chính đơn vị của chủ thể")


def test_a_double_click_and_a_second_tab_send_once(season: Season) -> None:
    pk = season.world.drafted(season.now)
    page = season.open(f"/ho-so/{pk}/dang-ky/5/", "ngan")
    tab = page.context.new_page()
    tab.goto(page.url)
    for one in (page, tab):
        one.check('[name="own_word"]')

    page.get_by_role("button", name="Gửi đăng ký").dblclick()
    expect(page.get_by_role("heading", name="Đã gửi đăng ký")).to_be_visible()
    tab.get_by_role("button", name="Gửi đăng ký").click()

    expect(tab.locator(".errors")).to_be_visible()
    assert Entry.objects.filter(word="registered", subject_id=pk).count() == 1


def test_what_is_typed_survives_a_closed_browser_and_a_lost_session(season: Season, fill: Fill) -> None:
    pk = season.world.drafted(season.now)
    page = season.open(f"/ho-so/{pk}/dang-ky/2/", "ngan")
    fill(page, problem="Việc khó đang viết dở", situation="Chưa xong")
    page.locator('[name="situation"]').blur()
    expect(page.locator("#tu-luu")).to_have_text(re.compile(r"Đã lưu lúc \d\d:\d\d"))
    page.context.clear_cookies()
    page.get_by_role("button", name="Lưu và tiếp tục").click()

    again = season.open(f"/ho-so/{pk}/dang-ky/2/", "ngan")

    expect(again.locator('[name="problem"]')).to_have_value("Việc khó đang viết dở")


def test_signing_in_with_name_and_word(season: Season, fill: Fill) -> None:
    account = Account.objects.get(username="ngan")
    account.set_password("mật khẩu dài của Ngân")
    account.save()
    page = season.open("/viec/")

    fill(page, username="ngan", password="mật khẩu dài của Ngân")
    page.get_by_role("main").get_by_role("button", name="Đăng nhập").click()

    expect(page.get_by_role("heading", name="Việc cần làm")).to_be_visible()


def test_somebody_elses_change_is_not_overwritten(season: Season) -> None:
    pk = season.world.submitted(season.now)
    hoa = season.open(f"/ho-so/{pk}/tiep-nhan/", "hoa")
    registrations.withdraw(by=season.world.who("ngan", season.now), registration_id=pk, reason="", now=season.now)

    hoa.get_by_role("button", name="Tiếp nhận", exact=True).click()

    expect(hoa.locator("main")).to_contain_text(re.compile("Đỗ Thị Mẫu Ngân|Đã rút"))
    assert Registration.objects.get().state == "withdrawn"
