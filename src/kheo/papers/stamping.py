"""Set what is seen of a digital signature: a small sheet with the words given, to be laid onto a page."""

import json
from collections.abc import Sequence
from typing import Final

from kheo import vietnamese
from kheo.papers.letters import require_letters
from kheo.papers.writing.engine import compiled

WIDTH: Final = 72.0
HEIGHT: Final = 22.0
_MOST: Final = 60


def stamp(lines: Sequence[str]) -> bytes:
    """Set lines into a frame of `WIDTH` by `HEIGHT` millimetres. Raises `BadValue` for letters that cannot be set."""
    shown = [vietnamese.nfc(line) for line in lines]
    require_letters(tuple(shown))
    cut = [line if len(line) <= _MOST else f"{line[: _MOST - 1]}…" for line in shown]
    sheet = {"title": "Chữ ký số", "width": WIDTH, "height": HEIGHT, "lines": cut}
    return compiled(("stamp.typ",), {"sheet": json.dumps(sheet, ensure_ascii=False)}, dated_on=None)
