"""The seal of an issued paper: on the first page alone, readable by a telephone and by an eye; nothing moves for it."""

import io

import pikepdf
import pypdfium2
import pytest
import segno
from docx.oxml.ns import qn

from kheo.papers import KINDS, Seal, render
from kheo.papers.specimens import SAMPLES
from kheo.papers.writing import sealing
from tests.papers.reading import opened, pages, written

SEAL = Seal(code="2CH5CCJP9P53", address="https://thidua.example.vn/kiem-tra/2CH5CCJP9P53/")
LINES = "Mã văn bản: 2CH5-CCJP-9P53 Kiểm tra tại https://thidua.example.vn/kiem-tra/"


@pytest.mark.parametrize("kind", KINDS)
def test_the_first_page_carries_it_and_no_page_is_added(kind: str) -> None:
    sealed = pages(render(SAMPLES[kind], draft=False, format="pdf", seal=SEAL))
    plain = pages(written(SAMPLES[kind], "pdf"))

    assert [LINES in page for page in sealed] == [True] + [False] * (len(plain) - 1)


@pytest.mark.parametrize("kind", KINDS)
def test_word_carries_it_in_the_foot_of_the_first_page(kind: str) -> None:
    section = opened(render(SAMPLES[kind], draft=False, format="docx", seal=SEAL)).sections[0]
    foot = section.first_page_footer

    assert foot._element.find(f".//{qn('wp:docPr')}").get("descr") == SEAL.address
    assert [line for paragraph in foot.paragraphs for line in paragraph.text.splitlines() if line] == list(
        sealing.words(SEAL)
    )
    assert section.footer._element.findall(f".//{qn('wp:docPr')}") == []


def test_the_picture_is_the_address() -> None:
    assert segno.make_qr(SEAL.address, error="m").matrix == sealing._qr(SEAL).matrix


def test_it_stays_archival_and_accessible() -> None:
    data = render(SAMPLES["commendation_decision"], draft=False, format="pdf", seal=SEAL)
    with pikepdf.open(io.BytesIO(data)) as document:
        metadata = document.open_metadata()
        claims = (metadata["pdfaid:part"], metadata["pdfaid:conformance"], metadata["pdfuaid:part"])

    assert claims == ("2", "A", "1")


def test_the_same_seal_gives_the_same_bytes() -> None:
    value = SAMPLES["award_certificate"]

    for format_ in ("pdf", "docx"):
        assert len({render(value, draft=False, format=format_, seal=SEAL) for _ in range(2)}) == 1


def test_it_stands_clear_of_the_text_of_a_full_page() -> None:
    data = render(SAMPLES["achievement_report"], draft=False, format="pdf", seal=SEAL)
    document = pypdfium2.PdfDocument(data)
    words = document[0].get_textpage()
    found = words.search("Mã văn bản").get_next()
    bottom_of_seal = words.get_charbox(found[0])
    document_above = words.get_text_bounded(bottom=bottom_of_seal[3] + 1)
    document.close()

    assert "Mã văn bản" not in document_above
    assert bottom_of_seal[3] < 20 * 72 / 25.4
