"""The ornament around sheets that are handed over: drawn once in a file, seen on every sheet, never read out."""

import io
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest

from kheo.papers import Paper, compose, render_all, write_pdf
from kheo.papers.layouts import Margins
from kheo.papers.specimens import award_certificate
from kheo.papers.writing.inlay import inlaid

Color = tuple[int, int, int]
POINTS = 72 / 25.4
FINE = 8  # points of a picture in one point of the page


def _batch(count: int) -> bytes:
    return render_all(
        [replace(award_certificate(), owner=f"Tập thể số {place}") for place in range(count)], title="Giấy khen"
    )


def test_a_batch_holds_the_ornament_once_and_every_sheet_draws_it_as_an_artifact() -> None:
    with pikepdf.open(io.BytesIO(_batch(30))) as document:
        pictures = [one for page in document.pages for one in page.Resources.XObject.values()]
        drawn = [page.Contents.read_bytes() for page in document.pages]

    assert {(str(one.Subtype), one.objgen) for one in pictures} == {("/Form", pictures[0].objgen)}
    assert [content.index(b"/Artifact") < content.index(b" Do\n") < content.index(b"EMC") for content in drawn] == [
        True
    ] * 30
    assert [content.count(b" Do\n") for content in drawn] == [1] * 30


def test_sheets_are_small_because_they_share_it() -> None:
    few, many = len(_batch(10)), len(_batch(30))

    assert (many - few) / 20 < few / 10


@pytest.mark.parametrize("place", [0, 29])
def test_the_first_sheet_and_the_last_are_framed(place: int) -> None:
    assert _is_gold(_seen(_batch(30), place, 8, 100))


def test_each_line_is_a_paragraph_and_the_form_of_praise_is_a_heading() -> None:
    with pikepdf.open(io.BytesIO(_batch(2))) as document:
        parts = list(document.Root.StructTreeRoot.K[0].K)
        kinds = [str(one.S) for one in parts]
        headings = [str(one.K[0].S) for one in parts if isinstance(one.K[0], pikepdf.Dictionary)]

    assert kinds == ["/P"] * 18
    assert headings == ["/H1"] * 2


def test_sheets_of_two_sizes_each_have_their_own() -> None:
    paper = _upright_too(compose(award_certificate(), draft=False))

    written = write_pdf(paper)

    assert _is_gold(_seen(written, 0, 297 - 8, 100))
    assert _is_gold(_seen(written, 1, 210 - 8, 200))


def _upright_too(paper: Paper) -> Paper:
    narrow = replace(paper.sections[0], landscape=False, margins=Margins(top=23, bottom=19, left=20, right=20))
    return replace(paper, sections=(*paper.sections, narrow))


def test_an_engine_that_writes_otherwise_is_told_of() -> None:
    with pytest.raises(ValueError, match="no stand-in"):
        inlaid(b"%PDF-1.7\n%%EOF\n", [(297.0, 210.0)])


def _seen(pdf: bytes, place: int, x: float, y: float) -> list[Color]:
    """Look at the middle of a line of the frame, three points of the picture to either side."""
    document = pypdfium2.PdfDocument(pdf)
    picture = document[place].render(scale=FINE).to_pil().convert("RGB")
    document.close()
    middle, height = round(x * POINTS * FINE), round(y * POINTS * FINE)
    return [picture.getpixel((column, height)) for column in range(middle - 3, middle + 4)]


def _is_gold(colors: list[Color]) -> bool:
    """Tell whether some point has the ornament's gold; its plait and its white are lighter."""
    return any(abs(red - 168) + abs(green - 123) + abs(blue - 30) < 12 for red, green, blue in colors)
