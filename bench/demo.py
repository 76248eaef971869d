"""How quick the verbs and the desk are, over the sample season: three years of a whole bloc."""

import os
import shutil
import statistics
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import django

from bench import Measured, benchmark, durations, milliseconds

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kheo.site.settings.demo")
django.setup()

from django.conf import settings  # noqa: E402 - Django is set up first
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import include, path, reverse  # noqa: E402

from kheo.demo import building, serving, stops  # noqa: E402
from kheo.demo.sample import organisation  # noqa: E402
from kheo.demo.season import playing  # noqa: E402
from kheo.demo.season.days import at  # noqa: E402
from kheo.site.urls import urlpatterns  # noqa: E402
from kheo.web.frame import clock  # noqa: E402
from kheo.work import listing, people, units  # noqa: E402

SLICE = ("K", "K04", "K05", "K06", "K07", "K08", "P04.1", "P05.1", "M05.C")
NOW = at(stops.DEFAULT, 4)
RUNS = 40
# the most that a page may ask of the database, and take beside a page that shows nothing
AIMS = {"todo": (12, 30), "table": (12, 90), "dossier": (38, 50), "programme": (12, 40)}


@benchmark
def demo_season() -> Iterator[Measured]:
    """Play five agencies' year by the verbs; a verb is held against one bare write of Django."""
    _point_at(_scratch("season.sqlite3"))
    call_command("migrate", verbosity=0, interactive=False)
    stage, acts = playing.script([unit for unit in organisation.units() if unit.code in SLICE], years=(2014,))
    took = milliseconds(lambda: playing.play(stage, acts), times=1)
    bare = milliseconds(_bare_writes, times=5) / 100
    each = took / (sum(stage.done.values()) + len(stage.attempts))
    yield Measured("demo.season", each, "ms/việc", "một lần ghi trần của Django", bare, aim=45)


@benchmark
def desk_pages() -> Iterator[Measured]:
    """Open four pages of the desk on 8 October 2015; held against a page that shows nothing to the same person."""
    building.ready(print)
    serving.gather_static()
    _point_at(_scratch("pages.sqlite3", stops.file_of(stops.DEFAULT)))
    clock.set_source(lambda: NOW)
    urlpatterns.append(path("tran/", include([path("", _bare)])))
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(people.account_of("thuky.k05"), backend="django.contrib.auth.backends.ModelBackend")
    held = _measure(client, "/tran/")
    for name, address in _addresses().items():
        queries, half, most = _measure(client, address)
        asked, slower = AIMS[name]
        yield Measured(f"desk.{name}.queries", queries, "câu hỏi", "trang trần", held[0], aim=asked / held[0])
        yield Measured(f"desk.{name}.p50", half, "ms", "trang trần", held[1], aim=slower)
        yield Measured(f"desk.{name}.p95", most, "ms", "trang trần", held[2], aim=2 * slower)


def _addresses() -> dict[str, str]:
    secretary = people.actor(people.account_of("thuky.k05"), now=NOW)
    unit_id = next(unit.id for unit in units.tree(date(2015, 10, 8)).all() if unit.code == "K05")
    wanted = listing.Wanted(here=unit_id, round="base-2015", state="appraised")
    row = listing.page(by=secretary, wanted=wanted, now=NOW).lines[0]
    found = {"desk:todo": (), "office:table": (unit_id,), "desk:dossier": (row.id,), "desk:programme": ()}
    return {name.split(":")[1]: reverse(name, args=args) for name, args in found.items()}


def _measure(client: Client, address: str) -> tuple[float, float, float]:
    """Open a page again and again: queries, median and 95th percentile in milliseconds."""

    def open_() -> None:
        answer = client.get(address)
        if answer.status_code != 200:
            raise RuntimeError(f"{address} answered {answer.status_code}")

    open_()
    with CaptureQueriesContext(connection) as asked:
        open_()
        many = len(asked)  # the next request forgets them
    taken = durations(open_, times=RUNS)
    return many, statistics.median(taken), statistics.quantiles(taken, n=20)[-1]


def _bare(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("")


def _bare_writes() -> None:
    for _ in range(100):
        with transaction.atomic():
            SessionStore().create()


def _scratch(name: str, source: Path | None = None) -> Path:
    """Give the path of a database that this run alone uses, a copy of another where one is named."""
    folder = Path(settings.VAR).parent / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    for file in folder.glob(f"{name}*"):
        file.unlink()
    if source is not None:
        shutil.copyfile(source, folder / name)
    return folder / name


def _point_at(database: Path) -> None:
    connection.close()
    connection.settings_dict["NAME"] = str(database)
