"""The ornament around a sheet that is handed over, as a drawing: a plaited band in gold between a gold and a red line.

`inlay` lays it into a file as one object that every sheet shares; drawn anew on each page, a batch would take twice as
long.
"""

from collections.abc import Iterator
from functools import cache
from typing import Final

_GOLD: Final = "#A87B1E"
_PALE: Final = "#D9BE7C"
_RED: Final = "#B5121B"
_WHITE: Final = "#FFFFFE"  # not grey: the drawing has one space of colours, which it shares with its stand-in
_OUTER: Final = 8.0
_INNER: Final = 14.0
_MIDDLE: Final = 11.0
_BAND: Final = 3.4
_STEP: Final = 2.9


@cache
def ornament(width: float, height: float) -> str:
    """Draw the ornament of a sheet, lengths in millimetres."""
    parts = [
        _frame(_OUTER, width, height, _GOLD, 0.39),
        _frame(_INNER, width, height, _GOLD, 0.21),
        _frame(_INNER + 1.4, width, height, _RED, 0.46),
    ]
    for y in (_MIDDLE, height - _MIDDLE):
        parts.append(f'<g transform="translate({_INNER} {y})">{_plaited(width - 2 * _INNER)}</g>')
    for x in (_MIDDLE, width - _MIDDLE):
        parts.append(f'<g transform="translate({x} {_INNER}) rotate(90)">{_plaited(height - 2 * _INNER)}</g>')
    corners = [(x, y) for x in (_MIDDLE, width - _MIDDLE) for y in (_MIDDLE, height - _MIDDLE)]
    parts.extend(f'<g transform="translate({x} {y})">{_corner()}</g>' for x, y in corners)
    size = f'width="{width}mm" height="{height}mm" viewBox="0 0 {width} {height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} fill="none">{"".join(parts)}</svg>'


def _frame(edge: float, width: float, height: float, color: str, thick: float) -> str:
    inside = f'width="{width - 2 * edge}" height="{height - 2 * edge}"'
    return f'<rect x="{edge}" y="{edge}" {inside} stroke="{color}" stroke-width="{thick}"/>'


def _plaited(length: float) -> str:
    """Plait strands along a line: half waves to either side, in three widths."""
    count = round(length / _STEP / 2) * 2
    strands = ((0.66, _GOLD), (0.42, _PALE), (0.2, _GOLD))
    return "".join(
        f'<path d="M0 0{"".join(_waves(count, length / count, first * swing * _BAND))}" stroke="{color}" '
        'stroke-width="0.16"/>'
        for swing, color in strands
        for first in (1, -1)
    )


def _waves(count: int, step: float, swing: float) -> Iterator[str]:
    for place in range(count):
        side = swing if place % 2 == 0 else -swing
        yield (
            f"C{(place + 0.36) * step:.2f} {side:.2f} {(place + 0.64) * step:.2f} {side:.2f} {(place + 1) * step:.2f} 0"
        )


def _corner() -> str:
    petal = f'd="M0 0C1.12 -1.34 2.56 -0.9 3.2 0C2.56 0.9 1.12 1.34 0 0Z" fill="{_WHITE}" stroke="{_GOLD}"'
    petals = "".join(f'<path {petal} stroke-width="0.18" transform="rotate({turn})"/>' for turn in range(0, 360, 45))
    heart = f'<circle r="0.7" fill="{_RED}" stroke="{_GOLD}" stroke-width="0.18"/>'
    square = f'<rect x="-3.6" y="-3.6" width="7.2" height="7.2" fill="{_WHITE}" stroke="{_GOLD}" stroke-width="0.32"/>'
    return f"{square}{petals}{heart}"
