"""Import from spreadsheets: send a file, pair its columns, look, apply, take back; hand out what goes with it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kheo.web.frame.forms import ActForm
from kheo.web.office.forms.importing import ApplyForm, ColumnsForm, SendForm
from kheo.web.office.forms.several import SeveralForm
from kheo.web.office.pages import posted, run, run_to, show
from kheo.web.office.views.several import tell
from kheo.work.bulk import Result
from kheo.work.documents import Rendered
from kheo.work.importing import running, sending, showing
from kheo.work.importing.running import Opened
from kheo.work.refusals import BadInput

STEPS = tuple({"label": label} for label in (_("Gửi tệp"), _("Ghép cột"), _("Xem trước, nhập")))


@login_required
def imports(request: HttpRequest, unit: int) -> HttpResponse:
    """Show what may be imported and what was; take in a file."""
    board = showing.board(by=request.actor, unit_id=unit, now=request.now)
    files_ = request.FILES if request.method == "POST" else None
    form = SendForm(posted(request), files_, board=board)

    def act() -> str:
        given = form.cleaned_data
        row = running.send(
            by=request.actor,
            unit_id=unit,
            kind=given["kind"],
            round_key=given.get("round", ""),
            upload=form.upload(),
            now=request.now,
        )
        return reverse("office:import_columns", args=[unit, row.pk])

    answer = run_to(request, form, act, done=_("Đã nhận tệp. Hãy xem cột nào là nội dung nào."))
    page = {"board": board, "form": form, "undo": ActForm(auto_id=False), "steps": STEPS}
    return answer or show(request, "office/imports.html", page, form)


@login_required
def template(request: HttpRequest, unit: int, kind: str) -> HttpResponse:
    """Hand out the sheet to fill in for a unit."""
    round_ = request.GET.get("dot", "")
    return _file(showing.template(by=request.actor, unit_id=unit, kind=kind, round_key=round_, now=request.now))


@login_required
def columns(request: HttpRequest, unit: int, import_: int) -> HttpResponse:
    """Ask which column is which, and show old letters before and after."""
    showing.require(request.actor, unit)
    file = running.opened(by=request.actor, import_id=import_, now=request.now)
    form = _columns_form(request, file)

    def act() -> str:
        given = form.cleaned_data
        row = running.choose(
            by=request.actor,
            import_id=import_,
            page=given.get("page", ""),
            columns=form.columns(),
            converts=given.get("converts"),
            now=request.now,
        )
        return reverse(f"office:import_{'columns' if row.columns is None else 'preview'}", args=[unit, import_])

    answer = run_to(request, form, act, done=_("Đã nhớ cách ghép cột cho lần sau."))
    page = {"file": file, "form": form, "unit": unit, "steps": STEPS}
    return answer or show(request, "office/import_columns.html", page, form)


@login_required
def preview(request: HttpRequest, unit: int, import_: int) -> HttpResponse:
    """Show what would come of each row; nothing is written."""
    return _previewed(request, unit, import_, ApplyForm())


@login_required
@require_POST
def apply(request: HttpRequest, unit: int, import_: int) -> HttpResponse:
    """Carry out all rows, or the good ones."""
    showing.require(request.actor, unit)
    form = ApplyForm(request.POST)

    def act() -> object:
        good = form.cleaned_data["what"] == "good"
        return running.apply(by=request.actor, import_id=import_, only_good=good, now=request.now)

    answer = run(request, form, act, done=_("Đã nhập từ bảng tính."), to=_address(unit))
    return answer or _previewed(request, unit, import_, form)


@login_required
def send_drafts(request: HttpRequest, unit: int, import_: int) -> HttpResponse:
    """Show which drafts of an import are complete and what the others lack; send the complete ones."""
    showing.require(request.actor, unit)
    plan = sending.plan(by=request.actor, import_id=import_, now=request.now)
    form = SeveralForm(posted(request), plan=plan)
    results: list[Result] = []

    def act() -> str:
        chosen = form.cleaned_data["dong"]
        results.extend(sending.send(by=request.actor, import_id=import_, chosen=chosen, now=request.now))
        return _address(unit)

    answer = run_to(request, form, act, done=plan.label)
    tell(request, results)
    page = {"plan": plan, "form": form, "back": _address(unit), "back_label": _("Nhập từ bảng tính")}
    return answer or show(request, "office/several.html", page, form)


@login_required
@require_POST
def undo(request: HttpRequest, unit: int, import_: int) -> HttpResponse:
    """Take an import back, or show why that is no longer possible."""
    showing.require(request.actor, unit)
    form = ActForm(request.POST)

    def act() -> object:
        return running.undo(by=request.actor, import_id=import_, now=request.now)

    answer = run(request, form, act, done=_("Đã hủy lần nhập; mọi thứ trở lại như trước."), to=_address(unit))
    if answer is not None:
        return answer
    board = showing.board(by=request.actor, unit_id=unit, now=request.now)
    page = {"board": board, "form": SendForm(board=board), "undo": form, "steps": STEPS}
    return show(request, "office/imports.html", page, form)


@login_required
def bad_rows(request: HttpRequest, unit: int, import_: int) -> HttpResponse:
    """Hand out the rows that would not go in, with the reasons."""
    showing.require(request.actor, unit)
    return _file(showing.bad_rows(by=request.actor, import_id=import_, now=request.now))


@login_required
def source(request: HttpRequest, unit: int, import_: int) -> HttpResponse:
    """Hand out the file as it was sent."""
    showing.require(request.actor, unit)
    return _file(showing.source(by=request.actor, import_id=import_, now=request.now))


def _previewed(request: HttpRequest, unit: int, import_: int, form: ApplyForm) -> HttpResponse:
    showing.require(request.actor, unit)
    try:
        seen = showing.preview(by=request.actor, import_id=import_, now=request.now)
    except BadInput:  # the columns that were chosen no longer lead to a table
        return redirect("office:import_columns", unit, import_)
    page = {"seen": seen, "form": form, "unit": unit, "steps": STEPS, "import": import_}
    return show(request, "office/import_preview.html", page, form)


def _columns_form(request: HttpRequest, file: Opened) -> ColumnsForm:
    chosen = {key: str(at) for key, at in file.columns.items()}
    asked = {True: "1", False: "0"}.get(file.row.converts, "")
    return ColumnsForm(
        posted(request),
        wanted=file.kind.fields(file.task),
        offered=showing.columns(file),
        pages=file.pages,
        asks=file.old is not None,
        initial={**chosen, "page": file.row.page, "converts": asked},
    )


def _file(made: Rendered) -> HttpResponse:
    response = HttpResponse(made.data, content_type=made.content_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=made.name)
    return response


def _address(unit: int) -> str:
    return reverse("office:imports", args=[unit])
