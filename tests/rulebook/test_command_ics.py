"""`kheo programme calendar --ics`: what a calendar program reads back is what the programme says."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar, Event

from kheo.rulebook.command import main
from kheo.rulebook.programme import Programme
from kheo.rulebook.timeline import timeline
from tests.rulebook.shipped import FOLDER, PROGRAMME
from tests.rulebook.small import GOOD

LONGEST = 75


@pytest.fixture
def awkward(tmp_path: Path) -> Path:
    """Write the small programme to disk with a reading behind a window and with letters that iCalendar escapes."""
    changed = {
        "programme.yaml": GOOD["programme.yaml"]
        .replace('label: {vi: "Lập kế hoạch"', r'label: {vi: "Lập kế hoạch, dự toán; xem \"C:\\new\""')
        .replace("who: participant, cite: [C1]", "who: participant, inferred: true, reading: A1, cite: [C1]"),
        "readings.yaml": GOOD["readings.yaml"].replace(
            "status: unconfirmed", 'status: confirmed\n  confirmed_by: "12-CV/BCĐ"\n  confirmed_on: 2014-02-01'
        ),
    }
    for file, text in {**GOOD, **changed}.items():
        (tmp_path / file).write_text(text, encoding="utf-8")
    return tmp_path


def _ask(folder: Path, capsysbinary: pytest.CaptureFixture[bytes], *more: str) -> bytes:
    assert main(["calendar", str(folder), "--ics", *more]) == 0
    return capsysbinary.readouterr().out


def _events(content: bytes) -> dict[str, Event]:
    return {str(event["uid"]): event for event in Calendar.from_ical(content).walk("VEVENT")}


def _spans(programme: Programme) -> Iterator[tuple[str, tuple[date, date]]]:
    for mark in timeline(programme, (), programme.period.from_on, duties=True):
        yield f"{programme.id}/{mark.key}@kheo", (mark.from_on, mark.until_on)


def test_every_milestone_and_duty_is_an_event_of_whole_days(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    events = _events(_ask(FOLDER, capsysbinary))

    assert {uid: (event.decoded("dtstart"), event.decoded("dtend")) for uid, event in events.items()} == dict(
        _spans(PROGRAMME)
    )
    assert {str(event["dtstart"].params["VALUE"]) for event in events.values()} == {"DATE"}


def test_the_same_programme_gives_the_same_bytes(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    once, twice = _ask(FOLDER, capsysbinary), _ask(FOLDER, capsysbinary)

    reviewed = PROGRAMME.reviewed_on
    assert once == twice
    assert {event.decoded("dtstamp") for event in _events(once).values()} == {
        datetime(reviewed.year, reviewed.month, reviewed.day, tzinfo=UTC)
    }


def test_lines_are_short_and_no_letter_is_broken(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    content = _ask(FOLDER, capsysbinary)

    lines = content.split(b"\r\n")
    assert lines[-1] == b""
    assert b"\n" not in b"".join(lines)
    assert b"\r" not in b"".join(lines)
    assert LONGEST - 4 < max(len(line) for line in lines) <= LONGEST  # long enough that something was folded
    for line in lines:
        line.decode("utf-8")  # raises where a letter was cut in two


def test_an_event_says_who_by_which_clause_and_by_which_reading(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    event = _events(_ask(FOLDER, capsysbinary))["dan-van-kheo-2013-2015/base-2014/register@kheo"]

    assert str(event["summary"]) == "Cấp cơ sở, năm 2014: Đăng ký"
    assert str(event["description"]).splitlines() == [
        "Ai làm: Tập thể, cá nhân đăng ký",
        f"Thời hạn trong văn bản: {PROGRAMME.rounds['base-2014'].windows['register'].text.vi}",
        "Điều khoản: II.2.a, III.2.e",
        "Ngày tháng do suy ra theo cách hiểu A4 (chưa xác nhận): Tháng 01 của năm.",
    ]
    assert [str(one) for one in event["categories"].cats] == ["Đăng ký", PROGRAMME.tiers["base"].label.vi]


def test_the_calendar_speaks_english_when_asked(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    content = _ask(FOLDER, capsysbinary, "--lang", "en")

    event = _events(content)["dan-van-kheo-2013-2015/base-2014/register@kheo"]
    assert str(Calendar.from_ical(content)["x-wr-calname"]) == PROGRAMME.title.en
    assert str(event["summary"]) == "Base tier, 2014: Registration"
    assert str(event["description"]).splitlines()[-1].startswith("Days inferred by reading A4 (unconfirmed): ")


def test_each_event_reminds_three_days_before_its_last_day(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    for event in _events(_ask(FOLDER, capsysbinary)).values():
        [alarm] = event.walk("VALARM")
        midnight = datetime.combine(event.decoded("dtend"), datetime.min.time())
        rings = midnight + alarm.decoded("trigger")
        last_on = event.decoded("dtend") - timedelta(days=1)

        assert alarm["trigger"].params["RELATED"] == "END"
        assert (rings.date(), rings.hour) == (last_on - timedelta(days=3), 8)
        assert (str(alarm["action"]), str(alarm["description"])) == ("DISPLAY", str(event["summary"]))


def test_awkward_letters_and_a_confirmed_reading_come_back(
    awkward: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    events = _events(_ask(awkward, capsysbinary))

    assert str(events["small/duty/plan@kheo"]["summary"]) == 'Lập kế hoạch, dự toán; xem "C:\\new"'
    assert str(events["small/year/register@kheo"]["description"]).splitlines()[-1] == (
        "Ngày tháng do suy ra theo cách hiểu A1 (đã xác nhận, 12-CV/BCĐ): Như thế."
    )


def test_one_form_is_asked_for_at_a_time(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["calendar", str(FOLDER), "--ics", "--json"])

    assert left.value.code == 2
    assert "--json" in capsys.readouterr().err


def test_a_bad_folder_has_no_calendar(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["calendar", str(tmp_path), "--ics"]) == 1
    assert "Có 4 lỗi." in capsysbinary.readouterr().out.decode()
