"""All that was found of a kind: a list of its own, and a file of it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from kheo.web.frame import places
from kheo.web.office import chosen_list, long_list
from kheo.web.office.long_list import Asked
from kheo.web.office.views.exporting import export_list, export_short
from kheo.work import choices, found_lists, listing
from kheo.work.desks import Desk
from kheo.work.exporting.found import found
from kheo.work.refusals import BadInput

_LONGEST = 200


@login_required
def dossiers(request: HttpRequest) -> HttpResponse:
    """Show a page of the dossiers that were found, among all that one may see."""
    asked = _asked(request)
    read = listing.whole if asked.is_whole else listing.page
    page = {
        **chosen_list.page(request, asked),
        "found": read(by=request.actor, wanted=asked.wanted, now=request.now),
    }
    return render(request, "office/found_dossiers.html", page)


@login_required
def dossiers_export(request: HttpRequest) -> HttpResponse:
    """Hand out the dossiers that were found, filtered and ordered as on the screen."""
    return export_list(request, _asked(request))


@login_required
def group(request: HttpRequest, kind: str) -> HttpResponse:
    """Show a page of the units, people or papers that were found."""
    return _shown(request, kind, refused="")


@login_required
def group_export(request: HttpRequest, kind: str) -> HttpResponseBase:
    """Hand out the units, people or papers that were found, or say that there are too many."""
    try:
        asked = found(by=request.actor, key=kind, text=_text(request), now=request.now)
    except BadInput as no:
        return _shown(request, kind, refused=no.sentence)
    return export_short(request, asked)


def _shown(request: HttpRequest, kind: str, *, refused: str) -> HttpResponse:
    place = places.read(request.GET)
    page = found_lists.page(by=request.actor, key=kind, text=_text(request), place=place, now=request.now)
    return render(request, "office/found.html", {"found": page, "refused": refused}, status=422 if refused else 200)


def _text(request: HttpRequest) -> str:
    return request.GET.get("q", "").strip()[:_LONGEST]


def _asked(request: HttpRequest) -> Asked:
    return long_list.read(request.GET, choices.offered_of(), desk=Desk.SEEN)
