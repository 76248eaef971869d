"""Days as people type, read and print them. Days that are only roughly known live in `fuzzy_days`; no clock is read."""

import re
from datetime import date
from typing import Final

from kheo.vietnamese.bad_value import BadValue, quoted
from kheo.vietnamese.text import fold

_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2100
_HOW: Final = "Hãy gõ theo mẫu 15/10/2026."
_SIGN: Final = r"\s*[/.\-]\s*"
_WRITTEN: Final = (
    re.compile(rf"(?P<day>\d{{1,2}}){_SIGN}(?P<month>\d{{1,2}}){_SIGN}(?P<year>\d{{4}}|\d{{2}})", re.ASCII),
    re.compile(rf"(?P<year>\d{{4}}){_SIGN}(?P<month>\d{{1,2}}){_SIGN}(?P<day>\d{{1,2}})", re.ASCII),
    re.compile(r"(?P<day>\d\d)(?P<month>\d\d)(?P<year>\d{4})", re.ASCII),
    re.compile(r"(?P<day>\d{1,2}) ?thang (?P<month>\d{1,2}),? ?nam (?P<year>\d{4})", re.ASCII),
)
_WITHOUT_YEAR: Final = (
    re.compile(rf"(?P<day>\d{{1,2}}){_SIGN}(?P<month>\d{{1,2}})", re.ASCII),
    re.compile(r"(?P<day>\d{1,2}) ?thang (?P<month>\d{1,2})", re.ASCII),
)
_WEEKDAYS: Final = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")


def parse_day(text: str, *, default_year: int | None = None) -> date:
    """Read a day written in any of the usual ways, day before month; two-digit years 70–99 are of the last century.

    Without a year in the text, `default_year` is taken. Raises BadValue.
    """
    return read_folded(fold(text), text, default_year)


def read_folded(plain: str, text: str, default_year: int | None) -> date:
    """Read a day that is already folded; `text` is what was typed, for the refusal."""
    if not plain:
        raise BadValue(f"Chưa có ngày. {_HOW}")
    plain = plain.removeprefix("ngay ")
    for pattern in _WRITTEN:
        if found := pattern.fullmatch(plain):
            return _day(text, _full_year(found["year"]), int(found["month"]), int(found["day"]))
    for pattern in _WITHOUT_YEAR:
        if found := pattern.fullmatch(plain):
            if default_year is None:
                raise BadValue(f"Ngày {quoted(text)} thiếu năm nên chưa xác định được. {_HOW}")
            return _day(text, default_year, int(found["month"]), int(found["day"]))
    raise BadValue(f"Không đọc được ngày {quoted(text)}: ngày phải gồm ngày, tháng và năm bằng số. {_HOW}")


def show_day(day: date) -> str:
    """Show a day on a screen: 05/03/2026."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def long_day(day: date) -> str:
    """Write a day on a paper; days below ten and the first two months take a zero, as the office rules ask."""
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def weekday(day: date) -> str:
    """Name the day of the week."""
    return _WEEKDAYS[day.weekday()]


def _full_year(written: str) -> int:
    year = int(written)
    if len(written) == 4:
        return year
    return 1900 + year if year >= 70 else 2000 + year


def _day(text: str, year: int, month: int, day: int) -> date:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise BadValue(f"Năm {year} trong {quoted(text)} nằm ngoài khoảng {_FIRST_YEAR}–{_LAST_YEAR}. {_HOW}")
    if not 1 <= month <= 12:
        raise BadValue(
            f"Ngày {quoted(text)} không có trong lịch: không có tháng {month}. Ngày viết trước tháng. {_HOW}"
        )
    try:
        return date(year, month, day)
    except ValueError:
        raise BadValue(
            f"Ngày {quoted(text)} không có trong lịch: tháng {month} năm {year} không có ngày {day}. {_HOW}"
        ) from None
