"""The shape of a whole office in a zip: which tables, what a row looks like as a line, what the manifest tells.

Nothing here opens a zip or asks the database for rows.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from django.apps import apps
from django.contrib.auth.hashers import make_password
from django.db.models import Field, Model

from kheo.work.refusals import BadInput

FORMAT: Final = 1
MANIFEST: Final = "manifest.json"
TABLES: Final = "tables/"
FILES: Final = "files/"
LONGEST_LINE: Final = 64 * 1024 * 1024

# what is made anew from the other tables, the secret addresses of calendars, which each person opens anew, and what
# was asked for as a file, which stays on the machine that made it
LEFT_OUT: Final = frozenset({"Lookup", "Word", "Feed", "Export"})
# a password stays where it was set; whoever is brought in signs in after a new one was set for them
SECRET: Final = frozenset({("Account", "password")})


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table: how many rows, and the size and hash of the lines they are written in."""

    name: str
    rows: int
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What the zip holds: written with which step of the store, up to which line of the diary, tables and files."""

    format: int
    step: str
    made_at: str
    seq: int
    hash: str
    tables: tuple[Table, ...]
    files: int
    bytes: int


def models() -> Iterator[type[Model]]:
    """List the tables that travel, by name."""
    found = apps.get_app_config("store").get_models(include_auto_created=True)
    yield from sorted((one for one in found if one.__name__ not in LEFT_OUT), key=lambda one: one.__name__)


def columns(model: type[Model]) -> list["Field[Any, Any]"]:
    """List the columns of a table in the order of its definition."""
    return list(model._meta.concrete_fields)


def path_of(model: type[Model]) -> str:
    """Name the file of a table in the zip."""
    return f"{TABLES}{model.__name__}.jsonl"


def path_of_file(digest: str) -> str:
    """Name a kept file in the zip: its own hash."""
    return f"{FILES}{digest[:2]}/{digest}"


def line(model: type[Model], values: tuple[object, ...]) -> bytes:
    """Write one row as a line; the same row gives the same line whatever the database."""
    row = {
        field.attname: None if (model.__name__, field.attname) in SECRET else value
        for field, value in zip(columns(model), values, strict=True)
    }
    return json.dumps(row, default=_plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"


def row(model: type[Model], written: bytes) -> Model:
    """Read one line back; raises `ValueError`, `TypeError` or Django's `ValidationError` for one that is not a row."""
    values: Mapping[str, object] = json.loads(written)
    fields = columns(model)
    if set(values) != {field.attname for field in fields}:
        raise ValueError("the columns are not those of the table")
    return model(**{field.attname: _value(model, field, values[field.attname]) for field in fields})


def manifest(data: bytes) -> Manifest:
    """Read the manifest; raises `BadInput` for one that cannot be read or is of another format."""
    try:
        told = json.loads(data)
        tables = tuple(Table(**one) for one in told.pop("tables"))
        read = Manifest(**told, tables=tables)
        fits = all(isinstance(one, int) and one >= 0 for one in _numbers(read)) and isinstance(read.step, str)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise BadInput(f"{MANIFEST} không đúng dạng. Hãy xuất lại từ hệ thống cũ.") from None
    if not fits or read.format != FORMAT:
        raise BadInput("Tệp này thuộc một dạng mà phần mềm này chưa đọc được. Hãy dùng bản mới hơn của phần mềm.")
    return read


def _numbers(read: Manifest) -> Iterator[object]:
    yield from (read.format, read.seq, read.files, read.bytes)
    for one in read.tables:
        yield from (one.rows, one.size)


def _value(model: type[Model], field: "Field[Any, Any]", value: object) -> object:
    if (model.__name__, field.attname) in SECRET:
        return make_password(None)
    return None if value is None else field.to_python(value)


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal | UUID):
        return str(value)
    raise TypeError(f"no way is agreed to write {type(value).__name__}")
