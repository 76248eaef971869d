"""Days as typed, shown and printed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kheo.vietnamese import BadValue, fold, long_day, parse_day, show_day, weekday

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    "written",
    [
        "15/10/2026",
        "15/10/26",
        "15-10-2026",
        "15.10.2026",
        "15102026",
        "2026-10-15",
        " 15 / 10 / 2026 ",
        "15- 10-2026",
        "15 tháng 10 năm 2026",
        "Ngày 15 tháng 10 năm 2026",
        "ngay 15 thang 10, nam 2026",
        "ngày 15/10/2026",
    ],
)
def test_a_day_is_read_in_every_usual_form(written: str) -> None:
    assert parse_day(written) == date(2026, 10, 15)


@pytest.mark.parametrize("written", ["15/10", "15-10", "15 tháng 10", "ngày 15 tháng 10", "ngày 15/10"])
def test_a_day_without_year_takes_the_given_one(written: str) -> None:
    assert parse_day(written, default_year=2013) == date(2013, 10, 15)


def test_a_year_in_the_text_goes_before_the_given_one() -> None:
    assert parse_day("15/10/2015", default_year=2013) == date(2015, 10, 15)


@pytest.mark.parametrize(("written", "year"), [("1/1/69", 2069), ("1/1/70", 1970), ("1/1/99", 1999), ("1/1/00", 2000)])
def test_two_digits_of_a_year_turn_at_seventy(written: str, year: int) -> None:
    assert parse_day(written) == date(year, 1, 1)


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("", "Chưa có ngày. Hãy gõ theo mẫu 15/10/2026."),
        ("15/10", "Ngày “15/10” thiếu năm nên chưa xác định được. Hãy gõ theo mẫu 15/10/2026."),
        (
            "29/02/2026",
            "Ngày “29/02/2026” không có trong lịch: tháng 2 năm 2026 không có ngày 29. Hãy gõ theo mẫu 15/10/2026.",
        ),
        (
            "10/15/2026",
            "Ngày “10/15/2026” không có trong lịch: không có tháng 15. "
            "Ngày viết trước tháng. Hãy gõ theo mẫu 15/10/2026.",
        ),
        ("01/01/1826", "Năm 1826 trong “01/01/1826” nằm ngoài khoảng 1900–2100. Hãy gõ theo mẫu 15/10/2026."),
        (
            "hôm qua",
            "Không đọc được ngày “hôm qua”: ngày phải gồm ngày, tháng và năm bằng số. Hãy gõ theo mẫu 15/10/2026.",
        ),
    ],
)
def test_a_bad_day_is_refused_with_what_why_and_how(written: str, sentence: str) -> None:
    with pytest.raises(BadValue) as refusal:
        parse_day(written)

    assert refusal.value.sentence == str(refusal.value) == sentence


@pytest.mark.parametrize("written", ["15/10/026", "151026", "15//10/2026", "1 5/10/2026", "١٥/١٠/٢٠٢٦", "15/10/2026x"])
def test_a_doubtful_day_is_not_guessed(written: str) -> None:
    with pytest.raises(BadValue):
        parse_day(written)


def test_a_page_pasted_by_mistake_is_quoted_in_short() -> None:
    with pytest.raises(BadValue, match=r"“(lorem ){6}lore…”"):
        parse_day("lorem " * 500)


@given(DAYS)
def test_a_day_shown_or_written_out_is_read_back(day: date) -> None:
    assert parse_day(show_day(day)) == parse_day(long_day(day)) == parse_day(fold(long_day(day))) == day


@given(st.text())
def test_any_text_is_a_day_or_a_refusal(text: str) -> None:
    read = day_or_sentence(text)

    assert read.endswith("Hãy gõ theo mẫu 15/10/2026.") if isinstance(read, str) else 1900 <= read.year <= 2100


@pytest.mark.parametrize(
    ("day", "shown", "printed"),
    [
        (date(2026, 10, 15), "15/10/2026", "ngày 15 tháng 10 năm 2026"),
        (date(2013, 2, 5), "05/02/2013", "ngày 05 tháng 02 năm 2013"),
        (date(2013, 3, 9), "09/03/2013", "ngày 09 tháng 3 năm 2013"),
    ],
)
def test_days_are_shown_with_figures_and_printed_with_words(day: date, shown: str, printed: str) -> None:
    assert (show_day(day), long_day(day)) == (shown, printed)


@pytest.mark.parametrize(
    ("day", "name"),
    [(date(2026, 10, 15), "Thứ Năm"), (date(2013, 10, 13), "Chủ Nhật"), (date(2013, 10, 14), "Thứ Hai")],
)
def test_the_weekday_is_named(day: date, name: str) -> None:
    assert weekday(day) == name


def day_or_sentence(text: str) -> date | str:
    try:
        return parse_day(text, default_year=2026)
    except BadValue as refusal:
        return refusal.sentence
