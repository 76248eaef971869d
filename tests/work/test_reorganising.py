"""The organisation through time: what 2025 brought, told with the small world; a record goes on across it."""

import unicodedata
from dataclasses import replace
from datetime import date

import pytest

from kheo import rulebook
from kheo.store.models import (
    Exemplar,
    Registration,
    Unit,
)
from kheo.work import (
    acts,
    boards,
    conflicts,
    dossiers,
    escalating,
    lineage,
    people,
    programmes,
    registrations,
    reorganising,
    standing,
    steering,
    units,
)
from kheo.work.actors import Role
from kheo.work.exemplars import Owners
from kheo.work.refusals import AgainstTheRules, BadInput
from kheo.work.reshaping import Choices, Dissolve, Rename
from tests.work.merger import GONE, K05, MERGED, Merger, ground
from tests.work.reshaped import D2025, SECOND, reorganised_2025, verdicts
from tests.work.world import at, content_, paper


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
    assert (rows[second].unit_name, rows[third].unit_name) == (GONE, "Đảng bộ cơ sở Sở Nội vụ")
    assert verdicts(third, date(2015, 10, 20)) == {
        "base_commendation@base-2013": "met",
        "base_commendation@base-2014": "met",
        SECOND: "met",
    }


def test_an_appraiser_who_was_of_another_unit_then_stays_so_but_may_not_appraise_it_now(merger: Merger) -> None:
    first = merger.recognised(2013)
    tuan = merger.world.person_ids["tuan"]
    exemplar = Exemplar.objects.get(pk=merger.exemplar)

    def refused(on: date) -> bool:
        homes = people.homes_of({tuan}, on)[tuan]
        return bool(conflicts.why_not(tuan, homes, exemplar, units.tree(on)))

    assert not refused(date(2014, 12, 14))
    merger.merge()

    assert refused(MERGED)
    assert lineage.homes_then(exemplar, date(2014, 12, 14)) == {merger.ids["K06"]}
    assert lineage.homes_then(exemplar, MERGED) == {merger.ids["K05"]}
    assert verdicts(first, MERGED)["base_commendation@base-2013"] == "met"


def test_in_2025_the_bloc_becomes_two_and_two_departments_one(merger: Merger) -> None:
    second = (merger.recognised(2013), merger.recognised(2014))[1]
    before = verdicts(second, date(2025, 6, 30))

    reorganised_2025(merger)

    ids = dict(Unit.objects.values_list("code", "id"))
    then, now = units.tree(date(2025, 6, 30)), units.tree(D2025)
    assert then[ids["P06"]].path == (ids["P06"], ids["K06"], ids["K"])
    assert now[ids["P06"]].path == (ids["P06"], ids["NV"], ids["UB"])
    assert now[ids["K12"]].path == (ids["K12"], ids["DCQ"])
    assert not {ids["K"], ids["K05"], ids["K06"]} & {unit.id for unit in now.all()}
    assert not {ids["DCQ"], ids["UB"], ids["NV"]} & {unit.id for unit in then.all()}
    assert verdicts(second, D2025) == before == {**before, "base_commendation@base-2014": "met"}
    assert Registration.objects.get(pk=second).unit_name == GONE


def test_after_2025_a_list_reads_as_then_and_as_now(merger: Merger) -> None:
    reorganised_2025(merger)
    k, k06 = merger.ids["K"], merger.ids["K06"]

    assert [unit.code for unit in lineage.now_of(k06, date(2025, 6, 30))] == ["K06"]
    assert [unit.code for unit in lineage.now_of(k06, D2025)] == ["NV"]
    assert {unit.code for unit in lineage.now_of(k, D2025)} == {"DCQ", "UB"}
    assert units.known(k06, D2025).name == GONE
    told = lineage.history(k06)
    assert [(one.from_on, one.until_on, one.parent) for one in told.chapters] == [
        (date(2012, 1, 1), D2025, "Đảng bộ Khối các cơ quan tỉnh")
    ]
    assert [(one.kind, one.other) for one in told.events] == [
        ("formed", ""),
        ("moved", "Đảng bộ Ủy ban nhân dân tỉnh"),
        ("merged_into", "Đảng bộ cơ sở Sở Nội vụ (mới)"),
    ]
    assert told.events[2].decision == "16-QĐ/TU, ngày 18 tháng 6 năm 2025, Bí thư Nguyễn Văn Mẫu ký"


def test_the_programme_of_the_bloc_goes_on_at_its_successors(merger: Merger) -> None:
    reorganised_2025(merger)

    edition, _ = programmes.current(merger.ids["K12"], on=D2025)

    assert edition.unit_id == merger.ids["K"]


def test_accounts_end_with_their_unit_and_successors_read_what_it_left(merger: Merger) -> None:
    pk = merger.recognised(2013)
    merger.merge()

    def may_read(who: str, day: date) -> bool:
        now = at(day.year, day.month, day.day)
        return acts.seen(merger.world.who(who, now)).filter(pk=pk).exists()

    eve = date(2014, 12, 14)
    assert {who: (may_read(who, eve), may_read(who, MERGED)) for who in ("hand6", "hoa", "minh", "xa", "mai")} == {
        "hand6": (True, False),  # their appointment was not carried on
        "hoa": (False, True),
        "minh": (False, True),
        "xa": (False, False),
        "mai": (True, True),
    }
    hoa = merger.world.who("hoa", at(2014, 12, 15))
    assert dossiers.find(by=hoa, registration_id=pk, now=at(2014, 12, 15)).id == pk


