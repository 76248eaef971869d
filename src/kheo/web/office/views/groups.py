"""The steering group of a unit: set it up by a decision, share out its duties, issue the assignment table."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from kheo.web.office.forms.dossiers import PressForm
from kheo.web.office.forms.groups import DutyForm, GroupForm
from kheo.web.office.forms.papers import PaperForm
from kheo.web.office.pages import posted, require, run, show
from kheo.work import boards, days, numbering, permits, programmes, steering
from kheo.work.people import Member


@login_required
def group(request: HttpRequest, unit: int) -> HttpResponse:
    """Show members, duties and papers of a steering group."""
    return _group(request, unit)


@login_required
def duty_add(request: HttpRequest, unit: int) -> HttpResponse:
    """Give a duty to a person."""
    require(request, "assign_duty", unit)
    form = DutyForm(posted(request), people=_choices(request, unit))

    def act() -> object:
        given = form.cleaned_data
        return steering.assign_duty(
            by=request.actor,
            unit_id=unit,
            task=given["task"],
            person_id=given["person"],
            scope=given["scope"],
            now=request.now,
        )

    answer = run(request, form, act, done=_("Đã phân công nhiệm vụ."), to=_address(unit))
    return answer or _group(request, unit, duty=form)


@login_required
def duty_release(request: HttpRequest, unit: int, duty: int) -> HttpResponse:
    """End a duty."""
    require(request, "assign_duty", unit)
    form = PressForm(posted(request))

    def act() -> object:
        return steering.release_duty(by=request.actor, unit_id=unit, duty_id=duty, now=request.now)

    answer = run(request, form, act, done=_("Đã thôi phân công nhiệm vụ này."), to=_address(unit))
    return answer or _group(request, unit, release=form)


@login_required
def assignments(request: HttpRequest, unit: int) -> HttpResponse:
    """Issue the assignment table as it stands."""
    require(request, "assign_duty", unit)
    form = PaperForm(posted(request), usual=_usual(request, unit), auto_id="id_bang_%s")

    def act() -> object:
        return steering.issue_assignments(by=request.actor, unit_id=unit, paper=form.paper(), now=request.now)

    answer = run(request, form, act, done=_("Đã ban hành bảng phân công."), to=_address(unit))
    return answer or _group(request, unit, table=form)


@login_required
def group_new(request: HttpRequest, unit: int) -> HttpResponse:
    """Set up the steering group by a decision."""
    require(request, "set_up_group", unit)
    usual = numbering.prefilled(by=request.actor, unit_id=unit, kind="decision", now=request.now)
    form = GroupForm(posted(request), usual=usual, people=_choices(request, unit))

    def act() -> object:
        return steering.set_up_group(
            by=request.actor, unit_id=unit, seats=form.seats(), paper=form.paper(), now=request.now
        )

    answer = run(request, form, act, done=_("Đã ban hành quyết định thành lập Tổ chỉ đạo."), to=_address(unit))
    board = boards.group_board(by=request.actor, unit_id=unit, now=request.now)
    duty = programmes.current(unit, on=days.day(request.now))[1].duties.get("set_up_group")
    return answer or show(request, "office/group_new.html", {"board": board, "form": form, "rule": duty}, form)


def _group(request: HttpRequest, unit: int, **pressed: object) -> HttpResponse:
    board = boards.group_board(by=request.actor, unit_id=unit, now=request.now)
    may = {
        verb: permits.answer(request.actor, verb, permits.Thing(unit_id=unit)).ok
        for verb in ("assign_duty", "issue_charter", "remind", "set_up_group", "word_papers")
    }
    page = {"board": board, "may": may, "duty_form": None, "table_form": None, "release_form": None}
    if may["assign_duty"]:
        page["duty_form"] = pressed.get("duty") or DutyForm(people=_choices(request, unit))
        page["table_form"] = pressed.get("table") or PaperForm(usual=_usual(request, unit), auto_id="id_bang_%s")
        page["release_form"] = pressed.get("release") or PressForm(auto_id=False)
    return show(request, "office/group.html", page, *pressed.values())


def _choices(request: HttpRequest, unit: int) -> list[tuple[int, str]]:
    return [
        (one.person_id, _named(one)) for one in boards.people_below(by=request.actor, unit_id=unit, now=request.now)
    ]


def _named(one: Member) -> str:
    return f"{one.name} – {one.position}" if one.position else one.name


def _usual(request: HttpRequest, unit: int) -> object:
    return numbering.prefilled(by=request.actor, unit_id=unit, kind="assignment_table", now=request.now)


def _address(unit: int) -> str:
    return reverse("office:group", args=[unit])
