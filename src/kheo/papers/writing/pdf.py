"""Write a paper as PDF/A-2a and PDF/UA-1.

The paper goes to `page.typ` as JSON, so nothing that a person typed can become code.
"""

from dataclasses import asdict, fields
from typing import Any, Final

from msgspec import json

from kheo.papers import fonts
from kheo.papers.blocks import Block, Columns, Paper, Paragraph, Section, Spacer, Table
from kheo.papers.layouts import Layout
from kheo.papers.writing import sealing
from kheo.papers.writing.engine import compiled, drawn
from kheo.papers.writing.ornament import ornament

SOURCES: Final = ("page.typ",)
DRAFT: Final = "DỰ THẢO"
_NAMES: Final = {Paragraph: "paragraph", Table: "table", Columns: "columns", Spacer: "spacer"}


def write_pdf(paper: Paper) -> bytes:
    """Write a paper as PDF. Raises `MissingFont`."""
    return compiled(SOURCES, {"paper": data_of(paper)}, dated_on=paper.dated_on)


def write_picture(paper: Paper) -> bytes:
    """Draw the first page of a paper as PNG. Raises `MissingFont`."""
    return drawn(SOURCES, {"paper": data_of(paper)})


def data_of(paper: Paper) -> str:
    """Give the whole of a paper as JSON for `page.typ`."""
    whole = {
        "title": paper.title,
        "author": paper.author,
        "draft": paper.draft,
        "seal": sealing.drawing(paper.seal) if paper.seal else None,
        "look": _look(paper.layout),
        "ornaments": {
            _sheet(section, paper.layout): ornament(*paper.layout.page(landscape=section.landscape))
            for section in paper.sections
            if section.framed
        },
        "sections": [_section(section, paper.layout) for section in paper.sections],
    }
    return json.encode(whole).decode()


def _look(layout: Layout) -> dict[str, Any]:
    return {
        "font": fonts.FAMILY,
        "size": layout.size,
        "small": layout.small_size,
        "smallest": 8,
        "single": 1.15,
        "inset": 1.4,
        "longest": 24,
        "splits": 900,
        "page_number": layout.page_number_size,
        "number_from_top": layout.page_number_from_top,
        "draft": DRAFT,
    }


def _section(section: Section, layout: Layout) -> dict[str, Any]:
    width, height = layout.page(landscape=section.landscape)
    edges = section.edges(layout)
    left, from_foot = sealing.corner(edges, framed=section.framed)
    return {
        "page": {
            "width": width,
            "height": height,
            "framed": _sheet(section, layout) if section.framed else "",
            **asdict(edges),
        },
        "seal": {"left": left, "from_foot": from_foot},
        "blocks": [_block(block) for block in section.blocks],
    }


def _sheet(section: Section, layout: Layout) -> str:
    width, height = layout.page(landscape=section.landscape)
    return f"{width}x{height}"


def _block(block: Block) -> dict[str, Any]:
    return {"type": _NAMES[type(block)], **{one.name: getattr(block, one.name) for one in fields(block)}}
