"""The book of papers sent out: read it by year and kind, explain a number that is not used, hand it out."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from kheo.web.office.forms.papers import CancelNumberForm
from kheo.web.office.forms.styles import StyleForm
from kheo.web.office.pages import posted, run, show
from kheo.work import books, permits, styles


@login_required
def book(request: HttpRequest, unit: int) -> HttpResponse:
    """Show the book of a unit in a year; cancel a number with the reason."""
    found = books.read(by=request.actor, unit_id=unit, year=_year(request), kind=_kind(request), now=request.now)
    usual = {"year": found.year, "literal": request.GET.get("huy", "")[:60]}
    form = CancelNumberForm(posted(request), initial=usual)

    def act() -> object:
        return books.cancel(by=request.actor, unit_id=unit, now=request.now, **form.values())

    to = f"{reverse('office:book', args=[unit])}?nam={found.year}"
    answer = run(request, form, act, done=_("Đã ghi vào sổ số không dùng."), to=to)
    may = permits.answer(request.actor, "cancel_number", permits.Thing(unit_id=unit))
    return answer or show(request, "office/book.html", {"book": found, "form": form, "may": may}, form)


@login_required
def export(request: HttpRequest, unit: int) -> HttpResponse:
    """Hand the book out as a spreadsheet."""
    name, content_type, data = books.export(
        by=request.actor, unit_id=unit, year=_year(request), kind=_kind(request), now=request.now
    )
    response = HttpResponse(data, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


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


def _year(request: HttpRequest) -> int | None:
    written = request.GET.get("nam", "")
    return int(written) if written.isascii() and written.isdigit() and len(written) == 4 else None


def _kind(request: HttpRequest) -> str:
    return request.GET.get("loai", "")[:12]
