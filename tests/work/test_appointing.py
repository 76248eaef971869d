"""Roles in time: several at once, acting for a term, replaced in mid-round; who gives them, and who never may."""

from datetime import date, datetime

import pytest

from kheo.store.models import Appointment, Assignment, Entry, Registration
from kheo.work import acts, appointing, judging, people, permits, registrations, reports, todo
from kheo.work.actors import ROLE_LABELS, Role
from kheo.work.people import NewPerson, Post
from kheo.work.refusals import BadInput, NotFound, NotNow, NotPermitted
from tests.work.world import World, achievement, at

JUNE = at(2014, 6, 2)


def _give(world: World, who: str, role: Role, unit: str = "K05", **more: object) -> Appointment:
    post = Post(role, world.ids[unit], **{"from_on": date(2014, 6, 2), **more})
    return people.appoint(by=world.who("mai", JUNE), person_id=world.person_ids[who], post=post, now=JUNE)


def _end(world: World, who: str, role: Role, last_on: date, now: datetime = JUNE) -> Appointment | None:
    row = Appointment.objects.get(person_id=world.person_ids[who], role=str(role), until_on=None)
    by = world.who("mai", now)
    return appointing.end(
        by=by, unit_id=row.unit_id, appointment_id=row.pk, last_on=last_on, reason="12-QĐ/ĐU", now=now
    )


def _roles(world: World, who: str, on: date) -> set[Role]:
    return {held.role for held in world.who(who, at(on.year, on.month, on.day)).held}


def test_acting_for_a_term_begins_and_ends_by_itself(world: World) -> None:
    _give(world, "ly", Role.BASE_SECRETARY, position="Quyền thư ký", until_on=date(2014, 7, 1))

    assert Role.BASE_SECRETARY not in _roles(world, "ly", date(2014, 6, 1))
    assert Role.BASE_SECRETARY in _roles(world, "ly", date(2014, 6, 30))
    assert Role.BASE_SECRETARY not in _roles(world, "ly", date(2014, 7, 1))
    assert Role.BASE_SECRETARY in _roles(world, "hoa", date(2014, 6, 30))  # who is acted for keeps theirs


def test_the_last_day_of_a_term_ends_at_midnight_here(world: World) -> None:
    pk = world.submitted(at(2014, 1, 20))
    row = Registration.objects.get(pk=pk)
    _give(world, "xa", Role.BASE_SECRETARY, until_on=date(2014, 7, 1))

    last, after = (world.who("xa", at(2014, month, day, 23 * (month == 6), 59)) for month, day in ((6, 30), (7, 1)))

    assert permits.answer(last, "accept", acts.thing(row)).ok
    assert not permits.answer(after, "accept", acts.thing(row)).ok


def test_several_roles_at_once_are_kept_apart(world: World) -> None:
    _give(world, "tuan", Role.SIGNATORY, "K12")
    tuan = world.who("tuan", JUNE)

    assert tuan.seats(Role.SIGNATORY) == {world.ids["K12"]}
    assert tuan.seats(Role.STEERING_MEMBER) == {world.ids["K05"]}
    _end(world, "tuan", Role.SIGNATORY, date(2014, 6, 2))
    assert world.who("tuan", at(2014, 6, 3)).seats(Role.STEERING_MEMBER) == {world.ids["K05"]}


def test_a_secretary_is_replaced_in_mid_round_and_the_work_goes_on(world: World) -> None:
    pk = world.submitted(at(2014, 1, 20))
    now = at(2014, 1, 22)
    assert _end(world, "hoa", Role.BASE_SECRETARY, date(2014, 1, 22), now)
    post = Post(Role.BASE_SECRETARY, world.ids["K05"], "Thư ký", from_on=date(2014, 1, 23))
    people.appoint(by=world.who("mai", now), person_id=world.person_ids["ly"], post=post, now=now)

    after = at(2014, 1, 23)
    waits = [item.act for group in todo.waiting(world.who("ly", after), after) for item in group.items]
    assert waits.count("accept") == 1
    with pytest.raises(NotFound):  # the former secretary no longer sees the unit's dossiers
        registrations.accept(by=world.who("hoa", after), registration_id=pk, now=after)
    registrations.accept(by=world.who("ly", after), registration_id=pk, now=after)
    assert Registration.objects.get(pk=pk).state == "accepted"


def test_an_appraiser_is_replaced_in_mid_round_and_only_the_new_one_judges(world: World) -> None:
    pk, now = world.accepted(at(2014, 1, 20)), at(2014, 10, 6)
    world.summarised()
    hoa, tuan, bao = world.who("hoa", now), world.person_ids["tuan"], world.person_ids["bao"]
    judging.assign(by=hoa, registration_id=pk, person_id=tuan, now=now)
    _end(world, "tuan", Role.STEERING_MEMBER, now.date(), now)
    judging.assign(by=hoa, registration_id=pk, person_id=bao, now=now)

    report, later = at(2014, 10, 7), at(2014, 10, 8)
    reports.submit(by=world.who("ngan", report), registration_id=pk, achievement=achievement(), now=report)
    signatory = reports.Signatory("leader", "Lê Văn Mẫu Long", "Phó Giám đốc")
    reports.confirm(by=world.who("long", report), registration_id=pk, signatory=signatory, now=report)
    sheet = world.assessment()
    with pytest.raises(NotFound):
        judging.submit(by=world.who("tuan", later), registration_id=pk, assessment=sheet, now=later)
    judging.submit(by=world.who("bao", later), registration_id=pk, assessment=sheet, now=later)
    assert list(Assignment.objects.order_by("pk").values_list("person_id", "ended_on")) == [
        (tuan, date(2014, 10, 6)),
        (bao, None),
    ]


