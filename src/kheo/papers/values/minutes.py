"""The records that are written where something is looked at or voted on: survey, appraisal, selection."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from kheo.papers.values.rulings import Member
from kheo.papers.values.shared import Issuer, ResultRow, Signature, Subject, Value, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardRow(Value):
    """Một tiêu chuẩn được xem xét: the standard in short, how it was found, and why."""

    standard: str
    verdict: Verdict | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyRecord(Value):
    """Biên bản khảo sát: who went where, what was seen, what was asked to be put right until when.

    `asked` are the things to put right; `follow_up` tells how what was asked was met. `surveyed_on` is the day of the
    visit, where the record was written on a later one.
    """

    KIND: ClassVar[str] = "survey_record"

    issuer: Issuer
    dated_on: date | None
    movement: str
    subject: Subject
    title: str
    owner: str
    unit: str
    tier: str
    year: int
    surveyors: tuple[Member, ...]
    seen: str
    signature: Signature
    number: str = ""
    place: str = ""
    received_by: tuple[Member, ...] = ()
    results: tuple[ResultRow, ...] = ()
    strengths: str = ""
    shortcomings: str = ""
    asked: tuple[str, ...] = ()
    due_on: date | None = None
    follow_up: str = ""
    owner_signature: Signature | None = None
    surveyed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AppraisalRecord(Value):
    """Biên bản thẩm định: criteria and standards as the appraisers found them, and what they recommend.

    `assigned_by` names the paper that gave them the task; `recommended` is their word ("Đề nghị xét chọn, biểu dương").
    """

    KIND: ClassVar[str] = "appraisal_record"

    issuer: Issuer
    dated_on: date | None
    movement: str
    subject: Subject
    title: str
    owner: str
    unit: str
    field: str
    tier: str
    year: int
    appraisers: tuple[Member, ...]
    results: tuple[ResultRow, ...]
    remark: str
    recommended: str
    signature: Signature
    number: str = ""
    assigned_by: str = ""
    present: tuple[Member, ...] = ()
    standards: tuple[StandardRow, ...] = ()
    strengths: str = ""
    shortcomings: str = ""
    owner_signature: Signature | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence(Value):
    """Một thành viên vắng mặt, with the reason."""

    name: str
    position: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotRow(Value):
    """Kết quả biểu quyết về một mô hình, điển hình: votes for, against, blank, and whether it was chosen.

    `voters` is the number against which the share is counted; None takes the paper's own.
    """

    subject: Subject
    title: str
    owner: str
    unit: str
    agreed: int
    disagreed: int
    chosen: bool
    blank: int = 0
    voters: int | None = None
    grade: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SelectionMinutes(Value):
    """Biên bản họp xét chọn with the count of ballots.

    `members` is how many the body has, `voters` against how many a share is counted, `rule` says what is needed to be
    chosen. Ballots that were not handed out are not counted: None where hands were raised.
    """

    KIND: ClassVar[str] = "selection_minutes"

    issuer: Issuer
    dated_on: date | None
    movement: str
    group: str
    tier: str
    year: int
    chair: Member
    secretary: Member
    members: int
    present: tuple[Member, ...]
    rows: tuple[BallotRow, ...]
    voters: int
    concluded: str
    signature: Signature
    number: str = ""
    place: str = ""
    began_at: str = ""
    ended_at: str = ""
    absent: tuple[Absence, ...] = ()
    invited: tuple[Member, ...] = ()
    tellers: tuple[Member, ...] = ()
    rule: str = ""
    secret: bool = True
    ballots_issued: int | None = None
    ballots_returned: int | None = None
    ballots_valid: int | None = None
    recused: tuple[str, ...] = ()
    discussion: str = ""
    objections: str = ""
