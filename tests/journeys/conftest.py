"""Real people at real pages: a browser of their own each, the season's instant set for all of them."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect
from pytest_django.live_server_helper import LiveServer

from kheo.store.models import Account
from kheo.web.frame import clock
from kheo.work import people
from tests.web.office.conftest import Season as Story
from tests.work.world import at

DESK = {"width": 1366, "height": 900}
WAIT = 30_000  # milliseconds that a page may take on a machine that is busy with other tests
expect.set_options(timeout=WAIT)


class Season:
    """The small world behind a live server, with a clock that is moved by hand."""

    def __init__(self, server: LiveServer, browser: Browser) -> None:
        self.story = Story()
        self.world = self.story.world
        self.complaints: list[str] = []
        self._server, self._browser = server, browser
        self.move(at(2014, 1, 20))

    def move(self, now: datetime) -> None:
        """Let it be this instant for everybody."""
        self.now = now
        clock.set_source(lambda: self.now)

    def give_password(self, username: str, password: str) -> None:
        """Let somebody sign in with a password of their own."""
        account = Account.objects.get(username=username)
        account.set_password(password)
        account.save()

    def browser_of(self, who: str | None, **options: object) -> BrowserContext:
        """Start a browser in which somebody, or nobody, is signed in."""
        context = self._browser.new_context(
            base_url=self._server.url, locale="vi-VN", viewport=options.pop("viewport", DESK), **options
        )
        context.set_default_timeout(WAIT)
        if who is not None:
            client = Client()
            client.force_login(people.account_of(who))
            name = settings.SESSION_COOKIE_NAME
            context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": self._server.url}])
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        context.on("console", self._listen)
        return context

    def open(self, path: str, who: str | None = None, **options: object) -> Page:
        """Open a page as somebody, in a browser of their own."""
        page = self.browser_of(who, **options).new_page()
        page.goto(path)
        return page

    def _listen(self, line: ConsoleMessage) -> None:
        # a page that says what is wrong answers with 4xx, which the browser notes too: that is no complaint
        itself = line.page is not None and line.location["url"] == line.page.url
        if line.type in {"error", "warning"} and not (itself and line.text.startswith("Failed to load resource")):
            self.complaints.append(f"{line.location['url']}: {line.text}")


@pytest.fixture
def season(transactional_db: None, live_server: LiveServer, browser: Browser) -> Iterator[Season]:
    """Build the world; afterwards no browser may have complained about a script, a file or the content policy."""
    built = Season(live_server, browser)
    yield built
    clock.set_source(timezone.now)
    for context in browser.contexts:
        context.close()
    assert built.complaints == []


@pytest.fixture
def fill() -> Callable[..., None]:
    """Fill fields by their names."""

    def fill_in(page: Page, **values: str) -> None:
        for name, value in values.items():
            page.fill(f'[name="{name}"]', value)

    return fill_in
