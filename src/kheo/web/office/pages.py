"""What the pages of this door share: run the act of a form once, show a page again with everything that was typed."""

from collections.abc import Callable, Iterable, Mapping
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header

from kheo.web.frame.acting import carry_out
from kheo.work import acts, boards, dossiers, doubling, lists, operations, permits
from kheo.work.documents import Rendered
from kheo.work.dossiers import Dossier
from kheo.work.doubling import Doubles
from kheo.work.refusals import NotPermitted


def run(request: HttpRequest, form: Form, act: Callable[[], object], *, done: str, to: str) -> HttpResponse | None:
    """Run a posted form's act and go on to `to`; None when the page is to be shown, for the first time or again."""

    def once() -> str:
        act()
        return to

    return run_to(request, form, once, done=done)


def run_to(request: HttpRequest, form: Form, act: Callable[[], str], *, done: str) -> HttpResponse | None:
    """Run a posted form's act, which tells where to go on; a second press goes where the first one went.

    That is asked before the form is read: what the first press chose may no longer be on offer.
    """
    if request.method != "POST":
        return None
    before = first_press(request)
    if before is not None:
        return redirect(before)
    if not form.is_valid():
        return None
    address = carry_out(request, form, act)
    if address is None:
        return None
    messages.success(request, done)
    return redirect(address)


def first_press(request: HttpRequest) -> str | None:
    """Tell where the first press of a posted form's key led; None for the first press itself."""
    try:
        key = UUID(request.POST.get("khoa_thao_tac", ""))
    except ValueError:
        return None
    return operations.result_of(by=request.actor, key=key)


def show(request: HttpRequest, template: str, page: Mapping[str, object], *forms: Form) -> HttpResponse:
    """Show a page; one with a form that was refused says so in its title and its status."""
    wrong = any(form.is_bound and form.errors for form in forms)
    return render(request, template, {**page, "has_errors": wrong}, status=422 if wrong else 200)


def posted(request: HttpRequest) -> object:
    """Give what was posted, or None for a page that is only looked at."""
    return request.POST if request.method == "POST" else None


def dossier_for(request: HttpRequest, registration: int, *verbs: str) -> Dossier:
    """Read a dossier for a page of some verbs; raises `NotFound`, and `NotPermitted` when none of them is theirs.

    A verb that is theirs but not possible now stays: its button is shown with the reason.
    """
    dossier = dossiers.find(by=request.actor, registration_id=registration, now=request.now)
    if not any(verb in dossier.actions for verb in verbs):
        raise NotPermitted(permits.TABLE[acts.permit_of(verbs[0])].otherwise)
    return dossier


def require(request: HttpRequest, verb: str, unit: int) -> None:
    """Let only those onto a page whose act is theirs at a unit; to a stranger the unit is not there."""
    boards.require_unit(request.actor, unit)
    permits.require(request.actor, verb, permits.Thing(unit_id=unit))


def attached(made: Rendered) -> HttpResponse:
    """Hand a file out to be kept, under its name."""
    named = content_disposition_header(as_attachment=True, filename=made.name) or "attachment"
    return HttpResponse(made.data, content_type=made.content_type, headers={"Content-Disposition": named})


def dossier_address(registration: int) -> str:
    """Give the address of a dossier."""
    return reverse("desk:dossier", args=[registration])


def doubles(request: HttpRequest, rows: Iterable[lists.Row]) -> Doubles:
    """Tell what was commended before for dossiers that are about to be proposed or decided."""
    return doubling.of(by=request.actor, registration_ids=[row.id for row in rows], now=request.now)
