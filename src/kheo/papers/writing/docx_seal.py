"""The seal of an issued paper in Word: a picture and two lines, each in a frame of its own at the foot of the page.

Frames stand on the page and not in the text, so nothing of the paper moves. Above words that already stand there it is
a line of the footer instead.
"""

from collections.abc import Iterable
from typing import Any, Final

from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from kheo.papers.blocks import Seal
from kheo.papers.writing import sealing
from kheo.papers.writing.docx_body import element, twips

_BESIDE: Final = 120.0


def set_seal(footer: Any, seal: Seal, *, left: float, top: float) -> None:
    """Put the seal into a footer, its upper left corner in millimetres from that of the page."""
    footer.is_linked_to_previous = False
    last = footer.paragraphs[0]
    drawn = last.insert_paragraph_before()
    _draw(drawn, seal)
    told = last.insert_paragraph_before()
    for place, line in enumerate(sealing.words(seal)):
        if place:
            told.add_run().add_break()
        told.add_run(line)
    _make_small(told.runs)
    _frame(drawn, left, top, sealing.SIDE)
    _frame(told, left + sealing.SIDE + 2, top + 4, _BESIDE)


def set_seal_in_line(footer: Any, seal: Seal) -> None:
    """Put the seal into a footer that has words of its own: one line above them, so that it covers nothing."""
    line = (footer.tables or footer.paragraphs)[0]
    drawn = footer.paragraphs[0].insert_paragraph_before()
    line._element.addprevious(drawn._p)
    drawn.paragraph_format.space_before = Pt(6)
    _draw(drawn, seal)
    _make_small([drawn.add_run(f"  {' · '.join(sealing.words(seal))}")])


def _draw(paragraph: Any, seal: Seal) -> None:
    paragraph.add_run().add_picture(sealing.picture(seal), width=Mm(sealing.SIDE), height=Mm(sealing.SIDE))
    paragraph._p.find(f".//{qn('wp:docPr')}").set("descr", seal.address)


def _make_small(runs: Iterable[Any]) -> None:
    for run in runs:
        run._r.insert(0, element("rPr", element("sz", val=round(sealing.SIZE * 2))))


def _frame(paragraph: Any, left: float, top: float, width: float) -> None:
    frame = element(
        "framePr",
        w=twips(width),
        wrap="around",
        hAnchor="page",
        vAnchor="page",
        x=twips(left),
        y=twips(top),
    )
    spacing = element("spacing", before=0, after=0, line=240, lineRule="auto")
    properties = element("pPr", frame, spacing)
    for old in paragraph._p.findall(qn("w:pPr")):
        paragraph._p.remove(old)
    paragraph._p.insert(0, properties)
