"""One's own calendar: open it, see its secret address once, renew the address, switch it off."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kheo.web.desk.forms.changing import PressForm
from kheo.web.frame.acting import carry_out
from kheo.work import feeds


@login_required
def feed(request: HttpRequest) -> HttpResponse:
    """Show whether there is a calendar; pressed, make its address and show it, here and never again.

    There is no redirect after it: the address must not be kept anywhere on the way. A second press finds that it was
    made and is told to renew it.
    """
    form = PressForm(request.POST or None)
    told: list[str] = []

    def act() -> str:
        told.append(feeds.make(by=request.actor, now=request.now))
        return reverse("desk:feed")

    pressed = request.method == "POST" and form.is_valid() and carry_out(request, form, act) is not None
    page = {
        "form": PressForm() if pressed else form,
        "off_form": PressForm(auto_id="id_tat_%s"),
        "made_at": feeds.made_at(by=request.actor),
        "address": request.build_absolute_uri(reverse("public:feed", args=[told[0]])) if told else "",
        "is_pressed_again": pressed and not told,
    }
    return render(request, "desk/feed.html", page)


@login_required
def switch_off(request: HttpRequest) -> HttpResponse:
    """Switch the calendar off; looked at, the page leads back to where that is pressed."""
    form = PressForm(request.POST or None)

    def act() -> str:
        feeds.switch_off(by=request.actor, now=request.now)
        messages.success(request, _("Đã tắt lịch riêng. Địa chỉ cũ không mở được nữa."))
        return reverse("desk:feed")

    if request.method == "POST" and form.is_valid():
        carry_out(request, form, act)
    return redirect("desk:feed")
