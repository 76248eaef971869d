"""The season's clock stands on a day of its own and runs through the hours of the machine."""

from datetime import date
from pathlib import Path

import pytest
from django.utils import timezone

from kheo.demo import clock


def test_without_a_day_the_machine_speaks(var: Path) -> None:
    assert clock.today() is None
    assert abs(clock.now() - timezone.now()).total_seconds() < 5


def test_the_clock_keeps_its_day_and_the_hour_of_the_machine(var: Path) -> None:
    clock.move(date(2014, 10, 8))

    here = clock.now().astimezone(clock.VIETNAM)

    assert here.date() == date(2014, 10, 8)
    assert here.hour == timezone.now().astimezone(clock.VIETNAM).hour


@pytest.mark.parametrize(
    ("asked", "kept"),
    [(date(1999, 1, 1), clock.FIRST), (date(2030, 1, 1), clock.LAST), (date(2015, 2, 3), date(2015, 2, 3))],
)
def test_the_clock_stays_within_the_season(var: Path, asked: date, kept: date) -> None:
    clock.move(asked)

    assert clock.today() == kept


def test_a_spoilt_file_counts_as_none(var: Path) -> None:
    (var / "clock.txt").write_text("hôm qua", encoding="utf-8")

    assert clock.today() is None
