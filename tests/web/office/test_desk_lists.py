"""What is on one's own desk as lists: filtered by the address, ordered, page after page, taken away; nobody else's."""

import csv
import io
from datetime import timedelta

import openpyxl
import pytest
from django.conf import LazySettings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kheo import vietnamese
from kheo.store.models import Assignment, Exemplar, Registration
from kheo.work import listing
from kheo.work.desks import Desk
from tests.web.office.conftest import OCTOBER, Season
from tests.work.world import at

JANUARY = at(2014, 1, 20)
FORMULA = '=HYPERLINK("https://vi.du")'
MOST = 12
# the page, its file, who has it, and the step that brings a dossier there
DESKS = {
    "confirm": ("office:confirm_box", "office:confirm_export", "long", "reported"),
    "appraise": ("office:appraisals", "office:appraisals_export", "tuan", "confirmed"),
    "mine": ("desk:mine", "office:mine_export", "ngan", "reported"),
}
EVERY = pytest.mark.parametrize("name", DESKS)


def _lines(answer: object) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def _bring(season: Season, name: str, many: int = 1) -> list[int]:
    return [getattr(season, DESKS[name][3])() for _again in range(many)]


def _call(pk: int, title: str) -> None:
    Exemplar.objects.filter(registrations=pk).update(title=title)


@EVERY
def test_a_desk_is_taken_away_as_it_is_filtered(season: Season, name: str) -> None:
    page, file, who, _step = DESKS[name]
    first, second = _bring(season, name, 2)
    _call(first, FORMULA)
    codes = dict(Registration.objects.values_list("pk", "exemplar__code"))
    visitor = season.visitor(who, OCTOBER)

    text = visitor.get(reverse(file), dang="csv")
    sheet = openpyxl.load_workbook(io.BytesIO(visitor.get(reverse(file), dang="xlsx").content)).active
    none = visitor.get(reverse(file), dang="csv", trang_thai="deed_submitted" if name == "confirm" else "commended")

    assert {one["Mã"] for one in _lines(text)} == {codes[first], codes[second]}
    assert {one["Tên mô hình, điển hình"] for one in _lines(text)} == {
        f"'{FORMULA}",
        "Công sở văn minh, công chức gần dân",
    }
    assert {one["Tổng tiêu chí"] for one in _lines(text)} == {"2"}
    assert "f" not in {cell.data_type for row in sheet.iter_rows() for cell in row}
    assert _lines(none) == []
    assert f"{reverse(file)}?dang=csv" in visitor.get(reverse(page)).content.decode()


@EVERY
@pytest.mark.parametrize("who", ["ly", "xa"])
def test_another_s_desk_does_not_hold_it(season: Season, name: str, who: str) -> None:
    page, file, owner, _step = DESKS[name]
    _bring(season, name)

    theirs = [season.visitor(one, OCTOBER).get(reverse(file), dang="csv") for one in (owner, who)]
    shown = season.visitor(who, OCTOBER).get(reverse(page)).content.decode()

    assert [len(_lines(one)) for one in theirs] == [1, 0]
    assert "Công sở văn minh" not in shown
    assert season.visitor(None, OCTOBER).get(reverse(file)).status_code == 302


@EVERY
def test_a_desk_goes_on_page_after_page(season: Season, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "PAGE", 2)
    page, _file, who, _step = DESKS[name]
    made = _bring(season, name, 5)
    visitor, address, seen = season.visitor(who, OCTOBER), reverse(page), []

    answer = visitor.get(address)
    while answer.context["found"].after is not None:
        seen += [line.id for line in answer.context["found"].lines]
        answer = visitor.get(address, sau=str(answer.context["found"].after.id))
    seen += [line.id for line in answer.context["found"].lines]
    back = visitor.get(address, truoc=str(seen[-1]))

    assert sorted(seen) == sorted(made)
    assert [line.id for line in back.context["found"].lines] == seen[2:4]


def test_a_place_that_has_left_the_desk_is_said_instead_of_showing_nothing(
    season: Season, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "PAGE", 2)
    _bring(season, "confirm", 5)
    visitor, address = season.visitor("long", OCTOBER), reverse("office:confirm_box")
    edge = visitor.get(address).context["found"].after.id
    Registration.objects.filter(pk=edge).update(state="confirmed", changed_at=OCTOBER)

    answer = visitor.get(address, sau=str(edge))

    assert (answer.status_code, "Không mở tiếp được trang này" in answer.content.decode()) == (409, True)


@EVERY
def test_a_page_of_a_desk_asks_no_more_than_any_list(season: Season, name: str) -> None:
    page, _file, who, _step = DESKS[name]
    _bring(season, name, 2)
    visitor = season.visitor(who, OCTOBER)
    visitor.get(reverse(page))

    with CaptureQueriesContext(connection) as asked:
        visitor.get(reverse(page), dot="base-2014")

    assert len(asked) <= MOST


