"""Tell every request when it counts and who acts; turn refusals of `work` into pages."""

from collections.abc import Callable
from contextlib import nullcontext

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import SimpleLazyObject

from kheo.web.frame import clock
from kheo.work import days, looking, people, programmes
from kheo.work.refusals import Changed, NotFound, NotPermitted, Refused, TooOften

Answer = Callable[[HttpRequest], HttpResponse]
READS = ("GET", "HEAD")


class ActorMiddleware:
    """Put `now`, `actor` and `settled` on each request; what a signed-in person reads is never cached.

    `settled` names the readings that a document has confirmed; it is only looked up where a page speaks of a reading.
    A page that only reads is answered within one look; one that acts asks the tables each time.
    """

    def __init__(self, get_response: Answer) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        request.now = clock.now()
        request.actor = SimpleLazyObject(lambda: people.actor(request.user, now=request.now))
        request.settled = SimpleLazyObject(lambda: programmes.settled(on=days.day(request.now)))
        with looking.look() if request.method in READS else nullcontext():
            if looking.is_open() and request.user.is_authenticated:
                looking.seal()
            response = self._get_response(request)
        if request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a refusal that a view did not show beside its form: 404, 403, 429, or 409 with the sentence."""
        if not isinstance(exception, Refused):
            return None
        kinds = ((NotFound, 404), (NotPermitted, 403), (TooOften, 429), (Changed, 409))
        status = next((code for kind, code in kinds if isinstance(exception, kind)), 409)
        page = {"refusal": exception}
        response = render(request, f"frame/{status}.html", page, status=status)
        if isinstance(exception, TooOften):
            response.headers["Retry-After"] = str(exception.wait)
        return response
