"""Visits of the board above: written down, followed up, badly written down."""

from dataclasses import replace
from datetime import date

import pytest

from kheo.work import surveys
from kheo.work.refusals import BadInput, NotPermitted
from kheo.work.surveys import Visit
from tests.work.bloc import Bloc
from tests.work.world import at


def test_a_visit_asks_for_mending_and_is_followed(bloc: Bloc) -> None:
    pk, now = bloc.received(), at(2014, 12, 10)
    by = bloc.world.who("mai", now)
    visit = Visit(date(2014, 12, 10), "Làm tốt ở phòng.", "Ghi sổ theo dõi hằng tuần.", date(2014, 12, 25))

    survey = surveys.record(by=by, registration_id=pk, visit=visit, now=now)
    later = at(2014, 12, 24)
    surveys.follow(
        by=bloc.world.who("mai", later), survey_id=survey.pk, on=date(2014, 12, 23), text="Đã ghi sổ.", now=later
    )

    [seen] = surveys.of(pk, by=bloc.world.who("hoa", later))
    assert (seen.asked, seen.follow_up) == ("Ghi sổ theo dõi hằng tuần.", "Đã ghi sổ.")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"on": date(2014, 12, 11)}, "on"),  # tomorrow
        ({"findings": " "}, "findings"),
        ({"asked_by_on": date(2014, 12, 9)}, "asked_by_on"),
        ({"asked": ""}, "asked"),
    ],
)
def test_a_visit_badly_written_down_is_refused(bloc: Bloc, changes: dict[str, object], field: str) -> None:
    pk, now = bloc.received(), at(2014, 12, 10)
    visit = Visit(date(2014, 12, 10), "Làm tốt.", "Ghi sổ.", date(2014, 12, 20))

    by = bloc.world.who("mai", now)
    with pytest.raises(BadInput) as refused:
        surveys.record(by=by, registration_id=pk, visit=replace(visit, **changes), now=now)

    assert set(refused.value.fields) == {field}


def test_only_the_board_surveys(bloc: Bloc) -> None:
    pk, now = bloc.received(), at(2014, 12, 10)

    with pytest.raises(NotPermitted):
        surveys.record(by=bloc.world.who("hoa", now), registration_id=pk, visit=Visit(now.date(), "Tốt."), now=now)
