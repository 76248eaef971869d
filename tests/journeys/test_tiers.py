"""A dossier climbs to the bloc: the board takes it in, visits, selects, proposes; below and above follow it."""

import io
from collections.abc import Callable

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from kheo.store.models import Registration
from kheo.work import judging, people, reports
from kheo.work.actors import Role
from kheo.work.judging import Assessment, Mark
from kheo.work.people import NewPerson, Post
from kheo.work.reports import Signatory
from tests.journeys.conftest import Season
from tests.work.bloc import UP, Bloc
from tests.work.world import START, achievement, at

pytestmark = pytest.mark.browser
Fill = Callable[..., None]
PHONE = {"width": 360, "height": 740}


def _press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def _province_viewer(season: Season) -> None:
    new = NewPerson("Phan Thị Mẫu Tỉnh", "cadre", "tinh")
    account = people.enrol(by=people.system(), new=new, password=None, now=at(2013, 1, 2))
    post = Post(Role.PROVINCE_VIEWER, season.world.ids["K"], "Chuyên viên", with_descendants=True, from_on=START)
    people.appoint(by=people.system(), person_id=account.person_id, post=post, now=at(2013, 1, 2))


def _goes_up(season: Season) -> int:
    season.move(at(2014, 1, 20))
    page = season.open("/viec/", "ngan", viewport=PHONE)
    page.get_by_role("link", name="Đăng ký lên: Cấp Khối, năm 2014–2015").click()
    page.get_by_label("Cấp Khối, năm 2014–2015").check()
    _press(page, "Soạn đăng ký lên cấp trên")
    for _page in range(4):
        _press(page, "Lưu và tiếp tục")
    page.get_by_label("Tập thể, cá nhân tự nguyện đăng ký").check()
    _press(page, "Gửi đăng ký")
    expect(page.get_by_role("heading", name="Đã gửi đăng ký")).to_be_visible()
    return Registration.objects.get(round=UP).pk


def _taken_in(season: Season) -> None:
    season.move(at(2014, 2, 3))
    page = season.open("/viec/", "mai")
    page.get_by_role("link", name="Tiếp nhận đăng ký").first.click()
    _press(page, "Tiếp nhận")
    expect(page.locator(".flash")).to_be_visible()


def _visited(season: Season, fill: Fill, pk: int) -> None:
    season.move(at(2014, 12, 10))
    page = season.open(f"/ho-so/{pk}/khao-sat/", "mai", viewport=PHONE)
    fill(page, on="10/12/2014", findings="Làm thật, dân khen.", asked="Mở sổ theo dõi hằng tháng.")
    fill(page, asked_by_on="19/12/2014")
    _press(page, "Ghi lần khảo sát")
    expect(page.locator(".flash")).to_be_visible()
    _photographed(page)
    season.move(at(2014, 12, 18))
    page.goto(f"/ho-so/{pk}/khao-sat/")
    fill(page, text="Đã mở sổ, có ký xác nhận.")
    page.locator('form[action$="/khac-phuc/"] [name="on"]').fill("18/12/2014")
    _press(page, "Ghi kết quả khắc phục")
    expect(page.get_by_text("Đã mở sổ, có ký xác nhận.")).to_be_visible()


def _photographed(page: Page) -> None:
    """Take a photograph on the spot as a phone does: far too large, lying on its side."""
    lying, taken = Image.Exif(), io.BytesIO()
    lying[0x0112] = 6
    Image.new("RGB", (3200, 1600), "teal").save(taken, "JPEG", exif=lying)
    page.get_by_role("link", name="Thêm ảnh").click()
    picture = {"name": "IMG_0001.jpg", "mimeType": "image/jpeg", "buffer": taken.getvalue()}
    page.set_input_files('[name="file"]', picture)
    _press(page, "Lưu ảnh")
    shown = page.get_by_role("img", name="Ảnh khảo sát 1")
    expect(shown).to_have_js_property("naturalHeight", 2048)
    expect(shown).to_have_js_property("naturalWidth", 1024)


