"""Who gets to the pages of the organisation, what is not there, and what is still read under a closed unit."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kheo.store.models import Entry
from kheo.work import looking, people, units
from kheo.work.actors import Role
from kheo.work.people import Post
from tests.web.office.conftest import Season
from tests.work.merger import Merger
from tests.work.world import at

NOW = at(2014, 12, 15)
DECISION = {"number": "15-QĐ/TU", "signed_on": "10/12/2014", "signer": "Bí thư Nguyễn Văn Mẫu", "on": "15/12/2014"}


def _go(name: str, *args: object) -> str:
    return reverse(f"office:{name}", args=args)


@pytest.fixture
def merger(season: Season) -> Merger:
    """Add K06 with an exemplar on its way."""
    built = Merger(season.world)
    built.recognised(2013)
    built.accepted(2014)
    return built


def test_who_comes_to_the_preview_without_the_form_is_led_to_it(season: Season, merger: Merger) -> None:
    answer = season.visitor("mai", NOW).get(_go("reshape_preview", merger.ids["K06"], "sap-nhap"))

    assert answer.headers["Location"] == _go("reshape", merger.ids["K06"], "sap-nhap")


@pytest.mark.parametrize(("who", "status"), [("hoa", 403), ("minh", 403), ("xa", 403), ("ngan", 403), (None, 302)])
def test_only_the_bloc_gets_in(season: Season, merger: Merger, who: str | None, status: int) -> None:
    unit, event = merger.ids["K05"], merger.merge(date(2014, 12, 1))
    read = [_go("organisation"), _go("organisation_unit", unit), _go("reshape", unit, "sap-nhap")]
    acted = [
        _go("reshape_preview", unit, "doi-ten"),
        _go("reshape_carry_out", unit, "doi-ten"),
        _go("reorganisation_undo", event),
        _go("reorganisation_heirs", event),
    ]
    visitor, count = season.visitor(who, NOW), Entry.objects.count()
    sent = {"khoa_thao_tac": str(uuid4()), **DECISION, "name": "Đảng bộ Sở Nội vụ", "short_name": "Sở NV"}

    answers = [visitor.get(url) for url in read] + [visitor.send(url, sent) for url in acted]

    assert [answer.status_code for answer in answers] == [status] * 7
    assert Entry.objects.count() == count


def test_the_technical_administrator_reorganises_and_reads_no_dossier(season: Season, merger: Merger) -> None:
    post = Post(Role.ADMIN, merger.ids["K"], from_on=date(2014, 1, 1))
    people.appoint(by=people.system(), person_id=season.world.person_ids["xa"], post=post, now=NOW)
    admin = season.visitor("xa", NOW)

    page = admin.get(_go("organisation")).content.decode()
    unit = admin.get(_go("organisation_unit", merger.ids["K05"])).content.decode()

    assert page.count(f'href="{_go("organisation")}"') == 1
    assert _go("reshape", merger.ids["K05"], "doi-ten") in unit
    assert _go("table", merger.ids["K05"]) not in unit


def test_the_old_dossiers_are_read_under_the_closed_unit(season: Season, merger: Merger) -> None:
    merger.merge(date(2014, 12, 1))
    table = _go("table", merger.ids["K06"])

    pages = {who: season.visitor(who, NOW).get(table) for who in ("mai", "hoa", "head6", "xa")}

    assert {who: page.status_code for who, page in pages.items()} == {"mai": 200, "hoa": 200, "head6": 404, "xa": 404}
    assert "Công sở văn minh, công chức gần dân" in pages["hoa"].content.decode()
    assert table in season.visitor("mai", NOW).get(_go("organisation_unit", merger.ids["K06"])).content.decode()


def test_the_tree_costs_the_same_queries_at_any_length(season: Season) -> None:
    mai, counts = season.visitor("mai", NOW), []
    for number in range(3):
        new = units.NewUnit(f"X{number}", f"Phòng {number}", "P", "office", "professional", "sub_base", "K05")
        units.form(units=(new,), on=date(2014, 1, 1), decision="")
        looking.forget()  # forming alone is no act; whoever does it by a decision enters it in the diary
        with CaptureQueriesContext(connection) as asked:
            page = mai.get(_go("organisation")).content.decode()
        assert f"Phòng {number}</a>" in page
        counts.append(len(asked))

    assert len(set(counts)) == 1


@pytest.mark.parametrize("name", ["organisation_unit", "reorganisation_heirs"])
def test_what_is_not_there_is_not_found(season: Season, merger: Merger, name: str) -> None:
    assert season.visitor("mai", NOW).get(_go(name, 99_999)).status_code == 404


@pytest.mark.parametrize("verb", ["sap-nhap", "khong-co"])
def test_a_closed_unit_or_an_unknown_verb_is_not_found(season: Season, merger: Merger, verb: str) -> None:
    merger.merge(date(2014, 12, 1))
    unit = merger.ids["K06"] if verb == "sap-nhap" else merger.ids["K05"]

    assert season.visitor("mai", NOW).get(_go("reshape", unit, verb)).status_code == 404
