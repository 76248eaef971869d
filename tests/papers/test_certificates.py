"""Certificates: one sheet whatever the names are, nothing outside the frame, a sentence where nothing would fit."""

from dataclasses import replace
from itertools import pairwise

import pypdfium2
import pytest

from kheo.papers import compose, render_all
from kheo.papers.specimens import award_certificate, praise_certificate, recognition_certificate
from kheo.papers.values import AwardCertificate, PraiseCertificate, RecognitionCertificate, Subject
from kheo.vietnamese import BadValue
from tests.papers.reading import pages, text_of, written

Certificate = PraiseCertificate | AwardCertificate | RecognitionCertificate
INSIDE = 17 * 72 / 25.4  # the inner line of the frame, in points
LONG_UNIT = "Phòng Quản lý nhà ở, thị trường bất động sản và hạ tầng kỹ thuật, Sở Kế hoạch và Đầu tư – Lao động"
LONG_CAUSE = " ".join(["Đã vận động, thuyết phục, tháo gỡ từng vướng mắc cho người dân"] * 5)[:300]
CASES = (
    ("Tô Ô", "", "Đã có thành tích."),
    ("Công Tằng Tôn Nữ Thị Mẫu", LONG_UNIT, "Đã có thành tích trong phong trào thi đua “Dân vận khéo” năm 2014"),
    ("ẪỄỘ ẨỂỖ ẮẰẲẴẶ ỨỪỬỮỰ ƯỚC NGUYỆN", "Sở Y tế", LONG_CAUSE),
    (LONG_UNIT, "Ủy ban nhân dân tỉnh", LONG_CAUSE),
)


@pytest.mark.parametrize("sample", [praise_certificate, award_certificate, recognition_certificate])
@pytest.mark.parametrize(("owner", "unit", "cause"), CASES)
def test_names_long_and_short_fit_one_sheet_inside_the_frame(
    sample: type[Certificate], owner: str, unit: str, cause: str
) -> None:
    value = replace(sample(), owner=owner, unit=unit, cause=cause, granter=LONG_UNIT)

    pdf = written(value, "pdf")

    said = " ".join(pages(pdf)).replace(" ", "")
    assert len(pages(pdf)) == 1
    assert [words.replace(" ", "") in said for words in (owner, unit, cause)] == [True] * 3
    left, bottom, right, top = _box_of_text(pdf)
    assert (left > INSIDE, bottom > INSIDE, right < 842 - INSIDE, top < 595 - INSIDE) == (True, True, True, True)


@pytest.mark.parametrize("file_format", ["pdf", "docx"])
def test_what_is_handed_over_says_who_gives_what_to_whom_and_why(file_format: str) -> None:
    said = text_of(award_certificate(), file_format)

    assert "TẶNG GIẤY KHEN Bộ phận Tiếp nhận và Trả kết quả Văn phòng Ủy ban nhân dân tỉnh Đã có thành tích" in said
    assert "Quyết định số 31-QĐ/ĐU, ngày 14 tháng 10 năm 2014" in said


def test_a_person_is_addressed_and_a_collective_is_not() -> None:
    state = replace(praise_certificate(), honorific="Ông")

    assert "Đồng chí Võ Thị Thử Nghiệm" in text_of(praise_certificate(), "docx")
    assert "Ông Võ Thị Thử Nghiệm" in text_of(state, "docx")
    assert "Đồng chí" not in text_of(replace(award_certificate(), subject=Subject.COLLECTIVE), "docx")


def test_a_certificate_of_recognition_names_model_tier_year_and_grade() -> None:
    said = text_of(recognition_certificate(), "docx")

    assert "GIẤY CHỨNG NHẬN" in said
    assert "Có mô hình “Bộ phận Một cửa thân thiện: 4 xin, 4 luôn” được công nhận là mô hình" in said
    assert "cấp cơ sở năm 2014, mức tiêu biểu" in said


@pytest.mark.parametrize("form", ["Giấy khen", "Bằng khen", "Cờ thi đua"])
def test_the_form_is_its_title(form: str) -> None:
    assert f"TẶNG {form.upper()} Bộ phận" in text_of(replace(award_certificate(), form=form), "docx")


@pytest.mark.parametrize(
    ("field", "what"), [("owner", "Tên tập thể, cá nhân"), ("unit", "Tên đơn vị"), ("cause", "Nội dung khen thưởng")]
)
def test_what_fits_no_sheet_is_refused_by_name(field: str, what: str) -> None:
    value = replace(award_certificate(), **{field: "vận động nhân dân " * 50})

    with pytest.raises(BadValue) as refused:
        compose(value, draft=False)

    assert refused.value.sentence.startswith(f"{what} dài 899 chữ, không đặt vừa một tờ chứng nhận: “vận động")


def _box_of_text(pdf: bytes) -> tuple[float, float, float, float]:
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    text_page = page.get_textpage()
    boxes = [text_page.get_rect(place) for place in range(text_page.count_rects())]
    text_page.close()
    page.close()
    document.close()
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def test_a_batch_is_one_file_with_a_page_for_each() -> None:
    values = [replace(award_certificate(), owner=f"Tập thể số {place}") for place in range(1, 31)]

    said = pages(render_all(values, title="Giấy khen"))

    assert [f"Tập thể số {place} Văn phòng" in page for place, page in enumerate(said, start=1)] == [True] * 30


@pytest.mark.parametrize("values", [[], [award_certificate(), replace(award_certificate(), dated_on=None)]])
def test_a_batch_of_none_or_of_two_layouts_is_refused(values: list[Certificate]) -> None:
    with pytest.raises(BadValue, match="phải cùng một thể thức"):
        render_all(values, title="Giấy khen")


def test_a_long_position_wraps_as_closely_as_on_any_paper() -> None:
    value = award_certificate()
    position = "Phó Bí thư Thường trực Đảng ủy, Trưởng Ban Chỉ đạo phong trào thi đua Dân vận khéo của các cơ quan tỉnh"
    pdf = written(replace(value, signature=replace(value.signature, position=position)), "pdf")

    page = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    said = page.get_text_range()
    first = said.upper().index("PHÓ BÍ THƯ THƯỜNG")
    lines = sorted(
        {round(page.get_charbox(at, loose=True)[1]) for at in range(first, first + len(position)) if said[at].strip()}
    )

    assert len(pages(pdf)) == 1
    assert len(lines) > 1
    assert max(below - above for above, below in pairwise(lines)) < 18
