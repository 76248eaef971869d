"""What a programme weighs with beside criteria: score sheets, votes, quotas, tallies. Shapes and arithmetic."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from kheo.rulebook.sources import Labelled
from kheo.rulebook.text import Text

Denominator = Literal["all_members", "present"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreItem(Labelled):
    """Mục chấm điểm: up to `most` points, counted `weight` times; some ask for a comment."""

    most: Decimal
    weight: Decimal
    comment: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Cutoff:
    """Ngưỡng điểm: what it is called and the total that reaches it."""

    label: Text
    at_least: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreSheet(Labelled):
    """Bảng chấm điểm: items with their weights, and named cut-offs."""

    items: Mapping[str, ScoreItem]
    cutoffs: Mapping[str, Cutoff]

    @property
    def most(self) -> Decimal:
        """Give the highest total that can be reached."""
        return sum((item.most * item.weight for item in self.items.values()), Decimal(0))

    def total(self, points: Mapping[str, Decimal]) -> Decimal:
        """Add up the points given, each by its weight; an item without points counts nothing."""
        return sum((points.get(key, Decimal(0)) * item.weight for key, item in self.items.items()), Decimal(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote(Labelled):
    """Bỏ phiếu: whose vote, how many must take part, of whom what share must agree, and how it is held."""

    body: str
    quorum: Fraction
    denominator: Denominator
    threshold: Fraction
    secret: bool
    absent_by_writing: bool
    recusal: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quota(Labelled):
    """Chỉ tiêu: whose list, and how many of it, as a number or as a share of those listed."""

    body: str
    most: int | None
    share: Fraction | None

    def room(self, of: int) -> int:
        """Say how many places there are on a list of so many; a part of a place is none."""
        if self.most is not None:
            return self.most
        return int(of * (self.share or 0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally(Labelled):
    """Số liệu: something of which a body has so and so many."""
