"""The building blocks of a JSON Schema: one for each way in which the reader asks for a key (`reader.fields`).

A shape accepts what the reader accepts, as far as one file can tell: what a name refers to is the checker's to say.
"""

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from kheo.rulebook.reader.ledger import KINDS

Schema: TypeAlias = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
CHANGE = "_change"  # ends the name of a definition that is loosened
_CITE = "Mã các điều khoản (clauses.yaml) làm nguồn cho giá trị này."
_READING = "Mã cách hiểu (readings.yaml) mà giá trị này dựa vào, khi văn bản không nói rõ."
_DAY = r"^\d{4}-\d{2}-\d{2}$"


def text(doc: str = "") -> Schema:
    """Allow one line of text; YAML may take it for a number or a flag, the reader does not mind."""
    return _told({"type": ["string", "number", "boolean"], "pattern": r"\S"}, doc)


def choice(options: Iterable[str], doc: str = "") -> Schema:
    """Allow one word out of a closed list."""
    return _told({"enum": list(options)}, doc)


def flag(doc: str = "") -> Schema:
    """Allow true or false."""
    return _told({"type": "boolean"}, doc)


def number(doc: str = "") -> Schema:
    """Allow a whole number, in quotes or not."""
    return _told({"type": ["integer", "string"], "minimum": 0, "pattern": r"^\d+$"}, doc)


def decimal(doc: str = "") -> Schema:
    """Allow a number with a decimal point, in quotes or not."""
    return _told({"type": ["number", "string"], "pattern": r"^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$"}, doc)


def share(doc: str = "") -> Schema:
    """Allow a share of a whole, as a fraction or in per cent."""
    pattern = r"^\s*\d+(/\d+|(\.\d+)?\s*%)\s*$"
    return _told({"type": "string", "pattern": pattern, "examples": ["2/3", "80%"]}, doc)


def day(doc: str = "") -> Schema:
    """Allow a day written year-month-day."""
    return _told({"type": "string", "format": "date", "pattern": _DAY}, doc or "Ngày, dạng 2026-01-31.")


def both(doc: str = "") -> Schema:
    """Allow a text in Vietnamese and English."""
    return _told(record({"vi": text("Tiếng Việt."), "en": text("Tiếng Anh.")}), doc)


def name(of: str, doc: str = "") -> Schema:
    """Allow the name of something declared elsewhere."""
    return text(doc or f"Tên một {KINDS[of]}.")


def names(of: str | None = None, doc: str = "", *, required: bool = True) -> Schema:
    """Allow a list of words or names; one that is asked for must not be empty."""
    doc = doc or (f"Danh sách tên {KINDS[of]}." if of else "")
    return several(text(), doc) if required else items(text(), doc)


def entries(inside: Schema, doc: str = "") -> Schema:
    """Allow a mapping whose keys the writer chooses."""
    return _told({"type": "object", "additionalProperties": inside}, doc)


def items(inside: Schema, doc: str = "") -> Schema:
    """Allow a list of like things."""
    return _told({"type": "array", "items": inside}, doc)


def record(required: Mapping[str, Schema], optional: Mapping[str, Schema] | None = None, doc: str = "") -> Schema:
    """Allow a mapping of known keys and no others."""
    shape: Schema = {"type": "object", "properties": {**required, **(optional or {})}, "additionalProperties": False}
    return _told({**shape, **({"required": list(required)} if required else {})}, doc)


def cited(required: Mapping[str, Schema], optional: Mapping[str, Schema] | None = None, doc: str = "") -> Schema:
    """Allow a mapping of known keys that names its clauses, and its reading where there is one."""
    return record({**required, **CITE}, {**(optional or {}), **READING}, doc)


def labelled(
    required: Mapping[str, Schema] | None = None, optional: Mapping[str, Schema] | None = None, doc: str = ""
) -> Schema:
    """Allow one entry of a closed list: a label, perhaps more, and its clauses."""
    return cited({"label": both("Tên gọi."), **(required or {})}, optional, doc)


def words(options: Iterable[str], doc: str = "") -> Schema:
    """Allow a list of words out of a closed list, at least one."""
    return several(choice(options), doc)


def several(inside: Schema, doc: str = "") -> Schema:
    """Allow a list of like things, at least one."""
    return _told({"type": "array", "minItems": 1, "items": inside}, doc)


def or_null(shape: Schema) -> Schema:
    """Allow null as well: it takes away what stands there."""
    return {"anyOf": [shape, {"type": "null"}]}


def loosened(shape: Schema) -> Schema:
    """Allow a part of a mapping that is laid over a whole one: no key is needed, null takes one away.

    Lists are replaced as a whole, so what is inside them stays as it was.
    """
    if "$ref" in shape:
        return {**shape, "$ref": f"{shape['$ref']}{CHANGE}"}
    if shape.get("type") != "object":
        return shape
    other = shape["additionalProperties"]
    loose: Schema = {"type": "object", "additionalProperties": other and or_null(loosened(other))}
    if "properties" in shape:
        loose["properties"] = {key: or_null(loosened(inside)) for key, inside in shape["properties"].items()}
    return _told(loose, shape.get("description", ""))


def ref(definition: str, doc: str = "") -> Schema:
    """Point at a shape that stands once under `$defs`."""
    return _told({"$ref": f"#/$defs/{definition}"}, doc)


def _told(shape: Schema, doc: str) -> Schema:
    return {**shape, "description": doc} if doc else shape


CITE: Mapping[str, Schema] = {"cite": names("clause", _CITE)}
READING: Mapping[str, Schema] = {"reading": text(_READING)}
