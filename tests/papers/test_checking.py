"""The checker: every paper we write passes it, and each departure that an office may make is named."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.shared import Mm, Pt

from kheo.papers import KINDS
from kheo.papers.checking import check_docx
from kheo.papers.command import main
from kheo.papers.specimens import SAMPLES
from kheo.vietnamese import BadValue
from tests.papers.reading import written
from tests.papers.test_state import decision


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_passes(kind: str) -> None:
    checked = check_docx(written(SAMPLES[kind], "docx"))

    assert (checked.layout.key, checked.problems) == ("party-2018", ())


def test_a_paper_of_the_state_is_held_against_its_own_form() -> None:
    checked = check_docx(written(decision(), "docx"))

    assert (checked.layout.key, checked.problems) == ("state-2020", ())


def _margins(document: Any) -> None:
    document.sections[0].left_margin = Mm(20)


def _paper(document: Any) -> None:
    document.sections[0].page_width = Mm(216)


def _font(document: Any) -> None:
    document.paragraphs[-2].add_run("chữ khác").font.name = "Arial"


def _size(document: Any) -> None:
    document.styles["Normal"].font.size = Pt(12)


def _small(document: Any) -> None:
    next(one for one in document.paragraphs if one.text.startswith("Điều 1.")).runs[-1].font.size = Pt(8)


def _first(document: Any) -> None:
    document.sections[0].different_first_page_header_footer = False


def _title(document: Any) -> None:
    document.core_properties.title = ""


def _banner(document: Any) -> None:
    document.tables[0].rows[0].cells[1].paragraphs[0].runs[0].text = "ĐẢNG BỘ TỈNH"


def _heading(document: Any) -> None:
    for found in document.paragraphs:
        if found.style.name == "Heading 1":
            document.element.body.remove(found._p)


def _moved(document: Any) -> None:
    document.element.body.append(document.tables[0]._tbl)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_margins, "Lề trái là 20 mm, phải là 30 mm."),
        (_paper, "Khổ giấy không phải A4 (210 × 297 mm)."),
        (_font, "Phông chữ “Arial”, phải là “Times New Roman”."),
        (_size, "Cỡ chữ thường là 12, phải là 14."),
        (_small, "Lời văn “Điều 1. Biểu dương, khen thưởng 03 mô hì…” cỡ 8, nhỏ quá."),
        (_first, "Trang đầu mang số trang; số trang chỉ ghi từ trang thứ hai."),
        (_title, "Thuộc tính của tệp chưa có tên văn bản."),
        (_banner, "Thiếu thành phần “tiêu đề “Đảng Cộng sản Việt Nam””."),
        (_heading, "Không thấy tên loại văn bản (tiêu đề cấp 1)."),
        (_moved, "Thành phần “địa danh, ngày tháng” đứng sai chỗ."),
    ],
)
def test_a_departure_is_named(spoil: Callable[[Any], None], said: str) -> None:
    document = Document(io.BytesIO(written(SAMPLES["commendation_decision"], "docx")))
    spoil(document)
    spoiled = io.BytesIO()
    document.save(spoiled)

    assert said in check_docx(spoiled.getvalue()).problems


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"PK\x03\x04 hong"])
def test_what_is_no_docx_is_refused(data: bytes) -> None:
    with pytest.raises(BadValue, match=r"không phải văn bản \.docx"):
        check_docx(data)


def test_the_command_tells_and_fails_where_a_paper_departs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = tmp_path / "tot.docx", tmp_path / "hong.docx"
    good.write_bytes(written(SAMPLES["plan"], "docx"))
    bad.write_bytes(b"khong phai")

    assert main(["check", str(good)]) == 0
    told = capsys.readouterr().out
    assert told == f"{good}: đúng thể thức party-2018 (số liệu thể thức chưa đối chiếu với bản gốc)\n"
    assert main(["check", str(good), str(bad), str(tmp_path / "khong-co.docx")]) == 2
    assert "Hãy mở bằng Word và lưu lại." in capsys.readouterr().err
