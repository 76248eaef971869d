"""No file says from where packages come, nor where anyone keeps this checkout: every machine has its own answer."""

import re
from pathlib import Path

import pytest

from tests.house import tracked

# written in pieces so that this file passes its own test
REGISTRY = re.compile(
    "|".join(
        (
            r"--(?:extra-)?index" + r"-url",
            r"--find" + r"-links",
            r'"resolved"\s*:\s*"' + "http",
            r'registry\s*=\s*"?' + "http",
            r"(?:index|simple)\s*=\s*\"?" + r"https?://",
            r"(?<![\w-])pypi\." + "org",
            r"pythonhosted\." + "org",
            r"registry\." + r"(?:npmjs|yarnpkg)",
            r"(?:deb|ftp|security)\." + r"debian\.org",
            r"https?://[\w.-]*" + r"(?:artifactory|nexus|devpi|mirror)",
        )
    ),
    re.IGNORECASE,
)
MACHINE = re.compile(r"(?<![\w./~\])}-])/(?:root|work|home/[a-z]\w*|Users/[A-Za-z]\w*|opt/[a-z]\w*|mnt/[a-z]\w*)/")


def _lines(pattern: re.Pattern[str], texts: dict[str, str]) -> list[str]:
    return [
        f"{name}:{number}: {line.strip()[:120]}"
        for name, text in texts.items()
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_file_names_a_package_registry() -> None:
    assert _lines(REGISTRY, tracked.texts()) == []


def test_no_file_names_a_folder_of_one_machine() -> None:
    texts = tracked.texts()

    assert _lines(MACHINE, texts) == []
    assert _lines(re.compile(re.escape(f"{tracked.ROOT}/")), texts) == []
    assert _lines(re.compile(re.escape(f"{Path.home()}/")), texts) == []


@pytest.mark.parametrize(
    "line",
    [
        "--extra-index" + "-url https://packages.example/simple",
        '"resolved": "' + "https://packages.example/htmx.tgz" + '"',
        "https://files.pythonhosted." + "org/packages/x.whl",
        "registry = " + "https://packages.example",
        "registry=" + "https://packages.example",
    ],
)
def test_a_planted_registry_is_found(line: str) -> None:
    assert _lines(REGISTRY, {"planted": line}) == [f"planted:1: {line}"]


@pytest.mark.parametrize("line", ["--no-emit-index-url", "registry = office_registry()", "mirrors = ()"])
def test_an_innocent_line_is_left_alone(line: str) -> None:
    assert _lines(REGISTRY, {"innocent": line}) == []


@pytest.mark.parametrize("folder", ["root", "home/lan", "Users/Lan", "work"])
def test_a_planted_folder_is_found(folder: str) -> None:
    line = f"path = '/{folder}/kheo/x'"

    assert _lines(MACHINE, {"planted": line}) == [f"planted:1: {line}"]


@pytest.mark.parametrize(
    "line", ["src/kheo/work/visits.py", "tests/work/", "{root}/home/x/", "https://a.example/home/x/"]
)
def test_a_path_inside_the_project_is_left_alone(line: str) -> None:
    assert _lines(MACHINE, {"innocent": line}) == []


def test_every_locked_download_has_a_hash() -> None:
    for name, text in tracked.texts("requirements/*.txt").items():
        wishes = re.split(r"\n(?=\S)", text.strip())
        assert [wish.splitlines()[0] for wish in wishes if "--hash=sha256:" not in wish] == [], name
