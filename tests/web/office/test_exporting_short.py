"""Roles, units and what goes to the province, taken away from their pages: by whom, of which day, and safe to open."""

import csv
import io
import tracemalloc
from collections.abc import Iterator
from datetime import date

import openpyxl
import pytest
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from kheo import vietnamese
from kheo.sheets import Column
from kheo.store.models import Exemplar, Package, Person, UnitVersion
from kheo.web.frame import clock
from kheo.web.office.views import exporting
from kheo.work import people
from kheo.work.actors import Role
from kheo.work.exporting.described import Described
from kheo.work.people import Post
from tests.web.office.conftest import Season, Visitor
from tests.work.merger import Merger
from tests.work.province import ROUND, SENT, VIEWER, Province
from tests.work.world import at

JUNE = at(2014, 6, 2)
BOTH = pytest.mark.parametrize("form", ["xlsx", "csv"])
FORMULA = '=HYPERLINK("https://vi.du")'


def _lines(answer: object, form: str) -> list[list[str]]:
    """Read a file from its headings on, every cell as a text; one that is a formula fails."""
    data = b"".join(answer)
    if form == "csv":
        return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    found = list(openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows())
    assert "f" not in {cell.data_type for row in found for cell in row}
    rows = [["" if cell.value is None else str(cell.value) for cell in row] for row in found]
    return rows[next(at for at, row in enumerate(rows) if row[0] == "TT") :]


def _safe(text: str, form: str) -> str:
    return f"'{text}" if form == "csv" else text


def _column(lines: list[list[str]], heading: str) -> list[str]:
    at_ = lines[0].index(heading)
    return [line[at_] for line in lines[1:]]


@BOTH
def test_the_roles_of_a_unit_are_those_of_its_page_and_no_others(season: Season, form: str) -> None:
    mai, address = season.visitor("mai", JUNE), reverse("office:posts_export", args=[season.unit])
    world = season.world
    Person.objects.filter(pk=world.person_ids["ly"]).update(full_name=FORMULA)
    post = Post(Role.BASE_SECRETARY, season.unit, from_on=date(2014, 7, 1), until_on=date(2014, 8, 1))
    people.appoint(by=world.who("mai", JUNE), person_id=world.person_ids["ly"], post=post, now=JUNE)

    answer = mai.get(address, dang=form)

    lines = _lines(answer, form)
    coming = next(line for line in lines if line[6][:10] in {"2014-07-01", "01/07/2014"})
    assert coming[1] == _safe(FORMULA, form)
    assert coming[7][:10] in {"2014-07-31", "31/07/2014"}
    assert "Phạm Thị Mẫu Hoa" in _column(lines, "Họ và tên")
    other = _lines(mai.get(reverse("office:posts_export", args=[season.other]), dang=form), form)
    assert "Phạm Thị Mẫu Hoa" not in _column(other, "Họ và tên")
    assert f'filename="vai-tro-K05-2014-06-02.{form}"' in answer.headers["Content-Disposition"]


@BOTH
def test_units_are_those_of_the_day_asked_for(season: Season, form: str) -> None:
    merger = Merger(season.world)
    UnitVersion.objects.filter(unit_id=season.other).update(name=FORMULA)
    mai, address = season.visitor("mai", JUNE), reverse("office:organisation_export")
    merger.merge(date(2014, 12, 1))

    before = _lines(mai.get(address, dang=form, ngay="30/11/2014"), form)
    after = _lines(mai.get(address, dang=form, ngay="1/12/2014"), form)

    assert set(_column(before, "Mã")) - set(_column(after, "Mã")) == {"K06"}
    assert _safe(FORMULA, form) in _column(before, "Đơn vị")
    assert _column(before, "TT") == [str(number) for number in range(1, len(before))]
    bases = dict(zip(_column(before, "Mã"), _column(before, "Trực thuộc"), strict=True))
    names = dict(zip(_column(before, "Mã"), _column(before, "Đơn vị"), strict=True))
    assert bases["P05"] == names["K05"]


