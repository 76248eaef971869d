"""Take back, withdraw, ask for a change of criteria."""

import dataclasses
from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kheo.web.desk.forms import changing as f
from kheo.web.desk.forms import registering
from kheo.web.frame.acting import carry_out
from kheo.web.frame.forms import ActForm
from kheo.work import changes, dossiers, registrations
from kheo.work.dossiers import Dossier


@login_required
def recall(request: HttpRequest, registration: int) -> HttpResponse:
    """Take back what was just sent, to mend it."""
    dossier = _dossier(request, registration, "recall")
    form = f.PressForm(request.POST or None)

    def act() -> str:
        registrations.recall(by=request.actor, registration_id=registration, now=request.now)
        messages.success(request, _("Đã rút lại. Hãy sửa rồi gửi lại trong thời hạn đăng ký."))
        return reverse("desk:form_1", args=[registration, 5])

    return _answer(request, form, act, "desk/recall.html", dossier)


@login_required
def withdraw(request: HttpRequest, registration: int) -> HttpResponse:
    """Leave the movement for this round."""
    dossier = _dossier(request, registration, "withdraw")
    form = f.WithdrawForm(request.POST or None)

    def act() -> str:
        reason = form.cleaned_data["reason"]
        registrations.withdraw(by=request.actor, registration_id=registration, reason=reason, now=request.now)
        messages.success(request, _("Đã rút khỏi phong trào trong đợt này."))
        return reverse("desk:dossier", args=[registration])

    return _answer(request, form, act, "desk/withdraw.html", dossier)


@login_required
def change(request: HttpRequest, registration: int) -> HttpResponse:
    """Ask the steering group to agree to other criteria."""
    dossier = _dossier(request, registration, "ask_change")
    form = f.ChangeForm(request.POST or None, initial={"goal": dossier.content.goal})
    more = 1 if "them" in request.GET else 0
    rows = registering.TargetSet(
        request.POST or None, initial=registering.target_rows(dossier.content, more=more), prefix="tc"
    )

    def act() -> str:
        given = form.cleaned_data
        wanted = dataclasses.replace(dossier.content, goal=given["goal"], criteria=registering.criteria(rows))
        changes.ask(
            by=request.actor, registration_id=registration, content_=wanted, reason=given["reason"], now=request.now
        )
        messages.success(request, _("Đã gửi đề nghị thay đổi; bản đã tiếp nhận vẫn có giá trị."))
        return reverse("desk:dossier", args=[registration])

    ready = request.method == "POST" and form.is_valid() and rows.is_valid()
    if ready and (address := carry_out(request, form, act)):
        return redirect(address)
    wrong = bool(form.errors) or (rows.is_bound and not rows.is_valid())
    page = {"dossier": dossier, "form": form, "rows": rows, "has_errors": wrong}
    return render(request, "desk/change.html", page, status=422 if wrong else 200)


def _dossier(request: HttpRequest, registration: int, verb: str) -> Dossier:
    dossier = dossiers.find(by=request.actor, registration_id=registration, now=request.now)
    if verb not in dossier.actions:
        raise Http404
    return dossier


def _answer(
    request: HttpRequest, form: ActForm, act: Callable[[], str], template: str, dossier: Dossier
) -> HttpResponse:
    if request.method == "POST" and form.is_valid() and (address := carry_out(request, form, act)):
        return redirect(address)
    page = {"dossier": dossier, "form": form, "has_errors": bool(form.errors)}
    return render(request, template, page, status=422 if form.errors else 200)
