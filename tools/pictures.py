"""Take the pictures of the READMEs from a served demo: `make demo` in one window, `make pictures` in another.

The demo is moved through its bar as a visitor would: the crunch of October 2015, then January 2015 for form 1.
"""

import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tools import ROOT, chromium

OUT = ROOT / "docs/pictures"
DEMO = "http://127.0.0.1:8000"


def main(address: str) -> None:
    """Visit the demo at an address and write each picture anew."""
    with (
        sync_playwright() as play,
        play.chromium.launch(executable_path=chromium.require(), args=list(chromium.ARGUMENTS)) as browser,
    ):
        page = browser.new_context(base_url=address, viewport={"width": 1200, "height": 800}).new_page()
        _stop(page, "2015-10-08")
        _role(page, "thu-ky")
        _take(page, "viec-can-lam")
        _role(page, "tham-dinh")
        page.locator("a.task-link").first.click()
        _take(page, "tham-dinh")
        _role(page, "to-truong")
        number = str(page.locator("a.task-link").first.get_attribute("href")).split("/")[2]
        page.goto(f"/ho-so/{number}/")
        page.evaluate("document.getElementById('vi-sao').scrollIntoView()")
        _take(page, "vi-sao")
        _stop(page, "2015-01-20")
        _role(page, "dang-ky")
        page.locator("a.task-link").first.click()
        page.get_by_role("button", name="Bắt đầu soạn").click()
        page.goto(page.url.replace("/1/", "/3/"))
        _take(page, "dang-ky")
        _stop(page, "2015-10-08")


def _bar(page: Page) -> None:
    page.goto("/")
    page.evaluate("document.querySelectorAll('.demo details').forEach((one) => { one.open = true; })")


def _role(page: Page, key: str) -> None:
    _bar(page)
    page.locator(f".demo button[value={key}]").click()
    page.goto("/viec/")


def _stop(page: Page, on: str) -> None:
    _bar(page)
    page.select_option(".demo select[name=moc]", on)
    page.get_by_role("button", name="Đến mốc này").click()
    page.wait_for_load_state()


def _take(page: Page, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "raw.png"
        page.screenshot(path=raw)
        with Image.open(raw) as picture:
            few = picture.convert("RGB").quantize(96, dither=Image.Dither.NONE)
            few.save(OUT / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else DEMO)
