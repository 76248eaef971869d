"""Read csv as it comes: which letters, which sign parts the cells. Runs in the child process only."""

import codecs
import csv
import io
from collections import Counter
from typing import Final

from kheo.sheets.reading.book import BadFile, Limits
from kheo.vietnamese import VIETNAMESE_LETTERS, legacy, nfc

_SIGNS: Final = (";", ",", "\t", "|")
_LOOKED_AT: Final = 50
_LATIN: Final = frozenset(letter for letter in VIETNAMESE_LETTERS if ord(letter) <= 0xFF)


def rows(data: bytes, limits: Limits) -> list[list[str]]:
    """Give the cells of a csv as text. Raises `BadFile` for what is no text."""
    text = _text(data)
    if "\x00" in text:
        raise BadFile("Tệp csv có ký tự không đọc được. Hãy lưu lại bảng thành xlsx rồi gửi.")
    first, _, rest = text.partition("\n")
    named = first.strip().removeprefix("sep=") if first.lower().startswith("sep=") else ""
    if named:
        text = rest
    csv.field_size_limit(limits.letters)
    try:
        return list(csv.reader(io.StringIO(text), delimiter=named or _sign(text)))
    except csv.Error:
        raise BadFile("Tệp csv bị hỏng ở dấu ngoặc kép. Hãy lưu lại bảng thành xlsx rồi gửi.") from None


def _text(data: bytes) -> str:
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(name, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _before_unicode(data)


def _before_unicode(data: bytes) -> str:
    """Choose between text whose font made the letters, which stays as it is for a person to confirm, and cp1258."""
    plain = data.decode("latin-1")
    if legacy.detect(plain[:20_000]) != "unicode":
        return plain
    windows = nfc(data.decode("cp1258", errors="replace"))
    beyond = sum(letter in VIETNAMESE_LETTERS and letter not in _LATIN for letter in windows)
    return windows if beyond else plain


def _sign(text: str) -> str:
    """Choose the sign that parts most lines into the same number of cells, the widest if several do."""

    def steadiness(sign: str) -> tuple[int, int]:
        lines = [
            line for _, line in zip(range(_LOOKED_AT), csv.reader(io.StringIO(text), delimiter=sign), strict=False)
        ]
        widths = Counter(len(line) for line in lines if len(line) > 1)
        if not widths:
            return 0, 0
        width, times = max(widths.items(), key=lambda one: (one[1], one[0]))
        return times, width

    return max(_SIGNS, key=steadiness)
