"""What goes down: to whom, acknowledged once, who has not, reminded once a day; read by both sides and nobody else."""

import unicodedata
from dataclasses import replace
from datetime import date

import pytest

from kheo.store.models import Attachment, Delivery, Dispatch, Entry, Message
from kheo.work import dispatches, documents, lateness, launchings, steering, todo
from kheo.work.dispatches import Letter
from kheo.work.files import Upload
from kheo.work.refusals import BadInput, NotFound, NotNow, NotPermitted
from tests.work.uploads import blank_pdf
from tests.work.world import World, at, paper

NOW = at(2014, 1, 10)
LETTER = Letter("guidance", "Hướng dẫn đăng ký năm 2014", "Đăng ký trước ngày 31/01.", ())


def _sent(world: World, **changes: object) -> Dispatch:
    """Mai writes to both base units."""
    letter = replace(LETTER, to=(world.ids["K05"], world.ids["K12"]), **changes)
    return dispatches.send(by=world.who("mai", NOW), unit_id=world.ids["K"], letter=letter, now=NOW)


def _waits(world: World, username: str) -> list[str]:
    groups = todo.waiting(world.who(username, NOW), NOW)
    return [item.target for group in groups for item in group.items if item.act == "acknowledge"]


def test_a_letter_waits_below_until_it_is_acknowledged_once(world: World) -> None:
    row = _sent(world, title=unicodedata.normalize("NFD", LETTER.title))
    assert (_waits(world, "hoa"), _waits(world, "minh"), _waits(world, "xa")) == ([LETTER.title],) * 3
    assert _waits(world, "ly") == []

    for who in ("hoa", "minh"):
        dispatches.acknowledge(
            by=world.who(who, NOW), dispatch_id=row.pk, unit_id=world.ids["K05"], now=at(2014, 1, 11)
        )

    assert (_waits(world, "hoa"), _waits(world, "xa")) == ([], [LETTER.title])
    assert Delivery.objects.get(unit=world.ids["K05"]).acknowledged_by_id == world.person_ids["hoa"]
    assert Entry.objects.filter(word="acknowledged").count() == 1
    assert Message.objects.filter(key__startswith=f"dispatch/{row.pk}/sent/").count() == 5


def test_the_sender_reads_who_is_silent_and_for_how_long(world: World) -> None:
    row, later = _sent(world), at(2014, 1, 17, 23)
    dispatches.acknowledge(by=world.who("hoa", NOW), dispatch_id=row.pk, unit_id=world.ids["K05"], now=NOW)

    mine = launchings.find(by=world.who("mai", later), dispatch_id=row.pk, now=later)
    theirs = launchings.find(by=world.who("xa", later), dispatch_id=row.pk, now=later)

    assert [(one.name, one.days, one.who) for one in mine.receivers] == [
        ("Đảng bộ cơ sở Bệnh viện tỉnh", 7, ""),
        ("Đảng bộ cơ sở Sở Nội vụ", 0, "Phạm Thị Mẫu Hoa"),
    ]
    assert [one.name for one in theirs.receivers] == ["Đảng bộ cơ sở Bệnh viện tỉnh"]
    assert (mine.may_remind, theirs.may_remind, len(theirs.mine)) == (True, False, 1)


def test_the_silent_are_reminded_once_a_day(world: World) -> None:
    row = _sent(world)
    dispatches.acknowledge(by=world.who("hoa", NOW), dispatch_id=row.pk, unit_id=world.ids["K05"], now=NOW)

    reminded = dispatches.remind(by=world.who("mai", NOW), dispatch_id=row.pk, now=NOW)
    with pytest.raises(NotNow):
        dispatches.remind(by=world.who("mai", NOW), dispatch_id=row.pk, now=at(2014, 1, 10, 23, 59))
    dispatches.remind(by=world.who("mai", NOW), dispatch_id=row.pk, now=at(2014, 1, 11, 0, 1))

    assert reminded == 1
    told = Message.objects.filter(key__contains="/remind/").values_list("person_id", flat=True)
    assert sorted(told) == [world.person_ids["xa"]] * 2


