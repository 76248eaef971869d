"""One thing with several dossiers: said beforehand, done by each one's own verb, each refused told why."""

import pytest

from kheo.store.models import Assignment, Entry, Registration
from kheo.work import bulk, registrations
from kheo.work.bulk import Chosen, Plan, Result
from kheo.work.exemplars import Owners
from kheo.work.refusals import BadInput, NotFound
from tests.work.world import World, at, content_

NOW = at(2014, 1, 20)


def _sent(world: World, title: str, *persons: str) -> int:
    """Somebody registers for Ngân's office, or for themselves."""
    owners = Owners(person_ids=tuple(world.person_ids[one] for one in persons)) if persons else None
    by = world.who(persons[0] if persons else "ngan", NOW)
    entry = registrations.Entry(owners or Owners((world.ids["P05"],)), "base-2014", title)
    row = registrations.draft(by=by, entry=entry, now=NOW)
    registrations.save(by=by, registration_id=row.pk, content_=content_(title=title), now=NOW)
    registrations.submit(by=by, registration_id=row.pk, own_word=True, now=NOW)
    return row.pk


def _plan(world: World, who: str, verb: str, *ids: int) -> Plan:
    return bulk.plan(by=world.who(who, NOW), verb=verb, ids=ids, now=NOW)


def _do(world: World, verb: str, *ids: int, who: str = "hoa", person: str = "") -> list[Result]:
    revisions = dict(Registration.objects.values_list("pk", "revision"))
    return bulk.carry_out(
        by=world.who(who, NOW),
        verb=verb,
        chosen=[Chosen(pk, revisions.get(pk, 1)) for pk in ids],
        person_id=world.person_ids[person] if person else None,
        now=NOW,
    )


def _state(pk: int) -> str:
    return Registration.objects.get(pk=pk).state


def test_it_is_said_beforehand_with_which_and_with_which_not_and_why(world: World) -> None:
    done, waits, own = world.accepted(NOW), _sent(world, "Ăn sạch"), _sent(world, "Khéo nói", "hoa")

    plan = _plan(world, "hoa", "accept", own, waits, done)

    assert [line.title for line in plan.ready] == ["Ăn sạch"]
    assert [line.title for line in plan.refused] == ["Công sở văn minh, công chức gần dân", "Khéo nói"]
    assert "chủ thể của mô hình" in plan.refused[1].why_not
    assert [_state(pk) for pk in (done, waits, own)] == ["accepted", "submitted", "submitted"]


def test_each_is_received_by_its_own_verb_with_its_own_line_in_the_diary(world: World) -> None:
    one, two = _sent(world, "Ăn sạch"), _sent(world, "Đọc sách")

    results = _do(world, "accept", one, two)

    assert results == [Result("Ăn sạch"), Result("Đọc sách")]
    assert [_state(pk) for pk in (one, two)] == ["accepted", "accepted"]
    assert Entry.objects.filter(word="accepted", subject_id__in=(one, two)).count() == 2


def test_one_that_is_refused_does_not_stop_the_others_and_leaves_nothing(world: World) -> None:
    own, waits = _sent(world, "Khéo nói", "hoa"), _sent(world, "Đọc sách")
    before = Entry.objects.count()

    refused, done = _do(world, "accept", own, waits)

    assert (refused.title, done.refusal) == ("Khéo nói", "")
    assert "người khác làm" in refused.refusal
    assert (_state(own), _state(waits), Entry.objects.count()) == ("submitted", "accepted", before + 1)


def test_what_was_sent_anew_since_it_was_looked_at_is_not_received_unread(world: World) -> None:
    pk = _sent(world, "Ăn sạch")
    revision = Registration.objects.get(pk=pk).revision
    ngan = world.who("ngan", NOW)
    registrations.recall(by=ngan, registration_id=pk, now=NOW)
    registrations.submit(by=ngan, registration_id=pk, own_word=True, now=NOW)

    [result] = bulk.carry_out(by=world.who("hoa", NOW), verb="accept", chosen=[Chosen(pk, revision)], now=NOW)

    assert "vừa được đồng chí" in result.refusal
    assert _state(pk) == "submitted"


def test_received_twice_is_told_of_the_second_time(world: World) -> None:
    pk = _sent(world, "Ăn sạch")

    first, second = _do(world, "accept", pk), _do(world, "accept", pk)

    assert (first, bool(second[0].refusal)) == ([Result("Ăn sạch")], True)


def test_several_are_given_to_one_appraiser_but_not_their_own(world: World) -> None:
    one, own = _sent(world, "Ăn sạch"), _sent(world, "Khéo nói", "tuan")
    _do(world, "accept", one, own)

    plan = _plan(world, "hoa", "assign_appraiser", one, own)
    done, refused = _do(world, "assign_appraiser", one, own, person="tuan")

    assert [line.title for line in plan.ready] == ["Ăn sạch", "Khéo nói"]
    assert "Vũ Văn Mẫu Tuấn" in [person.name for person in plan.people]
    assert (done, refused.title) == (Result("Ăn sạch"), "Khéo nói")
    assert list(Assignment.objects.values_list("registration_id", "person_id")) == [(one, world.person_ids["tuan"])]


def test_to_appraise_somebody_must_be_chosen(world: World) -> None:
    with pytest.raises(BadInput):
        _do(world, "assign_appraiser", world.accepted(NOW))


def test_what_somebody_may_not_see_counts_as_not_ticked(world: World) -> None:
    pk = _sent(world, "Ăn sạch")

    with pytest.raises(BadInput):
        _plan(world, "minh", "accept", 999_999)
    with pytest.raises(BadInput):
        _plan(world, "xa", "accept", pk)
    [result] = _do(world, "accept", pk, who="xa")
    assert (result.title, _state(pk)) == ("", "submitted")


@pytest.mark.parametrize(("who", "verb"), [("ngan", "accept"), ("hoa", "withdraw"), ("hoa", "decide")])
def test_whoever_reads_no_unit_and_other_verbs_find_nothing(world: World, who: str, verb: str) -> None:
    with pytest.raises(NotFound):
        _plan(world, who, verb, _sent(world, "Ăn sạch"))


def test_more_than_a_hundred_at_once_are_too_many(world: World) -> None:
    with pytest.raises(BadInput):
        _plan(world, "hoa", "accept", *range(1, 102))
    with pytest.raises(BadInput):
        _do(world, "accept", *range(1, 102))


@pytest.mark.parametrize(
    ("who", "verbs"), [("hoa", ["accept", "assign_appraiser", "remind"]), ("tuan", []), ("ngan", []), ("minh", [])]
)
def test_what_is_offered_is_what_the_permits_allow(world: World, who: str, verbs: list[str]) -> None:
    by = world.who(who, NOW)

    assert [one.key for one in bulk.offered(by=by)] == verbs
    assert [one.key for one in bulk.offered(by=by, unit_id=world.ids["K05"])] == verbs
    assert bulk.offered(by=by, unit_id=world.ids["K12"]) == ()
