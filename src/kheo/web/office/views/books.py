"""The book of papers sent out: read it by year and kind, explain a number that is not used, hand it out."""

from typing import TypedDict

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from kheo.web.frame import places
from kheo.web.office.forms.papers import CancelNumberForm
from kheo.web.office.forms.styles import StyleForm
from kheo.web.office.pages import posted, run, show
from kheo.web.office.views.exporting import export_short
from kheo.work import books, permits, registers, styles
from kheo.work.exporting import registered


@login_required
def book(request: HttpRequest, unit: int) -> HttpResponse:
    """Show the book of a unit in a year; cancel a number with the reason."""
    found = books.read(by=request.actor, unit_id=unit, now=request.now, **_asked(request))
    usual = {"year": found.year, "literal": request.GET.get("huy", "")[:60]}
    form = CancelNumberForm(posted(request), initial=usual)

    def act() -> object:
        return books.cancel(by=request.actor, unit_id=unit, now=request.now, **form.values())

    to = f"{reverse('office:book', args=[unit])}?nam={found.year}"
    answer = run(request, form, act, done=_("Đã ghi vào sổ số không dùng."), to=to)
    is_whole = "in" in request.GET
    page = {
        "book": found,
        "page": registers.cut(found.lines, places.read(request.GET), whole=is_whole),
        "is_whole": is_whole,
        "form": form,
        "may": permits.answer(request.actor, "cancel_number", permits.Thing(unit_id=unit)),
    }
    return answer or show(request, "office/book.html", page, form)


@login_required
def export(request: HttpRequest, unit: int) -> HttpResponseBase:
    """Hand the book out, filtered as on the screen."""
    asked = registered.book(by=request.actor, unit_id=unit, now=request.now, **_asked(request))
    return export_short(request, asked)


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


class _Asked(TypedDict):
    year: int | None
    kind: str
    text: str


def _asked(request: HttpRequest) -> _Asked:
    given = request.GET
    year = given.get("nam", "")
    return {
        "year": int(year) if year.isascii() and year.isdigit() and len(year) == 4 else None,
        "kind": given.get("loai", "")[:12],
        "text": given.get("tim", "").strip()[:100],
    }
