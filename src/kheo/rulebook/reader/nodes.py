"""From YAML text to nodes that know their line. Every scalar stays text: what it means is for whoever asks for it.

Anchors, aliases and tags are refused: a programme folder needs none, and they are how small files become large.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ruamel.yaml import YAML, events
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from kheo.rulebook.reader.ledger import Ledger, Place

MOST_BYTES = 1_000_000
DEEPEST = 24


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value as written; None where nothing was written."""

    place: Place
    value: str | None


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    place: Place
    items: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values, and where each key stands."""

    place: Place
    values: dict[str, "Node"]
    places: dict[str, Place]


Node = Scalar | Sequence | Mapping


class _Refused(Exception):
    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


def load(ledger: Ledger, file: str, text: str) -> Mapping | None:
    """Read one file; None where it cannot be read at all, with the reason in the ledger."""
    if len(text.encode()) > MOST_BYTES:
        ledger.say(Place(file, 1), f"tệp quá lớn; nhiều nhất {MOST_BYTES // 1_000_000} MB")
        return None
    try:
        node = _Composer(ledger, file, YAML(typ="safe", pure=True).parse(text)).document()
    except _Refused as refused:
        ledger.say(Place(file, refused.line), refused.message)
        return None
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        ledger.say(Place(file, mark.line + 1 if mark else 1), f"không phải YAML hợp lệ: {error.problem}")
        return None
    except YAMLError as error:
        ledger.say(Place(file, 1), f"không phải YAML hợp lệ: {str(error).splitlines()[0]}")
        return None
    if not isinstance(node, Mapping):
        ledger.say(Place(file, 1), "tệp phải gồm các khóa và giá trị ở ngoài cùng")
        return None
    return node


class _Composer:
    """Walk the parser's events; refuse what a programme folder must not hold."""

    def __init__(self, ledger: Ledger, file: str, stream: Iterator[Any]) -> None:
        self._ledger = ledger
        self._file = file
        self._stream = stream

    def document(self) -> Node | None:
        """Read the one document of the file."""
        node: Node | None = None
        for event in self._stream:
            if isinstance(event, events.DocumentStartEvent):
                if node is not None:
                    raise _Refused(event.start_mark.line + 1, "mỗi tệp chỉ gồm một tài liệu YAML")
                node = self._node(next(self._stream), 0)
        return node

    def _node(self, event: Any, depth: int) -> Node:
        place = Place(self._file, event.start_mark.line + 1)
        self._refuse(event, place, depth)
        if isinstance(event, events.ScalarEvent):
            empty = event.style is None and event.value in {"", "~", "null"}
            return Scalar(place, None if empty else event.value)
        if isinstance(event, events.SequenceStartEvent):
            return Sequence(place, tuple(self._items(depth)))
        return self._mapping(place, depth)

    def _refuse(self, event: Any, place: Place, depth: int) -> None:
        if isinstance(event, events.AliasEvent) or event.anchor:
            raise _Refused(place.line, "không dùng neo và bí danh YAML (&, *); hãy viết lại giá trị")
        if getattr(event, "tag", None):
            raise _Refused(place.line, "không dùng thẻ YAML (!)")
        if depth > DEEPEST:
            raise _Refused(place.line, f"lồng quá sâu; nhiều nhất {DEEPEST} bậc")

    def _items(self, depth: int) -> Iterator[Node]:
        for event in self._stream:
            if isinstance(event, events.SequenceEndEvent):
                return
            yield self._node(event, depth + 1)

    def _mapping(self, place: Place, depth: int) -> Mapping:
        values: dict[str, Node] = {}
        places: dict[str, Place] = {}
        for event in self._stream:
            if isinstance(event, events.MappingEndEvent):
                break
            key = self._node(event, depth + 1)
            value = self._node(next(self._stream), depth + 1)
            name = key.value if isinstance(key, Scalar) else None
            if name is None:
                self._ledger.say(key.place, "khóa phải là một từ")
            elif name in values:
                self._ledger.say(key.place, f'khóa "{name}" lặp lại; đã có ở dòng {places[name].line}')
            else:
                values[name], places[name] = value, key.place
        return Mapping(place, values, places)
