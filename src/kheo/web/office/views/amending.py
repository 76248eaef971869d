"""How the programme is read: list readings, settle one by a document, see first whom a new text judges otherwise."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kheo.web.frame.acting import refuse
from kheo.web.frame.forms import ActForm
from kheo.web.office.forms.amending import SettleForm
from kheo.web.office.forms.papers import AdoptForm
from kheo.web.office.pages import posted, run_to, show
from kheo.web.office.views.bloc import seat
from kheo.work import amending, readings
from kheo.work.previews import Preview
from kheo.work.readings import Board, ReadingLine
from kheo.work.refusals import NotFound, Refused


@login_required
def readings_page(request: HttpRequest, edition: int) -> HttpResponse:
    """List how the unclear places are read, by whom settled, and what rests on each."""
    board = readings.board(by=request.actor, edition_id=edition)
    return render(request, "office/readings.html", {"board": board})


@login_required
def reading(request: HttpRequest, edition: int, key: str) -> HttpResponse:
    """Ask how a reading is settled; what comes back from the preview is shown again to be mended."""
    board = readings.board(by=request.actor, edition_id=edition)
    line = board.line(key)
    return _asked(request, board, line, SettleForm(posted(request), board=board, line=line))


@login_required
def settle_preview(request: HttpRequest, edition: int, key: str) -> HttpResponse:
    """Show what settling a reading changes; nothing is written. Whoever comes without the form is led to it."""
    if request.method != "POST":
        return redirect("office:reading", edition, key)
    board = readings.board(by=request.actor, edition_id=edition)
    line = board.line(key)
    form = SettleForm(request.POST, board=board, line=line)
    seen = _foreseen(request, board, form) if form.is_valid() else None
    if seen is None:
        return _asked(request, board, line, form)
    page = {"board": board, "line": line, "form": form, "press": ActForm(), "seen": seen}
    return render(request, "office/settle_preview.html", {**page, "asked": form.settling()})


def _foreseen(request: HttpRequest, board: Board, form: SettleForm) -> Preview | None:
    asked = form.settling()
    try:
        return amending.preview(by=request.actor, edition_id=board.edition.pk, asked=asked, now=request.now)
    except NotFound:
        raise
    except Refused as no:
        refuse(form, no)
    return None


@login_required
@require_POST
def settle(request: HttpRequest, edition: int, key: str) -> HttpResponse:
    """Issue what was previewed, and go on to the readings of the new edition."""
    board = readings.board(by=request.actor, edition_id=edition)
    line = board.line(key)
    form = SettleForm(request.POST, board=board, line=line)

    def act() -> str:
        new = amending.settle(by=request.actor, edition_id=edition, asked=form.settling(), now=request.now)
        return reverse("office:readings", args=[new.pk])

    answer = run_to(request, form, act, done=_("Đã ban hành. Từ nay hồ sơ được xét theo văn bản này."))
    return answer or _asked(request, board, line, form)


def _asked(request: HttpRequest, board: Board, line: ReadingLine, form: SettleForm) -> HttpResponse:
    return show(request, "office/settle.html", {"board": board, "line": line, "form": form}, form)


@login_required
def adopt_preview(request: HttpRequest, folder: str) -> HttpResponse:
    """Show what adopting a folder changes; it is adopted with the form of the page of programmes."""
    unit = seat(request)
    seen = amending.preview_folder(by=request.actor, folder=folder, unit_id=unit, now=request.now)
    form = AdoptForm(initial={"folder": folder})
    return render(request, "office/adopt_preview.html", {"found": seen, "seen": seen.seen, "form": form})
