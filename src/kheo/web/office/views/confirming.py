"""Confirm a report or a sudden deed, or return the report for completion; enter a sudden deed."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from kheo.web.office.forms.dossiers import ConfirmForm, MeritForm, ReturnForm
from kheo.web.office.pages import dossier_address, dossier_for, posted, require, run, run_to, show
from kheo.work import boards, days, duplicates, programmes, reports, sudden, units
from kheo.work.actors import Actor, Role
from kheo.work.dossiers import Dossier


@login_required
def confirm(request: HttpRequest, registration: int) -> HttpResponse:
    """Show a report on the left; confirm it on the right."""
    dossier = dossier_for(request, registration, "confirm", "return_report")
    form = ConfirmForm(posted(request), initial=_usual(request.actor, dossier))

    def act() -> object:
        given = form.cleaned_data
        return reports.confirm(
            by=request.actor,
            registration_id=registration,
            signatory=form.signatory(),
            remark=given["remark"],
            revision=given["revision"],
            now=request.now,
        )

    answer = run(request, form, act, done=_("Đã xác nhận báo cáo thành tích."), to=reverse("office:confirm_box"))
    return answer or _page(request, dossier, confirm=form)


@login_required
def return_report(request: HttpRequest, registration: int) -> HttpResponse:
    """Return a report for completion, with the reason."""
    dossier = dossier_for(request, registration, "return_report", "confirm")
    form = ReturnForm(posted(request), auto_id="id_tra_%s")

    def act() -> object:
        reason = form.cleaned_data["reason"]
        return reports.send_back(by=request.actor, registration_id=registration, reason=reason, now=request.now)

    done = _("Đã trả lại báo cáo để bổ sung; chủ thể đọc được lý do ngay.")
    return run(request, form, act, done=done, to=reverse("office:confirm_box")) or _page(
        request, dossier, give_back=form
    )


@login_required
def confirm_deed(request: HttpRequest, registration: int) -> HttpResponse:
    """Show a sudden deed; confirm it."""
    dossier = dossier_for(request, registration, "confirm_deed")
    form = ConfirmForm(posted(request), initial=_usual(request.actor, dossier))

    def act() -> object:
        return sudden.confirm(
            by=request.actor, registration_id=registration, signatory=form.signatory(), now=request.now
        )

    done = _("Đã xác nhận thành tích đột xuất.")
    page = {"dossier": dossier, "form": form, "answer": dossier.actions["confirm_deed"]}
    return run(request, form, act, done=done, to=reverse("office:confirm_box")) or show(
        request, "office/confirm_deed.html", page, form
    )


@login_required
def ad_hoc(request: HttpRequest, unit: int) -> HttpResponse:
    """Enter a sudden deed of a unit's people."""
    require(request, "register_ad_hoc", unit)
    _edition, programme = programmes.current(unit, on=days.day(request.now))
    fields = [(one.key, one.label.vi) for one in programme.fields.values()]
    form = MeritForm(posted(request), owners=_owners(request, unit), fields=fields)

    def act() -> str:
        row = sudden.register(by=request.actor, merit=form.merit(), now=request.now, unit_id=unit)
        return dossier_address(row.pk)

    answer = run_to(request, form, act, done=_("Đã ghi thành tích đột xuất; đang chờ xác nhận."))
    page = {"unit": units.tree(days.day(request.now))[unit], "form": form}
    return answer or show(request, "office/ad_hoc.html", page, form)


def _page(request: HttpRequest, dossier: Dossier, **pressed: object) -> HttpResponse:
    page = {
        "dossier": dossier,
        "answer": dossier.actions.get("confirm") or dossier.actions.get("return_report"),
        "near": duplicates.of(by=request.actor, registration_id=dossier.id),
        "confirm_form": pressed.get("confirm") or ConfirmForm(initial=_usual(request.actor, dossier)),
        "return_form": pressed.get("give_back") or ReturnForm(auto_id="id_tra_%s"),
    }
    return show(request, "office/confirm.html", page, *pressed.values())


def _usual(actor: Actor, dossier: Dossier) -> dict[str, object]:
    """Prefill who confirms: the committee for its signer, the leader for a leader, with name and post."""
    signs = dossier.unit_id in actor.reach(Role.SIGNATORY)
    role = Role.SIGNATORY if signs else Role.LEADER
    posts = [held.position for held in actor.held if held.role is role and held.position]
    return {
        "kind": "committee" if signs else "leader",
        "name": actor.name,
        "position": posts[0] if posts else "",
        "revision": dossier.revision,
    }


def _owners(request: HttpRequest, unit: int) -> list:
    """Offer the units below a unit and the people who work there."""
    below = units.tree(days.day(request.now))
    ids = below.under(unit)
    collectives = [(f"donvi-{one.id}", one.name) for one in below.all() if one.id in ids]
    members = boards.people_below(by=request.actor, unit_id=unit, now=request.now)
    persons = [(f"nguoi-{one.person_id}", f"{one.name} – {below[one.unit_id].short_name}") for one in members]
    return [(_("Cá nhân"), persons), (_("Tập thể"), collectives)]
