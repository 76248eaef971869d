"""A sudden deed between two tiers: the board above returns it, the group below completes it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from kheo.web.office.forms.dossiers import MendDeedForm, ReturnForm
from kheo.web.office.pages import dossier_address, dossier_for, posted, run, show
from kheo.work import raising


@login_required
def send_back(request: HttpRequest, registration: int) -> HttpResponse:
    """Return a deed to the group below, with the reason."""
    dossier = dossier_for(request, registration, "return_deed")
    form = ReturnForm(posted(request), initial={"revision": dossier.revision})

    def act() -> object:
        given = form.cleaned_data
        return raising.send_back(
            by=request.actor,
            registration_id=registration,
            reason=given["reason"],
            revision=given["revision"],
            now=request.now,
        )

    done = _("Đã trả lại để bổ sung; cơ sở đọc được lý do ngay.")
    answer = run(request, form, act, done=done, to=dossier_address(registration))
    page = {"dossier": dossier, "answer": dossier.actions["return_deed"], "form": form}
    return answer or show(request, "office/return_deed.html", page, form)


@login_required
def mend(request: HttpRequest, registration: int) -> HttpResponse:
    """Complete what was returned; it is confirmed anew."""
    dossier = dossier_for(request, registration, "mend_deed")
    first = {"revision": dossier.revision, "description": dossier.deed.description if dossier.deed else ""}
    form = MendDeedForm(posted(request), initial=first)

    def act() -> object:
        given = form.cleaned_data
        return raising.mend(
            by=request.actor,
            registration_id=registration,
            description=given["description"],
            revision=given["revision"],
            now=request.now,
        )

    done = _("Đã bổ sung; chờ cấp ủy hoặc lãnh đạo xác nhận lại.")
    answer = run(request, form, act, done=done, to=dossier_address(registration))
    page = {"dossier": dossier, "answer": dossier.actions["mend_deed"], "form": form}
    return answer or show(request, "office/mend_deed.html", page, form)
