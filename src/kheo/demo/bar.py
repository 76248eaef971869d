"""What the demo bar shows: the day, the stops and how far they are played, the roles, how many papers are still set."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest

from kheo.demo import clock, roles, stops
from kheo.work import days, documents


@dataclass(frozen=True, slots=True)
class Bar:
    """The bar of one request."""

    on: date
    stops: tuple[stops.Stop, ...]
    stop: date | None
    parts: tuple[roles.Part, ...]
    is_guest: bool
    here: str
    papers_waiting: int
    ready: frozenset[date]
    reached: date | None


def bar(request: HttpRequest) -> Bar:
    """Gather the bar for a request (one query)."""
    on = clock.today() or days.day(request.now)
    before = [stop.on for stop in stops.STOPS if stop.on <= on]
    return Bar(
        on=on,
        stops=stops.STOPS,
        stop=before[-1] if before else None,
        parts=roles.PARTS,
        is_guest=not request.user.is_authenticated,
        here=request.get_full_path() if request.method == "GET" else request.path,
        papers_waiting=documents.waiting(),
        ready=frozenset(stop.on for stop in stops.STOPS if stops.is_ready(stop.on)),
        reached=stops.reached(),
    )
