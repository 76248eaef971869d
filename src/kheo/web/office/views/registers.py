"""The registers of a unit: its proposals and decisions, its letters; page after page, to print, as a file."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from kheo.web.office import register_list
from kheo.web.office.views.exporting import export_short
from kheo.work import letter_books, permits, rulings
from kheo.work.choices import Choice
from kheo.work.exporting import registered
from kheo.work.exporting.described import Described, L
from kheo.work.registers import Wanted

_RULINGS = (Choice(rulings.PROPOSALS, "Tờ trình"), Choice(rulings.DECISIONS, "Quyết định"))
_LETTERS = (Choice(letter_books.CAME, "Cấp trên gửi"), Choice(letter_books.SENT, "Đã gửi cấp dưới"))


@login_required
def decisions(request: HttpRequest, unit: int) -> HttpResponse:
    """Show a unit's proposals and decisions."""
    board = rulings.board(by=request.actor, unit_id=unit, wanted=_of_rulings(request), now=request.now)
    filters = register_list.filters(board.wanted, board.years, rulings.KINDS, _RULINGS, _("Tờ trình chờ quyết định"))
    may = permits.answer(request.actor, "word_papers", permits.Thing(unit_id=unit))
    return render(request, "office/decisions.html", {"board": board, "filters": filters, "may": may})


@login_required
def proposals_export(request: HttpRequest, unit: int) -> HttpResponseBase:
    """Hand out a unit's proposals, filtered and ordered as on the screen."""
    return _export(request, unit, registered.proposals, _of_rulings(request))


@login_required
def decisions_export(request: HttpRequest, unit: int) -> HttpResponseBase:
    """Hand out a unit's decisions, filtered and ordered as on the screen."""
    return _export(request, unit, registered.decisions, _of_rulings(request))


@login_required
def dispatches(request: HttpRequest, unit: int) -> HttpResponse:
    """Show what a unit sent down and what came to it."""
    book = letter_books.book(by=request.actor, unit_id=unit, wanted=_of_letters(request), now=request.now)
    which = _LETTERS if book.reads_sent else ()
    filters = register_list.filters(book.wanted, book.years, letter_books.KINDS, which, _("Chưa báo nhận đủ"))
    return render(request, "office/dispatches.html", {"book": book, "filters": filters})


@login_required
def came_export(request: HttpRequest, unit: int) -> HttpResponseBase:
    """Hand out what came to a unit, filtered and ordered as on the screen."""
    return _export(request, unit, registered.came, _of_letters(request))


@login_required
def sent_export(request: HttpRequest, unit: int) -> HttpResponseBase:
    """Hand out what a unit sent down, filtered and ordered as on the screen."""
    return _export(request, unit, registered.sent, _of_letters(request))


def _of_rulings(request: HttpRequest) -> Wanted:
    return register_list.read(request.GET, rulings.KINDS, rulings.PROPOSALS, rulings.DECISIONS)


def _of_letters(request: HttpRequest) -> Wanted:
    return register_list.read(request.GET, letter_books.KINDS, letter_books.CAME, letter_books.SENT)


def _export(request: HttpRequest, unit: int, of: Callable[..., Described[L]], wanted: Wanted) -> HttpResponseBase:
    return export_short(request, of(by=request.actor, unit_id=unit, wanted=wanted, now=request.now))
