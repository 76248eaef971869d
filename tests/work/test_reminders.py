"""Reminders: on which days what is named to whom, what a digest says, and that a day counts once."""

import os
from dataclasses import replace
from datetime import date, datetime

import pytest

from kheo.store.models import Account, Message, Person, Reminded
from kheo.work import days, outbox, people, registrations, reminders, reports
from kheo.work.actors import Role
from kheo.work.links import Links
from kheo.work.people import Post
from kheo.work.refusals import AgainstTheRules
from kheo.work.reminders import Made
from tests.work.world import World, achievement, at

JANUARY = at(2014, 1, 20)
LINKS = Links("https://mau.example/viec/", lambda item: f"https://mau.example/{item.act}/{item.id}/")


@pytest.fixture
def reached(world: World) -> World:
    """Give everybody of the small world an address for mail."""
    for username, pk in world.person_ids.items():
        Person.objects.filter(pk=pk).update(email=f"{username}@mau.example")
    return world


def _due(world: World, username: str, now: datetime, since: date | None = None) -> list[tuple[str, date | None]]:
    account = Account.objects.select_related("person").get(username=username)
    yesterday = date.fromordinal(days.day(now).toordinal() - 1)
    return [(one.act, one.by_on) for one in reminders.due(account, since=since or yesterday, now=now)]


def _make(now: datetime) -> Made:
    return reminders.make_digests(now=now, links=LINKS)


def _told(world: World, username: str) -> list[str]:
    found = Message.objects.filter(key__startswith="digest/", person_id=world.person_ids[username])
    return list(found.order_by("pk").values_list("subject", flat=True))


@pytest.mark.parametrize(
    ("day", "named"),
    [
        (2, False),
        (3, True),
        (4, False),
        (6, False),
        (7, True),
        (8, False),
        (9, True),
        (10, False),
        (11, True),
        (12, False),
    ],
)
def test_a_report_is_named_seven_three_and_one_day_before_and_one_day_after(
    world: World, day: int, named: bool
) -> None:
    world.accepted(JANUARY)

    assert _due(world, "ngan", at(2014, 10, day)) == ([("report", date(2014, 10, 10))] if named else [])


def test_what_is_done_is_not_named_and_what_follows_goes_to_whom_it_waits_for(world: World) -> None:
    pk, third = world.accepted(JANUARY), at(2014, 10, 3)
    before = [_due(world, name, third) for name in ("ngan", "long")]
    reports.submit(by=world.who("ngan", third), registration_id=pk, achievement=achievement(), now=third)

    after = [_due(world, name, third) for name in ("ngan", "long")]

    report, confirm = [("report", date(2014, 10, 10))], [("confirm", date(2014, 10, 10))]
    assert (before, after) == ([report, []], [[], confirm])


def test_a_stranger_and_another_unit_are_named_nothing(world: World) -> None:
    world.accepted(JANUARY)

    assert [_due(world, name, at(2014, 10, 3)) for name in ("ngan", "xa", "vang", "mai")][1:] == [[], [], []]


