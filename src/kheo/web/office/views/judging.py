"""Assign appraisers and appraise."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kheo import vietnamese
from kheo.web.office.forms.judging import AppraisalForm, AssignForm, AssignSeveralForm
from kheo.web.office.pages import dossier_for, posted, run, run_to, show
from kheo.work import appraisals, assignments, days, drafts, duplicates, judging, lists
from kheo.work.assignments import AssignmentBoard
from kheo.work.dossiers import Dossier
from kheo.work.lists import Candidate

_DRAFT = "appraise"


@login_required
def assign_table(request: HttpRequest, unit: int, round_: str) -> HttpResponse:
    """Set the dossiers of a round against those who may appraise them; assign several at once."""
    board = assignments.board(by=request.actor, unit_id=unit, round_key=round_, now=request.now)
    form = AssignSeveralForm(posted(request), lines=board.lines, people=_named(board.appraisers))
    results: list[assignments.Result] = []

    def act() -> str:
        results.extend(assignments.assign_several(by=request.actor, choices=form.choices(), now=request.now))
        return reverse("office:assign_table", args=[unit, round_])

    answer = run_to(request, form, act, done=_("Kết quả phân công:"))
    _tell(request, results)
    return answer or show(request, "office/assign_table.html", _table(board, form), form)


@login_required
def assign(request: HttpRequest, registration: int) -> HttpResponse:
    """Choose who appraises one dossier; whoever has a conflict of interest is shown with the reason."""
    dossier = dossier_for(request, registration, "assign_appraiser")
    offered = lists.candidates(by=request.actor, registration_id=registration, now=request.now)
    first = {"person": dossier.appraiser_id, "revision": dossier.revision}
    form = AssignForm(posted(request), people=_named(offered), initial=first)

    def act() -> object:
        given = form.cleaned_data
        return judging.assign(
            by=request.actor,
            registration_id=registration,
            person_id=given["person"],
            revision=given["revision"],
            now=request.now,
        )

    to = reverse("office:assign_table", args=[dossier.unit_id, dossier.round])
    answer = run(request, form, act, done=_("Đã phân công thẩm định."), to=to)
    chosen = str(form["person"].value() or "")
    rows = [(one, str(one.person_id) == chosen) for one in offered]
    near, far = [row for row in rows if row[0].is_here], [row for row in rows if not row[0].is_here]
    page = {"dossier": dossier, "near": near, "far": far, "form": form, "back": to}
    page["is_far_open"] = any(chosen for _one, chosen in far) or all(one.why_not for one, _chosen in near)
    return answer or show(request, "office/assign.html", page, form)


@login_required
def appraise(request: HttpRequest, registration: int) -> HttpResponse:
    """Show the dossier on the left, the sheet on the right; hand the sheet in."""
    dossier, form = _sheet(request, registration)

    def act() -> object:
        drafts.drop(by=request.actor, form=_DRAFT, subject=str(registration))
        assessment = form.assessment()
        return judging.submit(by=request.actor, registration_id=registration, assessment=assessment, now=request.now)

    answer = run(request, form, act, done=_("Đã nộp phiếu thẩm định."), to=reverse("office:appraisals"))
    return answer or _appraisal(request, dossier, form)


@login_required
def appraise_save(request: HttpRequest, registration: int) -> HttpResponse:
    """Keep the sheet as far as it is filled in."""
    dossier, form = _sheet(request, registration)

    def act() -> object:
        drafts.drop(by=request.actor, form=_DRAFT, subject=str(registration))
        return judging.save(
            by=request.actor, registration_id=registration, assessment=form.assessment(), now=request.now
        )

    to = reverse("office:appraise", args=[registration])
    return run(request, form, act, done=_("Đã lưu nháp phiếu thẩm định."), to=to) or _appraisal(request, dossier, form)


@login_required
@require_POST
def appraise_keep(request: HttpRequest, registration: int) -> HttpResponse:
    """Keep what stands in the sheet while it is being written; answer with when."""
    dossier_for(request, registration, "appraise")
    inner = {"csrfmiddlewaretoken", "khoa_thao_tac"}
    data = {name: value for name, value in request.POST.items() if name not in inner}
    at = drafts.keep(by=request.actor, form=_DRAFT, subject=str(registration), data=data, now=request.now)
    return HttpResponse(_("Đã lưu lúc %(at)s") % {"at": f"{at.astimezone(days.VIETNAM):%H:%M}"})


def _sheet(request: HttpRequest, registration: int) -> tuple[Dossier, AppraisalForm]:
    dossier = dossier_for(request, registration, "appraise")
    sheet = appraisals.sheet(by=request.actor, registration_id=registration)
    kept = drafts.find(by=request.actor, form=_DRAFT, subject=str(registration))
    # an unticked box is not in what was kept
    initial = {"on_the_spot": False, **kept[0]} if kept is not None else {}
    form = AppraisalForm(posted(request), sheet=sheet, criteria=dossier.criteria, initial=initial)
    return dossier, form


def _appraisal(request: HttpRequest, dossier: Dossier, form: AppraisalForm) -> HttpResponse:
    kept = drafts.find(by=request.actor, form=_DRAFT, subject=str(dossier.id))
    window = dossier.windows.get("appraise")
    page = {
        "dossier": dossier,
        "form": form,
        "answer": dossier.actions["appraise"],
        "near": duplicates.of(by=request.actor, registration_id=dossier.id),
        "window": window,
        "counts": window is None or window.contains(days.day(request.now)),
        "saved_at": kept[1] if kept is not None else None,
    }
    return show(request, "office/appraise.html", page, form)


def _table(board: AssignmentBoard, form: AssignSeveralForm) -> dict[str, object]:
    """Set each dossier beside its choice and the names of those who may not have it."""
    names = {one.person_id: one.name for one in board.appraisers}
    rows = [
        (
            line,
            form[f"person-{line.id}"] if line.assign.ok else None,
            form[f"seen-{line.id}"] if line.assign.ok else None,
            [(names[person_id], sentence) for person_id, sentence in line.why_not.items()],
        )
        for line in board.lines
    ]
    # those of the own group, and whoever holds something already: the whole bloc would hide them
    loads = [one for one in board.appraisers if one.load or one.unit_name == board.unit.short_name]
    return {
        "board": board,
        "rows": rows,
        "loads": loads,
        "form": form,
        "may": any(line.assign.ok for line in board.lines),
    }


def _named(offered: tuple[Candidate, ...] | list[Candidate]) -> list[tuple[int, str]]:
    return [
        (one.person_id, f"{one.name} – {one.unit_name} ({vietnamese.show_number(one.load)} hồ sơ)") for one in offered
    ]


def _tell(request: HttpRequest, results: list[assignments.Result]) -> None:
    """Say of each dossier what came of it."""
    for one in results:
        if one.refusal:
            told = {"title": one.title, "name": one.name, "why": one.refusal}
            messages.warning(request, _("%(title)s: chưa phân công %(name)s. %(why)s") % told)
        else:
            messages.success(request, _("%(title)s: đã phân công %(name)s.") % {"title": one.title, "name": one.name})
