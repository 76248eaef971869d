"""Ask the table: may somebody do a verb with a thing, and if not, why not."""

from collections.abc import Mapping
from dataclasses import dataclass

from kheo.work.actors import Actor, Role
from kheo.work.permits.table import TABLE, Grant, Scope
from kheo.work.refusals import NotPermitted


@dataclass(frozen=True, slots=True)
class Thing:
    """What a permit needs to know of the thing acted on; ids only."""

    unit_id: int | None = None
    below_id: int | None = None
    lowest_id: int | None = None
    owner_people: frozenset[int] = frozenset()
    owner_units: frozenset[int] = frozenset()
    homes: frozenset[int] = frozenset()
    appraisers: frozenset[int] = frozenset()
    nurturers: frozenset[int] = frozenset()


NOTHING = Thing()


@dataclass(frozen=True, slots=True)
class Answer:
    """Yes, or no with a sentence and, where a rule says so, its clauses."""

    ok: bool
    reason: str = ""
    cite: tuple[str, ...] = ()


def answer(by: Actor, verb: str, thing: Thing) -> Answer:
    """Tell whether somebody may, and if not, why not."""
    permit = TABLE[verb]
    if by.is_system:
        may = verb in {"form_units", "reorganise", "enrol", "appoint"}
        return Answer(may, "" if may else permit.otherwise)
    if not by.held or not any(_holds(by, grant, thing) for grant in permit.grants):
        return Answer(ok=False, reason=permit.otherwise)
    if permit.not_own and by.person_id in thing.owner_people:
        return Answer(
            ok=False, reason="Đồng chí là chủ thể của mô hình, điển hình này nên việc này phải do người khác làm."
        )
    return Answer(ok=True)


def require(by: Actor, verb: str, thing: Thing) -> None:
    """Raise `NotPermitted` with the table's reason unless somebody may."""
    given = answer(by, verb, thing)
    if not given.ok:
        raise NotPermitted(given.reason)


def owns(by: Actor, thing: Thing) -> bool:
    """Tell whether somebody is, or speaks for, an owner."""
    return by.person_id in thing.owner_people or bool(by.seats(Role.REPRESENTATIVE) & thing.owner_units)


def _holds(by: Actor, grant: Grant, thing: Thing) -> bool:
    if grant.role is None:
        given = {Scope.ASSIGNED: thing.appraisers, Scope.NURTURES: thing.nurturers}
        return owns(by, thing) if grant.scope is Scope.OWNS else by.person_id in given[grant.scope]
    held: Mapping[Scope, bool] = {
        Scope.ANYWHERE: by.has(grant.role),
        Scope.HERE: thing.unit_id in by.reach(grant.role),
        Scope.AT: thing.unit_id in by.seats(grant.role),
        Scope.BELOW: thing.below_id in by.reach(grant.role),
        Scope.LEADS: bool(by.reach(grant.role) & thing.homes),
    }
    return held[grant.scope]
