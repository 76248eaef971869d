"""The record of an appraisal, the minutes of a selection, the certificates of a decision."""

from dataclasses import replace

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from kheo.web.office.forms.dossiers import PressForm
from kheo.web.office.forms.minutes import MinutesForm
from kheo.web.office.forms.papers import PaperForm
from kheo.web.office.pages import posted, run, show
from kheo.work import certifying, minuting, numbering, permits, recording


@login_required
def record(request: HttpRequest, registration: int) -> HttpResponse:
    """Issue the record of an appraisal, or show the one that was issued."""
    page = recording.page(by=request.actor, registration_id=registration)
    usual = numbering.prefilled(by=request.actor, unit_id=page.unit_id, kind=recording.KIND, now=request.now)
    form = PaperForm(posted(request), usual=replace(usual, signer_name=page.appraiser))

    def act() -> object:
        return recording.issue(by=request.actor, registration_id=registration, paper=form.paper(), now=request.now)

    to = reverse("office:record", args=[registration])
    answer = run(request, form, act, done=_("Đã ban hành biên bản thẩm định."), to=to)
    return answer or show(request, "office/record.html", {"page": page, "form": form}, form)


@login_required
def minutes(request: HttpRequest, unit: int, round_: str) -> HttpResponse:
    """Write down the meeting that selected, and issue its minutes."""
    board = minuting.board(by=request.actor, unit_id=unit, round_key=round_, now=request.now)
    if request.method == "POST":
        permits.require(request.actor, "issue_minutes", permits.Thing(unit_id=unit))
    usual = numbering.prefilled(by=request.actor, unit_id=unit, kind=minuting.MINUTES, now=request.now)
    if board.head is not None:  # the chair signs, whoever writes
        usual = replace(usual, signer_name=board.head.name, signer_position=minuting.SEATS[board.head.role])
    form = MinutesForm(posted(request), usual=usual, people=board.members, lines=board.lines)
    form.initial |= {"concluded": board.concluded, "secretary": board.clerk.person_id if board.clerk else None}

    def act() -> object:
        given, paper = form.minutes(), form.paper()
        return minuting.issue_minutes(
            by=request.actor, unit_id=unit, round_key=round_, minutes=given, paper=paper, now=request.now
        )

    to = reverse("office:minutes", args=[unit, round_])
    answer = run(request, form, act, done=_("Đã ban hành biên bản họp xét chọn."), to=to)
    return answer or show(request, "office/minutes.html", {"board": board, "form": form}, form)


@login_required
def certificates(request: HttpRequest, decision: int) -> HttpResponse:
    """List the certificates of a decision; make those that are lacking."""
    page = certifying.page(by=request.actor, decision_id=decision, now=request.now)
    form = PressForm(posted(request))

    def act() -> object:
        return certifying.issue(by=request.actor, decision_id=decision, now=request.now)

    to = reverse("office:certificates", args=[decision])
    answer = run(request, form, act, done=_("Đã lập đủ giấy của quyết định này."), to=to)
    return answer or show(request, "office/certificates.html", {"page": page, "form": form}, form)
