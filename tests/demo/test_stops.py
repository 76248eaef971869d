"""A stop keeps a whole copy and gives it back while others are connected."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from django.db import connection

from kheo.demo import clock, stops

ON = date(2014, 10, 8)


@pytest.fixture
def live(monkeypatch: pytest.MonkeyPatch, var: Path) -> Path:
    """Lay a small live database in write-ahead mode, as the demo's is."""
    path = var / "live.sqlite3"
    monkeypatch.setitem(connection.settings_dict, "NAME", str(path))
    _run(path, "PRAGMA journal_mode=WAL", "CREATE TABLE thing (name TEXT)", "INSERT INTO thing VALUES ('as played')")
    return path


def _run(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as other, other:
        for statement in statements:
            other.execute(statement)


def _names(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as other:
        return [name for (name,) in other.execute("SELECT name FROM thing ORDER BY name")]


def test_a_stop_comes_back_as_it_was_kept(live: Path) -> None:
    stops.keep(ON)
    other = sqlite3.connect(live)  # the worker stays connected meanwhile
    other.execute("INSERT INTO thing VALUES ('tried')")
    other.commit()
    assert _names(live) == ["as played", "tried"]

    stops.restore(ON)

    assert _names(live) == ["as played"]
    assert other.execute("SELECT count(*) FROM thing").fetchone() == (1,)
    assert clock.today() == ON
    other.close()


def test_a_stop_may_be_kept_anew(live: Path) -> None:
    stops.keep(ON)
    _run(live, "INSERT INTO thing VALUES ('more')")

    stops.keep(ON)

    assert _names(stops.file_of(ON)) == ["as played", "more"]
    assert sorted(file.name for file in stops.folder().iterdir()) == ["2014-10-08.sqlite3"]


def test_a_stop_that_was_never_played_says_so(live: Path) -> None:
    with pytest.raises(FileNotFoundError):
        stops.restore(date(2014, 10, 9))


def test_the_stops_run_through_the_season_to_its_end() -> None:
    days = [stop.on for stop in stops.STOPS]

    assert days == sorted(days)
    assert stops.known(stops.DEFAULT)
    assert days[-1] == stops.END


def test_while_the_season_is_played_one_is_told_how_far_it_has_come(var: Path) -> None:
    told = [stops.reached()]
    stops.reach(date(2013, 4, 19))
    told.append(stops.reached())
    for stop in stops.STOPS[:3]:
        stops.file_of(stop.on).touch()
    stops.reach(date(2013, 10, 9))
    told.append(stops.reached())
    ready = [stop.on for stop in stops.STOPS if stops.is_ready(stop.on)]
    for stop in stops.STOPS:
        stops.file_of(stop.on).touch()
    told.append(stops.reached())

    assert told == [None, date(2013, 4, 19), date(2013, 10, 9), None]
    assert ready == [date(2013, 3, 20), date(2013, 4, 20), stops.FIRST]
