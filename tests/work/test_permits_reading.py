"""Who only reads: what each reading role sees, that it changes nothing, and who sees nothing at all."""

from datetime import date

import pytest

from kheo.store.models import Appointment
from kheo.work import acts, desks, dossiers, issued, lateness, listing, outbox, overview, people, permits, todo
from kheo.work.actors import ROLE_LABELS, Actor, Role
from kheo.work.desks import Desk
from kheo.work.listing import Wanted
from kheo.work.people import NewPerson, Post
from kheo.work.permits import TABLE, Scope, Thing
from kheo.work.refusals import NotFound
from tests.work.world import World, at

JANUARY = at(2014, 1, 20)
READERS = (
    Role.BLOC_MEMBER,
    Role.COUNCIL_MEMBER,
    Role.PROVINCE_VIEWER,
    Role.PROVINCE_INTAKE,
    Role.INSPECTOR,
)
# what somebody who reads may do besides: the province's intake answers what the bloc sends up, and nothing else
BESIDES = {Role.PROVINCE_INTAKE: ["take_in", "return_up", "decline_up", "record_result"]}
OVERSEERS = (Role.BLOC_MEMBER, Role.PROVINCE_VIEWER, Role.INSPECTOR)


def _newcomer(world: World, role: Role | None, unit: str = "K", *, below: bool = True) -> Actor:
    """Enter somebody who holds one role and nothing else."""
    new = NewPerson("Lâm Thị Mẫu Mới", "civil_servant", "moi")
    account = people.enrol(by=people.system(), new=new, password=None, now=JANUARY)
    if role is not None:
        post = Post(role, world.ids[unit], with_descendants=below, from_on=date(2014, 1, 1))
        people.appoint(by=people.system(), person_id=account.person_id, post=post, now=JANUARY)
    return people.actor(account, now=JANUARY)


def _seen(by: Actor) -> set[int]:
    return set(acts.seen(by).values_list("pk", flat=True))


def test_every_role_has_its_name() -> None:
    assert set(ROLE_LABELS) == set(Role)


@pytest.mark.parametrize("role", READERS)
def test_a_reader_reads_what_was_sent_below_and_no_draft(world: World, role: Role) -> None:
    sent, draft = world.accepted(JANUARY), world.drafted(JANUARY)
    by = _newcomer(world, role)

    assert _seen(by) == {sent}
    assert dossiers.find(by=by, registration_id=sent, now=JANUARY).actions == {}
    with pytest.raises(NotFound):
        dossiers.find(by=by, registration_id=draft, now=JANUARY)


@pytest.mark.parametrize("role", READERS)
@pytest.mark.parametrize(("unit", "below"), [("K12", True), ("P05", True), ("K", False)])
def test_a_reader_beside_below_or_above_without_what_is_below_reads_nothing(
    world: World, role: Role, unit: str, below: bool
) -> None:
    world.accepted(JANUARY)

    assert _seen(_newcomer(world, role, unit, below=below)) == set()


@pytest.mark.parametrize("role", READERS)
def test_a_reader_changes_nothing(world: World, role: Role) -> None:
    by = _newcomer(world, role)
    everything = Thing(
        unit_id=world.ids["K05"],
        below_id=world.ids["K05"],
        owner_units=frozenset({world.ids["P05"]}),
        homes=frozenset({world.ids["P05"]}),
    )

    may = [verb for verb in TABLE if permits.answer(by, verb, everything).ok]
    assert may == [*BESIDES.get(role, []), "see_unit"]


@pytest.mark.parametrize("role", OVERSEERS)
def test_who_oversees_reads_the_numbers_of_all_units_below(world: World, role: Role) -> None:
    world.accepted(JANUARY)
    by = _newcomer(world, role)

    board = overview.overview(by=by, now=JANUARY)

    assert {one.unit.code: one.registered for one in board.units} == {"K05": 1, "K12": 0}
    assert lateness.board(by=by, now=JANUARY).on == date(2014, 1, 20)


@pytest.mark.parametrize("role", [Role.ADMIN, Role.APPRAISER, Role.PARTICIPANT])
def test_who_looks_after_the_machine_or_only_works_here_sees_no_dossier(world: World, role: Role) -> None:
    pk = world.accepted(JANUARY)
    by = _newcomer(world, role)

    assert _seen(by) == set()
    assert issued.book(by=by) == []
    assert todo.waiting(by, JANUARY) == ()
    with pytest.raises(NotFound):
        dossiers.find(by=by, registration_id=pk, now=JANUARY)
    with pytest.raises(NotFound):
        listing.page(by=by, wanted=Wanted(here=world.ids["K05"]), now=JANUARY)
    with pytest.raises(NotFound):
        overview.overview(by=by, now=JANUARY)


def test_the_administrator_may_arrange_and_nothing_else(world: World) -> None:
    by = _newcomer(world, Role.ADMIN)
    thing = Thing(unit_id=world.ids["K05"], below_id=world.ids["K05"], homes=frozenset({world.ids["P05"]}))

    may = [verb for verb in TABLE if permits.answer(by, verb, thing).ok]

    assert may == ["form_units", "reorganise", "enrol", "appoint", "see_health", "import_sheet", "install_root"]


def test_a_person_without_a_unit_sees_nothing_not_even_what_was_theirs(world: World) -> None:
    draft, sent = world.drafted(JANUARY), world.accepted(JANUARY)
    ngan = people.account_of("ngan")
    assert _seen(people.actor(ngan, now=JANUARY)) == {draft, sent}
    outbox.tell([ngan.person_id], key="thu", subject="Thư", body="Lời", now=JANUARY)

    Appointment.objects.filter(person_id=ngan.person_id).update(until_on=date(2014, 1, 20))
    by = people.actor(ngan, now=JANUARY)

    assert _seen(by) == set()
    assert {desk: desks.rows(by, desk).count() for desk in Desk if desk} == dict.fromkeys(filter(None, Desk), 0)
    assert (todo.waiting(by, JANUARY), outbox.unread(by)) == ((), [])
    thing = Thing(owner_people=frozenset({ngan.person_id}), appraisers=frozenset({ngan.person_id}))
    assert [verb for verb in TABLE if permits.answer(by, verb, thing).ok] == []


def test_an_account_that_never_held_anything_sees_nothing(world: World) -> None:
    world.accepted(JANUARY)

    assert _seen(_newcomer(world, None)) == set()


def test_reading_roles_stand_in_no_other_row() -> None:
    rows = {role: [verb for verb, one in TABLE.items() if any(g.role is role for g in one.grants)] for role in READERS}

    assert rows == {role: [*BESIDES.get(role, []), "see_unit"] for role in READERS}
    assert {grant.scope for grant in TABLE["see_unit"].grants} == {Scope.HERE}
