"""The money of a unit: rounds, one round's estimate, approval and spending; the bonuses of a decision."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kheo.web.office.forms.dossiers import PressForm
from kheo.web.office.forms.money import ExpenseForm, RulesForm, SpendForm
from kheo.web.office.forms.papers import PaperForm
from kheo.web.office.pages import attached, posted, require, run, show
from kheo.web.office.views.exporting import form_of
from kheo.work import budgets, money_sheets, numbering, permits, prizes, purses


@login_required
def rounds(request: HttpRequest, unit: int) -> HttpResponse:
    """Show the rounds of a unit with their money."""
    found, rows = purses.rounds(by=request.actor, unit_id=unit, now=request.now)
    return render(request, "office/budgets.html", {"unit": found, "rows": rows})


@login_required
def budget(request: HttpRequest, unit: int, round_: str) -> HttpResponse:
    """Show the money of a round."""
    return _budget(request, unit, round_)


@login_required
def estimate(request: HttpRequest, unit: int, round_: str) -> HttpResponse:
    """Add a line to the estimate."""
    require(request, "estimate_budget", unit)
    form = ExpenseForm(posted(request))

    def act() -> object:
        return budgets.estimate(
            by=request.actor, unit_id=unit, round_key=round_, expense=form.expense(), now=request.now
        )

    answer = run(request, form, act, done=_("Đã ghi khoản chi vào dự toán."), to=_address(unit, round_))
    return answer or _budget(request, unit, round_, expense=form)


@login_required
def drop(request: HttpRequest, unit: int, round_: str, line: int) -> HttpResponse:
    """Take a line out of the estimate."""
    require(request, "estimate_budget", unit)
    form = PressForm(posted(request))

    def act() -> object:
        return budgets.drop(by=request.actor, unit_id=unit, line_id=line, now=request.now)

    answer = run(request, form, act, done=_("Đã bỏ khoản chi này."), to=_address(unit, round_))
    return answer or _budget(request, unit, round_, press=form)


@login_required
def spend(request: HttpRequest, unit: int, round_: str, line: int) -> HttpResponse:
    """Write down what a line cost; a page of its own, so that it can be done on a phone."""
    require(request, "estimate_budget", unit)
    board = purses.board(by=request.actor, unit_id=unit, round_key=round_, now=request.now)
    found = next((one for one in board.lines if one.id == line), None)
    form = SpendForm(posted(request), initial={"spent": found.spent} if found else {})

    def act() -> object:
        amount = form.cleaned_data["spent"] or 0
        return budgets.spend(by=request.actor, unit_id=unit, line_id=line, amount=amount, now=request.now)

    answer = run(request, form, act, done=_("Đã ghi số đã chi."), to=_address(unit, round_))
    return answer or show(request, "office/budget_spend.html", {"board": board, "line": found, "form": form}, form)


@login_required
def rules(request: HttpRequest, unit: int, round_: str) -> HttpResponse:
    """Set how the office counts."""
    require(request, "approve_budget", unit)
    form = RulesForm(posted(request), offered=budgets.CHOICES)

    def act() -> object:
        return budgets.rule(by=request.actor, unit_id=unit, round_key=round_, rules=form.rules(), now=request.now)

    answer = run(request, form, act, done=_("Đã ghi cách tính."), to=_address(unit, round_))
    return answer or _budget(request, unit, round_, rules=form)


@login_required
def approve(request: HttpRequest, unit: int, round_: str) -> HttpResponse:
    """Approve the estimate as it stands."""
    require(request, "approve_budget", unit)
    form = PaperForm(posted(request), usual=_usual(request, unit, "budget_estimate"), auto_id="id_duyet_%s")

    def act() -> object:
        return budgets.approve(by=request.actor, unit_id=unit, round_key=round_, paper=form.paper(), now=request.now)

    answer = run(request, form, act, done=_("Đã duyệt dự toán."), to=_address(unit, round_))
    return answer or _budget(request, unit, round_, approve=form)


@login_required
def export(request: HttpRequest, unit: int, round_: str) -> HttpResponse:
    """Hand the money of a round out."""
    form = form_of(request)
    return attached(money_sheets.budget(by=request.actor, unit_id=unit, round_key=round_, now=request.now, form=form))


@login_required
def bonuses(request: HttpRequest, decision: int) -> HttpResponse:
    """Show the bonuses of a decision; freeze their list."""
    page = prizes.page(by=request.actor, decision_id=decision, now=request.now)
    form = PaperForm(posted(request), usual=_usual(request, page.unit.id, "bonus_list"))
    if request.method == "POST":
        permits.require(request.actor, "estimate_budget", permits.Thing(unit_id=page.unit.id))

    def act() -> object:
        return prizes.issue(by=request.actor, decision_id=decision, paper=form.paper(), now=request.now)

    to = reverse("office:bonuses", args=[decision])
    answer = run(request, form, act, done=_("Đã ban hành danh sách tiền thưởng."), to=to)
    return answer or show(request, "office/bonuses.html", {"page": page, "form": form}, form)


@login_required
def bonuses_export(request: HttpRequest, decision: int) -> HttpResponse:
    """Hand the bonuses of a decision out."""
    form = form_of(request)
    return attached(money_sheets.bonuses(by=request.actor, decision_id=decision, now=request.now, form=form))


def _budget(request: HttpRequest, unit: int, round_: str, **pressed: object) -> HttpResponse:
    board = purses.board(by=request.actor, unit_id=unit, round_key=round_, now=request.now)
    page = {"board": board, "expense_form": None, "approve_form": None, "rules_form": None, "press_form": None}
    if board.may["estimate_budget"]:
        page["expense_form"] = pressed.get("expense") or ExpenseForm()
        page["press_form"] = pressed.get("press") or PressForm(auto_id=False)
    if board.may["approve_budget"]:
        usual = _usual(request, unit, "budget_estimate")
        page["approve_form"] = pressed.get("approve") or PaperForm(usual=usual, auto_id="id_duyet_%s")
        page["rules_form"] = pressed.get("rules") or RulesForm(initial=board.rules, offered=budgets.CHOICES)
    return show(request, "office/budget.html", page, *pressed.values())


def _usual(request: HttpRequest, unit: int, kind: str) -> object:
    return numbering.prefilled(by=request.actor, unit_id=unit, kind=kind, now=request.now)


def _address(unit: int, round_: str) -> str:
    return reverse("office:budget", args=[unit, round_])
