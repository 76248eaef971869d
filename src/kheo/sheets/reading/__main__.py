"""The child: limits itself, reads the file from its input, writes plain cells as JSON. Knows nothing of the office."""

import datetime as dt
import io
import json
import re
import resource
import sys
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import openpyxl
import python_calamine as calamine
from openpyxl.utils.cell import coordinate_to_tuple

from kheo.sheets.reading import binary_fonts, delimited, old_letters, opening
from kheo.sheets.reading.book import BadFile, Limits

_UNCOUNTED = re.compile(
    rb"<c\b[^>]*\br=\"([A-Z]{1,3}[0-9]{1,7})\"[^>]*>\s*<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>"
)
UNCOUNTED = "#CHƯA TÍNH!"


def main() -> None:
    """Read one file; a refusal is an answer, too."""
    name, limits = sys.argv[1], Limits(**json.loads(sys.argv[2]))
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds + 2))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        said: dict[str, Any] = {"pages": pages(sys.stdin.buffer.read(), name, limits)}
    except BadFile as bad:
        said = {"bad": bad.sentence}
    json.dump(said, sys.stdout, ensure_ascii=False, separators=(",", ":"))


def pages(data: bytes, name: str, limits: Limits) -> list[dict[str, Any]]:
    """Read the sheets that hold anything, as plain values; raises `BadFile`."""
    kind = opening.kind(data, name, limits)
    found = [_page("csv", delimited.rows(data, limits), [], limits)] if kind == ".csv" else _cells(data, limits)
    kept = [page for page in found if page["rows"]]
    if not kept:
        raise BadFile("Tệp không có ô nào có nội dung. Hãy kiểm tra lại đã chọn đúng tệp chưa.")
    _count(kept, limits)
    if kind == ".xlsx":
        _mark_uncounted(data, kept)
    if kind in _FONTS and any(map(old_letters.is_suspected, _texts(kept))):
        _FONTS[kind](data, kept)
    return kept


def _cells(data: bytes, limits: Limits) -> list[dict[str, Any]]:
    try:
        book = calamine.load_workbook(io.BytesIO(data))
    except calamine.PasswordError:
        raise BadFile("Tệp có mật khẩu nên không đọc được. Hãy bỏ mật khẩu rồi gửi lại.") from None
    except calamine.CalamineError:
        raise BadFile("Tệp hỏng nên không đọc được. Hãy mở bằng Excel, lưu lại rồi gửi.") from None
    made = []
    for sheet in book.sheets_metadata:
        if sheet.typ == calamine.SheetTypeEnum.MacroSheet:  # the macros of Excel 4 stand in a sheet of their own
            raise BadFile(opening.MACROS)
        if sheet.typ != calamine.SheetTypeEnum.WorkSheet or sheet.visible != calamine.SheetVisibleEnum.Visible:
            continue
        try:
            found = book.get_sheet_by_name(sheet.name)
        except calamine.CalamineError:
            raise BadFile(f"Trang tính “{sheet.name}” hỏng nên không đọc được. Hãy lưu lại rồi gửi.") from None
        if found.total_height > limits.rows:
            raise BadFile(_too_many(sheet.name, found.total_height, limits))
        merged = [[*start, *end] for start, end in found.merged_cell_ranges or ()]
        made.append(_page(sheet.name, found.to_python(skip_empty_area=False), merged, limits))
    return made


def _page(name: str, rows: list[list[Any]], merged: list[list[int]], limits: Limits) -> dict[str, Any]:
    plain = [[_plain(value) for value in row] for row in rows]
    while plain and not any(value is not None for value in plain[-1]):
        plain.pop()
    if len(plain) > limits.rows:
        raise BadFile(_too_many(name, len(plain), limits))
    width = max((at + 1 for row in plain for at, value in enumerate(row) if value is not None), default=0)
    if width > limits.columns:
        raise BadFile(
            f"Trang tính “{name}” có {width} cột, quá {limits.columns}. Hãy xóa các cột thừa ở bên phải rồi lưu lại."
        )
    even = [[*row[:width], *[None] * (width - len(row))] for row in plain]
    return {"name": name, "rows": even, "merged": merged, "fonts": []}


def _too_many(name: str, rows: int, limits: Limits) -> str:
    return (
        f"Trang tính “{name}” có {rows} dòng; mỗi lần nhập nhiều nhất {limits.rows} dòng. Hãy xóa dòng thừa ở cuối, "
        "hoặc tách thành vài tệp."
    )


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, dt.date):
        day = value.date() if isinstance(value, dt.datetime) else value
        return {"d": day.isoformat()}
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if type(value) in {int, float, type(None)} else str(value).upper()


def _mark_uncounted(data: bytes, pages: list[dict[str, Any]]) -> None:
    """Put a sign where a formula has no result: an empty cell would pass for one that was left empty."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = sorted(name for name in archive.namelist() if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name))
        found = [one for name in names for one in _UNCOUNTED.findall(archive.read(name))]
    if found and len(names) == 1 and len(pages) == 1:
        for one in found:
            row, column = coordinate_to_tuple(one.decode("ascii"))
            _put(pages[0]["rows"], row - 1, column - 1)
    elif found:
        raise BadFile(
            "Tệp có ô công thức chưa có kết quả. Hãy mở bằng Excel, chờ tính xong, lưu lại rồi gửi; hoặc dán thành giá "
            "trị."
        )


def _put(rows: list[list[Any]], row: int, column: int) -> None:
    while len(rows) <= row:
        rows.append([None] * len(rows[0]))
    for one in rows:
        one.extend([None] * (column + 1 - len(one)))
    rows[row][column] = UNCOUNTED


def _texts(pages: list[dict[str, Any]]) -> set[str]:
    return {value for page in pages for row in page["rows"] for value in row if isinstance(value, str)}


def _add_fonts(data: bytes, pages: list[dict[str, Any]]) -> None:
    """Name the fonts that are made for old letters; only where such text is suspected, since that is slow."""
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
    for page in pages:
        for row in book[page["name"]].iter_rows():
            for cell in row:
                font = getattr(getattr(cell, "font", None), "name", None)
                if isinstance(cell.value, str) and font and old_letters.is_old(font):
                    page["fonts"].append([cell.row - 1, cell.column - 1, font])


def _add_binary_fonts(data: bytes, pages: list[dict[str, Any]]) -> None:
    told = binary_fonts.fonts(data)
    for page in pages:
        cells = sorted(told.get(page["name"], {}).items())
        page["fonts"] = [[*at, font] for at, font in cells if old_letters.is_old(font)]


# open documents and csv tell none
_FONTS: Mapping[str, Callable[[bytes, list[dict[str, Any]]], None]] = {
    ".xlsx": _add_fonts,
    ".xls": _add_binary_fonts,
}


def _count(pages: list[dict[str, Any]], limits: Limits) -> None:
    letters = sum(len(value) for page in pages for row in page["rows"] for value in row if isinstance(value, str))
    if letters > limits.letters:
        raise BadFile("Tệp có quá nhiều chữ nên đã dừng. Hãy tách thành vài tệp rồi gửi.")


if __name__ == "__main__":
    main()
