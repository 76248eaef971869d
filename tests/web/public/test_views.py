"""The front door: everybody may look; nobody learns from it which names exist."""

import pytest

from kheo.store.models import Account
from tests.web.office.conftest import JANUARY, Season


def test_a_guest_sees_the_movement_and_its_calendar(season: Season) -> None:
    page = season.visitor(None, JANUARY).get("/").content.decode()

    assert "Lịch năm 2014" in page
    assert "Đăng nhập để làm việc" in page


def test_who_is_signed_in_goes_on_to_what_waits(season: Season) -> None:
    answer = season.visitor("ngan", JANUARY).get("/")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/viec/")


def test_signing_in_and_out(season: Season) -> None:
    account = Account.objects.get(username="ngan")
    account.set_password("mật khẩu dài của Ngân")
    account.save()
    visitor = season.visitor(None, JANUARY)

    entered = visitor.send("/dang-nhap/", {"username": "ngan", "password": "mật khẩu dài của Ngân"})
    inside = visitor.get("/viec/")
    left = visitor.send("/dang-xuat/", {})
    outside = visitor.get("/viec/")

    assert [one.status_code for one in (entered, inside, left, outside)] == [302, 200, 302, 302]
    assert outside.headers["Location"] == "/dang-nhap/?next=/viec/"


@pytest.mark.parametrize("username", ["ngan", "khong-co-ai"])
def test_a_wrong_word_and_a_wrong_name_are_answered_alike(season: Season, username: str) -> None:
    answer = season.visitor(None, JANUARY).send("/dang-nhap/", {"username": username, "password": "sai"})

    assert "Tên đăng nhập hoặc mật khẩu chưa đúng." in answer.content.decode()


def test_an_unknown_address_answers_with_a_page_of_ours(season: Season) -> None:
    answer = season.visitor("ngan", JANUARY).get("/khong-co-trang-nay/")

    assert answer.status_code == 404
    assert "Không tìm thấy trang" in answer.content.decode()
