"""Lists of dossiers, of one unit or of all one reads: page after page, to print, as a spreadsheet; kept views."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kheo import rulebook
from kheo.rulebook.programme import Round
from kheo.web.frame.acting import carry_out
from kheo.web.office import chosen_list, long_list
from kheo.web.office.forms.listing import KeepViewForm
from kheo.web.office.long_list import Asked
from kheo.web.office.views.exporting import export_list
from kheo.work import (
    boards,
    bulk,
    choices,
    conferences,
    days,
    listing,
    permits,
    programmes,
    saved_views,
    units,
)
from kheo.work.units import UnitThen


@login_required
def dossiers(request: HttpRequest) -> HttpResponse:
    """Show a page of the dossiers of the units one reads, filtered and ordered by the address."""
    asked = long_list.read(request.GET, choices.offered(by=request.actor, now=request.now))
    return render(request, "office/dossiers.html", _page(request, asked))


@login_required
def dossiers_export(request: HttpRequest) -> HttpResponse:
    """Hand out the whole list, filtered and ordered as on the screen."""
    return export_list(request, long_list.read(request.GET, choices.offered(by=request.actor, now=request.now)))


@login_required
def table(request: HttpRequest, unit: int) -> HttpResponse:
    """Show a page of one unit's own dossiers: the same list, with its states counted and the work of its rounds."""
    here, programme, rounds, asked = _here(request, unit)
    thing = permits.Thing(unit_id=unit)
    verbs = ("assign_appraiser", "import_sheet", "register_ad_hoc")
    page = {
        **_page(request, asked),
        "unit": here,
        "rounds": [(one, conferences.is_one(programme, one.key)) for one in rounds],
        "may": {verb: permits.answer(request.actor, verb, thing).ok for verb in verbs},
    }
    return render(request, "office/table.html", page)


@login_required
def export(request: HttpRequest, unit: int) -> HttpResponse:
    """Hand out one unit's list, filtered and ordered as on the screen."""
    return export_list(request, _here(request, unit)[-1])


def _here(request: HttpRequest, unit: int) -> tuple[UnitThen, rulebook.Programme, tuple[Round, ...], Asked]:
    boards.require_unit(request.actor, unit)
    on = days.day(request.now)
    here, (_edition, programme) = units.known(unit, on), programmes.current(unit, on=on)
    rounds = conferences.worked_at(programme, here.tier, on)
    return here, programme, rounds, long_list.read(request.GET, choices.offered_at(programme, rounds), unit)


def _page(request: HttpRequest, asked: Asked) -> dict[str, object]:
    """Read what every list shows: its page, what may be done with several, the ways of looking one has kept."""
    read = listing.whole if asked.is_whole else listing.page
    return {
        **chosen_list.page(request, asked),
        "found": read(by=request.actor, wanted=asked.wanted, now=request.now),
        "several": () if asked.is_whole else bulk.offered(by=request.actor, unit_id=asked.wanted.here),
    }


@login_required
@require_POST
def view_keep(request: HttpRequest) -> HttpResponse:
    """Keep the way one looks at the list under a name."""
    form = KeepViewForm(request.POST)
    to = chosen_list.address(form.data.get("query", ""))

    def act() -> str:
        given = form.cleaned_data
        saved_views.keep(by=request.actor, name=given["name"], query=given["query"], now=request.now)
        return to

    if form.is_valid() and (address := carry_out(request, form, act)):
        messages.success(request, _("Đã lưu cách xem này."))
        return redirect(address)
    for sentence in dict.fromkeys(one for errors in form.errors.values() for one in errors):
        messages.warning(request, sentence)
    return redirect(to)


@login_required
@require_POST
def view_drop(request: HttpRequest, view: int) -> HttpResponse:
    """Drop one of the ways of looking that one kept."""
    gone = saved_views.drop(by=request.actor, view_id=view)
    messages.success(request, _("Đã bỏ cách xem đã lưu."))
    return redirect(chosen_list.address(gone.query))
