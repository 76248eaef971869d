"""Between the bloc and the province: the list and what was sent; one package for both sides; units for the flag."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from kheo.web.office.forms.province import (
    CheckForm,
    EndorseForm,
    FlagForm,
    HandOverForm,
    JudgeFlagForm,
    LeaveOutForm,
    ReceiveForm,
    RefuseForm,
    ResultForm,
    ReturnForm,
    SendForm,
)
from kheo.web.office.pages import doubles, posted, require, run, run_to, show
from kheo.work import days, numbering
from kheo.work.province import (
    answering,
    board,
    building,
    endorsing,
    flag_reading,
    flags,
    reading,
    results,
    sending,
)
from kheo.work.province.board import Board


@login_required
def inbox(request: HttpRequest) -> HttpResponse:
    """List every package that somebody may see, for the province and for whoever oversees the bloc."""
    return render(request, "office/province_inbox.html", {"packages": reading.inbox(by=request.actor)})


@login_required
def newest(request: HttpRequest, unit: int) -> HttpResponse:
    """Show the newest round that goes up to the province."""
    return _desk(request, unit, "")


@login_required
def desk(request: HttpRequest, unit: int, round_: str) -> HttpResponse:
    """Show what is on the list of a round, what has been sent, and where it stands."""
    return _desk(request, unit, round_)


@login_required
def send(request: HttpRequest, unit: int, round_: str) -> HttpResponse:
    """Propose to the province: exemplars and units, with the proposal's number, day and signer."""
    require(request, "propose_up", unit)
    found = reading.desk(by=request.actor, unit_id=unit, round_key=round_, now=request.now)
    usual = numbering.prefilled(by=request.actor, unit_id=unit, kind="proposal", now=request.now)
    form = SendForm(
        posted(request),
        usual=usual,
        offered=[(row.id, f"{row.title} – {row.owner_name}") for row in found.free],
        units=[(one.id, one.unit_name) for one in found.free_flags],
    )

    def act() -> str:
        made = sending.send(
            by=request.actor,
            unit_id=unit,
            round_key=round_,
            chosen=form.chosen(),
            paper=form.paper(),
            now=request.now,
        )
        return reverse("office:package", args=[made.pk])

    answer = run_to(request, form, act, done=_("Đã trình cấp tỉnh."))
    page = {"board": found, "form": form, "doubles": doubles(request, found.free)}
    return answer or show(request, "office/province_send.html", page, form)


@login_required
def package(request: HttpRequest, package: int) -> HttpResponse:
    """Show one package: its items, its papers, where it stands, what may be done."""
    return _package(request, package)


@login_required
def download(request: HttpRequest, package: int) -> HttpResponse:
    """Give the zip as it was sent."""
    made = building.read(by=request.actor, package_id=package, now=request.now)
    answer = HttpResponse(made.data, content_type=made.content_type)
    answer.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=made.name) or ""
    return answer


@login_required
def take_in(request: HttpRequest, package: int) -> HttpResponse:
    """Receive a package at the province."""
    form = ReceiveForm(posted(request), auto_id="id_nhan_%s")
    return _act(request, package, form, answering.take_in, _("Đã tiếp nhận hồ sơ; Ban Chỉ đạo Khối được báo ngay."))


@login_required
def endorse(request: HttpRequest, package: int) -> HttpResponse:
    """Show what the committee's own proposal begins with; issue it into the package."""
    found = endorsing.page(by=request.actor, package_id=package, now=request.now)
    require(request, "endorse", found.unit.id)
    usual = numbering.prefilled(by=request.actor, unit_id=found.unit.id, kind=endorsing.KIND, now=request.now)
    form = EndorseForm(posted(request), usual=usual, overview=found.overview, revision=found.package.revision)

    def act() -> object:
        return endorsing.issue(
            by=request.actor,
            package_id=package,
            overview=form.cleaned_data["overview"],
            paper=form.paper(),
            revision=form.cleaned_data["revision"],
            now=request.now,
        )

    done = _("Đã ban hành tờ trình của cấp ủy và đưa vào hồ sơ trình.")
    answer = run(request, form, act, done=done, to=_address(package))
    return answer or show(request, "office/package_endorse.html", {"page": found, "form": form}, form)


@login_required
def send_back(request: HttpRequest, package: int) -> HttpResponse:
    """Return a package to a step, with the reason."""
    form = ReturnForm(posted(request), auto_id="id_tra_%s")
    return _act(request, package, form, answering.send_back, _("Đã trả lại hồ sơ; nơi trình đọc được lý do ngay."))


@login_required
def decline(request: HttpRequest, package: int) -> HttpResponse:
    """Refuse a package, with the reason."""
    form = RefuseForm(posted(request), auto_id="id_tuchoi_%s")
    return _act(request, package, form, answering.decline, _("Đã trả lời không tiếp nhận hồ sơ."))


@login_required
def record(request: HttpRequest, package: int) -> HttpResponse:
    """Write the result down, item by item."""
    found = board.board(by=request.actor, package_id=package, now=request.now)
    require(request, "record_result", found.unit.id)
    form = ResultForm(posted(request), board=found, initial={"revision": found.package.revision})

    def act() -> object:
        return results.record(
            by=request.actor,
            package_id=package,
            result=form.result(),
            revision=form.cleaned_data["revision"],
            now=request.now,
        )

    answer = run(request, form, act, done=_("Đã ghi kết quả của tỉnh."), to=_address(package))
    page = {"board": found, "form": form, "doubles": doubles(request, (one.row for one in found.items if one.row))}
    return answer or show(request, "office/province_result.html", page, form)


