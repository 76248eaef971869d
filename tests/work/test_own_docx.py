"""An office's own docx: it sets the Word file of what is issued, comes from above, is given up; rights and refusals."""

import pytest

from kheo.store.models import Wording
from kheo.work import documents, files, wording_pages, wordings
from kheo.work.refusals import BadInput, NotNow, NotPermitted
from tests.papers.reading import pages
from tests.papers.test_own_form import letterhead
from tests.work.test_wordings import KIND, LATER, NOW, dossier, issued, page, says, word_
from tests.work.world import World

__all__ = ["dossier"]


def _upload(*lines: str, name: str = "Mẫu sở.docx") -> files.Upload:
    return files.Upload(name, letterhead(*lines, landscape=True))


def _form(world: World, upload: files.Upload, *, who: str = "hoa", unit: str = "K05", seen: int = 0) -> Wording:
    by = world.who(who, NOW)
    return wordings.set_form(by=by, unit_id=world.ids[unit], kind=KIND, upload=upload, seen=seen, now=NOW)


@pytest.mark.usefixtures("dossier")
def test_an_own_docx_sets_the_word_file_of_what_is_issued_from_then_on(world: World) -> None:
    word_(world, {"name": "BẢNG KÊ"})
    before = issued(world, "01-BTH/TCĐ")

    row = _form(world, _upload("SỞ NỘI VỤ", "{nội dung}"), seen=1)
    after = issued(world, "02-BTH/TCĐ", LATER)

    assert (row.words, row.form_name, after.wording) == ({"name": "BẢNG KÊ"}, "Mẫu sở.docx", row)
    assert says(world, after).startswith("SỞ NỘI VỤ BẢNG KÊ")
    assert not says(world, before).startswith("SỞ NỘI VỤ")
    pdf = documents.read(by=world.who("hoa", LATER), document_id=after.pk, format_="pdf", now=LATER).data
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in pages(pdf)[0]


def test_an_own_docx_is_taken_from_above_and_given_up_again(world: World) -> None:
    _form(world, _upload("KHỐI", "{nội dung}"), who="mai", unit="K")
    assert (page(world).form_name, page(world).has_own_form) == ("Mẫu sở.docx", False)

    word_(world, {"name": "BẢNG CỦA SỞ"})
    assert (page(world).form_name, page(world).has_own_form) == ("Mẫu sở.docx", True)

    wordings.drop_form(by=world.who("hoa", LATER), unit_id=world.ids["K05"], kind=KIND, seen=1, now=LATER)
    assert (page(world).form_name, page(world).slots[1].words) == ("", "BẢNG CỦA SỞ")
    with pytest.raises(NotNow):
        wordings.drop_form(by=world.who("hoa", LATER), unit_id=world.ids["K05"], kind=KIND, seen=2, now=LATER)


@pytest.mark.parametrize(
    ("upload", "sentence"),
    [
        (files.Upload("mau.pdf", b"%PDF-1.7"), "Mẫu riêng phải là tệp Word dạng docx. Hãy lưu lại rồi gửi."),
        (
            _upload("{co quan}", "{nội dung}"),
            "Chỗ điền “{co quan}” không có trong danh sách. Hãy viết “{cơ quan}”, hoặc chọn chỗ khác trong danh sách.",
        ),
    ],
)
def test_a_docx_that_cannot_be_used_is_refused(world: World, upload: files.Upload, sentence: str) -> None:
    with pytest.raises(BadInput) as refused:
        _form(world, upload)

    assert refused.value.fields == {"file": sentence}
    assert Wording.objects.count() == 0


@pytest.mark.parametrize("who", ["ngan", "tuan", "xa", "mai"])
def test_nobody_else_hands_a_docx_in_or_takes_it_out(world: World, who: str) -> None:
    with pytest.raises(NotPermitted):
        _form(world, _upload("{nội dung}"), who=who)
    with pytest.raises(NotPermitted):
        wording_pages.form(by=world.who(who, NOW), unit_id=world.ids["K05"], kind=KIND, now=NOW)
