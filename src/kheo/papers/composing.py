"""From a value to a paper: one table says which function words which kind, and which version its wording has.

A new paper is a value in `values`, a function in `wording` and a line here. No file format lives here.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from kheo.papers.blocks import Paper, Section
from kheo.papers.layouts import Layout, layout_for
from kheo.papers.letters import require_letters
from kheo.papers.values import (
    AchievementReport,
    AnyPaper,
    AssignmentTable,
    CommendationDecision,
    GroupProposal,
    RegistrationForm,
    RegistrationSummary,
    SteeringGroupDecision,
)
from kheo.papers.wording.achievement import achievement_report
from kheo.papers.wording.commendation import commendation_decision, group_proposal
from kheo.papers.wording.registration import registration_form, registration_summary
from kheo.papers.wording.steering import assignment_table, steering_group_decision
from kheo.papers.wording.text import flat

# Raise a version when the wording or the order of a paper changes: it is kept with every paper issued.
TEMPLATE_VERSION: Final[Mapping[str, str]] = {
    RegistrationForm.KIND: "1",
    RegistrationSummary.KIND: "1",
    AchievementReport.KIND: "2",
    GroupProposal.KIND: "3",
    CommendationDecision.KIND: "3",
    SteeringGroupDecision.KIND: "1",
    AssignmentTable.KIND: "1",
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
}
_WORDED: Final[Mapping[type[AnyPaper], Callable[[Any, Layout], tuple[Section, ...]]]] = {
    RegistrationForm: registration_form,
    RegistrationSummary: registration_summary,
    AchievementReport: achievement_report,
    GroupProposal: group_proposal,
    CommendationDecision: commendation_decision,
    SteeringGroupDecision: steering_group_decision,
    AssignmentTable: assignment_table,
}


def compose(value: AnyPaper, *, draft: bool) -> Paper:
    """Set a value as a paper in the layout of its day. Raises `BadValue` for a character that cannot be printed."""
    require_letters(value)
    layout = layout_for("party", value.dated_on)
    return Paper(
        title=_title(value),
        author=flat(value.issuer.name),
        layout=layout,
        sections=_WORDED[type(value)](value, layout),
        draft=draft,
        dated_on=value.dated_on,
    )


def _title(value: AnyPaper) -> str:
    number = getattr(value, "number", "")
    about = getattr(value, "title", "") or f"“{value.movement}”"
    return " ".join(part for part in (TITLES[value.KIND], number, "–", about) if part)
