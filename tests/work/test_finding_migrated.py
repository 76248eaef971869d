"""What was found before the lookups had numbers of their own is found afterwards (migration 0024)."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from kheo.store.finding import KINDS
from kheo.store.models import Lookup
from tests.work import fresh
from tools import postgres

BEFORE = [("exemplar", 7, "hoa giai o tan lap"), ("content", 7, "hoa giai"), ("unit", 7, "hoa binh"), ("paper", 1, "")]
AFTER = [(11, ""), (56, "ahoa agiai ao atan alap"), (57, "bhoa bbinh"), (60, "ehoa egiai")]
PUT = {
    "sqlite": "INSERT INTO store_lookup (kind, thing_id, folded) VALUES (?, ?, ?)",
    "postgresql": "INSERT INTO store_lookup (kind, thing_id, folded) VALUES (%s, %s, %s)",
}
READ = "SELECT id, folded FROM store_lookup ORDER BY id"
CHANGES = (
    ("UPDATE store_lookup SET folded = 'axa' WHERE id = 56", []),
    ("INSERT INTO store_lookup (id, folded) VALUES (64, 'alap ahoai')", [(64,)]),
    ("UPDATE store_lookup SET folded = 'ahoa alap' WHERE id = 56", [(56,), (64,)]),
    ("DELETE FROM store_lookup WHERE id = 64", [(56,)]),
)
FIND = {
    "sqlite": "SELECT rowid FROM store_lookup_words WHERE store_lookup_words MATCH 'ahoa* alap*' ORDER BY rowid",
    "postgresql": "SELECT id FROM store_lookup WHERE words @@ to_tsquery('simple', 'ahoa:* & alap:*') ORDER BY id",
}


@pytest.mark.parametrize("database", [fresh.sqlite, fresh.postgresql])
def test_what_was_found_is_found_afterwards(database: Callable[[Path], Any], tmp_path: Path) -> None:
    with database(tmp_path) as address:
        _migrate(address, tmp_path, "store", "0023")
        _do(address, *((PUT, one) for one in BEFORE))

        _migrate(address, tmp_path)

        assert _do(address, (READ, ())) == AFTER
        assert _do(address, (FIND, ())) == [(56,)]
        assert [_do(address, (change, ()), (FIND, ())) for change, _found in CHANGES] == [
            one for _change, one in CHANGES
        ]


@pytest.mark.parametrize("database", [fresh.sqlite, fresh.postgresql])
def test_the_way_back_leaves_an_index_that_fills_again(database: Callable[[Path], Any], tmp_path: Path) -> None:
    with database(tmp_path) as address:
        _migrate(address, tmp_path)
        _do(address, ("INSERT INTO store_lookup (id, folded) VALUES (64, 'alap ahoai')", ()))

        _migrate(address, tmp_path, "store", "0023")

        assert _do(address, (READ, ())) == []
        _do(address, *((PUT, one) for one in BEFORE))
        _migrate(address, tmp_path)
        assert _do(address, (FIND, ())) == [(56,)]


def test_the_kinds_have_the_numbers_they_were_migrated_to() -> None:
    migration = import_module("kheo.store.migrations.0024_lookup_numbers")

    assert tuple(Lookup.Kind.values[:5]) == migration._KINDS
    assert len(Lookup.Kind) <= KINDS


def _migrate(address: str, folder: Path, *to: str) -> None:
    done = fresh.kheo(["migrate", *to, "-v0"], address, folder)
    assert done.returncode == 0, done.stderr


def _do(address: str, *statements: tuple[dict[str, str] | str, tuple[Any, ...]]) -> list[Any]:
    """Run statements in the database's own way; give the rows of the last, if it has any."""
    vendor = "sqlite" if address.startswith("sqlite") else "postgresql"
    if vendor == "sqlite":
        connection: Any = sqlite3.connect(address.removeprefix("sqlite:///"))
    else:
        connection = postgres.psycopg.connect(address)
    with closing(connection):
        for statement, values in statements:
            done = connection.execute(statement[vendor] if isinstance(statement, dict) else statement, values)
        rows = done.fetchall() if done.description else []
        connection.commit()
    return rows
