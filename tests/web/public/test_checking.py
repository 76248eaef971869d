"""Anybody asks for the code of a paper; the page tells whether it stands and nothing more."""

import re

import pytest

from kheo.store.models import Document
from kheo.web.frame import asking
from tests.web.office.conftest import OCTOBER, Season


def _page(season: Season, code: str) -> str:
    answer = season.visitor(None, OCTOBER).get(f"/kiem-tra/{code}/")
    assert (answer.status_code, answer.headers["X-Robots-Tag"]) == (200, "noindex, nofollow")
    return answer.content.decode()


def _shape(page: str) -> list[str]:
    return re.findall(r"<d[td]>", page)


def test_a_guest_learns_that_a_paper_stands(season: Season) -> None:
    season.proposed()
    document = Document.objects.get(kind="group_proposal")

    page = _page(season, document.code)

    assert "đang có hiệu lực" in page
    assert "03-TTr/TCĐ" in page
    assert "Mẫu Minh" not in page


def test_an_unknown_code_is_answered_with_the_same_page(season: Season) -> None:
    season.proposed()
    known = _page(season, Document.objects.get(kind="group_proposal").code)
    unknown = _page(season, "222222222222")

    assert "Không có văn bản nào mang mã này" in unknown
    assert (_shape(unknown), len(_shape(known))) == (_shape(known), 14)


def test_a_code_typed_with_dashes_finds_the_same(season: Season) -> None:
    season.proposed()
    code = Document.objects.get(kind="group_proposal").code

    answer = season.visitor(None, OCTOBER).get("/kiem-tra/", ma=f"{code[:4].lower()}-{code[4:8]} {code[8:]}")

    assert "03-TTr/TCĐ" in answer.content.decode()


def test_who_asks_too_often_waits(season: Season) -> None:
    visitor = season.visitor(None, OCTOBER)

    answers = [visitor.get("/kiem-tra/222222222222/") for _ in range(31)]

    assert [one.status_code for one in answers] == [200] * 30 + [429]
    assert answers[-1].headers["Retry-After"] == "3"
    assert "Hãy đợi 3 giây" in answers[-1].content.decode()


@pytest.mark.parametrize(
    ("forwarded", "proxies", "network"),
    [
        ("1.2.3.4", 0, "127.0.0.0/24"),
        ("9.9.9.9, 1.2.3.4", 1, "1.2.3.0/24"),
        ("9.9.9.9, 1.2.3.4, 10.0.0.1", 2, "1.2.3.0/24"),
        ("2001:db8:1:2:3::4", 1, "2001:db8:1:2::/64"),
        ("", 1, "127.0.0.0/24"),
        ("<script>", 1, "nowhere"),
    ],
)
def test_only_our_own_proxies_are_believed(
    settings: object, rf: object, forwarded: str, proxies: int, network: str
) -> None:
    settings.PROXIES = proxies

    assert asking.network(rf.get("/", headers={"X-Forwarded-For": forwarded} if forwarded else {})) == network
