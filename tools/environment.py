"""Virtual environments filled from the locks in requirements/, and stamps that make the second time instant.

`.venv` holds the largest set anyone asked for: server, then test, then check. Asking for a smaller one
uninstalls nothing. `.venv-pure` has no Django; `.venv-node` brings an npm where the machine has none.
"""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

from tools import ROOT
from tools.steps import Failed, run

MAIN = ROOT / ".venv"
PURE = ROOT / ".venv-pure"
NODE = ROOT / ".venv-node"
SETS = ("server", "test", "check")  # each contains the one before

NETWORK = "Hãy xem máy có ra được kho gói Python không (pip download six), rồi chạy lại lệnh vừa gõ."
VENV = "Cần mô-đun venv của Python 3.11 trở lên; trên Debian: apt-get install python3-venv python3-pip."
UV = {
    "UV_SYSTEM_CERTS": "1",
    "UV_PYTHON_DOWNLOADS": "never",
    "UV_NO_PROGRESS": "1",
}  # an office's own certificates count


def python(venv: Path) -> Path:
    """Name the environment's interpreter."""
    return venv / "bin" / "python"


def lock(name: str) -> Path:
    """Name the lock of a set."""
    return ROOT / "requirements" / f"{name}.txt"


def create(venv: Path) -> None:
    """Make an empty environment unless a working one of this Python stands there."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    if python(venv).exists() and (venv / "lib" / f"python{version}").is_dir() and _answers(python(venv)):
        return
    shutil.rmtree(venv, ignore_errors=True)
    run([sys.executable, "-m", "venv", "--without-pip", venv], mend=VENV)


def fill(wanted: str) -> None:
    """Bring `.venv` to at least the wanted set, and put kheo itself on its path."""
    present = _stamp(MAIN).partition(" ")[0]
    name = max(wanted, present, key=SETS.index) if present in SETS else wanted
    if _install(MAIN, name):
        _put_kheo(MAIN)


def fill_pure() -> None:
    """Bring `.venv-pure` to the set that tests the pure floors."""
    if _install(PURE, "pure-test"):
        _put_kheo(PURE)


def fill_node() -> None:
    """Bring `.venv-node`, which holds node and npm."""
    _install(NODE, "node")


def site_packages(venv: Path) -> Path:
    """Find where the environment keeps its packages."""
    return next((venv / "lib").glob("python3.*/site-packages"))


def _install(venv: Path, name: str) -> bool:
    """Install exactly what the lock says unless the stamp says it is there; tell whether anything was done."""
    create(venv)
    both = lock("tools").read_bytes() + lock(name).read_bytes() + str(ROOT).encode()
    stamp = f"{name} {hashlib.sha256(both).hexdigest()}"
    if _stamp(venv) == stamp:
        return False
    try:
        _sync_with_uv(venv, name)
    except Failed:
        _install_with_pip(venv, name)  # slower, but there is a pip for every machine
    (venv / "installed").write_text(stamp, encoding="utf-8")
    return True


def _sync_with_uv(venv: Path, name: str) -> None:
    """Let uv make the environment equal to the lock; uv itself lives in `.venv`."""
    uv = MAIN / "bin" / "uv"
    if not uv.exists():
        create(MAIN)
        _install_with_pip(MAIN, "tools")
    locks = [lock("tools"), lock(name)] if venv == MAIN else [lock(name)]
    run([uv, "pip", "sync", "--python", python(venv), "--require-hashes", *locks], mend=NETWORK, env=UV)


def _install_with_pip(venv: Path, name: str) -> None:
    """Install a lock with the machine's pip, or with the one Python carries."""
    words = ["install", "--quiet", "--require-hashes", "--no-deps", "-r", lock(name)]
    if _has_pip():
        run([sys.executable, "-m", "pip", "--python", python(venv), *words], mend=NETWORK)
        return
    run([python(venv), "-m", "ensurepip"], mend=VENV)
    run([python(venv), "-m", "pip", *words], mend=NETWORK)


def _put_kheo(venv: Path) -> None:
    """Put src on the path and write the `kheo` command: no build, so nothing to download for one."""
    (site_packages(venv) / "kheo.pth").write_text(f"{ROOT / 'src'}\n", encoding="utf-8")
    command = venv / "bin" / "kheo"
    command.write_text('#!/bin/sh\nexec "$(dirname "$0")/python" -m kheo.site.command "$@"\n', encoding="utf-8")
    command.chmod(0o755)


def _stamp(venv: Path) -> str:
    file = venv / "installed"
    return file.read_text(encoding="utf-8") if file.exists() else ""


def _answers(interpreter: Path) -> bool:
    return subprocess.run([interpreter, "-c", ""], capture_output=True, check=False).returncode == 0


def _has_pip() -> bool:
    """Tell whether this Python has a pip that can install into another environment (22.3 and later)."""
    asked = subprocess.run([sys.executable, "-m", "pip", "--version"], capture_output=True, text=True, check=False)
    words = asked.stdout.split()
    return asked.returncode == 0 and tuple(int(part) for part in words[1].split(".")[:2]) >= (22, 3)
