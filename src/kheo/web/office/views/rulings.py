"""Form 2, proposals and decisions: issue them, carry them out, correct and revoke them."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kheo.web.office.forms.dossiers import DoneForm
from kheo.web.office.forms.papers import ListForm, PaperForm, ReasonedForm
from kheo.web.office.pages import attached, doubles, posted, require, run, run_to, show
from kheo.web.office.views.exporting import form_of
from kheo.work import boards, days, decisions, form_sheets, numbering, permits, steering
from kheo.work.boards import DecisionBoard

# what a decision gives, and the verb that records that it was carried out
VERBS = {"recognition": "recognise", "praise": "praise", "award": "award"}


@login_required
def summary(request: HttpRequest, unit: int, round_: str) -> HttpResponse:
    """Show form 2 of a round as it would stand; issue it."""
    board = boards.summary(by=request.actor, unit_id=unit, round_key=round_, now=request.now)
    usual = numbering.prefilled(by=request.actor, unit_id=unit, kind="registration_summary", now=request.now)
    form = PaperForm(posted(request), usual=usual)

    def act() -> object:
        return steering.issue_summary(
            by=request.actor, unit_id=unit, round_key=round_, paper=form.paper(), now=request.now
        )

    to = reverse("office:summary", args=[unit, round_])
    answer = run(request, form, act, done=_("Đã ban hành biểu tổng hợp đăng ký."), to=to)
    may = permits.answer(request.actor, "issue_summary", permits.Thing(unit_id=unit))
    return answer or show(
        request, "office/summary.html", {"board": board, "round_key": round_, "form": form, "may": may}, form
    )


@login_required
def summary_sheet(request: HttpRequest, unit: int, round_: str) -> HttpResponse:
    """Hand form 2 of a round out."""
    form = form_of(request)
    return attached(form_sheets.summary(by=request.actor, unit_id=unit, round_key=round_, now=request.now, form=form))


@login_required
def proposal(request: HttpRequest, proposal: int) -> HttpResponse:
    """Show a proposal with the dossiers on it and what became of it."""
    board = boards.proposal(by=request.actor, proposal_id=proposal, now=request.now)
    may = permits.answer(request.actor, "decide", permits.Thing(unit_id=board.proposal.unit_id))
    return render(request, "office/proposal.html", {"board": board, "may": may, "open": board.open_rows})


@login_required
def decide(request: HttpRequest, proposal: int) -> HttpResponse:
    """Decide on a proposal, for all or some of its items."""
    board = boards.proposal(by=request.actor, proposal_id=proposal, now=request.now)
    unit = board.proposal.unit_id
    require(request, "decide", unit)
    offered = [(row.id, f"{row.title} – {row.owner_name} ({row.grade_label})") for row in board.open_rows]
    usual = numbering.prefilled(by=request.actor, unit_id=unit, kind="decision", now=request.now)
    form = ListForm(posted(request), usual=usual, offered=offered)

    def act() -> str:
        chosen, paper = form.cleaned_data["items"], form.paper()
        made = decisions.decide(
            by=request.actor,
            proposal_id=proposal,
            registration_ids=chosen,
            paper=paper,
            now=request.now,
            despite=form.cleaned_data["despite"],
        )
        return reverse("office:decision", args=[made.pk])

    answer = run_to(request, form, act, done=_("Đã ban hành quyết định khen thưởng."))
    page = {"board": board, "form": form, "doubles": doubles(request, board.open_rows)}
    return answer or show(request, "office/decide.html", page, form)


@login_required
def decision(request: HttpRequest, decision: int) -> HttpResponse:
    """Show a decision: what it gave, its papers, what is still to be done."""
    return _decision(request, decision)


@login_required
def recognise(request: HttpRequest, decision: int) -> HttpResponse:
    """Record the recognition of everything in a decision."""
    return _carry_out(request, decision, "recognition", decisions.recognise, _("Đã ghi nhận kết quả."))


@login_required
def praise(request: HttpRequest, decision: int) -> HttpResponse:
    """Record that everything in a decision was praised in public."""
    return _carry_out(request, decision, "praise", decisions.praise, _("Đã ghi nhận việc biểu dương."))


@login_required
def award(request: HttpRequest, decision: int) -> HttpResponse:
    """Record that the awards of a decision were handed over."""
    return _carry_out(request, decision, "award", decisions.award, _("Đã ghi nhận việc trao khen thưởng."))


@login_required
def correct(request: HttpRequest, decision: int) -> HttpResponse:
    """Issue a corrected decision in the place of this one."""
    return _replace(request, decision, "correct", decisions.correct, _("Đã ban hành quyết định đính chính."))


@login_required
def revoke(request: HttpRequest, decision: int) -> HttpResponse:
    """Revoke a decision by a later one."""
    return _replace(request, decision, "revoke", decisions.revoke, _("Đã ban hành quyết định thu hồi."))


def _carry_out(request: HttpRequest, decision: int, what: str, verb: Callable[..., object], done: str) -> HttpResponse:
    form = DoneForm(posted(request), auto_id=f"id_{what}_%s")

    def act() -> object:
        return verb(by=request.actor, decision_id=decision, on=form.cleaned_data["on"], now=request.now)

    answer = run(request, form, act, done=done, to=_address(decision))
    return answer or _decision(request, decision, {what: form})


def _replace(request: HttpRequest, decision: int, verb: str, act_of: Callable[..., object], done: str) -> HttpResponse:
    board = boards.decision(by=request.actor, decision_id=decision, now=request.now)
    unit = board.decision.unit_id
    require(request, verb, unit)
    usual = numbering.prefilled(by=request.actor, unit_id=unit, kind="decision", now=request.now)
    form = ReasonedForm(posted(request), usual=usual)

    def act() -> str:
        made = act_of(by=request.actor, decision_id=decision, paper=form.paper(), now=request.now)
        return _address(made.pk)

    answer = run_to(request, form, act, done=done)
    return answer or show(request, f"office/{verb}.html", {"board": board, "form": form}, form)


def _decision(request: HttpRequest, decision: int, pressed: dict[str, DoneForm] | None = None) -> HttpResponse:
    board = boards.decision(by=request.actor, decision_id=decision, now=request.now)
    pressed = pressed or {}
    page = {"board": board, "steps": _steps(request, board, pressed), "may": _may(request, board)}
    return show(request, "office/decision.html", page, *pressed.values())


def _steps(request: HttpRequest, board: DecisionBoard, pressed: dict[str, DoneForm]) -> list[tuple[object, ...]]:
    """Set each thing the decision gives beside its address, its form, and whether this person records it."""
    first = {"on": days.day(request.now)}
    thing = permits.Thing(unit_id=board.decision.unit_id)
    return [
        (
            step,
            reverse(f"office:{VERBS[step.what]}", args=[board.decision.pk]),
            pressed.get(step.what) or DoneForm(initial=first, auto_id=f"id_{step.what}_%s"),
            permits.answer(request.actor, VERBS[step.what], thing),
        )
        for step in board.steps
    ]


def _may(request: HttpRequest, board: DecisionBoard) -> dict[str, bool]:
    """Tell what may be done with a decision that stands."""
    thing = permits.Thing(unit_id=board.decision.unit_id)
    stands = board.stands
    return {verb: stands and permits.answer(request.actor, verb, thing).ok for verb in ("correct", "revoke")}


def _address(decision: int) -> str:
    return reverse("office:decision", args=[decision])