@login_required
def check(request: HttpRequest) -> HttpResponse:
    """Compare a zip that somebody brings with its own manifest; nothing is kept."""
    form = CheckForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    told = None
    if form.is_bound and form.is_valid():
        told = building.check(by=request.actor, data=form.cleaned_data["file"].read())
    page = {"form": form, "report": told[0] if told else None, "known": told[1] if told else None}
    return show(request, "office/province_check.html", page, form)


@login_required
def flag_new(request: HttpRequest, unit: int, round_: str) -> HttpResponse:
    """Put a unit forward for the flag with its results."""
    require(request, "nominate_flag", unit)
    offered = flag_reading.offered(by=request.actor, host_id=unit, round_key=round_, now=request.now)
    form = FlagForm(posted(request), units=list(offered.units))

    def act() -> str:
        given = form.cleaned_data
        made = flags.nominate(
            by=request.actor,
            host_id=unit,
            round_key=round_,
            unit_id=given["unit"],
            results=given["results"],
            now=request.now,
            despite=given["despite"],
        )
        return reverse("office:flag", args=[made.pk])

    answer = run_to(request, form, act, done=_("Đã đưa đơn vị vào danh sách; mời đồng chí ghi nhận xét."))
    return answer or show(request, "office/flag_new.html", {"board": offered, "form": form}, form)


@login_required
def flag(request: HttpRequest, flag: int) -> HttpResponse:
    """Show a unit put forward for the flag: its results, the board's word, what the rules say."""
    return _flag(request, flag)


@login_required
def judge_flag(request: HttpRequest, flag: int) -> HttpResponse:
    """Say by each standard whether the unit is excellent."""
    found = flag_reading.find(by=request.actor, nominee_id=flag, now=request.now)
    require(request, "nominate_flag", found.host_id)
    form = JudgeFlagForm(posted(request), verdicts=found.verdicts)

    def act() -> object:
        return flags.judge(by=request.actor, nominee_id=flag, marks=form.marks(), now=request.now)

    to = reverse("office:flag", args=[flag])
    return run(request, form, act, done=_("Đã ghi nhận xét."), to=to) or _flag(request, flag, judge=form)


@login_required
def leave_out_flag(request: HttpRequest, flag: int) -> HttpResponse:
    """Take a unit off the list."""
    found = flag_reading.find(by=request.actor, nominee_id=flag, now=request.now)
    require(request, "nominate_flag", found.host_id)
    form = LeaveOutForm(posted(request), auto_id="id_thoi_%s")

    def act() -> object:
        return flags.leave_out(by=request.actor, nominee_id=flag, reason=form.cleaned_data["reason"], now=request.now)

    to = reverse("office:province", args=[found.host_id, found.round])
    done = _("Đã đưa đơn vị ra khỏi danh sách.")
    return run(request, form, act, done=done, to=to) or _flag(request, flag, leave=form)


@login_required
def hand_over_flag(request: HttpRequest, flag: int) -> HttpResponse:
    """Record the day on which the flag was handed over."""
    found = flag_reading.find(by=request.actor, nominee_id=flag, now=request.now)
    require(request, "nominate_flag", found.host_id)
    form = HandOverForm(posted(request), auto_id="id_trao_%s")

    def act() -> object:
        return flags.hand_over(by=request.actor, nominee_id=flag, on=form.cleaned_data["on"], now=request.now)

    to = reverse("office:flag", args=[flag])
    return run(request, form, act, done=_("Đã ghi việc trao cờ."), to=to) or _flag(request, flag, hand=form)


def _desk(request: HttpRequest, unit: int, round_: str) -> HttpResponse:
    found = reading.desk(by=request.actor, unit_id=unit, round_key=round_, now=request.now)
    return render(request, "office/province.html", {"board": found, "unit": found.unit})


def _act(request: HttpRequest, package: int, form: ReceiveForm, verb: Callable[..., object], done: str) -> HttpResponse:
    def act() -> object:
        return verb(by=request.actor, package_id=package, now=request.now, **form.given())

    name = type(form).__name__
    return run(request, form, act, done=done, to=_address(package)) or _package(request, package, {name: form})


def _package(request: HttpRequest, package: int, pressed: dict[str, ReceiveForm] | None = None) -> HttpResponse:
    found: Board = board.board(by=request.actor, package_id=package, now=request.now)
    pressed = pressed or {}
    first = {"revision": found.package.revision}
    page = {
        "board": found,
        "receive_form": pressed.get("ReceiveForm") or ReceiveForm(initial=first, auto_id="id_nhan_%s"),
        "return_form": pressed.get("ReturnForm") or ReturnForm(initial=first, auto_id="id_tra_%s"),
        "refuse_form": pressed.get("RefuseForm") or RefuseForm(initial=first, auto_id="id_tuchoi_%s"),
    }
    return show(request, "office/package.html", page, *pressed.values())


def _flag(request: HttpRequest, flag: int, **pressed: object) -> HttpResponse:
    found = flag_reading.find(by=request.actor, nominee_id=flag, now=request.now)
    page = {
        "one": found,
        "may": flag_reading.may(request.actor, found),
        "judge_form": pressed.get("judge") or JudgeFlagForm(verdicts=found.verdicts),
        "leave_form": pressed.get("leave") or LeaveOutForm(auto_id="id_thoi_%s"),
        "hand_form": pressed.get("hand") or HandOverForm(auto_id="id_trao_%s", initial={"on": days.day(request.now)}),
    }
    return show(request, "office/flag.html", page, *pressed.values())


def _address(package: int) -> str:
    return reverse("office:package", args=[package])
