"""The book of papers sent out: read it by year and kind, explain a number that is not used, hand it out."""

from dataclasses import replace

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from kheo.web.office import chosen_list, register_list
from kheo.web.office.forms.papers import CancelNumberForm
from kheo.web.office.forms.styles import StyleForm
from kheo.web.office.pages import posted, run, show
from kheo.web.office.register_list import Kind
from kheo.web.office.views.exporting import export_short
from kheo.work import books, permits, registers, styles
from kheo.work.choices import Choice
from kheo.work.exporting import registered
from kheo.work.registers import Order

_BOOK = Kind(
    name="so",
    which=(),
    kinds=(),
    orders=(
        Choice(Order.NUMBER, "Theo số, ký hiệu"),
        Choice(Order.NEWEST, "Mới nhất trước"),
        Choice(Order.TITLE, "Theo trích yếu"),
    ),
    columns=(
        Choice("loai", "Loại"),
        Choice("ngay", "Ngày"),
        Choice("trich_yeu", "Trích yếu"),
        Choice("ghi_chu", "Ghi chú"),
    ),
    usual=frozenset({"ngay", "trich_yeu", "ghi_chu"}),
    waiting="Số bỏ trống, chưa giải thích",
    is_yearly=True,
)


@login_required
def book(request: HttpRequest, unit: int) -> HttpResponse:
    """Show the book of a unit in a year; cancel a number with the reason."""
    asked, of_book = _read(request, unit)
    found = books.read(by=request.actor, unit_id=unit, asked=of_book, now=request.now)
    usual = {"year": found.year, "literal": request.GET.get("huy", "")[:60]}
    form = CancelNumberForm(posted(request), initial=usual)

    def act() -> object:
        return books.cancel(by=request.actor, unit_id=unit, now=request.now, **form.values())

    to = f"{reverse('office:book', args=[unit])}?nam={found.year}"
    answer = run(request, form, act, done=_("Đã ghi vào sổ số không dùng."), to=to)
    kinds = tuple(Choice(each, each) for each in found.kinds)
    page = {
        **chosen_list.page(request, asked),
        "book": found,
        "page": registers.cut(found.lines, asked.wanted.place, whole=asked.wanted.is_whole),
        "filters": register_list.filters(
            replace(asked.wanted, year=found.year), found.years, replace(_BOOK, kinds=kinds)
        ),
        "form": form,
        "may": permits.answer(request.actor, "cancel_number", permits.Thing(unit_id=unit)),
    }
    return answer or show(request, "office/book.html", page, form)


@login_required
def export(request: HttpRequest, unit: int) -> HttpResponseBase:
    """Hand the book out, filtered, ordered and with the columns as on the screen."""
    asked, of_book = _read(request, unit)
    told = registered.book(by=request.actor, unit_id=unit, asked=of_book, now=request.now, chosen=asked.in_files)
    return export_short(request, told)


@login_required
def style(request: HttpRequest, unit: int) -> HttpResponse:
    """Show how an office spells and numbers its papers; set it from now on."""
    page = styles.page(by=request.actor, unit_id=unit, now=request.now)
    form = StyleForm(posted(request), style=page.style)

    def act() -> object:
        return styles.change(by=request.actor, unit_id=unit, style=form.style(), now=request.now)

    answer = run(
        request, form, act, done=_("Đã ghi cách viết, đánh số văn bản."), to=reverse("office:style", args=[unit])
    )
    return answer or show(request, "office/style.html", {"page": page, "form": form}, form)


def _read(request: HttpRequest, unit: int) -> tuple[register_list.Asked, books.Asked]:
    """Read what is asked of the book; which kinds it has is only known from itself, so any short one will do."""
    kind = Choice(request.GET.get("loai", "")[:12], "")
    asked = register_list.read(request.GET, replace(_BOOK, kinds=(kind,)), unit)
    wanted = asked.wanted
    return asked, books.Asked(wanted.year, wanted.kind, wanted.text, wanted.waits, wanted.order)
