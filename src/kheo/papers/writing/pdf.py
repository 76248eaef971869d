"""Write a paper as PDF/A-2a and PDF/UA-1.

The paper goes to `page.typ` as JSON, so nothing that a person typed can become code.
"""

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any, Final

from msgspec import json

from kheo.papers import fonts
from kheo.papers.blocks import Block, Columns, Paper, Paragraph, Section, Spacer, Table
from kheo.papers.layouts import Layout
from kheo.papers.writing import sealing
from kheo.papers.writing.engine import compiled, drawn
from kheo.papers.writing.inlay import Size, inlaid
from kheo.papers.writing.ornament import ornament
from kheo.papers.writing.sheet import SINGLE, SMALLEST, sheet

SOURCES: Final = ("page.typ",)
DRAFT: Final = "DỰ THẢO"
_NAMES: Final = {Paragraph: "paragraph", Table: "table", Columns: "columns", Spacer: "spacer"}


def write_pdf(paper: Paper) -> bytes:
    """Write a paper as PDF. Raises `MissingFont`."""
    given = {"paper": data_of(paper, ornaments=stand_ins(paper))}
    return inlaid(compiled(SOURCES, given, dated_on=paper.dated_on), _framed(paper))


def write_picture(paper: Paper) -> bytes:
    """Draw the first page of a paper as PNG. Raises `MissingFont`."""
    ornaments = {_named(size): ornament(*size) for size in _framed(paper)}
    return drawn(SOURCES, {"paper": data_of(paper, ornaments=ornaments)})


def stand_ins(paper: Paper) -> dict[str, int]:
    """Tell how wide the stand-in of each ornament is, in points of a picture, to tell one from another."""
    return {_named(size): width for width, size in enumerate(_framed(paper), start=1)}


def data_of(paper: Paper, *, ornaments: Mapping[str, str | int]) -> str:
    """Give the whole of a paper as JSON for `page.typ`, each size of ornament as a drawing or as its stand-in."""
    whole = {
        "title": paper.title,
        "author": paper.author,
        "draft": paper.draft,
        "seal": sealing.drawing(paper.seal) if paper.seal else None,
        "look": _look(paper.layout),
        "ornaments": ornaments,
        "sections": [_section(section, paper.layout) for section in paper.sections],
    }
    return json.encode(whole).decode()


def _look(layout: Layout) -> dict[str, Any]:
    return {
        "font": fonts.FAMILY,
        "size": layout.size,
        "small": layout.small_size,
        "smallest": SMALLEST,
        "single": SINGLE,
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
            "framed": _named((width, height)) if section.framed else "",
            **asdict(edges),
        },
        "seal": {"left": left, "from_foot": from_foot},
        **(sheet(section, layout) if section.framed else {"blocks": [_block(block) for block in section.blocks]}),
    }


def _framed(paper: Paper) -> list[Size]:
    """List the sizes of sheets with an ornament, each once."""
    pages = (paper.layout.page(landscape=section.landscape) for section in paper.sections if section.framed)
    return list(dict.fromkeys(pages))


def _named(size: Size) -> str:
    width, height = size
    return f"{width}x{height}"


def _block(block: Block) -> dict[str, Any]:
    return {"type": _NAMES[type(block)], **{one.name: getattr(block, one.name) for one in fields(block)}}
