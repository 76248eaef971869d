"""For the bloc: units in numbers, steering groups that are late, programmes to adopt."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kheo.web.office.forms.papers import AdoptForm
from kheo.web.office.pages import posted, run, show
from kheo.web.office.tiles import of_overview
from kheo.work import amending, days, editions, figures, overview, permits, todo
from kheo.work.actors import Role
from kheo.work.refusals import NotPermitted


@login_required
def overview_page(request: HttpRequest) -> HttpResponse:
    """Show the units one oversees, in numbers, those without a steering group first named."""
    board = overview.overview(by=request.actor, now=request.now, round_key=request.GET.get("dot", ""))
    page = {
        "board": board,
        "units": overview.in_order(board, request.GET.get("xep", "")),
        "tiles": of_overview(board),
        "refused": _refused(request, board.round) if "khong_dat" in request.GET else None,
        "late": todo.late_groups(request.actor, request.now),
        "may_reorganise": permits.answer(request.actor, "reorganise", permits.NOTHING).ok,
        "may_adopt": permits.answer(request.actor, "adopt", permits.NOTHING).ok,
    }
    return render(request, "office/overview.html", page)


def _refused(request: HttpRequest, round_key: str) -> list[tuple[list[str], int]]:
    """Count by clause what is judged not met; every dossier of the round is judged for it, so only when asked."""
    counted = figures.refused(by=request.actor, on=days.day(request.now), round_key=round_key)
    return [(cite.split(", "), many) for cite, many in counted]


@login_required
def adopt(request: HttpRequest) -> HttpResponse:
    """List the programmes of this machine with their check; adopt one by a paper."""
    unit = seat(request)
    form = AdoptForm(posted(request), auto_id=f"id_{request.POST.get('folder', 'moi')}_%s")

    def act() -> object:
        given = form.cleaned_data
        return amending.adopt_folder(
            by=request.actor, folder=given["folder"], unit_id=unit, decision=given["decision"], now=request.now
        )

    answer = run(request, form, act, done=_("Đã áp dụng chương trình."), to=reverse("office:adopt"))
    return answer or show(request, "office/adopt.html", _programmes(request, unit, form), form)


def seat(request: HttpRequest) -> int:
    """Tell for which unit somebody adopts; raises `NotPermitted` for whoever has no seat at the bloc."""
    unit = min(request.actor.seats(Role.BLOC_SECRETARY, Role.BLOC_HEAD), default=None)
    if unit is None:
        raise NotPermitted(permits.TABLE["adopt"].otherwise)
    return unit


def _programmes(request: HttpRequest, unit: int, form: AdoptForm) -> dict[str, object]:
    """Set each programme beside its own form; the one that was pressed keeps what was typed."""
    on = days.day(request.now)
    offered = editions.offered(by=request.actor, unit_id=unit, on=on)
    adopted = editions.adopted(on=on)
    pressed = form.data.get("folder", "") if form.is_bound else ""
    forms = {
        one.folder: form
        if one.folder == pressed
        else AdoptForm(initial={"folder": one.folder}, auto_id=f"id_{one.folder}_%s")
        for one in offered
    }
    standing = {one.digest: one for one in adopted}
    rows = [(one, forms[one.folder], standing.get(one.digest)) for one in offered]
    return {"rows": rows, "adopted": adopted, "form": form, "root": settings.PROGRAMMES.name}
