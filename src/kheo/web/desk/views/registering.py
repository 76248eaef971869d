"""Form 1: begin, five short pages, check the answers, send."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib.auth.decorators import login_required
from django.forms import BaseFormSet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kheo.web.desk.forms import registering as f
from kheo.web.frame.acting import carry_out
from kheo.web.frame.forms import ActForm
from kheo.work import content, dossiers, drafts, duplicates, library, openings, registrations
from kheo.work.dossiers import Dossier

STEPS = (_("Tên gọi"), _("Việc khó"), _("Mục tiêu, tiêu chí"), _("Cách làm"), _("Kiểm tra, gửi"))
LAST = len(STEPS)


@login_required
def start(request: HttpRequest) -> HttpResponse:
    """Begin a registration, or carry last year's on; say why when no window is open."""
    offer = openings.offer(by=request.actor, now=request.now)
    first = {"round": request.GET.get("dot", ""), "continues": request.GET.get("tiep", "")}
    form = f.StartForm(request.POST or None, initial={**offer.usual, **{k: v for k, v in first.items() if v}})
    for name, choices in offer.choices.items():
        form.choose(name, choices)

    def act() -> str:
        row = registrations.draft(by=request.actor, entry=offer.entry(form.cleaned_data), now=request.now)
        return reverse("desk:form_1", args=[row.pk, 1])

    if request.method == "POST" and form.is_valid() and (address := carry_out(request, form, act)):
        return redirect(address)
    return render(request, "desk/start.html", {"form": form, "offer": offer, "has_errors": bool(form.errors)})


@login_required
def page(request: HttpRequest, registration: int, page: int) -> HttpResponse:
    """Show one page of form 1; keep it and go on to the next."""
    dossier = dossiers.find(by=request.actor, registration_id=registration, now=request.now)
    if "submit" not in dossier.actions or not 1 <= page <= LAST:
        raise Http404
    if page == LAST:
        return _check(request, dossier, f.SendForm(initial={"revision": dossier.revision}))
    form, rows = _forms(request, dossier, page)
    ready = request.method == "POST" and form.is_valid() and (rows is None or rows.is_valid())
    if ready and (address := _keep(request, dossier, page, form, rows)):
        return redirect(address)
    return _show(request, dossier, page, form, rows)


@login_required
def submit(request: HttpRequest, registration: int) -> HttpResponse:
    """Send the registration; what is lacking is shown with the page where it is mended."""
    dossier = dossiers.find(by=request.actor, registration_id=registration, now=request.now)
    if "submit" not in dossier.actions:
        raise Http404
    form = f.SendForm(request.POST or None, initial={"revision": dossier.revision})

    def act() -> str:
        given = form.cleaned_data
        registrations.submit(
            by=request.actor,
            registration_id=registration,
            own_word=given["own_word"],
            consent_note=given["consent_note"],
            revision=given["revision"],
            now=request.now,
        )
        return reverse("desk:sent", args=[registration])

    if request.method == "POST" and form.is_valid() and (address := carry_out(request, form, act)):
        return redirect(address)
    return _check(request, dossier, form)


def _forms(request: HttpRequest, dossier: Dossier, page: int) -> tuple[ActForm, BaseFormSet[f.TargetForm] | None]:
    """Make the page's form and, on page three, its criteria: from what is posted, else typed before, else kept."""
    posted = request.POST if request.method == "POST" else None
    kept = drafts.find(by=request.actor, form=f"mau-1-{page}", subject=str(dossier.id))
    typed: Mapping[str, str] = kept[0] if kept and posted is None else {}
    values = {name: typed.get(name, getattr(dossier.content, name)) for name in f.FIELDS[page]}
    form = f.PAGES[page](posted, initial=values)
    if page == 1:
        form.choose("field", openings.fields(dossier.id))
    if page != 3:
        return form, None
    if posted is not None or not typed:
        return form, f.TargetSet(posted, initial=f.target_rows(dossier.content), prefix="tc")
    return form, f.TargetSet(initial=_typed_rows(typed) or f.target_rows(dossier.content), prefix="tc")


def _typed_rows(typed: Mapping[str, str]) -> list[dict[str, str]]:
    """Read the criteria as they were typed and kept by the autosave."""
    many = int(typed.get("tc-TOTAL_FORMS", "0") or 0)
    names = list(f.TargetForm.base_fields)
    return [
        {name: typed.get(f"tc-{row}-{name}", "") for name in names} for row in range(min(many, content.MOST_CRITERIA))
    ]


def _keep(
    request: HttpRequest, dossier: Dossier, page: int, form: ActForm, rows: BaseFormSet[f.TargetForm] | None
) -> str | None:
    more = "them" in request.POST
    whole = f.merged(dossier.content, page, form.cleaned_data, f.criteria(rows) if rows is not None else None)

    def act() -> str:
        registrations.save(by=request.actor, registration_id=dossier.id, content_=whole, now=request.now)
        drafts.drop(by=request.actor, form=f"mau-1-{page}", subject=str(dossier.id))
        back = "kiem-tra" in request.GET
        following = reverse("desk:form_1", args=[dossier.id, page if more else LAST if back else page + 1])
        return f"{following}?them=1#them" if more else following

    return carry_out(request, form, act)


def _show(
    request: HttpRequest, dossier: Dossier, page: int, form: ActForm, rows: BaseFormSet[f.TargetForm] | None
) -> HttpResponse:
    if rows is not None and request.method == "GET" and "them" in request.GET:
        rows = f.TargetSet(initial=f.target_rows(dossier.content, more=1), prefix="tc")
    kept = drafts.find(by=request.actor, form=f"mau-1-{page}", subject=str(dossier.id))
    wrong = bool(form.errors) or (rows is not None and rows.is_bound and not rows.is_valid())
    values = {
        "dossier": dossier,
        "form": form,
        "rows": rows,
        "page": page,
        "steps": _steps(dossier.id),
        "saved_at": kept[1] if kept else None,
        "form_name": f"mau-1-{page}",
        "similar": library.similar(by=request.actor, registration_id=dossier.id),
        "has_errors": wrong,
        "back": reverse("desk:form_1", args=[dossier.id, page - 1]) if page > 1 else reverse("desk:mine"),
    }
    return render(request, "desk/form_1.html", values, status=422 if wrong else 200)


def _check(request: HttpRequest, dossier: Dossier, form: ActForm) -> HttpResponse:
    lacking = content.lacking(dossier.content)
    pages = {name: number for number, names in f.FIELDS.items() for name in names}
    rows = [
        {"sentence": sentence, "url": reverse("desk:form_1", args=[dossier.id, pages.get(name, 3)])}
        for name, sentence in lacking.items()
    ]
    values = {
        "dossier": dossier,
        "form": form,
        "lacking": rows,
        "page": LAST,
        "steps": _steps(dossier.id),
        "answer": dossier.actions.get("submit"),
        "near": duplicates.of(by=request.actor, registration_id=dossier.id),
        "has_errors": bool(form.errors),
    }
    return render(request, "desk/form_1_check.html", values, status=422 if form.errors else 200)


def _steps(registration: int) -> list[dict[str, str]]:
    return [
        {"label": label, "url": reverse("desk:form_1", args=[registration, number])}
        for number, label in enumerate(STEPS, 1)
    ]
