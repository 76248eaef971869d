"""Write a paper as PDF/A-2a and PDF/UA-1 with the typst engine, in this process, with Tinos and no other font.

The paper goes to `page.typ` as JSON, so nothing that a person typed can become code.
"""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from threading import Lock
from typing import Any, Final

import typst

from kheo.papers import fonts
from kheo.papers.blocks import Block, Columns, Paper, Paragraph, Section, Spacer, Table
from kheo.papers.layouts import Layout

DRAFT: Final = "DỰ THẢO"
_STANDARDS: Final[list[Any]] = ["a-2a", "ua-1"]
_EARLIEST: Final = datetime(2000, 1, 1, tzinfo=UTC)
_NAMES: Final = {Paragraph: "paragraph", Table: "table", Columns: "columns", Spacer: "spacer"}
_engine_in_use = Lock()  # the engine keeps a state and serves one paper at a time


def write_pdf(paper: Paper) -> bytes:
    """Write a paper as PDF. Raises `MissingFont`."""
    given = {"paper": json.dumps(_data(paper), ensure_ascii=False)}
    when = datetime.combine(paper.dated_on, datetime.min.time(), tzinfo=UTC) if paper.dated_on else _EARLIEST
    with _engine_in_use:
        written = _engine().compile(
            input=_source(), format="pdf", sys_inputs=given, pdf_standards=_STANDARDS, timestamp=when
        )
    if not isinstance(written, bytes):
        raise TypeError("the engine gave no PDF")
    return written


@cache
def _engine() -> typst.Compiler:
    only_ours = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts.folder())])
    return typst.Compiler(font_paths=only_ours, ignore_system_fonts=True)


@cache
def _source() -> bytes:
    folder = files("kheo.papers.writing")
    return b"".join(folder.joinpath(name).read_bytes() for name in ("ornament.typ", "page.typ"))


def _data(paper: Paper) -> dict[str, Any]:
    return {
        "title": paper.title,
        "author": paper.author,
        "draft": paper.draft,
        "look": _look(paper.layout),
        "sections": [_section(section, paper.layout) for section in paper.sections],
    }


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
    return {
        "page": {"width": width, "height": height, "framed": section.framed, **asdict(section.edges(layout))},
        "blocks": [_block(block) for block in section.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    return {"type": _NAMES[type(block)], **asdict(block)}
