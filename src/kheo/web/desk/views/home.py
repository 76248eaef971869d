"""What waits for me, the programme; and the quiet keeping of what is being typed."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kheo.web.desk import addresses
from kheo.work import calendar, days, dossiers, drafts, outbox, todo
from kheo.work.actors import Role

KEPT = {"bao-cao", "doi-tieu-chi", *(f"mau-1-{page}" for page in range(1, 5))}


@login_required
def todo_page(request: HttpRequest) -> HttpResponse:
    """Show what waits for me, the most urgent first, and what I have not read yet."""
    groups = [
        {"title": group.title, "tasks": [_task(item) for item in group.items]}
        for group in todo.waiting(request.actor, request.now)
    ]
    page = {
        "groups": groups,
        "unread": outbox.unread(request.actor, limit=8),
        "late": todo.late_groups(request.actor, request.now),
        "late_by": todo.groups_by(),
        "on": days.day(request.now),
        "may_register": request.actor.has(Role.PARTICIPANT, Role.REPRESENTATIVE),
    }
    return render(request, "desk/todo.html", page)


def _task(item: todo.Item) -> dict[str, object]:
    return {
        "label": item.label,
        "target": item.target,
        "url": addresses.of_item(item),
        "note": item.note,
        "by_on": item.by_on,
        "cite": item.cite,
    }


@login_required
@require_POST
def seen(request: HttpRequest, message: int) -> HttpResponse:
    """Put a read message away."""
    outbox.mark_seen(by=request.actor, message_id=message, now=request.now)
    return redirect("desk:todo")


@login_required
def programme(request: HttpRequest) -> HttpResponse:
    """Show the programme: milestones, who does what, standards, clauses and readings in our own words."""
    page = calendar.page(by=request.actor, now=request.now)
    return render(request, "desk/programme.html", {"page": page, "year": days.day(request.now).year})


@login_required
@require_POST
def autosave(request: HttpRequest, registration: int, form: str) -> HttpResponse:
    """Keep what stands in a form of a dossier that is mine to see; answer when it was kept."""
    dossiers.require_seen(by=request.actor, registration_id=registration)
    if form not in KEPT:
        return HttpResponse(status=404)
    left_out = {"csrfmiddlewaretoken", "khoa_thao_tac"}
    data = {name: value for name, value in request.POST.items() if name not in left_out}
    at = drafts.keep(by=request.actor, form=form, subject=str(registration), data=data, now=request.now)
    here = at.astimezone(days.VIETNAM)
    return HttpResponse(_("Đã lưu lúc %(at)s") % {"at": f"{here:%H:%M}"}, content_type="text/plain; charset=utf-8")
