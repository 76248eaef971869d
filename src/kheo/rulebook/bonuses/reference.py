"""The dated values that bonuses rest on. A value knows its source, and whether somebody has read the original."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

GIVERS = ("party", "state")
RECEIVERS = ("collective", "individual", "party_organisation", "party_member")


@dataclass(frozen=True, slots=True)
class BasePay:
    """Mức lương cơ sở: so many đồng a month from a day on; None inside a gap that nobody has filled in."""

    from_on: date
    amount: int | None
    source: str
    checked_on: date | None


@dataclass(frozen=True, slots=True)
class Coefficient:
    """Hệ số: what an authority of a tier gives with a form to a kind of receiver, from a day on."""

    by: str
    tier: str
    form: str
    receiver: str
    from_on: date
    value: Decimal
    source: str
    checked_on: date | None


@dataclass(frozen=True, slots=True)
class Reference:
    """Số liệu tham chiếu: base salaries and coefficients, each by the day from which it holds."""

    pays: tuple[BasePay, ...]
    coefficients: tuple[Coefficient, ...]

    def pay(self, on: date) -> BasePay | None:
        """Give the base salary in force on a day."""
        return next((one for one in reversed(self.pays) if one.from_on <= on), None)

    def coefficient(self, by: str, tier: str, form: str, receiver: str, on: date) -> Coefficient | None:
        """Give what holds on a day for an authority, a form and a receiver."""
        wanted = (by, tier, form, receiver)
        found = [
            one
            for one in self.coefficients
            if (one.by, one.tier, one.form, one.receiver) == wanted and one.from_on <= on
        ]
        return max(found, key=lambda one: one.from_on, default=None)
