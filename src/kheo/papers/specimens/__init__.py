"""One realistic value of every paper. No assertion lives here."""

from kheo.papers.specimens.ceremonies import (
    award_certificate,
    conference_programme,
    praise_certificate,
    reading_script,
    recognition_certificate,
)
from kheo.papers.specimens.forms import SUMMARY_ROWS, achievement_report, registration_form, registration_summary
from kheo.papers.specimens.records import appraisal_record, selection_minutes, survey_record
from kheo.papers.specimens.rulings import (
    assignment_table,
    commendation_decision,
    group_proposal,
    steering_group_decision,
)
from kheo.papers.specimens.running import bonus_list, budget_estimate, plan, working_regulation
from kheo.papers.specimens.upward import committee_proposal, final_report, interim_report, province_index
from kheo.papers.values import AnyPaper

__all__ = [
    "SAMPLES",
    "SUMMARY_ROWS",
    "achievement_report",
    "appraisal_record",
    "assignment_table",
    "award_certificate",
    "bonus_list",
    "budget_estimate",
    "commendation_decision",
    "committee_proposal",
    "conference_programme",
    "final_report",
    "group_proposal",
    "interim_report",
    "plan",
    "praise_certificate",
    "province_index",
    "reading_script",
    "recognition_certificate",
    "registration_form",
    "registration_summary",
    "selection_minutes",
    "steering_group_decision",
    "survey_record",
    "working_regulation",
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
        survey_record(),
        appraisal_record(),
        selection_minutes(),
        committee_proposal(),
        province_index(),
        plan(),
        working_regulation(),
        budget_estimate(),
        bonus_list(),
        interim_report(),
        final_report(),
        conference_programme(),
        reading_script(),
        praise_certificate(),
        award_certificate(),
        recognition_certificate(),
    )
}
