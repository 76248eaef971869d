"""One's own calendar: the address is shown once, opens without signing in, and ends when renewed or switched off."""

import re

import pytest

from kheo.store.models import Feed, Operation
from tests.web.office.conftest import Season
from tests.work.world import at

THIRD = at(2014, 10, 3)
PAGE, OFF = "/viec/lich/", "/viec/lich/tat/"
_ADDRESS = re.compile(r"http://testserver(/lich/[\w-]{43}\.ics)")
_KEY = re.compile(r'name="khoa_thao_tac" value="([0-9a-f-]{36})"')


def _address(answer: object) -> str:
    [found] = _ADDRESS.findall(answer.content.decode())
    return found


def test_the_address_is_shown_once_and_opens_for_whoever_has_it(season: Season) -> None:
    season.assigned()
    ngan, guest = season.visitor("ngan", THIRD), season.visitor(None, THIRD)

    made = ngan.post(PAGE)
    answer = guest.get(_address(made))

    assert (made.status_code, made.headers["Cache-Control"]) == (200, "no-store")
    assert _ADDRESS.search(ngan.get(PAGE).content.decode()) is None
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert answer.content.decode().replace("\r\n ", "").count("SUMMARY:Hạn cuối – Gửi báo cáo thành tích") == 1
    assert not answer.cookies
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"


def test_an_unchanged_calendar_is_not_sent_again(season: Season) -> None:
    address = _address(season.visitor("ngan", THIRD).post(PAGE))
    guest = season.visitor(None, THIRD)
    tag = guest.get(address).headers["ETag"]

    same = guest.client.get(address, headers={"If-None-Match": tag})
    season.world.accepted(at(2014, 1, 20))
    other = guest.client.get(address, headers={"If-None-Match": tag})

    assert (same.status_code, same.content, same.headers["ETag"]) == (304, b"", tag)
    assert (other.status_code, other.headers["ETag"] != tag) == (200, True)


def test_a_second_press_of_the_same_button_makes_no_second_address(season: Season) -> None:
    ngan = season.visitor("ngan", THIRD)
    key = _KEY.search(ngan.get(PAGE).content.decode()).group(1)

    first, second = [ngan.send(PAGE, {"khoa_thao_tac": key}) for _ in range(2)]

    assert ngan.get(_address(first)).status_code == 200
    assert "chỉ hiện một lần. Nếu chưa kịp chép" in second.content.decode()
    assert _ADDRESS.search(second.content.decode()) is None
    assert not [one for one in Operation.objects.all() if "ics" in one.result]


def test_renewed_or_switched_off_the_former_address_is_not_there(season: Season) -> None:
    ngan = season.visitor("ngan", THIRD)
    first = _address(ngan.post(PAGE))
    second = _address(ngan.post(PAGE))
    renewed = [ngan.get(address).status_code for address in (first, second)]

    off = ngan.post(OFF, page=PAGE)

    assert renewed == [404, 200]
    assert (off.status_code, off.headers["Location"]) == (302, PAGE)
    assert ngan.get(second).status_code == 404
    assert not Feed.objects.exists()


@pytest.mark.parametrize("secret", ["a", "0" * 43, "khong-co"])
def test_a_wrong_address_is_not_there(season: Season, secret: str) -> None:
    season.visitor("ngan", THIRD).post(PAGE)

    assert season.visitor(None, THIRD).get(f"/lich/{secret}.ics").status_code == 404


def test_a_calendar_is_only_read(season: Season) -> None:
    address = _address(season.visitor("ngan", THIRD).post(PAGE))

    assert season.visitor(None, THIRD).send(address, {}).status_code == 405


def test_switching_off_what_is_not_there_and_only_looking_change_nothing(season: Season) -> None:
    ngan, hoa = season.visitor("ngan", THIRD), season.visitor("hoa", THIRD)
    address = _address(ngan.post(PAGE))

    looked, pressed = ngan.get(OFF), hoa.post(OFF, page=PAGE)

    assert [looked.status_code, pressed.status_code] == [302, 404]
    assert ngan.get(address).status_code == 200


def test_the_way_to_the_calendar_stands_beside_what_is_to_be_done(season: Season) -> None:
    assert f'href="{PAGE}"' in season.visitor("xa", THIRD).get("/viec/").content.decode()
