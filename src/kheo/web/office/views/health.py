"""The state of the machine, for whoever looks after it; nothing of any dossier."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kheo.work import health as state


@login_required
def health(request: HttpRequest) -> HttpResponse:
    """Show disk, mail, papers, the clock and the diary; the whole diary is read only when asked."""
    found = state.find(by=request.actor, now=request.now, whole="nhat_ky" in request.GET)
    return render(request, "office/health.html", {"state": found})
