"""Serve the demo on this machine: the web server, beside it what plays the rest of the season, then the worker that
sets the papers. Ctrl-C stops all of them."""

import hashlib
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from kheo.demo import processes

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


def serve(port: int, tell: Tell, player: subprocess.Popen[bytes] | None = None) -> int:
    """Serve until Ctrl-C; return the exit code of the web server. The papers are set once the season is played."""
    server = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", HOST, "--port", str(port)]
    server += ["--workers", "1", "--blocking-threads", str(THREADS), "--log-level", "warning"]
    running: list[subprocess.Popen[bytes]] = []
    for asked_to_stop in (signal.SIGINT, signal.SIGTERM):  # a shell may have told us to ignore the first
        signal.signal(asked_to_stop, signal.default_int_handler)
    try:
        running.append(web := processes.start([*server, "kheo.site.wsgi:application"]))
        _wait_for(f"http://{HOST}:{port}/", web)
        tell(f"\nMời mở http://{HOST}:{port} – nhấn Ctrl-C để dừng.")
        if player is not None:
            tell("Các mốc sau đang được dựng tiếp; thanh dữ liệu mẫu cho biết đã đến đâu.")
        while player is not None and player.poll() is None and web.poll() is None:
            time.sleep(1)
        running.append(processes.start(processes.kheo("worker"), stdout=subprocess.DEVNULL))
        return web.wait()
    except KeyboardInterrupt:
        tell("\nĐang dừng …")
        return 0
    finally:
        for process in running:
            processes.stop(process)


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


def _listing() -> str:
    """Hash names, sizes and times of the front-end files."""
    found = hashlib.sha256()
    for folder in settings.STATICFILES_DIRS:
        for file in sorted(path for path in Path(folder).rglob("*") if path.is_file()):
            known = file.stat()
            found.update(f"{file} {known.st_size} {known.st_mtime_ns}\n".encode())
    return found.hexdigest()
