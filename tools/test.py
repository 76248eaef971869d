"""Run the whole suite: the pure floors without Django, all else on SQLite, what stores on PostgreSQL, the browser.

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

from tools import ROOT, VAR, environment, postgres
from tools.steps import guarded, seconds

PYTHON = Path(sys.executable)
TESTS = ROOT / "tests"
PURE = ("vietnamese", "rulebook", "papers", "sheets")  # tested once, where Django is not installed
HOUSE = "house"  # no database behind it
JOURNEYS = "journeys"
REPORTS = VAR / "test"
# a file stays with one process; those are begun first that the tests put first, the longest, not those of many tests
CORES = min(max(os.cpu_count() or 2, 2), 4)
TOGETHER = ("-n", str(CORES), "--dist", "loadfile", "--no-loadscope-reorder")
# what plays whole seasons through the same verbs, and the matrix, are on one database; the other has a slice of each
HERE, ELSEWHERE = ("-m", "not elsewhere"), ("-m", "not once")
# a door asks the tables nothing itself, it calls work, which is tested whole on both databases. On PostgreSQL it shows
# every page and presses every button once, plays the story, and asks whatever it makes out of words of an address
WEB = "web"
DOORS = (
    "web/test_matrix.py",
    "web/desk/test_finding.py",
    "web/office/test_desk_lists.py",
    "web/office/test_exporting_short.py",
    "web/office/test_found_lists.py",
    "web/office/test_listing.py",
    "web/office/test_queries.py",
    "web/office/test_register_lists.py",
    "web/office/test_story.py",
    "web/public",
)
# the two pure floors that decide, and work, where something happens, are covered by tests of their own
WORK = "work"
COVERED = ("--cov-branch", "--cov-report=term:skip-covered")
PURE_COVERED = ("--cov=src/kheo/rulebook", "--cov=src/kheo/papers", *COVERED, "--cov-fail-under=90")
WORK_COVERED = ("--cov=src/kheo/work", *COVERED, "--cov-fail-under=80")


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
    storing = [name for name in folders if name not in (*PURE, HOUSE, WEB, JOURNEYS)]
    others = [name for name in folders if name not in (*PURE, WORK, JOURNEYS)]
    environment.fill_pure()
    outcomes = [_stage("pure", "Tầng thuần", PURE, {}, *PURE_COVERED, python=environment.python(environment.PURE))]
    outcomes.append(_stage("work", "SQLite, work", [WORK], _sqlite(), *WORK_COVERED))
    outcomes.append(_stage("sqlite", "SQLite", others, _sqlite(), *HERE))
    with postgres.server() as address:
        outcomes.append(_stage("postgresql", "PostgreSQL", [*storing, *DOORS], {"DATABASE_URL": address}, *ELSEWHERE))
    outcomes.append(_stage("browser", "Trình duyệt", [JOURNEYS], _sqlite()))
    return _sum_up(outcomes)


def _sqlite() -> dict[str, str]:
    """Point at SQLite even where DATABASE_URL names the PostgreSQL of the second stage."""
    return {"DATABASE_URL": f"sqlite:///{VAR / 'test' / 'kheo.sqlite3'}"}


def _stage(
    key: str, title: str, folders: Sequence[str], env: Mapping[str, str], *more: str, python: Path = PYTHON
) -> Outcome:
    """Run pytest over the folders and read its report."""
    print(f"\n== {title}: {', '.join(folders)}", flush=True)
    report = REPORTS / f"{key}.xml"
    report.unlink(missing_ok=True)
    began = time.monotonic()
    words = (*(f"tests/{name}" for name in folders), *TOGETHER, *more, f"--junitxml={report}")
    code = _pytest(*words, env=env, python=python)
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


def _pytest(*words: str, env: Mapping[str, str] | None = None, python: Path = PYTHON) -> int:
    command = [str(python), "-m", "pytest", "-rfEs", *words]
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
