"""Hand out as a file what a page of the office lists, with the same question to the permits as the page asks."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from kheo.web.office.pages import require
from kheo.web.office.views.exporting import export_short
from kheo.work.exporting import kept, minded, ruled, worked


@login_required
def wordings(request: HttpRequest, unit: int) -> HttpResponseBase:
    """Take away whose words hold in a unit's papers."""
    require(request, "word_papers", unit)
    return export_short(request, kept.wordings(by=request.actor, unit_id=unit, now=request.now))


@login_required
def imports(request: HttpRequest, unit: int) -> HttpResponseBase:
    """Take away the list of the files that one sent in."""
    return export_short(request, kept.imports(by=request.actor, unit_id=unit, now=request.now))


@login_required
def measures(request: HttpRequest, unit: int) -> HttpResponseBase:
    """Take away a unit's stock and printers."""
    require(request, "print_certificates", unit)
    return export_short(request, kept.measures(by=request.actor, unit_id=unit, now=request.now))


@login_required
def roots(request: HttpRequest) -> HttpResponseBase:
    """Take away the roots that signatures are checked by."""
    return export_short(request, kept.trusted(by=request.actor, now=request.now))


@login_required
def budgets(request: HttpRequest, unit: int) -> HttpResponseBase:
    """Take away the money of all rounds of a unit."""
    return export_short(request, kept.budgets(by=request.actor, unit_id=unit, now=request.now))


@login_required
def readings(request: HttpRequest, edition: int) -> HttpResponseBase:
    """Take away how the unclear places of a programme are read."""
    return export_short(request, kept.unclear(by=request.actor, edition_id=edition, now=request.now))


@login_required
def overview(request: HttpRequest) -> HttpResponseBase:
    """Take away the units one oversees in numbers, of the round and in the order of the page."""
    round_key, first = request.GET.get("dot", ""), request.GET.get("xep", "")
    return export_short(request, worked.numbers(by=request.actor, round_key=round_key, first=first, now=request.now))


@login_required
def group(request: HttpRequest, unit: int) -> HttpResponseBase:
    """Take away the members of a steering group and its tasks."""
    return export_short(request, worked.group(by=request.actor, unit_id=unit, now=request.now))


@login_required
def tour(request: HttpRequest, unit: int) -> HttpResponseBase:
    """Take away who visits what on which day."""
    return export_short(request, worked.tour(by=request.actor, unit_id=unit, now=request.now))


@login_required
def select(request: HttpRequest, unit: int, round_: str) -> HttpResponseBase:
    """Take away the dossiers of a round in order of merit."""
    asked = worked.weighed(by=request.actor, unit_id=unit, round_key=round_, now=request.now)
    return export_short(request, asked)


@login_required
def conference(request: HttpRequest, unit: int, round_: str) -> HttpResponseBase:
    """Take away who is on the list of a round and who comes into question."""
    asked = worked.nominees(by=request.actor, unit_id=unit, round_key=round_, now=request.now)
    return export_short(request, asked)


@login_required
def proposal(request: HttpRequest, proposal: int) -> HttpResponseBase:
    """Take away what a proposal lists."""
    return export_short(request, ruled.proposal(by=request.actor, proposal_id=proposal, now=request.now))


@login_required
def decision(request: HttpRequest, decision: int) -> HttpResponseBase:
    """Take away what a decision gives to whom."""
    return export_short(request, ruled.decision(by=request.actor, decision_id=decision, now=request.now))


@login_required
def certificates(request: HttpRequest, decision: int) -> HttpResponseBase:
    """Take away the list of a decision's certificates."""
    return export_short(request, ruled.certificates(by=request.actor, decision_id=decision, now=request.now))


@login_required
def receivers(request: HttpRequest, dispatch: int) -> HttpResponseBase:
    """Take away who has acknowledged a letter and who has not."""
    return export_short(request, worked.receivers(by=request.actor, dispatch_id=dispatch, now=request.now))


@login_required
def late(request: HttpRequest, unit: int) -> HttpResponseBase:
    """Take away the drafts that missed their window."""
    return export_short(request, minded.late(by=request.actor, unit_id=unit, now=request.now))


@login_required
def nurture(request: HttpRequest, registration: int) -> HttpResponseBase:
    """Take away a dossier's nurture log."""
    return export_short(request, minded.nurtured(by=request.actor, registration_id=registration, now=request.now))


@login_required
def audience(request: HttpRequest, registration: int) -> HttpResponseBase:
    """Take away who may read a dossier, and why."""
    return export_short(request, minded.seers(by=request.actor, registration_id=registration, now=request.now))


@login_required
def runs(request: HttpRequest, unit: int) -> HttpResponseBase:
    """Take away every batch that a unit put on paper."""
    return export_short(request, minded.runs(by=request.actor, unit_id=unit, now=request.now))


@login_required
def rights(request: HttpRequest) -> HttpResponseBase:
    """Take away what each role may do."""
    return export_short(request, minded.rights(by=request.actor, now=request.now))
