"""The unit's table of dossiers, what waits for confirmation, what one appraises; the table as a spreadsheet."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kheo.web.office.filters import Filters
from kheo.work import boards, bulk, days, exports, lists, permits, programmes, units


@login_required
def table(request: HttpRequest, unit: int) -> HttpResponse:
    """Show the dossiers of a unit with their states, filtered by the address."""
    boards.require_unit(request.actor, unit)
    on = days.day(request.now)
    here = units.known(unit, on)
    _edition, programme = programmes.current(unit, on=on)
    filters = Filters.read(request.GET, unit=here, programme=programme, on=on)
    found = lists.registrations(by=request.actor, wanted=filters.wanted, now=request.now)
    thing = permits.Thing(unit_id=unit)
    page = {
        "unit": here,
        "filters": filters,
        "states": filters.states(found.by_state),
        "found": found,
        "several": bulk.offered(by=request.actor, unit_id=unit),
        "pages": filters.pages(found),
        "may": {
            verb: permits.answer(request.actor, verb, thing).ok
            for verb in ("assign_appraiser", "import_sheet", "register_ad_hoc")
        },
    }
    return render(request, "office/table.html", page)


@login_required
def export(request: HttpRequest, unit: int) -> HttpResponse:
    """Hand out the table, filtered as on the screen, as a spreadsheet."""
    boards.require_unit(request.actor, unit)
    on = days.day(request.now)
    here = units.known(unit, on)
    _edition, programme = programmes.current(unit, on=on)
    filters = Filters.read(request.GET, unit=here, programme=programme, on=on)
    made = exports.registrations(by=request.actor, wanted=filters.wanted, now=request.now)
    response = HttpResponse(made.data, content_type=made.content_type)
    response["Content-Disposition"] = f'attachment; filename="{made.name}"'
    return response


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
