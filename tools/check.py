"""Every check that is not a test of the product: each runs, each says how long it took, one failure fails all."""

import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tools import ROOT, environment
from tools.steps import Failed, guarded, seconds

BIN = environment.MAIN / "bin"
PURE_PYTHON = environment.python(environment.PURE)
NO_DJANGO = "import importlib.util, sys; sys.exit(importlib.util.find_spec('django') is not None)"


@dataclass(frozen=True)
class Check:
    """One program and what it watches over, in the words of the summary."""

    title: str
    command: Sequence[object]


def checks() -> tuple[Check, ...]:
    """List the checks, the quick ones first."""
    programmes = sorted(path.parent for path in (ROOT / "programmes").glob("*/programme.yaml"))
    return (
        Check("Cách viết mã (ruff)", [BIN / "ruff", "check", "."]),
        Check("Cách trình bày mã (ruff format)", [BIN / "ruff", "format", "--check", "--quiet", "."]),
        Check("Tệp YAML (yamllint)", [BIN / "yamllint", "--strict", "programmes"]),
        Check("Các tầng (import-linter)", [BIN / "lint-imports", "--no-cache"]),
        Check("Trang mẫu (djlint)", [BIN / "djlint", "--lint", "--quiet", "src/kheo/web"]),
        Check("Kiểu dữ liệu (mypy)", [BIN / "mypy"]),
        Check("Kiểu dữ liệu của tools, bench (mypy)", [BIN / "mypy", "-p", "tools", "-p", "bench"]),
        Check("Nội quy của kho mã (tests/house)", [BIN / "python", "-m", "pytest", "tests/house"]),
        Check("Tầng thuần: không có Django", [PURE_PYTHON, "-c", NO_DJANGO]),
        *(
            Check(f"Tầng thuần: kheo programme check {folder.name}", [_pure_kheo(), "programme", "check", folder])
            for folder in programmes
        ),
    )


def main() -> None:
    """Run all, then tell which failed."""
    environment.fill_pure()
    failed = [check.title for check in checks() if not _passes(check)]
    if failed:
        raise Failed("make check không đạt: " + "; ".join(failed))
    print("\nmake check: đạt", flush=True)


def _pure_kheo() -> Path:
    return environment.PURE / "bin" / "kheo"


def _passes(check: Check) -> bool:
    print(f"\n== {check.title}", flush=True)
    began = time.monotonic()
    code = subprocess.run([str(word) for word in check.command], cwd=ROOT, check=False).returncode
    print(f"   {'đạt' if code == 0 else f'không đạt (mã {code})'}, {seconds(began)}", flush=True)
    return code == 0


if __name__ == "__main__":
    sys.exit(guarded(main))
