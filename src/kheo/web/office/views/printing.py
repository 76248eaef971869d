"""Certificates put on paper: order a run, follow it, hand out its files; measure stock and printers; the register."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kheo.web.frame.forms import ActForm
from kheo.web.office.forms.printing import OrderForm, PrinterForm, StockForm
from kheo.web.office.pages import posted, require, run, run_to, show
from kheo.web.office.views.exporting import export_short
from kheo.work.documents import Rendered
from kheo.work.exporting import registered
from kheo.work.printing import measuring, running, showing

# a run that is being made is looked at again after so many seconds, also without a script
AGAIN = 10


@login_required
def order(request: HttpRequest, decision: int) -> HttpResponse:
    """Choose which certificates of a decision are printed, on what, by which printer."""
    choice = showing.choice(by=request.actor, decision_id=decision, now=request.now)
    require(request, "print_certificates", choice.decision.unit_id)
    form = OrderForm(posted(request), choice=choice)

    def act() -> str:
        made = running.order(by=request.actor, decision_id=decision, order=form.order(), now=request.now)
        return reverse("office:print_run", args=[made.pk])

    answer = run_to(request, form, act, done=_("Đã nhận đợt in; tệp được tạo dần ở trang này."))
    return answer or show(request, "office/print_order.html", {"choice": choice, "form": form}, form)


@login_required
def run_page(request: HttpRequest, run: int) -> HttpResponse:
    """Show how far a run is, and its files; a page of a run that waits is looked at again by itself."""
    return _run_page(request, run, ActForm())


@login_required
@require_POST
def cancel(request: HttpRequest, run: int) -> HttpResponse:
    """Cancel a run that is not made yet."""
    board = showing.run(by=request.actor, run_id=run, now=request.now)
    require(request, "print_certificates", board.unit.id)
    form = ActForm(request.POST)

    def act() -> str:
        running.cancel(by=request.actor, run_id=run, now=request.now)
        return reverse("office:print_run", args=[run])

    return run_to(request, form, act, done=_("Đã hủy đợt in.")) or _run_page(request, run, form)


@login_required
def file(request: HttpRequest, run: int, number: int) -> HttpResponse:
    """Hand out a file of a run."""
    return _file(running.read(by=request.actor, run_id=run, number=number))


@login_required
def register(request: HttpRequest, unit: int) -> HttpResponse:
    """Show what a unit printed and printed again."""
    found = showing.register(by=request.actor, unit_id=unit, now=request.now)
    return render(request, "office/print_register.html", {"register": found})


@login_required
def register_export(request: HttpRequest, unit: int) -> HttpResponseBase:
    """Hand the register out."""
    return export_short(request, registered.printed(by=request.actor, unit_id=unit, now=request.now))


@login_required
def measures(request: HttpRequest, unit: int) -> HttpResponse:
    """List a unit's stock and printers; write down a new printer."""
    return _measures(request, unit, None)


@login_required
def printer(request: HttpRequest, unit: int, printer: int) -> HttpResponse:
    """Measure a printer again."""
    return _measures(request, unit, printer)


@login_required
def stock_new(request: HttpRequest, unit: int) -> HttpResponse:
    """Write down where the fields of a new stock stand."""
    require(request, "print_certificates", unit)
    return _stock(request, unit, None, measuring.NEW)


@login_required
def stock(request: HttpRequest, unit: int, stock: int) -> HttpResponse:
    """Measure a stock again."""
    require(request, "print_certificates", unit)
    row = measuring.find_stock(by=request.actor, unit_id=unit, stock_id=stock)
    return _stock(request, unit, stock, measuring.measured(row))


@login_required
def trial(request: HttpRequest, unit: int, stock: int) -> HttpResponse:
    """Hand out the sheet with the cross-hairs, moved as a printer needs it."""
    require(request, "print_certificates", unit)
    asked = request.GET.get("may", "")
    printer = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else None
    return _file(measuring.trial(by=request.actor, unit_id=unit, stock_id=stock, printer_id=printer))


def _run_page(request: HttpRequest, run: int, form: ActForm) -> HttpResponse:
    board = showing.run(by=request.actor, run_id=run, now=request.now)
    answer = show(request, "office/print_run.html", {"board": board, "form": form, "again": AGAIN}, form)
    if board.run.waits and request.method == "GET":
        answer.headers["Refresh"] = str(AGAIN)
    return answer


def _stock(request: HttpRequest, unit: int, stock: int | None, measured: measuring.Measured) -> HttpResponse:
    form = StockForm(posted(request), measured=measured)

    def act() -> str:
        row = measuring.keep_stock(
            by=request.actor, unit_id=unit, stock_id=stock, measured=form.measured(), now=request.now
        )
        return reverse("office:stock", args=[unit, row.pk])

    answer = run_to(request, form, act, done=_("Đã ghi số đo. Hãy in tờ thử, ướm lên phôi thật trước khi in cả đợt."))
    printers = measuring.printers(by=request.actor, unit_id=unit)
    page = {"unit": unit, "stock": stock, "measured": measured, "form": form, "printers": printers}
    return answer or show(request, "office/stock.html", page, form)


def _measures(request: HttpRequest, unit: int, pressed: int | None) -> HttpResponse:
    require(request, "print_certificates", unit)
    form = PrinterForm(posted(request), initial={"right": 0, "down": 0}, auto_id=f"id_{pressed or 'new'}_%s")

    def act() -> object:
        given = {key: form.cleaned_data[key] for key in ("name", "right", "down")}
        return measuring.keep_printer(by=request.actor, unit_id=unit, printer_id=pressed, now=request.now, **given)

    answer = run(request, form, act, done=_("Đã ghi máy in."), to=reverse("office:measures", args=[unit]))
    if answer is not None:
        return answer
    rows = [
        (one, form if one.pk == pressed and form.is_bound else _printer_form(one))
        for one in measuring.printers(by=request.actor, unit_id=unit)
    ]
    first = PrinterForm(initial={"right": 0, "down": 0}, auto_id="id_new_%s")
    page = {"unit": unit, "stocks": measuring.stocks(by=request.actor, unit_id=unit), "rows": rows}
    return show(request, "office/measures.html", {**page, "pressed": form, "form": first if pressed else form}, form)


def _printer_form(one: measuring.Printer) -> PrinterForm:
    first = {key: getattr(one, key) for key in ("name", "right", "down")}
    return PrinterForm(initial=first, auto_id=f"id_{one.pk}_%s")


def _file(made: Rendered) -> HttpResponse:
    response = HttpResponse(made.data, content_type=made.content_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=made.name)
    return response
