"""Run the whole suite: everything on SQLite, everything that stores on PostgreSQL, then the browser.

`make test ARGS="tests/rulebook -k window"` hands the words to pytest instead. Every stage runs even if one before it
failed; a stage that finds no test fails.
"""

import os
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools import ROOT, VAR, postgres
from tools.steps import guarded, seconds

TESTS = ROOT / "tests"
PURE = ("vietnamese", "rulebook", "papers", "sheets", "house")  # no database behind them
JOURNEYS = "journeys"
REPORTS = VAR / "test"
# a file stays with one process; those are begun first that the tests put first, the longest, not those of many tests
TOGETHER = ("-n", "2", "--dist", "loadfile", "--no-loadscope-reorder")
# what plays whole seasons through the same verbs does so on one database; the other has a slice of each
ONCE = ("-m", "not once")
# the pure floors have their own gate in make check; work is where something happens, so its own tests have one here
WORK = "work"
COVERED = ("--cov=src/kheo/work", "--cov-branch", "--cov-report=term:skip-covered", "--cov-fail-under=80")


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What one stage came to."""

    title: str
    code: int
    passed: int
    failed: int
    skipped: int
    took: str

    @property
    def verdict(self) -> str:
        """Say in a word how it went; pytest's 5 means that it found no test."""
        return {0: "đạt", 5: "không có kiểm thử nào"}.get(self.code, "không đạt")


def main(words: Sequence[str]) -> int:
    """Run the stages, or what the words ask for; return the exit code."""
    if words:
        return _pytest(*words)
    REPORTS.mkdir(parents=True, exist_ok=True)
    folders = sorted(path.name for path in TESTS.iterdir() if any(path.glob("**/test_*.py")))
    storing = [name for name in folders if name not in (*PURE, JOURNEYS)]
    quick = [name for name in folders if name not in (WORK, JOURNEYS)]
    outcomes = [_stage("work", "SQLite, work", [WORK], _sqlite(), *COVERED)]
    outcomes.append(_stage("sqlite", "SQLite", quick, _sqlite()))
    with postgres.server() as address:
        outcomes.append(_stage("postgresql", "PostgreSQL", storing, {"DATABASE_URL": address}, *ONCE))
    outcomes.append(_stage("browser", "Trình duyệt", [JOURNEYS], _sqlite()))
    return _sum_up(outcomes)


def _sqlite() -> dict[str, str]:
    """Point at SQLite even where DATABASE_URL names the PostgreSQL of the second stage."""
    return {"DATABASE_URL": f"sqlite:///{VAR / 'test' / 'kheo.sqlite3'}"}


def _stage(key: str, title: str, folders: Sequence[str], env: Mapping[str, str], *more: str) -> Outcome:
    """Run pytest over the folders and read its report."""
    print(f"\n== {title}: {', '.join(folders)}", flush=True)
    report = REPORTS / f"{key}.xml"
    report.unlink(missing_ok=True)
    began = time.monotonic()
    code = _pytest(*(f"tests/{name}" for name in folders), *TOGETHER, *more, f"--junitxml={report}", env=env)
    counts = _read(report)
    failed = counts["failures"] + counts["errors"]
    return Outcome(
        title=title,
        code=code,
        passed=counts["tests"] - failed - counts["skipped"],
        failed=failed,
        skipped=counts["skipped"],
        took=seconds(began),
    )


def _pytest(*words: str, env: Mapping[str, str] | None = None) -> int:
    command = [sys.executable, "-m", "pytest", "-rfEs", *words]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **(env or {})}, check=False).returncode


def _read(report: Path) -> dict[str, int]:
    """Count what the report holds; a run that died before writing one counts as nothing."""
    names = ("tests", "failures", "errors", "skipped")
    if not report.exists():
        return dict.fromkeys(names, 0)
    suites = ET.parse(report).getroot().iter("testsuite")  # noqa: S314 - pytest wrote it a moment ago
    return {name: int(suite.get(name, "0")) for suite in suites for name in names}


def _sum_up(outcomes: Sequence[Outcome]) -> int:
    """Print one line per stage and the closing line; fail if any stage did."""
    print("\nKết quả")
    for outcome in outcomes:
        counts = f"{outcome.passed} đạt, {outcome.failed} không đạt, {outcome.skipped} bỏ qua"
        print(f"  {outcome.title:<12} {outcome.verdict:<22} {counts:<40} {outcome.took}")
    passed, failed, skipped = (sum(getattr(o, name) for o in outcomes) for name in ("passed", "failed", "skipped"))
    print(f"\n{passed} passed, {failed} failed, {skipped} skipped", flush=True)
    return 1 if any(outcome.code for outcome in outcomes) else 0


def _guarded_main() -> int:
    codes: list[int] = []
    return guarded(lambda: codes.append(main(sys.argv[1:]))) or codes[0]


if __name__ == "__main__":
    sys.exit(_guarded_main())
