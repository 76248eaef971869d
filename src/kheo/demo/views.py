"""What the demo bar does: sign in as somebody, go to a stop, move the day. Only in the demo, only by POST."""

from datetime import date, timedelta

from django.conf import settings
from django.contrib import auth, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kheo import vietnamese
from kheo.demo import clock, roles, stops
from kheo.work import people
from kheo.work.refusals import NotFound, NotNow

BACKEND = "django.contrib.auth.backends.ModelBackend"


@require_POST
def try_role(request: HttpRequest) -> HttpResponse:
    """Sign in as a sample person who has work in the role today; pressing again takes the next one."""
    part = roles.part(request.POST.get("vai", ""))
    before = request.user.username if request.user.is_authenticated else ""
    name, waiting = roles.fitting(part, request.now, after=before)
    account = people.account_of(name)
    auth.login(request, account, backend=BACKEND)
    if not waiting and part.work:
        text = _("%(name)s chưa có việc của vai “%(part)s” vào ngày này. Hãy chọn mốc khác ở thanh dữ liệu mẫu.")
        messages.info(request, text % {"name": account.person.full_name, "part": part.label})
    return redirect(settings.LOGIN_REDIRECT_URL)


@require_POST
def go_to_stop(request: HttpRequest) -> HttpResponse:
    """Put the database of a stop in the place of the live one; whoever is signed in stays so."""
    try:
        on = date.fromisoformat(request.POST.get("moc", ""))
    except ValueError:
        on = date.min
    if not stops.known(on):
        raise NotFound(_("Không có mốc này trong bản mẫu."))
    if not stops.is_ready(on):
        raise NotNow(_("Mốc này đang được dựng. Hãy chờ ít phút rồi chuyển đến; các mốc trước vẫn mở được."))
    before = request.user.username if request.user.is_authenticated else ""
    stops.restore(on)
    request.session.flush()
    if before:
        auth.login(request, people.account_of(before), backend=BACKEND)
    text = _("Đã chuyển đến mốc %(day)s. Những gì thử trước đó đã được bỏ.")
    messages.success(request, text % {"day": vietnamese.show_day(on)})
    return redirect(settings.LOGIN_REDIRECT_URL if before else "/")


@require_POST
def move_day(request: HttpRequest) -> HttpResponse:
    """Move the season's clock alone: to the next day, or to the day that was typed."""
    today = clock.today() or stops.DEFAULT
    try:
        typed = request.POST.get("ngay", "").strip()
        clock.move(
            vietnamese.parse_day(typed, default_year=today.year)
            if "chon" in request.POST
            else today + timedelta(days=1)
        )
    except vietnamese.BadValue as bad:
        messages.error(request, bad.sentence)
    return redirect(_back(request))


def _back(request: HttpRequest) -> str:
    wanted = request.POST.get("ve", "")
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) else "/"
