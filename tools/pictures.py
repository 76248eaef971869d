"""Take the pictures of the READMEs from a served demo: `make demo` in one window, `make pictures` in another.

The demo is moved through its bar as a visitor would: the crunch of October 2015, then January 2015 for form 1. The
pages of papers need no demo: they are the specimens, on which offices preview their wording.
"""

import io
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from kheo import papers
from kheo.papers import AnyPaper, specimens
from kheo.papers.writing.pdf import write_picture
from tools import ROOT, chromium

OUT = ROOT / "docs/pictures"
DEMO = "http://127.0.0.1:8000"
WIDTH, GAP = 330, 12


def main(address: str) -> None:
    """Set the pages of papers, then visit the demo at an address; write each picture anew."""
    _papers("giay-to")
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


def _papers(name: str) -> None:
    """Set first pages of several kinds side by side: two rows of upright sheets, and the broad ones below."""
    upright = (
        specimens.registration_form(),
        specimens.survey_record(),
        specimens.selection_minutes(),
        specimens.group_proposal(),
        specimens.commendation_decision(),
        specimens.final_report(),
    )
    broad = (specimens.registration_summary(), specimens.award_certificate())
    rows = [[_page(one, WIDTH) for one in part] for part in (upright[:3], upright[3:])]
    rows.append([_page(one, (3 * WIDTH + GAP) // 2) for one in broad])
    width = max(sum(one.width + GAP for one in row) for row in rows) + GAP
    made = Image.new("RGB", (width, sum(row[0].height + GAP for row in rows) + GAP), "#d8dce2")
    down = GAP
    for row in rows:
        right = GAP
        for one in row:
            made.paste(one, (right, down))
            right += one.width + GAP
        down += row[0].height + GAP
    _keep(made, name)


def _page(value: AnyPaper, width: int) -> Image.Image:
    """Draw the first page of a paper as its pdf shows it."""
    with Image.open(io.BytesIO(write_picture(papers.compose(value, draft=False)))) as drawn:
        return drawn.convert("RGB").resize((width, round(drawn.height * width / drawn.width)), Image.Resampling.LANCZOS)


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
            _keep(picture.convert("RGB"), name)


def _keep(picture: Image.Image, name: str) -> None:
    few = picture.quantize(96, dither=Image.Dither.NONE)
    few.save(OUT / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else DEMO)
