"""How much money goes with an award: coefficient × base salary of the decision's day, rounded as the office says.

Who gives what to whom stands in dated data with its source; what no line covers has no amount, and says so.
"""

from kheo.rulebook.bonuses.computing import ROUNDINGS, Amount, Case, compute
from kheo.rulebook.bonuses.reading import find_problems, read, shipped
from kheo.rulebook.bonuses.reference import Reference

__all__ = ["ROUNDINGS", "Amount", "Case", "Reference", "compute", "find_problems", "read", "shipped"]
