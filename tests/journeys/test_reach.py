"""Everybody can use it: without a script, on a small phone, in large type, by keyboard, with a screen reader."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from kheo.work import reports
from tests.journeys.conftest import Season
from tests.work.world import achievement, at

pytestmark = pytest.mark.browser
Fill = Callable[..., None]
OVERFLOW = "document.scrollingElement.scrollWidth - innerWidth"


def _pages(season: Season, pk: int) -> list[tuple[str, str]]:
    unit = season.world.ids["K05"]
    own = ["/viec/", "/phong-trao/", "/mo-hinh/", "/mo-hinh/moi/", f"/ho-so/{pk}/", f"/ho-so/{pk}/ket-qua/"]
    group = [
        "/viec/",
        f"/co-so/{unit}/ho-so/",
        f"/co-so/{unit}/to-chi-dao/",
        f"/co-so/{unit}/quyet-dinh/",
        f"/ho-so/{pk}/phan-cong/",
        f"/co-so/{unit}/phan-cong/base-2014/",
    ]
    return [*(("ngan", path) for path in own), *(("hoa", path) for path in group), ("mai", "/khoi/")]


def _reported(season: Season) -> int:
    pk = season.world.accepted(season.now)
    season.move(at(2014, 10, 4))
    by = season.world.who("ngan", season.now)
    reports.submit(by=by, registration_id=pk, achievement=achievement(), now=season.now)
    return pk


def test_pages_have_no_fault_that_axe_finds(season: Season) -> None:
    pk = _reported(season)
    faults: dict[str, list[str]] = {}

    for who, path in [*_pages(season, pk), ("long", f"/ho-so/{pk}/xac-nhan/")]:
        page = season.open(path, who)
        found = Axe().run(page).response["violations"]
        faults[f"{who} {path}"] = [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]
        page.context.close()

    assert {key: rows for key, rows in faults.items() if rows} == {}


@pytest.mark.parametrize("width", [320, 360])
def test_nothing_runs_off_a_phone(season: Season, width: int) -> None:
    pk = _reported(season)
    draft = season.world.drafted(at(2015, 1, 20), "base-2015")
    season.move(at(2015, 1, 20))
    wide: dict[str, int] = {}

    paths = [*_pages(season, pk), *(("ngan", f"/ho-so/{draft}/dang-ky/{number}/") for number in range(1, 6))]
    for who, path in paths:
        page = season.open(path, who, viewport={"width": width, "height": 740})
        wide[path] = page.evaluate(OVERFLOW)
        page.context.close()

    assert {path: over for path, over in wide.items() if over > 0} == {}


def test_large_type_is_remembered(season: Season) -> None:
    page = season.open("/viec/", "ngan")
    before = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")

    page.get_by_role("button", name="Chữ rất to").click()
    page.goto("/mo-hinh/")

    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= 1.3 * before


def test_by_keyboard_alone(season: Season) -> None:
    season.world.drafted(season.now)
    page = season.open("/viec/", "ngan")

    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    for _ in range(5):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.className") == "task-link":
            break
    page.keyboard.press("Enter")

    expect(page.locator(".steps")).to_be_visible()


def test_without_a_script(season: Season, fill: Fill) -> None:
    pk = season.world.drafted(season.now)
    page: Page = season.open(f"/ho-so/{pk}/dang-ky/3/", "ngan", java_script_enabled=False)

    page.get_by_role("button", name="Lưu và thêm tiêu chí").click()
    fill(page, **{"tc-2-indicator": "Thủ tục rà soát", "tc-2-unit_of_measure": "thủ tục", "tc-2-target": "15"})
    fill(page, **{"tc-2-baseline": "6"})
    page.get_by_role("button", name="Lưu và tiếp tục").click()
    page.goto(f"/ho-so/{pk}/dang-ky/5/")

    expect(page.locator("main")).to_contain_text("Thủ tục rà soát")
