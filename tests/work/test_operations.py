"""Pressed twice, pressed by twenty at once, two people at one dossier: one effect, a clear refusal, nothing lost."""

import threading
import uuid
from collections.abc import Callable

import pytest
from django.db import connection

from kheo.store.models import Assignment, Entry, Message, Operation, Person, Registration
from kheo.work import diary, drafts, judging, operations, outbox, registrations, reports
from kheo.work.refusals import BadInput, Refused
from tests.work.world import World, achievement, at

NOW = at(2014, 1, 20)


def _at_once(*acts: Callable[[], object]) -> list[object]:
    """Run acts in threads that start together; give what each came to, a refusal as itself."""
    gate = threading.Barrier(len(acts))
    came: list[object] = [None] * len(acts)

    def run(place: int, act: Callable[[], object]) -> None:
        gate.wait()
        try:
            came[place] = act()
        except Refused as no:
            came[place] = no
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place, act)) for place, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return came


def _world() -> World:
    built = World()
    built.set_up_group()
    return built


def test_the_second_press_finds_the_first_ones_result(world: World) -> None:
    by, key = world.who("ngan", NOW), uuid.uuid4()
    done: list[int] = []

    def act() -> str:
        done.append(1)
        return f"/ket-qua/{len(done)}/"

    results = [operations.once(by=by, key=key, act=act, now=NOW) for _ in range(2)]

    assert (results, len(done)) == (["/ket-qua/1/"] * 2, 1)


def test_a_refused_act_may_be_mended_and_sent_with_the_same_key(world: World) -> None:
    by, key = world.who("ngan", NOW), uuid.uuid4()

    def refuse() -> str:
        raise BadInput("Chưa đủ.")

    with pytest.raises(BadInput):
        operations.once(by=by, key=key, act=refuse, now=NOW)

    assert operations.once(by=by, key=key, act=lambda: "/xong/", now=NOW) == "/xong/"
    assert Operation.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_twenty_presses_at_once_act_once() -> None:
    world = _world()
    pk, key = world.drafted(NOW), uuid.uuid4()
    by = world.who("ngan", NOW)

    def press() -> str:
        def act() -> str:
            registrations.submit(by=by, registration_id=pk, own_word=True, now=NOW)
            return "/da-gui/"

        return operations.once(by=by, key=key, act=act, now=NOW)

    assert _at_once(*[press] * 20) == ["/da-gui/"] * 20
    assert Entry.objects.filter(word="registered").count() == 1
    assert diary.first_broken() is None


@pytest.mark.django_db(transaction=True)
def test_accepting_and_withdrawing_at_once_come_out_in_one_order() -> None:
    world = _world()
    pk = world.submitted(NOW)
    hoa, ngan = world.who("hoa", NOW), world.who("ngan", NOW)

    came = _at_once(
        lambda: registrations.accept(by=hoa, registration_id=pk, now=NOW),
        lambda: registrations.withdraw(by=ngan, registration_id=pk, reason="", now=NOW),
    )

    refused = [one for one in came if isinstance(one, Refused)]
    assert Registration.objects.get().state == "withdrawn"
    assert len(refused) <= 1
    assert diary.first_broken() is None


@pytest.mark.django_db(transaction=True)
def test_confirming_and_returning_at_once_one_of_them_wins() -> None:
    world = _world()
    pk, now = world.accepted(NOW), at(2014, 10, 5)
    reports.submit(by=world.who("ngan", now), registration_id=pk, achievement=achievement(), now=now)
    long, minh = world.who("long", now), world.who("minh", now)
    signatory = reports.Signatory("leader", "Lê Văn Mẫu Long", "Phó Giám đốc")

    came = _at_once(
        lambda: reports.confirm(by=long, registration_id=pk, signatory=signatory, now=now),
        lambda: reports.send_back(by=minh, registration_id=pk, reason="Thiếu số liệu.", now=now),
    )

    row = Registration.objects.get()
    assert sum(isinstance(one, Refused) for one in came) == 1
    assert row.state in {"confirmed", "report_returned"}
    assert hasattr(row.report, "confirmation") == (row.state == "confirmed")


@pytest.mark.django_db(transaction=True)
def test_two_appraisers_at_once_leave_one_in_charge() -> None:
    world = _world()
    pk = world.accepted(NOW)
    hoa, bao = world.who("hoa", NOW), world.who("bao", NOW)

    _at_once(
        lambda: judging.assign(by=hoa, registration_id=pk, person_id=world.person_ids["tuan"], now=NOW),
        lambda: judging.assign(by=bao, registration_id=pk, person_id=world.person_ids["vang"], now=NOW),
    )

    assert Assignment.objects.filter(ended_on__isnull=True).count() == 1


def test_an_act_that_fails_at_the_end_leaves_no_trace(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    pk = world.drafted(NOW)
    lines, told = Entry.objects.count(), Message.objects.count()
    monkeypatch.setattr(outbox, "tell", _break)

    with pytest.raises(OSError, match="đứt"):
        registrations.submit(by=world.who("ngan", NOW), registration_id=pk, own_word=True, now=NOW)

    assert (Entry.objects.count(), Message.objects.count(), Registration.objects.get().state) == (lines, told, "draft")


def _break(*_args: object, **_named: object) -> None:
    raise OSError("đứt đường truyền")


def test_a_draft_is_only_its_writers(world: World) -> None:
    drafts.keep(by=world.who("ngan", NOW), form="mau-1-2", subject="1", data={"problem": "Dở dang"}, now=NOW)

    assert drafts.find(by=world.who("hoa", NOW), form="mau-1-2", subject="1") is None
    kept = drafts.find(by=world.who("ngan", NOW), form="mau-1-2", subject="1")
    assert kept == ({"problem": "Dở dang"}, NOW)


def test_a_draft_of_endless_length_is_refused(world: World) -> None:
    with pytest.raises(BadInput):
        drafts.keep(by=world.who("ngan", NOW), form="mau-1-2", subject="1", data={"a": "b" * 200_001}, now=NOW)


def test_a_message_is_queued_once_and_mailed_once(world: World, mailoutbox: list[object]) -> None:
    person = world.person_ids["ngan"]
    world.who("ngan", NOW)
    Person.objects.filter(pk=person).update(email="ngan@mau.example")
    for _ in range(2):
        outbox.tell([person], key="mot", subject="Thử", body="Nội dung", now=NOW)

    assert [outbox.send_waiting(now=NOW) for _ in range(2)] == [1, 0]
    assert [mail.to for mail in mailoutbox] == [["ngan@mau.example"]]
