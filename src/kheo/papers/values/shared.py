"""What several papers share: who issues, who signs, whose exemplar, which criteria. No layout, no wording lives here.

Every text is brought to one Unicode form when a value is made, so equal values give equal papers.
"""

from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from kheo import vietnamese


class Value:
    """A frozen part of a paper; its texts are cleaned on entry."""

    __slots__ = ()

    def __post_init__(self) -> None:
        """Compose letters, drop what cannot be seen, trim: also inside tuples of texts."""
        for field in fields(self):  # type: ignore[arg-type]  # every subclass is a dataclass
            before = getattr(self, field.name)
            after = _clean(before)
            if after is not before:
                object.__setattr__(self, field.name, after)


class Body(StrEnum):
    """Whose rules of form a paper follows: those of the Party, or those of the State's administration."""

    PARTY = "party"
    STATE = "state"


class Subject(StrEnum):
    """Tập thể, cá nhân, or a unit that is proposed as such (A20)."""

    COLLECTIVE = "collective"
    INDIVIDUAL = "individual"
    UNIT = "unit"


class Direction(StrEnum):
    """Which way a criterion is better."""

    HIGHER = "higher"
    LOWER = "lower"
    EXACT = "exact"


class Verdict(StrEnum):
    """Đạt, vượt, chưa đạt; before the time is over what is not reached yet is under way."""

    MET = "met"
    EXCEEDED = "exceeded"
    NOT_MET = "not_met"
    UNDER_WAY = "under_way"


class Confirmer(StrEnum):
    """Cấp ủy, lãnh đạo hoặc người quản lý trực tiếp."""

    COMMITTEE = "committee"
    LEADER = "leader"
    DIRECT_HEAD = "direct_head"


class Change(StrEnum):
    """What a decision does to an earlier one."""

    CORRECTS = "corrects"
    REVOKES = "revokes"
    REPLACES = "replaces"


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer(Value):
    """Cơ quan ban hành: its parent and its own name as they stand at the head, in any case; printed in capitals.

    `symbol` is its part of a paper's number ("ĐU" in 05-QĐ/ĐU), used where no number is given yet; `decides` is who
    decides where that is not the organ itself ("Giám đốc Sở Nội vụ").
    """

    parent: str
    name: str
    place: str
    symbol: str = ""
    is_cell: bool = False
    body: Body = Body.PARTY
    decides: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature(Value):
    """Chữ ký: on whose behalf ("T/M ĐẢNG ỦY"), the position ("BÍ THƯ"), the name; each may be empty."""

    authority: str = ""
    position: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation(Value):
    """Xác nhận: by one of the three who may, with name, position, day; empty parts are left to be written by hand."""

    by: Confirmer
    name: str = ""
    position: str = ""
    confirmed_on: date | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner(Value):
    """Tập thể hoặc cá nhân đăng ký: name, position (of a person), unit."""

    name: str
    position: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionRow(Value):
    """Một tiêu chí đăng ký."""

    indicator: str
    unit_of_measure: str
    baseline: Decimal | None
    target: Decimal
    direction: Direction
    due: str = ""
    evidence_source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultRow(Value):
    """Một tiêu chí với kết quả: the actual value and how it stands against the target; None is not known yet."""

    criterion: CriterionRow
    actual: Decimal | None
    verdict: Verdict | None = None
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PastAward(Value):
    """Hình thức đã được khen thưởng: form and content, number and day of the decision, who decided."""

    award: str
    number: str = ""
    decided_on: date | None = None
    issuer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierDecision(Value):
    """Quyết định trước: which one a decision corrects, revokes or replaces, and why."""

    change: Change
    number: str
    dated_on: date
    reason: str
    subject: str = ""


def _clean(value: Any) -> Any:
    if isinstance(value, StrEnum):
        return value
    if isinstance(value, str):
        cleaned = vietnamese.nfc(value).replace("\u00ad", "").strip()
        return value if cleaned == value else cleaned
    if isinstance(value, tuple) and any(isinstance(item, str) for item in value):
        cleaned_items = tuple(_clean(item) for item in value)
        return value if cleaned_items == value else cleaned_items
    return value
