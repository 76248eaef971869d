"""Which characters a paper can hold: those that all four faces of its font draw. Layout lives elsewhere."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, Final

from kheo.vietnamese import BadValue

# Inside these ranges all four Tinos faces, and Times New Roman, have every character; a test reads the fonts.
_RANGES: Final = (
    (0x20, 0x7E),  # Latin
    (0xA0, 0x17F),  # Western and Central European letters, ² ³ ° × ÷ § ½
    (0x1A0, 0x1A1),  # Ơ ơ
    (0x1AF, 0x1B0),  # Ư ư
    (0x391, 0x3A1),  # Greek capitals
    (0x3A3, 0x3A9),
    (0x3B1, 0x3C9),  # Greek small letters
    (0x1EA0, 0x1EF9),  # Vietnamese letters with a tone
    (0x2010, 0x2015),  # dashes
    (0x2018, 0x201E),  # quotation marks
    (0x2020, 0x2022),
    (0x2074, 0x2079),  # raised and lowered figures
    (0x2080, 0x2089),
)
_SINGLES: Final = "…‰′″‹›⁄₫€№™←↑→↓−≈≠≤≥∞√∑•●■□▪ﬁﬂ\n\t"
SETTABLE: Final = frozenset(_SINGLES).union(*({chr(code) for code in range(a, b + 1)} for a, b in _RANGES))


def require_letters(value: Any) -> None:
    """Refuse a value with a character that the font cannot draw. Raises `BadValue` naming it and its text."""
    for text in _texts(value):
        if not SETTABLE.issuperset(text):
            char = min(set(text) - SETTABLE, key=text.index)
            raise BadValue(
                f"Ký tự “{char}” (U+{ord(char):04X}) trong “{_near(text, char)}” không in được, vì phông chữ của "
                "văn bản không có ký tự này. Hãy xóa hoặc viết lại bằng chữ."
            )


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, Enum):
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for name in _names(type(value)):
            yield from _texts(getattr(value, name))


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _near(text: str, char: str) -> str:
    at = text.index(char)
    start, end = max(0, at - 20), at + 20
    shown = " ".join(text[start:end].split())
    return f"{'…' if start else ''}{shown}{'…' if end < len(text) else ''}"
