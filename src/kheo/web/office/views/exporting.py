"""Take lists and the whole office away as files: a short list at once, what is large from its page until it expires."""

from contextlib import ExitStack
from io import SEEK_END
from tempfile import SpooledTemporaryFile

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kheo.web.frame import shelves
from kheo.web.frame.forms import ActForm
from kheo.web.office.long_list import Asked
from kheo.web.office.pages import attached, posted, run_to, show
from kheo.work import permits
from kheo.work.documents import Rendered
from kheo.work.exporting import asking, described, lined, shelved, shorter
from kheo.work.exporting.described import Described, Form, L
from kheo.work.exporting.lined import Extract

# a file that is being made is looked at again after so many seconds, also without a script
AGAIN = 10
# a shorter list is written in memory up to so many bytes
_IN_MEMORY = 1 << 20


def export_list(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Hand out a list with the columns chosen, or all; one that is long is asked for by a button, but no desk's."""
    columns = asked.columns if "cot" in request.GET else frozenset(one.key for one in asked.offered)
    extract = Extract(asked.wanted, columns, form_of(request))
    is_long = asking.is_long(by=request.actor, extract=extract, now=request.now)  # not there for who reads no list
    if is_long and asked.wanted.desk:
        return _by_units(request)
    if not is_long and (request.method != "POST" or asked.wanted.desk):
        return attached(lined.at_once(by=request.actor, extract=extract, now=request.now))
    form = ActForm(posted(request))

    def act() -> str:
        row = asking.ask(by=request.actor, extract=extract, now=request.now)
        return reverse("office:export_page", args=[row.pk])

    page = {"form": form, "most": settings.EXPORT_AT_ONCE, "days": settings.EXPORT_DAYS}
    return run_to(request, form, act, done=_("Đã nhận yêu cầu; máy chủ đang lập tệp.")) or show(
        request, "office/export_ask.html", page, form
    )


def _by_units(request: HttpRequest) -> HttpResponse:
    """Lead to the list of the units one reads: what is seen for another reason stands in no file that waits."""
    messages.info(
        request,
        _("Danh sách dài nên tệp được lập từ mục “Danh sách hồ sơ”, chỉ gồm hồ sơ của đơn vị đồng chí phụ trách."),
    )
    return redirect(f"{reverse('office:dossiers_export')}?{request.GET.urlencode()}")


def export_short(request: HttpRequest, asked: Described[L]) -> HttpResponseBase:
    """Hand out a list that is described whole, in the format asked for.

    It is written row by row, beyond `_IN_MEMORY` bytes into a file on the disk, so that its length takes no memory.
    """
    form = form_of(request)
    with ExitStack() as closing:
        out = closing.enter_context(SpooledTemporaryFile(max_size=_IN_MEMORY))
        described.write(asked, form, out)
        size = out.seek(0, SEEK_END)
        out.seek(0)
        if size <= _IN_MEMORY:
            return attached(Rendered(f"{asked.name}.{form}", form.content_type, out.read()))
        closing.pop_all()  # the answer closes it
    return FileResponse(out, as_attachment=True, filename=f"{asked.name}.{form}", content_type=form.content_type)


@login_required
def library(request: HttpRequest) -> HttpResponseBase:
    """Take away what one finds in the library, filtered as on the screen."""
    return export_short(request, shelved.shelf(by=request.actor, wanted=shelves.read(request.GET), now=request.now))


@login_required
def packages(request: HttpRequest) -> HttpResponseBase:
    """Take away the packages that somebody may see."""
    return export_short(request, shorter.packages(by=request.actor, now=request.now))


@login_required
def proposed(request: HttpRequest, unit: int, round_: str) -> HttpResponseBase:
    """Take away the exemplars on the list of a round."""
    asked = shorter.proposed(by=request.actor, unit_id=unit, round_key=round_, now=request.now)
    return export_short(request, asked)


@login_required
def office(request: HttpRequest) -> HttpResponse:
    """Ask for everything the office holds as one zip."""
    permits.require(request.actor, "export_office", permits.NOTHING)
    form = ActForm(posted(request))

    def act() -> str:
        return reverse("office:export_page", args=[asking.ask_office(by=request.actor, now=request.now).pk])

    page = {"form": form, "days": settings.EXPORT_DAYS}
    return run_to(request, form, act, done=_("Đã nhận yêu cầu; máy chủ đang lập tệp.")) or show(
        request, "office/export_office.html", page, form
    )


@login_required
def exports(request: HttpRequest) -> HttpResponse:
    """List the files one asked for."""
    may = permits.answer(request.actor, "export_office", permits.NOTHING).ok
    return render(request, "office/exports.html", {"files": asking.mine(by=request.actor), "may_office": may})


@login_required
def export(request: HttpRequest, export: int) -> HttpResponse:
    """Show how far a file is; a page of one that waits is looked at again by itself."""
    file = asking.find(by=request.actor, export_id=export)
    answer = render(request, "office/export_page.html", {"file": file, "again": AGAIN})
    if file.waits:
        answer.headers["Refresh"] = str(AGAIN)
    return answer


@login_required
def fetch(request: HttpRequest, export: int) -> HttpResponseBase:
    """Hand a file out, piece by piece."""
    made = asking.fetch(by=request.actor, export_id=export, now=request.now)
    return FileResponse(made.path.open("rb"), as_attachment=True, filename=made.name, content_type=made.content_type)


def form_of(request: HttpRequest) -> Form:
    """Read in which format a file is asked for: a spreadsheet unless the address says otherwise."""
    return Form.CSV if request.GET.get("dang") == Form.CSV else Form.XLSX
