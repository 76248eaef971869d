"""The page that everybody sees, the movement and its calendar; a person's own calendar behind its secret address."""

import hashlib

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from kheo.work import calendar, days, feeds, links


def home(request: HttpRequest) -> HttpResponse:
    """Show the movement with this year's milestones; whoever is signed in goes on to what waits for them."""
    if request.user.is_authenticated:
        return redirect("desk:todo")
    page = calendar.page(by=None, now=request.now)
    year = days.day(request.now).year
    marks = next((marks for of, marks in page.years if of == year), ()) if page else ()
    return render(request, "public/home.html", {"page": page, "year": year, "milestones": marks})


@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """Hand a calendar program the days behind a secret address; an unchanged calendar is not sent again."""
    content = feeds.read(secret=secret, now=request.now, links=links.of_site())
    etag = quote_etag(hashlib.sha256(content).hexdigest())
    headers = {
        "ETag": etag,
        "Cache-Control": "private, no-cache",
        "Content-Disposition": 'inline; filename="kheo.ics"',
        "X-Robots-Tag": "noindex, nofollow",
    }
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)
    return get_conditional_response(request, etag=etag, response=response)
