"""Issue the plan and the working regulation of a steering body."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from kheo.web.office.forms.charters import PlanForm, RegulationForm
from kheo.web.office.pages import posted, require, run, show
from kheo.work import charters, days, numbering, units


@login_required
def plan(request: HttpRequest, unit: int) -> HttpResponse:
    """Write and issue the plan."""
    require(request, charters.permit_at(unit_id=unit, document="plan", now=request.now), unit)
    begun = charters.plan_to_start(unit_id=unit, now=request.now)
    form = PlanForm(posted(request), usual=_usual(request, unit, "plan"), begun=begun)

    def act() -> object:
        paper = form.paper()
        return charters.issue_plan(by=request.actor, unit_id=unit, plan=form.plan(), paper=paper, now=request.now)

    return _answer(request, unit, form, act, "office/plan.html", _("Đã ban hành kế hoạch."))


@login_required
def regulation(request: HttpRequest, unit: int) -> HttpResponse:
    """Write and issue the working regulation."""
    require(request, charters.permit_at(unit_id=unit, document="working_regulation", now=request.now), unit)
    begun = charters.regulation_to_start(unit_id=unit, now=request.now)
    form = RegulationForm(posted(request), usual=_usual(request, unit, "working_regulation"), begun=begun)

    def act() -> object:
        text, paper = form.cleaned_data["chapters"], form.paper()
        return charters.issue_regulation(by=request.actor, unit_id=unit, text=text, paper=paper, now=request.now)

    return _answer(request, unit, form, act, "office/regulation.html", _("Đã ban hành quy chế làm việc."))


def _answer(request: HttpRequest, unit: int, form: object, act: object, template: str, done: str) -> HttpResponse:
    answer = run(request, form, act, done=done, to=reverse("office:group", args=[unit]))
    page = {
        "unit": units.tree(days.day(request.now))[unit],
        "form": form,
        "placeholders": tuple(charters.PLACEHOLDERS.items()),
    }
    return answer or show(request, template, page, form)


def _usual(request: HttpRequest, unit: int, kind: str) -> object:
    return numbering.prefilled(by=request.actor, unit_id=unit, kind=kind, now=request.now)
