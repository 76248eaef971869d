"""Roles: who holds which at a unit, given and ended; what each role may do."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kheo.web.office.forms.appointing import EndForm, PostForm
from kheo.web.office.pages import posted, run, show
from kheo.web.office.views.exporting import export_short
from kheo.work import appointing, people
from kheo.work.appointing import Board
from kheo.work.exporting import shorter


@login_required
def posts(request: HttpRequest, unit: int) -> HttpResponse:
    """Show a unit's roles now, later and before; give one more."""
    board = appointing.board(by=request.actor, unit_id=unit, now=request.now)
    form = PostForm(posted(request), board=board, initial={"from_on": board.on})

    def act() -> object:
        person = form.cleaned_data["person"]
        return people.appoint(by=request.actor, person_id=person, post=form.post(), now=request.now)

    answer = run(request, form, act, done=_("Đã giao vai trò."), to=reverse("office:posts", args=[unit]))
    return answer or _page(request, board, form)


@login_required
def posts_export(request: HttpRequest, unit: int) -> HttpResponse:
    """Take away who holds a role at a unit now or later."""
    return export_short(request, shorter.roles(by=request.actor, unit_id=unit, now=request.now))


@login_required
def post_end(request: HttpRequest, unit: int, post: int) -> HttpResponse:
    """End one role after its last day."""
    board = appointing.board(by=request.actor, unit_id=unit, now=request.now)
    form = EndForm(posted(request), initial={"last_on": board.on}, auto_id=f"id_{post}_%s")

    def act() -> object:
        given = form.cleaned_data
        return appointing.end(
            by=request.actor,
            unit_id=unit,
            appointment_id=post,
            last_on=given["last_on"],
            reason=given["reason"],
            now=request.now,
        )

    answer = run(request, form, act, done=_("Đã cho thôi vai trò."), to=reverse("office:posts", args=[unit]))
    return answer or _page(request, board, PostForm(board=board, initial={"from_on": board.on}), pressed={post: form})


@login_required
def rights(request: HttpRequest) -> HttpResponse:
    """Show role by role what it may do, as the one table says."""
    roles = appointing.rights(by=request.actor, now=request.now)
    return render(request, "office/rights.html", {"roles": roles})


def _page(
    request: HttpRequest, board: Board, form: PostForm, pressed: dict[int, EndForm] | None = None
) -> HttpResponse:
    pressed = pressed or {}
    first = {"last_on": board.on}
    rows = [
        (one, pressed.get(one.id) or EndForm(initial=first, auto_id=f"id_{one.id}_%s"))
        for one in (*board.now, *board.coming)
    ]
    page = {"board": board, "rows": rows, "form": form, "ending": next(iter(pressed.values()), None)}
    return show(request, "office/posts.html", page, form, *pressed.values())
