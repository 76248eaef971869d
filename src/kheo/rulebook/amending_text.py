"""Writing `amendments.yaml`: an amendment as text behind those that stand, and whether a text goes on from another.

What an amendment means is for `reader.amending`; nothing is judged here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from kheo.rulebook.reader import AMENDMENTS
from kheo.rulebook.text import Text

_BASE = ("programme.yaml", "clauses.yaml", "readings.yaml")
_WIDE = 4096  # a sentence stays on its line, so that a changed one is one changed line


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAmendment:
    """Hold one amendment to be written; `readings` and `change` are laid over the files as they stand."""

    label: Text
    document: str
    issued_on: date
    by: str
    effective_on: date
    reaches: str
    cite: tuple[str, ...]
    settles: tuple[str, ...] = ()
    clauses: Mapping[str, Text] = field(default_factory=dict)
    readings: Mapping[str, Any] = field(default_factory=dict)
    change: Mapping[str, Any] = field(default_factory=dict)


def next_key(text: str) -> str:
    """Give the first of S1, S2… that no amendment of this text has."""
    taken = _load(text)
    number = 1
    while f"S{number}" in taken:
        number += 1
    return f"S{number}"


def appended(text: str, key: str, new: NewAmendment) -> str:
    """Write an amendment behind those of a text, which may be empty; what stands keeps its words and comments."""
    written = _load(text)
    written.fa.set_block_style()
    written[key] = _entry(new)
    out = StringIO()
    _yaml().dump(written, out)
    return out.getvalue()


def goes_on_from(new: Mapping[str, str], old: Mapping[str, str]) -> bool:
    """Tell whether a source has the files of another unchanged and begins with its amendments, in their order."""
    before, after = (list(_load(source.get(AMENDMENTS, "")).items()) for source in (old, new))
    return same_base(new, old) and after[: len(before)] == before


def same_base(new: Mapping[str, str], old: Mapping[str, str]) -> bool:
    """Tell whether two sources differ at most in their amendments and cases."""
    return all(_lines(new.get(file, "")) == _lines(old.get(file, "")) for file in _BASE)


def _lines(text: str) -> list[str]:
    return text.splitlines()


def _yaml() -> YAML:
    yaml = YAML()  # keeps comments, quotes and the order of keys
    yaml.width = _WIDE
    yaml.preserve_quotes = True
    yaml.representer.ignore_aliases = lambda *_: True  # the reader refuses anchors
    return yaml


def _load(text: str) -> CommentedMap:
    found = _yaml().load(text)
    return CommentedMap() if found is None else found


def _entry(new: NewAmendment) -> CommentedMap:
    written: dict[str, Any] = {
        "label": new.label,
        "document": new.document,
        "issued_on": new.issued_on,
        "by": new.by,
        "effective_on": new.effective_on,
        "reaches": new.reaches,
        "settles": new.settles,
        "clauses": new.clauses,
        "readings": new.readings,
        "change": new.change,
        "cite": new.cite,
    }
    return CommentedMap((key, _node(value)) for key, value in written.items() if value not in ((), {}))


def _node(value: Any) -> Any:
    """Turn a value into what is written: words of a person in quotes, both languages and lists on one line."""
    if isinstance(value, Text):
        return _on_one_line(CommentedMap((lang, DoubleQuotedScalarString(value.get(lang))) for lang in ("vi", "en")))
    if isinstance(value, Mapping):
        return CommentedMap((key, _node(inner)) for key, inner in value.items())
    if isinstance(value, tuple):
        return _on_one_line(CommentedSeq(_node(inner) for inner in value))
    return value


def _on_one_line(node: Any) -> Any:
    node.fa.set_flow_style()
    return node
