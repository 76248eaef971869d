"""The programme of a conference and the script of its host: drafted from the data, written on, kept, issued."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kheo.web.office.forms.ceremonies import KEPT, ProgrammeForm, ScriptForm
from kheo.web.office.pages import posted, require, run, show
from kheo.work import ceremonies, numbering

_ADDRESSES = {ceremonies.PROGRAMME: "office:ceremony_programme", ceremonies.SCRIPT: "office:ceremony_script"}


@login_required
def programme(request: HttpRequest, unit: int, round_: str) -> HttpResponse:
    """Show the programme of a conference as it stands; issue it."""
    kind = ceremonies.PROGRAMME
    found = ceremonies.drafted(by=request.actor, unit_id=unit, round_key=round_, kind=kind, now=request.now)
    usual = numbering.prefilled(by=request.actor, unit_id=unit, kind=kind, now=request.now)
    form = ProgrammeForm(posted(request), usual=usual, texts=found.texts)

    def act() -> object:
        return ceremonies.issue_programme(
            by=request.actor,
            unit_id=unit,
            round_key=round_,
            written=form.written(),
            paper=form.paper(),
            now=request.now,
        )

    to = reverse(_ADDRESSES[kind], args=[unit, round_])
    answer = run(request, form, act, done=_("Đã ban hành chương trình hội nghị."), to=to)
    return answer or show(request, "office/ceremony_programme.html", {"page": found, "kind": kind, "form": form}, form)


@login_required
def script(request: HttpRequest, unit: int, round_: str) -> HttpResponse:
    """Show what the host of a conference reads out, as it stands; issue it."""
    kind = ceremonies.SCRIPT
    found = ceremonies.drafted(by=request.actor, unit_id=unit, round_key=round_, kind=kind, now=request.now)
    form = ScriptForm(posted(request), texts=found.texts)

    def act() -> object:
        return ceremonies.issue_script(
            by=request.actor, unit_id=unit, round_key=round_, written=form.written(), now=request.now
        )

    to = reverse(_ADDRESSES[kind], args=[unit, round_])
    answer = run(request, form, act, done=_("Đã lập kịch bản điều hành, lời dẫn."), to=to)
    return answer or show(request, "office/ceremony_script.html", {"page": found, "kind": kind, "form": form}, form)


@login_required
@require_POST
def keep(request: HttpRequest, unit: int, round_: str, kind: str) -> HttpResponse:
    """Keep what was written on a paper of a conference, to go on later."""
    require(request, "issue_ceremony", unit)
    written = {name: request.POST[name] for name in KEPT if name in request.POST}
    ceremonies.keep(by=request.actor, unit_id=unit, round_key=round_, kind=kind, written=written, now=request.now)
    messages.success(request, _("Đã lưu bản nháp."))
    return redirect(_ADDRESSES[kind], unit, round_)
