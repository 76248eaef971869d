"""Kiện toàn in mid-round: what a former member had to appraise comes back, to nobody but whoever shares it out."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest
from django.db import connection

from kheo.jobs import ticking
from kheo.store.models import Appointment, Appraisal, Assignment, CriterionVerdict, Entry, Message, Registration
from kheo.work import appointing, diary, judging, people, reports, steering, todo, vacancies
from kheo.work.actors import Role
from kheo.work.people import Post
from kheo.work.refusals import Changed, NotFound, NotPermitted, Refused
from kheo.work.reports import Signatory
from kheo.work.steering import Seat
from tests.work.world import World, achievement, at, paper

JANUARY, OCTOBER, NEXT = at(2014, 1, 20), at(2014, 10, 7), at(2014, 10, 8)
SEATS = (("bao", Role.STEERING_HEAD), ("hoa", Role.BASE_SECRETARY), ("ly", Role.STEERING_MEMBER))


def _confirmed(world: World) -> int:
    """Let Ngân report and Long confirm."""
    pk, third, fourth = world.accepted(JANUARY), at(2014, 10, 3), at(2014, 10, 4)
    world.summarised()
    reports.submit(by=world.who("ngan", third), registration_id=pk, achievement=achievement(), now=third)
    signatory = Signatory("leader", "Lê Văn Mẫu Long", "Phó Giám đốc")
    reports.confirm(by=world.who("long", fourth), registration_id=pk, signatory=signatory, now=fourth)
    return pk


def _begun(world: World) -> int:
    """Give it to Tuấn, who has judged one criterion so far."""
    pk = _confirmed(world)
    _assign(world, pk, "tuan", OCTOBER)
    begun = replace(world.assessment(), standards={}, remark="Đang xem sổ.")
    judging.save(by=world.who("tuan", OCTOBER), registration_id=pk, assessment=begun, now=OCTOBER)
    return pk


def _assign(world: World, pk: int, who: str, now: datetime) -> Assignment:
    by = world.who("hoa", now)
    return judging.assign(by=by, registration_id=pk, person_id=world.person_ids[who], now=now)


def _replaced(world: World, seats: tuple[tuple[str, Role], ...] = SEATS, now: datetime = NEXT) -> None:
    """Set the group up anew, of all but Tuấn unless told otherwise."""
    steering.set_up_group(
        by=world.who("minh", now),
        unit_id=world.ids["K05"],
        seats=[Seat(world.person_ids[who], role, "Ủy viên") for who, role in seats],
        paper=paper("09-QĐ/ĐU", now.date()),
        now=now,
    )


def _waits(world: World, who: str, now: datetime = NEXT) -> list[tuple[str, str]]:
    groups = todo.waiting(world.who(who, now), now)
    return [
        (one.act, one.label) for group in groups for one in group.items if one.act in {"assign_appraiser", "appraise"}
    ]


def _may_appraise(world: World, who: str, unit: str, **days: date) -> None:
    post = Post(Role.APPRAISER, world.ids[unit], "Chuyên viên", **{"from_on": date(2013, 1, 1), **days})
    people.appoint(by=people.system(), person_id=world.person_ids[who], post=post, now=JANUARY)


def test_an_unfinished_appraisal_comes_back_to_whoever_shares_it_out(world: World) -> None:
    pk = _begun(world)
    assert (_waits(world, "tuan"), _waits(world, "hoa")) == ([("appraise", "Thẩm định hồ sơ")], [])

    _replaced(world)

    again = [("assign_appraiser", "Phân công lại người thẩm định")]
    assert [_waits(world, who) for who in ("hoa", "bao", "ly", "tuan")] == [again, again, [], []]
    assert Registration.objects.get(pk=pk).state == "confirmed"
    told = Message.objects.filter(key__startswith="released/").values_list("person_id", flat=True)
    assert set(told) == {world.person_ids["hoa"], world.person_ids["bao"]}


def test_the_former_member_writes_no_more_and_the_successor_only_when_chosen(world: World) -> None:
    pk = _begun(world)
    _replaced(world)

    for verb in (judging.save, judging.submit):
        with pytest.raises(NotFound):
            verb(by=world.who("tuan", NEXT), registration_id=pk, assessment=world.assessment(), now=NEXT)
        with pytest.raises(NotPermitted):
            verb(by=world.who("bao", NEXT), registration_id=pk, assessment=world.assessment(), now=NEXT)
    _assign(world, pk, "bao", NEXT)

    assert (_waits(world, "hoa"), _waits(world, "bao")) == ([], [("appraise", "Thẩm định hồ sơ")])
    judging.submit(by=world.who("bao", NEXT), registration_id=pk, assessment=world.assessment(), now=NEXT)
    assert Registration.objects.get(pk=pk).state == "appraised"


def test_nothing_of_what_was_judged_is_lost_and_the_diary_says_who_let_go(world: World) -> None:
    pk = _begun(world)
    _replaced(world)
    _assign(world, pk, "bao", NEXT)

    tuan, bao = world.person_ids["tuan"], world.person_ids["bao"]
    given = Assignment.objects.filter(registration_id=pk).order_by("pk")
    assert list(given.values_list("person_id", "ended_on")) == [(tuan, date(2014, 10, 8)), (bao, None)]
    kept = Appraisal.objects.get(assignment__person_id=tuan)
    assert (kept.remark, kept.submitted_at, CriterionVerdict.objects.filter(appraisal=kept).count()) == (
        "Đang xem sổ.",
        None,
        2,
    )
    [line] = Entry.objects.filter(word="appraiser_released")
    assert (line.subject_id, line.account_id) == (pk, world.who("minh", NEXT).account_id)
    assert (line.payload["before"], line.payload["after"]) == ({"person": tuan}, {"person": None})
    assert diary.first_broken() is None


def test_one_given_early_waits_before_its_report_has_come(world: World) -> None:
    now, pk = at(2014, 3, 3), world.accepted(JANUARY)
    assert _waits(world, "hoa", now) == []
    _assign(world, pk, "tuan", now)

    _replaced(world, now=at(2014, 3, 4))

    assert _waits(world, "hoa", at(2014, 3, 4)) == [("assign_appraiser", "Phân công lại người thẩm định")]


def test_whoever_stays_in_another_role_keeps_what_they_have(world: World) -> None:
    pk = _begun(world)

    _replaced(world, (("bao", Role.STEERING_HEAD), ("tuan", Role.BASE_SECRETARY), ("ly", Role.STEERING_MEMBER)))

    assert _waits(world, "tuan") == [("appraise", "Thẩm định hồ sơ")]
    assert Assignment.objects.get(registration_id=pk).ended_on is None


def test_whoever_may_still_appraise_elsewhere_keeps_what_they_have(world: World) -> None:
    _may_appraise(world, "tuan", "K12")
    pk = _begun(world)

    _replaced(world)

    assert Assignment.objects.get(registration_id=pk).ended_on is None
    judging.submit(by=world.who("tuan", NEXT), registration_id=pk, assessment=world.assessment(), now=NEXT)


def test_what_was_handed_in_stays_theirs(world: World) -> None:
    pk = _begun(world)
    judging.submit(by=world.who("tuan", OCTOBER), registration_id=pk, assessment=world.assessment(), now=OCTOBER)

    _replaced(world)

    assert Assignment.objects.get(registration_id=pk).ended_on is None
    assert not Entry.objects.filter(word="appraiser_released").exists()


def _ended(world: World, last_on: date, now: datetime) -> None:
    row = Appointment.objects.get(person_id=world.person_ids["vang"], role="appraiser")
    by = world.who("mai", now)
    appointing.end(by=by, unit_id=row.unit_id, appointment_id=row.pk, last_on=last_on, reason="12-QĐ/ĐU", now=now)


def test_an_appraiser_relieved_at_once_gives_back_at_once(world: World) -> None:
    pk = _confirmed(world)
    _assign(world, pk, "vang", OCTOBER)

    _ended(world, date(2014, 10, 7), NEXT)

    assert Assignment.objects.get(registration_id=pk).ended_on == date(2014, 10, 8)
    assert _waits(world, "hoa") == [("assign_appraiser", "Phân công lại người thẩm định")]


def test_an_appraiser_relieved_later_works_until_then_and_the_clock_takes_back_once(world: World) -> None:
    pk = _confirmed(world)
    _assign(world, pk, "vang", OCTOBER)
    _ended(world, date(2014, 10, 8), OCTOBER)
    ticking.tick(now=at(2014, 10, 8, 23, 59))
    assert Assignment.objects.get(registration_id=pk).ended_on is None

    with pytest.raises(NotPermitted):  # the day after, before any clock has run
        judging.save(
            by=world.who("vang", at(2014, 10, 9)),
            registration_id=pk,
            assessment=world.assessment(),
            now=at(2014, 10, 9),
        )
    for hour in (0, 9):
        assert ticking.tick(now=at(2014, 10, 9, hour, 1)).failed == ()

    assert Assignment.objects.get(registration_id=pk).ended_on == date(2014, 10, 9)
    assert Entry.objects.filter(word="appraiser_released").count() == 1


def test_taking_back_twice_is_once(world: World) -> None:
    pk = _begun(world)
    Appointment.objects.filter(person_id=world.person_ids["tuan"], role="steering_member").update(
        until_on=date(2014, 10, 8)
    )

    found = [len(vacancies.take_back(by=people.system(), now=NEXT)) for _ in range(2)]

    assert (found, Assignment.objects.filter(registration_id=pk).count()) == ([1, 0], 1)


def _at_once(*runs: Callable[[], object]) -> list[object]:
    """Do several things at the same moment; return what each gave or raised, in order."""
    gate, came = threading.Barrier(len(runs)), list[object]([None] * len(runs))

    def run(place: int) -> None:
        gate.wait()
        try:
            came[place] = runs[place]()
        except Refused as no:
            came[place] = no
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(runs))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return came


@pytest.mark.django_db(transaction=True)
def test_of_two_who_share_it_out_at_once_one_does_and_the_other_is_told() -> None:
    world = World.with_group()
    pk = _begun(world)
    _replaced(world)
    _may_appraise(world, "vang", "K12")
    looked = Registration.objects.get(pk=pk).revision

    def share_out(by: str, to: str) -> Assignment:
        return judging.assign(
            by=world.who(by, NEXT), registration_id=pk, person_id=world.person_ids[to], now=NEXT, revision=looked
        )

    came = _at_once(lambda: share_out("hoa", "bao"), lambda: share_out("bao", "vang"))

    [done] = [one for one in came if isinstance(one, Assignment)]
    [refused] = [one for one in came if isinstance(one, Changed)]
    assert refused.sentence
    running = Assignment.objects.get(registration_id=pk, ended_on__isnull=True)
    assert (running.pk, running.person_id) == (done.pk, done.person_id)
    assert Entry.objects.filter(word="appraiser_assigned", subject_id=pk).count() == 2  # Tuấn's, and this one
    assert diary.first_broken() is None


@pytest.mark.django_db(transaction=True)
def test_taking_back_and_sharing_out_at_once_leaves_one_appraiser_who_may() -> None:
    world = World.with_group()
    pk = _begun(world)
    ended = date(2014, 10, 8)
    Appointment.objects.filter(person_id=world.person_ids["tuan"], role="steering_member").update(until_on=ended)

    _at_once(
        lambda: vacancies.take_back(by=people.system(), now=NEXT),
        lambda: vacancies.take_back(by=people.system(), now=NEXT),
        lambda: _assign(world, pk, "bao", NEXT),
    )

    running = Assignment.objects.get(registration_id=pk, ended_on__isnull=True)
    assert running.person_id == world.person_ids["bao"]
    assert Assignment.objects.filter(registration_id=pk).count() == 2
    assert Entry.objects.filter(word="appraiser_released").count() <= 1
    assert diary.first_broken() is None
