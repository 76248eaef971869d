"""What waits with sudden deeds between two tiers: to bring up what was confirmed, to complete what was returned."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, Q, Value

from kheo.rulebook.programme import Round
from kheo.store.models import Registration
from kheo.work.gathering import Ask
from kheo.work.lifecycle import State
from kheo.work.todo.seats import Item, Open, Seats, item

# confirmed, and the group itself did not say that it is not worth it
_STANDS = (State.CONFIRMED, State.SELECTED, State.PROPOSED, State.DECIDED, State.COMMENDED)


def asks(seats: Seats) -> Iterator[Ask]:
    """Ask for the confirmed deeds of the units one speaks for that are in no round of deeds above yet (R21)."""
    for one, tiers in _above(seats):
        here = Registration.objects.filter(is_ad_hoc=True, tier__in=tiers, unit_id__in=seats.speaks_for)
        confirmed = here.filter(state__in=[str(state) for state in _STANDS], deed__confirmed_on__isnull=False)
        there = Registration.objects.filter(exemplar=OuterRef("exemplar"), round=one.key)
        waiting = confirmed.exclude(Exists(there.filter(~Q(state=State.WITHDRAWN))))
        about = {"unit": "unit_id", "text": "exemplar__title"}
        yield Ask("bring_up", waiting, round=Value(one.key), **about)


def _above(seats: Seats) -> Iterator[tuple[Round, list[str]]]:
    """Name the rounds that take deeds from below today, with the tiers below."""
    if seats.programme is None or not seats.speaks_for:
        return
    programme = seats.programme.on(seats.on)
    order = list(programme.tiers)
    for one in programme.rounds.values():
        tiers = order[: order.index(one.tier)]
        if one.ad_hoc and tiers and "close" in one.windows and one.windows["close"].contains(seats.on):
            yield one, tiers


def bring_up(seats: Seats, open_: Open) -> Iterator[Item]:
    """Invite to bring a confirmed deed up; nobody has to."""
    rounds = {one.key: one for one, _tiers in _above(seats)}
    for found in open_["bring_up"]:
        close = rounds[found.round].windows["close"]
        yield Item(
            act="escalate",
            label="Có thể đề nghị cấp trên xét thành tích đột xuất",
            target=found.text,
            by_on=close.last_on,
            cite=close.cite,
            id=found.id,
            unit_id=found.unit_id,
            round=found.round,
        )


def mend(seats: Seats) -> Iterator[Item]:
    """List what the board above returned to be completed."""
    for one in seats.under_way:
        below = one.row.lower.unit_id if one.row.lower is not None else None
        if one.row.is_ad_hoc and one.state is State.RETURNED and below in seats.speaks_for:
            note = one.row.return_reason
            yield item("mend_deed", "Bổ sung thành tích đột xuất được trả lại", one.row, None, note=note)
