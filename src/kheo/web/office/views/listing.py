"""The long list: every dossier of the units one reads, page after page, to print and as a spreadsheet; kept views."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kheo.web.frame.acting import carry_out
from kheo.web.office import long_list
from kheo.web.office.forms.listing import KeepViewForm
from kheo.work import bulk, exports, listing, saved_views


@login_required
def dossiers(request: HttpRequest) -> HttpResponse:
    """Show a page of the dossiers of the units one reads, filtered and ordered by the address."""
    asked = long_list.read(request.GET, listing.offered(by=request.actor, now=request.now))
    read = listing.whole if asked.is_whole else listing.page
    found = read(by=request.actor, wanted=asked.wanted, now=request.now)
    page = {
        "asked": asked,
        "found": found,
        "columns": [(one, one.key in asked.columns) for one in long_list.COLUMNS],
        "several": () if asked.is_whole else bulk.offered(by=request.actor),
        "views": [(one, one.query == asked.query) for one in saved_views.mine(by=request.actor)],
        "keep_form": KeepViewForm(initial={"query": asked.query}),
    }
    return render(request, "office/dossiers.html", page)


@login_required
def dossiers_export(request: HttpRequest) -> HttpResponse:
    """Hand out the whole list, filtered and ordered as on the screen."""
    asked = long_list.read(request.GET, listing.offered(by=request.actor, now=request.now))
    made = exports.listed(by=request.actor, wanted=asked.wanted, now=request.now)
    response = HttpResponse(made.data, content_type=made.content_type)
    response["Content-Disposition"] = f'attachment; filename="{made.name}"'
    return response


@login_required
@require_POST
def view_keep(request: HttpRequest) -> HttpResponse:
    """Keep the way one looks at the list under a name."""
    form = KeepViewForm(request.POST)
    to = f"{reverse('office:dossiers')}?{form.data.get('query', '')}"

    def act() -> str:
        given = form.cleaned_data
        saved_views.keep(by=request.actor, name=given["name"], query=given["query"], now=request.now)
        return to

    if form.is_valid() and (address := carry_out(request, form, act)):
        messages.success(request, _("Đã lưu cách xem này."))
        return redirect(address)
    for sentence in dict.fromkeys(one for errors in form.errors.values() for one in errors):
        messages.warning(request, sentence)
    return redirect(reverse("office:dossiers"))


@login_required
@require_POST
def view_drop(request: HttpRequest, view: int) -> HttpResponse:
    """Drop one of the ways of looking that one kept."""
    saved_views.drop(by=request.actor, view_id=view)
    messages.success(request, _("Đã bỏ cách xem đã lưu."))
    return redirect(reverse("office:dossiers"))
