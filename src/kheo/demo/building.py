"""Build the season: migrate an empty database, play into it, keep a copy at every stop. Tells how far it is.

The season is played in a file of its own, so that somebody may stand in a stop that is ready while the rest is played.
"""

import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from kheo import vietnamese
from kheo.demo import processes, record, stops
from kheo.demo.record import Record
from kheo.demo.sample import organisation
from kheo.demo.season import playing
from kheo.demo.season.stage import VIETNAM

Tell = Callable[[str], None]


class Broken(Exception):
    """The season could not be played; the player has said why."""


def ready(tell: Tell, *, fresh: bool = False) -> Record:
    """Give the record of a season that fits today's sources, playing it first where there is none."""
    wanted = record.digest()
    found = None if fresh else record.find()
    if found is not None and found.digest == wanted:
        tell("Dữ liệu mẫu đã có sẵn, dùng lại.")
        return found
    clear()
    return build(tell, wanted)


def begin(tell: Tell, *, fresh: bool = False) -> subprocess.Popen[bytes] | None:
    """Stand in a stop as soon as one can be opened; give the process that plays the rest, where there is a rest.

    Raises `Broken` when the season ends before its first stop.
    """
    found = None if fresh else record.find()
    if found is not None and found.digest == record.digest():
        tell("Dữ liệu mẫu đã có sẵn, dùng lại.")
        stops.restore(stops.DEFAULT)
        return None
    clear()
    player = processes.start(processes.kheo("demo", "--play"))
    try:
        while not stops.is_ready(stops.FIRST):
            if player.poll() is not None:
                raise Broken
            time.sleep(0.2)
        stops.restore(stops.FIRST)
    except BaseException:
        processes.stop(player)
        raise
    return player


def build(tell: Tell, made_by: str) -> Record:
    """Play the season into an empty database of its own, with a copy at every stop."""
    with _aside():
        return _build(tell, made_by)


def _build(tell: Tell, made_by: str) -> Record:
    began = time.monotonic()
    tell("Tạo cơ sở dữ liệu …")
    call_command("migrate", verbosity=0, interactive=False)
    stage, acts = playing.script(organisation.units())
    many = len(acts)
    tell(f"Diễn lại phong trào 2013–2015: {vietnamese.show_number(many)} việc của {len(stage.people)} người hư cấu …")
    days = sorted({act.at.astimezone(VIETNAM).date() for act in acts})

    def at_stop(on: date) -> None:
        stops.keep(on)
        label = next(stop.label for stop in stops.STOPS if stop.on == on)
        share = 100 * sum(day < on for day in days) // len(days)
        tell(f"  {vietnamese.show_day(on)} – {label} ({share} % số ngày, {time.monotonic() - began:.0f} giây)")

    playing.play(stage, acts, stops=[stop.on for stop in stops.STOPS], at_stop=at_stop, after_day=stops.reach)
    kept = record.keep(stage, time.monotonic() - began, made_by)
    tell(f"Đã diễn xong phong trào 2013–2015 ({kept.seconds:.0f} giây); mốc nào cũng mở được.")
    return kept


@contextmanager
def _aside() -> Iterator[None]:
    """Turn the connection to the season's own file, and back."""
    live = connection.settings_dict["NAME"]
    season = Path(live).with_name("season.sqlite3")
    _drop(season)
    connection.close()
    connection.settings_dict["NAME"] = str(season)
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = live
        _drop(season)


def _drop(database: Path) -> None:
    database.parent.mkdir(parents=True, exist_ok=True)
    for name in (database.name, f"{database.name}-wal", f"{database.name}-shm"):
        (database.parent / name).unlink(missing_ok=True)


def clear() -> None:
    """Drop the former season whole: its record first, so that a broken run is never taken for a good one."""
    record.drop()
    connection.close()
    _drop(Path(connection.settings_dict["NAME"]))
    for folder in (stops.folder(), Path(settings.FILES)):
        shutil.rmtree(folder, ignore_errors=True)
