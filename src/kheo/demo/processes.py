"""Start the demo's own programs beside this one, and stop them with everything that they started."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress

ENVIRONMENT = {"DJANGO_SETTINGS_MODULE": "kheo.site.settings.demo"}


def kheo(*words: str) -> list[str]:
    """Give the command line of the `kheo` command in this environment."""
    return [sys.executable, "-m", "kheo.site.command", *words]


def start(command: Sequence[str], stdout: int | None = None) -> subprocess.Popen[bytes]:
    """Start a program in a group of its own: Ctrl-C reaches this process alone, which stops the others in order."""
    env = {**os.environ, **ENVIRONMENT}
    return subprocess.Popen(command, env=env, stdout=stdout, start_new_session=True)  # noqa: S603 - our own programs


def stop(process: subprocess.Popen[bytes]) -> None:
    """Ask a program to end, then end it and whatever it started."""
    if process.poll() is None:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=5)
    with suppress(ProcessLookupError):  # whatever it started and did not stop itself
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
