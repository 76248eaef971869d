"""A long list asked for, followed and fetched from its page, at a desk and on a phone."""

import pytest
from django.conf import LazySettings
from playwright.sync_api import expect

from kheo.work.exporting import making
from tests.journeys import fitting
from tests.journeys.conftest import Season

pytestmark = pytest.mark.browser


def test_a_long_list_is_asked_for_followed_and_fetched(season: Season, settings: LazySettings) -> None:
    settings.EXPORT_AT_ONCE = 0
    season.world.accepted(season.now)
    hoa = season.open("/ho-so/", "hoa")
    faults: list[str] = []

    hoa.get_by_text("Tải xuống").click()
    faults += fitting.faults(hoa)
    hoa.get_by_role("link", name="Tệp CSV").click()
    faults += fitting.faults(hoa)
    hoa.get_by_role("button", name="Lập tệp").click()
    expect(hoa.get_by_text("Đã lập 0 trong 1")).to_be_visible()
    faults += fitting.faults(hoa)
    making.make_waiting(now=season.now)
    hoa.get_by_role("link", name="Tệp đã xuất").click()
    faults += fitting.faults(hoa)
    hoa.get_by_role("link", name="danh-sach-2014-01-20.csv").click()
    faults += fitting.faults(hoa)
    with hoa.expect_download() as download:
        hoa.get_by_role("link", name="Tải tệp về").click()

    assert "Công sở văn minh, công chức gần dân" in download.value.path().read_text("utf-8-sig")
    assert faults == []
