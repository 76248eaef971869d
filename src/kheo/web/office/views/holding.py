"""Hold a dossier while something about it is verified: begin, let it last longer, end."""

from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from kheo.web.office.forms.dossiers import ExtendForm, HoldForm, LiftForm
from kheo.web.office.pages import dossier_address, posted, run, show
from kheo.work import dossiers, holds


@login_required
def hold(request: HttpRequest, registration: int) -> HttpResponse:
    """Bar a dossier from being considered, or show the hold in force and those before."""
    form = HoldForm(posted(request))

    def act() -> object:
        why = form.because()
        return holds.hold(
            by=request.actor,
            registration_id=registration,
            reason=why.reason,
            document=why.document,
            until_on=why.until_on,
            now=request.now,
        )

    answer = run(request, form, act, done=_("Đã tạm dừng xét."), to=dossier_address(registration))
    return answer or _page(request, registration, hold_form=form)


@login_required
def extend(request: HttpRequest, registration: int) -> HttpResponse:
    """Let the hold last longer, by a further paper."""
    form = ExtendForm(posted(request), auto_id="id_giahan_%s")

    def act() -> object:
        return holds.extend(by=request.actor, registration_id=registration, because=form.because(), now=request.now)

    to = reverse("office:hold", args=[registration])
    answer = run(request, form, act, done=_("Đã gia hạn tạm dừng xét."), to=to)
    return answer or _page(request, registration, extend_form=form)


@login_required
def lift(request: HttpRequest, registration: int) -> HttpResponse:
    """End the hold, by the paper that concludes."""
    form = LiftForm(posted(request), auto_id="id_thoi_%s")

    def act() -> object:
        given = form.cleaned_data
        return holds.lift(
            by=request.actor,
            registration_id=registration,
            document=given["document"],
            reason=given["reason"],
            now=request.now,
        )

    answer = run(request, form, act, done=_("Đã kết thúc tạm dừng xét."), to=dossier_address(registration))
    return answer or _page(request, registration, lift_form=form)


def _page(request: HttpRequest, registration: int, **pressed: Form) -> HttpResponse:
    forms = {
        "hold_form": HoldForm(),
        "extend_form": ExtendForm(auto_id="id_giahan_%s"),
        "lift_form": LiftForm(auto_id="id_thoi_%s"),
        **pressed,
    }
    board = holds.page(by=request.actor, registration_id=registration, now=request.now)
    dossier = dossiers.find(by=request.actor, registration_id=registration, now=request.now)
    return show(request, "office/hold.html", {"dossier": dossier, "board": board, **forms}, *forms.values())
