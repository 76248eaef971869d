"""Read papers back: the text of a pdf, the elements of a docx. No assertion lives here."""

import io
from functools import cache

import pikepdf
import pypdfium2
from docx import Document
from docx.document import Document as Docx
from docx.oxml.ns import qn

from kheo.papers import AnyPaper, render


@cache
def written(value: AnyPaper, file_format: str, *, draft: bool = False) -> bytes:
    """Render once for all tests."""
    return render(value, draft=draft, format="pdf" if file_format == "pdf" else "docx")


def pages(pdf: bytes) -> list[str]:
    """Give the text of each page, in single spaces."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_page_text(document, place) for place in range(len(document))]
    finally:
        document.close()


def _page_text(document: pypdfium2.PdfDocument, place: int) -> str:
    page = document[place]
    text_page = page.get_textpage()
    words = text_page.get_text_bounded()
    text_page.close()
    page.close()
    return " ".join(words.split())


def docx_text(data: bytes) -> str:
    """Give all text of a docx body in reading order, in single spaces."""
    body = opened(data).element.body
    parts = []
    for found in body.iter(qn("w:t"), qn("w:br"), qn("w:p")):
        parts.append(found.text or "" if found.tag == qn("w:t") else " ")
    return " ".join("".join(parts).split())


def opened(data: bytes) -> Docx:
    """Open a docx."""
    return Document(io.BytesIO(data))


def text_of(value: AnyPaper, file_format: str, *, draft: bool = False) -> str:
    """Render a value and give its text."""
    data = written(value, file_format, draft=draft)
    return " ".join(pages(data)) if file_format == "pdf" else docx_text(data)


def font_names(pdf: bytes) -> set[str]:
    """Name the fonts of a pdf, each with whether its file is inside: "Tinos-Bold embedded"."""
    names = set()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for found in document.objects:
            if isinstance(found, pikepdf.Dictionary) and found.get("/Type") == "/FontDescriptor":
                inside = any(key in found for key in ("/FontFile", "/FontFile2", "/FontFile3"))
                names.add(f"{str(found.FontName)[1:].split('+')[-1]}{' embedded' if inside else ''}")
    return names
