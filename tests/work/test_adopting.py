"""One movement at a time: another programme waits until the one under way has ended."""

import pytest

from kheo.store.models import Edition
from kheo.work import programmes
from kheo.work.refusals import AgainstTheRules
from tests.work.world import World, at

OTHER = "dan-van-kheo-2026-2030"


def test_another_programme_is_refused_while_one_is_under_way(world: World) -> None:
    now = at(2015, 12, 31)

    with pytest.raises(AgainstTheRules) as refused:
        programmes.adopt(by=world.who("mai", now), folder=OTHER, unit_id=world.ids["K"], decision="02-KH", now=now)

    assert "đến hết 31/12/2015" in str(refused.value)
    assert Edition.objects.count() == 1


def test_it_is_adopted_once_the_other_has_ended(world: World) -> None:
    now = at(2016, 1, 1)

    edition = programmes.adopt(
        by=world.who("mai", now), folder=OTHER, unit_id=world.ids["K"], decision="02-KH", now=now
    )

    assert edition.programme == OTHER
