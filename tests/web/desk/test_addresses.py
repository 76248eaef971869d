"""Each address of the desk is opened once per person: whom it is for, a stranger, a guest; with safe headers."""

from collections.abc import Callable

import pytest
from django.urls import get_resolver, reverse

from kheo.store.models import Document
from kheo.web.desk import addresses
from kheo.web.desk.urls import urlpatterns
from kheo.work import files, lifecycle, offers, reports
from tests.web.office.conftest import JANUARY, OCTOBER, Season
from tests.work.world import at

IN_TIME = at(2014, 10, 4)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)

Address = Callable[[Season], str]


def _of(name: str, bring: Callable[[Season], int], *rest: object) -> Address:
    return lambda season: reverse(f"desk:{name}", args=[bring(season), *rest])


def _plain(name: str) -> Address:
    return lambda _season: reverse(f"desk:{name}")


def _draft(season: Season) -> int:
    return season.world.drafted(JANUARY)


def _sent(season: Season) -> int:
    return season.world.submitted(JANUARY)


def _accepted(season: Season) -> int:
    return season.world.accepted(JANUARY)


def _file(season: Season) -> int:
    pk = season.world.accepted(JANUARY)
    made = reports.add_evidence(
        by=season.world.who("ngan", IN_TIME), registration_id=pk, upload=files.Upload("a.png", PNG), now=IN_TIME
    )
    return made.pk


def _paper(season: Season) -> int:
    season.world.submitted(JANUARY)
    return Document.objects.get(kind="registration_form").pk


# name, address, when; all of them are for the owner, Ngân
PAGES = [
    ("dossier", _of("dossier", _accepted), OCTOBER),
    ("audience", _of("audience", _accepted), OCTOBER),
    ("alike", _of("alike", _accepted), OCTOBER),
    ("result", _of("result", Season.appraised), OCTOBER),
    ("sent", _of("sent", _sent), JANUARY),
    *((f"form_1/{page}", _of("form_1", _draft, page), JANUARY) for page in range(1, 6)),
    ("submit", _of("submit", _draft), JANUARY),
    ("recall", _of("recall", _sent), JANUARY),
    ("withdraw", _of("withdraw", _sent), JANUARY),
    ("change", _of("change", _accepted), IN_TIME),
    ("report", _of("report", _accepted), IN_TIME),
    ("report_check", _of("report_check", _accepted), IN_TIME),
    ("preview", _of("preview", _draft, "registration-form", "pdf"), JANUARY),
    ("preview/docx", _of("preview", _draft, "registration-form", "docx"), JANUARY),
    ("file", _of("file", _file), OCTOBER),
    ("paper", _of("paper", _paper, "pdf"), JANUARY),
    ("paper/docx", _of("paper", _paper, "docx"), JANUARY),
]
FOR_ALL = ["todo", "programme", "mine", "start", "feed", "find", "library"]
POSTED = {"seen", "autosave", "evidence_add", "evidence_remove", "feed_off"}


@pytest.mark.parametrize(("address", "now"), [page[1:] for page in PAGES], ids=[page[0] for page in PAGES])
def test_a_page_is_there_for_its_owner_and_not_for_another_unit(season: Season, address: Address, now: object) -> None:
    url = address(season)

    answers = [season.visitor(name, now).get(url) for name in ("ngan", "xa", None)]

    assert [one.status_code for one in answers] == [200, 404, 302]
    assert answers[0].headers["Cache-Control"] == "no-store"
    assert answers[0].headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answers[0].headers["Content-Security-Policy"]


@pytest.mark.parametrize("name", FOR_ALL)
@pytest.mark.parametrize("who", ["ngan", "long", "hoa", "bao", "tuan", "minh", "mai", "xa", "vang"])
def test_everybody_has_their_own_first_pages(season: Season, name: str, who: str) -> None:
    season.confirmed()

    assert season.visitor(who, OCTOBER).get(_plain(name)(season)).status_code == 200


def test_every_address_of_the_desk_is_opened_here() -> None:
    opened = {name.partition("/")[0] for name, _address, _now in PAGES} | set(FOR_ALL) | POSTED

    assert {pattern.name for pattern in urlpatterns} == opened


def test_every_button_on_a_dossier_has_a_page() -> None:
    verbs = {step.verb for step in lifecycle.TABLE}

    assert set(addresses.ACTIONS) <= set(offers.VERBS) <= verbs
    assert {name for name, _words in addresses.ACTIONS.values()} <= {
        f"{space}:{name}"
        for space in ("desk", "office")
        for name in get_resolver().namespace_dict[space][1].reverse_dict
        if isinstance(name, str)
    }
