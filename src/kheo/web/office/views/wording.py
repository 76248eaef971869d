"""How an office words its papers: the list of papers, the slots of one, a preview on sample data, the default again."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kheo.web.frame.acting import refuse
from kheo.web.office.forms.wording import OwnFormForm, ResetForm, WordingForm
from kheo.web.office.pages import posted, require, run, show
from kheo.work import wording_pages, wordings
from kheo.work.documents import Rendered
from kheo.work.refusals import BadInput
from kheo.work.wording_pages import Page


@login_required
def shelf(request: HttpRequest, unit: int) -> HttpResponse:
    """List the papers of a unit, each with whose words hold."""
    require(request, "word_papers", unit)
    found = wording_pages.shelf(by=request.actor, unit_id=unit, now=request.now)
    return render(request, "office/wordings.html", {"shelf": found})


@login_required
def wording(request: HttpRequest, unit: int, kind: str) -> HttpResponse:
    """Show the slots of a paper; set an office's own words."""
    page = _read(request, unit, kind)
    form = WordingForm(posted(request), slots=page.slots, seen=page.seen)

    def act() -> object:
        return wordings.word(
            by=request.actor,
            unit_id=unit,
            kind=kind,
            words=form.words(),
            seen=form.cleaned_data["seen"],
            now=request.now,
        )

    done = _("Đã ghi lời văn. Văn bản ban hành từ nay dùng lời văn này; văn bản cũ giữ nguyên.")
    answer = run(request, form, act, done=done, to=_address(unit, kind))
    return answer or _page(request, page, form)


@login_required
def preview(request: HttpRequest, unit: int, kind: str, format_: str) -> HttpResponse:
    """Set the sample in the words that hold, or in those that are posted; nothing is kept."""
    page = _read(request, unit, kind)
    form = WordingForm(posted(request), slots=page.slots, seen=page.seen)
    words = form.words() if form.is_bound and form.is_valid() else None
    try:
        made = wording_pages.preview(
            by=request.actor, unit_id=unit, kind=kind, format_=format_, now=request.now, words=words
        )
    except BadInput as no:
        if not form.is_bound:
            raise
        refuse(form, no)
        return _page(request, page, form)
    return _file(made)


@login_required
@require_POST
def reset(request: HttpRequest, unit: int, kind: str) -> HttpResponse:
    """Go back to the default."""
    return _go_back(request, unit, kind, wordings.reset, _("Đã trở lại lời văn mặc định."))


@login_required
@require_POST
def set_form(request: HttpRequest, unit: int, kind: str) -> HttpResponse:
    """Set an own docx."""
    page = _read(request, unit, kind)
    form = OwnFormForm(request.POST, request.FILES)

    def act() -> object:
        seen = form.cleaned_data["seen"]
        return wordings.set_form(
            by=request.actor, unit_id=unit, kind=kind, upload=form.upload(), seen=seen, now=request.now
        )

    done = _("Đã nhận mẫu Word. Bản Word của văn bản ban hành từ nay dùng mẫu này.")
    answer = run(request, form, act, done=done, to=_address(unit, kind))
    return answer or _page(request, page, own=form)


@login_required
@require_POST
def try_form(request: HttpRequest, unit: int, kind: str) -> HttpResponse:
    """Set the sample in a docx that is handed in; nothing is kept."""
    page = _read(request, unit, kind)
    form = OwnFormForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, page, own=form)
    try:
        made = wording_pages.preview(
            by=request.actor, unit_id=unit, kind=kind, format_="docx", now=request.now, upload=form.upload()
        )
    except BadInput as no:
        refuse(form, no)
        return _page(request, page, own=form)
    return _file(made)


@login_required
@require_POST
def drop_form(request: HttpRequest, unit: int, kind: str) -> HttpResponse:
    """Go back to the official layout in Word, too."""
    return _go_back(request, unit, kind, wordings.drop_form, _("Đã thôi dùng mẫu Word riêng."))


@login_required
def form_file(request: HttpRequest, unit: int, kind: str) -> HttpResponse:
    """Hand out the own docx that holds."""
    require(request, "word_papers", unit)
    return _file(wording_pages.form(by=request.actor, unit_id=unit, kind=kind, now=request.now))


def _go_back(request: HttpRequest, unit: int, kind: str, verb: Callable[..., object], done: str) -> HttpResponse:
    page = _read(request, unit, kind)
    form = ResetForm(request.POST)

    def act() -> object:
        return verb(by=request.actor, unit_id=unit, kind=kind, seen=form.cleaned_data["seen"], now=request.now)

    answer = run(request, form, act, done=done, to=_address(unit, kind))
    return answer or _page(request, page, pressed=form)


def _read(request: HttpRequest, unit: int, kind: str) -> Page:
    require(request, "word_papers", unit)
    return wording_pages.page(by=request.actor, unit_id=unit, kind=kind, now=request.now)


def _page(
    request: HttpRequest,
    page: Page,
    form: WordingForm | None = None,
    pressed: ResetForm | None = None,
    own: OwnFormForm | None = None,
) -> HttpResponse:
    seen = {"seen": page.seen}
    shown = {
        "form": form or WordingForm(slots=page.slots, seen=page.seen),
        "reset_form": pressed or ResetForm(initial=seen, auto_id=False),
        "own_form": own or OwnFormForm(initial=seen, auto_id="id_mau_%s"),
    }
    return show(request, "office/wording.html", {"page": page, **shown}, *shown.values())


def _file(made: Rendered) -> HttpResponse:
    answer = HttpResponse(made.data, content_type=made.content_type)
    saved = made.name.endswith(".docx")
    answer.headers["Content-Disposition"] = content_disposition_header(saved, made.name) or "attachment"
    return answer


def _address(unit: int, kind: str) -> str:
    return reverse("office:wording", args=[unit, kind])
