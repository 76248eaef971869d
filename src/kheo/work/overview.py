"""Count units for the bloc: what each has done in a round, and where a steering group is still missing."""

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from django.db.models import Count, Q

from kheo.store.models import Registration
from kheo.work import days, people, programmes, units
from kheo.work.actors import Actor, Role
from kheo.work.lifecycle import State
from kheo.work.refusals import NotFound

COLUMNS = ("registered", "waiting", "accepted", "reported", "appraised", "selected", "commended")
BLOC = (Role.BLOC_SECRETARY, Role.BLOC_HEAD, Role.BLOC_MEMBER, Role.PROVINCE_VIEWER, Role.INSPECTOR)


@dataclass(frozen=True, slots=True)
class UnitNumbers:
    """A base unit in numbers; `waiting` counts what its steering group has not answered yet."""

    unit: units.UnitThen
    has_group: bool
    registered: int = 0
    waiting: int = 0
    accepted: int = 0
    reported: int = 0
    appraised: int = 0
    selected: int = 0
    commended: int = 0


@dataclass(frozen=True, slots=True)
class Overview:
    """The base units that somebody oversees, in a round; `rounds` are the rounds to choose from."""

    round: str
    round_label: str
    rounds: tuple[tuple[str, str], ...]
    units: tuple[UnitNumbers, ...]


def overview(*, by: Actor, now: datetime, round_key: str = "") -> Overview:
    """Count every base unit one oversees; raises `NotFound` for whoever oversees none."""
    if not by.has(*BLOC):
        raise NotFound("Không tìm thấy trang này, hoặc đồng chí không có quyền xem.")
    on = days.day(now)
    reach = by.reach(*BLOC)
    found = programmes.newest()
    rounds = programmes.base_rounds(found[1], on) if found is not None else ()
    wanted = round_key if round_key in dict(rounds) else (rounds[0][0] if rounds else "")
    numbers = {row["unit_id"]: row for row in _counted(reach, wanted)}
    having = people.groups_among(reach, on)
    return Overview(
        round=wanted,
        round_label=dict(rounds).get(wanted, ""),
        rounds=rounds,
        units=tuple(
            UnitNumbers(unit, unit.id in having, **{key: numbers.get(unit.id, {}).get(key, 0) for key in COLUMNS})
            for unit in units.tree(on).bases()
            if unit.id in reach
        ),
    )


def in_order(board: Overview, key: str) -> list[UnitNumbers]:
    """List the units with the most of something first; by name when it is not one of the numbers."""
    if key not in COLUMNS:
        return list(board.units)
    return sorted(board.units, key=lambda one: -getattr(one, key))


def _counted(reach: frozenset[int], round_key: str) -> list[dict[str, int]]:
    sent = Registration.objects.filter(unit_id__in=reach, round=round_key, submitted_on__isnull=False)

    def many(condition: Q) -> Count:
        return Count("pk", filter=condition, distinct=True)

    counted = list(
        sent.values("unit_id").annotate(
            registered=many(Q()),
            waiting=many(Q(state=State.SUBMITTED, is_ad_hoc=False)),
            accepted=many(Q(accepted_on__isnull=False) | Q(is_ad_hoc=True)),
            reported=many(Q(report__submitted_on__isnull=False)),
            appraised=many(Q(assignments__appraisal__submitted_on__isnull=False)),
            selected=many(Q(selection__selected=True)),
            commended=many(Q(awards__done_on__isnull=False, awards__is_revoked=False)),
        )
    )
    return cast(list[dict[str, int]], counted)
