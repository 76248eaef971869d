"""One thing with several dossiers of a list: ticked there, confirmed here with names, then done one by one."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from kheo import vietnamese
from kheo.web.office.forms.several import SeveralForm
from kheo.web.office.pages import posted, run_to, show
from kheo.work import bulk
from kheo.work.refusals import BadInput


@login_required
def several(request: HttpRequest) -> HttpResponse:
    """Show what would be done with the dossiers ticked (`chon`) by a verb (`viec`), and do it when it is confirmed."""
    verb, ids = request.GET.get("viec", bulk.ACCEPT), request.GET.getlist("chon")
    back = _back(request)
    try:
        plan = bulk.plan(by=request.actor, verb=verb, ids=[int(one) for one in ids if _is_id(one)], now=request.now)
    except BadInput as no:
        return show(request, "office/several.html", {"refusal": no.sentence, "back": back})
    form = SeveralForm(posted(request), plan=plan)
    results: list[bulk.Result] = []

    def act() -> str:
        given = form.cleaned_data
        person = given.get("person")
        results.extend(
            bulk.carry_out(by=request.actor, verb=verb, chosen=given["dong"], person_id=person, now=request.now)
        )
        return back

    answer = run_to(request, form, act, done=plan.label)
    tell(request, results)
    return answer or show(request, "office/several.html", {"plan": plan, "form": form, "back": back}, form)


def tell(request: HttpRequest, results: list[bulk.Result]) -> None:
    """Say how many were done, and of each that was refused why."""
    done = [one.title for one in results if not one.refusal]
    if done:
        said = {"n": vietnamese.show_number(len(done)), "titles": "; ".join(done)}
        messages.success(request, _("Đã xong %(n)s hồ sơ: %(titles)s.") % said)
    for one in results:
        if one.refusal:
            messages.warning(request, f"{one.title}: {one.refusal}" if one.title else one.refusal)


def _back(request: HttpRequest) -> str:
    unit = request.GET.get("co_so", "")
    return reverse("office:table", args=[int(unit)]) if _is_id(unit) else reverse("office:dossiers")


def _is_id(given: str) -> bool:
    return given.isascii() and given.isdecimal() and len(given) < 16
