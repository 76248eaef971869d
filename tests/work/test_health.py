"""How the machine is: what waits, what failed, when the clock passed, whether the diary holds; for whom it is."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from kheo.jobs import ticking
from kheo.store.models import Entry, Message, Person
from kheo.work import health, people
from kheo.work.actors import Actor, Role
from kheo.work.people import Post
from kheo.work.refusals import NotPermitted
from tests.work.world import World, at

NOW = at(2014, 6, 2)


@pytest.fixture(autouse=True)
def _var(settings: object, tmp_path: Path) -> None:
    settings.VAR = tmp_path / "var"


def _admin(world: World) -> Actor:
    post = Post(Role.ADMIN, world.ids["K"], from_on=date(2014, 1, 1))
    people.appoint(by=people.system(), person_id=world.person_ids["vang"], post=post, now=NOW)
    return world.who("vang", NOW)


def test_mail_and_papers_that_wait_or_were_given_up_are_counted(world: World) -> None:
    by = _admin(world)
    Message.objects.all().delete()
    Person.objects.filter(pk=world.person_ids["ngan"]).update(email="ngan@example.org")
    to = {"subject": "Nhắc việc", "body": "Nội dung", "created_at": NOW}
    for key, who, attempts in (("a", "ngan", 0), ("b", "ngan", 99), ("c", "ly", 0)):
        Message.objects.create(key=key, person_id=world.person_ids[who], attempts=attempts, **to)

    found = health.find(by=by, now=NOW)

    assert (found.mail_waiting, found.mail_given_up) == (1, 1)  # whoever has no address waits for no mail
    assert (found.papers_waiting, found.papers_failed) == (1, 0)  # the decision that set up the group
    assert not found.is_well


def test_the_clock_is_late_ten_minutes_after_its_last_pass(world: World) -> None:
    by = _admin(world)
    assert health.find(by=by, now=NOW).is_late

    ticking.tick(now=NOW)

    assert health.find(by=by, now=NOW + health.LATE).ticked_at == NOW
    assert [health.find(by=by, now=NOW + health.LATE + more).is_late for more in (timedelta(0), timedelta(1))] == [
        False,
        True,
    ]


def test_a_spoilt_mark_of_the_clock_counts_as_none(world: World) -> None:
    health.note_tick(now=NOW)
    (next(iter(Path(health.settings.VAR).iterdir()))).write_text("hỏng", encoding="utf-8")

    assert health.last_tick() is None


def test_a_changed_line_is_found_when_the_whole_diary_is_read(world: World) -> None:
    by = _admin(world)
    assert health.find(by=by, now=NOW, whole=True).broken is None

    Entry.objects.filter(seq=3).update(word="decided")

    assert health.find(by=by, now=NOW).broken is None
    assert health.find(by=by, now=NOW, whole=True).broken == 3


def test_a_cut_off_end_is_found_at_once(world: World) -> None:
    by = _admin(world)
    last = Entry.objects.order_by("-seq").first()
    last.delete()

    assert health.find(by=by, now=NOW).broken == last.seq - 1


@pytest.mark.parametrize("who", ["hoa", "minh", "ngan", "xa"])
def test_nobody_else_is_told(world: World, who: str) -> None:
    with pytest.raises(NotPermitted):
        health.find(by=world.who(who, NOW), now=NOW)
