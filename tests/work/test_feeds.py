"""A person's own calendar: its secret address, whose days it shows, and that the same days are the same bytes."""

from datetime import date, datetime

import pytest
from icalendar import Calendar, Event

from kheo.store.models import Account, Entry, Feed
from kheo.work import diary, dispatches, feeds, people, registrations, reports, todo, visits
from kheo.work.actors import Role
from kheo.work.dispatches import Letter
from kheo.work.links import Links
from kheo.work.people import Post
from kheo.work.refusals import NotFound
from tests.work.bloc import Bloc
from tests.work.world import World, achievement, at

JANUARY, THIRD = at(2014, 1, 20), at(2014, 10, 3)
LINKS = Links("https://mau.example/viec/", lambda item: f"https://mau.example/{item.act}/{item.id}/")


def _bytes(world: World, username: str, now: datetime) -> bytes:
    secret = feeds.make(by=world.who(username, now), now=now)
    return feeds.read(secret=secret, now=now, links=LINKS)


def _entries(world: World, username: str, now: datetime) -> list[Event]:
    return list(Calendar.from_ical(_bytes(world, username, now)).walk("VEVENT"))


def _events(world: World, username: str, now: datetime) -> dict[str, Event]:
    return {str(event["uid"]): event for event in _entries(world, username, now)}


def _tasks(world: World, username: str, now: datetime) -> dict[str, date]:
    found = _events(world, username, now)
    return {str(one["summary"]): one["dtstart"].dt for uid, one in found.items() if uid.startswith("viec/")}


def _milestones(world: World, username: str, now: datetime = THIRD) -> set[str]:
    return {uid.partition("/")[2] for uid in _events(world, username, now) if not uid.startswith("viec/")}


def test_what_is_to_be_done_stands_on_its_last_day(world: World) -> None:
    pk = world.accepted(JANUARY)

    event = _events(world, "ngan", THIRD)[f"viec/report/base-2014/{pk}@kheo"]

    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2014, 10, 10), date(2014, 10, 11))
    assert event["summary"] == "Hạn cuối – Gửi báo cáo thành tích: Công sở văn minh, công chức gần dân"
    assert event["description"] == f"Điều khoản: II.2.a\nMở để làm: https://mau.example/report/{pk}/"
    assert event["url"] == f"https://mau.example/report/{pk}/"
    assert not isinstance(event["dtstart"].dt, datetime)


def test_a_task_keeps_its_uid_while_its_words_change(world: World) -> None:
    pk = world.submitted(JANUARY)
    before = _tasks(world, "ngan", JANUARY)
    registrations.send_back(by=world.who("hoa", JANUARY), registration_id=pk, reason="Thiếu hiện trạng.", now=JANUARY)

    event = _events(world, "ngan", JANUARY)[f"viec/submit/base-2014/{pk}@kheo"]

    assert before == {}
    assert "Bổ sung và gửi lại" in event["summary"]
    assert "Thiếu hiện trạng" not in event.to_ical().decode()


def test_the_survey_and_each_visit_planned_for_it_are_entries_of_their_own(bloc: Bloc) -> None:
    pk, now, world = bloc.received(), at(2014, 12, 2), bloc.world
    planned = (date(2014, 12, 10), date(2014, 12, 17))
    mai, person_id = world.who("mai", now), world.person_ids["mai"]
    for on in planned:
        visits.plan(by=mai, registration_id=pk, person_id=person_id, on=on, now=now)

    found = [(str(one["uid"]), one["dtstart"].dt) for one in _entries(world, "mai", now) if "/survey/" in one["uid"]]

    [whole] = [one for group in todo.waiting(mai, now) for one in group.items if one.act == "survey" and not one.key]
    assert sorted(found) == [
        (f"viec/survey/bloc-2014-2015/{pk}/2014-12-10@kheo", planned[0]),
        (f"viec/survey/bloc-2014-2015/{pk}/2014-12-17@kheo", planned[1]),
        (f"viec/survey/bloc-2014-2015/{pk}@kheo", whole.by_on),
    ]


def test_one_letter_to_two_units_of_one_person_is_two_entries(world: World) -> None:
    now, both = at(2014, 1, 10), (world.ids["K05"], world.ids["K12"])
    post = Post(Role.SIGNATORY, world.ids["K12"], "Phó Bí thư", with_descendants=False, from_on=date(2014, 1, 1))
    people.appoint(by=people.system(), person_id=world.person_ids["minh"], post=post, now=now)
    letter = Letter("guidance", "Hướng dẫn đăng ký", "Đăng ký trước ngày 31/01.", both, by_on=date(2014, 1, 20))
    row = dispatches.send(by=world.who("mai", now), unit_id=world.ids["K"], letter=letter, now=now)

    found = [str(one["uid"]) for one in _entries(world, "minh", now) if "/acknowledge/" in one["uid"]]

    assert sorted(found) == [f"viec/acknowledge/-/{row.pk}/don-vi-{pk}@kheo" for pk in both]


def test_nothing_of_a_dossier_but_its_title_stands_in_a_calendar(world: World) -> None:
    world.accepted(JANUARY)

    text = _bytes(world, "hoa", THIRD).decode().replace("\r\n ", "")

    assert "rườm rà" not in text
    assert "Ngân" not in text
    assert "Lập biểu tổng hợp đăng ký" in text


