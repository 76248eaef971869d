"""Holding one figure against one promise. Nothing else lives here."""

from decimal import Decimal

from kheo.rulebook.facts import CriterionVerdict, Target


def attainment(target: Target, actual: Decimal) -> CriterionVerdict:
    """Say whether the figure meets, exceeds or misses the target.

    An exact target can be met but not exceeded, and so can a target of zero where less is better: nothing is below.
    """
    goal, better = target.target, target.better
    if actual == goal:
        return "met"
    if better == "exact" or (actual < goal) is (better == "higher"):
        return "not_met"
    return "met" if better == "lower" and goal == 0 else "exceeded"
