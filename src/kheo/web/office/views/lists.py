"""What waits for one's confirmation, and what one appraises."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kheo.work import lists


@login_required
def confirm_box(request: HttpRequest) -> HttpResponse:
    """List what waits for one's confirmation."""
    rows = lists.to_confirm(by=request.actor, now=request.now)
    return render(request, "office/confirm_box.html", {"rows": rows})


@login_required
def appraisals(request: HttpRequest) -> HttpResponse:
    """List the dossiers one has been assigned to appraise."""
    rows = lists.to_appraise(by=request.actor, now=request.now)
    return render(request, "office/appraisals.html", {"rows": rows})
