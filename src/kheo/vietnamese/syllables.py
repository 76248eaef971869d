"""How a Vietnamese syllable is built: onset, rime, tone, and the letter that carries the tone mark.

Spelling and the detection of legacy text rest on this; nothing here looks at more than one word.
"""

import re
from dataclasses import dataclass
from typing import Final

from kheo.vietnamese.letters import VOWELS, split_tone, with_tone

_ONSET: Final = rf"(?:ngh|ng|nh|ch|gh|kh|ph|th|tr|qu(?=[{VOWELS}])|gi(?=[{VOWELS}])|[bcdđghklmnprstvx])?"
_SHAPE: Final = re.compile(rf"(?P<onset>{_ONSET})(?P<nucleus>[{VOWELS}]{{1,3}})(?P<coda>ch|nh|ng|[cmnptk])?")
_STOPPED: Final = frozenset({"c", "ch", "p", "t"})
_STOPPED_TONES: Final = frozenset({"\u0301", "\u0323"})  # only sắc and nặng go with a stop
_FRONT: Final = frozenset("eêiy")

# Nucleus -> the codas it is written with; "-" is the open syllable.
_RIMES: Final = {
    nucleus: frozenset("" if coda == "-" else coda for coda in codas.split())
    for nucleus, codas in {
        "a": "- c ch m n ng nh p t",
        "ă": "c m n ng p t",
        "â": "c m n ng p t",
        "e": "- c m n ng p t",
        "ê": "- ch m n ng nh p t",
        "i": "- ch m n nh p t",
        "o": "- c m n ng p t",
        "ô": "- c m n ng p t",
        "ơ": "- m n p t",
        "u": "- c m n ng p t",
        "ư": "- c m n ng t",
        "y": "- ch nh t p n",
        "ai": "-", "ao": "-", "au": "-", "ay": "-", "âu": "-", "ây": "-", "eo": "-", "êu": "-",
        "ia": "-", "iu": "-", "oi": "-", "ôi": "-", "ơi": "-", "ua": "-", "ui": "-", "ưa": "-", "ưi": "-", "ưu": "-",
        "iê": "c m n ng p t", "yê": "m n ng t", "uô": "c m n ng t", "ươ": "c m n ng p t",
        "oa": "- c ch m n ng nh p t", "oă": "c m n ng t", "oe": "- n t", "oo": "c ng",
        "uâ": "n ng t", "uê": "- ch nh", "uơ": "-", "uy": "- ch n nh p t",
        "iêu": "-", "yêu": "-", "oai": "-", "oao": "-", "oay": "-", "oeo": "-", "uây": "-", "uôi": "-", "uya": "-",
        "uyê": "n t", "uyu": "-", "ươi": "-", "ươu": "-",
    }.items()
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Syllable:
    """A word parted into its sounds; the tone is a combining mark or empty."""

    onset: str
    nucleus: str
    coda: str
    tone: str

    @property
    def tone_at(self) -> int:
        """Tell which letter of the word carries the tone, in the form "hòa", "ủy", "quý", "khỏe"."""
        start = len(self.onset)
        marked = [at for at, letter in enumerate(self.nucleus) if letter in "ăâêôơư"]
        if marked:
            return start + marked[-1]
        if self.coda:
            return start + len(self.nucleus) - 1
        return start + (1 if len(self.nucleus) == 3 else 0)


def split(word: str) -> Syllable | None:
    """Part one NFC word; None when it is not shaped like a Vietnamese syllable."""
    letters = [split_tone(letter) for letter in word.lower()]
    tones = [tone for _, tone in letters if tone]
    found = _SHAPE.fullmatch("".join(letter for letter, _ in letters))
    if found is None or len(tones) > 1 or len(letters) != len(word):
        return None
    return Syllable(found["onset"], found["nucleus"], found["coda"] or "", tones[0] if tones else "")


def is_syllable(word: str) -> bool:
    """Tell whether Vietnamese writes such a syllable, as a test for text that may be garbled."""
    parts = split(word)
    if parts is None or parts.coda not in _RIMES.get(parts.nucleus, ()):
        return False
    if parts.coda in _STOPPED and parts.tone not in _STOPPED_TONES:
        return False
    if parts.onset in {"k", "gh", "ngh"}:
        return parts.nucleus[0] in _FRONT
    return not (parts.onset in {"c", "ng"} and parts.nucleus[0] in _FRONT)


def place_tone(word: str) -> str:
    """Move the tone mark of one NFC word to its one place ("hoà" to "hòa"); leave other words as they are."""
    parts = split(word)
    if parts is None or not parts.tone:
        return word
    letters = [split_tone(letter)[0] for letter in word]
    letters[parts.tone_at] = with_tone(letters[parts.tone_at], parts.tone)
    return "".join(letters)
