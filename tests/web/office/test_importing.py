"""The pages of an import, from sending a file to taking it back, as a browser walks them."""

from django.core.files.uploadedfile import SimpleUploadedFile

from kheo.store.models import Import, Registration
from tests.sheets import awkward
from tests.sheets.awkward.tables import plain
from tests.web.office.conftest import JANUARY, Season, Visitor
from tests.work.test_importing_sent import HEADINGS as COMPLETE
from tests.work.test_importing_sent import ROWS as WHOLE


def _sent(hoa: Visitor, unit: int, data: bytes, name: str = "mau-2.xlsx") -> object:
    file = SimpleUploadedFile(name, data)
    return hoa.post(f"/co-so/{unit}/nhap/", kind="dang-ky", round="base-2014", file=file)


def _columns(hoa: Visitor, page: str, **more: str) -> object:
    form = hoa.get(page).context["form"]
    chosen = {pair.html_name: pair.value() or "" for pair in form.pairs}
    return hoa.post(page, **chosen, **more)


def test_from_the_file_to_taking_it_back(season: Season) -> None:
    hoa, base = season.visitor("hoa", JANUARY), f"/co-so/{season.unit}/nhap/"

    page = _sent(hoa, season.unit, plain()).headers["Location"]
    preview = _columns(hoa, page).headers["Location"]
    shown = hoa.get(preview).content.decode()
    assert "3 dòng thêm mới, 0 cập nhật, 0 không đổi; 3 dòng nên xem lại, 0 dòng chưa nhập được." in shown
    assert Registration.objects.count() == 0

    pk = Import.objects.get().pk
    assert hoa.post(f"{base}{pk}/ghi/", page=preview, what="all").status_code == 302
    assert Registration.objects.count() == 3
    assert "3 mới, 0 cập nhật, 0 chưa nhập" in hoa.get(base).content.decode()

    assert hoa.post(f"{base}{pk}/huy/", page=base).status_code == 302
    assert Registration.objects.count() == 0


def test_what_cannot_be_read_is_said_beside_the_file(season: Season) -> None:
    hoa = season.visitor("hoa", JANUARY)

    answer = _sent(hoa, season.unit, awkward.make("macros_inside.xlsx"))

    assert answer.status_code == 422
    assert "Tệp có macro nên không nhận." in answer.content.decode()
    assert Import.objects.count() == 0


def test_old_letters_are_shown_before_and_after(season: Season) -> None:
    hoa = season.visitor("hoa", JANUARY)
    page = _sent(hoa, season.unit, awkward.make("tcvn3.xlsx")).headers["Location"]

    shown = hoa.get(page).content.decode()
    assert "C«ng së v¨n minh" in shown
    assert "Công sở văn minh" in shown

    assert _columns(hoa, page).status_code == 422
    assert _columns(hoa, page, converts="1").status_code == 302


def test_bad_rows_and_the_source_come_as_files(season: Season) -> None:
    hoa = season.visitor("hoa", JANUARY)
    data = awkward.make("unknown_owner.xlsx")
    page = _sent(hoa, season.unit, data, "Mẫu 2 năm 2014.xlsx").headers["Location"]
    preview = _columns(hoa, page).headers["Location"]
    base = preview.removesuffix("xem-truoc/")

    assert "3 dòng chưa nhập được" in hoa.get(preview).content.decode()
    bad, source = hoa.get(f"{base}dong-loi/"), hoa.get(f"{base}tep/")

    assert bad.headers["Content-Disposition"] == 'attachment; filename="dong-loi.xlsx"'
    assert source.content == data
    assert source.headers["Content-Disposition"].startswith("attachment; filename*=utf-8''M%E1%BA%ABu")


def test_the_template_is_handed_out(season: Season) -> None:
    hoa = season.visitor("hoa", JANUARY)

    made = hoa.get(f"/co-so/{season.unit}/nhap/mau/dang-ky/", dot="base-2014")

    assert made.headers["Content-Disposition"] == 'attachment; filename="mau-dang-ky.xlsx"'
    assert made.content.startswith(b"PK")


def test_the_drafts_of_an_import_are_sent_together(season: Season) -> None:
    hoa, base = season.visitor("hoa", JANUARY), f"/co-so/{season.unit}/nhap/"
    page = _sent(hoa, season.unit, plain(WHOLE, COMPLETE)).headers["Location"]
    preview = _columns(hoa, page).headers["Location"]
    pk = Import.objects.get().pk
    hoa.post(f"{base}{pk}/ghi/", page=preview, what="all")

    assert f'href="{base}{pk}/gui/"' in hoa.get(base).content.decode()
    shown = hoa.get(f"{base}{pk}/gui/").content.decode()
    looked_at = [f"{row.pk}:{row.revision}" for row in Registration.objects.filter(exemplar__title="Công sở văn minh")]
    sent = hoa.post(f"{base}{pk}/gui/", dong=looked_at)

    assert "<h2>Gửi đăng ký: 1 hồ sơ</h2>" in shown
    assert "2 hồ sơ không thực hiện được và lý do" in shown
    assert sent.headers["Location"] == base
    after = hoa.get(base).content.decode()
    assert "Đã xong 1 hồ sơ: Công sở văn minh." in after
    assert sorted(Registration.objects.values_list("state", flat=True)) == ["draft", "draft", "submitted"]
