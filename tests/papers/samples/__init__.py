"""One realistic value of every paper. No assertion lives here."""

from kheo.papers.values import AnyPaper
from tests.papers.samples.forms import SUMMARY_ROWS, achievement_report, registration_form, registration_summary
from tests.papers.samples.rulings import (
    assignment_table,
    commendation_decision,
    group_proposal,
    steering_group_decision,
)

__all__ = [
    "SAMPLES",
    "SUMMARY_ROWS",
    "achievement_report",
    "assignment_table",
    "commendation_decision",
    "group_proposal",
    "registration_form",
    "registration_summary",
    "steering_group_decision",
]

SAMPLES: dict[str, AnyPaper] = {
    sample.KIND: sample
    for sample in (
        registration_form(),
        registration_summary(),
        achievement_report(),
        group_proposal(),
        commendation_decision(),
        steering_group_decision(),
        assignment_table(),
    )
}
