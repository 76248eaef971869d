"""What may stand in a cell: clean text that is only text, numbers that keep their digits, days Excel knows.

Both writers go through here, so that no sheet can carry a formula that someone typed into a form.
"""

import math
from datetime import date
from decimal import Decimal
from typing import Final

from kheo import vietnamese
from kheo.sheets.table import BadTable, Cell, Column

LONGEST_TEXT: Final = 32_767  # UTF-16 units in one cell
_EXACT_DIGITS: Final = 15  # a spreadsheet keeps numbers as doubles
_FIRST_DAY: Final = date(1900, 3, 1)  # before it Excel counts a 29 February 1900 that never was

Value = str | int | float | Decimal | date


def clean_text(text: str, where: str) -> str:
    """Bring text to its stored form, without characters that a file cannot hold; refuse what is too long to keep."""
    clean = vietnamese.nfc(text)
    if len(clean) <= LONGEST_TEXT // 2:  # no letter takes more than two units
        return clean
    length = len(clean.encode("utf-16-le")) // 2
    if length > LONGEST_TEXT:
        raise BadTable(
            f"{where} dài {vietnamese.show_number(length)} ký tự; một ô bảng tính chứa nhiều nhất "
            f"{vietnamese.show_number(LONGEST_TEXT)} ký tự. Hãy rút gọn nội dung ấy rồi xuất lại."
        )
    return clean


def to_value(cell: Cell, column: Column, where: str) -> Value | None:
    """Give the value a writer puts down; a number or day that the file would spoil becomes text."""
    if cell is None:
        return None
    if isinstance(cell, str):
        return clean_text(cell, where) or None
    if isinstance(cell, date):
        return cell if cell >= _FIRST_DAY and column.kind != "text" else vietnamese.show_day(cell)
    if not math.isfinite(cell):
        raise BadTable(f"{where} không phải là số đếm được nên không ghi được. Hãy kiểm tra lại cách tính ô này.")
    if column.kind == "text" or _digits(cell) > _EXACT_DIGITS:
        return vietnamese.show_number(cell)
    return cell


def places(number: int | float | Decimal) -> int:
    """Count the decimals a number is shown with."""
    if isinstance(number, int):
        return 0
    _, _, decimals = vietnamese.show_number(number).partition(",")
    return len(decimals)


def _digits(number: int | float | Decimal) -> int:
    if isinstance(number, float):
        return 0  # it is a double already: nothing is lost
    return len(str(abs(number))) if isinstance(number, int) else len(number.as_tuple().digits)
