"""The long list: every dossier of the units one reads, page after page, and as a spreadsheet."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kheo.web.office import long_list
from kheo.work import exports, listing


@login_required
def dossiers(request: HttpRequest) -> HttpResponse:
    """Show a page of the dossiers of the units one reads, filtered and ordered by the address."""
    asked = long_list.read(request.GET, listing.offered(by=request.actor, now=request.now))
    found = listing.page(by=request.actor, wanted=asked.wanted, now=request.now)
    return render(request, "office/dossiers.html", {"asked": asked, "found": found})


@login_required
def dossiers_export(request: HttpRequest) -> HttpResponse:
    """Hand out the whole list, filtered and ordered as on the screen."""
    asked = long_list.read(request.GET, listing.offered(by=request.actor, now=request.now))
    made = exports.listed(by=request.actor, wanted=asked.wanted, now=request.now)
    response = HttpResponse(made.data, content_type=made.content_type)
    response["Content-Disposition"] = f'attachment; filename="{made.name}"'
    return response
