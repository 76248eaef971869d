"""What is written as xlsx, read back by another program."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from kheo.sheets import BadTable, Cell, Column, GroupRow, Kind, Row, Table, write_table
from kheo.vietnamese import nfc
from tests.sheets.samples import SUMMARY, opened, plain, with_rows

FORMULAS = ["=1+1", "+84 26", "-2+3", "@SUM(A1)", "=cmd|' /C calc'!A0", "\t=1", "{=1}", "＝1+1", " =1", "'=1"]
LINKS_AND_FIGURES = ["http://vi.du", "mailto:a@vi.du", "internal:Sheet1!A1", "007", "1.5", "TRUE", "_x0041_", "#N/A"]


def value_of(cell: Any) -> object:
    """Give a cell's value, a day as its ISO form."""
    return cell.value.date().isoformat() if isinstance(cell.value, datetime) else cell.value


def first_row(page: Worksheet) -> list[object]:
    """Read the first row under a one-line title and one-line headings."""
    return [value_of(cell) for cell in page[4]]


def test_the_whole_table_is_read_back_line_by_line() -> None:
    page = opened(SUMMARY)

    assert [tuple(value_of(cell) for cell in row) for row in page.iter_rows()] == [
        ("ĐẢNG ỦY KHỐI MẪU", None, None, "ĐẢNG CỘNG SẢN VIỆT NAM", None, None),
        ("BAN CHỈ ĐẠO\n*", None, None, "ngày 31 tháng 01 năm 2014", None, None),
        (None,) * 6,
        ("BIỂU TỔNG HỢP ĐĂNG KÝ", *(None,) * 5),
        ("(Dữ liệu mẫu)", *(None,) * 5),
        (None,) * 6,
        ("STT", "Đơn vị", "Loại hình", None, "Kinh phí", "Ngày đăng ký"),
        (None, None, "Tập thể", "Cá nhân", None, None),
        ("I. TẬP THỂ", *(None,) * 5),
        (1, "Sở Nội vụ", "x", None, 2530000, "2014-01-15"),
        ("II. CÁ NHÂN", *(None,) * 5),
        (2, "Chi cục Thủy lợi", None, "x", 12.5, "2014-01-31"),
        (None, "Tổng cộng", "1", "1", 2530012.5, None),
        ("Ghi chú: số liệu mẫu.", *(None,) * 5),
        (None,) * 6,
        ("Nơi nhận:", None, None, "T/M BAN CHỈ ĐẠO", None, None),
        ("- Lưu.", None, None, "TRƯỞNG BAN", None, None),
    ]


def test_headings_groups_and_lines_are_merged() -> None:
    merged = {str(cells) for cells in opened(SUMMARY).merged_cells.ranges}

    headings = {"A7:A8", "B7:B8", "C7:D7", "E7:E8", "F7:F8"}
    halves = {"A1:C1", "D1:F1", "A2:C2", "D2:F2", "A16:C16", "D16:F16", "A17:C17", "D17:F17"}
    across = {"A4:F4", "A5:F5", "A9:F9", "A11:F11", "A14:F14"}
    assert merged == headings | halves | across


def test_the_page_prints_on_a4_landscape_with_headings_on_every_page() -> None:
    page = opened(SUMMARY)

    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    assert page.page_setup.fitToHeight == 0
    assert page.sheet_properties.pageSetUpPr is not None
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.print_title_rows == "$7:$8"
    assert page.freeze_panes == "C9"
    assert page.oddFooter is not None
    assert page.oddFooter.center.text == "Trang &P/&N"


def test_everything_is_set_in_times_new_roman() -> None:
    page = opened(SUMMARY)

    assert {cell.font.name for row in page.iter_rows() for cell in row} == {"Times New Roman"}
    assert (page["A4"].font.size, page["B10"].font.size) == (14, 12)


def test_weight_and_slant_follow_the_parts_of_the_table() -> None:
    page = opened(SUMMARY)
    looks = {
        place: (bool(page[place].font.bold), bool(page[place].font.italic))
        for place in ["A1", "D1", "D2", "A4", "A5", "A7", "A9", "B10", "B13", "A14"]
    }

    assert looks == {
        "A1": (False, False),
        "D1": (True, False),
        "D2": (False, True),
        "A4": (True, False),
        "A5": (False, True),
        "A7": (True, False),
        "A9": (True, False),
        "B10": (False, False),
        "B13": (True, False),
        "A14": (False, True),
    }


def test_columns_have_their_width_and_side() -> None:
    page = opened(SUMMARY)

    assert [round(page.column_dimensions[letter].width) for letter in "ABCEF"] == [6, 21, 9, 15, 13]
    assert [page[place].alignment.horizontal for place in ["A10", "B10", "C10", "E10", "F10"]] == [
        "right",
        "left",
        "center",
        "right",
        "center",
    ]


def test_numbers_and_days_take_a_vietnamese_shape() -> None:
    page = opened(SUMMARY)

    assert [page[place].number_format for place in ["E10", "E12", "F10"]] == ["#,##0", "#,##0.0", "dd/mm/yyyy"]


def test_rows_grow_with_their_text() -> None:
    page = opened(with_rows(SUMMARY, Row([1, "chữ " * 30, None, None, None, None]), GroupRow("nhóm " * 60)))

    assert (page.row_dimensions[9].height or 0) > 100
    assert (page.row_dimensions[10].height or 0) > 70