def _october(season: Season, bloc: Bloc, pk: int) -> None:
    """Let the report be sent, confirmed and appraised, which other journeys walk in the browser."""
    world, now = season.world, at(2015, 10, 2)
    reports.submit(by=world.who("ngan", now), registration_id=pk, achievement=achievement(), now=now)
    now = at(2015, 10, 5)
    signatory = Signatory("leader", "Lê Văn Mẫu Long", "Phó Giám đốc")
    reports.confirm(by=world.who("long", now), registration_id=pk, signatory=signatory, now=now)
    now = at(2015, 10, 8)
    bloc.summarised("mai", "K", UP, now)
    judging.assign(by=world.who("mai", now), registration_id=pk, person_id=world.person_ids["tuan2"], now=now)
    sheet = Assessment(
        criteria={"c1": Mark("met"), "c2": Mark("met")},
        standards={key: Mark("yes") for key in ("practical_effect", "replicable", "moves_others")},
        on_the_spot=True,
        visited_on=now.date(),
        remark="Đã xem tại chỗ.",
        grade="outstanding",
    )
    judging.submit(by=world.who("tuan2", now), registration_id=pk, assessment=sheet, now=now)


def _appraiser(season: Season) -> None:
    new = NewPerson("Cao Văn Mẫu Khối", "cadre", "tuan2")
    account = people.enrol(by=people.system(), new=new, password=None, now=at(2013, 1, 2))
    season.world.person_ids["tuan2"] = account.person_id
    for role in (Role.PARTICIPANT, Role.APPRAISER):
        post = Post(role, season.world.ids["K"], "Chuyên viên", with_descendants=False, from_on=START)
        people.appoint(by=people.system(), person_id=account.person_id, post=post, now=at(2013, 1, 2))


def _sent_up(season: Season, fill: Fill) -> None:
    season.move(at(2015, 10, 11))
    page = season.open("/viec/", "minh")
    page.get_by_role("link", name="Đề nghị lên cấp trên").first.click()
    fill(page, number="09-TTr/ĐU")
    _press(page, "Gửi đề nghị lên cấp trên")
    expect(page.locator(".flash")).to_be_visible()


def _selected_and_proposed(season: Season, fill: Fill) -> None:
    season.move(at(2015, 10, 12))
    page = season.open("/viec/", "mai")
    page.get_by_role("link", name="Xét chọn", exact=True).first.click()
    page.select_option('[name="grade"]', "outstanding")
    page.locator('form:has([name="grade"]) button').last.click()
    expect(page.locator(".flash")).to_be_visible()
    page.goto(f"/co-so/{season.world.ids['K']}/to-trinh/{UP}/moi/")
    fill(page, number="03-TTr/BCĐ")
    page.locator('main form:has([name="number"]) button').last.click()
    expect(page.locator(".flash")).to_be_visible()


def test_a_dossier_climbs_to_the_bloc_and_everybody_follows_it(season: Season, fill: Fill) -> None:
    bloc = Bloc(season.world)
    bloc.recognised()
    _province_viewer(season)
    _appraiser(season)
    pk = _goes_up(season)
    _taken_in(season)
    _visited(season, fill, pk)

    secretary = season.open(f"/ho-so/{pk}/", "hoa")
    expect(secretary.get_by_text("Đang thực hiện").first).to_be_visible()
    secretary.goto(f"/ho-so/{bloc.lower}/")
    expect(secretary.get_by_role("link", name="Cấp Khối, năm 2014–2015").first).to_be_visible()

    _october(season, bloc, pk)
    _sent_up(season, fill)
    _selected_and_proposed(season, fill)

    viewer = season.open(f"/ho-so/{pk}/", "tinh")
    expect(viewer.get_by_text("Đã trình cấp ủy").first).to_be_visible()
    assert viewer.locator('main form[method="post"] button').count() == 0
    stranger = season.browser_of("xa").new_page()
    assert stranger.goto(f"/ho-so/{pk}/").status == 404
    assert stranger.goto(f"/ho-so/{pk}/khao-sat/").status == 404
    row = Registration.objects.get(pk=pk)
    assert row.state == "proposed"
    assert row.surveys.get().follow_up == "Đã mở sổ, có ký xác nhận."
