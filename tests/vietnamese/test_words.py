"""Numbers in words, held against words written out by hand and read back by a small reader."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kheo.vietnamese import money_in_words, number_in_words

NAMES = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
DIGITS = {word: digit for digit, word in enumerate(NAMES)}
ONES = DIGITS | {"mốt": 1, "tư": 4, "lăm": 5}
SIZES = {"nghìn": 10**3, "triệu": 10**6}


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (55, "năm mươi lăm"),
        (100, "một trăm"),
        (101, "một trăm linh một"),
        (105, "một trăm linh năm"),
        (115, "một trăm mười lăm"),
        (121, "một trăm hai mươi mốt"),
        (1000, "một nghìn"),
        (1005, "một nghìn không trăm linh năm"),
        (1050, "một nghìn không trăm năm mươi"),
        (2013, "hai nghìn không trăm mười ba"),
        (10_000, "mười nghìn"),
        (1_000_005, "một triệu không trăm linh năm"),
        (3_800_000, "ba triệu tám trăm nghìn"),
        (1_005_000_000, "một tỷ không trăm linh năm triệu"),
        (10**12, "một nghìn tỷ"),
        (10**18, "một tỷ tỷ"),
        (-21, "âm hai mươi mốt"),
        (Decimal("12.5"), "mười hai phẩy năm"),
        (Decimal("12.50"), "mười hai phẩy năm"),
        (Decimal("91.25"), "chín mươi mốt phẩy hai mươi lăm"),
        (Decimal("0.05"), "không phẩy không năm"),
        (Decimal("-0.5"), "âm không phẩy năm"),
        (Decimal("3.1416"), "ba phẩy một bốn một sáu"),
        (Decimal("7.00"), "bảy"),
        (Decimal("0.105"), "không phẩy một trăm linh năm"),
    ],
)
def test_a_number_is_spelt(number: Decimal | int, words: str) -> None:
    assert number_in_words(number) == words


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (3_800_000, "Ba triệu tám trăm nghìn đồng"),
        (0, "Không đồng"),
        (1_234_567, "Một triệu hai trăm ba mươi tư nghìn năm trăm sáu mươi bảy đồng"),
        (-50_000, "Âm năm mươi nghìn đồng"),
    ],
)
def test_a_sum_is_spelt_as_on_a_paper(amount: int, words: str) -> None:
    assert money_in_words(amount) == words


def test_a_southern_office_may_say_le() -> None:
    assert number_in_words(1_105, zero_tens="lẻ") == "một nghìn một trăm lẻ năm"
    assert money_in_words(105, zero_tens="lẻ") == "Một trăm lẻ năm đồng"


def test_what_is_no_number_is_not_spelt() -> None:
    with pytest.raises(ValueError, match="finite"):
        number_in_words(Decimal("Infinity"))


@given(st.integers(0, 10**27 - 1))
def test_words_read_back_are_the_number(number: int) -> None:
    assert read_back(number_in_words(number)) == number


@given(st.decimals(-(10**9), 10**9, places=5))
def test_sign_and_decimals_stand_around_the_whole(number: Decimal) -> None:
    words = number_in_words(number)

    assert words.startswith("âm ") == (number < 0)
    assert ("phẩy" in words) == (number != int(number))
    assert words.removeprefix("âm ").split(" phẩy ")[0] == number_in_words(abs(int(number)))


def read_back(words: str) -> int:
    """Read words the plain way: what stands before "tỷ" is so many billions, and so down."""
    head, parted, tail = words.rpartition("tỷ")
    if parted:
        return read_back(head.strip()) * 10**9 + read_back(tail.strip())
    total = group = 0
    for word in words.split():
        if word in SIZES:
            total, group = total + group * SIZES[word], 0
        else:
            group = read_word(group, word)
    return total + group


def read_word(group: int, word: str) -> int:
    if word == "trăm":
        return group * 100
    if word == "mươi":
        return group - group % 10 + group % 10 * 10
    if word == "mười":
        return group + 10
    return group if word == "linh" else group + ONES[word]
