"""Official papers: from a frozen value to blocks in a layout, and from blocks to docx or pdf.

Pure: nothing here knows a table, a request or a clock, and the same value gives the same bytes.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final, Literal

from kheo.papers.blocks import Paper, Seal
from kheo.papers.codes import is_code, new_code, read_code, show_code
from kheo.papers.composing import KINDS, TEMPLATE_VERSION, TITLES, compose, compose_all, placeholders
from kheo.papers.fonts import MissingFont
from kheo.papers.in_form import places_in_form, render_in_form, require_own_form, write_word
from kheo.papers.letters import require_letters
from kheo.papers.spelling import Spelling
from kheo.papers.values import AnyPaper, NotAPaper, dump, load
from kheo.papers.wording.slots import LEXICONS
from kheo.papers.wording.words import NOTHING_OWN, BadWords, Lexicon, Slot, require_wording
from kheo.papers.writing.docx import write_docx
from kheo.papers.writing.pdf import write_pdf, write_picture

Format = Literal["docx", "pdf"]

_WRITERS: Final[Mapping[Format, Callable[[Paper], bytes]]] = {"docx": write_docx, "pdf": write_pdf}


def render(
    value: AnyPaper,
    *,
    draft: bool,
    format: Format,  # noqa: A002  # the plain word for it
    spelling: Spelling = Spelling.AS_WRITTEN,
    seal: Seal | None = None,
    own: Mapping[str, str] = NOTHING_OWN,
) -> bytes:
    """Compose a value and write it, in an office's own words where it has them.

    Raises `BadValue` for what cannot be printed or does not fit, `MissingFont`."""
    return _WRITERS[format](compose(value, draft=draft, spelling=spelling, seal=seal, own=own))


def picture(value: AnyPaper, *, own: Mapping[str, str] = NOTHING_OWN) -> bytes:
    """Draw the first page of a draft as PNG, to be looked at. Raises `BadValue` as `render`."""
    return write_picture(compose(value, draft=True, own=own))


def render_all(
    values: Sequence[AnyPaper],
    *,
    title: str,
    format: Format = "pdf",  # noqa: A002  # the plain word for it
    spelling: Spelling = Spelling.AS_WRITTEN,
    own: Mapping[str, str] = NOTHING_OWN,
) -> bytes:
    """Write many papers of one layout as one file. Raises `BadValue`, also where none or several layouts are given."""
    return _WRITERS[format](compose_all(values, title=title, spelling=spelling, own=own))


__all__ = [
    "KINDS",
    "LEXICONS",
    "NOTHING_OWN",
    "TEMPLATE_VERSION",
    "TITLES",
    "AnyPaper",
    "BadWords",
    "Format",
    "Lexicon",
    "MissingFont",
    "NotAPaper",
    "Paper",
    "Seal",
    "Slot",
    "Spelling",
    "compose",
    "compose_all",
    "dump",
    "is_code",
    "load",
    "new_code",
    "picture",
    "placeholders",
    "places_in_form",
    "read_code",
    "render",
    "render_all",
    "render_in_form",
    "require_letters",
    "require_own_form",
    "require_wording",
    "show_code",
    "write_docx",
    "write_pdf",
    "write_word",
]
