"""Phân công nhiệm vụ: who follows, nurtures, appraises, selects, organises – given, ended, and set out in a table."""

from datetime import date

import pytest

from kheo.store.models import Document, Duty, Entry
from kheo.work import steering
from kheo.work.refusals import BadInput, NotFound, NotPermitted
from tests.work.world import World, at, paper

APRIL, MAY = at(2013, 4, 2), at(2013, 5, 6)


def _give(world: World, task: str, who: str, *, by: str = "hoa", scope: str = "") -> Duty:
    return steering.assign_duty(
        by=world.who(by, APRIL),
        unit_id=world.ids["K05"],
        task=task,
        person_id=world.person_ids[who],
        scope=scope,
        now=APRIL,
    )


def _words() -> list[str]:
    return list(Entry.objects.filter(subject="unit").values_list("word", flat=True))


def test_a_duty_is_given_from_its_day_with_the_clause_in_the_diary(world: World) -> None:
    duty = _give(world, "follow", "tuan", scope="Khối phòng chuyên môn")

    assert (duty.from_on, duty.until_on, duty.scope) == (date(2013, 4, 2), None, "Khối phòng chuyên môn")
    entry = Entry.objects.get(word="duty_assigned")
    assert (entry.payload["after"], entry.payload["cite"]) == (
        {"task": "follow", "person": world.person_ids["tuan"]},
        ["III.5.b"],
    )


def test_giving_the_same_duty_again_changes_nothing(world: World) -> None:
    first = _give(world, "appraise", "tuan")

    again = _give(world, "appraise", "tuan", scope="khác")

    assert again == first
    assert (again.scope, Duty.objects.count(), _words()) == ("", 1, ["duty_assigned"])


def test_one_person_may_have_several_duties_and_one_duty_several_people(world: World) -> None:
    for task, who in (("follow", "tuan"), ("nurture", "tuan"), ("follow", "ly")):
        _give(world, task, who)

    assert Duty.objects.count() == 3


def test_an_ended_duty_stays_readable_and_may_be_given_anew(world: World) -> None:
    duty = _give(world, "select", "ly")
    steering.release_duty(by=world.who("bao", MAY), unit_id=world.ids["K05"], duty_id=duty.pk, now=MAY)

    anew = _give(world, "select", "ly")

    duty.refresh_from_db()
    assert (duty.from_on, duty.until_on) == (date(2013, 4, 2), date(2013, 5, 6))
    assert anew.pk != duty.pk
    assert _words() == ["duty_assigned", "duty_released", "duty_assigned"]


def test_a_duty_is_ended_once_and_only_at_its_unit(world: World) -> None:
    duty = _give(world, "organise", "ly")
    by = world.who("hoa", MAY)
    steering.release_duty(by=by, unit_id=world.ids["K05"], duty_id=duty.pk, now=MAY)

    for unit, error in (("K05", NotFound), ("K12", NotPermitted)):
        with pytest.raises(error):
            steering.release_duty(by=by, unit_id=world.ids[unit], duty_id=duty.pk, now=MAY)


@pytest.mark.parametrize("who", ["tuan", "minh", "ngan", "xa", "mai"])
def test_only_the_head_and_the_secretary_give_duties(world: World, who: str) -> None:
    with pytest.raises(NotPermitted):
        _give(world, "follow", "ly", by=who)

    assert _give(world, "follow", "ly", by="bao").person_id == world.person_ids["ly"]


def test_a_task_or_a_person_that_is_not_there_is_named(world: World) -> None:
    with pytest.raises(BadInput, match="Chưa chọn nhiệm vụ") as no:
        _give(world, "guard", "ly")
    world.person_ids["nobody"] = 0
    with pytest.raises(NotFound):
        _give(world, "follow", "nobody")

    assert set(no.value.fields) == {"task"}


def test_the_table_freezes_what_stands_on_its_day(world: World) -> None:
    gone = _give(world, "follow", "tuan")
    _give(world, "appraise", "ly", scope="Cá nhân")
    unit_id, by = world.ids["K05"], world.who("bao", MAY)
    steering.release_duty(by=by, unit_id=unit_id, duty_id=gone.pk, now=MAY)

    document = steering.issue_assignments(by=by, unit_id=unit_id, paper=paper("01-PC/TCĐ", date(2013, 5, 6)), now=MAY)
    kept = Document.objects.get(pk=document.pk).value
    _give(world, "nurture", "tuan")

    document.refresh_from_db()
    assert document.value == kept
    assert ("Ngô Thị Mẫu Lý" in str(kept), "Vũ Văn Mẫu Tuấn" in str(kept)) == (True, False)


def test_no_table_is_issued_while_nobody_has_a_duty(world: World) -> None:
    with pytest.raises(BadInput, match="Chưa phân công ai"):
        steering.issue_assignments(
            by=world.who("bao", MAY), unit_id=world.ids["K05"], paper=paper("01-PC/TCĐ", date(2013, 5, 6)), now=MAY
        )
