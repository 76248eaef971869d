"""An office prints its certificates and signs its decision, in the browser and by hand."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from kheo.work import certifying
from kheo.work.printing import running
from tests.journeys.conftest import Season
from tests.work.authority import PASSPHRASE, Authority
from tests.work.decided import decided
from tests.work.world import at

NOW = at(2014, 10, 14)


@pytest.mark.browser
def test_certificates_are_printed_and_the_decision_is_signed(
    season: Season, fill: Callable[..., None], tmp_path: Path
) -> None:
    made = decided(season.world)
    certifying.issue(by=season.world.who("minh", NOW), decision_id=made.pk, now=NOW)
    season.move(NOW)
    root, key = tmp_path / "goc.cer", tmp_path / "minh.p12"
    authority = Authority("Nơi cấp chứng thư Mẫu")
    root.write_bytes(authority.pem)
    key.write_bytes(authority.issue("Hoàng Văn Mẫu Minh").key_file())

    admin = season.open("/chung-thu-goc/", "mai")
    fill(admin, name="Nơi cấp Mẫu", fingerprint=authority.fingerprint, from_on="01/01/2013")
    admin.set_input_files('[name="file"]', root)
    admin.get_by_role("button", name="Cài chứng thư gốc").click()
    expect(admin.get_by_text("Đã cài chứng thư gốc.")).to_be_visible()
    _look(admin, "roots")
    _sign(season, fill, made.documents.get(kind="commendation_decision").pk, key)
    _measure(season, fill)
    _print(season, made.pk)


def _sign(season: Season, fill: Callable[..., None], document: int, key: Path) -> None:
    minh = season.open(f"/van-ban-di/{document}/", "minh")
    minh.get_by_role("link", name="Ký số tại đây").click()
    minh.set_input_files('[name="key"]', key)
    fill(minh, passphrase="sai", reason="Ban hành")
    minh.get_by_role("button", name="Ký số").click()
    expect(minh.get_by_text("Mật khẩu của tệp khóa không đúng.").first).to_be_visible()
    expect(minh.locator('[name="passphrase"]')).to_have_value("")
    _look(minh, "sign")
    minh.set_input_files('[name="key"]', key)
    fill(minh, passphrase=PASSPHRASE)
    minh.get_by_role("button", name="Ký số").click()
    expect(minh.get_by_text("Tin cậy theo Nơi cấp Mẫu")).to_be_visible()
    _look(minh, "issued")


def _measure(season: Season, fill: Callable[..., None]) -> None:
    hoa = season.open(f"/co-so/{season.story.unit}/phoi/moi/", "hoa")
    fill(hoa, name="Giấy khen A4 in sẵn")
    hoa.get_by_role("button", name="Ghi số đo").click()
    expect(hoa.get_by_role("heading", name="Tờ in thử")).to_be_visible()
    _look(hoa, "stock")
    hoa.goto(f"/co-so/{season.story.unit}/phoi/")
    fill(hoa, name="Máy in phòng họp", right="1,5", down="-2")
    hoa.get_by_role("button", name="Thêm máy in").click()
    expect(hoa.get_by_role("heading", name="Máy in phòng họp")).to_be_visible()
    _look(hoa, "measures")


def _print(season: Season, decision: int) -> None:
    hoa = season.open(f"/quyet-dinh/{decision}/in/", "hoa")
    hoa.select_option('[name="stock"]', label="Giấy khen A4 in sẵn")
    hoa.select_option('[name="printer"]', label="Máy in phòng họp")
    _look(hoa, "order")
    hoa.get_by_role("button", name="Tạo đợt in").click()
    expect(hoa.get_by_text("Đang chờ")).to_be_visible()
    running.make_waiting(now=NOW)
    hoa.get_by_role("link", name="Tải lại ngay").click()
    expect(hoa.get_by_role("link", name="Tệp 1: tờ 1")).to_be_visible()
    _look(hoa, "run")
    hoa.get_by_role("link", name="Sổ in").click()
    _look(hoa, "register")


def _look(page: Page, name: str) -> None:
    """Keep a picture where somebody asked for pictures."""
    folder = os.environ.get("KHEO_PICTURES")
    for width in (1366, 360) if folder else ():
        page.set_viewport_size({"width": width, "height": 900})
        page.screenshot(path=f"{folder}/{name}-{width}.png", full_page=True)
