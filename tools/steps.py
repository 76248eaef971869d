"""Numbered progress lines with seconds, and commands whose output is shown only when they fail."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from tools import ROOT, VAR

LOG = VAR / "log" / "setup.txt"


class Failed(Exception):
    """A step that cannot go on; the message says what, why and how to mend it."""


def seconds(since: float) -> str:
    """Write the time since then the way Vietnamese writes a number: 3,2 giây."""
    return f"{time.monotonic() - since:.1f} giây".replace(".", ",")


class Steps:
    """Count the steps of one target: [1/3] Môi trường Python … 3,2 giây."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.done = 0

    @contextmanager
    def step(self, title: str) -> Iterator[None]:
        """Print the title at once and the seconds at the end."""
        self.done += 1
        began = time.monotonic()
        print(f"[{self.done}/{self.total}] {title} … ", end="", flush=True)
        try:
            yield
        except Failed:
            print("không xong", flush=True)
            raise
        print(seconds(began), flush=True)


def run(command: Sequence[object], *, mend: str, env: Mapping[str, str] | None = None) -> None:
    """Run a command quietly; raise Failed with its last lines and with how to mend it."""
    words = [str(word) for word in command]
    LOG.parent.mkdir(parents=True, exist_ok=True)
    try:
        done = subprocess.run(
            words,
            cwd=ROOT,
            env={**os.environ, **(env or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
    except OSError as problem:
        raise Failed(f"Không chạy được {words[0]}: {problem}\n{mend}") from problem
    with LOG.open("a", encoding="utf-8") as log:
        log.write(f"$ {' '.join(words)}\n{done.stdout}\n")
    if done.returncode:
        last = "\n".join(done.stdout.splitlines()[-20:])
        raise Failed(f"Lệnh không xong (mã {done.returncode}): {' '.join(words)}\n{last}\n{mend}")


def guarded(work: Callable[[], None]) -> int:
    """Call a target's work; turn Failed into a message and exit code 1."""
    try:
        work()
    except Failed as failed:
        print(f"\nLỗi: {failed}", file=sys.stderr, flush=True)
        return 1
    return 0
