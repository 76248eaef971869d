"""The words of a paper: named slots, each with a default and placeholders that stand for what the value holds.

An office's own wording is a plain table from slot to text. No code runs in it: a placeholder is a name from the list
of its kind, looked up once; what a value puts in is never read again. Which slots a paper has is said in `slots`.
"""

import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from kheo import vietnamese
from kheo.papers.layouts import Layout
from kheo.papers.letters import require_letters
from kheo.papers.wording import text

LINE_MOST: Final = 300
TEXT_MOST: Final = 10_000
NOTHING_OWN: Final[Mapping[str, str]] = {}
Fields = Mapping[str, Callable[[Any], str]]
# A placeholder that stands for nothing takes with it the blank or the comma before it.
_PLACE: Final = re.compile(r"(?P<before>[ ,]*)\{(?P<name>[^{}]*)\}")
_LEFT_OVER: Final = re.compile(r"^[ ,]+", re.MULTILINE)
_NUMBER: Final = "số"
_MANY: Final = 1000


@dataclass(frozen=True, slots=True)
class Slot:
    """Một chỗ có lời văn: what it is called on the screen, its default, whether it may run over several lines."""

    label: str
    default: str
    is_long: bool = False

    @property
    def most(self) -> int:
        """Give how many characters it may hold."""
        return TEXT_MOST if self.is_long else LINE_MOST


def line(label: str, default: str) -> Slot:
    """Make a slot of one line: a name, a heading, a label."""
    return Slot(label, default)


def passage(label: str, default: str) -> Slot:
    """Make a slot for sentences, a paragraph for each line."""
    return Slot(label, default, is_long=True)


COMMON: Final[Fields] = {
    "cơ quan": lambda value: text.flat(value.issuer.name),
    "cơ quan cấp trên": lambda value: text.flat(value.issuer.parent),
    "địa danh": lambda value: value.issuer.place,
    "ngày": lambda value: text.day(value.dated_on),
    "phong trào": lambda value: value.movement,
}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The slots of a kind of paper and what its placeholders stand for; `sign` is the kind's part of a number."""

    slots: Mapping[str, Slot]
    fields: Fields = field(default_factory=dict)
    sign: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """List the placeholders, those of every paper first."""
        return (*COMMON, *([_NUMBER] if self.sign else []), *self.fields)

    def find(self, name: str) -> str | None:
        """Find a placeholder as it was written, in any of its three cases; None if there is none."""
        names = set(self.names)
        small = name[:1].lower() + name[1:]
        return next((one for one in (name, small, name.lower()) if one in names and _is_case(name, one)), None)

    def nearest(self, name: str) -> str:
        """Name the placeholder with which some words begin or end, else the one that looks most like them."""
        folded = {vietnamese.fold(one): one for one in self.names}
        wanted = vietnamese.fold(name)
        inside = [one for one in folded if wanted.startswith(one) or wanted.endswith(one)]
        if inside:
            return folded[max(inside, key=len)]
        close = difflib.get_close_matches(wanted, folded, n=1, cutoff=0.3)
        return folded[close[0]] if close else self.names[0]


class Words:
    """Say the words of one paper: an office's own where it has them, else the default, placeholders filled."""

    def __init__(self, lexicon: Lexicon, value: Any, layout: Layout, own: Mapping[str, str]) -> None:
        self._lexicon, self._value, self._layout, self._own = lexicon, value, layout, own

    def __call__(self, slot: str) -> str:
        """Give the words of a slot."""
        words = self._own.get(slot) or self._lexicon.slots[slot].default
        return fill(words, self.of)

    def of(self, written: str) -> str:
        """Give what a placeholder stands for, in the case in which it is written."""
        name = self._lexicon.find(tidy_name(written))
        if name is None:  # one that a later version took away: what an office wrote stays readable
            return f"{{{written}}}"
        words = self._stands_for(name)
        if len(written) > 1 and written == written.upper():
            return words.upper()
        return text.first_capital(words) if written[:1].isupper() else words

    def _stands_for(self, name: str) -> str:
        if name == _NUMBER:
            organ = text.issuer_symbol(self._value.issuer)
            return self._value.number or self._layout.number_blank.format(kind=self._lexicon.sign, organ=organ)
        return (COMMON.get(name) or self._lexicon.fields[name])(self._value)


