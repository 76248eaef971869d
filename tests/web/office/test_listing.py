"""The long list's page: filters, columns and kept views in the address; several at once, confirmed, once."""

import csv
import re
from io import StringIO

import pytest
from django.urls import reverse

from kheo.store.models import Registration, SavedView
from kheo.work import registrations
from kheo.work.exemplars import Owners
from tests.web.office.conftest import JANUARY, Season
from tests.work.merger import GONE, Merger
from tests.work.test_bulk import _sent
from tests.work.world import at

NOW, INTO = {"ten": "nay"}, "Đảng bộ cơ sở Sở Nội vụ"
LIST, SEVERAL, KEEP = "/ho-so/", "/ho-so/nhieu/", "/ho-so/cach-xem/"


@pytest.fixture
def listed(season: Season) -> tuple[Season, list[int]]:
    """Two wait to be received, one was received."""
    world = season.world
    return season, [_sent(world, "Ăn sạch"), _sent(world, "Đọc sách"), world.accepted(JANUARY)]


def _heads(page: str) -> list[str]:
    return re.findall(r'<th scope="col"[^>]*>([^<]+)</th>', page)


def test_columns_are_chosen_in_the_address(listed: tuple[Season, list[int]]) -> None:
    hoa = listed[0].visitor("hoa", JANUARY)

    usual = hoa.get(LIST).content.decode()
    chosen = hoa.client.get(f"{LIST}?cot=cap&cot=ngay&cot=la").content.decode()

    assert _heads(usual)[1:] == ["Nơi đăng ký", "Đợt", "Trạng thái", "Ngày đăng ký", "Người thẩm định"]
    assert _heads(chosen)[1:] == ["Cấp", "Ngày đăng ký"]


@pytest.mark.parametrize(
    ("query", "further"),
    [
        ("?cot=cap&cot=ngay&dang=csv", ["Cấp", "Ngày đăng ký"]),
        (
            "?dang=csv",
            ["Nơi đăng ký", "Trực thuộc", "Cấp", "Đợt", "Lĩnh vực", "Ngày đăng ký", "Trạng thái", "Người thẩm định"],
        ),
    ],
)
def test_a_file_has_the_columns_chosen_or_all(listed: tuple[Season, list[int]], query: str, further: list[str]) -> None:
    answer = listed[0].visitor("hoa", JANUARY).client.get(f"{reverse('office:dossiers_export')}{query}")

    heading, *rows = csv.reader(StringIO(answer.content.decode("utf-8-sig")))
    assert answer.headers["Content-Disposition"].endswith('.csv"')
    assert heading == ["TT", "Mã", "Tên mô hình, điển hình", "Loại", "Chủ thể", *further]
    assert {"Ăn sạch", "Đọc sách"} < {row[2] for row in rows}
    assert len(rows) == 3


def test_to_print_everything_stands_on_one_page_without_ticks(listed: tuple[Season, list[int]], monkeypatch) -> None:
    monkeypatch.setattr("kheo.work.listing.PAGE", 2)
    hoa = listed[0].visitor("hoa", JANUARY)

    paged, whole = hoa.get(LIST).content.decode(), hoa.get(LIST, **{"in": "1"}).content.decode()

    assert [page.count('scope="row"') for page in (paged, whole)] == [2, 3]
    assert ['name="chon"' in page for page in (paged, whole)] == [True, False]


def test_a_way_of_looking_is_kept_opened_and_dropped(listed: tuple[Season, list[int]]) -> None:
    hoa = listed[0].visitor("hoa", JANUARY)
    page = hoa.get(LIST, trang_thai="submitted", xep="ten").content.decode()
    query = re.search(r'name="query" value="([^"]*)"', page).group(1).replace("&amp;", "&")

    kept = hoa.post(KEEP, page=LIST, name="Chờ tiếp nhận", query=query)
    again = hoa.client.get(kept.url).content.decode()
    own = SavedView.objects.get()
    dropped = [listed[0].visitor(who, JANUARY).send(f"{KEEP}{own.pk}/bo/", {}).status_code for who in ("bao", "hoa")]

    assert query == "trang_thai=submitted&xep=ten"
    assert '<a href="/ho-so/?trang_thai=submitted&amp;xep=ten" aria-current="true">Chờ tiếp nhận</a>' in again
    assert dropped == [404, 302]
    assert not SavedView.objects.exists()


def test_a_view_without_a_name_says_so(listed: tuple[Season, list[int]]) -> None:
    hoa = listed[0].visitor("hoa", JANUARY)

    answer = hoa.post(KEEP, page=LIST, name=" ", query="tim=a")

    assert "Tên cách xem" in hoa.client.get(answer.url).content.decode()
    assert not SavedView.objects.exists()


