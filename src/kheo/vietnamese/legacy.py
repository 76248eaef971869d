"""Text from before Unicode: TCVN3 (fonts .VnTime, .VnTimeH …) and VNI-Windows (fonts VNI-Times …).

Both reach us as Latin-1 characters that only their font shows as Vietnamese. This module tells which they are, reads
and writes them; it keeps nothing and decides nothing: whoever converts shows the result to a person first.
"""

import re
import unicodedata
from typing import Final, Literal

from kheo.vietnamese.bad_value import BadValue, quoted
from kheo.vietnamese.letters import TONES, VIETNAMESE_LETTERS
from kheo.vietnamese.syllables import is_syllable
from kheo.vietnamese.text import nfc

Charset = Literal["unicode", "tcvn3", "vni"]


def _tcvn3_table() -> dict[str, str]:
    """Pair each TCVN3 character with its letter. Of the capitals it holds only the seven without a tone mark."""
    letters = {0xA1: "ĂÂÊÔƠƯĐăâêôơưđ", 0xB5: "àảãáạ", 0xBB: "ằẳẵắ", 0xC6: "ặầẩẫấậè", 0xCE: "ẻẽéẹềểễếệìỉ",
               0xDC: "ĩíịò", 0xE1: "ỏõóọồổỗốộờởỡớợù", 0xF1: "ủũúụừửữứựỳỷỹýỵ"}  # fmt: skip
    return {chr(first + at): letter for first, row in letters.items() for at, letter in enumerate(row)}


def _vni_table() -> dict[str, str]:
    """Pair each VNI letter, one or two characters, with ours: a base letter, then one character for its marks."""
    plain, hat, breve = "øûõùï", "àåãáä", "èúüéë"  # huyền, hỏi, ngã, sắc, nặng
    table = {"ñ": "đ", "ô": "ơ", "ö": "ư", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "í": "í", "ò": "ị", "î": "ỵ"}
    rows = [("a", "aê", "ă"), ("a", "aâ", "â"), ("e", "eâ", "ê"), ("o", "oâ", "ô")]
    rows += [(base, base, ours) for base, ours in zip("aeouyôö", "aeouyơư", strict=True)]
    for base, written, ours in rows:
        marks = {2: {"ê": breve, "â": hat}.get(written[-1], plain), 1: plain}[len(written)]
        table[written] = ours
        for mark, tone in zip(marks, TONES[1:], strict=True):
            table[base + mark] = unicodedata.normalize("NFC", ours + tone)
    del table["yï"]  # VNI writes ỵ as one character
    return table | {key.upper(): letter.upper() for key, letter in table.items()}


_TCVN3: Final = _tcvn3_table()
_VNI: Final = _vni_table()
_TO_TCVN3: Final = {letter: char for char, letter in _TCVN3.items()}
_TO_VNI: Final = {letter: chars for chars, letter in _VNI.items()}
# Eth is TCVN3's é; text that has been through `nfc` carries it as Đ.
_TCVN3_READING: Final = str.maketrans(_TCVN3 | {"Đ": _TCVN3["Ð"]})
_VNI_LETTER: Final = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)), re.IGNORECASE)
_BEYOND_LATIN_1: Final = frozenset(letter for letter in VIETNAMESE_LETTERS if ord(letter) > 0xFF) - {"Đ", "đ"}
_ENOUGH: Final = 0.5  # the share of sound words under which nothing is concluded


def detect(text: str, font_name: str | None = None) -> Charset:
    """Tell how text is written: by its font where that is known, else by which reading gives sound syllables.

    Letters that only Unicode has settle it whatever the font; in doubt the answer is "unicode".
    """
    if not _BEYOND_LATIN_1.isdisjoint(text):
        return "unicode"
    if font_name is not None and (named := charset_of(font_name)):
        return named
    words = [word for word in text.split() if not word.isascii()]
    best: Charset = "unicode"
    best_share = _share(words, best)
    for charset in ("tcvn3", "vni"):
        share = _share(words, charset)
        if share > best_share and share >= _ENOUGH:
            best, best_share = charset, share
    return best


def decode(text: str, charset: Charset, font_name: str | None = None) -> str:
    """Read legacy text into Unicode. A TCVN3 capitals font (.VnTimeH) makes every letter a capital."""
    if charset == "tcvn3":
        plain = nfc(text.translate(_TCVN3_READING))
        return plain.upper() if _is_capitals_font(font_name) else plain
    if charset == "vni":
        return nfc(_VNI_LETTER.sub(_vni_letter, text))
    return nfc(text)


def encode(text: str, charset: Charset, font_name: str | None = None) -> str:
    """Write Unicode text in a legacy charset, for an office whose papers still need it.

    TCVN3 has no accented capitals of its own: they need a capitals font, which then shows all text in capitals.
    Raises BadValue for a letter that the charset cannot show.
    """
    plain = nfc(text)
    if charset == "unicode":
        return plain
    if charset == "vni":
        return "".join(_TO_VNI.get(letter, letter) for letter in _showable(plain, _TO_VNI, "VNI"))
    plain = plain.lower() if _is_capitals_font(font_name) else plain
    return "".join(_TO_TCVN3.get(letter, letter) for letter in _showable(plain, _TO_TCVN3, "TCVN3"))


def charset_of(font_name: str) -> Charset | None:
    """Tell the charset that a font is made for; None for fonts of today."""
    name = font_name.strip().casefold()
    if name.startswith(".vn"):
        return "tcvn3"
    return "vni" if name.startswith("vni") else None


def _is_capitals_font(font_name: str | None) -> bool:
    return font_name is not None and charset_of(font_name) == "tcvn3" and font_name.strip().endswith("H")


def _vni_letter(found: re.Match[str]) -> str:
    """Read one VNI letter; its first character tells small from capital, whatever the case of the mark."""
    written = found[0]
    return _VNI[written.upper() if written[0].isupper() else written.lower()]


def _share(words: list[str], charset: Charset) -> float:
    """Tell which share of the words reads as Vietnamese in this charset."""
    return sum(_is_sound(decode(word, charset)) for word in words) / len(words) if words else 0.0


def _is_sound(word: str) -> bool:
    parts = re.findall(r"[^\W\d_]+", word)
    rest = re.sub(r"[^\W_]+", "", word)
    return bool(parts) and all(map(is_syllable, parts)) and not re.search(r"[¡-¿×÷]", rest)


def _showable(text: str, table: dict[str, str], charset: str) -> str:
    """Refuse letters outside the charset, and characters that it would show as other letters."""
    taken = frozenset("".join(table.values()))
    for char in text:
        if char in table or char.isascii() or not (char in taken or char in VIETNAMESE_LETTERS):
            continue
        mend = (
            "Hãy dùng phông chữ hoa của TCVN3 (tên phông tận cùng bằng H) hoặc giữ phông Unicode."
            if char in VIETNAMESE_LETTERS
            else "Hãy thay ký tự ấy hoặc giữ phông Unicode."
        )
        raise BadValue(f"Bảng mã {charset} không viết được “{char}” trong {quoted(text)}. {mend}")
    return text
