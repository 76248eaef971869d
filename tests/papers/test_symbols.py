"""Both orders of a paper's number are read, the literal is kept, nonsense is refused."""

import unicodedata

import pytest

from kheo.papers.symbols import parse_symbol, write_symbol
from kheo.papers.values import Body
from kheo.vietnamese import BadValue


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("01-KH/BCĐ", (1, "KH", "BCĐ", Body.PARTY, None)),
        ("07/HD-BCĐ", (7, "HD", "BCĐ", Body.STATE, None)),
        ("Số 31-QĐ/ĐU", (31, "QĐ", "ĐU", Body.PARTY, None)),
        ("Số: 12/QĐ-SNV", (12, "QĐ", "SNV", Body.STATE, None)),
        ("30/2020/NĐ-CP", (30, "NĐ", "CP", Body.STATE, 2020)),
        ("05 – TTr / TCĐ", (5, "TTr", "TCĐ", Body.PARTY, None)),
        ("112/QĐ-UBND-NC", (112, "QĐ", "UBND-NC", Body.STATE, None)),
        ("19780-CV/VPTW", (19780, "CV", "VPTW", Body.PARTY, None)),
        ("45/SNV", (45, "", "SNV", Body.STATE, None)),
        (unicodedata.normalize("NFD", "31-QĐ/ĐU"), (31, "QĐ", "ĐU", Body.PARTY, None)),
    ],
)
def test_both_orders_are_read(text: str, read: tuple[int, str, str, Body, int | None]) -> None:
    symbol = parse_symbol(text)

    assert (symbol.number, symbol.kind, symbol.organ, symbol.order, symbol.year) == read
    assert symbol.literal == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("text", ["", "QĐ/ĐU", "31", "31-QĐ", "ba mươi mốt", "31/QĐ/ĐU"])
def test_what_is_in_neither_order_is_refused(text: str) -> None:
    with pytest.raises(BadValue, match="Không đọc được số, ký hiệu"):
        parse_symbol(text)


@pytest.mark.parametrize(("order", "written"), [(Body.PARTY, "05-QĐ/ĐU"), (Body.STATE, "05/QĐ-ĐU")])
def test_a_number_is_written_in_the_order_of_its_body_and_read_back(order: Body, written: str) -> None:
    assert write_symbol(5, "QĐ", "ĐU", order) == written
    assert parse_symbol(written).order == order
