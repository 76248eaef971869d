"""The library: what was tried, in which field, with what result; and what was tried for the same as one dossier."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kheo.web.frame import shelves
from kheo.work import library


@login_required
def shelf(request: HttpRequest) -> HttpResponse:
    """Show a page of what one finds in the library, as the address asks."""
    wanted = shelves.read(request.GET)
    found = library.find(by=request.actor, wanted=wanted, now=request.now)
    return render(request, "desk/library.html", {"wanted": wanted, "found": found})


@login_required
def alike(request: HttpRequest, registration: int) -> HttpResponse:
    """Show what was tried for nearly the same as a dossier, on a page of its own: it is costly to look for."""
    entries = library.similar(by=request.actor, registration_id=registration)
    return render(request, "desk/alike.html", {"registration": registration, "entries": entries})
