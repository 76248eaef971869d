"""Filter lists by the same table: the units whose work somebody reads, the registrations that somebody sees."""

from django.db.models import Q

from kheo.store.models import Assignment, Owner
from kheo.work.actors import Actor, Held, Role
from kheo.work.permits.table import TABLE

# who reads a unit's work reads its dossiers: one row of the table for both
_SEES_UNIT = frozenset(grant.role for grant in TABLE["see_unit"].grants)


def opens(held: Held) -> frozenset[int]:
    """Tell the units whose dossiers a role lets somebody read once they are sent."""
    return held.covers if held.role in _SEES_UNIT else frozenset()


def opened(by: Actor) -> frozenset[int]:
    """Tell the units whose work somebody may read, by all roles together."""
    return frozenset(unit_id for held in by.held for unit_id in opens(held))


def delivered(by: Actor) -> frozenset[int]:
    """Tell the units at which somebody reads what a tier above sends down: who works there for it, or speaks for it."""
    return opened(by) | by.reach(Role.LEADER, Role.REPRESENTATIVE)


def visible(by: Actor) -> Q:
    """Filter registrations to what somebody may see; a person without a unit sees none, not even their own.

    `audience` tells of one registration who they are, and why; a test holds the two together.
    """
    if by.is_system or not by.held:
        return Q(pk__in=())
    mine = Owner.objects.filter(Q(person_id=by.person_id) | Q(unit_id__in=by.seats(Role.REPRESENTATIVE)))
    at_home = Owner.objects.filter(home_id__in=by.reach(Role.LEADER))
    appraised = Assignment.objects.filter(person_id=by.person_id, ended_on__isnull=True)
    sent, reach = ~Q(state="draft"), opened(by)
    # questions of their own instead of joins: a registration stands once, and a long list is read along its order
    own = Q(exemplar_id__in=mine.values("exemplar_id"))
    # what went up two tiers is followed from the bottom, too
    unit = sent & (Q(unit_id__in=reach) | Q(lower__unit_id__in=reach) | Q(lower__lower__unit_id__in=reach))
    led = sent & Q(exemplar_id__in=at_home.values("exemplar_id"))
    assigned = Q(pk__in=appraised.values("registration_id"))
    return own | unit | led | assigned | Q(created_by_id=by.account_id, state="draft")


def visible_in(by: Actor, units: frozenset[int], unit: str = "unit_id") -> Q:
    """Filter registrations to those of some units that somebody sees because they read the units' work.

    It is `visible` without what one sees for another reason; a test holds the two together. `unit` names the column
    that holds the unit, where a query has it under another name.
    """
    return ~Q(state="draft") & Q(**{f"{unit}__in": units & opened(by)})
