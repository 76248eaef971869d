"""Numbers as figures."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kheo.vietnamese import BadValue, parse_number, show_number

NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**14), max_value=10**14, places=6)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1.234.567,5", "1234567.5"),
        ("1234567,5", "1234567.5"),
        ("1 234 567,5", "1234567.5"),
        ("1\u00a0234", "1234"),
        ("2.530.000", "2530000"),
        ("1.234", "1234"),
        ("12,5", "12.5"),
        ("1,234", "1.234"),
        ("02", "2"),
        ("0", "0"),
        ("-3,5", "-3.5"),
        ("\u2212" + "3", "-3"),
        ("+7", "7"),
        (" 91,5 ", "91.5"),
    ],
)
def test_a_number_is_read_as_vietnam_writes_it(written: str, number: str) -> None:
    assert parse_number(written) == Decimal(number)


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("", "Chưa có số. Hãy gõ số, ví dụ 1.234,5."),
        (
            "1.5",
            "Số “1.5” chưa rõ nghĩa: dấu chấm chỉ dùng để tách hàng nghìn. "
            "Nếu là số thập phân, hãy gõ “1,5”; nếu không, hãy bỏ dấu chấm.",
        ),
        (
            "0.125",
            "Số “0.125” chưa rõ nghĩa: dấu chấm chỉ dùng để tách hàng nghìn. "
            "Nếu là số thập phân, hãy gõ “0,125”; nếu không, hãy bỏ dấu chấm.",
        ),
        ("98 %", "Số “98 %” có dấu %: đơn vị tính ghi ở ô riêng. Hãy chỉ gõ “98”."),
        (
            "1,234,567.5",
            "Số “1,234,567.5” viết theo lối nước ngoài: dấu phẩy chỉ dùng cho phần thập phân. Hãy gõ “1.234.567,5”.",
        ),
        (
            "≥ 98",
            "Không đọc được số “≥ 98”: ô này chỉ nhận chữ số, dấu chấm tách hàng nghìn và một dấu phẩy thập phân. "
            "Hãy gõ như 1.234,5, không kèm chữ, đơn vị hay dấu so sánh.",
        ),
        ("1" * 25, "Số “1111111111111111111111111” quá dài: phần mềm nhận tối đa 24 chữ số. Hãy kiểm tra lại số."),
    ],
)
def test_a_bad_number_is_refused_with_what_why_and_how(written: str, sentence: str) -> None:
    with pytest.raises(BadValue) as refusal:
        parse_number(written)

    assert refusal.value.sentence == sentence


@pytest.mark.parametrize(
    "written",
    ["1.23.456", "1.234.56", "1234.567", "1.234 567", "1,2,3", "12,", ",5", "1e3", "NaN", "٣", "--1", "01.234"],
)
def test_a_doubtful_number_is_not_guessed(written: str) -> None:
    with pytest.raises(BadValue):
        parse_number(written)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (Decimal("1234567.5"), "1.234.567,5"),
        (Decimal("98.50"), "98,5"),
        (Decimal("1E+3"), "1.000"),
        (Decimal("-0.00"), "0"),
        (-1234, "-1.234"),
        (0.1, "0,1"),
        (12.0, "12"),
        (10**30 + 1, "1.000.000.000.000.000.000.000.000.000.001"),
    ],
)
def test_a_number_is_shown_with_dots_and_a_comma(number: Decimal | int | float, shown: str) -> None:
    assert show_number(number) == shown


@pytest.mark.parametrize(
    ("number", "places", "shown"),
    [
        (Decimal("12.345"), 2, "12,35"),
        (Decimal("-12.345"), 2, "-12,35"),
        (Decimal("0.999"), 2, "1,00"),
        (1234, 1, "1.234,0"),
        (Decimal("2.5"), 0, "3"),
        (Decimal("-0.4"), 0, "0"),
        (Decimal("1234567890123456789012345678.905"), 2, "1.234.567.890.123.456.789.012.345.678,91"),
    ],
)
def test_a_number_is_rounded_where_places_are_asked(number: Decimal | int, places: int, shown: str) -> None:
    assert show_number(number, places=places) == shown


@pytest.mark.parametrize("number", [float("nan"), float("inf"), Decimal("NaN")])
def test_what_is_no_number_is_not_shown(number: Decimal | float) -> None:
    with pytest.raises(ValueError, match="finite"):
        show_number(number)


@given(NUMBERS)
def test_a_number_shown_is_read_back(number: Decimal) -> None:
    assert parse_number(show_number(number)) == number


@given(st.text("0123456789., -+%", max_size=12))
def test_what_is_read_is_shown_and_read_the_same(written: str) -> None:
    read = number_or_sentence(written)

    assert "hãy" in read.lower() if isinstance(read, str) else parse_number(show_number(read)) == read


def number_or_sentence(written: str) -> Decimal | str:
    try:
        return parse_number(written)
    except BadValue as refusal:
        return refusal.sentence
