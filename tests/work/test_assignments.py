"""Sharing out several dossiers: of two who do so at once, each dossier goes to one, and the other is told by whom."""

import pytest

from kheo.store.models import Assignment, Entry, Registration
from kheo.work import assignments, bulk, diary
from kheo.work.assignments import Choice
from kheo.work.bulk import Chosen
from tests.work.test_vacancies import _at_once, _may_appraise
from tests.work.world import World, at

NOW = at(2014, 2, 3)


def _world() -> tuple[World, dict[int, int]]:
    """Have three dossiers to share out; tell the revision of each."""
    world = World.with_group()
    _may_appraise(world, "vang", "K12")
    for _each in range(3):
        world.accepted(at(2014, 1, 20))
    return world, dict(Registration.objects.order_by("pk").values_list("pk", "revision"))


def _several(world: World, by: str, to: str, looked: dict[int, int]) -> list[assignments.Result]:
    choices = [Choice(pk, world.person_ids[to], revision) for pk, revision in looked.items()]
    return assignments.assign_several(by=world.who(by, NOW), choices=choices, now=NOW)


def _of_one(world: World, by: str, to: str, looked: dict[int, int]) -> list[bulk.Result]:
    chosen = [Chosen(pk, revision) for pk, revision in looked.items()]
    person = world.person_ids[to]
    return bulk.carry_out(by=world.who(by, NOW), verb=bulk.ASSIGN, chosen=chosen, now=NOW, person_id=person)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("share", [_several, _of_one])
def test_of_two_who_share_out_several_at_once_each_goes_to_one_and_the_other_is_told(share) -> None:
    world, looked = _world()
    other_way = dict(reversed(looked.items()))

    came = _at_once(lambda: share(world, "hoa", "tuan", looked), lambda: share(world, "bao", "vang", other_way))

    refusals = [[one.refusal for one in results] for results in came]
    for mine, theirs in zip(*refusals, strict=True):
        assert [bool(mine), bool(theirs)].count(True) == 1
        assert "Hồ sơ vừa được đồng chí" in mine or "Hồ sơ vừa được đồng chí" in theirs
    assert Assignment.objects.count() == Assignment.objects.filter(ended_on=None).count() == len(looked)
    assert Entry.objects.filter(word="appraiser_assigned").count() == len(looked)
    assert diary.first_broken() is None


def test_what_nobody_touched_since_goes_through_beside_what_was(db: None) -> None:
    world, looked = _world()
    first, *others = looked
    _several(world, "bao", "vang", {first: looked[first]})

    told = _several(world, "hoa", "tuan", looked)

    assert [(one.name, bool(one.refusal)) for one in told] == [("Vũ Văn Mẫu Tuấn", True)] + [
        ("Vũ Văn Mẫu Tuấn", False)
    ] * len(others)
    assert "Hồ sơ vừa được đồng chí Trần Văn Mẫu Bảo thay đổi" in told[0].refusal
    running = dict(Assignment.objects.filter(ended_on=None).values_list("registration_id", "person_id"))
    ids = world.person_ids
    assert running == {first: ids["vang"], **dict.fromkeys(others, ids["tuan"])}
