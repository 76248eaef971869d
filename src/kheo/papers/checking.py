"""Read a docx back and say where it departs from the layout of its body and its day. What it says is not judged.

It reads any docx, also one that an office has edited; nothing here knows how ours are written.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from docx import Document
from docx.oxml.ns import qn

from kheo import vietnamese
from kheo.papers.layouts import LAYOUTS, PAGE_HEIGHT, PAGE_WIDTH, Layout, layout_for
from kheo.papers.values import Body

_NEAR: Final = 0.6  # millimetres: word processors round to twips
_DAY: Final = re.compile(r"ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})", re.IGNORECASE)
_FAMILY: Final = ("ascii", "hAnsi", "cs", "eastAsia")
_DRAFT: Final = "DỰ THẢO"


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found: the layout it was held against, and each departure in a sentence."""

    layout: Layout
    problems: tuple[str, ...]


def check_docx(data: bytes, *, layout: Layout | None = None) -> Checked:
    """Hold a docx against a layout, or against that of the body and the day it names. Raises `BadValue` for no docx."""
    try:
        document = Document(io.BytesIO(data))
    except (KeyError, ValueError, zipfile.BadZipFile) as bad:
        raise vietnamese.BadValue(
            "Tệp này không phải văn bản .docx, hoặc đã hỏng. Hãy mở bằng Word và lưu lại."
        ) from bad
    text = _text(document)
    held = layout or _layout_of(text)
    problems = (
        *_pages(document, held),
        *_fonts(document, held),
        *_sizes(document, held),
        *_language(document),
        *_numbers(document),
        *_order(document, text, held),
    )
    return Checked(held, tuple(dict.fromkeys(problems)))


def _text(document: Any) -> str:
    parts = [
        found.text or "" if found.tag == qn("w:t") else " "
        for found in document.element.body.iter(qn("w:t"), qn("w:br"), qn("w:p"))
    ]
    return " ".join("".join(parts).split())


def _layout_of(text: str) -> Layout:
    """Choose by the banner and the first day: a paper that has neither is held against the newest of the Party."""
    body = next((layout.body for layout in LAYOUTS if layout.banner in text), Body.PARTY)
    return layout_for(body, _first_day(text))


def _first_day(text: str) -> date | None:
    found = _DAY.search(text)
    if found is None:
        return None
    try:
        return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        return None


def _framed(section: Any) -> bool:
    return section._sectPr.find(qn("w:pgBorders")) is not None


def _pages(document: Any, layout: Layout) -> Iterator[str]:
    margins = layout.margins
    asked = (("trên", margins.top), ("dưới", margins.bottom), ("trái", margins.left), ("phải", margins.right))
    for section in document.sections:
        sides = {round(section.page_width.mm), round(section.page_height.mm)}
        if sides != {round(PAGE_WIDTH), round(PAGE_HEIGHT)}:
            yield "Khổ giấy không phải A4 (210 × 297 mm)."
        if _framed(section):
            continue
        found = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
        for (side, wanted), length in zip(asked, found, strict=True):
            if abs(length.mm - wanted) > _NEAR:
                shown = vietnamese.show_number(round(length.mm, 1))
                yield f"Lề {side} là {shown} mm, phải là {wanted:g} mm."


def _fonts(document: Any, layout: Layout) -> Iterator[str]:
    for root in (document.element, document.styles.element):
        for fonts in root.iter(qn("w:rFonts")):
            for script in _FAMILY:
                name = fonts.get(qn(f"w:{script}"))
                if name not in {None, layout.font}:
                    yield f"Phông chữ “{name}”, phải là “{layout.font}”."


def _sizes(document: Any, layout: Layout) -> Iterator[str]:
    """Look at running text only: tables, heads and recipients have sizes of their own."""
    normal = document.styles["Normal"].font.size
    if normal is None or normal.pt != layout.size:
        yield f"Cỡ chữ thường là {normal.pt if normal else 0:g}, phải là {layout.size:g}."
    for paragraph in document.paragraphs:
        style = paragraph.paragraph_format
        if not paragraph.text.strip() or not style.first_line_indent or paragraph.style.name.startswith("Heading"):
            continue
        for run in paragraph.runs:
            if run.font.size is not None and run.font.size.pt < layout.small_size:
                yield f"Lời văn “{paragraph.text.strip()[:40]}…” cỡ {run.font.size.pt:g}, nhỏ quá."


def _language(document: Any) -> Iterator[str]:
    languages = {found.get(qn("w:val")) for found in document.styles.element.iter(qn("w:lang"))}
    if languages != {"vi-VN"}:
        yield "Ngôn ngữ của văn bản chưa đặt là tiếng Việt (vi-VN)."
    if not document.core_properties.title:
        yield "Thuộc tính của tệp chưa có tên văn bản."


def _numbers(document: Any) -> Iterator[str]:
    for place, section in enumerate(document.sections):
        if _framed(section):
            continue
        if place == 0 and not section.different_first_page_header_footer:
            yield "Trang đầu mang số trang; số trang chỉ ghi từ trang thứ hai."
        if "PAGE" not in section.header._element.xml:
            yield "Thiếu số trang ở giữa, phía trên."


def _order(document: Any, text: str, layout: Layout) -> Iterator[str]:
    """Look for the parts in the order in which they must stand; those that a kind need not have may be missing."""
    heading = next((one.text for one in document.paragraphs if one.style.name == "Heading 1"), "")
    if not heading:
        yield "Không thấy tên loại văn bản (tiêu đề cấp 1)."
    head, after = text.partition(heading)[::2] if heading else (text, text)
    named = "quốc hiệu" if layout.motto else "tiêu đề “Đảng Cộng sản Việt Nam”"
    wanted = [(named, layout.banner), ("tiêu ngữ", layout.motto)]
    if not _framed(document.sections[0]):
        wanted.append(("địa danh, ngày tháng", "ngày "))
    last = 0
    for name, words in wanted:
        at = head.find(words, last)
        if at < 0:
            yield f"Thành phần “{name}” đứng sai chỗ." if words in text else f"Thiếu thành phần “{name}”."
        last = max(last, at)
    if "Nơi nhận:" in text and "Nơi nhận:" not in after:
        yield "Thành phần “nơi nhận” đứng sai chỗ."
