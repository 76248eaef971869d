"""Give the tests of `work` their small world."""

from pathlib import Path

import pytest
from django.conf import LazySettings

from tests.work import moved
from tests.work.bloc import Bloc
from tests.work.merger import Merger
from tests.work.streak import Streak
from tests.work.world import World


@pytest.fixture
def world(db: None) -> World:
    """Build the small world: units, people, the adopted programme, the steering group of K05."""
    return World.with_group()


@pytest.fixture
def bloc(db: None) -> Bloc:
    """Build the world."""
    return Bloc()


@pytest.fixture
def merger(world: World) -> Merger:
    """Build the world with K06."""
    return Merger(world)


@pytest.fixture
def streak(db: None) -> Streak:
    """Build the world of the bloc with an exemplar that goes through the base rounds."""
    return Streak()


@pytest.fixture
def package(db: None, settings: LazySettings, tmp_path: Path) -> Path:
    """Give a package of an office; the folder of files is put back afterwards."""
    settings.FILES = tmp_path / "elsewhere"
    return moved.package(tmp_path)
