"""Select, pass over, propose."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from kheo.web.office.forms.judging import PassOverForm, SelectForm
from kheo.web.office.forms.papers import ListForm
from kheo.web.office.pages import dossier_for, doubles, posted, require, run, run_to, show
from kheo.work import (
    appraisals,
    climbs,
    decisions,
    doubling,
    holds,
    judging,
    lists,
    numbering,
    selections,
)
from kheo.work.dossiers import Dossier

_VERBS = ("select", "pass_over")


@login_required
def select(request: HttpRequest, unit: int, round_: str) -> HttpResponse:
    """Show the dossiers of a round in order of merit, each with what the rules say of it."""
    board = selections.board(by=request.actor, unit_id=unit, round_key=round_, now=request.now)
    rows = [
        (
            line,
            SelectForm(grades=board.grades, initial={"grade": line.row.grade}, auto_id=f"id_chon_{line.row.id}_%s"),
            PassOverForm(auto_id=f"id_thoi_{line.row.id}_%s"),
        )
        for line in board.lines
    ]
    return show(request, "office/select.html", {"board": board, "rows": rows})


@login_required
def select_one(request: HttpRequest, registration: int) -> HttpResponse:
    """Select one dossier with a grade."""
    dossier = dossier_for(request, registration, *_VERBS)
    form = _select_form(request, dossier)

    def act() -> object:
        given = form.cleaned_data
        return judging.select(
            by=request.actor,
            registration_id=registration,
            grade=given.get("grade", ""),
            reason=given["reason"],
            now=request.now,
        )

    answer = run(request, form, act, done=_("Đã xét chọn."), to=_table(dossier))
    return answer or _page(request, dossier, select=form)


@login_required
def pass_over(request: HttpRequest, registration: int) -> HttpResponse:
    """Conclude that a dossier is not selected this time."""
    dossier = dossier_for(request, registration, *_VERBS)
    form = PassOverForm(posted(request), auto_id="id_thoi_%s")

    def act() -> object:
        reason = form.cleaned_data["reason"]
        return judging.pass_over(by=request.actor, registration_id=registration, reason=reason, now=request.now)

    done = _("Đã kết luận chưa chọn lần này; chủ thể đọc được lý do ngay.")
    return run(request, form, act, done=done, to=_table(dossier)) or _page(request, dossier, pass_over=form)


@login_required
def propose(request: HttpRequest, unit: int, round_: str) -> HttpResponse:
    """Propose what was selected to the committee, with the proposal's number, day and signer."""
    require(request, "propose", unit)
    board = selections.board(by=request.actor, unit_id=unit, round_key=round_, now=request.now)
    offered = [(row.id, _offered(row)) for row in board.selected]
    usual = numbering.prefilled(by=request.actor, unit_id=unit, kind="proposal", now=request.now)
    form = ListForm(posted(request), usual=usual, offered=offered)

    def act() -> str:
        paper, chosen = form.paper(), form.cleaned_data["items"]
        made = decisions.propose(
            by=request.actor,
            unit_id=unit,
            round_key=round_,
            registration_ids=chosen,
            paper=paper,
            now=request.now,
            despite=form.cleaned_data["despite"],
        )
        return reverse("office:proposal", args=[made.pk])

    answer = run_to(request, form, act, done=_("Đã trình cấp ủy."))
    page = {"board": board, "form": form, "doubles": doubles(request, board.selected)}
    return answer or show(request, "office/propose.html", page, form)


def _offered(row: lists.Row) -> str:
    """Name a dossier on the list of a proposal; a conference gives no grade."""
    grade = f" ({row.grade_label})" if row.grade_label else ""
    return f"{row.title} – {row.owner_name}{grade}"


def _page(request: HttpRequest, dossier: Dossier, **pressed: object) -> HttpResponse:
    page = {
        "dossier": dossier,
        "back": _table(dossier),
        "climb": climbs.find(by=request.actor, registration_id=dossier.id, now=request.now),
        "doubles": doubling.of(by=request.actor, registration_ids=[dossier.id], now=request.now),
        "may_hold": holds.may(by=request.actor, registration_id=dossier.id),
        "select_form": pressed.get("select") or _select_form(request, dossier, fresh=True),
        "pass_form": pressed.get("pass_over") or PassOverForm(auto_id="id_thoi_%s"),
    }
    return show(request, "office/select_one.html", page, *pressed.values())


def _select_form(request: HttpRequest, dossier: Dossier, *, fresh: bool = False) -> SelectForm:
    grades = appraisals.sheet(by=request.actor, registration_id=dossier.id).grades
    data = None if fresh else posted(request)
    return SelectForm(data, grades=grades, initial={"grade": dossier.appraisal.grade if dossier.appraisal else ""})


def _table(dossier: Dossier) -> str:
    return reverse("office:select", args=[dossier.unit_id, dossier.round])
