"""Stops of the season: a copy of the whole database at each, and the way back to it. SQLite only, in the demo only."""

import sqlite3
import threading
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import connection

from kheo.demo import clock


@dataclass(frozen=True, slots=True)
class Stop:
    """A day of the season worth standing in: what is going on then."""

    on: date
    label: str


STOPS = (
    Stop(date(2013, 3, 20), "Các cơ sở lập Tổ chỉ đạo"),
    Stop(date(2013, 4, 20), "Đang đăng ký năm 2013"),
    Stop(date(2013, 10, 8), "Cao điểm báo cáo, thẩm định 2013"),
    Stop(date(2013, 10, 15), "Ngày biểu dương 2013"),
    Stop(date(2014, 1, 20), "Đang đăng ký năm 2014"),
    Stop(date(2014, 10, 8), "Cao điểm báo cáo, thẩm định 2014"),
    Stop(date(2014, 11, 28), "Lập danh sách hội nghị biểu dương 2014"),
    Stop(date(2015, 1, 20), "Đang đăng ký năm 2015"),
    Stop(date(2015, 10, 8), "Cao điểm báo cáo, thẩm định 2015"),
    Stop(date(2015, 12, 31), "Kết thúc giai đoạn 2013–2015"),
)
# where one stands when everything is ready, where one may stand while the rest is played, and where all is over
DEFAULT, FIRST, END = date(2015, 10, 8), date(2013, 10, 8), date(2015, 12, 31)
_REACHED = "reached.txt"
_one_at_a_time = threading.Lock()


def folder() -> Path:
    """Name the folder of the copies."""
    return Path(settings.VAR) / "stops"


def file_of(on: date) -> Path:
    """Name the copy of a stop."""
    return folder() / f"{on.isoformat()}.sqlite3"


def known(on: date) -> bool:
    """Tell whether a day is one of the stops."""
    return any(stop.on == on for stop in STOPS)


def is_ready(on: date) -> bool:
    """Tell whether a stop can be opened already."""
    return file_of(on).exists()


def reach(on: date) -> None:
    """Note how far the season has been played, for whoever watches."""
    file = folder() / _REACHED
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(".part")
    part.write_text(on.isoformat(), encoding="ascii")
    part.replace(file)


def reached() -> date | None:
    """Tell how far the season has come while it is being played; None when every stop can be opened."""
    if all(is_ready(stop.on) for stop in STOPS):
        return None
    try:
        return date.fromisoformat((folder() / _REACHED).read_text(encoding="ascii"))
    except (FileNotFoundError, ValueError):
        return None


def keep(on: date) -> None:
    """Copy the database as it stands; written whole or not at all."""
    target = file_of(on)
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_suffix(".part")
    part.unlink(missing_ok=True)
    with closing(sqlite3.connect(_live())) as live, closing(sqlite3.connect(part)) as copy:
        live.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, without a log beside it
    part.replace(target)


def restore(on: date) -> None:
    """Put a stop's copy into the live database and set the clock; what was changed while trying is dropped.

    SQLite's own backup waits for a running write and replaces everything at once, so other processes may stay
    connected. Raises `FileNotFoundError` when the season has not been played.
    """
    source = file_of(on)
    if not source.exists():
        raise FileNotFoundError(source)
    connection.close()
    with (
        _one_at_a_time,
        closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as kept,
        closing(sqlite3.connect(_live(), timeout=20)) as live,
    ):
        kept.backup(live)
    clock.move(on)


def _live() -> str:
    return str(connection.settings_dict["NAME"])
