"""Holding one figure against one promise. Nothing else lives here."""

from decimal import Decimal

from kheo.rulebook.facts import CriterionVerdict, Target


def attainment(target: Target, actual: Decimal) -> CriterionVerdict:
    """Say whether the figure meets, exceeds or misses the target.

    An exact target can be met but not exceeded, and so can a target of zero where less is better: nothing is below.
    """
    if target.better == "exact":
        return "met" if actual == target.target else "not_met"
    gain = actual - target.target if target.better == "higher" else target.target - actual
    if gain < 0:
        return "not_met"
    nothing_below = target.better == "lower" and target.target == 0
    return "exceeded" if gain > 0 and not nothing_below else "met"
