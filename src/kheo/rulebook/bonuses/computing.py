"""Work out one bonus, with the way it was worked out and what about it nobody has confirmed."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

from kheo.rulebook.bonuses.reference import Reference

STEP = Decimal(10_000)
# the sentence of the rule is "làm tròn số lên hàng chục nghìn đồng"; offices read it in two ways
ROUNDINGS = {
    "ceil_10k": ("làm tròn lên hàng chục nghìn đồng", ROUND_CEILING),
    "nearest_10k": ("làm tròn đến hàng chục nghìn đồng gần nhất", ROUND_HALF_UP),
}


@dataclass(frozen=True, slots=True)
class Case:
    """Who gives which form to whom, by a decision of which day. `by` is party or state."""

    by: str
    tier: str
    form: str
    receiver: str
    decided_on: date


@dataclass(frozen=True, slots=True)
class Amount:
    """What a case gives, in đồng; `total` is None where no amount is known, and `why_not` says why."""

    total: int | None
    exact: Decimal | None = None
    coefficient: Decimal | None = None
    base_pay: int | None = None
    sources: tuple[str, ...] = ()
    confirmed: bool = False
    why_not: str = ""


def compute(reference: Reference, case: Case, *, rounding: str) -> Amount:
    """Work out a bonus; raises `KeyError` for a rounding that is not one of `ROUNDINGS`."""
    _words, mode = ROUNDINGS[rounding]
    row = reference.coefficient(case.by, case.tier, case.form, case.receiver, case.decided_on)
    if row is None:
        return Amount(None, why_not="Chưa có mức thưởng cho hình thức này của cơ quan này với đối tượng này.")
    pay = reference.pay(case.decided_on)
    if pay is None or pay.amount is None:
        return Amount(None, coefficient=row.value, why_not="Chưa nhập mức lương cơ sở vào ngày ra quyết định.")
    exact = row.value * pay.amount
    return Amount(
        total=int((exact / STEP).to_integral_value(rounding=mode) * STEP),
        exact=exact,
        coefficient=row.value,
        base_pay=pay.amount,
        sources=(row.source, pay.source),
        confirmed=row.checked_on is not None and pay.checked_on is not None,
    )
