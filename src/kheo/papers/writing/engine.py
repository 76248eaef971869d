"""The typst engine in this process, with Tinos and no other font: sources and data in, PDF/A-2a and PDF/UA-1 out."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import files
from threading import Lock
from typing import Any, Final

import typst

from kheo.papers import fonts

_STANDARDS: Final[list[Any]] = ["a-2a", "ua-1"]
_EARLIEST: Final = datetime(2000, 1, 1, tzinfo=UTC)
_SCREEN: Final = 110.0
_engine_in_use = Lock()  # the engine keeps a state and serves one paper at a time


def compiled(sources: tuple[str, ...], inputs: Mapping[str, str], *, dated_on: date | None) -> bytes:
    """Compile our own sources, one after the other, with data as inputs. Raises `MissingFont`."""
    when = datetime.combine(dated_on, datetime.min.time(), tzinfo=UTC) if dated_on else _EARLIEST
    with _engine_in_use:
        written = _engine().compile(
            input=_source(sources), format="pdf", sys_inputs=dict(inputs), pdf_standards=_STANDARDS, timestamp=when
        )
    return _whole(written)


def figure(svg: str) -> bytes:
    """Set a drawing as a PDF of one page, without tags, in the colours that an archive keeps."""
    with _engine_in_use:
        written = _engine().compile(
            input=_source(("figure.typ",)),
            format="pdf",
            sys_inputs={"figure": svg},
            pdf_standards=["a-2b"],
            timestamp=_EARLIEST,
            pdf_tags=False,
        )
    return _whole(written)


def drawn(sources: tuple[str, ...], inputs: Mapping[str, str]) -> bytes:
    """Draw the first page of our own sources as PNG, fine enough to be read on a screen. Raises `MissingFont`."""
    with _engine_in_use:
        pages = _engine().compile(input=_source(sources), format="png", sys_inputs=dict(inputs), ppi=_SCREEN)
    first = pages[0] if isinstance(pages, list) else pages
    if not isinstance(first, bytes):
        raise TypeError("the engine gave no picture")
    return first


def _whole(written: object) -> bytes:
    if not isinstance(written, bytes):
        raise TypeError("the engine gave no PDF")
    return written


@cache
def _engine() -> typst.Compiler:
    only_ours = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts.folder())])
    return typst.Compiler(font_paths=only_ours, ignore_system_fonts=True)


@cache
def _source(names: tuple[str, ...]) -> bytes:
    folder = files("kheo.papers.writing")
    return b"".join(folder.joinpath(name).read_bytes() for name in names)
