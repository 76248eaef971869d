"""Text from before Unicode in a sheet: told by the cell's font, else by scoring; shown before and after, then changed.

Nothing is changed here without being asked: a person looks at the samples first.
"""

from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from kheo import vietnamese
from kheo.sheets.reading.book import Page, Value
from kheo.vietnamese import legacy

SAMPLES: Final = 8
ENOUGH: Final = 1_000  # letters by which a text is judged
NAMES: Final = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI", "unicode": "Unicode"}


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in a sheet: which charset, in how many cells, told by fonts or by scoring, and some samples."""

    charset: legacy.Charset
    cells: int
    by_font: bool
    samples: tuple[tuple[str, str], ...]

    @property
    def label(self) -> str:
        """Name the charset for the reader."""
        return NAMES[self.charset]


def is_suspected(text: str) -> bool:
    """Tell whether a text reads as Vietnamese only in an old charset."""
    return _scored(text, None) != "unicode"


def is_old(font: str) -> bool:
    """Tell whether a font is made for an old charset."""
    return legacy.charset_of(font) is not None


def find(page: Page) -> Found | None:
    """Look for text from before Unicode; None when there is none."""
    charsets = Counter(charset for _, _, _, charset in _old_cells(page))
    if not charsets:
        return None
    (charset, _times), *_others = charsets.most_common()
    seen = {
        (before, legacy.decode(before, read_as, page.fonts.get((row, column))))
        for row, column, before, read_as in _old_cells(page)
    }
    ordered = sorted((pair for pair in seen if pair[0] != pair[1]), key=lambda pair: (-len(pair[1]), pair[1]))
    return Found(charset, charsets.total(), bool(page.fonts), tuple(ordered[:SAMPLES]))


def convert(page: Page) -> Page:
    """Read every old cell into Unicode, each by its own font or score; other cells stay."""
    rows = [list(row) for row in page.rows]
    for row, column, before, charset in _old_cells(page):
        rows[row][column] = legacy.decode(before, charset, page.fonts.get((row, column)))
    return replace(page, rows=tuple(map(tuple, rows)), fonts={})


def _old_cells(page: Page) -> list[tuple[int, int, str, legacy.Charset]]:
    found: list[tuple[int, int, str, legacy.Charset]] = []
    for at, row in enumerate(page.rows):
        for column, value in enumerate(row):
            charset = _charset(value, page.fonts.get((at, column)))
            if isinstance(value, str) and charset != "unicode":
                found.append((at, column, value, charset))
    return found


def _charset(value: Value, font: str | None) -> legacy.Charset:
    return _scored(value, font) if isinstance(value, str) else "unicode"


@lru_cache(maxsize=50_000)  # the same words stand in many cells
def _scored(text: str, font: str | None) -> legacy.Charset:
    if font is None and text.isascii():
        return "unicode"
    return legacy.detect(vietnamese.nfc(text[:ENOUGH]), font)
