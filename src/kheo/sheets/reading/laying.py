"""Find the table in a sheet: the heading, one or two lines deep, the rows under it, and what is no row at all.

Which columns are looked for is told by the caller. What a row means is not known here.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from kheo import vietnamese
from kheo.sheets.reading.book import BadFile, Page, Value
from kheo.sheets.reading.naming import match, plain

_LOOKED_AT: Final = 40
_DITTO: Final = frozenset({"nt", "-nt-", "- nt -", "n.t", "nt.", "nhu tren", '"', "''", '""', "-//-", "//", "-"})
_GROUP: Final = re.compile(r"(?:[IVX]{1,5}|[A-HĐ])(?:[.)/:\-–]\s*\S.*|[.)]?|\s+\S.*)")
_TOTAL: Final = re.compile(
    r"(?:tong cong|tong so|tong|cong)(?: (?:nhom|muc|phan|tap the|ca nhan|don vi)\b.*)?[ :.()\d]*"
)
_FOOT: Final = re.compile(
    r"(?:nguoi lap|tm\.|t/m|noi nhan|to truong|thu truong|bi thu\b|truong ban|xac nhan cua|.*, ngay .* thang .* nam)"
)
_COLUMN_NUMBER: Final = re.compile(r"\(?\d{1,2}\)?|\(?[a-h]\)?|\(\d{1,2}\)\s*=.*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """Cột cần tìm: `words` are what it may be headed by; under a `ditto` column "nt" or "-" means as above."""

    key: str
    words: tuple[str, ...]
    ditto: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One row under the heading: its number in the sheet, the group it stands in, its cells, what came from above."""

    number: int
    group: str
    cells: tuple[Value, ...]
    copied: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Laid:
    """The table: where its heading stands, the headings, the rows, and rows left out with the reason."""

    page: str
    heading: tuple[int, int]
    headings: tuple[str, ...]
    lines: tuple[Line, ...]
    skipped: tuple[tuple[int, str], ...] = field(default=())


