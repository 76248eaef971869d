"""Days that administrative Vietnamese leaves open."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kheo.vietnamese import BadValue, FuzzyDay, parse_fuzzy


@pytest.mark.parametrize(
    ("text", "from_on", "until_on", "precision"),
    [
        ("31-10-2011", date(2011, 10, 31), date(2011, 11, 1), "day"),
        ("25- 02-2013", date(2013, 2, 25), date(2013, 2, 26), "day"),
        ("ngày 15 tháng 10 năm 2015", date(2015, 10, 15), date(2015, 10, 16), "day"),
        ("tháng 01-2014", date(2014, 1, 1), date(2014, 2, 1), "month"),
        ("10/2013", date(2013, 10, 1), date(2013, 11, 1), "month"),
        ("trong tháng 12 năm 2013", date(2013, 12, 1), date(2014, 1, 1), "month"),
        ("đầu tháng 10 năm 2013", date(2013, 10, 1), date(2013, 10, 11), "ten_days"),
        ("thượng tuần tháng 10/2013", date(2013, 10, 1), date(2013, 10, 11), "ten_days"),
        ("giữa tháng 10/2015", date(2015, 10, 11), date(2015, 10, 21), "ten_days"),
        ("trung tuần tháng 10 năm 2015", date(2015, 10, 11), date(2015, 10, 21), "ten_days"),
        ("cuối tháng 03-2013", date(2013, 3, 21), date(2013, 4, 1), "ten_days"),
        ("hạ tuần tháng 2 năm 2016", date(2016, 2, 21), date(2016, 3, 1), "ten_days"),
        ("Cuối tháng 12 năm 2014", date(2014, 12, 21), date(2015, 1, 1), "ten_days"),
        ("quý I năm 2014", date(2014, 1, 1), date(2014, 4, 1), "quarter"),
        ("Quý IV/2013", date(2013, 10, 1), date(2014, 1, 1), "quarter"),
        ("quý 3 năm 2013", date(2013, 7, 1), date(2013, 10, 1), "quarter"),
        ("6 tháng đầu năm 2014", date(2014, 1, 1), date(2014, 7, 1), "half_year"),
        ("sáu tháng cuối năm 2014", date(2014, 7, 1), date(2015, 1, 1), "half_year"),
        ("đầu năm 2014", date(2014, 1, 1), date(2014, 2, 1), "part_of_year"),
        ("cuối năm 2014", date(2014, 12, 1), date(2015, 1, 1), "part_of_year"),
        ("năm 2015", date(2015, 1, 1), date(2016, 1, 1), "year"),
        ("đến năm 2015", None, date(2016, 1, 1), "year"),
        ("đến hết tháng 4/2013", None, date(2013, 5, 1), "month"),
        ("chậm nhất đến cuối tháng 03-2013", None, date(2013, 4, 1), "ten_days"),
        ("trước ngày 15/10/2013", None, date(2013, 10, 15), "day"),
        ("đến ngày 15/10/2013", None, date(2013, 10, 16), "day"),
        ("hết năm 2013", None, date(2014, 1, 1), "year"),
    ],
)
def test_a_phrase_becomes_a_half_open_range(text: str, from_on: date | None, until_on: date, precision: str) -> None:
    read = parse_fuzzy(text)

    assert (read.text, read.from_on, read.until_on, read.precision) == (text, from_on, until_on, precision)


@pytest.mark.parametrize(
    ("text", "from_on", "until_on"),
    [
        ("đầu tháng 10", date(2013, 10, 1), date(2013, 10, 11)),
        ("15-10", date(2013, 10, 15), date(2013, 10, 16)),
        ("quý II", date(2013, 4, 1), date(2013, 7, 1)),
        ("cuối năm", date(2013, 12, 1), date(2014, 1, 1)),
        ("6 tháng đầu", date(2013, 1, 1), date(2013, 7, 1)),
    ],
)
def test_a_phrase_without_year_takes_the_given_one(text: str, from_on: date, until_on: date) -> None:
    read = parse_fuzzy(text, default_year=2013)

    assert (read.from_on, read.until_on) == (from_on, until_on)


def test_words_are_kept_as_written_but_tidy() -> None:
    assert parse_fuzzy(" Đầu  tháng 10\u00a0năm 2013").text == "Đầu tháng 10 năm 2013"


@pytest.mark.parametrize(
    ("text", "months", "from_on", "until_on"),
    [
        ("cuối năm 2014", 3, date(2014, 10, 1), date(2015, 1, 1)),
        ("đầu năm 2014", 3, date(2014, 1, 1), date(2014, 4, 1)),
    ],
)
def test_a_programme_may_say_how_long_the_edge_of_a_year_is(
    text: str, months: int, from_on: date, until_on: date
) -> None:
    read = parse_fuzzy(text, edge_months=months)

    assert (read.from_on, read.until_on) == (from_on, until_on)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "đầu tháng 10",
            "Thời gian “đầu tháng 10” thiếu năm nên chưa xác định được. Hãy gõ thêm năm, ví dụ “năm 2026”.",
        ),
        (
            "cuối tháng 13 năm 2013",
            "Thời gian “cuối tháng 13 năm 2013” không có trong lịch: không có tháng 13. "
            "Hãy sửa lại tháng, từ 1 đến 12.",
        ),
        ("năm 3013", "Năm 3013 trong “năm 3013” nằm ngoài khoảng 1900–2100. Hãy kiểm tra lại năm."),
        (
            "khi thuận tiện",
            "Không đọc được thời gian “khi thuận tiện”: chưa rõ ngày, tháng hay năm nào. "
            "Hãy gõ như 15/10/2026, “đầu tháng 10 năm 2026”, “quý IV năm 2026” hoặc “cuối năm 2026”.",
        ),
        (
            "đến ngày 31/02/2013",
            "Ngày “đến ngày 31/02/2013” không có trong lịch: tháng 2 năm 2013 không có ngày 31. "
            "Hãy gõ theo mẫu 15/10/2026.",
        ),
    ],
)
def test_a_bad_phrase_is_refused_with_what_why_and_how(text: str, sentence: str) -> None:
    with pytest.raises(BadValue) as refusal:
        parse_fuzzy(text)

    assert refusal.value.sentence == sentence


def test_the_last_day_counts_and_the_next_does_not() -> None:
    window = parse_fuzzy("đầu tháng 10 năm 2013")

    assert window.last_on == date(2013, 10, 10)
    assert [window.contains(date(2013, *day)) for day in [(9, 30), (10, 1), (10, 10), (10, 11)]] == [
        False,
        True,
        True,
        False,
    ]


def test_an_end_alone_has_no_beginning() -> None:
    window = FuzzyDay("đến năm 2015", None, date(2016, 1, 1), "year")

    assert [window.contains(day) for day in [date.min, date(2015, 12, 31), date(2016, 1, 1)]] == [True, True, False]


@given(st.integers(1900, 2100), st.integers(1, 12))
def test_the_three_thirds_make_the_month(year: int, month: int) -> None:
    whole = parse_fuzzy(f"tháng {month} năm {year}")
    thirds = [parse_fuzzy(f"{third} tuần tháng {month}/{year}") for third in ("thượng", "trung", "hạ")]

    assert (thirds[0].from_on, thirds[2].until_on) == (whole.from_on, whole.until_on)
    assert [third.until_on for third in thirds[:2]] == [third.from_on for third in thirds[1:]]


@given(st.text())
def test_any_text_is_a_range_or_a_refusal(text: str) -> None:
    read = range_or_sentence(text)

    assert "Hãy" in read if isinstance(read, str) else read.from_on is None or read.from_on < read.until_on


def range_or_sentence(text: str) -> FuzzyDay | str:
    try:
        return parse_fuzzy(text, default_year=2026)
    except BadValue as refusal:
        return refusal.sentence
