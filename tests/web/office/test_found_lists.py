"""What was found, as a list of its kind and as a file: the same words, page after page, for nobody else's eyes."""

import csv
import io

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kheo.store.models import Export, Person
from kheo.work import found_lists, people
from kheo.work.actors import Role
from kheo.work.people import NewPerson, Post
from tests.web.office.conftest import Season
from tests.work.world import at

NOW = at(2014, 1, 20)
MOST = 12
DOSSIERS, DOSSIERS_FILE = "/tim/mo-hinh/", "/tim/mo-hinh/tep/"
TITLE = "Công sở văn minh, công chức gần dân"
FORMULA = '=HYPERLINK("https://vi.du") Công'


def _group(key: str) -> str:
    return reverse("office:found", args=[key])


def _file(key: str) -> str:
    return reverse("office:found_export", args=[key])


def _lines(answer: object) -> list[dict[str, str]]:
    assert answer.status_code == 200
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def _enrol(season: Season, *names: str) -> None:
    mai = season.world.who("mai", NOW)
    for number, name in enumerate(names):
        account = people.enrol(by=mai, new=NewPerson(name, "official", f"moi{number}"), password=None, now=NOW)
        post = Post(Role.PARTICIPANT, season.unit, from_on=NOW.date())
        people.appoint(by=mai, person_id=account.person_id, post=post, now=NOW)


def test_the_search_leads_to_the_whole_list_of_each_kind(season: Season) -> None:
    season.world.accepted(NOW)

    page = season.visitor("hoa", NOW).get("/tim/", q="công sở").content.decode()

    assert 'href="/tim/mo-hinh/?tim=c%C3%B4ng%20s%E1%BB%9F"' in page
    assert 'href="/tim/nhom/van-ban/?q=c%C3%B4ng%20s%E1%BB%9F"' in page


@pytest.mark.parametrize("text", ["cong so", "CÔNG SỞ", "congg so"])
def test_dossiers_are_found_by_the_words_of_the_search_and_taken_away(season: Season, text: str) -> None:
    season.world.accepted(NOW)
    hoa = season.visitor("hoa", NOW)

    shown, file = hoa.get(DOSSIERS, tim=text), hoa.get(DOSSIERS_FILE, tim=text, dang="csv")

    assert [line.title for line in shown.context["found"].lines] == [TITLE]
    assert [one["Tên mô hình, điển hình"] for one in _lines(file)] == [TITLE]


@pytest.mark.parametrize(("who", "many"), [("hoa", 1), ("ngan", 1), ("long", 1), ("xa", 0)])
def test_everybody_finds_what_they_may_see(season: Season, who: str, many: int) -> None:
    season.world.accepted(NOW)
    visitor = season.visitor(who, NOW)

    shown, file = visitor.get(DOSSIERS, tim="cong so"), visitor.get(DOSSIERS_FILE, tim="cong so", dang="csv")
    papers = visitor.get(_file("van-ban"), q="cong so", dang="csv")

    assert (len(shown.context["found"].lines), len(_lines(file)), len(_lines(papers))) == (many, many, many)


def test_a_long_find_is_made_from_the_units_one_reads(season: Season, settings: LazySettings) -> None:
    season.world.accepted(NOW)
    season.world.accepted(NOW)
    settings.EXPORT_AT_ONCE = 1

    answer = season.visitor("hoa", NOW).get(DOSSIERS_FILE, tim="cong so", dang="csv")
    own = season.visitor("ngan", NOW).get(DOSSIERS_FILE, tim="cong so", dang="csv")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/ho-so/excel/?tim=cong+so&dang=csv")
    assert len(_lines(own)) == 2
    assert Export.objects.count() == 0


def test_people_stand_by_their_given_names_and_no_cell_is_a_formula(season: Season) -> None:
    _enrol(season, "Trần Công Vinh", "Lê Công An", "Phạm Công Đức", "Bùi Công Danh")
    Person.objects.filter(full_name="Trần Công Vinh").update(full_name=FORMULA)
    hoa = season.visitor("hoa", NOW)

    shown, file = hoa.get(_group("nguoi"), q="cong"), _lines(hoa.get(_file("nguoi"), q="cong", dang="csv"))

    in_order = ["Lê Công An", "Bùi Công Danh", "Phạm Công Đức", FORMULA]
    assert [hit.label for hit in shown.context["found"].hits] == in_order
    assert [one["Họ và tên"] for one in file] == [*in_order[:-1], f"'{FORMULA}"]
    assert {one["Vai trò đang giữ"] for one in file} == {"Người tham gia, Sở Nội vụ"}


@pytest.mark.parametrize("key", ["nguoi", "don-vi", "van-ban"])
def test_a_kind_goes_on_page_after_page_at_the_price_of_a_list(
    season: Season, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _enrol(season, "Trần Sở Vinh", "Lê Sở An", "Phạm Sở Đức")
    for _again in range(3):
        season.world.accepted(NOW)
    mai, address, seen = season.visitor("mai", NOW), _group(key), []
    whole = [hit.id for hit in mai.get(address, q="so").context["found"].hits]
    monkeypatch.setattr(found_lists, "PAGE", 2)

    place: dict[str, str] = {}
    while True:
        with CaptureQueriesContext(connection) as asked:
            found = mai.get(address, q="so", **place).context["found"]
        assert len(asked) <= MOST
        seen += [hit.id for hit in found.hits]
        if found.after is None:
            break
        place = {"sau": str(found.after.id)}
    back = mai.get(address, q="so", truoc=str(seen[-1])).context["found"]

    assert len(whole) > 2
    assert seen == whole
    assert [hit.id for hit in back.hits] == whole[-3:-1]


def test_too_much_to_write_is_said_and_nothing_is_handed_out(season: Season, monkeypatch: pytest.MonkeyPatch) -> None:
    _enrol(season, "Trần Sở Vinh", "Lê Sở An")
    monkeypatch.setattr(found_lists, "MOST", 1)

    answer = season.visitor("hoa", NOW).get(_file("nguoi"), q="so")

    assert (answer.status_code, "Content-Disposition" in answer.headers) == (422, False)
    assert "Hãy gõ thêm chữ để thu hẹp" in answer.content.decode()


@pytest.mark.parametrize("text", ["", "…", "khongcogica"])
def test_nothing_found_gives_an_empty_page_and_file(season: Season, text: str) -> None:
    hoa = season.visitor("hoa", NOW)

    page, file = hoa.get(_group("nguoi"), q=text), hoa.get(_file("nguoi"), q=text, dang="csv")

    assert (page.status_code, _lines(file)) == (200, [])
    assert "<table" not in page.content.decode()


def test_an_unknown_kind_is_not_there(season: Season) -> None:
    hoa = season.visitor("hoa", NOW)

    assert [hoa.get(one, q="so").status_code for one in (_group("gi-do"), _file("gi-do"))] == [404, 404]


def test_the_list_of_what_was_found_costs_no_more_than_any_list(season: Season) -> None:
    season.world.accepted(NOW)
    hoa = season.visitor("hoa", NOW)
    hoa.get(DOSSIERS, tim="cong so")

    with CaptureQueriesContext(connection) as asked:
        hoa.get(DOSSIERS, tim="cong so")

    assert len(asked) <= MOST


@pytest.mark.parametrize("key", ["don-vi", "nguoi"])
def test_a_page_behind_what_is_gone_says_so(season: Season, key: str) -> None:
    answer = season.visitor("hoa", NOW).get(_group(key), q="so", sau="999999")

    assert answer.status_code == 409
    assert "Hãy mở lại danh sách từ trang đầu." in answer.content.decode()
