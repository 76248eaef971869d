"""One dossier read for its page: nothing is lost beside the reading of a list, what is not there is not asked for."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kheo.store.models import Registration
from kheo.work import dossiers, hanging, standing
from kheo.work.province import reading
from tests.work.decided import decided
from tests.work.province import ANSWERED, Province
from tests.work.world import World, at

NOW, LATER = at(2014, 1, 20), at(2014, 12, 20)


def _same_facts(who: object, pk: int) -> int:
    """Hold the facts of one dossier against those of a list of it; tell how many there are."""
    one = standing.seen(by=who, registration_id=pk)  # type: ignore[arg-type] - an actor of the world
    [many] = standing.with_facts(Registration.objects.filter(pk=pk))
    told = [list(found) for row in (one, many) for _row, found in standing.facts([row], LATER.date())]
    assert told[0] == told[1]
    return len(told[0])


@pytest.mark.parametrize("name", ["evidence", "awards", "holds", "appraisal__criterion_verdicts"])
def test_a_fresh_dossier_has_none_of_what_is_rare_and_a_listed_one_is_asked(world: World, name: str) -> None:
    pk = world.accepted(NOW)

    one = standing.seen(by=world.who("hoa", NOW), registration_id=pk)
    [many] = standing.with_facts(Registration.objects.filter(pk=pk))

    assert (hanging.has(one, name), hanging.has(many, name)) == (False, True)


def test_the_facts_of_one_dossier_are_those_of_a_list(world: World) -> None:
    fresh = world.submitted(NOW)
    decided(world)
    rows = Registration.objects.exclude(pk=fresh).values_list("pk", flat=True)

    assert _same_facts(world.who("hoa", LATER), fresh) < min(_same_facts(world.who("hoa", LATER), pk) for pk in rows)


def test_the_facts_of_one_at_the_province_and_its_way_there_are_those_of_a_list(db: None) -> None:
    province = Province()
    pk = province.listed()
    province.answered(province.taken_in(province.sent_to_province(pk)))

    mai = province.who("mai", ANSWERED)
    assert _same_facts(mai, pk) > 10
    assert [one.decision for one in reading.journey(by=mai, registration_id=pk)] == ["3456/QĐ-UBND"]


def test_a_decided_dossier_asks_only_for_what_it_has(world: World) -> None:
    decided(world)
    pk = Registration.objects.filter(awards__isnull=False).values_list("pk", flat=True)[0]
    hoa = world.who("hoa", LATER)

    with CaptureQueriesContext(connection) as asked:
        found = dossiers.find(by=hoa, registration_id=pk, now=LATER)

    tables = [one["sql"].split(' FROM "')[-1].split('"')[0] for one in asked]
    assert found.awards
    assert {"store_hold", "store_waiver", "store_succession", "store_survey", "store_packageitem"} & set(
        tables
    ) == set()
