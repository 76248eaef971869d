"""The browser of the browser tests: found on the machine, or installed where that can be done without asking."""

import os
import shutil
import subprocess
from pathlib import Path

from tools.steps import Failed, run

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# root has no sandbox; the rest keeps a test browser from calling home
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
MISSING = (
    "Không tìm thấy Chromium để chạy kiểm thử trên trình duyệt. Hãy cài gói chromium (Debian, Ubuntu: apt-get install "
    "chromium) hoặc đặt biến CHROMIUM bằng đường dẫn tới chương trình, rồi chạy lại make test.\n"
    "No Chromium for the browser tests: install the package chromium, or set CHROMIUM to the program's path."
)


def find() -> str | None:
    """Find the program: the CHROMIUM variable decides, else the usual names on the path."""
    told = os.environ.get("CHROMIUM")
    if told:
        return told if Path(told).is_file() else None
    return next((found for found in map(shutil.which, NAMES) if found), None)


def require() -> str:
    """Find the program or say how to get one."""
    found = find()
    if found is None:
        raise Failed(MISSING)
    return found


def ensure() -> None:
    """Find the program; where it is missing and we may install packages, install it. Raises Failed otherwise."""
    if find() is None and not os.environ.get("CHROMIUM") and os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {"DEBIAN_FRONTEND": "noninteractive"}
        run(["apt-get", "update", "-q"], mend=MISSING, env=quiet)
        run(["apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium"], mend=MISSING, env=quiet)
    program = require()
    answered = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    if answered.returncode:
        raise Failed(f"{program} không chạy được: {answered.stderr.strip()[-300:]}\n{MISSING}")
