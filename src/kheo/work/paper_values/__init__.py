"""Build the frozen value of each paper from the tables. How a paper looks lives in `kheo.papers`."""

from kheo.work.paper_values.ceremonies import Held, conference_programme, reading_script
from kheo.work.paper_values.charters import PlanParts, plan, regulation
from kheo.work.paper_values.forms import achievement_report, registration_form, summary
from kheo.work.paper_values.honours import KIND as CERTIFICATES
from kheo.work.paper_values.honours import certificate
from kheo.work.paper_values.money import bonuses, budget
from kheo.work.paper_values.records import (
    Meeting,
    Surveyed,
    appraisal_record,
    concluded,
    selection_minutes,
    survey_record,
)
from kheo.work.paper_values.reviews import review
from kheo.work.paper_values.rulings import Flags, assignments, decision, group_decision, proposal
from kheo.work.paper_values.upward import Listed, committee_proposal, province_index

__all__ = [
    "CERTIFICATES",
    "Flags",
    "Held",
    "Listed",
    "Meeting",
    "PlanParts",
    "Surveyed",
    "achievement_report",
    "appraisal_record",
    "assignments",
    "bonuses",
    "budget",
    "certificate",
    "committee_proposal",
    "concluded",
    "conference_programme",
    "decision",
    "group_decision",
    "plan",
    "proposal",
    "province_index",
    "reading_script",
    "registration_form",
    "regulation",
    "review",
    "selection_minutes",
    "summary",
    "survey_record",
]
