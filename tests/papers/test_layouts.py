"""Which layout holds on which day, and that unread sources say so."""

from datetime import date

import pytest

from kheo.papers.layouts import LAYOUTS, layout_for
from kheo.papers.values import Body


@pytest.mark.parametrize(
    ("body", "on", "key"),
    [
        (Body.PARTY, date(2014, 10, 14), "party-2018"),
        (Body.PARTY, date(2018, 4, 3), "party-2018"),
        (Body.PARTY, date(2026, 5, 26), "party-2018"),
        (Body.PARTY, date(2026, 5, 27), "party-2026"),
        (Body.PARTY, None, "party-2026"),
        (Body.STATE, date(2014, 10, 14), "state-2020"),
        (Body.STATE, date(2026, 5, 27), "state-2020"),
        (Body.STATE, None, "state-2020"),
    ],
)
def test_a_layout_holds_from_its_day(body: Body, on: date | None, key: str) -> None:
    assert layout_for(body, on).key == key


def test_no_layout_claims_to_be_checked_before_someone_read_the_original() -> None:
    assert [(layout.checked_on, "has not been read" in layout.source) for layout in LAYOUTS] == [(None, True)] * 3


@pytest.mark.parametrize(("landscape", "width"), [(False, 165), (True, 252)])
def test_the_margins_leave_this_width(landscape: bool, width: float) -> None:  # a test's parameter
    assert layout_for(Body.PARTY, None).width(landscape=landscape) == width