def test_a_heading_taller_than_its_group_makes_the_second_line_taller() -> None:
    columns = [Column(heading="một đầu cột rất dài " * 3, width=10), Column(heading="b", group="nhóm", width=10)]
    page = opened(Table(title=["Biểu"], columns=columns, rows=[]))

    assert (page.row_dimensions[3].height or 0) < 25
    assert (page.row_dimensions[4].height or 0) > 80


@pytest.mark.parametrize("text", [*FORMULAS, *LINKS_AND_FIGURES])
@pytest.mark.parametrize("kind", ["text", "number", "day"])
def test_typed_text_stays_text_wherever_it_stands(text: str, kind: Kind) -> None:
    columns = [Column(heading=text, kind=kind), Column(heading=text, kind=kind, group=text)]
    table = Table(
        head=[(text, text)],
        title=[text],
        columns=columns,
        rows=[GroupRow(text), Row([text, text])],
        totals=[text, text],
        notes=[text],
        foot=[(text, text)],
    )

    cells = [cell for row in opened(table).iter_rows() for cell in row if cell.value is not None]

    assert len(cells) == 14
    assert {(cell.value, cell.data_type, cell.hyperlink) for cell in cells} == {(text, "s", None)}


@pytest.mark.parametrize("grouped", [False, True])
def test_no_part_of_the_file_holds_a_formula_or_a_link(*, grouped: bool) -> None:
    column = Column(heading="=1+1", group="=1" if grouped else "")
    parts = ZipFile(BytesIO(write_table(with_rows(plain(1, columns=[column]), *(Row([text]) for text in FORMULAS)))))

    page = parts.read("xl/worksheets/sheet1.xml")
    assert (b"<f>" in page, b"hyperlink" in page) == (False, False)
    assert "xl/worksheets/_rels/sheet1.xml.rels" not in parts.namelist()


def test_characters_a_file_cannot_hold_are_taken_out() -> None:
    assert first_row(opened(plain("a\x00b\x1f\ud800\uffff\u200bc\r\nd", "Ðảng\u00a0ủy"))) == ["abc\nd", "Đảng ủy"]


@settings(max_examples=25, deadline=None)  # a busy machine is no fault of the writer
@given(st.text(min_size=1))
def test_any_text_is_read_back_in_its_stored_form(text: str) -> None:
    assert first_row(opened(plain(text, 1)))[0] == (nfc(text) or None)


def test_the_longest_text_passes_and_one_more_is_refused() -> None:
    longest = "ấ" * 32_767

    assert first_row(opened(plain(longest))) == [longest]
    with pytest.raises(BadTable) as refusal:
        write_table(plain(1, longest + "b"))
    assert (
        refusal.value.sentence
        == str(refusal.value)
        == (
            "Ô ở dòng 4, cột “Cột 2” dài 32.768 ký tự; một ô bảng tính chứa nhiều nhất 32.767 ký tự. "
            "Hãy rút gọn nội dung ấy rồi xuất lại."
        )
    )


def test_length_is_counted_as_excel_counts_it() -> None:
    with pytest.raises(BadTable, match=r"dài 32\.768 ký tự"):
        write_table(plain("😀" * 16_384))


@pytest.mark.parametrize(
    ("cell", "kind", "read"),
    [
        (7, "text", "7"),
        (Decimal("1234.5"), "text", "1.234,5"),
        (date(2014, 1, 15), "text", "15/01/2014"),
        (date(1890, 5, 19), "day", "19/05/1890"),
        (date(1900, 3, 1), "day", "1900-03-01"),
        (123456789012345, "number", 123456789012345),
        (1234567890123456, "number", "1.234.567.890.123.456"),
        (0, "number", 0),
        (-1.25, "number", -1.25),
        ("≥ 98", "number", "≥ 98"),
        ("", "text", None),
        (None, "day", None),
    ],
)
def test_each_value_is_kept_exactly(cell: Cell, kind: Kind, read: object) -> None:
    assert first_row(opened(plain(cell, columns=[Column(heading="Cột", kind=kind)]))) == [read]


@pytest.mark.parametrize("cell", [float("nan"), float("inf"), Decimal("NaN")])
def test_what_is_no_number_is_refused(cell: Cell) -> None:
    with pytest.raises(BadTable, match=r"Ô ở dòng 4, cột “Cột 1” không phải là số .* Hãy kiểm tra lại"):
        write_table(plain(cell))


@pytest.mark.parametrize(
    ("wanted", "given_name"),
    [
        ("Mẫu 2: tổng hợp/2014", "Mẫu 2 tổng hợp 2014"),
        ("'Danh sách'", "Danh sách"),
        ("[]:*?/\\", "Bảng"),
        ("History", "Bảng"),
        ("", "Bảng"),
        ("a" * 30 + "😀", "a" * 30),
        ("b" * 40, "b" * 31),
    ],
)
def test_a_sheet_name_is_made_fit(wanted: str, given_name: str) -> None:
    assert opened(replace(SUMMARY, sheet_name=wanted)).title == given_name


def test_a_table_of_one_column_stands() -> None:
    page = opened(replace(plain("x"), head=[("trái", "phải")], notes=["ghi chú"]))

    assert [row[0] for row in page.iter_rows(values_only=True)] == [
        "trái", "phải", None, "Biểu", None, "Cột 1", "x", "ghi chú",
    ]  # fmt: skip


def test_an_empty_table_has_its_headings() -> None:
    assert opened(with_rows(plain(1))).max_row == 3


def test_the_same_table_gives_the_same_bytes() -> None:
    assert write_table(SUMMARY) == write_table(SUMMARY)
