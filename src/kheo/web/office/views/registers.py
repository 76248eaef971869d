"""The registers of a unit: its proposals and decisions, its letters; page after page, to print, as a file."""

from collections.abc import Callable
from dataclasses import replace

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from kheo.web.office import chosen_list, register_list
from kheo.web.office.register_list import Kind
from kheo.web.office.views.exporting import export_short
from kheo.work import letter_books, permits, rulings
from kheo.work.choices import Choice
from kheo.work.exporting import registered
from kheo.work.exporting.described import Described, L

_RULINGS = Kind(
    name="to-trinh",
    which=(Choice(rulings.PROPOSALS, "Tờ trình"), Choice(rulings.DECISIONS, "Quyết định")),
    kinds=rulings.KINDS,
    orders=rulings.ORDERS,
    columns=(
        Choice("ngay", "Ngày"),
        Choice("ve_viec", "Về việc"),
        Choice("ky", "Người ký"),
        Choice("chuc_vu", "Chức vụ người ký"),
        Choice("ho_so", "Số hồ sơ"),
        Choice("ket_qua", "Kết quả, tình trạng"),
    ),
    usual=frozenset({"ngay", "ve_viec", "ky", "ho_so", "ket_qua"}),
    waiting="Tờ trình chờ quyết định",
)
_LETTERS = Kind(
    name="van-ban",
    which=(Choice(letter_books.CAME, "Cấp trên gửi"), Choice(letter_books.SENT, "Đã gửi cấp dưới")),
    kinds=letter_books.KINDS,
    orders=letter_books.ORDERS,
    columns=(
        Choice("loai", "Loại"),
        Choice("noi_gui", "Nơi gửi"),
        Choice("ngay", "Ngày gửi"),
        Choice("han", "Hạn báo nhận"),
        Choice("bao_nhan", "Báo nhận"),
        Choice("ngay_nhan", "Ngày báo nhận"),
    ),
    usual=frozenset({"loai", "noi_gui", "ngay", "bao_nhan"}),
    waiting="Còn chờ báo nhận",
)


@login_required
def decisions(request: HttpRequest, unit: int) -> HttpResponse:
    """Show a unit's proposals and decisions."""
    asked = register_list.read(request.GET, _RULINGS, unit)
    board = rulings.board(by=request.actor, unit_id=unit, wanted=asked.wanted, now=request.now)
    filters = register_list.filters(board.wanted, board.years, _RULINGS)
    may = permits.answer(request.actor, "word_papers", permits.Thing(unit_id=unit))
    page = {**chosen_list.page(request, asked), "board": board, "filters": filters, "may": may}
    return render(request, "office/decisions.html", page)


@login_required
def proposals_export(request: HttpRequest, unit: int) -> HttpResponseBase:
    """Hand out a unit's proposals, filtered, ordered and with the columns as on the screen."""
    return _export(request, unit, registered.proposals, _RULINGS)


@login_required
def decisions_export(request: HttpRequest, unit: int) -> HttpResponseBase:
    """Hand out a unit's decisions, filtered, ordered and with the columns as on the screen."""
    return _export(request, unit, registered.decisions, _RULINGS)


@login_required
def dispatches(request: HttpRequest, unit: int) -> HttpResponse:
    """Show what a unit sent down and what came to it."""
    asked = register_list.read(request.GET, _LETTERS, unit)
    book = letter_books.book(by=request.actor, unit_id=unit, wanted=asked.wanted, now=request.now)
    offered = _LETTERS if book.reads_sent else replace(_LETTERS, which=())
    filters = register_list.filters(book.wanted, book.years, offered)
    return render(
        request, "office/dispatches.html", {**chosen_list.page(request, asked), "book": book, "filters": filters}
    )


@login_required
def came_export(request: HttpRequest, unit: int) -> HttpResponseBase:
    """Hand out what came to a unit, filtered, ordered and with the columns as on the screen."""
    return _export(request, unit, registered.came, _LETTERS)


@login_required
def sent_export(request: HttpRequest, unit: int) -> HttpResponseBase:
    """Hand out what a unit sent down, filtered, ordered and with the columns as on the screen."""
    return _export(request, unit, registered.sent, _LETTERS)


def _export(request: HttpRequest, unit: int, of: Callable[..., Described[L]], kind: Kind) -> HttpResponseBase:
    asked = register_list.read(request.GET, kind, unit)
    told = of(by=request.actor, unit_id=unit, wanted=asked.wanted, now=request.now, chosen=asked.in_files)
    return export_short(request, told)