def test_each_has_the_milestones_of_their_own_part(world: World) -> None:
    takes_part, group, committee, board = (_milestones(world, name) for name in ("xa", "bao", "minh", "mai"))

    assert takes_part >= {"base-2014/register@kheo", "base-2014/report@kheo", "base-2014/praise@kheo"}
    assert "base-2014/appraise@kheo" in group - takes_part
    assert {"duty/plan@kheo", "duty/assignments@kheo"} <= group - committee
    assert {"duty/set_up_group@kheo", "base-2014/praise@kheo", "base-2014/close@kheo"} <= committee - group
    assert {"bloc-2014-2015/survey@kheo", "duty/final_review@kheo"} <= board - group - committee - takes_part
    assert not [one for one in takes_part | group | committee | board if one.startswith("province")]


def test_a_round_above_is_shown_to_whoever_registered_for_it(world: World) -> None:
    bloc = Bloc(world)
    bloc.recognised()
    before = _milestones(world, "ngan")
    bloc.received()

    assert _milestones(world, "ngan") - before == {"bloc-2014-2015/register@kheo", "bloc-2014-2015/report@kheo"}


def test_the_same_days_are_the_same_bytes(world: World) -> None:
    pk = world.accepted(JANUARY)
    secret = feeds.make(by=world.who("ngan", THIRD), now=THIRD)

    first, later = [feeds.read(secret=secret, now=now, links=LINKS) for now in (THIRD, at(2014, 10, 4, 23))]

    assert first == later
    assert f"viec/report/base-2014/{pk}@kheo".encode() in first


def test_what_is_done_leaves_the_calendar(world: World) -> None:
    pk = world.accepted(JANUARY)
    before = _tasks(world, "ngan", THIRD)
    reports.submit(by=world.who("ngan", THIRD), registration_id=pk, achievement=achievement(), now=THIRD)

    assert (len(before), _tasks(world, "ngan", THIRD)) == (1, {})


def test_every_task_with_a_last_day_stands_in_the_calendar(world: World) -> None:
    world.submitted(JANUARY)

    for username in ("ngan", "hoa", "bao", "minh", "mai", "xa"):
        items = [item for group in todo.waiting(world.who(username, THIRD), THIRD) for item in group.items]
        assert len(_tasks(world, username, THIRD)) == len([item for item in items if item.by_on])


def test_only_the_hash_of_the_address_is_kept(world: World) -> None:
    secret = feeds.make(by=world.who("ngan", THIRD), now=THIRD)

    row = Feed.objects.get()
    assert len(secret) >= 43
    assert secret not in f"{row.digest} {[entry.payload for entry in Entry.objects.all()]}"
    assert feeds.made_at(by=world.who("ngan", THIRD)) == THIRD
    assert feeds.made_at(by=world.who("hoa", THIRD)) is None


def test_a_renewed_address_ends_the_former_one(world: World) -> None:
    by = world.who("ngan", THIRD)
    former = feeds.make(by=by, now=THIRD)

    newer = feeds.make(by=by, now=THIRD)

    assert former != newer
    assert feeds.read(secret=newer, now=THIRD, links=LINKS)
    with pytest.raises(NotFound):
        feeds.read(secret=former, now=THIRD, links=LINKS)


def test_a_calendar_that_is_switched_off_is_gone_and_cannot_be_switched_off_again(world: World) -> None:
    by = world.who("ngan", THIRD)
    secret = feeds.make(by=by, now=THIRD)

    feeds.switch_off(by=by, now=THIRD)

    assert feeds.made_at(by=by) is None
    with pytest.raises(NotFound):
        feeds.read(secret=secret, now=THIRD, links=LINKS)
    with pytest.raises(NotFound):
        feeds.switch_off(by=by, now=THIRD)


@pytest.mark.parametrize("secret", ["", "a", "0" * 43, "Đ"])
def test_a_wrong_address_is_none(world: World, secret: str) -> None:
    feeds.make(by=world.who("ngan", THIRD), now=THIRD)

    with pytest.raises(NotFound):
        feeds.read(secret=secret, now=THIRD, links=LINKS)


def test_a_closed_account_has_no_calendar(world: World) -> None:
    secret = feeds.make(by=world.who("ngan", THIRD), now=THIRD)
    Account.objects.filter(username="ngan").update(is_active=False)

    with pytest.raises(NotFound):
        feeds.read(secret=secret, now=THIRD, links=LINKS)


def test_whoever_lost_every_role_reads_an_empty_calendar(world: World) -> None:
    secret = feeds.make(by=world.who("vang", THIRD), now=THIRD)
    before = feeds.read(secret=secret, now=THIRD, links=LINKS)
    account = people.account_of("vang")
    account.person.appointments.update(until_on=date(2014, 10, 2))

    after = feeds.read(secret=secret, now=THIRD, links=LINKS)

    assert [text.count(b"BEGIN:VEVENT") > 0 for text in (before, after)] == [True, False]


def test_each_change_of_the_address_is_one_line_of_the_diary(world: World) -> None:
    by, lines = world.who("ngan", THIRD), Entry.objects.count()
    feeds.make(by=by, now=THIRD)
    feeds.make(by=by, now=THIRD)
    feeds.switch_off(by=by, now=THIRD)

    written = list(Entry.objects.order_by("seq")[lines:])

    assert [entry.word for entry in written] == ["feed_made", "feed_renewed", "feed_switched_off"]
    assert {(entry.account_id, entry.subject, entry.subject_id) for entry in written} == {
        (by.account, "account", by.account)
    }
    assert diary.first_broken() is None
