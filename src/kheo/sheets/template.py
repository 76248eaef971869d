"""Write a sheet to be filled in: headings with notes, lists to choose from, rows that are known already.

The heading row is what `reading` looks for, so a template comes back without a question about its columns.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from kheo.sheets.table import Cell, Column
from kheo.sheets.values import clean_text, to_value
from kheo.sheets.xlsx import BOOK, FONT, MADE_AT

_LISTS: Final = "Danh mục"
_GUIDE: Final = "Hướng dẫn"
_LAST: Final = 5_000  # rows below the heading that offer the lists
_LONGEST_NOTE: Final = 255


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """Cột để điền: its heading, a note that is shown where one types, and what may be chosen."""

    heading: str
    note: str = ""
    width: float = 18
    needed: bool = False
    choices: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """Mẫu để điền: title and notes above, blanks, rows already filled in, and a guide on a sheet of its own."""

    title: str
    blanks: Sequence[Blank]
    rows: Sequence[Sequence[Cell]] = ()
    guide: Sequence[str] = ()
    sheet_name: str = "Nhập"


def write_template(template: Template) -> bytes:
    """Write it as xlsx; the same template gives the same bytes."""
    out = BytesIO()
    with Workbook(out, {**BOOK, "in_memory": True}) as book:
        book.set_properties({"title": clean_text(template.title, "Tiêu đề")[:255], "created": MADE_AT})
        page = book.add_worksheet(template.sheet_name)
        guide, lists = book.add_worksheet(_GUIDE), book.add_worksheet(_LISTS)
        _heading(book, page, template)
        _rows(book, page, template)
        _offer(page, lists, template)
        _explain(book, guide, template)
        lists.hide()
    return out.getvalue()


def _heading(book: Workbook, page: Worksheet, template: Template) -> None:
    look = {"font_name": FONT, "font_size": 12, "border": 1, "text_wrap": True, "align": "center", "valign": "vcenter"}
    needed = book.add_format({**look, "bold": True, "bg_color": "#FFF2CC"})
    other = book.add_format({**look, "bold": True})
    page.write_string(0, 0, clean_text(template.title, "Tiêu đề"), book.add_format({"bold": True, "font_size": 14}))
    for at, blank in enumerate(template.blanks):
        page.set_column(at, at, blank.width)
        page.write_string(1, at, clean_text(blank.heading, "Tiêu đề cột"), needed if blank.needed else other)
    page.set_row(1, 48)
    page.freeze_panes(2, 0)


def _rows(book: Workbook, page: Worksheet, template: Template) -> None:
    look = book.add_format({"font_name": FONT, "font_size": 12, "text_wrap": True, "valign": "top"})
    for number, row in enumerate(template.rows):
        for at, (cell, blank) in enumerate(zip(row, template.blanks, strict=True)):
            value = to_value(cell, Column(heading=blank.heading, kind="number"), blank.heading)
            if isinstance(value, str):
                page.write_string(2 + number, at, value, look)
            elif value is not None:
                page.write(2 + number, at, value, look)


def _offer(page: Worksheet, lists: Worksheet, template: Template) -> None:
    for at, blank in enumerate(template.blanks):
        note = {"input_title": blank.heading[:32], "input_message": blank.note[:_LONGEST_NOTE]} if blank.note else {}
        rule: dict[str, object] = {"validate": "any", **note}
        if blank.choices:
            lists.write_column(0, at, [clean_text(one, blank.heading) for one in blank.choices])
            column = xl_col_to_name(at, col_abs=True)
            rule |= {
                "validate": "list",
                "source": f"='{_LISTS}'!{column}$1:{column}${len(blank.choices)}",
                "error_type": "warning",
                "error_title": "Không có trong danh sách",
                "error_message": "Hãy chọn trong danh sách thả xuống.",
            }
        page.data_validation(2, at, _LAST, at, rule)


def _explain(book: Workbook, guide: Worksheet, template: Template) -> None:
    wrap = book.add_format({"font_name": FONT, "font_size": 12, "text_wrap": True, "valign": "top"})
    guide.set_column(0, 0, 32)
    guide.set_column(1, 1, 90)
    for at, line in enumerate(template.guide):
        guide.merge_range(at, 0, at, 1, clean_text(line, "Hướng dẫn"), wrap)
    for at, blank in enumerate(template.blanks, len(template.guide) + 1):
        guide.write_string(at, 0, blank.heading + (" (phải có)" if blank.needed else ""), wrap)
        guide.write_string(at, 1, blank.note, wrap)
