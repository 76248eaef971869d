"""The pages of own words: the list, the slots of one paper, what was typed previewed, kept, refused, taken back."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from kheo.store.models import Wording
from tests.papers.reading import docx_text
from tests.papers.test_own_form import letterhead
from tests.web.office.conftest import JANUARY, Season

KIND = "plan"


def _at(season: Season, name: str, *rest: object) -> str:
    return reverse(f"office:{name}", args=[season.unit, *rest])


def test_somebody_words_a_paper_and_reads_the_history(season: Season) -> None:
    hoa, page = season.visitor("hoa", JANUARY), _at(season, "wording", KIND)

    answer = hoa.post(page, seen="0", name="KẾ HOẠCH HÀNH ĐỘNG", part_1="I. MỤC TIÊU")

    shown = hoa.get(answer.headers["Location"]).content.decode()
    assert Wording.objects.get().words == {"name": "KẾ HOẠCH HÀNH ĐỘNG", "part_1": "I. MỤC TIÊU"}
    assert 'name="name" value="KẾ HOẠCH HÀNH ĐỘNG"' in shown
    assert "Mặc định: KẾ HOẠCH" in shown
    assert "Đơn vị đang dùng lời văn của mình." in shown
    assert "Lần 1 · " in shown
    assert "2 chỗ đã sửa" in hoa.get(_at(season, "wordings")).content.decode()


def test_a_wrong_placeholder_stands_beside_its_field_with_what_was_typed(season: Season) -> None:
    hoa = season.visitor("hoa", JANUARY)

    answer = hoa.post(_at(season, "wording", KIND), seen="0", opening="Theo {phong trao} <b>")

    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "Theo {phong trao} &lt;b&gt;</textarea>" in shown
    assert "Hãy viết “{phong trào}”" in shown


def test_what_is_typed_is_previewed_and_not_kept(season: Season) -> None:
    hoa, page = season.visitor("hoa", JANUARY), _at(season, "wording", KIND)

    answer = hoa.post(_at(season, "wording_preview", KIND, "docx"), page=page, seen="0", name="KẾ HOẠCH THỬ")
    again = hoa.post(_at(season, "wording_preview", KIND, "pdf"), page=page, seen="0", name="KẾ HOẠCH {thử")

    assert "KẾ HOẠCH THỬ" in docx_text(answer.content)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="mau-plan.docx"'
    assert again.status_code == 422
    assert "chưa có dấu } đóng lại" in again.content.decode()
    assert Wording.objects.count() == 0


def test_the_second_of_two_is_told_and_keeps_what_was_typed(season: Season) -> None:
    hoa, bao, page = season.visitor("hoa", JANUARY), season.visitor("bao", JANUARY), _at(season, "wording", KIND)
    hoa.post(page, seen="0", name="KẾ HOẠCH CỦA HOA")

    answer = bao.post(page, seen="0", name="KẾ HOẠCH CỦA BẢO")

    assert answer.status_code == 422
    assert "vừa được đồng chí Phạm Thị Mẫu Hoa sửa" in answer.content.decode()
    assert 'value="KẾ HOẠCH CỦA BẢO"' in answer.content.decode()


def test_back_to_the_default(season: Season) -> None:
    hoa, page = season.visitor("hoa", JANUARY), _at(season, "wording", KIND)
    hoa.post(page, seen="0", name="KẾ HOẠCH HÀNH ĐỘNG")

    hoa.post(_at(season, "wording_reset", KIND), page=page, seen="1")

    shown = hoa.get(page).content.decode()
    assert 'name="name" value="KẾ HOẠCH"' in shown
    assert "Đơn vị đang dùng lời văn mặc định." in shown
    assert "Lần 2 · " in shown


def test_an_own_docx_is_tried_kept_handed_out_and_given_up(season: Season) -> None:
    hoa, page = season.visitor("hoa", JANUARY), _at(season, "wording", KIND)

    def file(*lines: str) -> SimpleUploadedFile:
        return SimpleUploadedFile("Mẫu sở.docx", letterhead(*lines))

    tried = hoa.post(_at(season, "wording_form_try", KIND), page=page, seen="0", file=file("THỬ", "{nội dung}"))
    wrong = hoa.post(_at(season, "wording_form", KIND), page=page, seen="0", file=file("{co quan}", "{nội dung}"))
    none = hoa.post(_at(season, "wording_form_try", KIND), page=page, seen="0")
    assert "THỬ KẾ HOẠCH" in docx_text(tried.content)
    assert (wrong.status_code, none.status_code, Wording.objects.count()) == (422, 422, 0)
    assert "Hãy viết “{cơ quan}”" in wrong.content.decode()

    hoa.post(_at(season, "wording_form", KIND), page=page, seen="0", file=file("SỞ NỘI VỤ", "{nội dung}"))
    assert "Mẫu sở.docx</a>" in hoa.get(page).content.decode()
    assert "SỞ NỘI VỤ" in docx_text(hoa.get(_at(season, "wording_form_file", KIND)).content)
    assert "SỞ NỘI VỤ KẾ HOẠCH" in docx_text(hoa.get(_at(season, "wording_preview", KIND, "docx")).content)

    hoa.post(_at(season, "wording_form_drop", KIND), page=page, seen="1")
    assert "Mẫu sở.docx</a>" not in hoa.get(page).content.decode()
    assert hoa.get(_at(season, "wording_form_file", KIND)).status_code == 404


def test_the_way_there_is_shown_to_whom_it_is_for(season: Season) -> None:
    to = _at(season, "wordings")

    shown = [to in season.visitor(who, JANUARY).get(_at(season, "group")).content.decode() for who in ("hoa", "tuan")]

    assert shown == [True, False]
