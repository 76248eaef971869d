"""Play a slice of the sample once for all tests that read it: five agencies of one cluster, the year 2014."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker, Settings

from kheo.demo.sample import organisation
from kheo.demo.season import playing
from kheo.demo.season.stage import Stage

SLICE = ("K", "K04", "K05", "K06", "K07", "K08", "P04.1", "P05.1", "M05.C")
STOPS = (date(2013, 3, 20), date(2014, 10, 8))


@pytest.fixture(scope="module")
def played(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Stage]:
    """Play the slice on the test database; everything is rolled back when the module is done."""
    units = [unit for unit in organisation.units() if unit.code in SLICE]
    with django_db_blocker.unblock(), transaction.atomic():
        stage, acts = playing.script(units, years=(2014,))
        playing.play(stage, acts)
        yield stage
        transaction.set_rollback(True)


@pytest.fixture
def var(settings: Settings, tmp_path: Path) -> Path:
    """Keep the demo's own files in a folder of the test."""
    settings.VAR = tmp_path
    return tmp_path
