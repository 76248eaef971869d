"""The files git tracks or is about to: what the tests of the house read."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def files(*patterns: str) -> list[Path]:
    """List tracked and new, not ignored files that still stand, by git's own patterns."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *patterns]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return sorted({ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()})


def texts(*patterns: str) -> dict[str, str]:
    """Read those that are text, by their path from the root."""
    read: dict[str, str] = {}
    for file in files(*patterns):
        content = file.read_bytes()
        if b"\0" not in content:
            read[file.relative_to(ROOT).as_posix()] = content.decode("utf-8")
    return read