def fill(words: str, stands_for: Callable[[str], str]) -> str:
    """Put something in the place of each placeholder; what is put in is not read again."""

    def put(match: re.Match[str]) -> str:
        filled = stands_for(match["name"])
        return f"{match['before']}{filled}" if filled else ""

    return _LEFT_OVER.sub("", _PLACE.sub(put, words))


@lru_cache(_MANY)
def tidy_name(written: str) -> str:
    """Bring a placeholder's name as it was typed into one form."""
    return text.flat(vietnamese.nfc(written))


def require_wording(lexicon: Lexicon, own: Mapping[str, str]) -> dict[str, str]:
    """Clean an office's own words and refuse what cannot be set. Raises `BadWords` with a sentence for each slot.

    A slot without words, or with those of the default, is left to the default.
    """
    kept: dict[str, str] = {}
    wrong: dict[str, str] = {}
    for key, written in own.items():
        slot = lexicon.slots.get(key)
        if slot is None:
            raise ValueError(f"no slot {key!r}")
        words = tidy(written)
        try:
            _require(lexicon, slot, words)
        except vietnamese.BadValue as bad:
            wrong[key] = bad.sentence
        if words and words != slot.default:
            kept[key] = words
    if wrong:
        raise BadWords(wrong)
    return kept


class BadWords(vietnamese.BadValue):
    """Words that cannot be set: a sentence for each slot."""

    def __init__(self, wrong: Mapping[str, str]) -> None:
        super().__init__(" ".join(wrong.values()))
        self.wrong = dict(wrong)


def tidy(written: str) -> str:
    """Compose letters, and take away what cannot be seen and blanks at the ends of lines."""
    whole = vietnamese.nfc(written).replace("\r\n", "\n").replace("\r", "\n").replace("\u00ad", "")
    return "\n".join(one.strip() for one in whole.split("\n")).strip()


def require_places(lexicon: Lexicon, words: str) -> None:
    """Refuse a placeholder that is not closed, not opened or not in the list. Raises `BadValue` naming it."""
    rest = 0
    for match in re.finditer(r"\{([^{}]*)\}", words):
        _require_whole(lexicon, words[rest : match.start()])
        rest = match.end()
        if lexicon.find(tidy_name(match[1])) is None:
            raise vietnamese.BadValue(
                f"Chỗ điền “{match[0]}” không có trong danh sách. Hãy viết “{{{lexicon.nearest(match[1])}}}”, hoặc "
                "chọn chỗ khác trong danh sách."
            )
    _require_whole(lexicon, words[rest:])


def _require_whole(lexicon: Lexicon, between: str) -> None:
    opened, closed = between.find("{"), between.find("}")
    if opened >= 0:
        begun = between[opened + 1 :].split("\n", maxsplit=1)[0][:40]
        raise vietnamese.BadValue(
            f"Chỗ điền “{{{begun.strip()}” chưa có dấu }} đóng lại. Hãy viết “{{{lexicon.nearest(begun)}}}”; dấu {{ "
            "và } chỉ dùng cho chỗ điền."
        )
    if closed >= 0:
        ended = between[max(0, closed - 40) : closed].rsplit("\n", maxsplit=1)[-1]
        raise vietnamese.BadValue(
            f"Dấu }} sau “{ended.strip()}” không có dấu {{ mở ra. Hãy viết “{{{lexicon.nearest(ended)}}}”; dấu {{ và "
            "} chỉ dùng cho chỗ điền."
        )


def _require(lexicon: Lexicon, slot: Slot, words: str) -> None:
    if len(words) > slot.most:
        raise vietnamese.BadValue(
            f"“{slot.label}” dài {vietnamese.show_number(len(words))} ký tự, quá {vietnamese.show_number(slot.most)}. "
            "Hãy viết gọn lại."
        )
    if "\n" in words and not slot.is_long:
        raise vietnamese.BadValue(f"“{slot.label}” chỉ có một dòng. Hãy bỏ dấu xuống dòng.")
    require_letters((words,))
    require_places(lexicon, words)


def _is_case(written: str, name: str) -> bool:
    return written in {name, name.upper(), text.first_capital(name)}
