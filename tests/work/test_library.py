"""The library: what was tried for a problem and what came of it; a stranger is told of what was praised in public."""

import unicodedata
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kheo.store.models import Award, Exemplar, Lookup, PastResult, Registration
from kheo.work import indexing, library, past_results, registrations
from kheo.work.exemplars import Owners
from kheo.work.exporting import shelved
from kheo.work.keyset import Place
from kheo.work.library import Shelf, Wanted
from kheo.work.past_results import Past
from kheo.work.refusals import BadInput
from tests.work.decided import decided
from tests.work.world import World, at, content_

NOW = at(2014, 1, 20)
LATER = at(2014, 12, 20)
PROBLEM = "Thủ tục còn rườm rà, người dân phải đi lại nhiều lần."


def _shelf(world: World, who: str, now: object = NOW, **wanted: object) -> Shelf:
    return library.find(by=world.who(who, now), wanted=Wanted(**wanted), now=now)  # type: ignore[arg-type]


def _titles(world: World, who: str, **wanted: object) -> list[str]:
    return [one.title for one in _shelf(world, who, **wanted).entries]


def _drafted(world: World, title: str, problem: str = PROBLEM) -> int:
    """Xa drafts for the hospital."""
    xa = world.who("xa", NOW)
    entry = registrations.Entry(Owners((world.ids["K12"],)), "base-2014", title)
    row = registrations.draft(by=xa, entry=entry, now=NOW)
    registrations.save(
        by=xa, registration_id=row.pk, content_=content_(title=title, problem=problem, goal="Tốt hơn."), now=NOW
    )
    return row.pk


@pytest.mark.parametrize(
    "text",
    ["rườm rà", "ruom ra", unicodedata.normalize("NFD", "RƯỜM RÀ"), "thu tuc rumo", "niem yet", "cong so van minh", ""],
)
def test_it_is_found_by_the_problem_and_by_what_was_done(world: World, text: str) -> None:
    pk = world.accepted(NOW)

    [entry] = _shelf(world, "hoa", text=text).entries

    assert (entry.id, entry.title, entry.problem) == (pk, "Công sở văn minh, công chức gần dân", PROBLEM)
    assert [(one.id, one.unit_name, one.state_label) for one in entry.times] == [
        (pk, "Đảng bộ cơ sở Sở Nội vụ", "Đang thực hiện")
    ]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"field": "political_system"}, 1),
        ({"field": "defence_security"}, 0),
        ({"field": "không có"}, 1),
        ({"result": "award"}, 0),
        ({"result": "không có"}, 1),
        ({"text": "vườn thuốc nam"}, 0),
    ],
)
def test_filters_take_what_they_offer_and_nothing_else(world: World, wanted: dict[str, str], found: int) -> None:
    world.accepted(NOW)

    assert len(_shelf(world, "hoa", **wanted).entries) == found


def test_what_nobody_received_is_not_there(world: World) -> None:
    pk = world.submitted(NOW)
    before = _titles(world, "hoa")
    registrations.accept(by=world.who("hoa", NOW), registration_id=pk, now=NOW)
    after = _titles(world, "hoa")
    registrations.withdraw(by=world.who("ngan", NOW), registration_id=pk, reason="", now=NOW)

    assert (before, after, _titles(world, "hoa")) == ([], ["Công sở văn minh, công chức gần dân"], [])


@pytest.mark.parametrize(("who", "sees"), [("ngan", 1), ("hoa", 1), ("long", 1), ("mai", 1), ("xa", 0), ("vang", 0)])
def test_before_it_is_praised_only_those_who_may_see_it(world: World, who: str, sees: int) -> None:
    world.accepted(NOW)

    assert len(_shelf(world, who).entries) == sees


def test_a_collective_praised_in_public_is_told_to_everybody_without_its_dossier(world: World) -> None:
    decided(world)
    row = Registration.objects.get(awards__what=Award.What.PRAISE)
    Award.objects.filter(what=Award.What.PRAISE).update(done_on=date(2014, 12, 19))

    [entry] = _shelf(world, "xa", LATER).entries

    assert (entry.id, entry.problem, entry.owner_name) == (None, "", row.owner_name)
    assert [(one.id, one.state_label) for one in entry.times] == [(None, "")]
    assert entry.times[0].results[0].startswith("Công nhận – ")


def test_what_an_individual_is_praised_for_is_for_those_who_may_see_it(world: World) -> None:
    decided(world)
    Award.objects.filter(what=Award.What.PRAISE).update(done_on=date(2014, 12, 19))
    assert len(_shelf(world, "xa", LATER).entries) == 1
    Exemplar.objects.update(kind=Exemplar.Kind.INDIVIDUAL)

    assert _shelf(world, "xa", LATER).entries == ()


def test_praise_that_was_taken_back_or_is_still_to_come_tells_nobody(world: World) -> None:
    decided(world)
    Award.objects.update(done_on=None)
    to_come = _shelf(world, "xa", LATER).entries
    Award.objects.update(done_on=date(2014, 12, 19), is_revoked=True)

    assert (to_come, _shelf(world, "xa", LATER).entries) == ((), ())


