"""The list of a conference: who comes into question and why, who is put on it, the base group's word on quality."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from kheo.web.office.forms.conferences import NominateForm, QualityForm
from kheo.web.office.pages import dossier_address, dossier_for, posted, run, show
from kheo.work import boards, candidates, climbs, days, nominating, streaks, units


@login_required
def newest(request: HttpRequest, unit: int) -> HttpResponse:
    """Show the list that is to be filled first, or say that none has begun."""
    found = candidates.newest(by=request.actor, unit_id=unit, now=request.now)
    if found:
        return _list(request, unit, found, NominateForm())
    return show(request, "office/conference.html", {"unit": units.known(unit, days.day(request.now))})


@login_required
def conference(request: HttpRequest, unit: int, round_: str) -> HttpResponse:
    """Show who comes into question in one round; put one exemplar on the list."""
    boards.require_unit(request.actor, unit)
    form = NominateForm(posted(request), auto_id="id_chon_%s")

    def act() -> object:
        chosen = form.cleaned_data["registration"]
        return nominating.nominate(by=request.actor, registration_id=chosen, round_key=round_, now=request.now)

    to = reverse("office:conference", args=[unit, round_])
    return run(request, form, act, done=_("Đã đưa vào danh sách xét."), to=to) or _list(request, unit, round_, form)


@login_required
def say_quality(request: HttpRequest, registration: int) -> HttpResponse:
    """Show the years behind an exemplar side by side; say for the base group whether quality rose."""
    dossier = dossier_for(request, registration, "say_quality")
    form = QualityForm(posted(request), initial={"revision": dossier.revision})

    def act() -> object:
        given = form.cleaned_data
        return nominating.say_quality(
            by=request.actor,
            registration_id=registration,
            rising=given["rising"] == "yes",
            ground=given["ground"],
            revision=given["revision"],
            now=request.now,
        )

    done, to = _("Đã ghi kết luận; Ban Chỉ đạo và chủ thể đọc được ngay."), dossier_address(registration)
    page = {
        "dossier": dossier,
        "answer": dossier.actions["say_quality"],
        "streak": streaks.find(by=request.actor, registration_id=registration, now=request.now),
        "climb": climbs.find(by=request.actor, registration_id=registration, now=request.now),
        "form": form,
    }
    return run(request, form, act, done=done, to=to) or show(request, "office/quality.html", page, form)


def _list(request: HttpRequest, unit: int, round_: str, pressed: NominateForm) -> HttpResponse:
    board = candidates.find(by=request.actor, unit_id=unit, round_key=round_, now=request.now)
    free = {one.id: NominateForm(initial={"registration": one.id}, auto_id=f"id_{one.id}_%s") for one in board.free}
    page = {
        "unit": board.unit,
        "board": board,
        "rounds": candidates.rounds(by=request.actor, unit_id=unit, now=request.now),
        "address": reverse("office:conference", args=[unit, round_]),
        "keeps": board.unit.id == board.host.id,
        "groups": [
            (_("Trong danh sách xét"), [(one, None) for one in board.listed]),
            (_("Thuộc diện xét"), [(one, free.get(one.id)) for one in board.open]),
        ],
        "form": pressed,
    }
    return show(request, "office/conference.html", page, pressed)
