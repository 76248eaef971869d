"""A migrated SQLite database without a row, kept for whoever tests next: migrating takes longer than most tests."""

import hashlib
import os
import sqlite3
from contextlib import closing
from pathlib import Path

from tools import ROOT, VAR

# what decides how a migrated database looks: the steps, and the Django that takes them
_SOURCES = (*sorted((ROOT / "src/kheo/store/migrations").glob("*.py")), ROOT / "requirements" / "server.txt")
_FOLDER = VAR / "test" / "migrated"


def put(target: Path) -> bool:
    """Put a copy in place; tell whether there was one."""
    kept = _file()
    if not kept.exists():
        return False
    target.write_bytes(kept.read_bytes())
    return True


def keep(source: Path) -> None:
    """Keep a copy, whole or not at all, in the place of those of earlier steps."""
    kept = _file()
    kept.parent.mkdir(parents=True, exist_ok=True)
    part = kept.with_suffix(f".{os.getpid()}")
    with closing(sqlite3.connect(source)) as made, closing(sqlite3.connect(part)) as copy:
        made.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, without a log beside it
    part.replace(kept)
    for old in _FOLDER.glob("*.sqlite3"):
        if old != kept:
            old.unlink(missing_ok=True)


def _file() -> Path:
    found = hashlib.sha256()
    for source in _SOURCES:
        found.update(f"{source.name}\n".encode())
        found.update(source.read_bytes())
    return _FOLDER / f"{found.hexdigest()[:16]}.sqlite3"