def test_an_invitation_that_lapsed_is_not_called_late(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.drafted(at(2014, 1, 20))
    after = at(2014, 2, 1)
    named = _due(world, "ngan", after)
    monkeypatch.setattr(reminders, "INVITATIONS", frozenset({"submit"}))

    assert (named, _due(world, "ngan", after)) == ([("submit", date(2014, 1, 31))], [])


def test_whoever_gave_up_the_role_is_not_named_its_work(world: World) -> None:
    world.submitted(JANUARY)
    ends = at(2014, 1, 28)
    before = _due(world, "hoa", ends)
    people.end_group(world.ids["K05"], (Role.BASE_SECRETARY,), date(2014, 1, 31))

    after = _due(world, "hoa", at(2014, 2, 1))

    assert (before, after) == ([("accept", date(2014, 1, 31))], [])


def test_a_digest_says_what_which_until_when_by_which_clause_and_where(reached: World) -> None:
    pk = reached.accepted(JANUARY)

    assert _make(at(2014, 10, 3)) == Made(1, 0)

    [message] = Message.objects.filter(key__startswith="digest/")
    assert message.subject == "Nhắc việc 03/10/2014: 1 việc sắp đến hạn"
    assert message.body == (
        "Kính gửi đồng chí Đỗ Thị Mẫu Ngân,\n\n"
        "VIỆC SẮP ĐẾN HẠN\n\n"
        "1. Gửi báo cáo thành tích: Công sở văn minh, công chức gần dân\n"
        "   Hạn cuối: Thứ Sáu, ngày 10/10/2014 (còn 7 ngày)\n"
        "   Căn cứ: II.2.a\n"
        f"   Mở để làm: https://mau.example/report/{pk}/\n\n"
        "Tất cả việc đang chờ đồng chí: https://mau.example/viec/\n\n"
        "Thư này do hệ thống gửi, mỗi ngày nhiều nhất một thư và chỉ khi có việc cần nhắc. "
        "Việc nào đồng chí đã làm xong thì không cần trả lời.\n"
    )


def test_a_digest_names_late_work_first_and_counts_both(reached: World) -> None:
    reached.accepted(JANUARY)
    world_day = date(2014, 10, 9)
    items = reminders.due(people.account_of("ngan"), since=date(2014, 10, 8), now=at(2014, 10, 9))
    late = [replace(one, by_on=date(2014, 10, 8), target="") for one in items]

    subject, body = reminders.digest("Ngân", [*items, *late], world_day, LINKS)

    assert subject == "Nhắc việc 09/10/2014: 1 việc sắp đến hạn, 1 việc đã quá hạn"
    assert body.index("VIỆC ĐÃ QUÁ HẠN\n\n1. Gửi báo cáo thành tích\n") < body.index("VIỆC SẮP ĐẾN HẠN")
    assert [(body.count("quá hạn 1 ngày")), body.count("còn 1 ngày")] == [1, 1]
    assert reminders.left(world_day, world_day) == "hạn cuối là hôm nay"


def test_nobody_is_reminded_of_nothing_nor_without_an_address(reached: World) -> None:
    reached.accepted(JANUARY)
    Person.objects.filter(pk=reached.person_ids["ngan"]).update(email="")

    assert [_make(at(2014, 10, 3)), _make(at(2014, 10, 4))] == [Made(0, 0), Made(0, 0)]
    assert not Reminded.objects.filter(person_id=reached.person_ids["ngan"]).exists()
    assert set(Reminded.objects.values_list("on", flat=True)) == {date(2014, 10, 4)}


def test_a_digest_is_made_once_a_day_not_before_seven_and_not_for_a_closed_account(reached: World) -> None:
    reached.accepted(JANUARY)
    hours = [at(2014, 10, 3, 6, 59), at(2014, 10, 3, 7), at(2014, 10, 3, 7, 1), at(2014, 10, 3, 23, 59)]

    assert [_make(now).queued for now in hours] == [0, 1, 0, 0]
    Account.objects.filter(username="ngan").update(is_active=False)
    assert _make(at(2014, 10, 7)).queued == 0
    assert _told(reached, "ngan") == ["Nhắc việc 03/10/2014: 1 việc sắp đến hạn"]


def test_a_digest_is_mailed_but_not_listed_among_the_unread(reached: World, mailoutbox: list[object]) -> None:
    reached.accepted(JANUARY)
    now = at(2014, 10, 3)
    _make(now)

    unread = [message.subject for message in outbox.unread(reached.who("ngan", now))]
    outbox.send_waiting(now=now)

    assert [mail.subject for mail in mailoutbox].count("Nhắc việc 03/10/2014: 1 việc sắp đến hạn") == 1
    assert [one for one in unread if one.startswith("Nhắc việc")] == []


def test_a_day_without_a_clock_is_made_up_for_by_the_next_digest_once(reached: World) -> None:
    reached.accepted(JANUARY)

    made = [_make(at(2014, 10, day)).queued for day in (6, 8, 8, 9, 13, 14)]

    assert made == [0, 1, 0, 1, 1, 0]
    assert _told(reached, "ngan") == [
        "Nhắc việc 08/10/2014: 1 việc sắp đến hạn",
        "Nhắc việc 09/10/2014: 1 việc sắp đến hạn",
        "Nhắc việc 13/10/2014: 1 việc đã quá hạn",
    ]
    assert "(quá hạn 3 ngày)" in Message.objects.get(key__startswith="digest/2014-10-13").body


def test_only_the_last_week_is_made_up_for(reached: World) -> None:
    reached.accepted(JANUARY)
    reached.summarised()

    assert [_make(at(2014, 10, 2)).queued, _make(at(2014, 11, 20)).queued] == [0, 0]
    assert _due(reached, "ngan", at(2014, 11, 20), since=date(2014, 10, 2)) == [("report", date(2014, 10, 10))]


def test_one_whose_work_cannot_be_read_holds_up_nobody(reached: World, monkeypatch: pytest.MonkeyPatch) -> None:
    reached.accepted(JANUARY)
    read, broken = reminders.due, people.account_of("bao").pk

    def some(account: Account, **rest: object) -> list[object]:
        if account.pk == broken:
            raise LookupError("mất dữ liệu")
        return read(account, **rest)  # type: ignore[arg-type]

    monkeypatch.setattr(reminders, "due", some)

    assert _make(at(2014, 10, 3)) == Made(1, 1)
    assert _told(reached, "ngan") == ["Nhắc việc 03/10/2014: 1 việc sắp đến hạn"]


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "UTC", "Asia/Ho_Chi_Minh", "Pacific/Kiritimati"])
def test_a_deadline_ends_at_midnight_in_viet_nam_in_whatever_zone_the_server_stands(
    world: World, zone: str, settings: object
) -> None:
    settings.TIME_ZONE = zone  # Django moves the whole process there
    assert os.environ["TZ"] == zone
    last, after = at(2014, 1, 31, 23, 59), at(2014, 2, 1, 0, 0)
    first, second = world.drafted(JANUARY), world.drafted(JANUARY)

    registrations.submit(by=world.who("ngan", last), registration_id=first, own_word=True, now=last.replace(second=59))
    with pytest.raises(AgainstTheRules):
        registrations.submit(by=world.who("ngan", after), registration_id=second, own_word=True, now=after)


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "UTC", "Pacific/Kiritimati"])
def test_reminders_follow_the_days_of_viet_nam_in_whatever_zone_the_server_stands(
    reached: World, zone: str, settings: object
) -> None:
    settings.TIME_ZONE = zone
    reached.accepted(JANUARY)
    reached.summarised()
    instants = (at(2014, 10, 2, 23, 59), at(2014, 10, 3, 0, 0), at(2014, 10, 3, 7))

    assert [_make(now).queued for now in instants] == [0, 0, 1]
    assert _due(reached, "ngan", at(2014, 10, 11, 0, 0)) == [("report", date(2014, 10, 10))]


def test_a_new_appointment_is_reminded_from_its_first_day(reached: World) -> None:
    reached.submitted(JANUARY)
    now = at(2014, 1, 30)
    post = Post(Role.BASE_SECRETARY, reached.ids["K05"], "Thư ký", from_on=date(2014, 1, 30))
    before = _due(reached, "vang", now)

    people.appoint(by=people.system(), person_id=reached.person_ids["vang"], post=post, now=now)

    assert (before, _due(reached, "vang", now)) == ([], [("accept", date(2014, 1, 31))])
