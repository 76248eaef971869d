"""Give every request of the demo its bar; worked out only when a page shows it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from kheo.demo.bar import bar

Answer = Callable[[HttpRequest], HttpResponse]


class DemoMiddleware:
    """Put `request.demo` on each request."""

    def __init__(self, get_response: Answer) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        request.demo = SimpleLazyObject(lambda: bar(request))  # type: ignore[attr-defined]  # templates read it
        return self._get_response(request)
