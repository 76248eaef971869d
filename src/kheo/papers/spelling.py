"""How "ủy" is spelled in what is printed: as an office sets it. Names and every other syllable stay as written."""

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum, StrEnum
from typing import Any, Final, TypeVar

T = TypeVar("T")


class Spelling(StrEnum):
    """Cách viết “ủy”/“uỷ”: as each text was written, or one way everywhere."""

    AS_WRITTEN = "as_written"
    MARK_FIRST = "ủy"
    MARK_LAST = "uỷ"


_FORMS: Final[Mapping[Spelling, Mapping[str, str]]] = {
    Spelling.MARK_FIRST: {"uỷ": "ủy", "Uỷ": "Ủy", "UỶ": "ỦY"},
    Spelling.MARK_LAST: {"ủy": "uỷ", "Ủy": "Uỷ", "ỦY": "UỶ"},
}
# The syllable alone: "ủy" in "Đảng ủy", never the end of another ("thủy").
_SYLLABLE: Final = re.compile(r"\b(?:ủy|Ủy|ỦY|uỷ|Uỷ|UỶ)\b")


def spelled(thing: T, spelling: Spelling) -> T:
    """Spell every text inside a tree of frozen dataclasses and tuples one way."""
    if spelling is Spelling.AS_WRITTEN:
        return thing
    forms = _FORMS[spelling]
    made: T = _walk(thing, lambda text: _SYLLABLE.sub(lambda match: forms.get(match[0], match[0]), text))
    return made


def _walk(thing: Any, change: Callable[[str], str]) -> Any:
    if isinstance(thing, Enum):
        return thing
    if isinstance(thing, str):
        return change(thing)
    if isinstance(thing, tuple):
        walked = tuple(_walk(item, change) for item in thing)
        return thing if all(new is old for new, old in zip(walked, thing, strict=True)) else walked
    if is_dataclass(thing) and not isinstance(thing, type):
        return _walk_fields(thing, change)
    return thing


def _walk_fields(thing: Any, change: Callable[[str], str]) -> Any:
    olds = {field.name: getattr(thing, field.name) for field in fields(thing)}
    news = {name: _walk(old, change) for name, old in olds.items()}
    changed = {name: new for name, new in news.items() if new is not olds[name] and new != olds[name]}
    return replace(thing, **changed) if changed else thing
