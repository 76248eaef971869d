"""The pure floors stand without the floors above them; a new package under src/kheo chooses its floor."""

import configparser
import subprocess
import sys

import pytest

from tests.house import tracked

PURE = ("vietnamese", "rulebook", "papers", "sheets")
WITHOUT = """
import importlib, pkgutil, sys

class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == sys.argv[2]:
            raise ModuleNotFoundError(f"{name} is not to be imported here")

sys.meta_path.insert(0, Absent())
package = importlib.import_module(sys.argv[1])
for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
"""


def _import_without(package: str, absent: str) -> subprocess.CompletedProcess[str]:
    """Import every module of the package in a process that refuses another one."""
    command = [sys.executable, "-c", WITHOUT, package, absent]
    return subprocess.run(
        command, cwd=tracked.ROOT, env={"PYTHONPATH": "src"}, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("floor", PURE)
def test_pure_floor_imports_without_django(floor: str) -> None:
    done = _import_without(f"kheo.{floor}", "django")

    assert (done.returncode, done.stderr) == (0, "")


def test_an_absent_package_is_noticed() -> None:
    done = _import_without("kheo.vietnamese", "decimal")

    assert "decimal is not to be imported here" in done.stderr


def test_every_package_has_its_floor() -> None:
    contracts = configparser.ConfigParser()
    contracts.read(tracked.ROOT / ".importlinter", encoding="utf-8")
    floors = contracts["importlinter:contract:floors"]
    packages = {file.parent.name for file in tracked.files("src/kheo/*/__init__.py") if file.parents[1].name == "kheo"}

    assert floors["exhaustive"] == "True"
    assert set(floors["layers"].replace("|", " ").split()) == packages
