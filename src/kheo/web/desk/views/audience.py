"""Who may read a dossier, and why."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kheo.work import audience, days, dossiers


@login_required
def seers(request: HttpRequest, registration: int) -> HttpResponse:
    """List everybody who may read a dossier today, each with what lets them; only for whoever may read it."""
    page = {
        "dossier": dossiers.find(by=request.actor, registration_id=registration, now=request.now),
        "seers": audience.who_sees(by=request.actor, registration_id=registration, now=request.now),
        "on": days.day(request.now),
    }
    return render(request, "desk/audience.html", page)
