"""Text as typed, searched and compared: one Unicode form, a folded form, one spelling. Order lives in `order`.

What enters the system goes through `nfc` first; the other functions do it themselves.
"""

import re
import unicodedata
from typing import Final

from kheo.vietnamese.letters import SHAPES, TONES
from kheo.vietnamese.syllables import place_tone

# Letters that look like đ and are not: eth and the African d.
_LOOK_ALIKES: Final = str.maketrans({"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ"})
_LINE_ENDS: Final = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SOFT_HYPHEN: Final = "\u00ad"
_PLAIN_SIGNS: Final = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‐": "-", "‑": "-", "đ": "d", _SOFT_HYPHEN: ""}
)
_MARKS: Final = frozenset("".join(TONES) + SHAPES)
_WORD: Final = re.compile(r"[^\W\d_]+")
_HONORIFICS: Final = re.compile(
    r"(?:(?:đ/c|đồng chí|ông|bà|pgs|gs|ths|ts|bs|cn|ks|(?:đại|thượng|trung|thiếu) (?:tướng|tá|úy|uý))"
    r"(?=[ .:,])[ .:,]*)+",
    re.IGNORECASE,
)


def nfc(text: str) -> str:
    """Bring text to the one form that is stored: composed letters, plain spaces and line ends, nothing invisible.

    Eth becomes Đ. The soft hyphen stays: in TCVN3 text it is the letter ư, and `legacy` has to see it.
    """
    if not text.isprintable():
        text = "".join(_visible(char) for char in _LINE_ENDS.sub("\n", text))
    return unicodedata.normalize("NFC", text).translate(_LOOK_ALIKES)


def fold(text: str) -> str:
    """Reduce text to what a search compares: lower case, no marks, d for đ, plain quotes and dashes, single spaces."""
    parts = unicodedata.normalize("NFD", nfc(text).lower())
    bare = "".join(part for part in parts if unicodedata.category(part) != "Mn")
    return " ".join(bare.translate(_PLAIN_SIGNS).split())


def same_spelling(text: str) -> str:
    """Bring tone placement to one form ("hoà" to "hòa", "uỷ" to "ủy", never "qúy"), for finding exact duplicates."""
    return _WORD.sub(lambda word: place_tone(word[0]), nfc(text).replace(_SOFT_HYPHEN, ""))


def plain_name(name: str) -> str:
    """Take forms of address, degrees and ranks off the front of a name: "đ/c Nguyễn Văn A" gives "Nguyễn Văn A".

    The rare family name Ông reads as a form of address; show the result before it is kept.
    """
    tidy = " ".join(nfc(name).split())
    return _HONORIFICS.sub("", tidy, count=1) if _HONORIFICS.match(tidy) else tidy


def _visible(char: str) -> str:
    """Keep a character that can be seen or that shapes the text; Unicode spaces become plain ones."""
    kind = unicodedata.category(char)
    if kind == "Zs":
        return " "
    if char in {"\n", "\t", _SOFT_HYPHEN}:
        return char
    unseen = kind in {"Cc", "Cf", "Cs"} or char in {"\ufffe", "\uffff"}
    return "" if unseen else char
