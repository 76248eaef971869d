"""Build the frozen value of each paper from the tables. How a paper looks lives in `kheo.papers`."""

from kheo.work.paper_values.charters import PlanParts, plan, regulation
from kheo.work.paper_values.forms import achievement_report, registration_form, summary
from kheo.work.paper_values.money import bonuses, budget
from kheo.work.paper_values.reviews import review
from kheo.work.paper_values.rulings import Flags, assignments, decision, group_decision, proposal

__all__ = [
    "Flags",
    "PlanParts",
    "achievement_report",
    "assignments",
    "bonuses",
    "budget",
    "decision",
    "group_decision",
    "plan",
    "proposal",
    "registration_form",
    "regulation",
    "review",
    "summary",
]
