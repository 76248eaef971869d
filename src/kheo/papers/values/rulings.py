"""The papers of the steering group and the committee: proposal, decisions, the table of duties."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from kheo.papers.values.shared import EarlierDecision, Issuer, Signature, Subject, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalItem(Value):
    """Một mô hình, điển hình được đề nghị: `result` in short, `award` the form proposed."""

    subject: Subject
    unit: str
    owner: str
    title: str
    field: str
    result: str
    award: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupProposal(Value):
    """Tờ trình: a steering body proposes to the committee of its tier, or a committee to the board above (`by`).

    The counts are of that round; None is left out.
    `basis` are the grounds without "Căn cứ", which is set before each; `to` is the committee; `act` is what is asked
    for ("biểu dương"), `occasion` on which day ("nhân dịp …"), `conference` at which gathering of a tier above.
    """

    KIND: ClassVar[str] = "group_proposal"

    issuer: Issuer
    number: str
    dated_on: date | None
    movement: str
    to: str
    tier: str
    year: int
    basis: tuple[str, ...]
    items: tuple[ProposalItem, ...]
    recipients: tuple[str, ...]
    signature: Signature
    registered: int | None = None
    reported: int | None = None
    appraised: int | None = None
    occasion: str = ""
    act: str = "biểu dương, khen thưởng"
    conference: str = ""
    by: str = "Tổ chỉ đạo"


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardItem(Value):
    """Một dòng của danh sách kèm theo quyết định: what is given ("Giấy khen"), the grade, the bonus in đồng."""

    subject: Subject
    unit: str
    owner: str
    title: str
    award: str
    grade: str = ""
    bonus: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommendationDecision(Value):
    """Quyết định khen thưởng with its list; with `earlier` it corrects, replaces or revokes a decision.

    `basis` are the grounds without "Căn cứ"; `proposed_by` is who proposed ("Tổ chỉ đạo … tại Tờ trình số …");
    `act` is what is done ("biểu dương, khen thưởng"); `carried_out_by` are those whom the last article binds;
    `items` may be empty when an earlier decision is revoked; `conference` is the gathering at which it is done.
    """

    KIND: ClassVar[str] = "commendation_decision"

    issuer: Issuer
    number: str
    dated_on: date | None
    movement: str
    tier: str
    year: int
    basis: tuple[str, ...]
    items: tuple[AwardItem, ...]
    carried_out_by: tuple[str, ...]
    recipients: tuple[str, ...]
    signature: Signature
    proposed_by: str = ""
    occasion: str = ""
    act: str = "biểu dương, khen thưởng"
    conference: str = ""
    earlier: EarlierDecision | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Member(Value):
    """Thành viên Tổ chỉ đạo: `duty` is the place in the group ("Tổ trưởng")."""

    name: str
    position: str
    duty: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SteeringGroupDecision(Value):
    """Quyết định thành lập Tổ chỉ đạo. `group` is its full name, `tasks` what it shall do, `period` the years."""

    KIND: ClassVar[str] = "steering_group_decision"

    issuer: Issuer
    number: str
    dated_on: date | None
    movement: str
    group: str
    period: str
    basis: tuple[str, ...]
    members: tuple[Member, ...]
    carried_out_by: tuple[str, ...]
    recipients: tuple[str, ...]
    signature: Signature
    tasks: tuple[str, ...] = ()
    proposed_by: str = ""
    earlier: EarlierDecision | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentRow(Value):
    """Một phân công: `task` is the duty's label; rows of one task stand together in the order given."""

    task: str
    name: str
    position: str = ""
    scope: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentTable(Value):
    """Bảng phân công: who follows, nurtures, appraises, selects, organises."""

    KIND: ClassVar[str] = "assignment_table"

    issuer: Issuer
    number: str
    dated_on: date | None
    movement: str
    group: str
    period: str
    rows: tuple[AssignmentRow, ...]
    recipients: tuple[str, ...]
    signature: Signature
