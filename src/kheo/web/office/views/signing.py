"""An issued paper and its signed copies; the roots that this installation trusts."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from kheo.web.frame.forms import ActForm
from kheo.web.office.forms.signing import CopyForm, EndRootForm, RootForm, SignForm
from kheo.web.office.pages import posted, require, run, show
from kheo.work import days
from kheo.work.signatures import in_place, returning, roots, showing


@login_required
def issued(request: HttpRequest, document: int) -> HttpResponse:
    """Show an issued paper: the record, what its signatures are worth, the bytes that were issued."""
    found = showing.issued(by=request.actor, document_id=document)
    return _issued(request, found, CopyForm(), ActForm(auto_id=False))


@login_required
def copy_add(request: HttpRequest, document: int) -> HttpResponse:
    """Take in a signed copy of an issued paper."""
    found = showing.issued(by=request.actor, document_id=document)
    require(request, "keep_copy", found.unit_id)
    files_ = request.FILES if request.method == "POST" else None
    form = CopyForm(posted(request), files_)

    def act() -> object:
        return returning.add(by=request.actor, document_id=document, upload=form.upload(), now=request.now)

    answer = run(request, form, act, done=_("Đã lưu bản đã ký."), to=reverse("office:issued", args=[document]))
    return answer or _issued(request, found, form, ActForm(auto_id=False))


@sensitive_post_parameters("passphrase")
@login_required
def sign(request: HttpRequest, document: int) -> HttpResponse:
    """Sign an issued paper with a key file that is sent along."""
    found = showing.issued(by=request.actor, document_id=document)
    require(request, "keep_copy", found.unit_id)
    form = SignForm(posted(request), request.FILES if request.method == "POST" else None)

    def act() -> object:
        return in_place.sign(
            by=request.actor,
            document_id=document,
            key=form.given_key(),
            look=form.look(),
            reason=form.cleaned_data["reason"],
            now=request.now,
        )

    answer = run(request, form, act, done=_("Đã ký số."), to=reverse("office:issued", args=[document]))
    return answer or show(request, "office/sign_paper.html", {"paper": found, "form": form}, form)


@login_required
@require_POST
def copy_check(request: HttpRequest, document: int, copy: int) -> HttpResponse:
    """Judge the signatures of a copy anew, by the roots of today."""
    found = showing.issued(by=request.actor, document_id=document)
    require(request, "keep_copy", found.unit_id)
    form = ActForm(request.POST, auto_id=False)

    def act() -> object:
        return returning.check_again(by=request.actor, document_id=document, copy_id=copy, now=request.now)

    answer = run(request, form, act, done=_("Đã kiểm tra lại chữ ký."), to=reverse("office:issued", args=[document]))
    return answer or _issued(request, found, CopyForm(), form)


@login_required
def copy_file(request: HttpRequest, document: int, copy: int) -> HttpResponse:
    """Hand out a signed copy as it came."""
    made = returning.read(by=request.actor, document_id=document, copy_id=copy)
    response = HttpResponse(made.data, content_type=made.content_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=made.name)
    return response


@login_required
def roots_page(request: HttpRequest) -> HttpResponse:
    """List the roots that are trusted; install one."""
    files_ = request.FILES if request.method == "POST" else None
    form = RootForm(posted(request), files_, initial={"from_on": days.day(request.now)})

    def act() -> object:
        return roots.install(by=request.actor, new=form.root(), now=request.now)

    answer = run(request, form, act, done=_("Đã cài chứng thư gốc."), to=reverse("office:roots"))
    return answer or _roots(request, form)


@login_required
def root_end(request: HttpRequest, root: int) -> HttpResponse:
    """Trust a root no longer from today on."""
    form = EndRootForm(posted(request), auto_id=f"id_{root}_%s")

    def act() -> object:
        return roots.end(by=request.actor, root_id=root, reason=form.cleaned_data["reason"], now=request.now)

    answer = run(request, form, act, done=_("Từ hôm nay không tin cậy chứng thư gốc ấy."), to=reverse("office:roots"))
    return answer or _roots(request, RootForm(initial={"from_on": days.day(request.now)}), {root: form})


def _issued(request: HttpRequest, found: showing.Issued, form: CopyForm, again: ActForm) -> HttpResponse:
    return show(request, "office/issued.html", {"paper": found, "form": form, "again": again}, form, again)


def _roots(request: HttpRequest, form: RootForm, pressed: dict[int, EndRootForm] | None = None) -> HttpResponse:
    pressed = pressed or {}
    rows = [
        (one, (pressed.get(one.id) or EndRootForm(auto_id=f"id_{one.id}_%s")) if one.holds else None)
        for one in roots.board(by=request.actor, now=request.now)
    ]
    page = {"rows": rows, "form": form, "ending": next(iter(pressed.values()), None)}
    return show(request, "office/roots.html", page, form, *pressed.values())
