"""An office's own docx: checked at the door, filled whatever Word did to the placeholders, one page after another."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm

from kheo.papers import Seal, render_in_form, require_own_form
from kheo.papers.specimens import SAMPLES, commendation_decision, plan, praise_certificate
from kheo.vietnamese import VIETNAMESE_LETTERS, BadValue
from tests.papers.reading import docx_text, opened

LETTERS = " ".join(VIETNAMESE_LETTERS[place : place + 10] for place in range(0, len(VIETNAMESE_LETTERS), 10))
SEAL = Seal(code="2CH5CCJP9P53", address="https://vi.du/kiem-tra/2CH5CCJP9P53/")


def letterhead(*lines: str, change: Callable[[Any], object] | None = None, landscape: bool = False) -> bytes:
    """Make an own docx with paragraphs; `change` may add what it likes."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    if landscape:
        section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    for line in lines:
        document.add_paragraph(line)
    if change:
        change(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def split_runs(document: Any) -> None:
    """Split a placeholder over runs of other faces, as Word does after spelling was checked."""
    paragraph = document.add_paragraph("Cơ quan: ")
    for part in ("{c", "ơ q", "uan} ban", " hành; {Ph", "ong trào", "}"):
        paragraph.add_run(part).bold = part == "ơ q"


def in_corners(document: Any) -> None:
    """Put placeholders where letterheads have them: a table, the header, the footer."""
    document.add_table(1, 1).cell(0, 0).text = "Ô: {CƠ QUAN CẤP TRÊN}"
    document.sections[0].header.paragraphs[0].text = "Đầu trang: {địa danh}"
    document.sections[0].footer.paragraphs[0].text = "Cuối trang: {số}"


def with_part(data: bytes, name: str, content: bytes, *, instead: bool = False) -> bytes:
    """Add a part to a docx, or write one anew."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.namelist():
            if not (instead and one == name):
                new.writestr(one, old.read(one))
        new.writestr(name, content)
    return out.getvalue()


def test_a_letterhead_is_filled_and_holds_the_content() -> None:
    form = letterhead("SỞ NỘI VỤ – {phong trào}", "{nội dung}", "Trang cuối", change=in_corners)
    require_own_form("plan", form)

    made = render_in_form(plan(), form, draft=False, seal=SEAL, own={"name": "KẾ HOẠCH RIÊNG"})

    said = docx_text(made)
    assert said.startswith("SỞ NỘI VỤ – Dân vận khéo KẾ HOẠCH RIÊNG")
    assert "ĐẢNG CỘNG SẢN" not in said
    assert said.endswith(f"Ô: {plan().issuer.parent.upper()}")
    section = opened(made).sections[0]
    assert section.header.paragraphs[0].text == f"Đầu trang: {plan().issuer.place}"
    assert section.footer.paragraphs[-1].text == f"Cuối trang: {plan().number}"
    assert "Mã văn bản" in " ".join(one.text for one in section.footer.paragraphs)


def test_headings_keep_their_place_in_the_outline_but_not_the_look_of_word() -> None:
    made = opened(render_in_form(plan(), letterhead("{nội dung}"), draft=False))

    levels = {one.text: one._p.pPr.find(qn("w:outlineLvl")) for one in made.paragraphs}
    assert {one.style.name for one in made.paragraphs} == {"Normal"}
    assert [levels[text].get(qn("w:val")) for text in ("KẾ HOẠCH", "I. MỤC ĐÍCH, YÊU CẦU")] == ["0", "1"]


@pytest.mark.parametrize("margin", [10, 30, 40])
def test_nothing_is_wider_than_between_the_margins_of_the_form(margin: int) -> None:
    def narrow(document: Any) -> None:
        document.sections[0].left_margin = document.sections[0].right_margin = Mm(margin)

    made = opened(render_in_form(commendation_decision(), letterhead("{nội dung}", change=narrow), draft=False))

    room = (210 - 2 * margin) * 1440 / 25.4
    assert [table for table in made.tables if sum(_widths(table)) > room + len(_widths(table))] == []
    assert len(made.tables) == 2


def _widths(table: Any) -> list[int]:
    return [int(one.get(qn("w:w"))) for one in table._tbl.tblGrid.findall(qn("w:gridCol"))]


def test_the_seal_stands_above_what_the_form_says_at_its_foot() -> None:
    form = letterhead("{nội dung}", change=in_corners)
    footer = opened(render_in_form(plan(), form, draft=False, seal=SEAL)).sections[0].footer

    assert footer._element.findall(f".//{qn('w:framePr')}") == []
    assert [one.text.strip().split(" ")[0] for one in footer.paragraphs] == ["Mã", "Cuối"]


def test_a_placeholder_that_word_split_is_found_and_keeps_the_face_of_its_beginning() -> None:
    form = letterhead("{nội dung}", change=split_runs)
    require_own_form("plan", form)

    made = opened(render_in_form(plan(), form, draft=False))

    [line] = [one for one in made.paragraphs if one.text.startswith("Cơ quan:")]
    assert line.text == f"Cơ quan: {plan().issuer.name} ban hành; Dân vận khéo"
    assert [run.text for run in line.runs if run.bold] == [""]


def test_letters_and_signs_of_a_form_stay() -> None:
    words = f"{LETTERS} & < > \" ' ]]>"

    assert words in docx_text(render_in_form(plan(), letterhead(words, "{nội dung}"), draft=False))


def test_the_same_form_and_paper_give_the_same_bytes() -> None:
    form = letterhead("{cơ quan}", "{nội dung}")

    assert render_in_form(plan(), form, draft=False) == render_in_form(plan(), form, draft=False)


@pytest.mark.parametrize("kind", [kind for kind in SAMPLES if not kind.endswith("certificate")])
def test_every_kind_stands_in_a_letterhead(kind: str) -> None:
    lying = kind in {"registration_summary", "bonus_list"}
    form = letterhead("PHẦN ĐẦU", "{nội dung}", "PHẦN CUỐI", landscape=lying)
    require_own_form(kind, form)

    said = docx_text(render_in_form(SAMPLES[kind], form, draft=False))

    assert said.startswith("PHẦN ĐẦU ")
    assert said.endswith(" PHẦN CUỐI")
    assert len(said) > 300


def test_an_annex_begins_on_a_page_of_its_own() -> None:
    made = opened(render_in_form(commendation_decision(), letterhead("{nội dung}"), draft=False))

    assert [section.orientation for section in made.sections] == [WD_ORIENT.PORTRAIT] * 2


def test_a_sheet_that_is_handed_over_may_be_set_by_its_placeholders_alone() -> None:
    form = letterhead("{TÊN HÌNH THỨC}", "{chủ thể}", "{nội dung khen thưởng}", landscape=True)
    require_own_form("praise_certificate", form)

    said = docx_text(render_in_form(praise_certificate(), form, draft=False))

    assert said.startswith(f"GIẤY BIỂU DƯƠNG {praise_certificate().owner} Đã có ")


DOCUMENT = "word/document.xml"
RELATIONS = "word/_rels/document.xml.rels"
OUTSIDE = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
    b'Target="http://la.example/x.dotm" TargetMode="External"/></Relationships>'
)


def field(code: str) -> Callable[[Any], None]:
    """Add a field whose code is split over two runs."""

    def change(document: Any) -> None:
        paragraph = document.add_paragraph()
        for part in (code[:3], code[3:]):
            run = paragraph.add_run()
            made = run._r.makeelement("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}instrText")
            made.text = part
            run._r.append(made)

    return change


GOOD = letterhead("{nội dung}")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"%PDF-1.7", "Tệp mẫu hỏng hoặc không phải docx. Hãy lưu lại bằng Word rồi gửi."),
        (GOOD[:-200], "Tệp mẫu hỏng hoặc không phải docx. Hãy lưu lại bằng Word rồi gửi."),
        (bytes(6 * 1024 * 1024), "Tệp mẫu lớn hơn 5 MB. Hãy nén ảnh trong tệp rồi gửi lại."),
        (
            with_part(GOOD, "word/media/x.png", bytes(60 * 1024 * 1024)),
            "Tệp mẫu quá lớn sau khi mở. Hãy lưu lại tệp gọn hơn rồi gửi.",
        ),
        (
            with_part(GOOD, "word/vbaProject.bin", b"x"),
            "Tệp mẫu có macro hoặc tệp nhúng. Hãy lưu lại dạng docx không macro, bỏ tệp nhúng.",
        ),
        (
            with_part(GOOD, RELATIONS, OUTSIDE, instead=True),
            "Tệp mẫu có liên kết ra ngoài (siêu liên kết, ảnh liên kết hoặc mẫu đính kèm). Hãy bỏ liên kết, chèn ảnh "
            "trực tiếp rồi gửi lại.",
        ),
        (
            with_part(GOOD, DOCUMENT, b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>', instead=True),
            "Tệp mẫu có khai báo lạ bên trong. Hãy chép nội dung sang tệp Word mới rồi gửi.",
        ),
        (
            letterhead("{nội dung}", change=field("DDEAUTO cmd")),
            "Tệp mẫu có trường tự động “DDEAUTO”. Chỉ dùng được trường số trang. Hãy thay bằng chữ thường hoặc chỗ "
            "điền.",
        ),
        (
            letterhead("{Co quan}", "{nội dung}"),
            "Chỗ điền “{Co quan}” không có trong danh sách. Hãy viết “{cơ quan}”, hoặc chọn chỗ khác trong danh sách.",
        ),
        (
            letterhead("{cơ quan", "{nội dung}"),
            "Chỗ điền “{cơ quan” chưa có dấu } đóng lại. Hãy viết “{cơ quan}”; dấu { và } chỉ dùng cho chỗ điền.",
        ),
        (
            letterhead("{cơ quan}"),
            "Tệp mẫu chưa có chỗ điền “{nội dung}”. Hãy viết {nội dung} trên một dòng riêng, nơi nội dung văn bản sẽ "
            "đứng.",
        ),
        (letterhead("{nội dung}", "{nội dung}"), "Tệp mẫu có 2 chỗ điền “{nội dung}”. Hãy giữ lại một chỗ."),
        (
            letterhead("Đây là {nội dung}"),
            "Chỗ điền “{nội dung}” phải đứng riêng một dòng, ngoài bảng và khung; ở tệp mẫu nó nằm trong “Đây là "
            "{nội dung}”.",
        ),
        (
            letterhead("{nội dung}", landscape=True),
            "Văn bản này in khổ dọc. Hãy đổi hướng giấy của tệp mẫu rồi gửi lại.",
        ),
    ],
)
def test_what_cannot_be_a_form_is_refused_with_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(BadValue) as refused:
        require_own_form("plan", data)

    assert refused.value.sentence == sentence


def test_page_numbers_may_stand_in_a_form() -> None:
    require_own_form("plan", letterhead("{nội dung}", change=field(" PAGE ")))
