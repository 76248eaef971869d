"""From a value to a paper: one table says which function words which kind, and which version its wording has.

A new paper is a value in `values`, a function in `wording` and a line here. No file format lives here.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from kheo import vietnamese
from kheo.papers.blocks import Paper, Seal, Section
from kheo.papers.layouts import Layout, layout_for
from kheo.papers.letters import require_letters
from kheo.papers.spelling import Spelling, spelled
from kheo.papers.values import (
    AchievementReport,
    AnyPaper,
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
from kheo.papers.wording.achievement import achievement_report
from kheo.papers.wording.ceremonies import conference_programme, reading_script
from kheo.papers.wording.certificates import award_certificate, praise_certificate, recognition_certificate
from kheo.papers.wording.commendation import commendation_decision, group_proposal
from kheo.papers.wording.ending import ended
from kheo.papers.wording.money import bonus_list, budget_estimate
from kheo.papers.wording.records import appraisal_record, survey_record
from kheo.papers.wording.registration import registration_form, registration_summary
from kheo.papers.wording.reviews import final_report, interim_report
from kheo.papers.wording.running import plan, working_regulation
from kheo.papers.wording.selection import selection_minutes
from kheo.papers.wording.slots import LEXICONS
from kheo.papers.wording.steering import assignment_table, steering_group_decision
from kheo.papers.wording.text import flat
from kheo.papers.wording.upward import committee_proposal, province_index
from kheo.papers.wording.words import NOTHING_OWN, Words

# Raise a version when the wording or the order of a paper changes: it is kept with every paper issued.
TEMPLATE_VERSION: Final[Mapping[str, str]] = {
    RegistrationForm.KIND: "1",
    RegistrationSummary.KIND: "1",
    AchievementReport.KIND: "3",
    GroupProposal.KIND: "3",
    CommendationDecision.KIND: "5",
    SteeringGroupDecision.KIND: "2",
    AssignmentTable.KIND: "2",
    SurveyRecord.KIND: "5",
    AppraisalRecord.KIND: "2",
    SelectionMinutes.KIND: "2",
    CommitteeProposal.KIND: "1",
    ProvinceIndex.KIND: "1",
    Plan.KIND: "1",
    WorkingRegulation.KIND: "1",
    BudgetEstimate.KIND: "2",
    BonusList.KIND: "3",
    InterimReport.KIND: "2",
    FinalReport.KIND: "2",
    ConferenceProgramme.KIND: "1",
    ReadingScript.KIND: "1",
    PraiseCertificate.KIND: "1",
    AwardCertificate.KIND: "1",
    RecognitionCertificate.KIND: "1",
}
KINDS: Final = tuple(TEMPLATE_VERSION)
TITLES: Final[Mapping[str, str]] = {
    RegistrationForm.KIND: "Bản đăng ký",
    RegistrationSummary.KIND: "Biểu tổng hợp đăng ký",
    AchievementReport.KIND: "Báo cáo thành tích",
    GroupProposal.KIND: "Tờ trình",
    CommendationDecision.KIND: "Quyết định khen thưởng",
    SteeringGroupDecision.KIND: "Quyết định thành lập Tổ chỉ đạo",
    AssignmentTable.KIND: "Bảng phân công",
    SurveyRecord.KIND: "Biên bản khảo sát",
    AppraisalRecord.KIND: "Biên bản thẩm định",
    SelectionMinutes.KIND: "Biên bản họp xét chọn",
    CommitteeProposal.KIND: "Tờ trình của cấp ủy",
    ProvinceIndex.KIND: "Mục lục hồ sơ",
    Plan.KIND: "Kế hoạch",
    WorkingRegulation.KIND: "Quy chế làm việc",
    BudgetEstimate.KIND: "Dự toán kinh phí",
    BonusList.KIND: "Danh sách tiền thưởng",
    InterimReport.KIND: "Báo cáo sơ kết",
    FinalReport.KIND: "Báo cáo tổng kết",
    ConferenceProgramme.KIND: "Chương trình hội nghị",
    ReadingScript.KIND: "Kịch bản điều hành, lời dẫn",
    PraiseCertificate.KIND: "Giấy biểu dương",
    AwardCertificate.KIND: "Giấy khen, bằng khen",
    RecognitionCertificate.KIND: "Giấy chứng nhận",
}
_WORDED: Final[Mapping[type[AnyPaper], Callable[[Any, Layout, Words], tuple[Section, ...]]]] = {
    RegistrationForm: registration_form,
    RegistrationSummary: registration_summary,
    AchievementReport: achievement_report,
    GroupProposal: group_proposal,
    CommendationDecision: commendation_decision,
    SteeringGroupDecision: steering_group_decision,
    AssignmentTable: assignment_table,
    SurveyRecord: survey_record,
    AppraisalRecord: appraisal_record,
    SelectionMinutes: selection_minutes,
    CommitteeProposal: committee_proposal,
    ProvinceIndex: province_index,
    Plan: plan,
    WorkingRegulation: working_regulation,
    BudgetEstimate: budget_estimate,
    BonusList: bonus_list,
    InterimReport: interim_report,
    FinalReport: final_report,
    ConferenceProgramme: conference_programme,
    ReadingScript: reading_script,
    PraiseCertificate: praise_certificate,
    AwardCertificate: award_certificate,
    RecognitionCertificate: recognition_certificate,
}


def compose(
    value: AnyPaper,
    *,
    draft: bool,
    spelling: Spelling = Spelling.AS_WRITTEN,
    seal: Seal | None = None,
    own: Mapping[str, str] = NOTHING_OWN,
) -> Paper:
    """Set a value as a paper in the layout of its issuer and its day, "ủy" spelled as an office wants it.

    `own` are the office's own words, slot by slot. Raises `BadValue` for a character that cannot be printed, or for
    words that do not fit.
    """
    require_letters(value)
    layout = layout_for(value.issuer.body, value.dated_on)
    say = Words(LEXICONS[value.KIND], value, layout, own)
    paper = Paper(
        title=_title(value),
        author=flat(value.issuer.name),
        layout=layout,
        sections=ended(_WORDED[type(value)](value, layout, say), layout),
        draft=draft,
        dated_on=value.dated_on,
        seal=seal,
    )
    return spelled(paper, spelling)


def placeholders(value: AnyPaper) -> Mapping[str, str]:
    """Tell what each placeholder of a paper stands for in a value."""
    lexicon = LEXICONS[value.KIND]
    say = Words(lexicon, value, layout_for(value.issuer.body, value.dated_on), NOTHING_OWN)
    return {name: say.of(name) for name in lexicon.names}


def compose_all(
    values: Sequence[AnyPaper],
    *,
    title: str,
    draft: bool = False,
    spelling: Spelling = Spelling.AS_WRITTEN,
    own: Mapping[str, str] = NOTHING_OWN,
) -> Paper:
    """Set many papers of one layout as one, each from a new page: a batch to print. Raises `BadValue` as `compose`."""
    papers = [compose(value, draft=draft, spelling=spelling, own=own) for value in values]
    layouts = {paper.layout.key for paper in papers}
    if len(layouts) != 1:
        raise vietnamese.BadValue(
            "Các văn bản in chung một tệp phải cùng một thể thức. Hãy chia theo cơ quan ban hành và ngày rồi in lại."
        )
    sections = tuple(section for paper in papers for section in paper.sections)
    return replace(papers[0], title=title, sections=sections)


def _title(value: AnyPaper) -> str:
    number = getattr(value, "number", "")
    about = getattr(value, "title", "") or f"“{value.movement}”"
    return " ".join(part for part in (TITLES[value.KIND], number, "–", about) if part)
