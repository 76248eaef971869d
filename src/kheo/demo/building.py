"""Build the demo's database: migrate an empty one, play the season, keep a copy at every stop. Tells how far it is."""

import shutil
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from kheo import vietnamese
from kheo.demo import record, stops
from kheo.demo.record import Record
from kheo.demo.sample import organisation
from kheo.demo.season import playing
from kheo.demo.season.stage import VIETNAM

Tell = Callable[[str], None]


def ready(tell: Tell, *, fresh: bool = False) -> Record:
    """Give the record of a season that fits today's sources, playing it first where there is none."""
    wanted = record.digest()
    found = None if fresh else record.find()
    if found is not None and found.digest == wanted:
        tell("Dữ liệu mẫu đã có sẵn, dùng lại.")
        return found
    return build(tell, wanted)


def build(tell: Tell, made_by: str) -> Record:
    """Play the season into an empty database, with a copy at every stop."""
    began = time.monotonic()
    _clear()
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

    playing.play(stage, acts, stops=[stop.on for stop in stops.STOPS], at_stop=at_stop)
    return record.keep(stage, time.monotonic() - began, made_by)


def _clear() -> None:
    """Drop the former season whole: its record first, so that a broken run is never taken for a good one."""
    record.drop()
    connection.close()
    database = Path(connection.settings_dict["NAME"])
    database.parent.mkdir(parents=True, exist_ok=True)
    for name in (database.name, f"{database.name}-wal", f"{database.name}-shm"):
        (database.parent / name).unlink(missing_ok=True)
    for folder in (stops.folder(), Path(settings.FILES)):
        shutil.rmtree(folder, ignore_errors=True)
