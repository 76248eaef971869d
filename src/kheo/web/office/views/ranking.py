"""The order in which the bloc's board puts units forward for the flag."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from kheo.web.office.forms.ranking import OrderFlagsForm
from kheo.web.office.pages import posted, require, run, show
from kheo.work.province import flag_ranking


@login_required
def order_flags(request: HttpRequest, unit: int, round_: str) -> HttpResponse:
    """Show the units in their order; set it anew."""
    require(request, "order_flags", unit)
    found = flag_ranking.page(by=request.actor, host_id=unit, round_key=round_, now=request.now)
    form = OrderFlagsForm(posted(request), page=found)

    def act() -> object:
        return flag_ranking.order_flags(
            by=request.actor,
            host_id=unit,
            round_key=round_,
            places=form.places(),
            seen=form.looked_at(),
            now=request.now,
        )

    to = reverse("office:province", args=[unit, round_])
    answer = run(request, form, act, done=_("Đã ghi thứ tự đề nghị tặng cờ thi đua."), to=to)
    return answer or show(request, "office/flag_order.html", {"page": found, "form": form}, form)
