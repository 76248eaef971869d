"""What goes wrong in real life: too late, returned, pressed twice, a lost session, one's own unit."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from kheo.store.models import Entry, Registration
from kheo.work import registrations
from tests.journeys.conftest import Season
from tests.work.world import at

pytestmark = pytest.mark.browser
Fill = Callable[..., None]
PASSWORD = "mật khẩu dài của Ngân"


def _sign_in(page: Page, fill: Fill) -> None:
    fill(page, username="ngan", password=PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Đăng nhập").click()


def test_the_day_after_the_window_the_page_says_why(season: Season) -> None:
    pk = season.world.drafted(at(2014, 1, 31))
    season.move(at(2014, 2, 1, 0, 1))

    page = season.open(f"/ho-so/{pk}/dang-ky/5/", "ngan")

    expect(page.locator(".blocked")).to_contain_text("31/01/2014")
    expect(page.locator(".blocked .clause").first).to_contain_text("II.2.a")
    expect(page.get_by_role("button", name="Gửi đăng ký")).to_be_disabled()


def test_a_button_pressed_after_midnight_is_refused_with_the_clause(season: Season) -> None:
    season.move(at(2014, 1, 31, 23, 59))
    pk = season.world.drafted(season.now)
    page = season.open(f"/ho-so/{pk}/dang-ky/5/", "ngan")
    page.check('[name="own_word"]')
    season.move(at(2014, 2, 1, 0, 0))

    page.get_by_role("button", name="Gửi đăng ký").click()

    expect(page.locator(".errors")).to_contain_text("31/01/2014")
    expect(page.locator(".errors")).to_contain_text("II.2.a")
    assert Registration.objects.get(pk=pk).state == "draft"


def test_a_returned_registration_shows_its_reason_at_once(season: Season) -> None:
    pk = season.world.submitted(season.now)
    hoa = season.open(f"/ho-so/{pk}/tiep-nhan/", "hoa")
    hoa.fill('[name="reason"]', "Ghi rõ số liệu năm trước.")
    hoa.get_by_role("button", name="Trả lại để bổ sung").click()
    expect(hoa.locator(".flash")).to_be_visible()

    ngan = season.open("/viec/", "ngan")

    expect(ngan.get_by_role("main")).to_contain_text("Ghi rõ số liệu năm trước.")
    ngan.goto(f"/ho-so/{pk}/")
    expect(ngan.locator(".note")).to_contain_text("Ghi rõ số liệu năm trước.")


def test_an_appraiser_of_the_own_unit_is_shown_with_the_reason_and_cannot_be_chosen(season: Season) -> None:
    pk = season.world.accepted(season.now)

    page = season.open(f"/ho-so/{pk}/phan-cong/", "hoa")

    own = page.locator(".person-choice", has_text="Ngô Thị Mẫu Lý")
    expect(own.get_by_role("radio")).to_be_disabled()
    expect(own.locator(".why-not")).to_contain_text("Công tác tại chính đơn vị của chủ thể")
    expect(page.locator(".person-choice", has_text="Vũ Văn Mẫu Tuấn").get_by_role("radio")).to_be_enabled()


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


def test_what_is_typed_survives_a_closed_browser(season: Season, fill: Fill) -> None:
    pk = season.world.drafted(season.now)
    page = season.open(f"/ho-so/{pk}/dang-ky/2/", "ngan")
    fill(page, problem="Việc khó đang viết dở", situation="Chưa xong")
    page.locator('[name="situation"]').blur()
    expect(page.locator("#tu-luu")).to_have_text(re.compile(r"Đã lưu lúc \d\d:\d\d"))
    page.context.close()

    again = season.open(f"/ho-so/{pk}/dang-ky/2/", "ngan")

    expect(again.locator('[name="problem"]')).to_have_value("Việc khó đang viết dở")
    expect(again.locator('[name="situation"]')).to_have_value("Chưa xong")


def test_what_is_typed_survives_a_lost_session(season: Season, fill: Fill) -> None:
    season.give_password("ngan", PASSWORD)
    pk = season.world.drafted(season.now)
    page = season.open(f"/ho-so/{pk}/dang-ky/2/", "ngan")
    fill(page, problem="Việc khó đang viết dở")
    page.locator('[name="problem"]').blur()
    expect(page.locator("#tu-luu")).to_have_text(re.compile(r"Đã lưu lúc \d\d:\d\d"))
    page.context.clear_cookies(name="sessionid")

    page.get_by_role("button", name="Lưu và tiếp tục").click()
    _sign_in(page, fill)

    expect(page.locator(".steps")).to_contain_text("Bước 2/5")
    expect(page.locator('[name="problem"]')).to_have_value("Việc khó đang viết dở")


def test_signing_in_with_name_and_password_leads_to_what_was_asked_for(season: Season, fill: Fill) -> None:
    season.give_password("ngan", PASSWORD)
    page = season.open("/mo-hinh/")
    fill(page, username="ngan", password="không phải mật khẩu này")
    page.get_by_role("main").get_by_role("button", name="Đăng nhập").click()
    expect(page.locator(".errors")).to_be_visible()

    _sign_in(page, fill)

    expect(page.get_by_role("heading", name="Hồ sơ của tôi")).to_be_visible()


def test_somebody_elses_change_is_not_overwritten(season: Season) -> None:
    pk = season.world.submitted(season.now)
    hoa = season.open(f"/ho-so/{pk}/tiep-nhan/", "hoa")
    registrations.withdraw(by=season.world.who("ngan", season.now), registration_id=pk, reason="", now=season.now)

    hoa.get_by_role("button", name="Tiếp nhận", exact=True).click()

    expect(hoa.get_by_role("main")).to_contain_text(re.compile("Đỗ Thị Mẫu Ngân|Đã rút"))
    assert Registration.objects.get().state == "withdrawn"
