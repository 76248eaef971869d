"""What is written as csv, read back by the standard reader."""

import csv
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kheo.sheets import BadTable, Column, GroupRow, Table, write_csv
from kheo.vietnamese import nfc
from tests.sheets.samples import SUMMARY, plain


def read(table: Table) -> list[list[str]]:
    return list(csv.reader(StringIO(write_csv(table).decode("utf-8-sig"), newline="")))


def test_headings_and_rows_are_read_back_with_their_group() -> None:
    assert read(SUMMARY) == [
        ["Nhóm", "STT", "Đơn vị", "Loại hình – Tập thể", "Loại hình – Cá nhân", "Kinh phí", "Ngày đăng ký"],
        ["I. TẬP THỂ", "1", "Sở Nội vụ", "x", "", "2530000", "15/01/2014"],
        ["II. CÁ NHÂN", "2", "Chi cục Thủy lợi", "", "x", "12,5", "31/01/2014"],
    ]


def test_without_groups_there_is_no_group_column() -> None:
    assert read(plain("a", 1)) == [["Cột 1", "Cột 2"], ["a", "1"]]


def test_excel_recognises_the_encoding_and_the_line_ends() -> None:
    assert write_csv(plain("ệ")) == "\ufeffCột 1\r\nệ\r\n".encode()


@pytest.mark.parametrize("text", ["=1+1", "+84", "-", "@a", "\t=1", " =1", "\n+1", "＝1", "＋1", "－1", "＠a"])
def test_text_that_might_run_gets_an_apostrophe_wherever_it_stands(text: str) -> None:
    rows = read(plain(text, columns=[Column(heading=text)]))

    assert rows == [["'" + text], ["'" + text]]


def test_a_group_that_might_run_gets_an_apostrophe() -> None:
    table = Table(title=[], columns=SUMMARY.columns, rows=[GroupRow("=I"), SUMMARY.rows[1]])

    assert read(table)[1][0] == "'=I"


@pytest.mark.parametrize(("number", "field"), [(-5, "-5"), (Decimal("-1234.5"), "-1234,5"), (0, "0")])
def test_a_real_number_is_no_formula(number: Decimal | int, field: str) -> None:
    assert read(plain(number))[1] == [field]


def test_a_day_is_written_as_it_is_shown() -> None:
    assert read(plain(date(2014, 1, 5)))[1] == ["05/01/2014"]


def test_text_too_long_for_a_cell_is_refused_here_too() -> None:
    with pytest.raises(BadTable, match=r"Ô ở dòng 1, cột “Cột 1” dài 32\.768 ký tự"):
        write_csv(plain("a" * 32_768))


@given(st.text(min_size=1))
def test_any_text_comes_back_but_for_the_apostrophe(text: str) -> None:
    field = read(plain(text, "x"))[1][0]

    assert field in {nfc(text), "'" + nfc(text)}
    assert not field.lstrip().startswith(("=", "+", "-", "@"))