def test_the_same_problem_elsewhere_is_near_once_it_was_received(world: World) -> None:
    pk = world.accepted(NOW)
    other = _drafted(world, "Một cửa không chờ")

    assert library.similar(by=world.who("mai", NOW), registration_id=pk) == ()

    registrations.submit(by=world.who("xa", NOW), registration_id=other, own_word=True, now=NOW)
    _receive(other)

    assert [one.title for one in library.similar(by=world.who("mai", NOW), registration_id=pk)] == ["Một cửa không chờ"]
    assert library.similar(by=world.who("ngan", NOW), registration_id=pk) == ()


def _receive(pk: int) -> None:
    """Receive at a unit whose steering group is not set up in the small world."""
    row = Registration.objects.get(pk=pk)
    row.accepted_version, row.state = row.versions.get(), "accepted"
    row.save(update_fields=("accepted_version", "state"))
    indexing.contents([row.exemplar_id])


def test_the_most_alike_come_first_and_another_subject_not_at_all(world: World) -> None:
    pk = world.accepted(NOW)
    for title, problem in (
        ("Một cửa không chờ", PROBLEM),
        ("Công sở văn minh, công chức gần dân", PROBLEM),
        ("Vườn thuốc nam", "Đất quanh bệnh viện bỏ hoang."),
    ):
        other = _drafted(world, title, problem)
        registrations.submit(by=world.who("xa", NOW), registration_id=other, own_word=True, now=NOW)
        _receive(other)

    found = library.similar(by=world.who("mai", NOW), registration_id=pk)

    assert [one.title for one in found] == ["Công sở văn minh, công chức gần dân", "Một cửa không chờ"]


def test_earlier_years_stand_beside_them_for_those_who_read_the_unit(world: World) -> None:
    past = Past(2012, "Nụ cười công sở", "Phòng CCHC", result="Được công nhận", award="Giấy khen", number="9-QĐ")
    past_results.record(by=world.who("hoa", NOW), unit_id=world.ids["K05"], past=past, now=NOW)

    told = library.PastEntry(2012, "Nụ cười công sở", "Phòng CCHC", "Được công nhận", "Giấy khen")
    assert _shelf(world, "hoa", text="nu cuoi").past == (told,)
    assert _shelf(world, "xa", text="nu cuoi").past == ()
    assert PastResult.objects.count() == 1


def test_a_page_goes_on_where_the_last_one_ended(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "PAGE", 1)
    world.accepted(NOW)
    other = _drafted(world, "Một cửa không chờ")
    registrations.submit(by=world.who("xa", NOW), registration_id=other, own_word=True, now=NOW)
    _receive(other)

    first = _shelf(world, "mai")
    second = _shelf(world, "mai", place=first.after)
    again = _shelf(world, "mai", place=second.before)
    whole = _shelf(world, "mai", place=first.after, is_whole=True)

    assert [one.title for one in first.entries] == ["Một cửa không chờ"]
    assert [one.title for one in second.entries] == ["Công sở văn minh, công chức gần dân"]
    assert (first.before, second.after) == (None, None)
    assert (again.entries, again.before, again.after) == (first.entries, None, first.after)
    assert (whole.entries, whole.before, whole.after, whole.is_more) == (
        (*first.entries, *second.entries),
        None,
        None,
        False,
    )
    monkeypatch.setattr(library, "MANY", 1)
    cut = _shelf(world, "mai", is_whole=True)
    assert (cut.entries, cut.is_more) == (first.entries, True)
    with pytest.raises(BadInput, match="Không mở tiếp được trang này"):
        _shelf(world, "mai", place=Place(1))


def test_more_exemplars_ask_no_more_questions(world: World) -> None:
    world.accepted(NOW)
    by, asked = world.who("mai", NOW), []
    for title in ("Một", "Hai", ""):
        with CaptureQueriesContext(connection) as captured:
            library.find(by=by, wanted=Wanted(), now=NOW)
        asked.append(len(captured))
        if title:
            other = _drafted(world, title)
            registrations.submit(by=world.who("xa", NOW), registration_id=other, own_word=True, now=NOW)
            _receive(other)

    assert asked[0] == asked[-1]
    assert asked[0] <= 12


def test_content_is_noted_anew_with_everything_else(world: World) -> None:
    world.accepted(NOW)
    before = indexing.of(Lookup.Kind.CONTENT).get().folded
    indexing.of(Lookup.Kind.CONTENT).delete()
    assert _titles(world, "hoa", text="ruom ra") == []

    indexing.everything()

    assert indexing.of(Lookup.Kind.CONTENT).get().folded == before
    assert _titles(world, "hoa", text="ruom ra") == ["Công sở văn minh, công chức gần dân"]


def test_the_file_tells_what_the_pages_tell_and_no_more(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "BATCH", 1)
    decided(world)
    _drafted(world, "Bệnh viện không giấy")
    world.accepted(NOW)

    for who in ("hoa", "ngan", "xa", "mai"):
        by, wanted = world.who(who, LATER), Wanted(text="thu tuc")
        shelf = library.find(by=by, wanted=wanted, now=LATER)
        told = list(shelved.shelf(by=by, wanted=wanted, now=LATER).lines)

        assert [(line.title, line.when, line.state_label, line.results) for line in told] == [
            (one.title, time.round_label, time.state_label, "; ".join(time.results))
            for one in shelf.entries
            for time in one.times
        ]
        assert [line.problem for line in told] == [one.problem for one in shelf.entries for _time in one.times]
    assert len(library.find(by=world.who("hoa", LATER), wanted=Wanted(), now=LATER).entries) == 2
