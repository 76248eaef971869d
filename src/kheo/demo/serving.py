"""Serve the demo on this machine: the web server and, beside it, the worker that sets the papers. Ctrl-C stops both."""

import hashlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

HOST = "127.0.0.1"
THREADS = 4
Tell = Callable[[str], None]


class PortBusy(Exception):
    """Another program listens there already; the message says what to do."""


def require_port(port: int) -> None:
    """Refuse a port on which somebody listens already."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as busy:
            raise PortBusy(
                f"Cổng {port} đang có chương trình khác dùng. Hãy tắt chương trình đó, "
                f"hoặc chọn cổng khác: make demo ARGS='--port {port + 80}'."
            ) from busy


def gather_static() -> bool:
    """Gather the front-end files when any of them changed; tell whether there was anything to do."""
    stamp = Path(settings.STATIC_ROOT) / ".stamp"
    wanted = _listing()
    if stamp.exists() and stamp.read_text(encoding="ascii") == wanted:
        return False
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.write_text(wanted, encoding="ascii")
    return True


def serve(port: int, tell: Tell) -> int:
    """Serve until Ctrl-C; return the exit code of the web server."""
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "kheo.site.settings.demo"}
    server = [
        sys.executable,
        "-m",
        "granian",
        "--interface",
        "wsgi",
        "--host",
        HOST,
        "--port",
        str(port),
        "--workers",
        "1",
        "--blocking-threads",
        str(THREADS),
        "--log-level",
        "warning",
        "kheo.site.wsgi:application",
    ]
    worker = [sys.executable, "-m", "kheo.site.command", "worker"]
    running: list[subprocess.Popen[bytes]] = []
    for asked_to_stop in (signal.SIGINT, signal.SIGTERM):  # a shell may have told us to ignore the first
        signal.signal(asked_to_stop, signal.default_int_handler)
    try:
        running.append(_start(server, env))
        _wait_for(f"http://{HOST}:{port}/", running[0])
        tell(f"\nMời mở http://{HOST}:{port} – nhấn Ctrl-C để dừng.")
        running.append(_start(worker, env, stdout=subprocess.DEVNULL))
        return running[0].wait()
    except KeyboardInterrupt:
        tell("\nĐang dừng …")
        return 0
    finally:
        for process in running:
            _stop(process)


def _start(command: list[str], env: dict[str, str], stdout: int | None = None) -> subprocess.Popen[bytes]:
    # a group of its own: Ctrl-C reaches this process alone, which then stops the others in order
    return subprocess.Popen(command, env=env, stdout=stdout, start_new_session=True)  # noqa: S603 - our own programs


def _wait_for(address: str, server: subprocess.Popen[bytes], seconds: float = 60) -> None:
    """Wait until the first page answers, so that the address is shown when it works."""
    until = time.monotonic() + seconds
    while server.poll() is None and time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=10):  # noqa: S310 - our own address
                return
        except urllib.error.HTTPError:
            return  # it answers, be it with an error
        except OSError:
            time.sleep(0.1)


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=5)
    with suppress(ProcessLookupError):  # whatever it started and did not stop itself
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _listing() -> str:
    """Hash names, sizes and times of the front-end files."""
    found = hashlib.sha256()
    for folder in settings.STATICFILES_DIRS:
        for file in sorted(path for path in Path(folder).rglob("*") if path.is_file()):
            known = file.stat()
            found.update(f"{file} {known.st_size} {known.st_mtime_ns}\n".encode())
    return found.hexdigest()
