"""The search box: what was found, by kind."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kheo.work import finding

_LONGEST = 200


@login_required
def find(request: HttpRequest) -> HttpResponse:
    """Show what was found for the words in the address."""
    text = request.GET.get("q", "").strip()[:_LONGEST]
    found = finding.find(by=request.actor, text=text, now=request.now)
    return render(request, "desk/find.html", {"found": found})