def test_the_links_of_a_page_keep_its_day_and_a_wrong_day_is_said(season: Season) -> None:
    mai = season.visitor("mai", JUNE)

    page = mai.get(reverse("office:organisation"), ngay="1/12/2014").content.decode()
    wrong = mai.get(reverse("office:organisation_export"), ngay="31/2/2014")

    assert f'href="{reverse("office:organisation_export")}?ngay=1%2F12%2F2014&amp;dang=csv"' in page
    assert f'href="{reverse("office:organisation_export")}?ngay=1%2F12%2F2014"' in page
    assert 'id="ngay-sai"' in wrong.content.decode()
    assert "Content-Disposition" not in wrong.headers


@pytest.mark.parametrize(("who", "status"), [("mai", 200), ("hoa", 403), ("ngan", 403), (None, 302)])
def test_roles_and_units_are_taken_away_by_whoever_opens_their_pages(
    season: Season, who: str | None, status: int
) -> None:
    visitor = season.visitor(who, JUNE)
    posts, organisation = reverse("office:posts_export", args=[season.unit]), reverse("office:organisation_export")

    assert [visitor.get(address).status_code for address in (posts, organisation)] == [status] * 2


@pytest.fixture
def province(db: None) -> Iterator[Province]:
    """Put an exemplar with a dangerous name on the province's list and send it."""
    built = Province()
    built.sent_to_province(built.listed(), number="=40")
    Exemplar.objects.update(title=FORMULA, folded=vietnamese.fold(FORMULA))
    yield built
    clock.set_source(timezone.now)


def _visitor(province: Province, who: str) -> Visitor:
    return Season.visitor(province, who, SENT)  # type: ignore[arg-type] - signs in by name alone


@BOTH
def test_packages_and_the_list_for_the_province_are_taken_away(province: Province, form: str) -> None:
    desk = reverse("office:province_export", args=[province.world.ids["K"], ROUND])

    for who in ("mai", VIEWER):
        visitor = _visitor(province, who)
        sent, listed = (_lines(visitor.get(url, dang=form), form) for url in (reverse("office:packages_export"), desk))
        assert (_column(sent, "Tờ trình"), _column(sent, "Mô hình, điển hình")) == ([_safe("=40", form)], ["1"])
        assert _column(listed, "Tên mô hình, điển hình") == [_safe(FORMULA, form)]


@BOTH
def test_who_oversees_nothing_takes_away_no_package(province: Province, form: str) -> None:
    ngan = _visitor(province, "ngan")

    sent = ngan.get(reverse("office:packages_export"), dang=form)
    listed = ngan.get(reverse("office:province_export", args=[province.world.ids["K"], ROUND]))

    assert len(_lines(sent, form)) == 1
    assert listed.status_code == 404
    assert Package.objects.count() == 1


@BOTH
def test_a_register_of_any_length_goes_out_row_by_row_in_the_same_memory(
    rf: RequestFactory, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    held, most = [], [0]
    monkeypatch.setattr(exporting, "_IN_MEMORY", 1_000)

    def lines() -> Iterator[int]:
        for number in range(6_000):
            if number % 500 == 0:
                held.append(tracemalloc.get_traced_memory()[0])
            yield number

    one = Described(
        name="so",
        title=("SỔ",),
        sheet_name="Sổ",
        columns=((Column(heading="Văn bản", width=60), lambda number: f"Văn bản số {number} " * 20),),
        lines=lines(),
    )
    tracemalloc.start()
    try:
        answer = exporting.export_short(rf.get("/", {"dang": form}), one)
        most[0] = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
    written = _lines(answer, form)
    answer.file_to_stream.close()

    assert (len(written), written[-1][0]) == (6_001, "6000")
    assert max(*held, most[0]) - held[1] < 2 << 20
