"""My dossiers: those I own or speak for, round after round."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kheo.web.frame import places
from kheo.work import choices, listing
from kheo.work.desks import Desk
from kheo.work.listing import Order, Wanted

_LONGEST = 100
# so many are overlooked without filters
_FEW = 8


@login_required
def mine(request: HttpRequest) -> HttpResponse:
    """Show a page of my dossiers, newest round first; `dot`, `trang_thai`, `tim`, `in` and the place in the address."""
    offered, given = choices.offered_of(), request.GET
    rounds, states = ({one.key for one in some} for some in (offered.rounds, offered.states))
    wanted = Wanted(
        desk=Desk.MINE,
        round=given.get("dot", "") if given.get("dot") in rounds else "",
        state=given.get("trang_thai", "") if given.get("trang_thai") in states else "",
        text=given.get("tim", "").strip()[:_LONGEST],
        order=Order.ROUND,
        place=places.read(given),
    )
    is_whole = "in" in given
    read = listing.whole if is_whole else listing.page
    found = read(by=request.actor, wanted=wanted, now=request.now)
    is_narrowed = bool(wanted.round or wanted.state or wanted.text)
    page = {
        "found": found,
        "wanted": wanted,
        "offered": offered if is_narrowed or found.total > _FEW else None,
        "is_narrowed": is_narrowed,
        "is_whole": is_whole,
    }
    return render(request, "desk/mine.html", page)
