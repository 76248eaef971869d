"""The docx read back: page, font, language, order of parts, heads that repeat, rows that are not split."""

import io
import zipfile
from datetime import UTC, datetime

import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from kheo.papers import KINDS
from kheo.papers.specimens import SAMPLES
from tests.papers.reading import docx_text, opened, written

CERTIFICATES = ("praise_certificate", "award_certificate", "recognition_certificate")


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in CERTIFICATES])
def test_every_section_has_the_margins_of_the_layout(kind: str) -> None:
    for section in opened(written(SAMPLES[kind], "docx")).sections:
        sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)

        assert [round(side.mm) for side in sides if side is not None] == [20, 20, 30, 15]


def test_form_two_the_bonuses_and_what_is_handed_over_lie_and_the_others_stand() -> None:
    turned = {
        kind: [
            section.orientation == WD_ORIENT.LANDSCAPE for section in opened(written(SAMPLES[kind], "docx")).sections
        ]
        for kind in KINDS
    }

    assert [turned.pop(kind) for kind in ("registration_summary", "bonus_list", *CERTIFICATES)] == [[True]] * 5
    assert {lies for sections in turned.values() for lies in sections} == {False}
    section = opened(written(SAMPLES["registration_form"], "docx")).sections[0]
    assert (round((section.page_width or Mm(0)).mm), round((section.page_height or Mm(0)).mm)) == (210, 297)


def test_the_only_font_is_times_new_roman_in_every_script() -> None:
    document = opened(written(SAMPLES["achievement_report"], "docx"))
    found = [
        fonts.get(qn(f"w:{script}"))
        for root in (document.styles.element, document.element)
        for fonts in root.iter(qn("w:rFonts"))
        for script in ("ascii", "hAnsi", "cs", "eastAsia")
    ]

    assert set(found) == {"Times New Roman"}
    assert document.styles["Normal"].font.size == Pt(14)


def test_the_language_is_vietnamese_and_the_properties_are_set() -> None:
    document = opened(written(SAMPLES["commendation_decision"], "docx"))
    languages = [language.get(qn("w:val")) for language in document.styles.element.iter(qn("w:lang"))]
    properties = document.core_properties

    assert languages == ["vi-VN"]
    assert properties.title == "Quyết định khen thưởng 31-QĐ/ĐU – “Dân vận khéo”"
    assert (properties.language, properties.created) == ("vi-VN", datetime(2014, 10, 14, tzinfo=UTC))


def test_the_parts_of_a_decision_stand_in_order() -> None:
    text = docx_text(written(SAMPLES["commendation_decision"], "docx"))
    parts = (
        "ĐẢNG BỘ KHỐI CÁC CƠ QUAN TỈNH",
        "ĐẢNG ỦY VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH *",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Số 31-QĐ/ĐU",
        "Hoa Sen, ngày 14 tháng 10 năm 2014",
        "QUYẾT ĐỊNH về việc biểu dương, khen thưởng",
        "-----",
        "- Căn cứ Quy chế làm việc",
        "- Xét đề nghị của Tổ chỉ đạo",
        "Điều 1.",
        "Điều 2.",
        "Điều 3.",
        "Nơi nhận:",
        "- Lưu Văn phòng Đảng ủy.",
        "T/M ĐẢNG ỦY BÍ THƯ Nguyễn Văn Mẫu",
        "DANH SÁCH",
        "(Kèm theo Quyết định số 31-QĐ/ĐU, ngày 14 tháng 10 năm 2014",
        "Tổng cộng 1.725.000",
    )

    places = [text.find(part) for part in parts]

    assert -1 not in places
    assert places == sorted(places)


def test_headings_are_headings() -> None:
    document = opened(written(SAMPLES["achievement_report"], "docx"))
    headings = [
        (paragraph.style.name, paragraph.text)
        for paragraph in document.paragraphs
        if paragraph.style and paragraph.style.name and paragraph.style.name.startswith("Heading")
    ]

    assert headings[:3] == [
        ("Heading 1", "BÁO CÁO THÀNH TÍCH"),
        ("Heading 2", "I. SƠ LƯỢC ĐẶC ĐIỂM, TÌNH HÌNH"),
        ("Heading 2", "II. THÀNH TÍCH ĐẠT ĐƯỢC"),
    ]


def test_head_rows_repeat_and_no_row_is_split() -> None:
    document = opened(written(SAMPLES["registration_summary"], "docx"))
    table = next(
        found for found in document.element.body.iter(qn("w:tbl")) if found.find(f".//{qn('w:tblHeader')}") is not None
    )
    rows = table.findall(qn("w:tr"))

    assert [row.find(f".//{qn('w:tblHeader')}") is not None for row in rows[:3]] == [True, True, False]
    assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)


def test_a_draft_carries_its_mark_on_every_page_and_an_issued_paper_none() -> None:
    kind = "commendation_decision"

    assert _headers(written(SAMPLES[kind], "docx", draft=True)).count('string="DỰ THẢO"') == 3
    assert "DỰ THẢO" not in _headers(written(SAMPLES[kind], "docx"))


def test_the_first_page_has_no_number_and_the_others_have() -> None:
    section = opened(written(SAMPLES["registration_form"], "docx")).sections[0]

    assert section.different_first_page_header_footer
    assert "PAGE" not in section.first_page_header._element.xml
    assert "PAGE" in section.header._element.xml


def test_the_archive_carries_one_fixed_day() -> None:
    with zipfile.ZipFile(io.BytesIO(written(SAMPLES["registration_form"], "docx"))) as archive:
        days = {entry.date_time for entry in archive.infolist()}

    assert days == {(1980, 1, 1, 0, 0, 0)}


def _headers(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "".join(archive.read(name).decode() for name in archive.namelist() if name.startswith("word/header"))
