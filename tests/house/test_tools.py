"""What make calls: it finds what is there, and says how to mend what is not."""

import json
import os
import sys
import threading
from contextlib import suppress
from pathlib import Path

import pytest

from bench import BENCHMARKS, Measured, benchmark, percentile
from bench import __main__ as runner
from tools import assets, chromium, environment, setup, steps


def _program(folder: Path, name: str, script: str) -> Path:
    """Write a small program onto a path of its own."""
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    file.chmod(0o755)
    return file


def test_the_variable_decides_which_browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = _program(tmp_path, "ours", "true")
    monkeypatch.setenv("CHROMIUM", str(ours))

    assert chromium.require() == str(ours)


def test_a_browser_that_is_not_there_is_said_aloud(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "none"))

    with pytest.raises(steps.Failed, match="No Chromium for the browser tests"):
        chromium.ensure()


def test_root_gets_the_browser_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = tmp_path / "asked"
    installs = f'echo "$1" >> {asked}; [ "$1" = update ] || printf "#!/bin/sh\\n" > {tmp_path}/chromium'
    _program(tmp_path, "apt-get", f"{installs}; [ ! -f {tmp_path}/chromium ] || /bin/chmod +x {tmp_path}/chromium")
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(steps, "LOG", tmp_path / "log" / "setup.txt")

    chromium.ensure()

    assert asked.read_text(encoding="utf-8").split() == ["update", "install"]
    assert chromium.find() == str(tmp_path / "chromium")


def test_a_command_that_fails_shows_its_end_and_the_way_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps, "LOG", tmp_path / "setup.txt")

    with pytest.raises(steps.Failed, match=r"mã 3(.|\n)*the end(.|\n)*Try this"):
        steps.run([sys.executable, "-c", "print('the end'); raise SystemExit(3)"], mend="Try this")


def test_steps_are_numbered_and_timed(capsys: pytest.CaptureFixture[str]) -> None:
    counted = steps.Steps(2)

    with counted.step("Một"):
        pass

    assert capsys.readouterr().out == "[1/2] Một … 0,0 giây\n"


def test_the_kept_files_have_stable_names_and_their_licences() -> None:
    kept = {file.relative_to(assets.ROOT / "src" / "kheo").as_posix() for _, file in assets.copies()}

    assert "web/static/vendor/htmx.min.js" in kept
    assert "web/static/vendor/fonts/be-vietnam-pro-vietnamese-400.woff2" in kept
    assert "papers/fonts/Tinos-BoldItalic.ttf" in kept
    assert sum("LICENSE" in name for name in kept) == 3


def test_a_smaller_set_uninstalls_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled: list[str] = []
    (tmp_path / "installed").write_text("check 0123", encoding="utf-8")
    monkeypatch.setattr(environment, "MAIN", tmp_path)
    monkeypatch.setattr(environment, "_install", lambda _venv, name: filled.append(name))

    environment.fill("server")

    assert filled == ["check"]


@pytest.mark.parametrize("stumbles", [False, True])
def test_two_who_set_up_at_once_do_so_one_after_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stumbles: bool
) -> None:
    monkeypatch.setattr(setup, "VAR", tmp_path / "var")
    seen: list[str] = []

    def second() -> None:
        with setup.alone():
            seen.append("second")

    waits = threading.Thread(target=second)
    with suppress(RuntimeError), setup.alone():
        waits.start()
        waits.join(timeout=0.3)
        seen.append("first")
        if stumbles:
            raise RuntimeError
    waits.join()

    assert seen == ["first", "second"]


def test_locks_grow_from_set_to_set() -> None:
    wishes = {name: set(environment.lock(name).read_text(encoding="utf-8").split("\n")) for name in environment.SETS}
    pinned = {name: {line.rstrip(" \\") for line in lines if "==" in line} for name, lines in wishes.items()}

    assert len(pinned["server"]) > 10
    assert pinned["server"] < pinned["test"] < pinned["check"]


def test_a_benchmark_is_one_function_and_one_run_keeps_other_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    result = tmp_path / "bench.json"
    result.write_text('[{"name": "other"}, {"name": "two"}]', encoding="utf-8")
    monkeypatch.setattr(runner, "RESULT", result)
    monkeypatch.setitem(BENCHMARKS, "two", lambda: [Measured("two", 3.0, "ms", "một", 1.5, aim=1.9)])

    assert runner.main(["two"]) == 0

    row = {"name": "two", "value": 3.0, "unit": "ms", "against": "một", "ratio": 2.0, "aim": 1.9}
    assert json.loads(result.read_text(encoding="utf-8")) == [{"name": "other"}, row]
    assert "vượt mức" in capsys.readouterr().out


def test_an_unknown_benchmark_lists_the_known(capsys: pytest.CaptureFixture[str]) -> None:
    assert runner.main(["none"]) == 2
    assert "fold_names" in capsys.readouterr().err


def test_two_benchmarks_of_one_name_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def twice() -> list[Measured]:
        return []

    monkeypatch.setitem(BENCHMARKS, "twice", twice)

    with pytest.raises(ValueError, match="twice"):
        benchmark(twice)


@pytest.mark.parametrize(("part", "found"), [(0, 1), (50, 3), (95, 5), (100, 5)])
def test_percentile(part: int, found: int) -> None:
    assert percentile([5, 3, 1, 2, 4], part) == found
