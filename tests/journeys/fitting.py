"""What a page must not do to a reader: reach beyond the window, or say less aloud than it shows."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.journeys.conftest import DESK

PHONE = {"width": 360, "height": 740}
OVERFLOW = "document.scrollingElement.scrollWidth - innerWidth"


def settle(page: Page) -> None:
    """Wait until the page stands: just after a click its document may be there without a single element."""
    page.wait_for_load_state()
    expect(page.locator("main")).to_be_visible()


def too_wide(page: Page) -> list[str]:
    """Say by how much a page that stands is wider than its window."""
    settle(page)
    over = page.evaluate(OVERFLOW)
    return [f"{page.url}: {over} px too wide"] if over > 0 else []


def faults(page: Page) -> list[str]:
    """Find what breaks the rules of access, and what does not fit a phone or a desk."""
    settle(page)
    found = [f"axe {one['id']}: {one['nodes'][0]['html'][:160]}" for one in Axe().run(page).response["violations"]]
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        found += too_wide(page)
    return found
