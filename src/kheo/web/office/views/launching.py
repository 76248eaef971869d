"""Launch downward: write to the units below, read a letter, acknowledge it, remind those who have not."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from kheo.web.office.forms.dossiers import PressForm
from kheo.web.office.forms.launching import LetterForm
from kheo.web.office.pages import posted, require, run, run_to, show
from kheo.work import days, dispatches, launchings, units


@login_required
def new(request: HttpRequest, unit: int) -> HttpResponse:
    """Write a letter to the units below."""
    require(request, "launch", unit)
    form = LetterForm(
        posted(request),
        request.FILES or None,
        offered=launchings.offered(unit_id=unit, now=request.now),
        papers=[(one.pk, one.title) for one in launchings.papers(unit_id=unit)],
    )

    def act() -> str:
        made = dispatches.send(by=request.actor, unit_id=unit, letter=form.letter(), now=request.now)
        return reverse("office:dispatch", args=[made.pk])

    answer = run_to(request, form, act, done=_("Đã gửi. Trang này cho biết nơi nào đã báo nhận, nơi nào chưa."))
    page = {"unit": units.tree(days.day(request.now))[unit], "form": form}
    return answer or show(request, "office/dispatch_new.html", page, form)


@login_required
def letter(request: HttpRequest, dispatch: int) -> HttpResponse:
    """Show one letter, and for the sender who has not acknowledged it."""
    return _letter(request, dispatch)


@login_required
def acknowledge(request: HttpRequest, dispatch: int, unit: int) -> HttpResponse:
    """Say for a unit that the letter has come."""
    launchings.find(by=request.actor, dispatch_id=dispatch, now=request.now)
    form = PressForm(posted(request))

    def act() -> object:
        return dispatches.acknowledge(by=request.actor, dispatch_id=dispatch, unit_id=unit, now=request.now)

    to = reverse("office:dispatch", args=[dispatch])
    return run(request, form, act, done=_("Đã báo nhận văn bản."), to=to) or _letter(request, dispatch, form)


@login_required
def remind(request: HttpRequest, dispatch: int) -> HttpResponse:
    """Remind the units that have not acknowledged."""
    launchings.find(by=request.actor, dispatch_id=dispatch, now=request.now)
    form = PressForm(posted(request))

    def act() -> object:
        return dispatches.remind(by=request.actor, dispatch_id=dispatch, now=request.now)

    to = reverse("office:dispatch", args=[dispatch])
    return run(request, form, act, done=_("Đã nhắc các nơi chưa báo nhận."), to=to) or _letter(request, dispatch, form)


@login_required
def file(request: HttpRequest, dispatch: int, attachment: int) -> HttpResponse:
    """Give a file of a letter; the browser saves it and never shows it as a page."""
    made = launchings.file_of(by=request.actor, dispatch_id=dispatch, attachment_id=attachment)
    answer = HttpResponse(made.data, content_type=made.content_type)
    answer.headers["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=made.name) or "attachment"
    )
    return answer


def _letter(request: HttpRequest, dispatch: int, form: PressForm | None = None) -> HttpResponse:
    found = launchings.find(by=request.actor, dispatch_id=dispatch, now=request.now)
    form = form or PressForm(auto_id=False)
    return show(request, "office/dispatch.html", {"page": found, "form": form}, form)
