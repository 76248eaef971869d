"""What is on one's own desk, as lists: what waits for confirmation, what one appraises; one's own, as a file."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kheo.web.office import chosen_list, long_list
from kheo.web.office.long_list import Asked
from kheo.web.office.views.exporting import export_list
from kheo.work import choices, listing
from kheo.work.desks import Desk

_CONFIRMED_FROM = ("reported", "deed_submitted")


@login_required
def confirm_box(request: HttpRequest) -> HttpResponse:
    """Show a page of what waits for one's confirmation."""
    return render(request, "office/confirm_box.html", _page(request, Desk.CONFIRM))


@login_required
def confirm_export(request: HttpRequest) -> HttpResponse:
    """Hand out what waits for one's confirmation, filtered and ordered as on the screen."""
    return export_list(request, _asked(request, Desk.CONFIRM))


@login_required
def appraisals(request: HttpRequest) -> HttpResponse:
    """Show a page of the dossiers one has been assigned to appraise."""
    return render(request, "office/appraisals.html", _page(request, Desk.APPRAISE))


@login_required
def appraisals_export(request: HttpRequest) -> HttpResponse:
    """Hand out the dossiers one appraises, filtered and ordered as on the screen."""
    return export_list(request, _asked(request, Desk.APPRAISE))


@login_required
def mine_export(request: HttpRequest) -> HttpResponse:
    """Hand out the dossiers one owns or speaks for, filtered as on the screen."""
    return export_list(request, _asked(request, Desk.MINE))


def _asked(request: HttpRequest, desk: Desk) -> Asked:
    states = _CONFIRMED_FROM if desk is Desk.CONFIRM else ()
    return long_list.read(request.GET, choices.offered_of(states), desk=desk)


def _page(request: HttpRequest, desk: Desk) -> dict[str, object]:
    asked = _asked(request, desk)
    read = listing.whole if asked.is_whole else listing.page
    return {
        **chosen_list.page(request, asked),
        "found": read(by=request.actor, wanted=asked.wanted, now=request.now),
        "has_acts": True,
    }
