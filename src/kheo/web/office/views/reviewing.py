"""Interim and final reports: drafted from the data, written on, kept, issued."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kheo.web.office.forms.reviews import ReviewForm
from kheo.web.office.pages import posted, require, run, show
from kheo.work import boards, numbering, permits, reviewing


@login_required
def review(request: HttpRequest, unit: int, span: str) -> HttpResponse:
    """Show a report as it stands, with its figures; issue it."""
    boards.require_unit(request.actor, unit)
    draft = reviewing.drafted(by=request.actor, unit_id=unit, span=span, now=request.now)
    usual = numbering.prefilled(by=request.actor, unit_id=unit, kind=draft.kind, now=request.now)
    form = ReviewForm(posted(request), usual=usual, parts=draft.parts)

    def act() -> object:
        return reviewing.issue(
            by=request.actor, unit_id=unit, span=span, texts=form.texts(), paper=form.paper(), now=request.now
        )

    to = reverse("office:review", args=[unit, span])
    answer = run(request, form, act, done=_("Đã ban hành báo cáo."), to=to)
    may = permits.answer(request.actor, "issue_review", permits.Thing(unit_id=unit))
    return answer or show(request, "office/review.html", {"draft": draft, "form": form, "may": may}, form)


@login_required
@require_POST
def keep(request: HttpRequest, unit: int, span: str) -> HttpResponse:
    """Keep what was written on a report, to go on later."""
    require(request, "issue_review", unit)
    texts = {name: value for name, value in request.POST.items() if name.startswith("part_")}
    reviewing.keep(by=request.actor, unit_id=unit, span=span, texts=texts, now=request.now)
    messages.success(request, _("Đã lưu bản nháp báo cáo."))
    return redirect("office:review", unit, span)
