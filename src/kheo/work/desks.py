"""What is on somebody's own desk: what waits for their confirmation, what they appraise, what is theirs, what they see.

A desk only says which dossiers; they are filtered, ordered and paged as any list is (`listing`).
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Final

from django.db.models import Case, Q, QuerySet, Value, When

from kheo.store.models import Assignment, Registration
from kheo.work import acts
from kheo.work.actors import Actor, Role
from kheo.work.lifecycle import State

TURN: Final = "turn"
TURNS: Final = {"0": 0, "1": 1}  # as a place in the list carries them


class Desk(StrEnum):
    """Bàn việc: whose own list it is; none is the list of the units whose work somebody reads."""

    NONE = ""
    CONFIRM = "cho-xac-nhan"
    APPRAISE = "tham-dinh"
    MINE = "cua-toi"
    SEEN = "duoc-xem"


def rows(by: Actor, desk: Desk) -> QuerySet[Registration]:
    """Give the dossiers of somebody's desk, each once."""
    return _ROWS[desk](by)


def with_turn(rows: QuerySet[Registration]) -> QuerySet[Registration]:
    """Tell apart what can be appraised now from the rest: a key to order by, the first of them to come first."""
    return rows.annotate(**{TURN: Case(When(state=State.CONFIRMED, then=Value(0)), default=Value(1))})


def turn_of(state: str) -> str:
    """Tell the key of a dossier in that order."""
    return "0" if state == State.CONFIRMED else "1"


def _to_confirm(by: Actor) -> QuerySet[Registration]:
    """Give the reports and sudden deeds that wait for somebody's confirmation, never their own."""
    led = Q(exemplar__owners__home_id__in=by.reach(Role.LEADER)) | Q(unit_id__in=by.reach(Role.SIGNATORY))
    waits = Q(state=State.REPORTED) | Q(state=State.SUBMITTED, is_ad_hoc=True)
    own = Registration.objects.filter(exemplar__owners__person_id=by.person_id or 0).values("pk")
    return Registration.objects.filter(waits, pk__in=Registration.objects.filter(led).values("pk")).exclude(pk__in=own)


def _to_appraise(by: Actor) -> QuerySet[Registration]:
    """Give the dossiers assigned to somebody that were not withdrawn."""
    assigned = Assignment.objects.filter(person_id=by.person_id or 0, ended_on__isnull=True).values("registration_id")
    return acts.seen(by).filter(pk__in=assigned).exclude(state=State.WITHDRAWN)


def _mine(by: Actor) -> QuerySet[Registration]:
    """Give the dossiers somebody owns or speaks for."""
    own = Q(exemplar__owners__person_id=by.person_id) | Q(exemplar__owners__unit_id__in=by.seats(Role.REPRESENTATIVE))
    return acts.seen(by).filter(pk__in=Registration.objects.filter(own).values("pk"))


_ROWS: Final[Mapping[Desk, Callable[[Actor], QuerySet[Registration]]]] = {
    Desk.CONFIRM: _to_confirm,
    Desk.APPRAISE: _to_appraise,
    Desk.MINE: _mine,
    Desk.SEEN: acts.seen,
}
