"""Nhắc hàng loạt: whose turn it is, once a day for each person, with one message about all; never to a stranger."""

from datetime import datetime

import pytest

from kheo.store.models import Entry, Exemplar, Message, Registration
from kheo.work import bulk, outbox, registrations, reports
from kheo.work.bulk import Chosen, Result
from kheo.work.refusals import NotFound
from tests.work.test_bulk import _sent
from tests.work.world import World, achievement, at

JANUARY, OCTOBER, NEXT = at(2014, 1, 20), at(2014, 10, 3), at(2014, 10, 4)
REPORT = "Gửi báo cáo thành tích, hạn Thứ Sáu, ngày 10/10/2014. Người được nhắc: Đỗ Thị Mẫu Ngân"


def _received(world: World, title: str, *persons: str) -> int:
    pk = _sent(world, title, *persons)
    registrations.accept(by=world.who("hoa", JANUARY), registration_id=pk, now=JANUARY)
    return pk


def _remind(world: World, who: str, now: datetime, *ids: int) -> list[Result]:
    chosen = [Chosen(pk, 1) for pk in ids]
    return bulk.carry_out(by=world.who(who, now), verb="remind", chosen=chosen, now=now)


def _told(key: str = "nudge/") -> list[tuple[str, str]]:
    rows = Message.objects.filter(key__startswith=key).order_by("pk")
    return [(row.person.full_name, row.subject) for row in rows]


def test_it_is_said_beforehand_whom_and_of_what_with_a_text_that_names_nobody(world: World) -> None:
    two = [_received(world, "Ăn sạch"), _received(world, "Đọc sách", "tuan")]
    waiting = _sent(world, "Chợ quê")
    code = Exemplar.objects.get(registrations=two[1]).code

    plan = bulk.plan(by=world.who("hoa", OCTOBER), verb="remind", ids=[*two, waiting], now=OCTOBER)

    assert [(line.title, line.said) for line in plan.ready] == [
        ("Ăn sạch", REPORT),
        ("Đọc sách", REPORT.replace("Đỗ Thị Mẫu Ngân", "Vũ Văn Mẫu Tuấn")),
    ]
    assert [(line.title, line.why_not[:30], line.said) for line in plan.refused] == [
        ("Chợ quê", "Hồ sơ hiện không có việc nào c", "")
    ]
    assert plan.text.startswith("NHẮC VIỆC – Sở Nội vụ – Thứ Sáu, ngày 03/10/2014\nChưa đến hạn:\n- Gửi báo cáo")
    assert code in plan.text
    assert [word for word in ("Mẫu", "Đọc sách") if word in plan.text] == []


def test_each_person_gets_one_message_about_all_and_each_dossier_a_line(world: World) -> None:
    ids = [_received(world, "Ăn sạch"), _received(world, "Đọc sách"), _received(world, "Khéo nói", "tuan")]

    results = _remind(world, "hoa", OCTOBER, *ids)

    assert [one.refusal for one in results] == ["", "", ""]
    assert _told() == [
        ("Đỗ Thị Mẫu Ngân", "Nhắc việc: 2 hồ sơ đang chờ đồng chí"),
        ("Vũ Văn Mẫu Tuấn", "Nhắc việc: 1 hồ sơ đang chờ đồng chí"),
    ]
    body = Message.objects.get(key__endswith=f"/{world.person_ids['ngan']}", key__startswith="nudge/").body
    assert "1. Gửi báo cáo thành tích: Ăn sạch\n   Hạn cuối: Thứ Sáu, ngày 10/10/2014 (còn 7 ngày)\n" in body
    assert "2. Gửi báo cáo thành tích: Đọc sách" in body
    assert Entry.objects.filter(word="reminded").count() == 3
    assert outbox.unread(world.who("tuan", OCTOBER))[0].subject == "Nhắc việc: 1 hồ sơ đang chờ đồng chí"


def test_nobody_is_reminded_twice_a_day_whoever_presses(world: World) -> None:
    one, two = _received(world, "Ăn sạch"), _received(world, "Đọc sách")
    _remind(world, "hoa", OCTOBER, one)

    again = _remind(world, "bao", OCTOBER.replace(hour=9), one, two)
    next_day = _remind(world, "bao", NEXT, one)

    assert [one.refusal[:39] for one in again] == ["Người phải làm việc này hôm nay đã được"] * 2
    assert [one.refusal for one in next_day] == [""]
    assert len(_told()) == 2
    assert Entry.objects.filter(word="reminded").count() == 2


def test_whoever_confirms_is_reminded_of_a_report(world: World) -> None:
    pk = _received(world, "Ăn sạch")
    world.summarised()
    reports.submit(by=world.who("ngan", OCTOBER), registration_id=pk, achievement=achievement(), now=OCTOBER)

    _remind(world, "hoa", NEXT, pk)

    assert [name for name, _subject in _told()] == ["Lê Văn Mẫu Long", "Hoàng Văn Mẫu Minh"]


def test_the_day_after_the_last_day_it_is_late_and_after_the_round_nobody_is_reminded(world: World) -> None:
    pk = _received(world, "Ăn sạch")

    late = bulk.plan(by=world.who("hoa", at(2014, 10, 11)), verb="remind", ids=[pk], now=at(2014, 10, 11))
    over = bulk.plan(by=world.who("hoa", at(2015, 3, 1)), verb="remind", ids=[pk], now=at(2015, 3, 1))

    assert "quá hạn 1 ngày" in late.text
    assert (over.ready, over.text) == ((), "")


@pytest.mark.parametrize("who", ["tuan", "mai"])
def test_only_the_group_reminds(world: World, who: str) -> None:
    pk = _received(world, "Ăn sạch")

    plan = bulk.plan(by=world.who(who, OCTOBER), verb="remind", ids=[pk], now=OCTOBER)
    results = _remind(world, who, OCTOBER, pk)

    assert [(line.why_not[:22], line.said) for line in plan.refused] == [("Chỉ thư ký hoặc tổ trư", "")]
    assert [one.refusal[:22] for one in results] == ["Chỉ thư ký hoặc tổ trư"]
    assert _told() == []


def test_a_stranger_finds_nothing_to_remind_of(world: World) -> None:
    pk = _received(world, "Ăn sạch")

    with pytest.raises(NotFound):
        bulk.plan(by=world.who("vang", OCTOBER), verb="remind", ids=[pk], now=OCTOBER)

    assert _remind(world, "vang", OCTOBER, pk) == []
    assert Registration.objects.filter(pk=pk, state="accepted").exists()
    assert _told() == []
