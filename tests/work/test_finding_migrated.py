"""What was found before the lookups had numbers of their own is found afterwards (migration 0024)."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.work import fresh
from tools import postgres

BEFORE = [("exemplar", 7, "hoa giai o tan lap"), ("content", 7, "hoa giai"), ("unit", 7, "hoa binh"), ("paper", 1, "")]
AFTER = [(11, ""), (56, "ahoa agiai ao atan alap"), (57, "bhoa bbinh"), (60, "ehoa egiai")]
PUT = "INSERT INTO store_lookup (kind, thing_id, folded) VALUES ({0}, {0}, {0})"
READ = "SELECT id, folded FROM store_lookup ORDER BY id"
CHANGED = ("UPDATE store_lookup SET folded = 'alap ahoai' WHERE id = 56", "DELETE FROM store_lookup WHERE id = 60")
FIND = {
    "?": "SELECT rowid FROM store_lookup_words WHERE store_lookup_words MATCH 'ahoa* alap*' ORDER BY rowid",
    "%s": "SELECT id FROM store_lookup WHERE words @@ to_tsquery('simple', 'ahoa:* & alap:*') ORDER BY id",
}


def _open(address: str) -> tuple[Any, str]:
    if address.startswith("sqlite"):
        return sqlite3.connect(address.removeprefix("sqlite:///")), "?"
    return postgres.psycopg.connect(address), "%s"


@pytest.mark.parametrize("database", [fresh.sqlite, fresh.postgresql])
def test_what_was_found_is_found_afterwards(database: Callable[[Path], Any], tmp_path: Path) -> None:
    with database(tmp_path) as address:
        assert fresh.kheo(["migrate", "store", "0023", "-v0"], address, tmp_path).returncode == 0
        connection, mark = _open(address)
        with connection:
            connection.cursor().executemany(PUT.format(mark), BEFORE)
        connection.close()

        assert fresh.kheo(["migrate", "-v0"], address, tmp_path).returncode == 0

        connection, mark = _open(address)
        found = [connection.execute(FIND[mark]).fetchall()]
        read = connection.execute(READ).fetchall()
        for statement in CHANGED:
            connection.execute(statement)
        found.append(connection.execute(FIND[mark]).fetchall())
        connection.close()

    assert read == AFTER
    assert found == [[(56,)], [(56,)]]
