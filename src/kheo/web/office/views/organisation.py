"""The organisation through time: units as on any day, one unit's history, and the steps of a reorganisation."""

from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kheo import vietnamese
from kheo.web.frame.acting import refuse
from kheo.web.frame.forms import ActForm
from kheo.web.office.forms.organisation import FORMS, HeirsForm, ReshapeForm
from kheo.web.office.pages import first_press, posted, run, run_to, show
from kheo.web.office.views.exporting import export_short
from kheo.work import days, organisation, permits, reorganising, touched
from kheo.work.exporting import shorter
from kheo.work.refusals import NotFound, Refused
from kheo.work.touched import Touched


@login_required
def organisation_page(request: HttpRequest) -> HttpResponse:
    """Show the units as they stood on a day, and what was reorganised."""
    return _board(request, ActForm())


@login_required
def organisation_export(request: HttpRequest) -> HttpResponse:
    """Take away the units as they stood on a day; one that cannot be read is mended on the page."""
    on, wrong = _day(request)
    return _board(request, ActForm()) if wrong else export_short(request, shorter.units_of(by=request.actor, on=on))


@login_required
def unit_page(request: HttpRequest, unit: int) -> HttpResponse:
    """Show one unit through time, and what may be done with it."""
    found = organisation.unit(by=request.actor, unit_id=unit, now=request.now)
    verbs = [(slug, form.heading) for slug, form in FORMS.items()]
    may_see = permits.answer(request.actor, "see_unit", permits.Thing(unit_id=unit)).ok
    return render(request, "office/organisation_unit.html", {"found": found, "verbs": verbs, "may_see": may_see})


@login_required
def reshape(request: HttpRequest, unit: int, verb: str) -> HttpResponse:
    """Ask for the change and its decision; what comes back from the preview is shown again to be mended."""
    return _asked(request, _form(request, unit, verb), verb)


@login_required
def reshape_preview(request: HttpRequest, unit: int, verb: str) -> HttpResponse:
    """Show what a change touches, and let a person choose successors; nothing is written."""
    if request.method != "POST":
        return redirect("office:reshape", unit, verb)
    form = _form(request, unit, verb)
    seen = _foreseen(request, form) if form.is_valid() else None
    if seen is None:
        return _asked(request, form, verb)
    return _previewed(request, form, verb, seen, _heirs(seen))


@login_required
@require_POST
def reshape_carry_out(request: HttpRequest, unit: int, verb: str) -> HttpResponse:
    """Carry out what was previewed, with the chosen successors, and go on to the organisation."""
    before = first_press(request)
    if before is not None:  # the unit may have ended by then, so nothing of it is asked
        return redirect(before)
    form = _form(request, unit, verb)
    seen = _foreseen(request, form) if form.is_valid() else None
    if seen is None:
        return _asked(request, form, verb)
    heirs = _heirs(seen, request.POST)

    def act() -> object:
        chosen = {"choices": heirs.choices()} if seen.targets else {}
        return form.verb(by=request.actor, change=form.change(), ground=form.ground(), now=request.now, **chosen)

    to = reverse("office:organisation")
    answer = run(request, heirs, act, done=_("Đã ghi việc sắp xếp tổ chức."), to=to)
    return answer or _previewed(request, form, verb, seen, heirs)


@login_required
@require_POST
def undo(request: HttpRequest, event: int) -> HttpResponse:
    """Take a reorganisation back, or show why that is no longer possible."""
    form = ActForm(request.POST)

    def act() -> object:
        return reorganising.undo(by=request.actor, event_id=event, now=request.now)

    answer = run(
        request,
        form,
        act,
        done=_("Đã hủy việc sắp xếp; mọi nội dung trở lại như trước."),
        to=reverse("office:organisation"),
    )
    return answer or _board(request, form)


@login_required
def heirs(request: HttpRequest, event: int) -> HttpResponse:
    """Choose successors for what a reorganisation left open."""
    found = organisation.left_open(by=request.actor, event_id=event)
    form = HeirsForm(posted(request), groups={"exemplar": found.heirless}, targets=found.targets)

    def act() -> str:
        reorganising.choose(by=request.actor, event_id=event, choices=form.choices(), now=request.now)
        return reverse("office:organisation")

    answer = run_to(request, form, act, done=_("Đã ghi nơi kế thừa."))
    return answer or show(request, "office/organisation_heirs.html", {"found": found, "form": form}, form)


def _form(request: HttpRequest, unit: int, verb: str) -> ReshapeForm:
    if verb not in FORMS:
        raise Http404
    return FORMS[verb](posted(request), offer=organisation.offer(by=request.actor, unit_id=unit))


def _foreseen(request: HttpRequest, form: ReshapeForm) -> Touched | None:
    try:
        return touched.preview(by=request.actor, change=form.change(), on=form.ground().on)
    except NotFound:
        raise
    except Refused as no:
        refuse(form, no)
    return None


def _heirs(seen: Touched, given: object = None) -> HeirsForm:
    groups = {"child": seen.children, "exemplar": seen.heirless, "post": seen.waiting_posts}
    return HeirsForm(given, groups=groups, targets=seen.targets)


def _asked(request: HttpRequest, form: ReshapeForm, verb: str) -> HttpResponse:
    return show(
        request, "office/organisation_reshape.html", {"form": form, "verb": verb, "unit": form.offer.unit}, form
    )


def _previewed(request: HttpRequest, form: ReshapeForm, verb: str, seen: Touched, heirs: HeirsForm) -> HttpResponse:
    page = {"form": form, "verb": verb, "unit": form.offer.unit, "seen": seen, "heirs": heirs, "ground": form.ground()}
    return show(request, "office/organisation_preview.html", page, heirs)


def _board(request: HttpRequest, form: ActForm) -> HttpResponse:
    """Show the organisation of the day asked for, else of today; a day that cannot be read says how to write it."""
    on, wrong = _day(request)
    board = organisation.board(by=request.actor, on=on)
    page = {"board": board, "form": form, "asked": request.GET.get("ngay", "").strip(), "wrong": wrong}
    return show(request, "office/organisation.html", page, form)


def _day(request: HttpRequest) -> tuple[date, str]:
    """Read the day asked for, else today, and what is wrong with it."""
    asked, today = request.GET.get("ngay", "").strip(), days.day(request.now)
    try:
        return vietnamese.parse_day(asked) if asked else today, ""
    except vietnamese.BadValue as bad:
        return today, bad.sentence