def address(row: int, column: int) -> str:
    """Name a cell as a spreadsheet does, from its row's number and its column counted from nought."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


def choose(pages: Sequence[Page], wanted: Sequence[Heading]) -> Page:
    """Choose the sheet whose heading names most of the wanted columns; raises `BadFile` when none has one."""
    found: list[tuple[int, int]] = []
    refused: list[BadFile] = []
    for at, page in enumerate(pages):
        try:
            found.append((-len(match(lay(page, wanted).headings, wanted)), at))
        except BadFile as bad:
            refused.append(bad)
    if not found:
        raise refused[0]
    return pages[min(found)[1]]


def lay(page: Page, wanted: Sequence[Heading], chosen: Mapping[str, int] | None = None) -> Laid:
    """Find heading and rows; `chosen` are the columns a person has named, else they are guessed by their headings.

    Raises `BadFile` when no row looks like a heading, or none stands under it.
    """
    rows = _filled_down(page)
    top, depth, headings = _heading(page, rows, wanted)
    columns = dict(chosen) if chosen is not None else match(headings, wanted)
    ditto = frozenset(columns[one.key] for one in wanted if one.ditto and one.key in columns)
    lines: list[Line] = []
    skipped: list[tuple[int, str]] = []
    group = ""
    for at in range(top + depth, len(rows)):
        row, number = rows[at], at + 1
        why = _no_row(row, page.rows[at], _spans(page, at), has_lines=bool(lines))
        if why == _IS_FOOT:
            skipped.append((number, why))
            break
        if why == _IS_GROUP:
            group = " ".join(str(value) for value in row if value is not None)
        if not why and all(row[column] is None for column in columns.values()):
            why = _IS_BESIDE
        if why:
            skipped += [(number, why)] * (why != _IS_EMPTY)
            continue
        lines.append(_line(number, group, row, page.rows[at], ditto, lines))
    if not lines:
        raise BadFile("Không có dòng nào dưới tiêu đề cột. Hãy kiểm tra đã chọn đúng tệp, đúng trang tính chưa.")
    return Laid(page.name, (top + 1, top + depth), headings, tuple(lines), tuple(skipped))


_IS_EMPTY: Final = "dòng trống"
_IS_BESIDE: Final = "dòng không có gì ở các cột được đọc"
_IS_FOOT: Final = "phần ký tên, từ đây trở xuống không đọc"
_IS_GROUP: Final = "dòng nhóm"
_IS_TOTAL: Final = "dòng cộng"
_IS_NUMBERS: Final = "dòng đánh số cột"


def _filled_down(page: Page) -> list[list[Value]]:
    """Give the cells, texts in their stored form, each merged range showing its value in all its rows."""
    rows = [[_stored(value) for value in row] for row in page.rows]
    for first, left, last, _right in page.merged:
        if first < len(rows) and left < len(rows[first]):
            for at in range(first + 1, min(last, len(rows) - 1) + 1):
                rows[at][left] = rows[first][left]
    return rows


def _stored(value: Value) -> Value:
    if not isinstance(value, str):
        return value
    return vietnamese.nfc(value).strip() or None


def _heading(
    page: Page, rows: Sequence[Sequence[Value]], wanted: Sequence[Heading]
) -> tuple[int, int, tuple[str, ...]]:
    """Choose the row, or two, whose words name most of the wanted columns; the first such, one line before two."""
    best: tuple[int, int, int, tuple[str, ...]] | None = None
    for at in range(min(len(rows), _LOOKED_AT)):
        for depth in (1, 2) if _may_have_two(page, rows, at) else (1,):
            headings = _headings(page, rows, at, depth)
            found = len(match(headings, wanted))
            if best is None or found > best[0]:
                best = (found, at, depth, headings)
    if best is None or best[0] == 0:
        raise BadFile(
            "Không tìm thấy dòng tiêu đề cột trong 40 dòng đầu. Hãy thêm dòng tiêu đề, ví dụ “Tên mô hình”, “Đơn vị”, "
            "hoặc tải mẫu về dùng."
        )
    return best[1], best[2], best[3]


def _may_have_two(page: Page, rows: Sequence[Sequence[Value]], at: int) -> bool:
    """Tell whether the row below may be a second line of heading: words only, under something that spans."""
    if at + 1 >= len(rows):
        return False
    below = [value for value in page.rows[at + 1] if value is not None]
    words_only = bool(below) and all(isinstance(value, str) for value in below)
    spans = _spans(page, at) > 1
    covered = any(value is None for value in rows[at]) and len(below) < len(rows[at])
    return words_only and (spans or covered)


def _headings(page: Page, rows: Sequence[Sequence[Value]], at: int, depth: int) -> tuple[str, ...]:
    upper = [plain(value) for value in rows[at]]
    if depth == 1:
        return tuple(upper)
    lower = [plain(value) for value in page.rows[at + 1]]
    spanned = {
        column: left
        for first, left, last, right in page.merged
        if first == at and last == at
        for column in range(left, right + 1)
    }
    found, above = [], ""
    for column, own in enumerate(upper):
        above = upper[spanned[column]] if column in spanned else own or (above if lower[column] and not own else "")
        both = [above, lower[column]] if lower[column] and lower[column] != above else [above]
        found.append(" – ".join(word for word in both if word))
    return tuple(found)


def _spans(page: Page, at: int) -> int:
    """Tell how many columns the widest merged cell of one row alone covers."""
    return max((right - left + 1 for first, left, last, right in page.merged if first == at == last), default=1)


def _no_row(row: Sequence[Value], own: Sequence[Value], span: int, *, has_lines: bool) -> str:
    """Tell why a row is none, or nothing."""
    held = [(column, value) for column, value in enumerate(own) if value is not None]
    if not held:
        return _IS_EMPTY
    first = vietnamese.fold(plain(held[0][1]))
    if _TOTAL.fullmatch(first):
        return _IS_TOTAL
    if has_lines and len(held) <= 3 and any(_FOOT.match(vietnamese.fold(plain(value))) for _, value in held):
        return _IS_FOOT
    if len(held) >= 3 and all(_COLUMN_NUMBER.fullmatch(plain(value).lower()) for _, value in held):
        return _IS_EMPTY if has_lines else _IS_NUMBERS
    few = len(held) <= 2 and held[-1][0] <= 2
    if few and isinstance(held[0][1], str) and (_GROUP.fullmatch(plain(held[0][1])) or span > len(row) // 2):
        return _IS_GROUP
    return ""


def _line(
    number: int, group: str, row: Sequence[Value], own: Sequence[Value], ditto: frozenset[int], before: Sequence[Line]
) -> Line:
    cells, copied = list(row), {at for at, value in enumerate(row) if value is not None and own[at] is None}
    for column in ditto:
        value = cells[column]
        if isinstance(value, str) and vietnamese.fold(value).strip(" .") in _DITTO and before:
            cells[column] = before[-1].cells[column]
            copied.add(column)
    return Line(number, group, tuple(cells), frozenset(copied))
