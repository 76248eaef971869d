"""The search box: without accents, by beginnings, past a slip of the pen; only what somebody may see."""

import unicodedata
from datetime import date

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kheo.store.models import Exemplar, Lookup, Word
from kheo.work import exemplars, finding, indexing, issued, registrations, reorganising, units
from kheo.work.exemplars import Owners
from kheo.work.reshaping import Ground, Rename
from tests.work.bloc import Bloc
from tests.work.world import World, at

NOW = at(2014, 1, 20)
TITLE = "Khéo vận động nông dân hoà giải, đọc sách"


@pytest.fixture
def titled(world: World) -> int:
    """Register an exemplar whose title has every trap: đ, an old tone placement, a tone on a pair of vowels."""
    pk = world.accepted(NOW)
    exemplars.entitle(Exemplar.objects.get(registrations=pk), TITLE)
    return pk


def _hits(world: World, who: str, text: str, kind: str = "exemplar") -> list[str]:
    found = finding.find(by=world.who(who, NOW), text=text, now=NOW)
    return [hit.label for group in found.groups if group.kind == kind for hit in group.hits]


@pytest.mark.parametrize(
    "text",
    [
        "nông dân",
        "nong dan",
        "NÔNG DÂN",
        unicodedata.normalize("NFD", "nông dân hòa giải"),
        "hoà giải",
        "hòa giải",
        "dan van",
        "doc sach",
        "nong gia",
        "van  dong,   kheo",
    ],
)
def test_it_is_found_as_people_type(world: World, titled: int, text: str) -> None:
    assert _hits(world, "hoa", text) == [TITLE]


@pytest.mark.parametrize("text", ["", "  ", "…", "%", "nông dân xyzxyz", "an", "'; DROP TABLE", '"', "* OR *"])
def test_what_is_not_there_is_not_found(world: World, titled: int, text: str) -> None:
    assert _hits(world, "hoa", text) == []


def test_a_slip_of_the_pen_is_forgiven_and_said(world: World, titled: int) -> None:
    found = finding.find(by=world.who("hoa", NOW), text="nong dann vanj dongg", now=NOW)

    assert [hit.label for hit in found.groups[0].hits] == [TITLE]
    assert found.instead == "nong dan van dong"


def test_a_code_and_an_owner_lead_there(world: World, titled: int) -> None:
    row = Exemplar.objects.get(registrations=titled)

    assert _hits(world, "hoa", row.code) == [TITLE]
    assert _hits(world, "hoa", "Phong Cai cach") == [TITLE]


@pytest.mark.parametrize(("who", "sees"), [("ngan", True), ("hoa", True), ("long", True), ("xa", False)])
def test_only_what_somebody_may_see(world: World, titled: int, who: str, sees: bool) -> None:
    assert bool(_hits(world, who, "nong dan")) is sees


def test_where_a_word_is_everywhere_the_few_one_may_see_are_still_found(
    world: World, titled: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = registrations.Entry(Owners((world.ids["K12"],)), "base-2014", "Nông dân vùng cao")
    registrations.draft(by=world.who("xa", NOW), entry=elsewhere, now=NOW)
    monkeypatch.setattr(finding, "_LOOKED_AT", 1)

    assert _hits(world, "hoa", "nong dan") == [TITLE]
    assert _hits(world, "xa", "nong dan") == ["Nông dân vùng cao"]


def test_people_are_found_by_those_who_read_their_units_work(world: World) -> None:
    name = world.who("ngan", NOW).name

    assert _hits(world, "hoa", name, "person") == [name]
    assert _hits(world, "ngan", name, "person") == [name]
    assert _hits(world, "xa", name, "person") == []


def test_papers_are_found_by_those_who_may_read_them(world: World, titled: int) -> None:
    [paper] = [one for one in issued.book(by=world.who("hoa", NOW)) if one.kind == "registration_form"]

    assert _hits(world, "hoa", "ban dang ky", "paper") == [paper.title]
    assert _hits(world, "ngan", "ban dang ky", "paper") == [paper.title]
    assert _hits(world, "xa", "ban dang ky", "paper") == []


def test_a_unit_is_found_by_its_old_name_too(bloc: Bloc) -> None:
    world = bloc.world
    old = units.tree(date(2014, 1, 1))[world.ids["K05"]]
    ground = Ground("12-QĐ/TU", date(2014, 3, 1), "Trần Văn Mẫu", date(2014, 3, 1))
    now = at(2014, 3, 2)
    mai = world.who("mai", now)
    reorganising.rename(
        by=mai, change=Rename(world.ids["K05"], "Đảng bộ Sở Tổ chức", "Sở Tổ chức"), ground=ground, now=now
    )

    for text in (old.name, "so to chuc"):
        [group] = [one for one in finding.find(by=mai, text=text, now=now).groups if one.kind == "unit"]
        assert [hit.label for hit in group.hits] == ["Đảng bộ Sở Tổ chức"]


def test_everything_is_noted_anew_as_it_was(world: World, titled: int) -> None:
    before = set(Lookup.objects.values_list("pk", "folded"))
    indexing.of(Lookup.Kind.EXEMPLAR).delete()
    Word.objects.all().delete()
    indexing.note(Lookup.Kind.PAPER, 999_999, "Văn bản đã mất")
    assert _hits(world, "hoa", "nong dan") == []

    call_command("reindex")

    assert set(Lookup.objects.values_list("pk", "folded")) == before
    assert _hits(world, "hoa", "nong dan") == [TITLE]


def test_a_word_is_looked_up_along_the_index_of_words(world: World) -> None:
    Word.objects.bulk_create([Word(text=f"w{number:05}", size=6) for number in range(5_000)])
    with CaptureQueriesContext(connection) as asked:
        finding.read_words("w0001 w00020")
    (looked_up,) = [one["sql"] for one in asked if "store_word" in one["sql"]]

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE store_word")
        cursor.execute(("EXPLAIN " if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN ") + looked_up)
        plan = [str(row[-1]) for row in cursor.fetchall() if "store_word" in str(row[-1])]

    assert len(plan) == 2
    assert [line for line in plan if "SEARCH" not in line and "Index" not in line] == []


def test_a_prefix_of_digits_and_the_last_letter_are_found(world: World) -> None:
    Word.objects.bulk_create([Word(text=text, size=len(text)) for text in ("99zz", "zz9")])

    found = {text: bool(finding.read_words(text)[0]) for text in ("9", "99z", "zz", "z", "99zz")}

    assert found == dict.fromkeys(found, True)
