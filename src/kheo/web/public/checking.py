"""The page that answers for the code of a paper, for whoever holds the paper."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kheo.web.frame import asking
from kheo.work import verifying

# a code as somebody typed it; what is longer is none
_LONGEST = 40


@require_safe
def check(request: HttpRequest, code: str = "") -> HttpResponse:
    """Ask for a code, or tell how its paper stands; an unknown code is answered with the same page."""
    text = (code or request.GET.get("ma", ""))[:_LONGEST]
    found = verifying.look_up(text=text, who=asking.network(request), now=request.now) if text.strip() else None
    answer = render(request, "public/check.html", {"found": found, "text": text})
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    return answer
