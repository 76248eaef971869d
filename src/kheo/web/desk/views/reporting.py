"""Write the achievement report, attach evidence, look it over, send it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kheo.web.desk.forms import reporting as f
from kheo.web.desk.forms.changing import PressForm
from kheo.web.frame.acting import carry_out
from kheo.work import dossiers, drafts, duplicates, reports
from kheo.work.dossiers import Dossier
from kheo.work.files import MOST_BYTES, Upload
from kheo.work.reports import Achievement, Figure


@login_required
def report(request: HttpRequest, registration: int) -> HttpResponse:
    """Write the report; keep it and go on to look it over."""
    dossier = _dossier(request, registration)
    form = _form(request, dossier)

    def act() -> str:
        reports.save(by=request.actor, registration_id=registration, achievement=form.achievement(), now=request.now)
        drafts.drop(by=request.actor, form="bao-cao", subject=str(registration))
        return reverse("desk:report_check", args=[registration])

    if request.method == "POST" and form.is_valid() and (address := carry_out(request, form, act)):
        return redirect(address)
    return _show(request, dossier, form, _evidence_form(dossier))


@login_required
def check(request: HttpRequest, registration: int) -> HttpResponse:
    """Look the report over, then send it to whoever confirms it."""
    dossier = _dossier(request, registration)
    form = PressForm(request.POST or None)

    def act() -> str:
        reports.submit(by=request.actor, registration_id=registration, achievement=_kept(dossier), now=request.now)
        messages.success(request, _("Đã gửi báo cáo thành tích; đang chờ cấp ủy, lãnh đạo xác nhận."))
        return reverse("desk:dossier", args=[registration])

    if request.method == "POST" and form.is_valid() and (address := carry_out(request, form, act)):
        return redirect(address)
    page = {
        "dossier": dossier,
        "form": form,
        "answer": dossier.actions["report"],
        "near": duplicates.of(by=request.actor, registration_id=dossier.id),
        "has_errors": bool(form.errors),
    }
    return render(request, "desk/report_check.html", page, status=422 if form.errors else 200)


@login_required
@require_POST
def add_evidence(request: HttpRequest, registration: int) -> HttpResponse:
    """Attach a file; a refused one says why and nothing typed is lost."""
    dossier = _dossier(request, registration)
    form = _evidence_form(dossier, request)

    def act() -> str:
        given = form.cleaned_data
        reports.add_evidence(
            by=request.actor,
            registration_id=registration,
            upload=Upload(given["file"].name, given["file"].read(MOST_BYTES + 1)),
            criterion_key=given["criterion"],
            now=request.now,
        )
        messages.success(request, _("Đã thêm minh chứng."))
        return reverse("desk:report", args=[registration]) + "#minh-chung"

    if form.is_valid() and (address := carry_out(request, form, act)):
        return redirect(address)
    return _show(request, dossier, _form(request, dossier, posted=False), form)


@login_required
@require_POST
def remove_evidence(request: HttpRequest, registration: int, evidence: int) -> HttpResponse:
    """Take a file off the report; to whoever does not write it, nothing is there."""
    _dossier(request, registration)
    form = PressForm(request.POST)

    def act() -> str:
        reports.remove_evidence(by=request.actor, registration_id=registration, evidence_id=evidence, now=request.now)
        return reverse("desk:report", args=[registration]) + "#minh-chung"

    address = carry_out(request, form, act) if form.is_valid() else None
    if address is None:
        messages.error(request, " ".join(error for errors in form.errors.values() for error in errors))
    return redirect(address or reverse("desk:report", args=[registration]))


def _dossier(request: HttpRequest, registration: int) -> Dossier:
    dossier = dossiers.find(by=request.actor, registration_id=registration, now=request.now)
    if "report" not in dossier.actions:
        raise Http404
    return dossier


def _form(request: HttpRequest, dossier: Dossier, *, posted: bool = True) -> f.ReportForm:
    kept = drafts.find(by=request.actor, form="bao-cao", subject=str(dossier.id))
    written = {name: getattr(dossier.report, name, "") for name in reports.TEXTS}
    data = request.POST if posted and request.method == "POST" else None
    return f.ReportForm(data, criteria=dossier.criteria, initial={**written, **(kept[0] if kept else {})})


def _evidence_form(dossier: Dossier, request: HttpRequest | None = None) -> f.EvidenceForm:
    form = f.EvidenceForm(*((request.POST, request.FILES) if request else ()), auto_id="id_tep_%s")
    form.choose("criterion", [("", _("Cả báo cáo")), *((line.key, line.indicator) for line in dossier.criteria)])
    return form


def _kept(dossier: Dossier) -> Achievement:
    """Give the report as it was kept: what was looked over is what is sent."""
    texts = {name: getattr(dossier.report, name, "") for name in reports.TEXTS}
    return Achievement(**texts, figures={line.key: Figure(line.actual, line.note) for line in dossier.criteria})


def _show(request: HttpRequest, dossier: Dossier, form: f.ReportForm, evidence: f.EvidenceForm) -> HttpResponse:
    kept = drafts.find(by=request.actor, form="bao-cao", subject=str(dossier.id))
    wrong = bool(form.errors or evidence.errors)
    page = {
        "dossier": dossier,
        "form": form,
        "evidence_form": evidence,
        "remove_form": PressForm(),
        "answer": dossier.actions["report"],
        "saved_at": kept[1] if kept else None,
        "has_errors": wrong,
    }
    return render(request, "desk/report.html", page, status=422 if wrong else 200)
