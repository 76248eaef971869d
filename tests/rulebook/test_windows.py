"""Windows are half-open spans of days: before, within and after share no day and leave none out."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kheo.rulebook import Window, check_window
from tests.rulebook.shipped import PROGRAMME

WINDOWS = [(key, kind) for key, one in PROGRAMME.rounds.items() for kind in one.windows]
DAY = timedelta(days=1)


@pytest.mark.parametrize(("key", "kind"), WINDOWS)
def test_window_has_its_first_and_last_day_and_not_their_neighbours(key: str, kind: str) -> None:
    window = PROGRAMME.rounds[key].windows[kind]
    days = (window.from_on - DAY, window.from_on, window.last_on, window.until_on)

    assert [window.contains(day) for day in days] == [False, True, True, False]
    assert [check_window(PROGRAMME, key, kind, day).verdict.passes for day in days] == [False, True, True, False]
    assert window.cite


@given(st.sampled_from(WINDOWS), st.dates(date(2012, 1, 1), date(2017, 1, 1)))
def test_windows_part_the_days(which: tuple[str, str], day: date) -> None:
    window: Window = PROGRAMME.rounds[which[0]].windows[which[1]]

    places = [day < window.from_on, window.contains(day), day > window.last_on]

    assert places.count(True) == 1


def test_phases_part_the_period() -> None:
    phases = sorted(PROGRAMME.phases.values(), key=lambda phase: phase.from_on)

    assert phases[0].from_on == PROGRAMME.period.from_on
    assert [phase.until_on for phase in phases] == [phases[1].from_on, PROGRAMME.period.until_on]


@pytest.mark.parametrize(
    ("key", "kind", "first", "last"),
    [
        ("base-2013", "register", date(2013, 3, 1), date(2013, 4, 30)),
        ("base-2014", "register", date(2014, 1, 1), date(2014, 1, 31)),
        ("base-2015", "register", date(2015, 1, 1), date(2015, 1, 31)),
        ("base-2013", "report", date(2013, 10, 1), date(2013, 10, 10)),
        ("base-2014", "appraise", date(2014, 10, 1), date(2014, 10, 14)),
        ("base-2015", "praise", date(2015, 10, 15), date(2015, 10, 15)),
    ],
)
def test_base_windows_are_those_of_the_guidance(key: str, kind: str, first: date, last: date) -> None:
    window = PROGRAMME.rounds[key].windows[kind]

    assert (window.from_on, window.last_on) == (first, last)
