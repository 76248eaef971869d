"""What is nearly the same is shown side by side wherever a report is looked at, not only at the door."""

import pytest

from tests.web.office.conftest import OCTOBER, Season

PAGES = {
    "ho-so/{}/bao-cao/gui/": ("ngan", "assigned"),
    "ho-so/{}/xac-nhan/": ("long", "reported"),
    "ho-so/{}/tham-dinh/": ("tuan", "confirmed"),
}


@pytest.mark.parametrize("address", PAGES)
def test_a_report_is_read_beside_what_it_is_nearly_the_same_as(season: Season, address: str) -> None:
    who, step = PAGES[address]
    alone = getattr(season, step)()
    before = season.visitor(who, OCTOBER).get(f"/{address.format(alone)}").content.decode()
    season.appraised()

    after = season.visitor(who, OCTOBER).get(f"/{address.format(alone)}").content.decode()

    assert "gần giống" not in before
    assert "Có 1 mô hình, điển hình gần giống" in after
    assert "Nội dung đăng ký (100%)" in after
    assert ("Báo cáo (100%)" in after) is (step != "assigned")
