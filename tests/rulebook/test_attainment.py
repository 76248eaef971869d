"""Figures against promises."""

from decimal import Decimal

import pytest

from kheo.rulebook import attainment
from kheo.rulebook.facts import Better, Target


@pytest.mark.parametrize(
    ("better", "target", "actual", "expected"),
    [
        ("higher", "98", "97.9", "not_met"),
        ("higher", "98", "98", "met"),
        ("higher", "98", "98.1", "exceeded"),
        ("lower", "15", "16", "not_met"),
        ("lower", "15", "15", "met"),
        ("lower", "15", "0", "exceeded"),
        ("lower", "0", "42", "not_met"),
        ("lower", "0", "0", "met"),
        ("lower", "0", "-1", "met"),
        ("higher", "0", "1", "exceeded"),
        ("exact", "12", "12.0", "met"),
        ("exact", "12", "13", "not_met"),
        ("exact", "12", "11", "not_met"),
    ],
)
def test_attainment(better: Better, target: str, actual: str, expected: str) -> None:
    promise = Target(id="x", better=better, target=Decimal(target))

    assert attainment(promise, Decimal(actual)) == expected