def test_nobody_is_reminded_when_all_have_answered(world: World) -> None:
    row = _sent(world)
    for who, unit in (("hoa", "K05"), ("xa", "K12")):
        dispatches.acknowledge(by=world.who(who, NOW), dispatch_id=row.pk, unit_id=world.ids[unit], now=NOW)

    with pytest.raises(NotNow):
        dispatches.remind(by=world.who("mai", NOW), dispatch_id=row.pk, now=NOW)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": " "}, "title"),
        ({"kind": "order"}, "kind"),
        ({"text": " "}, "text"),
        ({"by_on": date(2014, 1, 9)}, "by_on"),
        ({"to": ()}, "to"),
        ({"uploads": (Upload("a.exe", b"MZ"),)}, "file"),
    ],
)
def test_a_letter_that_cannot_go_is_refused_whole(world: World, changes: dict[str, object], field: str) -> None:
    letter = replace(LETTER, **{"to": (world.ids["K05"],), **changes})

    with pytest.raises(BadInput) as refused:
        dispatches.send(by=world.who("mai", NOW), unit_id=world.ids["K"], letter=letter, now=NOW)

    assert set(refused.value.fields) == {field}
    assert Dispatch.objects.count() == 0


def test_a_letter_goes_only_to_units_directly_below(world: World) -> None:
    for sender, unit, to in (("mai", "K", "P05"), ("hoa", "K05", "K12")):
        letter = replace(LETTER, to=(world.ids[to],))
        with pytest.raises(BadInput):
            dispatches.send(by=world.who(sender, NOW), unit_id=world.ids[unit], letter=letter, now=NOW)


@pytest.mark.parametrize("who", ["ly", "tuan", "ngan", "xa"])
def test_only_a_group_a_board_or_a_committee_sends(world: World, who: str) -> None:
    letter = replace(LETTER, to=(world.ids["P05"],))

    with pytest.raises(NotPermitted):
        dispatches.send(by=world.who(who, NOW), unit_id=world.ids["K05"], letter=letter, now=NOW)


def test_a_letter_and_its_files_are_read_by_both_sides_only(world: World) -> None:
    letter = replace(LETTER, to=(world.ids["P05"],), uploads=(Upload("huong-dan.pdf", blank_pdf()),))
    row = dispatches.send(by=world.who("hoa", NOW), unit_id=world.ids["K05"], letter=letter, now=NOW)
    attachment = Attachment.objects.get().pk

    for who in ("hoa", "mai", "ngan"):
        found = launchings.file_of(by=world.who(who, NOW), dispatch_id=row.pk, attachment_id=attachment)
        assert found.data == blank_pdf()
    for who in ("xa", "vang", "tuan"):
        seen = who == "tuan"  # a member of the group that sent it
        assert dispatches.seen(world.who(who, NOW)).exists() is seen
    with pytest.raises(NotFound):
        launchings.file_of(by=world.who("xa", NOW), dispatch_id=row.pk, attachment_id=attachment)
    with pytest.raises(NotFound):
        dispatches.acknowledge(by=world.who("xa", NOW), dispatch_id=row.pk, unit_id=world.ids["P05"], now=NOW)


def test_an_issued_paper_goes_down_with_the_letter_and_is_read_there(world: World) -> None:
    hoa, ids = world.who("hoa", NOW), world.ids
    steering.assign_duty(by=hoa, unit_id=ids["K05"], task="follow", person_id=world.person_ids["ly"], now=NOW)
    issued = steering.issue_assignments(
        by=hoa, unit_id=ids["K05"], paper=paper("01-BPC/TCĐ", date(2014, 1, 10)), now=NOW
    )
    with pytest.raises(NotFound):
        documents.read(by=world.who("ngan", NOW), document_id=issued.pk, format_="pdf", now=NOW)

    letter = replace(LETTER, to=(ids["P05"],), document_id=issued.pk)
    dispatches.send(by=hoa, unit_id=ids["K05"], letter=letter, now=NOW)

    assert documents.read(by=world.who("ngan", NOW), document_id=issued.pk, format_="pdf", now=NOW).data[:4] == b"%PDF"
    with pytest.raises(NotFound):
        dispatches.send(by=world.who("mai", NOW), unit_id=ids["K"], letter=replace(letter, to=(ids["K05"],)), now=NOW)


def test_guidance_sent_down_fulfils_the_duty(world: World) -> None:
    now = at(2013, 4, 10)

    def owed() -> list[str]:
        groups = todo.waiting(world.who("bao", now), now)
        return [item.act for group in groups for item in group.items if item.act == "guide_below"]

    assert owed() == ["guide_below"]
    assert "guidance_below" in {line.act for line in lateness.lines({world.ids["K05"]}, date(2013, 4, 30))}

    letter = replace(LETTER, to=(world.ids["P05"],))
    dispatches.send(by=world.who("bao", now), unit_id=world.ids["K05"], letter=letter, now=now)

    assert owed() == []
    assert "guidance_below" not in {line.act for line in lateness.lines({world.ids["K05"]}, date(2013, 4, 30))}
