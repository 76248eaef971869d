"""Days that administrative Vietnamese leaves open: "đầu tháng 10", "quý IV", "cuối năm", "đến năm 2015".

Every such phrase becomes a half-open range of days that keeps its words. Exact days are read by `days`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from kheo.vietnamese.bad_value import BadValue, quoted
from kheo.vietnamese.days import read_folded
from kheo.vietnamese.text import fold, nfc

Precision = Literal["day", "ten_days", "month", "quarter", "half_year", "part_of_year", "year"]
_Range = tuple[date, date, Precision]


@dataclass(frozen=True, slots=True)
class FuzzyDay:
    """Mốc thời gian: the words as written and the days they cover, the last one not counted.

    `from_on` is None where only an end is named ("đến năm 2015").
    """

    text: str
    from_on: date | None
    until_on: date
    precision: Precision

    @property
    def last_on(self) -> date:
        """Tell the last day that still counts."""
        return self.until_on - timedelta(days=1)

    def contains(self, day: date) -> bool:
        """Tell whether a day lies within."""
        return (self.from_on is None or self.from_on <= day) and day < self.until_on


def parse_fuzzy(text: str, *, default_year: int | None = None, edge_months: int = 1) -> FuzzyDay:
    """Read an exact or a rough day. The third of a month is ten days, the last one up to the month's end.

    `edge_months` says how many months "đầu năm" and "cuối năm" mean. Without a year in the text, `default_year` is
    taken. Raises BadValue.
    """
    written = " ".join(nfc(text).split())
    plain = re.sub(r"\s*([/.\-])\s*", r"\1", fold(text))
    bound = _BOUND.match(plain)
    phrase = plain[bound.end() :] if bound else plain
    from_on, until_on, precision = _range(written, phrase, default_year, edge_months)
    if bound is None:
        return FuzzyDay(written, from_on, until_on, precision)
    return FuzzyDay(written, None, from_on if bound[0].startswith("truoc") else until_on, precision)


_BOUND: Final = re.compile(r"(?:cham nhat )?(?:den het |den truoc |den |het |truoc )")
_MONTH: Final = r"thang (?P<month>\d{1,2})"
_YEAR: Final = r"(?:(?:,? nam |/|-|\.| )(?P<year>\d{4}))?"
_ALONE_YEAR: Final = r"(?: (?P<year>\d{4}))?"
_THIRDS: Final = {"thuong tuan": 0, "dau": 0, "trung tuan": 1, "giua": 1, "ha tuan": 2, "cuoi": 2}
_QUARTERS: Final = {"1": 1, "2": 2, "3": 3, "4": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4}


def _first(year: int, month: int) -> date:
    """Give the first day of a month, counting on from December into the next year."""
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def _third(found: re.Match[str], year: int, _edge: int) -> _Range:
    month, third = int(found["month"]), _THIRDS[found["third"]]
    first = _first(year, month)
    until = _first(year, month + 1) if third == 2 else first + timedelta(days=10 * (third + 1))
    return first + timedelta(days=10 * third), until, "ten_days"


def _month(found: re.Match[str], year: int, _edge: int) -> _Range:
    month = int(found["month"])
    return _first(year, month), _first(year, month + 1), "month"


def _quarter(found: re.Match[str], year: int, _edge: int) -> _Range:
    month = 3 * _QUARTERS[found["quarter"]] - 2
    return _first(year, month), _first(year, month + 3), "quarter"


def _half(found: re.Match[str], year: int, _edge: int) -> _Range:
    month = 1 if found["half"] == "dau" else 7
    return _first(year, month), _first(year, month + 6), "half_year"


def _edge_of_year(found: re.Match[str], year: int, edge: int) -> _Range:
    month = 1 if found["edge"] == "dau" else 13 - edge
    return _first(year, month), _first(year, month + edge), "part_of_year"


def _year(_found: re.Match[str], year: int, _edge: int) -> _Range:
    return _first(year, 1), _first(year, 13), "year"


_READERS: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str], int, int], _Range]], ...]] = (
    (re.compile(rf"(?P<third>{'|'.join(_THIRDS)}) {_MONTH}{_YEAR}", re.ASCII), _third),
    (re.compile(rf"(?:trong )?{_MONTH}{_YEAR}", re.ASCII), _month),
    (re.compile(r"(?P<month>\d{1,2})[/.\-](?P<year>\d{4})", re.ASCII), _month),
    (re.compile(rf"(?:trong )?quy (?P<quarter>{'|'.join(_QUARTERS)}){_YEAR}", re.ASCII), _quarter),
    (re.compile(rf"(?:6|sau) thang (?P<half>dau|cuoi)(?: nam{_ALONE_YEAR})?", re.ASCII), _half),
    (re.compile(rf"(?P<edge>dau|cuoi) nam{_ALONE_YEAR}", re.ASCII), _edge_of_year),
    (re.compile(rf"(?:trong )?nam{_ALONE_YEAR}", re.ASCII), _year),
)


def _range(written: str, phrase: str, default_year: int | None, edge_months: int) -> _Range:
    for pattern, reader in _READERS:
        if found := pattern.fullmatch(phrase):
            _check(written, found)
            return reader(found, _named_year(written, found, default_year), edge_months)
    if not re.search(r"\d", phrase):
        raise BadValue(
            f"Không đọc được thời gian {quoted(written)}: chưa rõ ngày, tháng hay năm nào. "
            "Hãy gõ như 15/10/2026, “đầu tháng 10 năm 2026”, “quý IV năm 2026” hoặc “cuối năm 2026”."
        )
    day = read_folded(phrase, written, default_year)
    return day, day + timedelta(days=1), "day"


def _check(written: str, found: re.Match[str]) -> None:
    month = found.groupdict().get("month")
    if month is not None and not 1 <= int(month) <= 12:
        raise BadValue(
            f"Thời gian {quoted(written)} không có trong lịch: không có tháng {month}. Hãy sửa lại tháng, từ 1 đến 12."
        )


def _named_year(written: str, found: re.Match[str], default_year: int | None) -> int:
    if found["year"] is not None:
        year = int(found["year"])
        if not 1900 <= year <= 2100:
            raise BadValue(f"Năm {year} trong {quoted(written)} nằm ngoài khoảng 1900–2100. Hãy kiểm tra lại năm.")
        return year
    if default_year is None:
        raise BadValue(
            f"Thời gian {quoted(written)} thiếu năm nên chưa xác định được. Hãy gõ thêm năm, ví dụ “năm 2026”."
        )
    return default_year