def test_who_ended_stays_in_the_list_of_before(world: World) -> None:
    _end(world, "hoa", Role.BASE_SECRETARY, date(2014, 6, 2))

    then, later = (
        appointing.board(by=world.who("mai", now), unit_id=world.ids["K05"], now=now) for now in (JUNE, at(2014, 6, 3))
    )

    held = [[line.name for line in board.now if line.role is Role.BASE_SECRETARY] for board in (then, later)]
    assert held == [["Phạm Thị Mẫu Hoa"], []]
    assert [(line.name, line.last_on) for line in later.past] == [("Phạm Thị Mẫu Hoa", date(2014, 6, 2))]
    assert Entry.objects.get(word="relieved").payload["remark"] == "12-QĐ/ĐU"


def test_one_that_has_not_begun_is_dropped(world: World) -> None:
    row = _give(world, "ly", Role.APPRAISER, from_on=date(2014, 9, 1))

    assert _end(world, "ly", Role.APPRAISER, date(2014, 6, 2)) is None
    assert not Appointment.objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize(
    ("last_on", "reason", "field"), [(date(2014, 5, 31), "12-QĐ", "last_on"), (date(2014, 6, 2), "  ", "reason")]
)
def test_no_day_is_written_back_and_no_end_without_a_reason(
    world: World, last_on: date, reason: str, field: str
) -> None:
    row = Appointment.objects.get(person_id=world.person_ids["minh"], role="signatory")
    by = world.who("mai", JUNE)

    with pytest.raises(BadInput) as said:
        appointing.end(by=by, unit_id=row.unit_id, appointment_id=row.pk, last_on=last_on, reason=reason, now=JUNE)
    assert list(said.value.fields) == [field]


def test_a_second_press_says_that_it_has_ended(world: World) -> None:
    row = Appointment.objects.get(person_id=world.person_ids["minh"], role="signatory")
    by, yesterday = world.who("mai", JUNE), date(2014, 6, 1)
    end = {"by": by, "unit_id": row.unit_id, "appointment_id": row.pk, "reason": "12-QĐ", "now": JUNE}
    appointing.end(last_on=yesterday, **end)

    with pytest.raises(NotNow, match="đã thôi từ trước"):
        appointing.end(last_on=yesterday, **end)
    assert Entry.objects.filter(word="relieved").count() == 1


def test_somebody_who_gives_roles_is_always_left(world: World) -> None:
    with pytest.raises(NotNow, match="người cuối cùng"):
        _end(world, "mai", Role.BLOC_SECRETARY, date(2014, 6, 2))

    _give(world, "vang", Role.ADMIN, "K")
    assert _end(world, "mai", Role.BLOC_SECRETARY, date(2014, 6, 2))


def test_whoever_looks_after_the_machine_gives_roles_and_reads_nothing(world: World) -> None:
    sent = world.accepted(at(2014, 1, 20))
    new = NewPerson("Lâm Thị Mẫu Mới", "civil_servant", "moi")
    account = people.enrol(by=people.system(), new=new, password=None, now=JUNE)
    post = Post(Role.ADMIN, world.ids["K"], with_descendants=True, from_on=date(2014, 6, 1))
    people.appoint(by=people.system(), person_id=account.person_id, post=post, now=JUNE)
    admin = people.actor(account, now=JUNE)

    assert not acts.seen(admin).filter(pk=sent).exists()
    with pytest.raises(NotPermitted, match="tự giao"):
        people.appoint(by=admin, person_id=account.person_id, post=Post(Role.BLOC_HEAD, world.ids["K"]), now=JUNE)
    people.appoint(by=admin, person_id=world.person_ids["ly"], post=Post(Role.APPRAISER, world.ids["K05"]), now=JUNE)
    assert Appointment.objects.filter(person_id=world.person_ids["ly"], role="appraiser").exists()


@pytest.mark.parametrize("who", ["hoa", "bao", "minh", "long", "ngan", "xa"])
def test_nobody_else_reads_or_ends_roles(world: World, who: str) -> None:
    row, by = Appointment.objects.filter(unit_id=world.ids["K05"]).earliest("pk"), world.who(who, JUNE)

    with pytest.raises(NotPermitted):
        appointing.board(by=by, unit_id=world.ids["K05"], now=JUNE)
    with pytest.raises(NotPermitted):
        appointing.end(by=by, unit_id=row.unit_id, appointment_id=row.pk, last_on=JUNE.date(), reason="Thôi.", now=JUNE)


def test_each_role_is_told_with_what_it_may_do(world: World) -> None:
    told = {one.role: one for one in appointing.rights(by=world.who("mai", JUNE), now=JUNE)}

    assert {role: one.label for role, one in told.items()} == dict(ROLE_LABELS)
    assert told[Role.INSPECTOR].rights == (("xem hồ sơ của cơ sở", "giữ vai trò tại cơ sở đảng phụ trách"),)
    assert ("giao vai trò", "giữ vai trò trong Khối") in told[Role.ADMIN].rights
    assert told[Role.BLOC_SECRETARY].holders == 1
