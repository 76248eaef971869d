"""The papers that participants and the group's secretary fill: form 1, form 2, the achievement report."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from kheo.papers.values.shared import (
    Confirmation,
    CriterionRow,
    Issuer,
    Owner,
    PastAward,
    ResultRow,
    Signature,
    Subject,
    Value,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationForm(Value):
    """Bản đăng ký (Mẫu 1). `movement` is the name between quotation marks ("Dân vận khéo"), `to` is whom it addresses.

    `issuer.parent` is the committee and `issuer.name` the unit at the head of the form; `tier` and `field` are labels.
    """

    KIND: ClassVar[str] = "registration_form"

    issuer: Issuer
    dated_on: date | None
    movement: str
    to: str
    subject: Subject
    title: str
    owners: tuple[Owner, ...]
    field: str
    tier: str
    year: int
    situation: str
    problem: str
    goal: str
    criteria: tuple[CriterionRow, ...]
    measures: str
    signature: Signature
    period: str = ""
    member_count: int | None = None
    cooperation: str = ""
    duration: str = ""
    confirmation: Confirmation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryRow(Value):
    """Một dòng của biểu tổng hợp: `owner` is the collective's or the person's name, `content` the criteria in short."""

    subject: Subject
    unit: str
    title: str
    owner: str
    field: str
    content: str
    tier: str
    is_new: bool
    duration: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationSummary(Value):
    """Biểu tổng hợp đăng ký (Mẫu 2): collectives first, then individuals, each numbered anew, with totals."""

    KIND: ClassVar[str] = "registration_summary"

    issuer: Issuer
    dated_on: date | None
    movement: str
    tier: str
    year: int
    rows: tuple[SummaryRow, ...]
    signature: Signature
    number: str = ""
    prepared_by: Signature | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AchievementReport(Value):
    """Báo cáo thành tích, with the box of whoever confirms it. `deed` tells a sudden merit, which has no criteria.

    `confirmation` None prints an empty box for the committee, the leader or the direct head to fill.
    """

    KIND: ClassVar[str] = "achievement_report"

    issuer: Issuer
    dated_on: date | None
    movement: str
    to: str
    subject: Subject
    title: str
    owners: tuple[Owner, ...]
    field: str
    tier: str
    year: int
    profile: str
    results: tuple[ResultRow, ...]
    measures: str
    effect: str
    spread: str
    signature: Signature
    registered_on: date | None = None
    member_count: int | None = None
    deed: str = ""
    evidence: tuple[str, ...] = ()
    past_awards: tuple[PastAward, ...] = ()
    confirmation: Confirmation | None = None
