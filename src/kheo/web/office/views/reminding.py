"""What falls due: a text for a steering group's chat; for those above, who is late, also as a file."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from kheo.web.office.views.exporting import export_short
from kheo.work import days, lateness, reminders, units
from kheo.work.exporting import shorter


@login_required
def for_chat(request: HttpRequest, unit: int) -> HttpResponse:
    """Show what to put into the group's chat; `?chu=1` gives the text alone, to be copied without a script."""
    text = reminders.for_chat(by=request.actor, unit_id=unit, now=request.now)
    if "chu" in request.GET:
        return HttpResponse(text, content_type="text/plain; charset=utf-8")
    page = {"unit": units.tree(days.day(request.now))[unit], "text": text, "rows": min(24, text.count("\n") + 6)}
    return render(request, "office/reminders.html", page)


@login_required
def late(request: HttpRequest) -> HttpResponse:
    """Show who is late and what falls due within a week, at the units one oversees."""
    board = lateness.board(by=request.actor, now=request.now)
    return render(request, "office/lateness.html", {"board": board})


@login_required
def late_export(request: HttpRequest) -> HttpResponseBase:
    """Hand the same out."""
    return export_short(request, shorter.late(by=request.actor, now=request.now))
