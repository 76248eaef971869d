"""Each address is opened once per person: by whom it is for, by a stranger of another unit, by a guest."""

from collections.abc import Callable

import pytest
from django.urls import reverse

from tests.web.office.conftest import JANUARY, OCTOBER, Season
from tests.work.world import at

FEBRUARY, PRAISE = at(2014, 2, 10), at(2014, 10, 15)


def _of_unit(name: str, *rest: str) -> Callable[[Season], str]:
    return lambda season: reverse(f"office:{name}", args=[season.unit, *rest])


def _of(name: str, step: str) -> Callable[[Season], str]:
    return lambda season: reverse(f"office:{name}", args=[getattr(season, step)()])


def _of_dossier(name: str, bring: Callable[[Season], int]) -> Callable[[Season], str]:
    return lambda season: reverse(f"office:{name}", args=[bring(season)])


def _sent(season: Season) -> int:
    return season.world.submitted(JANUARY)


def _accepted(season: Season) -> int:
    return season.world.accepted(JANUARY)


# address, whom it is for, when, and somebody of another unit
PAGES = [
    ("table", _of_unit("table"), "hoa", JANUARY),
    ("export", _of_unit("export"), "hoa", JANUARY),
    ("group", _of_unit("group"), "tuan", JANUARY),
    ("duty_add", _of_unit("duty_add"), "hoa", JANUARY),
    ("assignments", _of_unit("assignments"), "hoa", JANUARY),
    ("reminders", _of_unit("reminders"), "hoa", JANUARY),
    ("group_new", _of_unit("group_new"), "minh", JANUARY),
    ("late", _of_unit("late"), "bao", FEBRUARY),
    ("ad_hoc", _of_unit("ad_hoc"), "hoa", FEBRUARY),
    ("assign_table", _of_unit("assign_table", "base-2014"), "hoa", FEBRUARY),
    ("select", _of_unit("select", "base-2014"), "bao", OCTOBER),
    ("summary", _of_unit("summary", "base-2014"), "hoa", FEBRUARY),
    ("propose", _of_unit("propose", "base-2014"), "bao", OCTOBER),
    ("decisions", _of_unit("decisions"), "minh", OCTOBER),
    ("accept", _of_dossier("accept", _sent), "hoa", JANUARY),
    ("return_registration", _of_dossier("return_registration", _sent), "hoa", JANUARY),
    ("opened", _of_dossier("opened", _sent), "hoa", JANUARY),
    ("answer_change", _of_dossier("answer_change", _accepted), "hoa", JANUARY),
    ("decline_change", _of_dossier("decline_change", _accepted), "bao", JANUARY),
    ("assign", _of_dossier("assign", _accepted), "hoa", JANUARY),
    ("confirm", _of("confirm", "reported"), "long", OCTOBER),
    ("return_report", _of("return_report", "reported"), "minh", OCTOBER),
    ("appraise", _of("appraise", "confirmed"), "tuan", OCTOBER),
    ("appraise_save", _of("appraise_save", "confirmed"), "tuan", OCTOBER),
    ("select_one", _of("select_one", "appraised"), "bao", OCTOBER),
    ("pass_over", _of("pass_over", "appraised"), "bao", OCTOBER),
    ("hold", _of("hold", "appraised"), "bao", OCTOBER),
    ("lift", _of("lift", "appraised"), "mai", OCTOBER),
    ("proposal", _of("proposal", "proposed"), "bao", OCTOBER),
    ("decide", _of("decide", "proposed"), "minh", OCTOBER),
    ("decision", _of("decision", "decided"), "hoa", OCTOBER),
    ("recognise", _of("recognise", "decided"), "hoa", PRAISE),
    ("praise", _of("praise", "decided"), "hoa", PRAISE),
    ("award", _of("award", "decided"), "minh", PRAISE),
    ("correct", _of("correct", "decided"), "minh", OCTOBER),
    ("revoke", _of("revoke", "decided"), "minh", OCTOBER),
]


@pytest.mark.parametrize(("address", "who", "now"), [page[1:] for page in PAGES], ids=[page[0] for page in PAGES])
def test_a_page_opens_for_whom_it_is_for_and_is_not_there_for_another_unit(
    season: Season, address: Callable[[Season], str], who: str, now: object
) -> None:
    url = address(season)

    answers = [season.visitor(name, now).get(url) for name in (who, "xa", None)]

    assert [answer.status_code for answer in answers] == [200, 404, 302]
    assert answers[2].headers["Location"].startswith("/dang-nhap/?next=/")


@pytest.mark.parametrize(
    ("name", "who", "status"),
    [
        ("overview", "mai", 200),
        ("overview", "hoa", 404),
        ("lateness", "mai", 200),
        ("lateness", "hoa", 404),
        ("lateness_export", "mai", 200),
        ("lateness_export", "hoa", 404),
        ("organisation", "mai", 200),
        ("organisation", "hoa", 403),
        ("adopt", "mai", 200),
        ("adopt", "hoa", 403),
        ("confirm_box", "long", 200),
        ("confirm_box", "xa", 200),
        ("appraisals", "tuan", 200),
        ("appraisals", "ngan", 200),
    ],
)
def test_a_page_of_one_s_own_or_of_the_bloc(season: Season, name: str, who: str, status: int) -> None:
    answers = [season.visitor(person, JANUARY).get(reverse(f"office:{name}")) for person in (who, None)]

    assert [answer.status_code for answer in answers] == [status, 302]


@pytest.mark.parametrize(
    ("name", "rest", "who"),
    [
        ("group_new", (), "hoa"),
        ("reminders", (), "tuan"),
        ("ad_hoc", (), "tuan"),
        ("late", (), "tuan"),
        ("assign_table", ("base-2014",), "minh"),
        ("propose", ("base-2014",), "hoa"),
    ],
)
def test_a_colleague_without_the_role_reads_why_not(season: Season, name: str, rest: tuple, who: str) -> None:
    page = season.visitor(who, FEBRUARY).get(reverse(f"office:{name}", args=[season.unit, *rest]))

    assert page.status_code == 403
    assert "Chỉ " in page.content.decode()


def test_the_owner_does_not_judge_their_own(season: Season) -> None:
    pk = season.confirmed()
    names = ("accept", "confirm", "assign", "appraise", "select_one", "hold")

    answers = [season.visitor("ngan", OCTOBER).get(reverse(f"office:{name}", args=[pk])) for name in names]

    assert [answer.status_code for answer in answers] == [403] * len(names)


def test_pages_are_not_kept_and_carry_a_policy_without_inline_code(season: Season) -> None:
    page = season.visitor("hoa", JANUARY).get(reverse("office:table", args=[season.unit]))

    assert page.headers["Cache-Control"] == "no-store"
    policy = page.headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe-inline" not in policy
    assert " style=" not in page.content.decode()
