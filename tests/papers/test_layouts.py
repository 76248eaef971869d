"""Which layout holds on which day, and that unread sources say so."""

from datetime import date

import pytest

from kheo.papers.layouts import LAYOUTS, layout_for


@pytest.mark.parametrize(
    ("on", "key"),
    [
        (date(2014, 10, 14), "party-2018"),
        (date(2018, 4, 3), "party-2018"),
        (date(2026, 5, 26), "party-2018"),
        (date(2026, 5, 27), "party-2026"),
        (None, "party-2026"),
    ],
)
def test_a_layout_holds_from_its_day(on: date | None, key: str) -> None:
    assert layout_for("party", on).key == key


def test_no_layout_claims_to_be_checked_before_someone_read_the_original() -> None:
    assert [(layout.checked_on, "has not been read" in layout.source) for layout in LAYOUTS] == [(None, True)] * 2


@pytest.mark.parametrize(("landscape", "width"), [(False, 165), (True, 252)])
def test_the_margins_leave_this_width(landscape: bool, width: float) -> None:  # a test's parameter
    assert layout_for("party", None).width(landscape=landscape) == width
