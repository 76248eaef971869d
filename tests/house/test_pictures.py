"""The READMEs show pictures that are there: PNGs of a modest size, taken by `make pictures`."""

import re
from pathlib import Path

MOST_BYTES = 250_000


def test_every_picture_of_the_readmes_is_a_png_of_modest_size(root: Path) -> None:
    named = {
        name
        for readme in ("README.md", "README.vi.md")
        for name in re.findall(r"\((docs/pictures/[^)]+)\)", (root / readme).read_text())
    }

    assert named == {f"docs/pictures/{path.name}" for path in (root / "docs/pictures").iterdir()}
    for name in named:
        data = (root / name).read_bytes()
        assert data.startswith(b"\x89PNG")
        assert len(data) < MOST_BYTES
