"""What rests on a reading: every value of a text that names it, with the path by which an amendment changes it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from kheo.rulebook.programme import Programme, Window
from kheo.rulebook.sources import Cited, Labelled
from kheo.rulebook.text import Text

_APART = {"about", "amendments", "citations", "clauses", "edition", "readings", "source", "stages", "texts"}


@dataclass(frozen=True, slots=True)
class Rest:
    """Name one value that rests on a reading: where it stands in `programme.yaml`, within what, and its span if any."""

    path: tuple[str, ...]
    label: Text
    reading: str
    window: Window | None


def rests(programme: Programme) -> tuple[Rest, ...]:
    """List every value that rests on a reading, in the order of the text."""
    sections = (one.name for one in fields(programme) if one.name not in _APART)
    return tuple(rest for name in sections for rest in _walk(getattr(programme, name), (name,), Text("", "")))


def _walk(value: Any, path: tuple[str, ...], label: Text) -> Iterator[Rest]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _walk(inner, (*path, str(key)), label)
    elif isinstance(value, tuple):
        for place, inner in enumerate(value, start=1):
            yield from _walk(inner, (*path, inner.key if isinstance(inner, Labelled) else str(place)), label)
    elif is_dataclass(value):
        named = _named(value, label)
        if isinstance(value, Cited) and value.reading:
            yield Rest(path, named, value.reading, value if isinstance(value, Window) else None)
        for one in fields(value):
            yield from _walk(getattr(value, one.name), (*path, one.name), named)


def _named(value: Any, label: Text) -> Text:
    """Name a value within what it belongs to."""
    if not isinstance(value, (Labelled, Window)):
        return label
    own = value.label
    return Text(f"{label.vi} · {own.vi}", f"{label.en} · {own.en}") if label.vi else own
