"""Facts: what happened, on which day, in which round. Plain frozen values; nothing here judges.

Whoever calls `judge` gathers these from its own tables. A fact counts from the day it happened (`on`), so any past day
can be judged again. `round` names a round of the programme; None where a fact belongs to none (a hold, say).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

Better = Literal["higher", "lower", "exact"]
SubjectKind = Literal["collective", "individual", "unit"]
CriterionVerdict = Literal["met", "exceeded", "not_met"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Name one thing that happened; `id` is the caller's and comes back in the findings that rest on it."""

    id: str
    on: date
    round: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """Say what kind of collective or person owns the exemplar (a kind listed under `participants`)."""

    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Tiêu chí: one promised figure, and which way is better."""

    id: str
    better: Better
    target: Decimal
    baseline: Decimal | None = None
    label: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject(Fact):
    """Chủ thể: who is judged. Holds from the beginning unless a day is given."""

    on: date = date.min
    kind: SubjectKind
    owners: tuple[Owner, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration(Fact):
    """Đăng ký: handed in on `on`; `criteria` are those of the accepted version (A22)."""

    with_: str
    own_word: bool
    form: str | None = None
    problem: str = ""
    baseline: str = ""
    criteria: tuple[Target, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal(Fact):
    """Rút đăng ký: ends the registration it names, or without `of` every one up to that day."""

    of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance(Fact):
    """Chấp nhận: a body's yes or no to a registration."""

    by: str
    accepted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Fact):
    """Báo cáo thành tích: the figure reached for each criterion, by the criterion's id."""

    actuals: Mapping[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation(Fact):
    """Xác nhận báo cáo: by the committee, the leader or the direct head."""

    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Appraisal(Fact):
    """Thẩm định: standard by standard, and criterion by criterion where the appraiser said so."""

    by: str
    assigned: bool
    on_the_spot: bool
    own_unit: bool = False
    standards: Mapping[str, bool] = field(default_factory=dict)
    criteria: Mapping[str, CriterionVerdict] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Fact):
    """Văn bản: a paper was issued (a key of `documents`)."""

    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal(Fact):
    """Đề nghị: a body proposes."""

    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Fact):
    """Quyết định: a body commends."""

    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition(Fact):
    """Công nhận, ghi nhận kết quả: with a grade (a key of `grades`)."""

    as_: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver(Fact):
    """Cho miễn: a named decision that sets one requirement aside, with its reason."""

    of: str
    by: str
    reason: str
    decision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed(Fact):
    """Thành tích đột xuất: what was done on that day, who proposes it, who confirmed it."""

    description: str
    proposer: str
    confirmed_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold(Fact):
    """Tạm dừng xét: from `on` up to, not including, `until`; open-ended without it."""

    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey(Fact):
    """Khảo sát: a body came, looked and put right."""

    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality(Fact):
    """Chất lượng: whoever appraises says whether it has risen year by year (A8)."""

    rising: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CarryOver(Fact):
    """Chuyển tiếp: comes over from a list kept elsewhere (A12)."""

    from_: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Score(Fact):
    """Chấm điểm: a body's points for each item of a score sheet, with its comments."""

    by: str
    sheet: str
    points: Mapping[str, Decimal]
    comments: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot(Fact):
    """Kết quả bỏ phiếu: members of the body, how many were present, wrote or stood aside, and how many agreed."""

    vote: str
    members: int
    present: int
    written: int = 0
    recused: int = 0
    agreed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Fact):
    """Xếp hạng: the place on a list of so many, drawn up under a quota."""

    quota: str
    by: str
    place: int
    among: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Upkeep(Fact):
    """Rà soát: whether an exemplar recognised earlier still works."""

    by: str
    works: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally(Fact):
    """Số liệu: how many a body has of something on that day."""

    tally: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Revocation(Fact):
    """Thu hồi: from that day on the fact named by `of` no longer counts."""

    of: str
