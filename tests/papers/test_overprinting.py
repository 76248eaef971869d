"""Words on pre-printed stock: where they stand in millimetres, a printer's offset, what fits nowhere."""

from dataclasses import replace

import pypdfium2
import pytest

from kheo.papers.overprinting import LABELS, Field, Offset, Place, Stock, overprint, trial_sheet, words_of
from kheo.papers.specimens import award_certificate, praise_certificate
from kheo.vietnamese import BadValue
from tests.papers.reading import pages

STOCK = Stock(
    name="Phôi giấy khen A4",
    width=297,
    height=210,
    places=(
        Place(field=Field.OWNER, x=48, y=100, width=200, size=24, bold=True),
        Place(field=Field.CAUSE, x=48, y=120, width=200, size=16, lines=3),
        Place(field=Field.DECISION, x=30, y=160, width=100, size=13, align="left", italic=True),
        Place(field=Field.SIGNER, x=180, y=185, width=90, size=14, bold=True),
    ),
)
NONE = Offset()
POINTS = 72 / 25.4


def test_words_stand_where_the_stock_says() -> None:
    left, bottom = _first_word(overprint(STOCK, [award_certificate()], offset=NONE, title="Thử"), "Quyết")

    assert (left, bottom) == (pytest.approx(30, abs=0.4), pytest.approx(160, abs=1.6))


def test_a_printers_offset_moves_every_word() -> None:
    moved = Offset(right=3.5, down=-2)

    before = _first_word(overprint(STOCK, [award_certificate()], offset=NONE, title="Thử"), "Quyết")
    after = _first_word(overprint(STOCK, [award_certificate()], offset=moved, title="Thử"), "Quyết")

    assert [after[0] - before[0], after[1] - before[1]] == [pytest.approx(3.5, abs=0.05), pytest.approx(-2, abs=0.05)]


def test_each_certificate_has_its_own_page_of_the_stocks_size() -> None:
    pdf = overprint(STOCK, [award_certificate(), praise_certificate()], offset=NONE, title="Thử")
    document = pypdfium2.PdfDocument(pdf)
    sizes = [tuple(round(side / POINTS) for side in document[place].get_size()) for place in range(len(document))]
    document.close()

    assert sizes == [(297, 210)] * 2
    assert ["Bộ phận Tiếp nhận" in pages(pdf)[0], "Đồng chí Võ Thị Thử Nghiệm" in pages(pdf)[1]] == [True, True]


def test_nothing_but_the_words_is_printed() -> None:
    said = pages(overprint(STOCK, [award_certificate()], offset=NONE, title="Thử"))[0]

    assert "ĐẢNG CỘNG SẢN VIỆT NAM" not in said
    assert "GIẤY KHEN" not in said


def test_a_long_name_is_set_smaller_before_it_is_refused() -> None:
    long_name = replace(award_certificate(), owner="Phòng Quản lý nhà ở, thị trường bất động sản và hạ tầng kỹ thuật")
    endless = replace(award_certificate(), owner="Phòng Quản lý nhà ở " * 12)

    assert long_name.owner in pages(overprint(STOCK, [long_name], offset=NONE, title="Thử"))[0]
    with pytest.raises(BadValue) as refused:
        overprint(STOCK, [endless], offset=NONE, title="Thử")
    assert "không đặt vừa chỗ “Tên tập thể, cá nhân” rộng 200 mm" in refused.value.sentence


def test_the_trial_sheet_names_each_place_and_has_four_crosses() -> None:
    said = pages(trial_sheet(STOCK, offset=NONE))[0]

    assert [LABELS[place.field] in said for place in STOCK.places] == [True] * 4
    assert [f"{x}; {y}" in said for x in (20, 277) for y in (20, 190)] == [True] * 4


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            {"places": (Place(field=Field.UNIT, x=200, y=50, width=120),)},
            "Vị trí “Đơn vị” nằm ngoài tờ phôi 297 ×",
        ),
        ({"places": (Place(field=Field.UNIT, x=10, y=250, width=20),)}, "Vị trí “Đơn vị” nằm ngoài tờ phôi"),
        ({"width": 20.0}, "Khổ phôi phải từ 50 đến 500 mm"),
    ],
)
def test_stock_that_cannot_be_is_refused(change: dict[str, object], said: str) -> None:
    with pytest.raises(BadValue) as refused:
        trial_sheet(replace(STOCK, **change), offset=NONE)  # type: ignore[arg-type]

    assert refused.value.sentence.startswith(said)


def test_every_field_has_its_words() -> None:
    words = words_of(praise_certificate())

    assert set(words) == set(Field)
    assert words[Field.DECISION] == "Quyết định số 30-QĐ/ĐU, ngày 14 tháng 10 năm 2014"
    assert words[Field.PLACE_DAY] == "Hoa Sen, ngày 15 tháng 10 năm 2014"


def _first_word(pdf: bytes, word: str) -> tuple[float, float]:
    """Give the left edge and the foot of a word, in millimetres from the top left corner."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    text_page = page.get_textpage()
    finder = text_page.search(word)
    index, _ = finder.get_next()
    left, bottom, _, _ = text_page.get_charbox(index)
    height = page.get_height()
    finder.close()
    text_page.close()
    page.close()
    document.close()
    return left / POINTS, (height - bottom) / POINTS