def test_a_unit_s_own_list_counts_its_states_and_judges_when_asked(listed: tuple[Season, list[int]]) -> None:
    season = listed[0]
    hoa, own = season.visitor("hoa", JANUARY), f"/co-so/{season.unit}/ho-so/"

    usual = hoa.get(own).content.decode()
    received = hoa.get(own, trang_thai="accepted", linh_vuc="political_system").content.decode()
    judged = hoa.client.get(f"{own}?cot=dat&cot=dieu_kien").content.decode()

    assert _heads(usual)[1:6] == ["Đợt", "Lĩnh vực", "Trạng thái", "Ngày đăng ký", "Người thẩm định"]
    assert re.findall(r"<strong>(\d)</strong></a>", usual) == ["2", "1"]
    assert [page.count("/ho-so/nhieu/") for page in (usual, received)] == [1, 1]
    assert [page.count('<th scope="row"><a href="/ho-so/') for page in (usual, received)] == [3, 1]
    assert _heads(judged)[1:3] == ["Tiêu chí đạt", "Đủ điều kiện?"]
    assert judged.count('data-label="Đủ điều kiện?"') == 3
    assert "I.1." in judged or "clause" in judged


def test_a_way_of_looking_at_a_unit_leads_back_to_it(listed: tuple[Season, list[int]]) -> None:
    season = listed[0]
    hoa, own = season.visitor("hoa", JANUARY), f"/co-so/{season.unit}/ho-so/"
    page = hoa.get(own, trang_thai="accepted").content.decode()
    query = re.search(r'name="query" value="([^"]*)"', page).group(1).replace("&amp;", "&")

    kept = hoa.post(KEEP, page=own, name="Đã nhận", query=query)
    elsewhere = hoa.get(LIST).content.decode()

    assert query == f"tai={season.unit}&trang_thai=accepted"
    assert kept.url == f"{own}?trang_thai=accepted"
    assert f'<a href="{own}?trang_thai=accepted">Đã nhận</a>' in elsewhere


def test_units_are_called_as_then_or_as_now_on_the_screen_in_files_on_paper_and_in_kept_views(season: Season) -> None:
    merger = Merger(season.world)
    merger.recognised(2013)
    merger.merge()
    mai = season.visitor("mai", at(2015, 1, 5))

    pages = [
        mai.get(LIST, **{"cot": "noi", **more}).content.decode()
        for more in ({}, NOW, {**NOW, "in": "1"}, {"ten": "la"})
    ]
    query = re.search(r'name="query" value="([^"]*)"', mai.get(LIST, **NOW).content.decode()).group(1)
    address = f"{reverse('office:dossiers_export')}?cot=noi&cot=truc_thuoc&ten=nay&dang=csv"
    _heading, row = csv.reader(StringIO(mai.client.get(address).content.decode("utf-8-sig")))

    called = [re.findall(r'data-label="Nơi đăng ký">([^<]+)<', page) for page in pages]
    assert called == [[GONE], [INTO], [INTO], [GONE]]
    assert ["hồ sơ; tên đơn vị như hiện nay" in page for page in pages] == [False, True, True, False]
    assert (query, row[-2:]) == ("ten=nay", [INTO, "Đảng bộ Khối các cơ quan tỉnh"])


def test_a_unit_s_own_table_reads_as_then_or_as_now_on_the_screen_on_paper_in_files_and_in_kept_views(
    season: Season,
) -> None:
    merger = Merger(season.world)
    merger.recognised(2013)
    merger.merge()
    hoa, own = season.visitor("hoa", at(2015, 1, 5)), f"/co-so/{season.unit}/ho-so/"

    pages = [
        hoa.get(own, **{"cot": "noi", **more}).content.decode()
        for more in ({}, NOW, {**NOW, "in": "1"}, {**NOW, "trang_thai": "decided"})
    ]
    query = re.search(r'name="query" value="([^"]*)"', hoa.get(own, **NOW).content.decode()).group(1)
    address = f"{reverse('office:export', args=[season.unit])}?cot=noi&ten=nay&dang=csv"
    _heading, row = csv.reader(StringIO(hoa.client.get(address).content.decode("utf-8-sig")))

    called = [re.findall(r'data-label="Nơi đăng ký">([^<]+)<', page) for page in pages]
    assert called == [[], [INTO], [INTO], [INTO]]
    assert ["gồm cả hồ sơ của đơn vị tiền thân" in page for page in pages] == [False, True, True, True]
    assert (query.replace("&amp;", "&"), row[-1]) == (f"tai={season.unit}&ten=nay", INTO)


