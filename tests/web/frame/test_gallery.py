"""The gallery in a real browser: readable by everybody, at every width, by keyboard, on paper, and light."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

from tests.web.frame.gallery import urls

# no database behind it: once is enough
pytestmark = [pytest.mark.browser, pytest.mark.once]

PAGES = (
    *(f"/{name}/" for name in urls.PAGES),
    "/dang-nhap/?khach",
    "/viet/?loi",
    "/viec/?tin&trong",
    "/bang/?trong",
    *(f"/loi/{status}/" for status in (400, 403, 404, 409, 500)),
    "/loi/409/?cau",
)
AXE = {"rules": {name: {"enabled": True} for name in ("color-contrast-enhanced", "target-size")}}
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# a link inside a sentence may be as high as its line; what stands alone may not
ALONE = "button, summary, select, textarea, input:not([type=hidden]), a.button, .nav a, .steps a, .back"
LOW = """(alone) => [...document.querySelectorAll(alone)]
  .filter((one) => one.checkVisibility() && !one.closest('label, .field-tick'))
  .filter((one) => { const box = one.getBoundingClientRect(); return box.height < 43.5 || box.width < 43.5; })
  .map((one) => one.outerHTML.slice(0, 80))"""
TINY = """() => [...document.querySelectorAll('body *')]
  .filter((one) => one.checkVisibility() && [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
  .filter((one) => parseFloat(getComputedStyle(one).fontSize) < 14).map((one) => one.outerHTML.slice(0, 80))"""
UNSEEN_FOCUS = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect(), style = getComputedStyle(one);
  const at = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height, innerHeight) / 2);
  const clear = at && (one.contains(at) || at.contains(one));
  const ringed = style.outlineStyle === 'solid' && parseFloat(style.outlineWidth) >= 3;
  return clear && ringed ? '' : one.outerHTML.slice(0, 80);
}"""


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """Collect what the browser complains about: scripts, the content policy, files from outside."""
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda line: said.append(line.text) if "violates" in line.text else None)
    page.on("requestfailed", lambda request: said.append(request.url))
    page.on("request", lambda request: None if "//127.0.0.1:" in request.url else said.append(request.url))
    return said


def _faults(page: Page) -> list[object]:
    """List what would keep somebody from reading the page: nothing, when all is well."""
    found = Axe().run(page, options=AXE).response
    assert "color-contrast-enhanced" in {one["id"] for one in found["passes"]}
    broken = [(one["id"], [node["html"] for node in one["nodes"]]) for one in found["violations"]]
    wide = page.evaluate(OVERFLOW)
    return [*broken, *page.evaluate(LOW, ALONE), *page.evaluate(TINY), *([f"{wide} px too wide"] if wide else [])]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_readable_by_everybody(page: Page, gallery: str, complaints: list[str], name: str) -> None:
    page.goto(gallery + name)

    faults = {}
    for width in (1366, 320):
        page.set_viewport_size({"width": width, "height": 800})
        faults[width] = _faults(page)

    assert (faults, complaints) == ({1366: [], 320: []}, [])


@pytest.mark.parametrize("name", PAGES)
def test_text_at_twice_its_size_stays_on_the_page(page: Page, gallery: str, name: str) -> None:
    page.set_viewport_size({"width": 640, "height": 800})
    page.goto(gallery + name)

    page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")

    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= 32
    assert page.evaluate(OVERFLOW) == 0


def test_a_mistake_would_be_found(page: Page, gallery: str) -> None:
    page.goto(f"{gallery}/viec/")
    page.evaluate("document.querySelector('main').innerHTML += '<img src=\"/x\"><button>a</button>'")
    page.evaluate("document.querySelector('h1').style.cssText = 'font-size: 13px; color: #666; width: 200vw'")

    faults = str(_faults(page))

    assert [
        sign in faults for sign in ("image-alt", "color-contrast-enhanced", "<button>a<", "<h1", "px too wide")
    ] == [True] * 5


@pytest.mark.parametrize("name", ["/viet/", "/bang/", "/ho-so/"])
def test_every_stop_of_the_keyboard_is_seen(page: Page, gallery: str, name: str) -> None:
    page.goto(gallery + name)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"

    stops, unseen = 0, []
    while page.evaluate("document.activeElement !== document.body") and stops < 80:
        unseen.append(page.evaluate(UNSEEN_FOCUS))
        page.keyboard.press("Tab")
        stops += 1

    assert 12 < stops < 80
    assert [one for one in unseen if one] == []


def test_the_skip_link_leads_past_the_navigation(page: Page, gallery: str) -> None:
    page.goto(f"{gallery}/viet/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.className") == "back"


def test_the_text_size_is_remembered(page: Page, gallery: str) -> None:
    page.goto(f"{gallery}/viec/")

    sizes = []
    for name in ("Chữ thường", "Chữ to", "Chữ rất to"):
        page.get_by_role("button", name=name, exact=True).click()
        page.reload()
        sizes.append(round(page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")))

    assert sizes == [18, 21, 24]
    assert page.get_by_role("button", name="Chữ rất to").get_attribute("aria-pressed") == "true"


def test_errors_are_named_first_and_lead_to_their_field(page: Page, gallery: str) -> None:
    page.goto(f"{gallery}/viet/?loi")

    assert page.title().startswith("Lỗi: ")
    assert page.evaluate("document.activeElement.id") == "loi"
    page.get_by_role("link", name="Chưa chọn “loại điển hình”").click()
    assert page.evaluate("document.activeElement.id") == "id_kind_0"


def test_asking_again_opens_a_dialog_and_escape_leaves_it(page: Page, gallery: str) -> None:
    page.goto(f"{gallery}/ho-so/")
    page.get_by_role("link", name="Rút hồ sơ").click()

    dialog = page.get_by_role("dialog", name="Rút hồ sơ này?")
    assert dialog.is_visible()
    page.keyboard.press("Escape")
    assert not dialog.is_visible()
    assert page.evaluate("document.activeElement.textContent") == "Rút hồ sơ"


def test_without_a_script_every_way_still_leads_on(browser: Browser, gallery: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{gallery}/ho-so/")
    page.get_by_role("link", name="Rút hồ sơ").click()

    assert page.url == f"{gallery}/viet/"
    page.get_by_label("Tên mô hình, điển hình").fill("Tổ tự quản")
    page.get_by_role("button", name="Lưu và tiếp tục").click()
    assert page.get_by_role("heading", name="Mô hình làm việc gì?").is_visible()
    context.close()


def test_writing_is_kept_on_leaving_a_field_and_a_failure_is_told(page: Page, gallery: str) -> None:
    page.goto(f"{gallery}/viet/")
    status = page.locator("#tu-luu")
    title = page.get_by_label("Tên mô hình, điển hình")

    title.fill("Tổ tự quản")
    with page.expect_request("**/luu/") as kept:
        title.blur()
    assert "title=T%E1%BB%95+t%E1%BB%B1+qu%E1%BA%A3n" in (kept.value.post_data or "")
    assert "khoa_thao_tac=" in (kept.value.post_data or "")

    page.route("**/luu/", lambda route: route.abort())
    title.fill("Tổ tự quản thu gom rác")
    title.blur()
    expect(status).to_contain_text("Chưa lưu được")
    page.unroute("**/luu/")
    title.focus()
    title.blur()
    expect(status).to_have_text("Đã lưu lúc 09:12")


def test_an_answer_that_comes_late_does_not_hide_a_failure(page: Page, gallery: str) -> None:
    page.goto(f"{gallery}/viet/")
    status, title = page.locator("#tu-luu"), page.get_by_label("Tên mô hình, điển hình")
    held: list[Route] = []

    def answer(route: Route) -> None:
        if held:
            route.abort()
        else:
            held.append(route)

    page.route("**/luu/", answer)
    with page.expect_request("**/luu/"):
        title.fill("Tổ tự quản")
        title.blur()
    title.fill("Tổ tự quản thu gom rác")
    title.blur()
    page.wait_for_timeout(300)
    waiting = status.text_content() or ""  # the second writing waits for the answer to the first
    held[0].continue_()

    expect(status).to_contain_text("Chưa lưu được")
    assert "Chưa lưu được" not in waiting


def test_a_lost_session_is_not_taken_for_kept(page: Page, gallery: str) -> None:
    page.goto(f"{gallery}/viet/")
    page.evaluate("document.querySelector('main form').dataset.autosave = '/het-phien/'")
    title = page.get_by_label("Tên mô hình, điển hình")

    title.fill("Tổ tự quản")
    title.blur()

    expect(page.locator("#tu-luu")).to_contain_text("Chưa lưu được")


def test_two_presses_send_once(page: Page, gallery: str) -> None:
    page.goto(f"{gallery}/kiem-tra/")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    page.route("**/kiem-tra/", lambda _route: None)  # the answer is slow to come

    page.evaluate("() => { const one = document.querySelector('main .button-primary'); one.click(); one.click(); }")
    page.wait_for_timeout(300)

    assert len(sent) == 1


def test_a_password_is_shown_and_hidden(page: Page, gallery: str) -> None:
    page.goto(f"{gallery}/dang-nhap/")
    password = page.get_by_label("Mật khẩu")

    kinds = [password.get_attribute("type")]
    for name in ("Hiện", "Ẩn"):
        page.get_by_role("button", name=name, exact=True).click()
        kinds.append(password.get_attribute("type"))

    assert kinds == ["password", "text", "password"]


def test_a_message_is_copied(page: Page, gallery: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{gallery}/ho-so/")

    page.get_by_role("button", name="Sao chép").click()

    page.get_by_role("button", name="Đã sao chép").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").startswith("Kính gửi đồng chí")


def test_paper_carries_the_table_whole_and_no_navigation(page: Page, gallery: str) -> None:
    page.set_viewport_size({"width": 680, "height": 1000})  # A4 between its margins
    page.goto(f"{gallery}/bang/")
    page.emulate_media(media="print")

    shown = [
        page.locator(part).first.is_visible() for part in ("thead", ".top", ".filters", ".foot", ".pages", "main .menu")
    ]

    assert shown == [True, False, False, False, False, False]
    assert page.evaluate("getComputedStyle(document.querySelector('thead')).display") == "table-header-group"
    assert page.evaluate("getComputedStyle(document.querySelector('tbody tr')).display") == "table-row"


def test_the_first_page_is_light(page: Page, gallery: str) -> None:
    sizes: dict[str, int] = {}
    page.on("response", lambda answer: sizes.update({answer.url: len(answer.body())}))
    page.goto(f"{gallery}/viec/")
    page.evaluate("document.fonts.ready")
    page.wait_for_load_state("networkidle")

    assert sum(".woff2" in url for url in sizes) == 4
    assert sum(sizes.values()) <= 150_000
