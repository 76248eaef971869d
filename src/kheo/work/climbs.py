"""How a registration stands between tiers, for screens: what is below it, what is above, where it may still go."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from kheo.store.models import Proposal, Registration
from kheo.work import acts, conferences, days, escalating, lifecycle, permits, programmes, standing, streaks
from kheo.work.actors import Actor
from kheo.work.escalating import Way


@dataclass(frozen=True, slots=True)
class Rung:
    """A registration of the same exemplar at another tier, as far as this person may open it."""

    id: int
    label: str
    state_label: str
    tone: str
    may_open: bool


@dataclass(frozen=True, slots=True)
class Climb:
    """The tiers around one registration. `stood` is the dossier below as it was when this one began (A10)."""

    id: int
    title: str
    lower: Rung | None
    stood: Mapping[str, Any] | None
    uppers: tuple[Rung, ...]
    may: permits.Answer
    ways: tuple[Way, ...]
    visits: int
    asked: str
    tiers: tuple[tuple[str, str], ...]
    unit_below: int
    beside: tuple[tuple[int, str], ...]
    is_deed: bool
    is_listed: bool
    asks_quality: bool
    words: tuple[streaks.Word, ...]
    sent: tuple[tuple[str, date], ...]

    @property
    def word(self) -> streaks.Word | None:
        """The word on quality that counts: the last one."""
        return self.words[-1] if self.words else None


def find(*, by: Actor, registration_id: int, now: datetime) -> Climb:
    """Read it; raises `NotFound` where the registration is not this person's to see."""
    row = standing.loaded(standing.seen(by=by, registration_id=registration_id))
    programme = programmes.judging(row)
    uppers = sorted((one for one in row.exemplar.registrations.all() if one.lower_id == row.pk), key=lambda one: one.pk)
    around = [one.pk for one in [*uppers, row.lower] if one is not None]
    shown = set(acts.seen(by).filter(pk__in=around).values_list("pk", flat=True)) if around else set()
    visits = sorted(row.surveys.all(), key=lambda one: (one.on, one.pk))
    running = {one.round for one in uppers if one.state != lifecycle.State.WITHDRAWN}
    ways = tuple(way for way in escalating.ways(row, days.day(now)) if way.round not in running)
    lists = dict.fromkeys(key for way in ways if way.window.verdict.passes for key in way.lists)
    return Climb(
        id=row.pk,
        title=row.exemplar.title,
        lower=_rung(row.lower, shown) if row.lower is not None else None,
        stood=row.lower_stood,
        uppers=tuple(_rung(one, shown) for one in uppers),
        may=permits.answer(by, "register_ad_hoc" if row.is_ad_hoc else "escalate", acts.thing(row)),
        ways=ways,
        visits=len(visits),
        asked=next((one.asked for one in reversed(visits) if one.asked and one.followed_on is None), ""),
        tiers=tuple((key, programme.tiers[key].label.vi) for key in lists),
        unit_below=row.lower.unit_id if row.lower is not None else row.unit_id,
        beside=_beside(row),
        is_deed=row.is_ad_hoc,
        is_listed=conferences.is_one(programme, row.round),
        asks_quality=conferences.quality(programme, row.round) is not None,
        words=streaks.words(row.pk) if row.lower is not None else (),
        sent=tuple(_sent(row).values_list("number", "on")),
    )


def _sent(row: Registration) -> QuerySet[Proposal]:
    """List the papers by which a committee below put its word on a registration (III.3.d)."""
    found = Proposal.objects.filter(items__registration=row, edition_id=row.edition_id)
    return (found.exclude(unit=row.unit) if row.lower is not None else found.none()).order_by("on", "pk")


def _rung(row: Registration, shown: set[int]) -> Rung:
    label = programmes.label(programmes.judging(row), row.round)
    tone = lifecycle.TONES[lifecycle.State(row.state)]
    return Rung(row.pk, label, lifecycle.label(row.state, ad_hoc=row.is_ad_hoc), tone, row.pk in shown)


def _beside(row: Registration) -> tuple[tuple[int, str], ...]:
    """List what the same base unit has registered in the same round above and not sent up yet."""
    if row.lower is None:
        return ()
    rows = Registration.objects.filter(round=row.round, lower__unit_id=row.lower.unit_id)
    open_ = [str(state) for state in lifecycle.states_before("send_up")]
    waiting = rows.filter(state__in=open_).exclude(proposal_items__proposal__unit_id=row.lower.unit_id)
    return tuple((one.pk, f"{one.exemplar.title} – {one.owner_name}") for one in waiting.select_related("exemplar"))
