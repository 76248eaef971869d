"""One season as five people live it, each at their own browser, from registration to praise."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from kheo.store.models import Document, Registration
from tests.journeys.conftest import Season
from tests.web.desk.test_addresses import PNG
from tests.work.world import at

pytestmark = pytest.mark.browser
Fill = Callable[..., None]


def _press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def _register(season: Season, fill: Fill) -> int:
    season.move(at(2014, 1, 31, 23, 50))
    page = season.open("/viec/", "ngan")
    page.get_by_role("link", name="Đăng ký mô hình, điển hình").click()
    fill(page, title="Công sở văn minh, công chức gần dân")
    _press(page, "Bắt đầu soạn")
    page.get_by_label("Xây dựng hệ thống chính trị").check()
    _press(page, "Lưu và tiếp tục")
    fill(page, problem="Thủ tục còn rườm rà.", situation="Năm 2013 còn 42 hồ sơ trễ hạn.")
    _press(page, "Lưu và tiếp tục")
    fill(page, goal="Không còn hồ sơ trễ hạn.")
    first = {"indicator": "Hồ sơ đúng hạn", "unit_of_measure": "%", "baseline": "91,5", "target": "98"}
    second = {"indicator": "Hồ sơ trễ hạn", "unit_of_measure": "hồ sơ", "baseline": "42", "target": "0"}
    for number, row in enumerate((first, second)):
        fill(page, **{f"tc-{number}-{name}": value for name, value in row.items()})
    page.select_option('[name="tc-1-direction"]', "lower")
    _press(page, "Lưu và tiếp tục")
    fill(page, measures="Rà soát thủ tục, niêm yết quy tắc ứng xử.", members="8")
    _press(page, "Lưu và tiếp tục")
    expect(page.get_by_role("heading", name="Kiểm tra trước khi gửi")).to_be_visible()
    page.get_by_label("Tập thể, cá nhân tự nguyện đăng ký").check()
    _press(page, "Gửi đăng ký")
    expect(page.get_by_role("heading", name="Đã gửi đăng ký")).to_be_visible()
    return Registration.objects.get().pk


def _accept(season: Season) -> None:
    season.move(at(2014, 2, 3))
    page = season.open("/viec/", "hoa")
    page.get_by_role("link", name="Tiếp nhận đăng ký").click()
    _press(page, "Tiếp nhận")
    expect(page.locator(".flash")).to_be_visible()


def _summarise_and_assign(season: Season, pk: int) -> None:
    page = season.open("/viec/", "hoa")
    page.get_by_role("link", name="Lập biểu tổng hợp đăng ký (mẫu 2)").click()
    page.fill('[name="number"]', "01-BTH/TCĐ")
    page.locator("main form").last.get_by_role("button").last.click()
    expect(page.locator(".flash")).to_be_visible()
    page.goto(f"/ho-so/{pk}/phan-cong/")
    page.get_by_label("Vũ Văn Mẫu Tuấn").check()
    _press(page, "Phân công")
    expect(page.locator(".flash")).to_be_visible()


def _report(season: Season, fill: Fill) -> None:
    season.move(at(2014, 10, 3))
    page = season.open("/viec/", "ngan")
    page.get_by_role("link", name="Gửi báo cáo thành tích").click()
    page.set_input_files('[name="file"]', {"name": "phòng một cửa.png", "mimeType": "image/png", "buffer": PNG})
    _press(page, "Thêm minh chứng")
    expect(page.get_by_text("phòng một cửa.png").first).to_be_visible()
    fill(page, overview="Phòng có tám công chức.", results="Đã rà soát 15 thủ tục.")
    fill(page, effect="Người dân bớt đi lại.", spread="Ba phòng khác làm theo.")
    fill(page, **{"actual-c1": "98,6", "actual-c2": "0"})
    _press(page, "Lưu và xem lại")
    _press(page, "Gửi cấp ủy, lãnh đạo xác nhận")
    expect(page.locator(".flash")).to_contain_text("đang chờ")


def _confirm(season: Season) -> None:
    season.move(at(2014, 10, 5))
    page = season.open("/viec/", "long")
    page.get_by_role("link", name="Xác nhận báo cáo thành tích").click()
    page.fill('[name="position"]', "Phó Giám đốc")
    _press(page, "Xác nhận")
    expect(page.locator(".flash")).to_be_visible()


def _appraise(season: Season, fill: Fill) -> None:
    season.move(at(2014, 10, 8))
    page = season.open("/viec/", "tuan")
    page.get_by_role("link", name="Thẩm định hồ sơ").click()
    page.check('[name="criterion-c1"][value="exceeded"]')
    page.check('[name="criterion-c2"][value="met"]')
    for standard in ("consensus", "climb", "creative", "spreads", "moral_example"):
        page.check(f'[name="standard-{standard}"][value="yes"]')
    page.check('[name="on_the_spot"]')
    page.check('[name="grade"][value="outstanding"]')
    fill(page, visited_on="6/10/2014", remark="Làm thật, hiệu quả rõ.")
    _press(page, "Nộp phiếu thẩm định")
    expect(page.locator(".flash")).to_be_visible()


def _select_and_propose(season: Season, fill: Fill, unit: int) -> None:
    season.move(at(2014, 10, 10))
    page = season.open("/viec/", "bao")
    page.get_by_role("link", name="Xét chọn", exact=True).click()
    page.select_option('[name="grade"]', "outstanding")
    page.locator('form:has([name="grade"]) button').last.click()
    page.goto(f"/co-so/{unit}/to-trinh/base-2014/moi/")
    fill(page, number="03-TTr/TCĐ")
    page.locator('main form:has([name="number"]) button').last.click()
    expect(page.locator(".flash")).to_be_visible()


def _decide(season: Season, fill: Fill) -> str:
    season.move(at(2014, 10, 13))
    page = season.open("/viec/", "minh")
    page.get_by_role("link", name="Xem xét, ra quyết định khen thưởng").click()
    fill(page, number="05-QĐ/ĐU")
    page.locator('main form:has([name="number"]) button').last.click()
    expect(page.locator(".flash")).to_be_visible()
    return page.url


def test_five_people_walk_a_season(season: Season, fill: Fill) -> None:
    pk = _register(season, fill)
    _accept(season)
    _summarise_and_assign(season, pk)
    _report(season, fill)
    _confirm(season)
    _appraise(season, fill)
    _select_and_propose(season, fill, season.world.ids["K05"])
    decision = _decide(season, fill)
    season.move(at(2014, 10, 15))
    hoa = season.open(decision, "hoa")
    hoa.locator('form[action$="/bieu-duong/"] button').click()

    ngan = season.open(f"/ho-so/{pk}/", "ngan")

    expect(ngan.locator(".honour")).to_contain_text("Quyết định 05-QĐ/ĐU ngày 13/10/2014")
    assert Registration.objects.get().state == "commended"
    kinds = set(Document.objects.filter(registration=pk).values_list("kind", flat=True))
    assert kinds == {"registration_form", "achievement_report"}
    for who, page in (("ngan", ngan), ("hoa", hoa)):
        for document in Document.objects.exclude(decision__kind="steering_group", registration=None):
            for format_, start in (("pdf", b"%PDF"), ("docx", b"PK")):
                answer = page.request.get(f"/van-ban/{document.pk}.{format_}")
                may = who == "hoa" or document.registration_id or document.decision_id
                assert (answer.status, answer.body().startswith(start)) == ((200, True) if may else (404, False))
