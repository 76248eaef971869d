"""A list reads units as on the day of each dossier or as today: across renaming, merging, splitting, dissolving."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kheo.store.models import Registration, Unit
from kheo.work import listing, looking, people, reorganising
from kheo.work.actors import Role
from kheo.work.listing import Wanted
from kheo.work.people import Post
from kheo.work.refusals import NotFound
from kheo.work.reshaping import Dissolve, Rename
from kheo.work.unit_names import Names
from tests.work.merger import GONE, MERGED, Merger, ground
from tests.work.reshaped import D2025, reorganised_2025
from tests.work.world import at

K = "Đảng bộ Khối các cơ quan tỉnh"
K05 = "Đảng bộ cơ sở Sở Nội vụ"
NOW = at(2025, 8, 1)


def _own(merger: Merger, names: Names, unit: str, who: str = "hoa", now=NOW) -> dict[int, tuple[str, str]]:
    """Read a unit's own table."""
    found = listing.page(by=merger.world.who(who, now), wanted=Wanted(names=names, here=merger.ids[unit]), now=now)
    assert found.total == len(found.lines) == sum(one.total for one in found.states)
    return {line.id: (line.unit_name, line.parent_name) for line in found.lines}


def _read(merger: Merger, names: Names, unit: str = "", who: str = "mai", now=NOW) -> dict[int, tuple[str, str]]:
    wanted = Wanted(names=names, unit_id=merger.ids[unit] if unit else None)
    found = listing.page(by=merger.world.who(who, now), wanted=wanted, now=now)
    return {line.id: (line.unit_name, line.parent_name) for line in found.lines}


def test_what_was_concluded_before_a_merger_is_read_under_its_own_name_or_its_heirs(merger: Merger) -> None:
    first = merger.recognised(2013)
    merger.merge()
    now = at(2015, 1, 5)

    assert _read(merger, Names.THEN, now=now)[first] == (GONE, K)
    assert _read(merger, Names.NOW, now=now)[first] == (K05, K)


def test_what_went_over_in_mid_course_is_read_as_it_was_begun_or_where_it_stands(merger: Merger) -> None:
    pk = merger.accepted(2014)
    merger.merge()
    now = at(2015, 1, 5)

    assert Registration.objects.get(pk=pk).unit_id == merger.ids["K05"]
    assert _read(merger, Names.THEN, now=now)[pk] == (GONE, K)
    assert _read(merger, Names.NOW, now=now)[pk] == (K05, K)


def test_the_day_of_the_change_tells_then_from_now(merger: Merger) -> None:
    first = merger.recognised(2013)
    merger.merge()

    assert _read(merger, Names.NOW, now=at(2014, 12, 14))[first] == (GONE, K)
    assert _read(merger, Names.NOW, now=at(MERGED.year, MERGED.month, MERGED.day))[first] == (K05, K)


def test_after_2025_the_parent_of_the_day_and_that_of_today_differ(merger: Merger) -> None:
    first = merger.recognised(2013)
    reorganised_2025(merger)
    merger.ids["UB"] = _reading(merger)

    assert _read(merger, Names.THEN)[first] == (GONE, K)
    assert _read(merger, Names.NOW)[first] == ("Đảng bộ cơ sở Sở Nội vụ (mới)", "Đảng bộ Ủy ban nhân dân tỉnh")


def _reading(merger: Merger) -> int:
    """Let Mai read the new committee's units and what they came after."""
    ids = dict(Unit.objects.values_list("code", "id"))
    post = Post(Role.BLOC_SECRETARY, ids["UB"], "Chuyên viên", with_descendants=True, from_on=D2025)
    people.appoint(by=people.system(), person_id=merger.world.person_ids["mai"], post=post, now=NOW)
    return ids["UB"]


def test_as_today_a_unit_is_asked_for_with_what_went_into_it(merger: Merger) -> None:
    first = merger.recognised(2013)
    merger.merge()
    now = at(2015, 1, 5)

    assert first not in _read(merger, Names.THEN, "K05", now=now)
    assert _read(merger, Names.NOW, "K05", now=now)[first] == (K05, K)
    with pytest.raises(NotFound):
        _read(merger, Names.NOW, "K05", who="xa", now=now)


def test_a_unit_s_own_table_reads_as_then_what_is_its_own_and_as_now_what_went_into_it_too(merger: Merger) -> None:
    first, going = merger.recognised(2013), merger.accepted(2014)
    merger.merge()
    now = at(2015, 1, 5)

    assert _own(merger, Names.THEN, "K05", now=now) == {going: (GONE, K)}
    assert _own(merger, Names.NOW, "K05", now=now) == {first: (K05, K), going: (K05, K)}
    assert _own(merger, Names.THEN, "K06", now=now) == {first: (GONE, K)}
    wanted = Wanted(names=Names.NOW, here=merger.ids["K05"])
    with looking.look(), CaptureQueriesContext(connection) as told:
        listing.page(by=merger.world.who("hoa", now), wanted=wanted, now=now)
    assert len(told) <= 12
    with pytest.raises(NotFound):
        _own(merger, Names.NOW, "K05", who="xa", now=now)


def test_a_unit_s_own_table_on_the_eve_of_the_merger_has_nothing_of_the_other(merger: Merger) -> None:
    first = merger.recognised(2013)
    merger.merge()

    assert first not in _own(merger, Names.NOW, "K05", now=at(2014, 12, 14))
    assert first in _own(merger, Names.NOW, "K05", now=at(MERGED.year, MERGED.month, MERGED.day))


def test_a_renamed_unit_is_read_under_both_names(merger: Merger) -> None:
    first, now = merger.recognised(2013), at(2014, 12, 16)
    change = Rename(merger.ids["K06"], "Đảng bộ cơ sở Sở Lao động", "Sở Lao động")
    reorganising.rename(by=merger.world.who("mai", now), change=change, ground=ground(date(2014, 12, 16)), now=now)

    assert (_read(merger, Names.THEN, now=now)[first], _read(merger, Names.NOW, now=now)[first]) == (
        (GONE, K),
        ("Đảng bộ cơ sở Sở Lao động", K),
    )


def test_what_nothing_came_after_keeps_its_name(merger: Merger) -> None:
    first, now = merger.recognised(2013), at(2014, 12, 16)
    reorganising.dissolve(
        by=merger.world.who("mai", now),
        change=Dissolve(merger.ids["K06"]),
        ground=ground(date(2014, 12, 16)),
        choices=merger.choices(),
        now=now,
    )

    assert _read(merger, Names.NOW, now=now)[first] == (GONE, K)


@pytest.mark.parametrize("names", list(Names))
def test_reading_either_way_asks_as_much_for_one_as_for_two(merger: Merger, names: Names) -> None:
    merger.recognised(2013)
    merger.merge()
    by, now = merger.world.who("mai", at(2015, 1, 5)), at(2015, 1, 5)

    def asked(many: int) -> int:
        with looking.look(), CaptureQueriesContext(connection) as told:
            found = listing.page(by=by, wanted=Wanted(names=names), now=now)
        assert len(found.lines) == many
        return len(told)

    asked(1)  # a text is read once in a process
    first = asked(1)
    merger.world.accepted(at(2014, 1, 20))
    asked(2)  # after an act the organisation is read anew

    assert asked(2) == first <= 3
