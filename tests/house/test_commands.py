"""What README and CONTRIBUTING tell people to type exists, and CI types nothing else."""

import os
import re

import pytest

from tests.house import tracked

TARGETS = set(re.findall(r"^([a-z]+):", (tracked.ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
PAPERS = tracked.texts("*.md")


def _told(text: str) -> set[str]:
    """Collect the targets named after `make` in code: `make demo`, or on a line of its own."""
    return set(re.findall(r"(?:^\$?\s*|`)make ([a-z]+)", text, re.MULTILINE))


@pytest.mark.parametrize("name", sorted(PAPERS))
def test_every_target_a_document_names_exists(name: str) -> None:
    assert _told(PAPERS[name]) <= TARGETS


def test_the_house_has_its_five_targets() -> None:
    assert {"demo", "test", "check", "fmt", "bench"} <= TARGETS


def test_ci_types_what_a_person_would() -> None:
    run = tracked.ROOT / ".ci" / "run"
    lines = [line for line in run.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]

    assert os.access(run, os.X_OK)
    assert lines[:2] == ["set -euo pipefail", 'cd "$(dirname "$0")/.."']
    assert lines[2] == "make test"
    assert {line.split()[0] for line in lines[2:]} == {"make"}
    assert {word for line in lines[2:] for word in line.split()[1:] if word.isalpha()} == {"test", "check", "demo"}
