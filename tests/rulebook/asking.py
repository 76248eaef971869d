"""What the reader asks of a folder, written down while it reads, to be held against the JSON Schemas.

A document is made out of a schema, once with every key and once with only those it calls required; the reader reads
it; then each mapping of the document is looked up on both sides.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from json import dumps
from typing import Any

import pytest

from kheo.rulebook import Problem, find_problems
from kheo.rulebook.reader.fields import Fields
from kheo.rulebook.reader.nodes import Mapping as MappingNode
from kheo.rulebook.reader.nodes import Node
from kheo.rulebook.reader.nodes import Sequence as SequenceNode

Schema = Mapping[str, Any]
_turns = count()
COMPOSED = {"all", "any", "unless"}
_PLAIN: Mapping[str, Any] = {"integer": 1, "number": 1.5, "boolean": True}


@dataclass
class Asked:
    """Gather, for each place of a schema, the keys that the reader asked for, and those it would miss.

    `unopened`: places with known keys that the reader asked nothing of.
    """

    keys: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    needed: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    shapes: dict[str, Schema] = field(default_factory=dict)
    unopened: set[str] = field(default_factory=set)
    problems: tuple[Problem, ...] = ()


def ask(schemas: Mapping[str, Schema], *, full: bool, more: Mapping[str, str] | None = None) -> Asked:
    """Let the reader read documents made out of the schemas, beside some texts as they are."""
    turn = next(_turns)  # the reader remembers the texts that it has read, and asks nothing the second time
    texts = {f"{file}.yaml": f"{dumps(document(one, full=full))} # {turn}" for file, one in schemas.items()}
    with pytest.MonkeyPatch.context() as patch:
        opened, needed = _listen(patch)
        problems = find_problems({**texts, **(more or {})})
    by_node = defaultdict(list)
    for fields in opened:
        by_node[id(fields._node)].append(fields)
    asked = Asked(problems=problems)
    for file, schema in schemas.items():
        [root] = [one._node for one in opened if not one.path and one.place.file == f"{file}.yaml"]
        for where, shape, node in _places(root, schema, file, schema):
            if shape.get("properties") and not by_node[id(node)]:
                asked.unopened.add(where)
            for fields in by_node[id(node)]:
                asked.shapes[where] = shape
                asked.keys[where] |= set(fields._asked) - _free(shape, node)
                asked.needed[where] |= needed[id(fields)]
    return asked


def _listen(patch: pytest.MonkeyPatch) -> tuple[list[Fields], dict[int, set[str]]]:
    opened: list[Fields] = []
    needed: dict[int, set[str]] = defaultdict(set)
    begin, node_of = Fields.__init__, Fields.node

    def begin_and_remember(self: Fields, *args: Any) -> None:
        begin(self, *args)
        opened.append(self)

    def node_and_remember(self: Fields, key: str, *, required: bool = True) -> Node | None:
        if required and key not in self._asked:
            needed[id(self)].add(key)
        return node_of(self, key, required=required)

    patch.setattr(Fields, "__init__", begin_and_remember)
    patch.setattr(Fields, "node", node_and_remember)
    return opened, needed


def _free(shape: Schema, node: MappingNode) -> set[str]:
    """Name the keys that the writer chose, where the schema leaves them free."""
    free = shape.get("additionalProperties") is not False
    return set(node.values) - set(shape.get("properties", {})) if free else set()


def _places(node: Node, shape: Schema, where: str, root: Schema) -> Iterator[tuple[str, Schema, MappingNode]]:
    """Walk a document and its schema side by side; what stands under `$defs` counts as one place."""
    if "$ref" in shape:
        where = shape["$ref"].rpartition("/")[2]
        shape = root["$defs"][where]
    if isinstance(node, SequenceNode):
        for item in node.items:
            yield from _places(item, shape.get("items", {}), f"{where}[]", root)
    if isinstance(node, MappingNode):
        yield where, shape, node
        for key, inside in node.values.items():
            known = key in shape.get("properties", {})
            inner = shape["properties"][key] if known else _free_shape(shape, key, root)
            yield from _places(inside, inner, f"{where}.{key if known else '*'}", root)


def _free_shape(shape: Schema, key: str, root: Schema) -> Schema:
    """Find what may stand under a free key; the facts of a case are named after their kinds."""
    other = shape.get("additionalProperties")
    if isinstance(other, dict):
        return other
    return {"$ref": f"#/$defs/fact_{key}"} if f"fact_{key}" in root.get("$defs", {}) else {}


def document(schema: Schema, *, full: bool) -> Any:
    """Make a document: with every key and the last word of each list, or with what is required and the first."""
    return _Maker(schema, full).make(schema)


class _Maker:
    def __init__(self, root: Schema, full: bool) -> None:
        self._root = root
        self._full = full
        self._makers: Mapping[str, Callable[[Schema], Any]] = {
            "object": self._object,
            "array": self._array,
            "string": self._string,
        }

    def make(self, shape: Schema) -> Any:
        if "$ref" in shape:
            return self.make(self._root["$defs"][shape["$ref"].rpartition("/")[2]])
        if "anyOf" in shape and "type" not in shape:
            return self.make(shape["anyOf"][0])
        if "enum" in shape:
            return shape["enum"][-1 if self._full else 0]
        if "const" in shape:
            return shape["const"]
        kind = shape["type"] if isinstance(shape["type"], str) else shape["type"][0]
        if kind in _PLAIN:
            return _PLAIN[kind]
        return self._makers[kind](shape)

    def _object(self, shape: Schema) -> Any:
        if shape.get("maxProperties") == 1:
            return self._condition(shape["properties"])
        known = shape.get("properties", {})
        wanted = known if self._full else shape.get("required", [])
        made = {key: self._given() if key == "given" else self.make(known[key]) for key in wanted}
        if shape.get("else") and "given" not in made:
            made["given"] = self._given()
        other = shape.get("additionalProperties")
        return {**made, "x": self.make(other)} if isinstance(other, dict) else made

    def _given(self) -> Any:
        kinds = [key for key in self._root["$defs"] if key.startswith("fact_")]
        return {key.removeprefix("fact_"): self.make(self._root["$defs"][key]) for key in kinds}

    def _condition(self, words: Schema) -> Any:
        plain = [{word: self.make(shape)} for word, shape in words.items() if word not in COMPOSED]
        return {"all": [*plain, {"any": plain[:1]}, {"unless": plain[0]}]}

    def _array(self, shape: Schema) -> Any:
        return [self.make(shape["items"])]

    def _string(self, shape: Schema) -> Any:
        if "examples" in shape:
            return shape["examples"][0]
        return "2026-01-31" if shape.get("format") == "date" else "x"
