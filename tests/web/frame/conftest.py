"""Draw parts of the frame with the gallery's settings, so that no door and no database is asked."""

from collections.abc import Callable, Iterator

import pytest
from django.template import engines
from django.test import RequestFactory

from tests.web.frame.gallery import site

Draw = Callable[..., str]


@pytest.fixture(scope="module")
def gallery() -> Iterator[str]:
    """Serve the gallery for a module of browser tests."""
    with site.served() as address:
        yield address


@pytest.fixture
def draw() -> Iterator[Draw]:
    """Render a piece of template at the gallery's instant; `address` is the page it stands on."""

    def drawn(piece: str, *, address: str = "/", **values: object) -> str:
        request = RequestFactory().get(address)
        request.now = site.NOW
        return engines["django"].from_string("{% load i18n kheo %}" + piece).render(values, request)

    with site.opened():
        yield drawn
