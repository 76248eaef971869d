"""Fill an own docx: placeholders where they stand, the paper's content in its place, the seal at the foot."""

from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import replace
from typing import Any, Final

from docx.oxml.ns import qn

from kheo import vietnamese
from kheo.papers.blocks import Block, Columns, Paper, Paragraph, Run, Section, Table
from kheo.papers.own_form.reading import PLACE, is_content, opened, paragraphs, pieces, words_of
from kheo.papers.writing import sealing
from kheo.papers.writing.docx import DRAFT, packed, set_properties
from kheo.papers.writing.docx_body import drawn, element
from kheo.papers.writing.docx_seal import set_seal, set_seal_in_line

_EMU_IN_MM: Final = 36000
_TWIP: Final = 25.4 / 1440  # millimetres


def filled(form: bytes, paper: Paper, stands_for: Callable[[str], str]) -> bytes:
    """Fill a form that was checked; the same form and paper give the same bytes."""
    document = opened(form)
    places = [one for one in paragraphs(document) if not is_content(one)]
    content = next((one for one in document.element.body.iterchildren(qn("w:p")) if is_content(one)), None)
    for paragraph in places:
        _fill(paragraph, stands_for)
    if content is not None:
        _set_content(document, content, paper)
    if paper.draft:
        mark = Paragraph(runs=(Run(DRAFT, bold=True),), align="right")
        for made in drawn((mark,), paper.layout, paper.sections[0].width(paper.layout)):
            document.element.body.insert(0, made)
    _seal(document, paper)
    set_properties(document, paper)
    return packed(document)


def _fill(paragraph: Any, stands_for: Callable[[str], str]) -> None:
    """Put words in the place of each placeholder, from the last to the first; they take the face of its first run."""
    own = pieces(paragraph)
    for piece in own:
        piece.text = vietnamese.nfc(piece.text or "")
    words = words_of(paragraph)
    for match in reversed(list(PLACE.finditer(words))):
        put = stands_for(match[1])
        start = match.start() if put else len(words[: match.start()].rstrip(" ,"))
        _splice(own, start, match.end(), put)
    for piece in own:
        _break_lines(piece)


def _splice(own: Sequence[Any], start: int, end: int, put: str) -> None:
    at = 0
    for piece in own:
        words = piece.text or ""
        first, last = max(start - at, 0), min(end - at, len(words))
        if first < last:
            piece.text = f"{words[:first]}{put}{words[last:]}"
            put = ""
        at += len(words)


def _break_lines(piece: Any) -> None:
    """Keep blanks at the ends, and turn line ends into Word's own."""
    lines = (piece.text or "").split("\n")
    piece.text = lines[0]
    piece.set(qn("xml:space"), "preserve")
    for line in reversed(lines[1:]):
        more = element("t")
        more.text = line
        more.set(qn("xml:space"), "preserve")
        piece.addnext(more)
        piece.addnext(element("br"))


def _set_content(document: Any, content: Any, paper: Paper) -> None:
    """Draw the sections where the content goes; a later one begins on a page of its own, turned if it lies."""
    sheet = document.element.body.find(qn("w:sectPr"))
    upright = not paper.sections[0].landscape
    lying = not upright
    for place, section in enumerate(paper.sections):
        if place:
            content.addprevious(_page_end(sheet, turned=lying == upright))
        lying = section.landscape
        blocks = section.blocks if place else _without_head(section)
        width = section.width(paper.layout)
        room = min(width, _room(sheet, turned=lying == upright))
        fitting = [_narrowed(block, room / width) for block in blocks]
        for made in drawn(fitting, paper.layout, room):
            _take_the_face_of_the_form(made)
            content.addprevious(made)
    if lying == upright and content.getnext() is sheet:
        _turn(sheet)
    elif lying == upright:
        content.addprevious(_page_end(sheet, turned=True))
    content.getparent().remove(content)


def _take_the_face_of_the_form(made: Any) -> None:
    """Keep a heading's place in the outline but not its style: in a form that style is Word's own, large and blue."""
    for style in made.findall(f"{qn('w:pPr')}/{qn('w:pStyle')}"):
        properties = style.getparent()
        properties.append(element("outlineLvl", val=int(style.get(qn("w:val")).removeprefix("Heading")) - 1))
        properties.remove(style)


def _without_head(section: Section) -> tuple[Block, ...]:
    """Leave out the head, which the letterhead has in its own way; a sheet that is handed over has none."""
    head = next((place for place, block in enumerate(section.blocks) if isinstance(block, Columns)), None)
    if head is None or section.framed:
        return section.blocks
    return section.blocks[head + 1 :]


def _room(sheet: Any, *, turned: bool) -> float:
    """Measure between the margins of the form, in millimetres; a form that names none has room enough."""
    size, margins = sheet.find(qn("w:pgSz")), sheet.find(qn("w:pgMar"))
    if size is None or margins is None:
        return float("inf")
    across = int(size.get(qn("w:h" if turned else "w:w")))
    return (across - sum(int(margins.get(qn(f"w:{side}"), "0")) for side in ("left", "right"))) * _TWIP


def _narrowed(block: Block, share: float) -> Block:
    """Let what stands side by side fit between wider margins than the layout's own."""
    if share < 1 and isinstance(block, Table):
        return replace(block, widths=tuple(width * share for width in block.widths))
    if share < 1 and isinstance(block, Columns):
        left, right = block.widths
        return replace(block, widths=(left * share, right * share))
    return block


def _page_end(sheet: Any, *, turned: bool) -> Any:
    """End the pages so far: in the direction of the form, or turned."""
    before = deepcopy(sheet)
    if turned:
        _turn(before)
    spacing = element("spacing", before=0, after=0, line=20, lineRule="exact")
    return element("p", element("pPr", spacing, before))


def _turn(sheet: Any) -> None:
    size = sheet.find(qn("w:pgSz"))
    width, height = size.get(qn("w:w")), size.get(qn("w:h"))
    size.set(qn("w:w"), height)
    size.set(qn("w:h"), width)
    size.set(qn("w:orient"), "landscape" if int(height) > int(width) else "portrait")


def _seal(document: Any, paper: Paper) -> None:
    """Put the seal at the foot of the first page, or of every page where the form has no first page of its own.

    It stands above what the form itself says there; frames would lie over those words.
    """
    if paper.seal is None:
        return
    section = document.sections[0]
    own_first = section.different_first_page_header_footer
    footer = section.first_page_footer if own_first else section.footer
    footer.is_linked_to_previous = False
    if not footer.paragraphs:
        footer.add_paragraph()
    if any(one.text.strip() for one in footer.paragraphs) or footer.tables:
        set_seal_in_line(footer, paper.seal)
        return
    left, from_foot = section.left_margin / _EMU_IN_MM, sealing.corner(paper.layout.margins, framed=False)[1]
    top = section.page_height / _EMU_IN_MM - from_foot - sealing.SIDE
    set_seal(footer, paper.seal, left=left, top=top)
