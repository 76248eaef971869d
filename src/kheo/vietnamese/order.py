"""Vietnamese order as plain strings: a key for a database column, sorting the same bytewise everywhere.

The order is CLDR `vi`: letters first over the whole text (a ă â b c d đ …), then tones (ngang, huyền, hỏi, ngã, sắc,
nặng), then small before capital. No database needs a Vietnamese collation; no sorting happens here.

A key is three fields parted by a space, which no field contains and which sorts before all they contain:
    letters   "!" for a space, '"' + sign, digits, A–g for the alphabet, "z" + any other letter
    tones     one digit for each character, trailing zeros left out
    capitals  the same
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from kheo.vietnamese.letters import ALPHABET, SHAPES, TONES, split_tone
from kheo.vietnamese.text import nfc, same_spelling

# The width of the key columns. Cutting a key keeps the order; it only makes very long texts equal at the end.
KEY_LENGTH: Final = 300

_CODES: Final = dict(zip(ALPHABET, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefg", strict=True))
_CHARACTER: Final = re.compile(r"[^\u0300-\u036f]?[\u0300-\u036f]*", re.DOTALL)
_OTHER_MARK: Final = str(len(TONES))


def sort_key(text: str) -> str:
    """Give the key of a text: keys compare as the texts stand in a Vietnamese dictionary."""
    return _key(text)[:KEY_LENGTH]


def name_key(full_name: str) -> str:
    """Give the key of a personal name: by the given name, which stands last, then by family and middle names."""
    family, _, given = " ".join(nfc(full_name).split()).rpartition(" ")
    return f"{_key(given)} {_key(family)}"[:KEY_LENGTH]


def _key(text: str) -> str:
    spelt = unicodedata.normalize("NFD", " ".join(same_spelling(text).split()))
    characters = [_weigh(found) for found in _CHARACTER.findall(spelt) if found]
    letters = "".join(letter for letter, _, _ in characters)
    tones = "".join(tone for _, tone, _ in characters).rstrip("0")
    capitals = "".join(capital for _, _, capital in characters).rstrip("0")
    return f"{letters} {tones} {capitals}"


@lru_cache(maxsize=2048)  # a handful of characters make up all texts
def _weigh(character: str) -> tuple[str, str, str]:
    """Weigh one base character with its marks: letter, tone, capital."""
    small = character.lower()
    letter, tone = split_tone(unicodedata.normalize("NFC", small))
    if letter not in _CODES:  # a foreign mark (ö): its base letter decides first
        letter = unicodedata.normalize("NFC", small[0] + "".join(mark for mark in small[1:] if mark in SHAPES))
        letter = letter if letter in _CODES else small[0]
        tone = _OTHER_MARK if len(small) > 1 else ""
    weight = tone if tone == _OTHER_MARK else str(TONES.index(tone))
    return _code(letter), weight, "0" if small == character else "1"


def _code(letter: str) -> str:
    if letter in _CODES:
        return _CODES[letter]
    if letter == " ":
        return "!"
    if "0" <= letter <= "9":
        return letter
    return ("z" if letter.isalnum() else '"') + letter
