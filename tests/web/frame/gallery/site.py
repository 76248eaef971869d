"""How the gallery is served: the frame's own templates and headers, sample values instead of a database."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.handlers.wsgi import WSGIHandler
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.http import HttpRequest, HttpResponse
from django.test import override_settings

NOW = datetime(2014, 10, 7, 2, 12, tzinfo=UTC)
_TEMPLATES = Path(__file__).parent / "templates"


class StandStill:
    """Put the gallery's instant on each request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        request.now = NOW
        return self._get_response(request)


def overrides() -> dict[str, Any]:
    """Give the settings that differ from the house's: addresses, frame, no session, no database."""
    engine = settings.TEMPLATES[0]
    options = {
        **engine["OPTIONS"],
        "context_processors": [
            "django.template.context_processors.request",
            "django.contrib.messages.context_processors.messages",
            "tests.web.frame.gallery.samples.frame",
        ],
    }
    return {
        "ROOT_URLCONF": "tests.web.frame.gallery.urls",
        "TEMPLATES": [{**engine, "DIRS": [*engine["DIRS"], _TEMPLATES], "OPTIONS": options}],
        "MESSAGE_STORAGE": "django.contrib.messages.storage.cookie.CookieStorage",
        "MIDDLEWARE": [
            "django.middleware.security.SecurityMiddleware",
            "csp.middleware.CSPMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            "tests.web.frame.gallery.site.StandStill",
        ],
    }


class _Quiet(WSGIRequestHandler):
    """Answer without a line in the log for each file."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing."""


@contextmanager
def opened() -> Iterator[None]:
    """Let the gallery's settings hold for a while."""
    with override_settings(**overrides()):
        yield


@contextmanager
def served(port: int = 0) -> Iterator[str]:
    """Serve the gallery from a thread; give its address."""
    with opened():
        server = ThreadedWSGIServer(("127.0.0.1", port), _Quiet, allow_reuse_address=True)
        server.daemon_threads = True
        server.set_app(StaticFilesHandler(WSGIHandler()))
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            server.server_close()
            thread.join()
