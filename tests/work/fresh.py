"""A database of its own for a test that brings one up from nothing, and Khéo's command working on it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools import postgres


@contextmanager
def sqlite(folder: Path) -> Iterator[str]:
    """Give the address of a file that is not there yet."""
    yield f"sqlite:///{folder / 'fresh.sqlite3'}"


@contextmanager
def postgresql(_folder: Path) -> Iterator[str]:
    """Give the address of an empty database on the tests' server."""
    name = f"kheo_fresh_{os.getpid()}"
    with postgres.server() as address:
        with postgres.psycopg.connect(address, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {name}")  # type: ignore[arg-type] - a name of our own
            connection.execute(f"CREATE DATABASE {name}")  # type: ignore[arg-type] - a name of our own
        head, _, tail = address.partition("?")
        try:
            yield head.rsplit("/", 1)[0] + f"/{name}" + (f"?{tail}" if tail else "")
        finally:
            with postgres.psycopg.connect(address, autocommit=True) as connection:
                connection.execute(f"DROP DATABASE {name} WITH (FORCE)")  # type: ignore[arg-type] - a name of our own


def kheo(words: list[str], address: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    """Run Khéo's command on a database as an office would, its files in a folder."""
    env = {
        **os.environ,
        "DATABASE_URL": address,
        "KHEO_VAR": str(folder),
        "DJANGO_SETTINGS_MODULE": "kheo.site.settings.office",
    }
    env.update(KHEO_SECRET_KEY="k" * 50, KHEO_HOSTS="kheo.example")
    run = [sys.executable, "-m", "kheo.site.command", *words]
    return subprocess.run(run, env=env, capture_output=True, text=True, check=False)  # noqa: S603 - our own command