def test_what_can_be_appraised_comes_first_and_what_waits_longest(season: Season) -> None:
    done, first, second = season.appraised(), season.confirmed(), season.confirmed()
    tuan = season.visitor("tuan", OCTOBER)

    rows = tuan.get(reverse("office:appraisals"))
    later, sooner = season.reported(), season.reported()
    Registration.objects.filter(pk=sooner).update(changed_at=at(2014, 10, 3) - timedelta(days=1))
    waiting = season.visitor("long", OCTOBER).get(reverse("office:confirm_box"))

    assert [line.id for line in rows.context["found"].lines] == [first, second, done]
    assert [line.id for line in waiting.context["found"].lines] == [sooner, later]


def test_a_desk_is_filtered_and_sorted_by_its_address(season: Season) -> None:
    made = [season.confirmed() for _again in range(3)]
    for pk, title in zip(made, ("Ước mơ", "Đọc sách", "Ăn sạch"), strict=True):
        _call(pk, title)
        Registration.objects.filter(pk=pk).update(title_key=vietnamese.sort_key(title))
    tuan, address = season.visitor("tuan", OCTOBER), reverse("office:appraisals")

    ordered = tuan.get(address, xep="ten")
    other = tuan.get(address, linh_vuc="economy", dot="base-2013")

    assert [line.title for line in ordered.context["found"].lines] == ["Ăn sạch", "Đọc sách", "Ước mơ"]
    assert "Không có hồ sơ nào phù hợp với điều kiện lọc" in other.content.decode()


def test_criteria_are_counted_as_the_judgement_counts_them(season: Season) -> None:
    season.confirmed()

    line = season.visitor("tuan", OCTOBER).get(reverse("office:appraisals")).context["found"].lines[0]
    judged = season.visitor("hoa", OCTOBER).get(reverse("office:table", args=[season.unit]), cot=["dat", "dieu_kien"])

    row = judged.context["found"].lines[0]
    assert (line.attained, line.criteria) == (row.judged.attained, row.judged.criteria) == (row.attained, row.criteria)
    assert line.criteria == 2


def test_what_was_taken_from_an_appraiser_is_no_longer_theirs(season: Season) -> None:
    season.confirmed()
    tuan, file = season.visitor("tuan", OCTOBER), reverse("office:appraisals_export")
    before = _lines(tuan.get(file, dang="csv"))

    Assignment.objects.update(ended_on=OCTOBER.date())

    assert (len(before), _lines(tuan.get(file, dang="csv"))) == (1, [])


def test_a_long_desk_is_still_taken_away_at_once(season: Season, settings: LazySettings) -> None:
    settings.EXPORT_AT_ONCE = 1
    _bring(season, "mine", 2)

    answer = season.visitor("ngan", OCTOBER).get(reverse("office:mine_export"), dang="csv")

    assert len(_lines(answer)) == 2
    assert 'filename="danh-sach-cua-toi-2014-10-12.csv"' in answer.headers["Content-Disposition"]


def test_a_few_of_my_dossiers_need_no_filters_many_do(season: Season) -> None:
    season.world.submitted(JANUARY)
    ngan, address = season.visitor("ngan", JANUARY), reverse("desk:mine")

    few, narrowed = ngan.get(address).content.decode(), ngan.get(address, trang_thai="commended").content.decode()
    for _again in range(8):
        season.world.submitted(JANUARY)
    many = ngan.get(address).content.decode()

    assert 'name="trang_thai"' not in few
    assert 'name="trang_thai"' in many
    assert "Hãy bỏ bớt điều kiện lọc" in narrowed


def test_ways_of_looking_at_a_desk_are_kept_and_lead_back_to_it(season: Season) -> None:
    _bring(season, "appraise")
    tuan, address = season.visitor("tuan", OCTOBER), reverse("office:appraisals")

    kept = tuan.post(
        reverse("office:view_keep"), page=address, name="Theo tên", query=f"ds={Desk.APPRAISE}&xep=ten&cot=dot"
    )
    page = tuan.client.get(f"{address}?xep=ten&cot=dot").content.decode()
    found = tuan.get(reverse("office:found_dossiers")).content.decode()

    assert kept.headers["Location"] == f"{address}?xep=ten&cot=dot"
    assert f'<a href="{address}?xep=ten&amp;cot=dot" aria-current="true">Theo tên</a>' in page
    assert "Theo tên</a>" not in found


def test_my_dossiers_stand_whole_on_a_page_to_print(season: Season, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "PAGE", 2)
    made = _bring(season, "mine", 3)
    ngan = season.visitor("ngan", OCTOBER)

    page = ngan.get(reverse("desk:mine"), **{"in": "1"})

    assert sorted(line.id for line in page.context["found"].lines) == sorted(made)
    assert "Xem từng trang" in page.content.decode()
