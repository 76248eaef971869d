"""The short code that every issued paper carries: said by telephone, typed from paper, checked by its last letter.

No letter in it looks like another (no 0 and O, no 1, I and L, no U, no Q). Twenty-nine of them are a prime number, so
that one wrong letter, or two that changed places, never give another right code.
"""

from collections.abc import Callable
from typing import Final

from kheo import vietnamese

ALPHABET: Final = "23456789ABCDEFGHJKMNPRSTVWXYZ"
LENGTH: Final = 12
_GROUP: Final = 4
_ALIKE: Final = str.maketrans({"Đ": "D"})


def new_code(choose: Callable[[str], str]) -> str:
    """Make a code; `choose` picks a letter of the alphabet by chance."""
    body = "".join(choose(ALPHABET) for _ in range(LENGTH - 1))
    return body + _check(body)


def read_code(text: str) -> str:
    """Bring a code as people type it to the form that is kept: capitals, without blanks and dashes."""
    return "".join(sign for sign in vietnamese.nfc(text).upper().translate(_ALIKE) if sign.isalnum())


def is_code(code: str) -> bool:
    """Tell whether a code read so may have been given out: its length, its letters, its last letter."""
    if len(code) != LENGTH or not set(code) <= set(ALPHABET):
        return False
    return _check(code[:-1]) == code[-1]


def show_code(code: str) -> str:
    """Write a code in groups of four."""
    return "-".join(code[place : place + _GROUP] for place in range(0, len(code), _GROUP))


def _check(body: str) -> str:
    """Weigh each letter by its place: the last one brings the sum to a multiple of twenty-nine."""
    total = sum(place * ALPHABET.index(sign) for place, sign in enumerate(body, start=1))
    return ALPHABET[total % len(ALPHABET)]
