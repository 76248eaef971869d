"""The organisation through time: what 2025 brought, told with the small world; a record goes on across it."""

from datetime import date

import pytest

from kheo import rulebook
from kheo.store.models import Registration
from kheo.work import standing
from tests.work.merger import K05, MERGED, Merger
from tests.work.world import World

SECOND = "conference_second@conference-2015"


@pytest.fixture
def merger(world: World) -> Merger:
    """Build the world with K06."""
    return Merger(world)


def verdicts(pk: int, on: date) -> dict[str, str]:
    """Judge what the years of an exemplar give on a day."""
    rows = list(standing.with_facts(Registration.objects.filter(pk=pk)))
    [(row, told)] = standing.facts(rows, on)
    programme = standing.programmes.of(row.edition)
    keys = ["base_commendation@base-2013", "base_commendation@base-2014", SECOND]
    found = rulebook.judge(programme, told, on, outcomes=keys).findings
    return {key: str(found[key].eligible.verdict) for key in keys}


def test_a_record_of_three_years_goes_on_across_a_merger(merger: Merger) -> None:
    first = merger.recognised(2013)
    second = merger.recognised(2014)
    eve = verdicts(second, date(2014, 12, 14))
    assert eve == {
        "base_commendation@base-2013": "met",
        "base_commendation@base-2014": "met",
        SECOND: "not known yet",
    }

    merger.merge()

    assert verdicts(second, MERGED) == eve
    third = merger.recognised(2015, K05)
    rows = {row.pk: row for row in Registration.objects.all()}
    assert {pk: rows[pk].unit_id for pk in (first, second, third)} == {
        first: merger.ids["K06"],
        second: merger.ids["K06"],
        third: merger.ids["K05"],
    }
    assert rows[third].exemplar_id == rows[first].exemplar_id
    assert (rows[second].unit_name, rows[third].unit_name) != (rows[third].unit_name, rows[second].unit_name)
    assert verdicts(third, date(2015, 10, 20)) == {
        "base_commendation@base-2013": "met",
        "base_commendation@base-2014": "met",
        SECOND: "met",
    }
