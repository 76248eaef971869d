"""Bonuses: the figures known from practice, the day before and the day of a change, what no line covers, bad data."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kheo.rulebook import BadProgramme, bonuses
from kheo.rulebook.bonuses import Case, Reference
from kheo.rulebook.bonuses.reference import BasePay, Coefficient

ON = date(2026, 10, 15)


def _worked(value: str, pay: int) -> Reference:
    """Give reference data of one coefficient and one salary."""
    return Reference(
        (BasePay(date(2020, 1, 1), pay, "mẫu", None),),
        (Coefficient("state", "base", "giay_khen", "individual", date(2020, 1, 1), Decimal(value), "mẫu", None),),
    )


@pytest.mark.parametrize(
    ("value", "pay", "ceiling", "nearest"),
    [
        ("1.5", 2_530_000, 3_800_000, 3_800_000),
        ("3.0", 2_530_000, 7_590_000, 7_590_000),
        ("0.3", 2_530_000, 760_000, 760_000),
        ("0.6", 2_530_000, 1_520_000, 1_520_000),
        ("8.0", 2_530_000, 20_240_000, 20_240_000),
        ("0.3", 2_340_000, 710_000, 700_000),
        ("0.6", 2_340_000, 1_410_000, 1_400_000),
        ("0.3", 1_050_000, 320_000, 320_000),
        ("0.3", 1_150_000, 350_000, 350_000),
    ],
)
def test_the_figures_of_practice(value: str, pay: int, ceiling: int, nearest: int) -> None:
    case, data = Case("state", "base", "giay_khen", "individual", ON), _worked(value, pay)

    found = {mode: bonuses.compute(data, case, rounding=mode).total for mode in bonuses.ROUNDINGS}

    assert found == {"ceil_10k": ceiling, "nearest_10k": nearest}


@pytest.mark.parametrize(
    ("on", "total"), [(date(2013, 6, 30), 320_000), (date(2013, 7, 1), 350_000), (date(2014, 10, 15), 350_000)]
)
def test_the_salary_is_that_of_the_decisions_day(on: date, total: int) -> None:
    case = Case("state", "base", "giay_khen", "individual", on)

    assert bonuses.compute(bonuses.shipped(), case, rounding="ceil_10k").total == total


def test_party_and_state_give_different_things_to_different_people() -> None:
    def gives(by: str, receiver: str) -> int | None:
        case = Case(by, "bloc" if by == "party" else "base", "giay_khen", receiver, date(2014, 10, 15))
        return bonuses.compute(bonuses.shipped(), case, rounding="ceil_10k").total

    assert gives("party", "party_member") == 1_150_000
    assert gives("state", "individual") == 350_000
    assert gives("party", "collective") is None  # a trade union is no Party organisation


def test_what_is_not_known_says_so() -> None:
    for case in (
        Case("party", "base", "giay_khen", "collective", ON),
        Case("state", "base", "giay_khen", "individual", date(2020, 1, 1)),  # salaries of 2016–2024 are not entered
    ):
        found = bonuses.compute(bonuses.shipped(), case, rounding="ceil_10k")
        assert found.total is None
        assert found.why_not


def test_nothing_that_ships_claims_to_be_confirmed() -> None:
    data = bonuses.shipped()

    assert {one.checked_on for one in (*data.pays, *data.coefficients)} == {None}
    case = Case("state", "base", "giay_khen", "individual", ON)
    assert not bonuses.compute(data, case, rounding="ceil_10k").confirmed


def test_bad_data_is_refused_line_by_line(tmp_path: Path) -> None:
    (tmp_path / "base_pay.yaml").write_text(
        "base_pay:\n  - {from: 2013-07-01, amount: x, source: a, checked_on: }\n"
        "  - {from: 2013-07-01, amount: 2, source: a, checked_on: , extra: 1}\n"
        "gaps:\n  - {from: 2014-01-01, until: 2015-01-01, source: a, checked_on: }\n",
        encoding="utf-8",
    )
    (tmp_path / "coefficients.yaml").write_text(
        "coefficients:\n"
        "  - {by: union, tier: base, form: giay_khen, for: individual, from: 2013-13-01, value: 0, source: a}\n",
        encoding="utf-8",
    )

    with pytest.raises(BadProgramme) as refused:
        bonuses.read(tmp_path)

    assert sorted({(one.file, one.line) for one in refused.value.problems}) == [
        ("base_pay.yaml", 2),
        ("base_pay.yaml", 3),
        ("base_pay.yaml", 5),
        ("coefficients.yaml", 2),
    ]
    assert refused.value.problems == bonuses.find_problems(tmp_path)
