"""What each kind of paper says, slot by slot: the defaults that an office may word in its own way."""

from collections.abc import Mapping
from typing import Final

from kheo.papers.values import (
    AchievementReport,
    AppraisalRecord,
    AssignmentTable,
    AwardCertificate,
    BonusList,
    BudgetEstimate,
    CommendationDecision,
    CommitteeProposal,
    ConferenceProgramme,
    FinalReport,
    GroupProposal,
    InterimReport,
    Plan,
    PraiseCertificate,
    ProvinceIndex,
    ReadingScript,
    RecognitionCertificate,
    RegistrationForm,
    RegistrationSummary,
    SelectionMinutes,
    SteeringGroupDecision,
    SurveyRecord,
    WorkingRegulation,
)
from kheo.papers.wording.slots import certificates, forms, records, rulings, running
from kheo.papers.wording.words import Lexicon

LEXICONS: Final[Mapping[str, Lexicon]] = {
    RegistrationForm.KIND: forms.REGISTRATION_FORM,
    RegistrationSummary.KIND: forms.REGISTRATION_SUMMARY,
    AchievementReport.KIND: forms.ACHIEVEMENT_REPORT,
    GroupProposal.KIND: rulings.GROUP_PROPOSAL,
    CommendationDecision.KIND: rulings.COMMENDATION_DECISION,
    SteeringGroupDecision.KIND: rulings.STEERING_GROUP_DECISION,
    AssignmentTable.KIND: rulings.ASSIGNMENT_TABLE,
    SurveyRecord.KIND: records.SURVEY_RECORD,
    AppraisalRecord.KIND: records.APPRAISAL_RECORD,
    SelectionMinutes.KIND: records.SELECTION_MINUTES,
    CommitteeProposal.KIND: running.COMMITTEE_PROPOSAL,
    ProvinceIndex.KIND: running.PROVINCE_INDEX,
    Plan.KIND: running.PLAN,
    WorkingRegulation.KIND: running.WORKING_REGULATION,
    BudgetEstimate.KIND: running.BUDGET_ESTIMATE,
    BonusList.KIND: running.BONUS_LIST,
    InterimReport.KIND: running.INTERIM_REPORT,
    FinalReport.KIND: running.FINAL_REPORT,
    ConferenceProgramme.KIND: running.CONFERENCE_PROGRAMME,
    ReadingScript.KIND: running.READING_SCRIPT,
    PraiseCertificate.KIND: certificates.PRAISE_CERTIFICATE,
    AwardCertificate.KIND: certificates.AWARD_CERTIFICATE,
    RecognitionCertificate.KIND: certificates.RECOGNITION_CERTIFICATE,
}
