"""Write a paper as docx: the file, its styles, sections and headers. Blocks are drawn in `docx_body`.

The same paper gives the same bytes: the clock is read nowhere and the archive carries one fixed day.
"""

import io
import zipfile
from datetime import UTC, datetime
from typing import Any, Final

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from kheo.papers.blocks import Paper, Section
from kheo.papers.layouts import Layout
from kheo.papers.writing import sealing
from kheo.papers.writing.docx_body import drawn, element, gap, twips
from kheo.papers.writing.docx_seal import set_seal

DRAFT: Final = "DỰ THẢO"
FRAME_COLOR: Final = "A87B1E"
_EARLIEST: Final = datetime(2000, 1, 1, tzinfo=UTC)
_ARCHIVED: Final = (1980, 1, 1, 0, 0, 0)
_NEWEST_WORD: Final = "15"  # the mode in which Word sets tables by their edges
# Word's own shape of a watermark: text on a path, behind the page.
_WATERMARK: Final = (
    f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">'
    '<w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
    'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
    '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
    '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
    '<v:shape id="draft{place}" type="#_x0000_t136" style="position:absolute;margin-left:0;margin-top:0;width:400pt;'
    "height:100pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;"
    "mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin"
    '" o:allowincell="f" fillcolor="#e4e4e4" stroked="f">'
    '<v:textpath style="font-family:&quot;{font}&quot;;font-size:1pt;font-weight:bold" string="{words}"/>'
    "</v:shape></w:pict></w:r>"
)


def write_docx(paper: Paper) -> bytes:
    """Write a paper as docx."""
    document = Document()
    _set_styles(document, paper.layout)
    set_properties(document, paper)
    for place, section in enumerate(paper.sections):
        if place:
            document.add_section(WD_SECTION.NEW_PAGE)
            _flatten_break(document)
        _set_page(document.sections[-1], section, paper, first=place == 0)
        for made in drawn(section.blocks, paper.layout, section.width(paper.layout)):
            document.element.body.insert(len(document.element.body) - 1, made)
    document.element.body.insert(len(document.element.body) - 1, gap(1))
    return packed(document)


def _set_styles(document: Any, layout: Layout) -> None:
    """Name the font for every script, set the language, and take the template's own look away."""
    styles = document.styles.element
    fonts = dict.fromkeys(("ascii", "hAnsi", "cs", "eastAsia"), layout.font)
    for found in styles.findall(f".//{qn('w:rFonts')}"):
        found.attrib.clear()
        for script, font in fonts.items():
            found.set(qn(f"w:{script}"), font)
    defaults = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    defaults.append(element("lang", val="vi-VN", eastAsia="vi-VN", bidi="vi-VN"))
    normal = document.styles["Normal"]
    normal.font.size = Pt(layout.size)
    normal.paragraph_format.space_after = Pt(0)
    for level in (1, 2, 3):
        style = document.styles[f"Heading {level}"].element
        for name in ("w:rPr", "w:pPr"):
            for old in style.findall(qn(name)):
                style.remove(old)
        style.append(element("pPr", element("outlineLvl", val=level - 1)))
        style.append(element("rPr", element("rFonts", **fonts), element("b"), element("bCs")))
    compatibility = element(
        "compat",
        element(
            "compatSetting",
            name="compatibilityMode",
            uri="http://schemas.microsoft.com/office/word",
            val=_NEWEST_WORD,
        ),
    )
    settings = document.settings.element
    for old in settings.findall(qn("w:compat")):
        settings.replace(old, compatibility)


def set_properties(document: Any, paper: Paper) -> None:
    """Tell the file's properties what it holds; the day is the paper's own."""
    when = datetime.combine(paper.dated_on, datetime.min.time(), tzinfo=UTC) if paper.dated_on else _EARLIEST
    properties = document.core_properties
    properties.title = paper.title[:255]
    properties.author = paper.author[:255]
    properties.last_modified_by = ""
    properties.comments = ""
    properties.language = paper.language
    properties.revision = 1
    properties.created = when
    properties.modified = when


def _set_page(word: Any, section: Section, paper: Paper, *, first: bool) -> None:
    layout = paper.layout
    width, height = layout.page(landscape=section.landscape)
    word.orientation = WD_ORIENT.LANDSCAPE if section.landscape else WD_ORIENT.PORTRAIT
    word.page_width, word.page_height = Mm(width), Mm(height)
    edges = section.edges(layout)
    word.top_margin, word.bottom_margin = Mm(edges.top), Mm(edges.bottom)
    word.left_margin, word.right_margin = Mm(edges.left), Mm(edges.right)
    word.header_distance = Mm(layout.page_number_from_top)
    word.different_first_page_header_footer = first
    across = section.width(layout)
    if section.framed:
        _set_frame(word._sectPr)
    _set_header(word.header, paper, across, numbered=not section.framed)
    if first:
        _set_header(word.first_page_header, paper, across, numbered=False)
        if paper.seal:
            left, from_foot = sealing.corner(edges, framed=section.framed)
            set_seal(word.first_page_footer, paper.seal, left=left, top=height - from_foot - sealing.SIDE)


def _set_frame(properties: Any) -> None:
    """Draw the ornament around a sheet that is handed over: two lines, the only ornament every office program draws."""
    sides = ("top", "left", "bottom", "right")
    lines = (element(side, val="thinThickMediumGap", sz=36, space=24, color=FRAME_COLOR) for side in sides)
    borders = element("pgBorders", *lines, offsetFrom="page")
    properties.find(qn("w:pgMar")).addnext(borders)


def _set_header(header: Any, paper: Paper, across: float, *, numbered: bool) -> None:
    """Put the page number in the middle and, on a draft, the mark at the right and behind the text."""
    header.is_linked_to_previous = False
    paragraph = header.paragraphs[0]._p
    properties = element(
        "pPr",
        element(
            "tabs",
            element("tab", val="center", pos=twips(across / 2)),
            element("tab", val="right", pos=twips(across)),
        ),
        element("spacing", before=0, after=0, line=240, lineRule="auto"),
    )
    for old in list(paragraph):
        paragraph.remove(old)
    paragraph.append(properties)
    size = round(paper.layout.page_number_size * 2)
    paragraph.append(element("r", element("tab")))
    if numbered:
        number = element("r", element("rPr", element("sz", val=size), element("szCs", val=size)), _text("2"))
        paragraph.append(element("fldSimple", number, instr=" PAGE "))
    if paper.draft:
        bold = element("rPr", element("b"), element("sz", val=round(paper.layout.small_size * 2)))
        paragraph.append(element("r", bold, element("tab"), _text(DRAFT)))
        watermark = _WATERMARK.format(place=int(numbered), font=paper.layout.font, words=DRAFT)
        paragraph.append(parse_xml(watermark))


def _text(words: str) -> Any:
    made = element("t")
    made.text = words
    return made


def _flatten_break(document: Any) -> None:
    """Take the height from the paragraph that carries a section break, or it might open an empty page."""
    properties = document.element.body.findall(f"{qn('w:p')}/{qn('w:pPr')}/{qn('w:sectPr')}")[-1].getparent()
    properties.insert(0, element("spacing", before=0, after=0, line=20, lineRule="exact"))


def packed(document: Any) -> bytes:
    """Save the document and pack it anew with one fixed day on every part."""
    saved = io.BytesIO()
    document.save(saved)
    packed = io.BytesIO()
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _ARCHIVED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            new.writestr(entry, old.read(name))
    return packed.getvalue()
