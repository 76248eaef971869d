"""Receive registrations: accept, return, let in late, answer a change of criteria.

Looking at a dossier writes nothing. Within the ten minutes in which the owner may still take it back, the page offers
a button that keeps it; accepting carries the revision that was looked at, so a dossier sent anew is never accepted
unread.
"""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from kheo.web.office.forms.dossiers import AgreeForm, DeclineForm, LateForm, PressForm, ReturnForm
from kheo.web.office.pages import dossier_for, posted, require, run, show
from kheo.work import changes, content, days, duplicates, permits, registrations, units
from kheo.work.dossiers import Dossier

_VERBS = ("accept", "return_registration")


@login_required
def accept(request: HttpRequest, registration: int) -> HttpResponse:
    """Show a registration that was sent; receive it."""
    dossier = dossier_for(request, registration, *_VERBS)
    form = _press(request, dossier)

    def act() -> object:
        revision = form.cleaned_data["revision"]
        return registrations.accept(by=request.actor, registration_id=registration, revision=revision, now=request.now)

    answer = run(request, form, act, done=_("Đã tiếp nhận đăng ký."), to=_table(dossier))
    return answer or _page(request, dossier, accept=form)


@login_required
def return_registration(request: HttpRequest, registration: int) -> HttpResponse:
    """Return a registration for completion, with the reason."""
    dossier = dossier_for(request, registration, *_VERBS)
    form = ReturnForm(posted(request), initial={"revision": dossier.revision}, auto_id="id_tra_%s")

    def act() -> object:
        given = form.cleaned_data
        return registrations.send_back(
            by=request.actor,
            registration_id=registration,
            reason=given["reason"],
            revision=given["revision"],
            now=request.now,
        )

    answer = run(request, form, act, done=_("Đã trả lại để bổ sung; chủ thể đọc được lý do ngay."), to=_table(dossier))
    return answer or _page(request, dossier, give_back=form)


@login_required
def opened(request: HttpRequest, registration: int) -> HttpResponse:
    """Keep a registration from being taken back while it is looked at."""
    dossier = dossier_for(request, registration, *_VERBS)
    form = PressForm(posted(request), auto_id="id_giu_%s")

    def act() -> object:
        return registrations.opened(by=request.actor, registration_id=registration, now=request.now)

    to = reverse("office:accept", args=[registration])
    return run(request, form, act, done=_("Đã giữ hồ sơ để xem."), to=to) or _page(request, dossier, keep=form)


@login_required
def late(request: HttpRequest, unit: int) -> HttpResponse:
    """List the drafts that missed their window."""
    return _late(request, unit)


@login_required
def allow_late(request: HttpRequest, unit: int, registration: int) -> HttpResponse:
    """Let one draft in, by a named paper."""
    require(request, "allow_late", unit)
    form = LateForm(posted(request), auto_id=f"id_{registration}_%s")

    def act() -> object:
        given = form.cleaned_data
        return changes.allow_late(
            by=request.actor,
            registration_id=registration,
            reason=given["reason"],
            decision=given["decision"],
            now=request.now,
        )

    answer = run(request, form, act, done=_("Đã cho phép đăng ký muộn."), to=reverse("office:late", args=[unit]))
    return answer or _late(request, unit, {registration: form})


@login_required
def answer_change(request: HttpRequest, registration: int) -> HttpResponse:
    """Show what was accepted beside what is asked; agree."""
    dossier = dossier_for(request, registration, "accept_change")
    form = AgreeForm(posted(request), auto_id="id_dong_y_%s")
    answer = _answered(request, dossier, form, "remark", agree=True, done=_("Đã đồng ý thay đổi tiêu chí."))
    return answer or _change(request, dossier, agree=form)


@login_required
def decline_change(request: HttpRequest, registration: int) -> HttpResponse:
    """Decline a change, with the reason."""
    dossier = dossier_for(request, registration, "accept_change")
    form = DeclineForm(posted(request), auto_id="id_khong_%s")
    answer = _answered(request, dossier, form, "reason", agree=False, done=_("Đã trả lời không đồng ý thay đổi."))
    return answer or _change(request, dossier, decline=form)


def _answered(
    request: HttpRequest, dossier: Dossier, form: AgreeForm | DeclineForm, field: str, *, agree: bool, done: str
) -> HttpResponse | None:
    def act() -> object:
        remark = form.cleaned_data[field]
        return changes.answer(by=request.actor, registration_id=dossier.id, agree=agree, remark=remark, now=request.now)

    return run(request, form, act, done=done, to=_table(dossier))


def _change(request: HttpRequest, dossier: Dossier, **pressed: object) -> HttpResponse:
    page = {
        "dossier": dossier,
        "change": dossier.waiting_change,
        "differs": _differing(dossier),
        "answer": dossier.actions["accept_change"],
        "agree_form": pressed.get("agree") or AgreeForm(auto_id="id_dong_y_%s"),
        "decline_form": pressed.get("decline") or DeclineForm(auto_id="id_khong_%s"),
    }
    return show(request, "office/answer_change.html", page, *pressed.values())


def _differing(dossier: Dossier) -> frozenset[str]:
    """Name the texts and criteria in which what is asked differs from what was accepted."""
    change = dossier.waiting_change
    if change is None:
        return frozenset()
    return content.differing(dossier.content, change.content)


def _page(request: HttpRequest, dossier: Dossier, **pressed: object) -> HttpResponse:
    recall_until = dossier.submitted_at + registrations.RECALL_WITHIN if dossier.submitted_at else None
    waits = dossier.opened_at is None and recall_until is not None and recall_until > request.now
    first = {"revision": dossier.revision}
    page = {
        "dossier": dossier,
        "near": duplicates.of(by=request.actor, registration_id=dossier.id),
        "recall_until": recall_until if waits else None,
        "accept_form": pressed.get("accept") or PressForm(initial=first),
        "return_form": pressed.get("give_back") or ReturnForm(initial=first, auto_id="id_tra_%s"),
        "keep_form": pressed.get("keep") or PressForm(auto_id="id_giu_%s"),
    }
    return show(request, "office/accept.html", page, *pressed.values())


def _late(request: HttpRequest, unit: int, pressed: dict[int, LateForm] | None = None) -> HttpResponse:
    drafts = changes.late_drafts(by=request.actor, unit_id=unit, now=request.now)
    pressed = pressed or {}
    rows = [(one, pressed.get(one.id) or LateForm(auto_id=f"id_{one.id}_%s")) for one in drafts]
    page = {"unit": units.tree(days.day(request.now))[unit], "rows": rows, "may": _may(request, unit)}
    return show(request, "office/late.html", page, *pressed.values())


def _may(request: HttpRequest, unit: int) -> object:
    return permits.answer(request.actor, "allow_late", permits.Thing(unit_id=unit))


def _press(request: HttpRequest, dossier: Dossier) -> PressForm:
    return PressForm(posted(request), initial={"revision": dossier.revision})


def _table(dossier: Dossier) -> str:
    return reverse("office:table", args=[dossier.unit_id])
