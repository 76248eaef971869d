"""What every test shares: which database, which browser. Fixtures with people and dossiers live beside their tests."""

import importlib.util
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

from tests import migrated
from tools import chromium

if TYPE_CHECKING:
    from pytest_django import DjangoDbBlocker

try:
    from django.conf import settings
    from django.db import connection
except ModuleNotFoundError:  # the pure floors are tested where Django is not installed
    settings = connection = None


# a busy machine fails no test: what is slow there says nothing of what is right
hypothesis.settings.register_profile("kheo", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("kheo")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer to write generated docs; let pyproject.toml name the Django settings where pytest-django is not there."""
    parser.addoption("--update-docs", action="store_true", help="write generated pages of the docs anew")
    if importlib.util.find_spec("pytest_django") is None:
        parser.addini("DJANGO_SETTINGS_MODULE", "read by pytest-django")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, after the order was made random: begun last, it would keep one process waiting."""
    items.sort(key=lambda item: not any(item.iter_markers("once")))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Keep the SQLite test database in a file, as an office does: in memory, threads would share one connection."""
    if _on_sqlite():
        file = tmp_path_factory.mktemp("database") / "test.sqlite3"
        settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = str(file)


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_modify_db_settings: None, request: pytest.FixtureRequest) -> bool:
    """Begin from a migrated database that an earlier run has kept, where there is one for today's steps."""
    if _on_sqlite():
        return migrated.put(Path(settings.DATABASES["default"]["TEST"]["NAME"]))
    return bool(request.config.getvalue("reuse_db"))


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None, django_db_keepdb: bool, django_db_blocker: "DjangoDbBlocker"
) -> Iterator[None]:
    """Keep what was migrated. On PostgreSQL end whatever sessions are left, or no test database could be dropped."""
    if _on_sqlite() and not django_db_keepdb:
        migrated.keep(Path(settings.DATABASES["default"]["TEST"]["NAME"]))
    yield
    if settings.DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql":
        others = "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity"
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(f"{others} WHERE datname = current_database() AND pid <> pg_backend_pid()")


def _on_sqlite() -> bool:
    return bool(settings.DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, object]) -> dict[str, object]:
    """Start the machine's own Chromium, quietly."""
    # the browser's driver keeps a loop running in this thread, which Django takes for asynchronous code
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    return {**browser_type_launch_args, "executable_path": chromium.require(), "args": list(chromium.ARGUMENTS)}


@pytest.fixture(scope="session")
def root() -> Path:
    """Name the folder of the whole project."""
    return Path(__file__).resolve().parents[1]
