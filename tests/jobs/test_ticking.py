"""One pass of the clock: twice, by several at once, after a day without one, when a step fails – each thing once."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from kheo.jobs import ticking
from kheo.jobs.management.commands import worker
from kheo.store.models import Document, Message, Person
from kheo.work import documents, outbox, todo
from tests import migrated
from tests.work.world import World, at

THIRD = at(2014, 10, 3)
NAMED = "Nhắc việc 03/10/2014: 1 việc sắp đến hạn"
WRITE = """
import django; django.setup()
from django.utils import timezone
from kheo.store.models import Person
from kheo.work import outbox
people = [Person.objects.create(full_name=f"Mẫu {n}", status="cadre", email=f"{n}@mau.example").pk for n in range(40)]
outbox.tell(people, key="thu", subject="Thử", body="Nội dung", now=timezone.now())
"""


@pytest.fixture
def world(db: None) -> World:
    """Build the small world with a report that falls due; only its owner can be reached by mail."""
    built = World()
    built.set_up_group()
    built.accepted(at(2014, 1, 20))
    built.summarised()
    Person.objects.filter(pk=built.person_ids["ngan"]).update(email="ngan@mau.example")
    return built


def _subjects() -> list[str]:
    return sorted(one.subject for one in mail.outbox if one.subject.startswith("Nhắc việc"))


def test_a_pass_makes_the_digest_mails_it_and_sets_the_papers(world: World) -> None:
    done = ticking.tick(now=THIRD)

    assert (done.digests, done.failed, _subjects()) == (1, (), [NAMED])
    assert done.mailed == len(mail.outbox) > 1
    assert done.rendered == Document.objects.filter(rendered_at__isnull=False).count() > 0


def test_a_second_pass_finds_nothing_to_do(world: World) -> None:
    ticking.tick(now=THIRD)
    sent = len(mail.outbox)

    again = [ticking.tick(now=now) for now in (THIRD, THIRD + timedelta(minutes=1), THIRD + timedelta(hours=12))]

    assert [done.is_idle for done in again] == [True] * 3
    assert len(mail.outbox) == sent


def test_a_day_without_a_pass_is_made_up_for(world: World) -> None:
    ticking.tick(now=at(2014, 10, 2))

    for now in (at(2014, 10, 4), at(2014, 10, 4, 9, 1), at(2014, 10, 5)):
        ticking.tick(now=now)

    assert _subjects() == ["Nhắc việc 04/10/2014: 1 việc sắp đến hạn"]


def test_the_digest_leads_to_the_pages_of_this_site(world: World) -> None:
    ticking.tick(now=THIRD)

    body = Message.objects.get(subject=NAMED).body
    [row] = [one for group in todo.waiting(world.who("ngan", THIRD), THIRD) for one in group.items]
    assert f"https://kheo.mau.example/ho-so/{row.id}/bao-cao/" in body
    assert "https://kheo.mau.example/viec/" in body


@pytest.mark.django_db(transaction=True)
def test_several_passes_at_once_do_each_thing_once() -> None:
    built = World()
    built.set_up_group()
    built.accepted(at(2014, 1, 20))
    Person.objects.filter(pk=built.person_ids["ngan"]).update(email="ngan@mau.example")

    done = _at_once(*[lambda: ticking.tick(now=THIRD)] * 5)

    assert [one.failed for one in done] == [()] * 5
    assert (sum(one.digests for one in done), _subjects()) == (1, [NAMED])
    assert sum(one.mailed for one in done) == len(mail.outbox) == Message.objects.exclude(mailed_at=None).count()


@pytest.mark.slow
@pytest.mark.once
def test_two_processes_at_once_mail_each_message_once(tmp_path: Path, root: Path) -> None:
    env = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{tmp_path / 'kheo.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "kheo.site.settings.test",
        "PYTHONPATH": str(root / "src"),
    }
    kheo = [sys.executable, "-m", "kheo.site.command"]
    if not migrated.put(tmp_path / "kheo.sqlite3"):
        subprocess.run([*kheo, "migrate", "--verbosity", "0"], env=env, check=True)  # noqa: S603 - our own program
    subprocess.run([sys.executable, "-c", WRITE], env=env, check=True)  # noqa: S603 - our own program

    tick = [*kheo, "tick"]
    running = [
        subprocess.Popen(tick, env=env, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own program
        for _ in range(2)
    ]
    said = [process.communicate()[0] for process in running]

    assert [process.returncode for process in running] == [0, 0]
    mailed = [int(one.partition("gửi ")[2].split()[0]) for one in said if one]
    assert sum(mailed) == 40


@pytest.mark.parametrize("step", ["digests", "mail", "papers"])
def test_a_step_that_fails_holds_up_no_other_and_is_told(
    world: World, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    target, name = {
        "digests": (ticking.reminders, "make_digests"),
        "mail": (outbox, "send_waiting"),
        "papers": (documents, "render_waiting"),
    }[step]
    with monkeypatch.context() as broken:
        broken.setattr(target, name, _break)
        first = ticking.tick(now=THIRD)
        assert first.failed == (step,)
        assert not first.is_idle

    second = ticking.tick(now=THIRD)

    assert (second.failed, second.is_idle, _subjects()) == ((), False, [NAMED])


def test_the_command_is_silent_when_idle_and_fails_aloud(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: THIRD)
    said = [StringIO(), StringIO()]
    for out in said:
        call_command("tick", stdout=out)
    monkeypatch.setattr(documents, "render_waiting", _break)

    with pytest.raises(CommandError, match="papers"):
        call_command("tick")

    assert said[0].getvalue().startswith("Đã lập 1 thư nhắc việc, gửi ")
    assert said[1].getvalue() == ""


def test_the_worker_makes_the_same_pass_until_nothing_waits(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: THIRD)
    out = StringIO()

    call_command("worker", once=True, stdout=out)

    assert _subjects() == [NAMED]
    assert out.getvalue().count("\n") == 1


def test_the_worker_rests_a_minute_between_passes(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    rests: list[float] = []

    def rest(seconds: float) -> None:
        rests.append(seconds)
        if len(rests) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(timezone, "now", lambda: THIRD)
    monkeypatch.setattr(worker.time, "sleep", rest)

    with pytest.raises(KeyboardInterrupt):
        call_command("worker", stdout=StringIO())

    assert rests == [60.0, 60.0]


def test_a_mail_server_that_is_away_is_asked_less_and_less_often(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[datetime] = []
    now = THIRD
    with monkeypatch.context() as away:
        away.setattr(EmailBackend, "send_messages", lambda *_: (asked.append(now), _break()))
        Message.objects.exclude(pk=Message.objects.earliest("pk").pk).delete()
        Message.objects.update(person_id=world.person_ids["ngan"])
        for minute in range(0, 24 * 60, 5):
            now = THIRD + timedelta(minutes=minute)
            outbox.send_waiting(now=now)

    waited = [int((one - THIRD).total_seconds()) // 60 for one in asked]
    assert waited == [0, 5, 35, 155, 635]
    assert outbox.send_waiting(now=THIRD + timedelta(days=3)) == 1


def test_a_mail_that_never_goes_out_is_given_up(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    outbox.tell([world.person_ids["ngan"]], key="x", subject="Thử\nhai dòng", body="", now=THIRD)
    monkeypatch.setattr(EmailBackend, "send_messages", _break)
    for day in range(10):
        outbox.send_waiting(now=THIRD + timedelta(days=day))
    monkeypatch.undo()

    assert outbox.send_waiting(now=THIRD + timedelta(days=30)) == 0
    assert set(Message.objects.filter(person_id=world.person_ids["ngan"]).values_list("attempts", flat=True)) == {
        outbox.ATTEMPTS
    }


def test_whoever_was_cut_off_in_the_middle_leaves_the_mail_to_the_next_try(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    outbox.tell([world.person_ids["ngan"]], key="x", subject="Thử", body="", now=THIRD)
    with monkeypatch.context() as cut:
        cut.setattr(EmailBackend, "send_messages", _cut_off)
        with pytest.raises(KeyboardInterrupt):
            outbox.send_waiting(now=THIRD)

    went = [outbox.send_waiting(now=THIRD + timedelta(minutes=minute)) for minute in (0, 4, 5, 6)]

    assert (sum(went), went[3]) == (Message.objects.filter(person_id=world.person_ids["ngan"]).count(), 0)
    assert went[2] == 1


def _break(*_args: object, **_named: object) -> None:
    raise ConnectionRefusedError("không ai trả lời")


def _cut_off(*_args: object, **_named: object) -> None:
    raise KeyboardInterrupt


def _at_once(*acts: Callable[[], ticking.Pass]) -> list[ticking.Pass]:
    """Run acts in threads that start together."""
    gate = threading.Barrier(len(acts))
    came: list[ticking.Pass] = []

    def run(act: Callable[[], ticking.Pass]) -> None:
        gate.wait()
        try:
            came.append(act())
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return came