def test_what_a_dissolved_unit_leaves_is_read_by_whoever_stood_above(merger: Merger) -> None:
    pk, now = merger.recognised(2013), at(2014, 12, 15)
    reorganising.dissolve(
        by=merger.world.who("mai", now),
        change=Dissolve(merger.ids["K06"]),
        ground=ground(MERGED),
        choices=Choices(children={merger.ids["P06"]: "K12"}),
        now=now,
    )

    assert lineage.now_of(merger.ids["K06"], MERGED) == ()
    assert acts.seen(merger.world.who("mai", now)).filter(pk=pk).exists()
    assert not acts.seen(merger.world.who("hoa", now)).filter(pk=pk).exists()
    assert units.tree(MERGED)[merger.ids["P06"]].parent_id == merger.ids["K12"]


def test_a_decision_of_a_closed_unit_is_still_read(merger: Merger) -> None:
    pk = merger.recognised(2013)
    merger.merge()
    decision = Registration.objects.get(pk=pk).awards.all()[0].decision_id

    board = boards.decision(by=merger.world.who("minh", at(2014, 12, 15)), decision_id=decision, now=at(2014, 12, 15))

    assert board.unit.name == GONE


def test_an_open_dossier_goes_on_at_the_chosen_successor(merger: Merger) -> None:
    pk = merger.accepted(2014)
    merger.merge(date(2014, 6, 1))
    row = Registration.objects.get(pk=pk)

    assert (row.unit_id, row.unit_name) == (merger.ids["K05"], GONE)
    staff = replace(K05, owner="owner6")
    merger.confirmed(pk, 2014, staff)
    merger.appraised(pk, 2014, staff)
    merger.proposed(pk, 2014, staff)
    assert verdicts(pk, date(2014, 10, 12))["base_commendation@base-2014"] == "met"


def test_papers_of_the_closed_unit_count_for_what_it_handed_over(merger: Merger) -> None:
    pk = merger.accepted(2014)
    now = at(2014, 2, 5)
    steering.issue_summary(
        by=merger.world.who("head6", now),
        unit_id=merger.ids["K06"],
        round_key="base-2014",
        paper=paper("01-BTH/TCĐ", now.date()),
        now=now,
    )
    merger.merge(date(2014, 6, 1))

    rows = list(standing.with_facts(Registration.objects.filter(pk=pk)))
    [(_row, told)] = standing.facts(rows, date(2014, 6, 1))

    assert [one.document for one in told if isinstance(one, rulebook.facts.Document)] == ["form_2"]


def test_what_was_recognised_in_a_closed_unit_still_goes_up_a_tier(merger: Merger) -> None:
    pk = merger.recognised(2013)
    merger.merge(date(2014, 1, 10))
    now = at(2014, 1, 20)

    row = escalating.escalate(
        by=merger.world.who("owner6", now), registration_id=pk, round_key="bloc-2014-2015", now=now
    )

    assert (row.unit_id, row.lower_id) == (merger.ids["K"], pk)


def test_the_change_comes_with_the_first_minute_of_its_day_in_viet_nam(merger: Merger) -> None:
    merger.merge(date(2014, 2, 1), merger.choices(posts=()))

    before = merger.world.who("hand6", at(2014, 1, 31, 23, 59))
    after = merger.world.who("hand6", at(2014, 2, 1, 0, 0))

    assert before.has(Role.SIGNATORY)
    assert not after.held


def test_a_merger_opens_no_window_that_closed_yesterday(merger: Merger) -> None:
    merger.recognised(2013)
    last = at(2014, 1, 31, 23, 59)
    by = merger.world.who("owner6", last)
    entry = registrations.Entry(Owners((merger.ids["K06"],)), "base-2014", "Tiếp tục", merger.exemplar)
    row = registrations.draft(by=by, entry=entry, now=last)
    registrations.save(by=by, registration_id=row.pk, content_=content_(), now=last)
    merger.merge(date(2014, 2, 1))
    today = at(2014, 2, 1, 9)

    assert Registration.objects.get(pk=row.pk).unit_id == merger.ids["K05"]
    with pytest.raises(AgainstTheRules):
        registrations.submit(by=merger.world.who("owner6", today), registration_id=row.pk, own_word=True, now=today)


def test_names_typed_apart_are_kept_composed(merger: Merger) -> None:
    now = at(2014, 12, 15)
    name = "Đảng bộ cơ sở Sở Nội vụ tỉnh"
    typed = unicodedata.normalize("NFD", name)
    assert typed != name
    change = Rename(merger.ids["K05"], typed, unicodedata.normalize("NFD", "Sở Nội vụ tỉnh"))

    act = reorganising.rename(by=merger.world.who("mai", now), change=change, ground=ground(MERGED), now=now)

    assert units.tree(MERGED)[merger.ids["K05"]].name == name
    assert units.tree(date(2014, 12, 14))[merger.ids["K05"]].name == "Đảng bộ cơ sở Sở Nội vụ"
    assert act.events.get().note == f"Đảng bộ cơ sở Sở Nội vụ → {name}"
    with pytest.raises(BadInput, match="giống hệt"):
        reorganising.rename(by=merger.world.who("mai", now), change=change, ground=ground(MERGED), now=now)
