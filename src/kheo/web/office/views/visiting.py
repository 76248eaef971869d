"""On the way and on the spot: plan the visits, keep photographs, write the nurture log. One thing a page."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from kheo.web.office.forms.dossiers import PressForm
from kheo.web.office.forms.visiting import NurtureForm, PhotoForm, PlanVisitForm, SurveyRecordForm
from kheo.web.office.pages import dossier_for, posted, require, run, show
from kheo.work import days, dossiers, files, numbering, nurturing, survey_records, surveys, visits
from kheo.work.files import Upload


@login_required
def tour(request: HttpRequest, unit: int) -> HttpResponse:
    """Show who goes where when."""
    return _tour(request, unit)


@login_required
def plan(request: HttpRequest, unit: int) -> HttpResponse:
    """Send somebody to an exemplar on a day."""
    require(request, "survey", unit)
    form = _plan_form(visits.tour(by=request.actor, unit_id=unit, now=request.now), posted(request))

    def act() -> object:
        given = form.cleaned_data
        return visits.plan(
            by=request.actor,
            registration_id=given["registration"],
            person_id=given["person"],
            on=given["on"],
            note=given["note"],
            now=request.now,
        )

    to = reverse("office:tour", args=[unit])
    return run(request, form, act, done=_("Đã lập lịch khảo sát."), to=to) or _tour(request, unit, form)


@login_required
def cancel(request: HttpRequest, unit: int, visit: int) -> HttpResponse:
    """Take a planned visit back."""
    require(request, "survey", unit)
    form = PressForm(posted(request))

    def act() -> object:
        return visits.cancel(by=request.actor, visit_id=visit, now=request.now)

    to = reverse("office:tour", args=[unit])
    return run(request, form, act, done=_("Đã hủy lịch khảo sát."), to=to) or _tour(request, unit, press=form)


@login_required
def survey_record(request: HttpRequest, registration: int, survey: int) -> HttpResponse:
    """Issue the record of a visit, or show the one that was issued."""
    dossier_for(request, registration, "survey")
    page = survey_records.page(by=request.actor, registration_id=registration, survey_id=survey)
    usual = numbering.prefilled(by=request.actor, unit_id=page.unit_id, kind=survey_records.KIND, now=request.now)
    form = SurveyRecordForm(posted(request), usual=usual, page=page)

    def act() -> object:
        return survey_records.issue(
            by=request.actor,
            registration_id=registration,
            survey_id=survey,
            taken=form.taken(),
            paper=form.paper(),
            now=request.now,
        )

    to = reverse("office:survey_record", args=[registration, survey])
    answer = run(request, form, act, done=_("Đã ban hành biên bản khảo sát."), to=to)
    return answer or show(request, "office/survey_record.html", {"page": page, "form": form}, form)


@login_required
def photo_add(request: HttpRequest, registration: int, survey: int) -> HttpResponse:
    """Keep a photograph of a visit."""
    dossier = dossier_for(request, registration, "survey")
    form = PhotoForm(posted(request), request.FILES or None)

    def act() -> object:
        came = form.cleaned_data["file"]
        data = came.read() if came.size <= files.MOST_BYTES else b"\0" * (files.MOST_BYTES + 1)
        upload = Upload(came.name, data)
        return visits.add_photo(by=request.actor, survey_id=survey, upload=upload, now=request.now)

    to = reverse("office:photo_add", args=[registration, survey])
    answer = run(request, form, act, done=_("Đã lưu ảnh. Có thể chụp tiếp."), to=to)
    found = next((one for one in surveys.of(registration, by=request.actor) if one.pk == survey), None)
    page = {"dossier": dossier, "visit": found, "form": form}
    return answer or show(request, "office/photo.html", page, form)


@login_required
def photo(request: HttpRequest, photo: int) -> HttpResponse:
    """Show a photograph to whoever may see its dossier."""
    made = visits.photo_of(by=request.actor, photo_id=photo)
    answer = HttpResponse(made.data, content_type=made.content_type)
    answer.headers["Content-Disposition"] = content_disposition_header(as_attachment=False, filename=made.name) or ""
    return answer


@login_required
def nurture(request: HttpRequest, registration: int) -> HttpResponse:
    """Show the nurture log; write a line into it."""
    dossier = dossiers.find(by=request.actor, registration_id=registration, now=request.now)
    may = nurturing.may_note(by=request.actor, registration_id=registration)
    form = NurtureForm(posted(request), initial={"on": days.day(request.now)})

    def act() -> object:
        given = form.cleaned_data
        return nurturing.note(
            by=request.actor,
            registration_id=registration,
            on=given["on"],
            text=given["text"],
            next_on=given["next_on"],
            now=request.now,
        )

    to = reverse("office:nurture", args=[registration])
    answer = run(request, form, act, done=_("Đã ghi nhật ký chăm bồi."), to=to)
    rows = nurturing.of(registration, by=request.actor)
    page = {"dossier": dossier, "rows": rows, "form": form, "may": may}
    return answer or show(request, "office/nurture.html", page, form)


def _plan_form(found: visits.Tour, data: object = None) -> PlanVisitForm:
    return PlanVisitForm(
        data,
        stops=[(one.registration_id, f"{one.title} – {one.owner_name}") for one in found.stops],
        visitors=[(one.person_id, one.name) for one in found.visitors],
    )


def _tour(
    request: HttpRequest, unit: int, form: PlanVisitForm | None = None, press: PressForm | None = None
) -> HttpResponse:
    found = visits.tour(by=request.actor, unit_id=unit, now=request.now)
    page = {"tour": found, "form": None, "press_form": None}
    if found.may_plan:
        page["form"], page["press_form"] = form or _plan_form(found), press or PressForm(auto_id=False)
    return show(request, "office/tour.html", page, *(one for one in (form, press) if one is not None))
