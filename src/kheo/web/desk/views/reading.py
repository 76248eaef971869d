"""Read a dossier: as it stands, why, what is missing; its result; its papers and files."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header

from kheo.web.desk import addresses
from kheo.work import climbs, documents, dossiers, doubling
from kheo.work.documents import Rendered
from kheo.work.dossiers import Dossier
from kheo.work.province import reading as province


@login_required
def dossier(request: HttpRequest, registration: int) -> HttpResponse:
    """Show everything this person may see of a dossier."""
    found = dossiers.find(by=request.actor, registration_id=registration, now=request.now)
    climb = climbs.find(by=request.actor, registration_id=registration, now=request.now)
    journey = province.journey(by=request.actor, registration_id=registration)
    earlier = doubling.on_dossier(by=request.actor, registration_id=registration, now=request.now)
    page = {**_page(found), "climb": climb, "journey": journey, "doubles": earlier}
    return render(request, "desk/dossier.html", page)


@login_required
def result(request: HttpRequest, registration: int) -> HttpResponse:
    """Show how it ended, and everything that happened."""
    found = dossiers.find(by=request.actor, registration_id=registration, now=request.now)
    return render(request, "desk/result.html", _page(found))


@login_required
def sent(request: HttpRequest, registration: int) -> HttpResponse:
    """Say that it was sent, its code, and what happens next."""
    found = dossiers.find(by=request.actor, registration_id=registration, now=request.now)
    return render(request, "desk/sent.html", _page(found))


@login_required
def preview(request: HttpRequest, registration: int, kind: str, format_: str) -> HttpResponse:
    """Give a paper as it would stand now, marked as a draft."""
    made = documents.preview(
        by=request.actor, registration_id=registration, kind=kind.replace("-", "_"), format_=format_, now=request.now
    )
    return _file(made, inline=format_ == "pdf")


@login_required
def paper(request: HttpRequest, document: int, format_: str) -> HttpResponse:
    """Give an issued paper."""
    made = documents.read(by=request.actor, document_id=document, format_=format_, now=request.now)
    return _file(made, inline=format_ == "pdf")


@login_required
def file(request: HttpRequest, evidence: int) -> HttpResponse:
    """Give an evidence file; the browser saves it and never shows it as a page."""
    name, content_type, data = dossiers.file_of(by=request.actor, evidence_id=evidence)
    return _file(Rendered(name, content_type, data), inline=False)


def _file(made: Rendered, *, inline: bool) -> HttpResponse:
    answer = HttpResponse(made.data, content_type=made.content_type)
    answer.headers["Content-Disposition"] = content_disposition_header(not inline, made.name) or "attachment"
    return answer


def _page(found: Dossier) -> dict[str, object]:
    buttons = [
        {
            "words": addresses.ACTIONS[verb][1],
            "url": addresses.of_action(verb, found.id),
            "reason": "" if answer.ok else answer.reason,
            "cite": answer.cite,
            "is_first": number == 0,
        }
        for number, (verb, answer) in enumerate(
            sorted(
                ((verb, answer) for verb, answer in found.actions.items() if verb in addresses.ACTIONS),
                key=lambda pair: (not pair[1].ok, pair[0] == "withdraw"),
            )
        )
    ]
    return {
        "dossier": found,
        "buttons": [one for one in buttons if not one["reason"]],
        "blocked": [one for one in buttons if one["reason"]],
        "steps": found.next_steps,
        "tasks": _tasks(found),
    }


def _tasks(found: Dossier) -> list[dict[str, object]]:
    """Set out the owner's papers with where each stands."""
    if found.is_ad_hoc or not found.is_owner or "register" not in found.windows:
        return []
    register, report = found.windows.get("register"), found.windows.get("report")
    sent_report = bool(found.report and found.report.submitted_at)
    may = {verb: answer.ok for verb, answer in found.actions.items()}
    return [
        {
            "label": "Bản đăng ký (mẫu 1)",
            "url": addresses.of_action("submit", found.id) if may.get("submit") else "",
            "state": "Đã gửi" if found.submitted_at else "Cần hoàn thiện",
            "done": bool(found.submitted_at),
            "by_on": None if found.submitted_at or register is None else register.last_on,
            "cite": register.cite if register else (),
        },
        {
            "label": "Báo cáo thành tích",
            "url": addresses.of_action("report", found.id) if may.get("report") else "",
            "state": "Đã gửi" if sent_report else "Chưa gửi",
            "done": sent_report,
            "by_on": None if sent_report or report is None else report.last_on,
            "cite": report.cite if report else (),
        },
        {
            "label": "Xác nhận của cấp ủy, lãnh đạo hoặc người quản lý trực tiếp",
            "state": "Đã xác nhận" if found.report and found.report.confirmed_on else "Chờ sau khi gửi báo cáo",
            "done": bool(found.report and found.report.confirmed_on),
            "cite": ("III.3.b",),
        },
    ]
