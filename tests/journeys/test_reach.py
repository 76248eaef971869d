"""Everybody can use it: on a small phone, in large type, by keyboard, with a screen reader, without a script."""

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.journeys.conftest import DESK, Season
from tests.work.world import at

pytestmark = pytest.mark.browser
Fill = Callable[..., None]
Visits = list[tuple[str | None, str]]
# the innermost parts that reach beyond the window, when the page itself would have to be scrolled sideways
TOO_WIDE = """() => document.scrollingElement.scrollWidth <= innerWidth ? [] : [...document.body.querySelectorAll("*")]
  .filter((one) => one.getBoundingClientRect().right > innerWidth)
  .filter((one) => ![...one.children].some((child) => child.getBoundingClientRect().right > innerWidth))
  .map((one) => one.outerHTML.slice(0, 120))"""
# what the reader does -> the window's width, what is done to the page
MANNERS = {
    "at a small desk": (1280, "0"),
    "at 200 %": (640, "0"),
    "on a phone": (360, "0"),
    "on a very small phone": (320, "0"),
    "on a phone in very large type": (360, "document.querySelector('[data-size=\"3\"]').click()"),
    "at a desk in very large type": (1280, "0"),
}
FOCUS = """() => {
  const at = document.activeElement, style = getComputedStyle(at);
  const shown = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  return {shown: shown || at === document.body, name: at.className || at.textContent.trim() || at.tagName};
}"""


def _in_january(season: Season) -> Visits:
    season.move(at(2014, 1, 20))
    sent, draft = season.world.submitted(season.now), season.world.drafted(season.now)
    unit = season.story.unit
    return [
        (None, "/"),
        (None, "/dang-nhap/"),
        *(("ngan", path) for path in ("/viec/", "/phong-trao/", "/mo-hinh/", "/mo-hinh/moi/", f"/ho-so/{draft}/")),
        *(("ngan", f"/ho-so/{draft}/dang-ky/{number}/") for number in range(1, 6)),
        *(("hoa", path) for path in ("/viec/", f"/co-so/{unit}/ho-so/", f"/co-so/{unit}/to-chi-dao/")),
        ("hoa", f"/ho-so/{sent}/tiep-nhan/"),
        ("mai", "/khoi/"),
    ]


def _in_october(season: Season) -> Visits:
    decision, unit = season.story.decided(), season.story.unit
    told = season.world.accepted(at(2014, 1, 21))
    reported, confirmed, appraised = season.story.reported(), season.story.confirmed(), season.story.appraised()
    season.move(at(2014, 10, 12))
    return [
        *(("ngan", f"/ho-so/{told}/{page}/") for page in ("bao-cao", "doi-tieu-chi", "rut")),
        ("ngan", f"/ho-so/{appraised}/ket-qua/"),
        ("long", f"/ho-so/{reported}/xac-nhan/"),
        ("tuan", f"/ho-so/{confirmed}/tham-dinh/"),
        *(("hoa", f"/ho-so/{confirmed}/{page}") for page in ("", "phan-cong/", "ai-xem-duoc/")),
        *(("hoa", f"/co-so/{unit}/{page}/") for page in ("ho-so", "phan-cong/base-2014", "quyet-dinh")),
        *(("bao", f"/co-so/{unit}/{page}/") for page in ("xet-chon/base-2014", "to-trinh/base-2014/moi")),
        ("minh", f"/quyet-dinh/{decision}/"),
        *(("hoa", path) for path in (f"/co-so/{unit}/nhac-viec/", "/viec/lich/")),
        ("mai", "/khoi/cham/"),
    ]


def _visit(season: Season, visits: Visits) -> Iterator[tuple[str, Page]]:
    browsers = {who: season.browser_of(who) for who, _ in visits}
    for who, path in visits:
        page = browsers[who].new_page()
        answer = page.goto(path)
        assert answer is not None
        assert answer.status == 200, path
        yield f"{who} {path}", page
        page.close()


def _faults(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    faults = [f"axe {one['id']}: {one['nodes'][0]['html'][:160]}" for one in found]
    for manner, (width, change) in MANNERS.items():
        page.set_viewport_size({**DESK, "width": width})
        page.evaluate(change)
        faults += [f"{manner} too wide: {part}" for part in page.evaluate(TOO_WIDE)]
    return faults


@pytest.mark.parametrize("visits_of", [_in_january, _in_october], ids=["january", "october"])
def test_pages_fit_every_reader(season: Season, visits_of: Callable[[Season], Visits]) -> None:
    visits = visits_of(season)

    faults = {where: _faults(page) for where, page in _visit(season, visits)}

    assert {where: found for where, found in faults.items() if found} == {}


def test_large_type_is_remembered(season: Season) -> None:
    page = season.open("/viec/", "ngan")
    before = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")

    page.get_by_role("button", name="Chữ rất to").click()
    page.goto("/mo-hinh/")

    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= 1.3 * before
    expect(page.get_by_role("button", name="Chữ rất to")).to_have_attribute("aria-pressed", "true")


def _tab_to(page: Page, selector: str) -> list[str]:
    unseen = []
    for _ in range(40):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        unseen += [] if focus["shown"] else [focus["name"]]
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return unseen
    raise AssertionError(f"no way by keyboard to {selector}")


def test_by_keyboard_alone_from_signing_in_to_the_first_task(season: Season) -> None:
    season.world.drafted(season.now)
    season.give_password("ngan", "mật khẩu dài của Ngân")
    page = season.open("/dang-nhap/")

    unseen = _tab_to(page, ".skip")
    page.keyboard.press("Enter")
    unseen += _tab_to(page, '[name="username"]')
    page.keyboard.type("ngan")
    unseen += _tab_to(page, '[name="password"]')
    page.keyboard.insert_text("mật khẩu dài của Ngân")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Việc cần làm")).to_be_visible()
    unseen += _tab_to(page, "a.task-link")
    page.keyboard.press("Enter")

    expect(page.locator(".steps")).to_be_visible()
    assert unseen == []


def test_without_a_script_a_dossier_is_read_and_form_1_filled(season: Season, fill: Fill) -> None:
    pk = season.world.drafted(season.now)
    page = season.open(f"/ho-so/{pk}/", "ngan", java_script_enabled=False)
    expect(page.get_by_role("heading", name="Vì sao?")).to_be_visible()

    page.goto(f"/ho-so/{pk}/dang-ky/1/")
    fill(page, title="Nụ cười nơi một cửa")
    page.get_by_role("button", name="Lưu và tiếp tục").click()
    expect(page.locator(".steps")).to_contain_text("Bước 2/5")
    page.goto(f"/ho-so/{pk}/dang-ky/3/")
    page.get_by_role("button", name="Lưu và thêm tiêu chí").click()
    fill(page, **{"tc-2-indicator": "Thủ tục rà soát", "tc-2-unit_of_measure": "thủ tục", "tc-2-target": "15"})
    fill(page, **{"tc-2-baseline": "6"})
    page.get_by_role("button", name="Lưu và tiếp tục").click()
    page.goto(f"/ho-so/{pk}/dang-ky/5/")

    expect(page.get_by_role("main")).to_contain_text("Nụ cười nơi một cửa")
    expect(page.get_by_role("main")).to_contain_text("Thủ tục rà soát")
