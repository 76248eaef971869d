"""The bar: try a role, go to a stop, move the day."""

from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from kheo.demo import clock, roles, stops, views
from kheo.demo.season.stage import Stage
from kheo.web.frame import clock as doors

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(settings: Settings, var: Path, monkeypatch: pytest.MonkeyPatch) -> Client:
    """Open the demo's doors on 8 October 2014 with the season's clock in them."""
    settings.DEMO = True
    settings.ROOT_URLCONF = "kheo.site.demo_urls"
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "kheo.demo.middleware.DemoMiddleware"]
    monkeypatch.setattr(doors, "_source", clock.now)
    clock.move(date(2014, 10, 8))
    return Client()


def test_a_guest_sees_the_bar_with_day_roles_and_stops(played: Stage, client: Client) -> None:
    page = client.get("/").content.decode()

    assert "Dữ liệu mẫu" in page
    assert "Thứ Tư, 08/10/2014" in page
    assert page.count('name="vai"') == len(roles.PARTS) == 12
    assert page.count("<option") == len(stops.STOPS)


@pytest.mark.parametrize("part", roles.PARTS, ids=lambda part: part.key)
def test_each_role_is_tried_with_one_click(played: Stage, client: Client, part: roles.Part) -> None:
    answer = client.post("/mau/vai/", {"vai": part.key})

    page = client.get("/", follow=True)
    username = page.wsgi_request.user.username
    assert answer.status_code == 302
    assert username.startswith(part.stems)
    assert page.wsgi_request.user.person.full_name in page.content.decode()


def test_pressing_a_role_again_takes_the_next_person(played: Stage, client: Client) -> None:
    names = []
    for _ in range(2):
        client.post("/mau/vai/", {"vai": "thu-ky"})
        names.append(client.get("/").wsgi_request.user.username)

    assert len(set(names)) == 2


def test_a_role_nobody_knows_is_not_found(played: Stage, client: Client) -> None:
    assert client.post("/mau/vai/", {"vai": "chu-tich"}).status_code == 404


def test_the_day_moves_on_and_comes_back_to_the_page(played: Stage, client: Client) -> None:
    answer = client.post("/mau/ngay/", {"ve": "/?trang=2"})

    assert clock.today() == date(2014, 10, 9)
    assert answer.headers["Location"] == "/?trang=2"


def test_a_day_may_be_typed_the_way_people_type(played: Stage, client: Client) -> None:
    client.post("/mau/ngay/", {"chon": "1", "ngay": "15-10-2014", "ve": "/"})

    assert clock.today() == date(2014, 10, 15)


def test_a_day_that_cannot_be_read_is_said_and_changes_nothing(played: Stage, client: Client) -> None:
    page = client.post("/mau/ngay/", {"chon": "1", "ngay": "ngày rằm", "ve": "/"}, follow=True)

    assert clock.today() == date(2014, 10, 8)
    assert "ngày rằm" in page.content.decode()


def test_nobody_is_led_to_a_foreign_address(played: Stage, client: Client) -> None:
    answer = client.post("/mau/ngay/", {"ve": "https://example.org/"})

    assert answer.headers["Location"] == "/"


def test_a_stop_keeps_whoever_is_signed_in(played: Stage, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    gone_to: list[date] = []
    monkeypatch.setattr(views.stops, "restore", gone_to.append)  # the copies themselves: test_stops.py
    stops.reach(date(2013, 10, 20))
    stops.file_of(date(2013, 10, 15)).touch()
    client.post("/mau/vai/", {"vai": "nguoi-ky"})
    before = client.get("/").wsgi_request.user.username

    client.post("/mau/moc/", {"moc": "2013-10-15"})

    assert gone_to == [date(2013, 10, 15)]
    assert client.get("/").wsgi_request.user.username == before


@pytest.mark.parametrize("asked", ["2014-02-02", "mai", ""])
def test_a_day_that_is_no_stop_is_not_found(played: Stage, client: Client, asked: str) -> None:
    assert client.post("/mau/moc/", {"moc": asked}).status_code == 404


@pytest.mark.parametrize("address", ["/mau/vai/", "/mau/moc/", "/mau/ngay/"])
def test_nothing_moves_by_a_mere_visit(played: Stage, client: Client, address: str) -> None:
    assert client.get(address).status_code == 405


def test_a_stop_that_is_not_played_yet_says_so_and_cannot_be_chosen(played: Stage, client: Client) -> None:
    stops.reach(date(2013, 10, 20))
    stops.file_of(stops.FIRST).touch()

    page = client.get("/").content.decode()
    answer = client.post("/mau/moc/", {"moc": stops.DEFAULT.isoformat()})

    assert "Đang dựng các mốc sau: đã đến 20/10/2013" in page
    assert page.count(" disabled>") == page.count("(đang dựng)") == len(stops.STOPS) - 1
    assert (answer.status_code, clock.today()) == (409, date(2014, 10, 8))
    assert "Mốc này đang được dựng. Hãy chờ ít phút" in answer.content.decode()
