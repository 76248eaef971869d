"""Real people at real pages: a browser of their own each, the season's instant set for all of them."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from kheo.web.frame import clock
from kheo.work import people
from tests.work.world import World, at


class Season:
    """The small world behind a live server, with a clock that is moved by hand."""

    def __init__(self, server: LiveServer, browser: Browser) -> None:
        self.world = World()
        self.world.set_up_group()
        self.complaints: list[str] = []
        self._server, self._browser = server, browser
        self.move(at(2014, 1, 20))

    def move(self, now: datetime) -> None:
        """Let it be this instant for everybody."""
        self.now = now
        clock.set_source(lambda: self.now)

    def open(self, path: str, who: str | None = None, **options: object) -> Page:
        """Open a page as somebody, in a browser of their own."""
        context = self._browser.new_context(
            base_url=self._server.url,
            locale="vi-VN",
            viewport=options.pop("viewport", {"width": 1366, "height": 900}),
            **options,
        )
        context.set_default_timeout(15_000)
        if who is not None:
            client = Client()
            client.force_login(people.account_of(who))
            name = settings.SESSION_COOKIE_NAME
            context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": self._server.url}])
        page = context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda line: self.complaints.append(line.text) if "Content Security" in line.text else None)
        page.goto(path)
        return page


@pytest.fixture
def season(transactional_db: None, live_server: LiveServer, browser: Browser) -> Iterator[Season]:
    """Build the world; afterwards nobody's browser may have complained about scripts or the content policy."""
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
