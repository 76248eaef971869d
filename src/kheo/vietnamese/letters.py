"""The Vietnamese alphabet and its five written tones. What is done with letters lives in the other modules."""

import unicodedata
from functools import lru_cache
from typing import Final

# Alphabetical order; f, j, w, z take their Latin places because names and symbols use them.
ALPHABET: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
VOWELS: Final = "aăâeêioôơuưy"
# Dictionary order of the tones: ngang (no mark), huyền, hỏi, ngã, sắc, nặng.
TONES: Final = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
SHAPES: Final = "\u0306\u0302\u031b"  # the marks of ă, â ê ô, ơ ư: they make letters, not tones


def _all_letters() -> str:
    lower = "".join(unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES) + "đ"
    return lower + lower.upper()


VIETNAMESE_LETTERS: Final = _all_letters()


@lru_cache(maxsize=2048)  # asked for every letter of every text
def split_tone(letter: str) -> tuple[str, str]:
    """Part one letter from its tone mark: "ế" gives ("ê", sắc). A letter without tone gives an empty mark."""
    parts = unicodedata.normalize("NFD", letter)
    tone = next((part for part in parts[1:] if part in TONES), "")
    if not tone:
        return letter, ""
    return unicodedata.normalize("NFC", parts.replace(tone, "", 1)), tone


def with_tone(letter: str, tone: str) -> str:
    """Set a tone mark on one letter."""
    return unicodedata.normalize("NFC", letter + tone)
