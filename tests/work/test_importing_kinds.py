"""The other kinds of import: units, people, figures reached, results of years before; each by the verbs of its area."""

from datetime import date
from decimal import Decimal

import pytest

from kheo.store.models import Account, Actual, Appointment, Entry, Import, ImportedRow, Lookup, PastResult, UnitVersion
from kheo.work.files import Upload
from kheo.work.importing import running, showing
from kheo.work.refusals import NotNow, NotPermitted
from tests.sheets.awkward.tables import plain
from tests.work.world import World, at

NOW = at(2014, 1, 20)
UNITS = ("Mã đơn vị", "Tên đơn vị", "Cấp", "Loại hình", "Hệ tổ chức", "Quyết định thành lập", "Ngày có hiệu lực")
PEOPLE = ("Họ và tên", "Tên đăng nhập", "Đơn vị", "Chức vụ", "Vai trò")
PAST = (
    "Năm",
    "Tên mô hình",
    "Tập thể, cá nhân",
    "Kết quả",
    "Hình thức khen thưởng",
    "Số quyết định",
    "Ngày quyết định",
)


def applied(world: World, who: str, unit: str, kind: str, data: bytes, now: object = NOW) -> Import:
    """Send a file, agree to its columns, put in what is good."""
    by, name = world.who(who, now), f"{kind}.xlsx"
    row = running.send(by=by, unit_id=world.ids[unit], kind=kind, round_key="", upload=Upload(name, data), now=now)
    file = running.opened(by=by, import_id=row.pk, now=now)
    running.choose(by=by, import_id=row.pk, page="", columns=file.columns, converts=None, now=now)
    return running.apply(by=by, import_id=row.pk, only_good=True, now=now)


def _found() -> set[int]:
    """Tell what the search box finds."""
    return set(Lookup.objects.values_list("pk", flat=True))


def test_units_are_formed_once_and_taken_back(world: World) -> None:
    rows = [
        ("P06", "Phòng Tổ chức", "dưới cơ sở", "office", "Chuyên môn", "05-QĐ/SNV", date(2013, 12, 1)),
        ("P07", "Văn phòng Sở", "nt", "nt", "nt", "nt", "01-12-2013"),
        ("P08", "Phòng Lạ", "cấp trời", "office", "Chuyên môn", "05-QĐ/SNV", date(2013, 12, 1)),
    ]

    found = _found()

    row = applied(world, "mai", "K05", "don-vi", plain(rows, UNITS))

    assert (row.counts["new"], row.counts["bad"]) == (2, 1)
    assert len(_found()) == len(found) + 2
    assert UnitVersion.objects.get(unit__code="P07").parent_id == world.ids["K05"]
    assert Entry.objects.filter(word="unit_formed").count() == 2
    assert applied(world, "mai", "K05", "don-vi", plain(rows, UNITS)).counts["same"] == 2
    running.undo(by=world.who("mai", NOW), import_id=row.pk, now=NOW)
    assert not UnitVersion.objects.filter(unit__code__in=("P06", "P07")).exists()
    assert _found() == found


def test_people_are_enrolled_and_appointed_a_row_for_each_role(world: World) -> None:
    rows = [
        ("Cao Thị Mẫu Hiền", "hien", "Phòng CCHC", "Chuyên viên", None),
        ("Cao Thị Mẫu Hiền", "hien", "Phòng CCHC", "Chuyên viên", "Đại diện tập thể"),
        ("Tạ Văn Mẫu Nam", "ngan", "Phòng CCHC", "Chuyên viên", None),
    ]

    found = _found()

    row = applied(world, "mai", "K05", "nguoi", plain(rows, PEOPLE))

    assert (row.counts["new"], row.counts["changed"], row.counts["bad"]) == (1, 1, 1)
    assert len(_found()) == len(found) + 1
    hien = Account.objects.get(username="hien")
    assert not hien.has_usable_password()
    roles = Appointment.objects.filter(person=hien.person).order_by("pk").values_list("role", flat=True)
    assert list(roles) == ["participant", "representative"]
    running.undo(by=world.who("mai", NOW), import_id=row.pk, now=NOW)
    assert not Account.objects.filter(username="hien").exists()
    assert _found() == found


def test_somebody_who_has_signed_in_is_not_taken_back(world: World) -> None:
    row = applied(world, "mai", "K05", "nguoi", plain([("Cao Thị Mẫu Hiền", "hien", "Phòng CCHC")], PEOPLE[:3]))
    Account.objects.filter(username="hien").update(last_login=NOW)

    with pytest.raises(NotNow, match="Cao Thị Mẫu Hiền đã đăng nhập"):
        running.undo(by=world.who("mai", NOW), import_id=row.pk, now=NOW)


def test_figures_go_into_the_owners_report_and_back(world: World) -> None:
    world.accepted(NOW)
    later = at(2014, 10, 3)
    by = world.who("ngan", later)
    made = showing.template(by=by, unit_id=world.ids["P05"], kind="so-lieu", round_key="", now=later)
    row = running.send(
        by=by, unit_id=world.ids["P05"], kind="so-lieu", round_key="", upload=Upload("a.xlsx", made.data), now=later
    )
    code = running.opened(by=by, import_id=row.pk, now=later).records[0].cells["code"]
    headings = ("Mã hồ sơ", "Chỉ tiêu", "Kết quả")
    data = plain([(code, "Hồ sơ đúng hạn", "98,5"), (None, "hồ sơ trễ hạn không có thư xin lỗi", 0)], headings)

    done = applied(world, "ngan", "P05", "so-lieu", data, later)

    assert done.counts["changed"] == 1
    assert list(Actual.objects.order_by("criterion__key").values_list("value", flat=True)) == [Decimal("98.5"), 0]
    assert applied(world, "ngan", "P05", "so-lieu", data, later).counts["same"] == 1
    running.undo(by=by, import_id=done.pk, now=later)
    assert Actual.objects.count() == 0


def test_years_before_are_recorded_once_and_put_right(world: World) -> None:
    rows = [
        (2012, "Một cửa thân thiện", "Phòng CCHC", "Vượt", "Giấy khen", "12-QĐ/ĐU", "20/12/2012"),
        ("nt", "Nghe dân nói", "Chi bộ cũ", "Đạt", None, None, None),
        (2019, "Năm chưa tới", "Phòng CCHC", "Đạt", None, None, None),
        (2012, "Khen không số", "Phòng CCHC", "Đạt", "Giấy khen", None, None),
    ]

    row = applied(world, "hoa", "K05", "nam-truoc", plain(rows, PAST))

    assert (row.counts["new"], row.counts["bad"], row.counts["look"]) == (2, 2, 1)
    first = PastResult.objects.get(title="Một cửa thân thiện")
    assert (first.owner_unit_id, first.decided_on) == (world.ids["P05"], date(2012, 12, 20))
    again = applied(world, "hoa", "K05", "nam-truoc", plain([(*rows[0][:3], "Đạt", *rows[0][4:]), rows[1]], PAST))
    assert (again.counts["changed"], again.counts["same"]) == (1, 1)
    running.undo(by=world.who("hoa", NOW), import_id=again.pk, now=NOW)
    assert PastResult.objects.get(pk=first.pk).result == "Vượt"
    assert ImportedRow.objects.filter(source=row).count() == 2


def test_each_kind_asks_for_its_own_permit(world: World) -> None:
    for who, kind in (("hoa", "nguoi"), ("hoa", "don-vi"), ("ngan", "nam-truoc"), ("hoa", "so-lieu")):
        with pytest.raises(NotPermitted):
            applied(world, who, "K05", kind, plain())