@pytest.mark.parametrize("query", ["tai=x", "tai=²", "tai=99999999999999999", "//evil.example", "tai=1&tai=2"])
def test_a_kept_query_never_leads_outside(listed: tuple[Season, list[int]], query: str) -> None:
    kept = listed[0].visitor("hoa", JANUARY).post(KEEP, page=LIST, name="Lạ", query=query)

    assert kept.url.startswith(("/ho-so/", "/co-so/1/ho-so/"))


def test_a_secretary_finds_their_own_drafts_in_the_unit_s_list_and_nobody_else_does(season: Season) -> None:
    world = season.world
    entry = registrations.Entry(Owners((world.ids["P05"],)), "base-2014", "Nhập thay")
    pk = registrations.draft(by=world.who("hoa", JANUARY), entry=entry, now=JANUARY, on_behalf=True).pk
    own = f"/co-so/{season.unit}/ho-so/"

    pages = [season.visitor(who, JANUARY).get(own).content.decode() for who in ("hoa", "bao")]

    assert [f"/ho-so/{pk}/" in page for page in pages] == [True, False]


@pytest.mark.parametrize("address", ["list", "table"])
def test_only_those_who_may_do_something_tick(listed: tuple[Season, list[int]], address: str) -> None:
    season = listed[0]
    url = LIST if address == "list" else f"/co-so/{season.unit}/ho-so/"

    ticks = [season.visitor(who, JANUARY).get(url).content.decode().count('name="chon"') for who in ("hoa", "tuan")]

    assert ticks == [3, 0]


def test_several_are_received_with_count_and_names_and_only_once(listed: tuple[Season, list[int]]) -> None:
    season, ids = listed
    hoa = season.visitor("hoa", JANUARY)
    asked = f"{SEVERAL}?viec=accept&co_so={season.unit}" + "".join(f"&chon={pk}" for pk in ids)
    page = hoa.client.get(asked) and hoa.get(asked).content.decode()
    sent = {
        "khoa_thao_tac": re.search(r'name="khoa_thao_tac" value="([^"]+)"', page).group(1),
        "dong": re.findall(r'name="dong" value="([^"]+)"', page),
    }

    first, second = hoa.send(asked, sent), hoa.send(asked, sent)
    told = hoa.client.get(first.url).content.decode()

    assert "<h2>Tiếp nhận đăng ký: 2 hồ sơ</h2>" in page
    assert "1 hồ sơ không thực hiện được và lý do" in page
    assert (first.status_code, first.url, second.url) == (302, f"/co-so/{season.unit}/ho-so/", first.url)
    assert "Đã xong 2 hồ sơ: Ăn sạch; Đọc sách." in told
    assert set(Registration.objects.values_list("state", flat=True)) == {"accepted"}


def test_an_appraiser_is_asked_for_and_given_several(listed: tuple[Season, list[int]]) -> None:
    season, ids = listed
    hoa, tuan = season.visitor("hoa", JANUARY), season.world.person_ids["tuan"]
    asked = f"{SEVERAL}?viec=assign_appraiser&chon={ids[2]}"
    dong = f"{ids[2]}:{Registration.objects.get(pk=ids[2]).revision}"

    lacking = hoa.post(asked, dong=dong)
    done = hoa.post(asked, dong=dong, person=tuan)

    assert (lacking.status_code, done.status_code, done.url) == (422, 302, LIST)
    assert Registration.objects.get(pk=ids[2]).assignments.get().person_id == tuan


@pytest.mark.parametrize("query", ["", "?chon=x", "?chon=²", "?chon=999999", "?viec=accept&chon=-1"])
def test_nothing_ticked_says_what_to_do(listed: tuple[Season, list[int]], query: str) -> None:
    answer = listed[0].visitor("hoa", JANUARY).get(f"{SEVERAL}{query}")

    assert answer.status_code == 200
    assert "Chưa đánh dấu hồ sơ nào" in answer.content.decode()


@pytest.mark.parametrize(("who", "query"), [("ngan", "?viec=accept&chon=1"), ("hoa", "?viec=decide&chon=1")])
def test_what_is_not_there_is_not_found(season: Season, who: str, query: str) -> None:
    assert season.visitor(who, JANUARY).get(f"{SEVERAL}{query}").status_code == 404


def test_forged_rows_are_refused(listed: tuple[Season, list[int]]) -> None:
    season, ids = listed

    answer = season.visitor("hoa", JANUARY).post(f"{SEVERAL}?viec=accept&chon={ids[0]}", dong="1;DROP")

    assert answer.status_code == 422
    assert Registration.objects.get(pk=ids[0]).state == "submitted"
