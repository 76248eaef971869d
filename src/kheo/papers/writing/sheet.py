"""A sheet that is handed over, for `page.typ`: its lines and their distances, worked out here instead of in each block.

The distances are those of the blocks of any other paper: between two lines the larger of what each asks for.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from kheo.papers.blocks import Columns, Paragraph, Run, Section
from kheo.papers.layouts import Layout

SINGLE: Final = 1.15  # the height of a line in its size
SMALLEST: Final = 8.0


def sheet(section: Section, layout: Layout) -> dict[str, Any]:
    """Give the lines of a sheet and the two columns at its foot."""
    lines = [block for block in section.blocks if isinstance(block, Paragraph)]
    (foot,) = (block for block in section.blocks if isinstance(block, Columns))
    (sides,) = foot.rows
    return {
        "lines": list(_loose(lines, layout)),
        "foot": {
            "above": lines[-1].after + _leading(lines[-1], layout) + foot.before,
            "sides": [
                {"width": width, "align": side[0].align, "lines": list(_close(side, layout))}
                for width, side in zip(foot.widths, sides, strict=True)
            ],
        },
    }


def _loose(lines: Iterable[Paragraph], layout: Layout) -> Iterator[dict[str, Any]]:
    """Set the lines of the sheet; above the first there is nothing."""
    under: float | None = None
    for one in lines:
        leading = _leading(one, layout)
        above = 0 if under is None else max(under, one.before + leading)
        yield {"above": above, "leading": leading, "level": one.level, "rule": one.rule, "runs": _runs(one, layout)}
        under = one.after + leading


def _close(lines: Iterable[Paragraph], layout: Layout) -> Iterator[dict[str, Any]]:
    """Set the lines of a column, in which the space before a line stands as it is, above the first too."""
    under = 0.0
    for place, one in enumerate(lines):
        leading = _leading(one, layout)
        between = max(under, leading) if place else 0
        yield {"above": one.before + between, "leading": leading, "runs": _runs(one, layout)}
        under = one.after + leading


def _leading(one: Paragraph, layout: Layout) -> float:
    size = max(_size(run, layout) for run in one.runs)
    return (size * SINGLE if one.line is None else one.line) - size


def _runs(one: Paragraph, layout: Layout) -> list[dict[str, Any]]:
    return [
        {
            "text": run.text,
            "bold": run.bold,
            "italic": run.italic,
            "underline": run.underline,
            "color": run.color,
            "size": _size(run, layout),
        }
        for run in one.runs
    ]


def _size(run: Run, layout: Layout) -> float:
    return max(layout.size if run.size is None else run.size, SMALLEST)
