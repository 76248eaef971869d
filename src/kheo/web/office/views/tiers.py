"""Between two tiers: go up, decline, visit and follow up, put the committee's word on what goes up."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from kheo.web.office.forms.papers import ListForm
from kheo.web.office.forms.tiers import DeclineForm, EscalateForm, FollowForm, VisitForm
from kheo.web.office.pages import dossier_for, posted, run, run_to, show
from kheo.work import climbs, days, doubling, escalating, numbering, raising, surveys
from kheo.work.dossiers import Dossier
from kheo.work.refusals import NotPermitted


@login_required
def escalate(request: HttpRequest, registration: int) -> HttpResponse:
    """Show the rounds above that a registration or a deed may go up to; begin one there, or bring the deed up."""
    climb = climbs.find(by=request.actor, registration_id=registration, now=request.now)
    if not climb.may.ok:
        raise NotPermitted(climb.may.reason)
    open_ = [way for way in climb.ways if way.window.verdict.passes]
    form = EscalateForm(posted(request), initial={"round": open_[0].round if open_ else ""})
    form.choose("round", [(way.round, way.label) for way in open_])
    form.choose("carried_from", [("", _("Không chuyển tiếp")), *climb.tiers])

    def act() -> str:
        given = form.cleaned_data
        if climb.is_deed:
            row = raising.bring_up(
                by=request.actor, registration_id=registration, round_key=given["round"], now=request.now
            )
            return reverse("desk:dossier", args=[row.pk])
        row = escalating.escalate(
            by=request.actor,
            registration_id=registration,
            round_key=given["round"],
            carried_from=given["carried_from"],
            now=request.now,
        )
        return reverse("desk:form_1", args=[row.pk, 1])

    done = _("Đã sao nội dung từ hồ sơ cấp dưới. Đồng chí xem lại rồi gửi.")
    answer = run_to(
        request, form, act, done=_("Đã đề nghị cấp trên xét thành tích đột xuất.") if climb.is_deed else done
    )
    return answer or show(request, "office/escalate.html", {"climb": climb, "form": form, "may": bool(open_)}, form)


@login_required
def decline(request: HttpRequest, registration: int) -> HttpResponse:
    """Refuse a registration at the tier above, with the reason."""
    dossier = dossier_for(request, registration, "decline")
    form = DeclineForm(posted(request), initial={"revision": dossier.revision})

    def act() -> object:
        given = form.cleaned_data
        return escalating.decline(
            by=request.actor,
            registration_id=registration,
            reason=given["reason"],
            revision=given["revision"],
            now=request.now,
        )

    to = reverse("office:table", args=[dossier.unit_id])
    answer = run(request, form, act, done=_("Đã trả lời không tiếp nhận; chủ thể và cơ sở đọc được lý do ngay."), to=to)
    page = {"dossier": dossier, "answer": dossier.actions["decline"], "form": form}
    return answer or show(request, "office/decline.html", page, form)


@login_required
def survey(request: HttpRequest, registration: int) -> HttpResponse:
    """Show the visits to an exemplar; write down one more."""
    dossier = dossier_for(request, registration, "survey")
    form = VisitForm(posted(request), initial={"on": days.day(request.now)})

    def act() -> object:
        return surveys.record(by=request.actor, registration_id=registration, visit=form.visit(), now=request.now)

    to = reverse("office:survey", args=[registration])
    return run(request, form, act, done=_("Đã ghi lần khảo sát."), to=to) or _visits(request, dossier, form)


@login_required
def follow(request: HttpRequest, registration: int, survey: int) -> HttpResponse:
    """Write down what came of what was asked on a visit."""
    dossier = dossier_for(request, registration, "survey")
    form = FollowForm(posted(request), initial={"on": days.day(request.now)}, auto_id=f"id_{survey}_%s")

    def act() -> object:
        given = form.cleaned_data
        return surveys.follow(by=request.actor, survey_id=survey, on=given["on"], text=given["text"], now=request.now)

    to = reverse("office:survey", args=[registration])
    answer = run(request, form, act, done=_("Đã ghi kết quả khắc phục."), to=to)
    return answer or _visits(request, dossier, pressed={survey: form})


@login_required
def send_up(request: HttpRequest, registration: int) -> HttpResponse:
    """Put the base committee's word on the dossiers that its unit has registered in the same round above."""
    dossier = dossier_for(request, registration, "send_up")
    climb = climbs.find(by=request.actor, registration_id=registration, now=request.now)
    usual = numbering.prefilled(by=request.actor, unit_id=climb.unit_below, kind="proposal", now=request.now)
    form = ListForm(posted(request), usual=usual, offered=list(climb.beside))

    def act() -> str:
        made = escalating.send_up(
            by=request.actor,
            registration_ids=form.cleaned_data["items"],
            paper=form.paper(),
            now=request.now,
            despite=form.cleaned_data["despite"],
        )
        return reverse("office:proposal", args=[made.pk])

    answer = run_to(request, form, act, done=_("Đã gửi văn bản đề nghị của cấp ủy lên cấp trên."))
    earlier = doubling.of(by=request.actor, registration_ids=[pk for pk, _label in climb.beside], now=request.now)
    page = {"dossier": dossier, "answer": dossier.actions["send_up"], "form": form, "doubles": earlier}
    return answer or show(request, "office/send_up.html", page, form)


def _visits(
    request: HttpRequest,
    dossier: Dossier,
    form: VisitForm | None = None,
    pressed: dict[int, FollowForm] | None = None,
) -> HttpResponse:
    pressed = pressed or {}
    first = {"on": days.day(request.now)}
    rows = [
        (one, pressed.get(one.pk) or FollowForm(initial=first, auto_id=f"id_{one.pk}_%s"))
        for one in surveys.of(dossier.id, by=request.actor)
    ]
    form = form or VisitForm(initial=first)
    page = {"dossier": dossier, "rows": rows, "form": form, "answer": dossier.actions["survey"]}
    return show(request, "office/survey.html", page, form, *pressed.values())
