"""Tables to write, and how to read them back."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from kheo.sheets import Cell, Column, GroupRow, Phrase, Row, Table, write_table

SUMMARY = Table(
    head=[
        ("ĐẢNG ỦY KHỐI MẪU", Phrase("ĐẢNG CỘNG SẢN VIỆT NAM", bold=True)),
        (Phrase("BAN CHỈ ĐẠO\n*", bold=True), Phrase("ngày 31 tháng 01 năm 2014", italic=True)),
    ],
    title=["BIỂU TỔNG HỢP ĐĂNG KÝ", "(Dữ liệu mẫu)"],
    columns=[
        Column(heading="STT", width=5, kind="number"),
        Column(heading="Đơn vị", width=20),
        Column(heading="Tập thể", group="Loại hình", width=8, centred=True),
        Column(heading="Cá nhân", group="Loại hình", width=8, centred=True),
        Column(heading="Kinh phí", width=14, kind="number"),
        Column(heading="Ngày đăng ký", width=12, kind="day"),
    ],
    rows=[
        GroupRow("I. TẬP THỂ"),
        Row([1, "Sở Nội vụ", "x", None, Decimal("2530000"), date(2014, 1, 15)]),
        GroupRow("II. CÁ NHÂN"),
        Row([2, "Chi cục Thủy lợi", None, "x", Decimal("12.50"), date(2014, 1, 31)]),
    ],
    totals=[None, "Tổng cộng", "1", "1", Decimal("2530012.5"), None],
    notes=["Ghi chú: số liệu mẫu."],
    foot=[("Nơi nhận:", "T/M BAN CHỈ ĐẠO"), ("- Lưu.", "TRƯỞNG BAN")],
    sheet_name="Mẫu 2",
    frozen_columns=2,
)


def plain(*cells: Cell, columns: list[Column] | None = None) -> Table:
    """Make a table of one row under one-line headings."""
    columns = columns or [Column(heading=f"Cột {at + 1}", kind="number") for at in range(len(cells))]
    return Table(title=["Biểu"], columns=columns, rows=[Row(cells)])


def opened(table: Table) -> Worksheet:
    """Write a table and read it back."""
    page = load_workbook(BytesIO(write_table(table))).active
    assert isinstance(page, Worksheet)
    return page


def with_rows(table: Table, *rows: Row | GroupRow) -> Table:
    return replace(table, rows=rows)
