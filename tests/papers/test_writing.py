"""Both writers: every letter arrives, nothing typed becomes code, equal values give equal bytes, drafts say so."""

import unicodedata
from dataclasses import replace
from datetime import date

import pytest

from kheo.papers import KINDS, render
from kheo.papers.specimens import SAMPLES, SUMMARY_ROWS, commendation_decision, registration_form
from kheo.papers.values import AnyPaper, Subject
from kheo.vietnamese import VIETNAMESE_LETTERS
from tests.papers.reading import text_of, written

FORMATS = ("pdf", "docx")
SIX_WORDS = "Công Tằng Tôn Nữ Thị Mẫu"
# In groups of ten, so that a line may break between groups only.
LETTERS = " ".join(VIETNAMESE_LETTERS[place : place + 10] for place in range(0, len(VIETNAMESE_LETTERS), 10))
NASTY = ("#panic()", '"]', "\\", "{{7*7}}", "<b>", "$x$", "*sao*", "_gạch_", "@ref", "=SUM(A1)", "// chú thích")


@pytest.mark.parametrize("file_format", FORMATS)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_written(kind: str, file_format: str) -> None:
    start = {"pdf": b"%PDF-1.7", "docx": b"PK\x03\x04"}[file_format]

    assert written(SAMPLES[kind], file_format).startswith(start)


@pytest.mark.parametrize("file_format", FORMATS)
def test_all_letters_arrive_in_a_title_a_cell_and_a_name(file_format: str) -> None:
    form = registration_form()
    value = replace(
        form,
        title=f"Tên {LETTERS} hết",
        criteria=(replace(form.criteria[0], indicator=f"Ô {LETTERS} hết"),),
        signature=replace(form.signature, name=f"Người {LETTERS} hết"),
    )

    text = text_of(value, file_format)

    squeezed = text.replace(" ", "")
    assert len(VIETNAMESE_LETTERS) == 146
    assert [f"{place}{VIETNAMESE_LETTERS}hết" in squeezed for place in ("Tên", "Ô", "Người")] == [True] * 3


@pytest.mark.parametrize("file_format", FORMATS)
def test_decomposed_text_gives_the_same_bytes(file_format: str) -> None:
    form = registration_form()
    loose = replace(
        form,
        title=unicodedata.normalize("NFD", form.title),
        situation=unicodedata.normalize("NFD", form.situation),
    )

    assert written(loose, file_format) == written(form, file_format)


@pytest.mark.parametrize("file_format", FORMATS)
@pytest.mark.parametrize("kind", KINDS)
def test_the_same_value_gives_the_same_bytes(kind: str, file_format: str) -> None:
    again = render(SAMPLES[kind], draft=False, format="pdf" if file_format == "pdf" else "docx")

    assert again == written(SAMPLES[kind], file_format)


@pytest.mark.parametrize("file_format", FORMATS)
@pytest.mark.parametrize("nasty", NASTY)
def test_what_looks_like_code_is_printed_as_typed(nasty: str, file_format: str) -> None:
    form = registration_form()
    value = replace(
        form,
        title=f"Tên {nasty} hết",
        situation=f"Lời {nasty} hết",
        criteria=(replace(form.criteria[0], indicator=f"Ô {nasty} hết"),),
    )

    text = text_of(value, file_format)

    assert [f"{place} {nasty} hết" in text for place in ("Tên", "Lời", "Ô")] == [True] * 3


@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_pdf_says_so_and_an_issued_one_does_not(kind: str) -> None:
    assert "DỰ THẢO" in text_of(SAMPLES[kind], "pdf", draft=True)
    assert "DỰ THẢO" not in text_of(SAMPLES[kind], "pdf")


@pytest.mark.parametrize("file_format", FORMATS)
def test_a_name_of_six_words_stands_whole(file_format: str) -> None:
    form = registration_form()

    text = text_of(replace(form, signature=replace(form.signature, name=SIX_WORDS)), file_format)

    assert SIX_WORDS in text


@pytest.mark.parametrize("file_format", FORMATS)
def test_a_title_of_three_hundred_letters_stands_whole(file_format: str) -> None:
    title = " ".join(f"vận động {place:02d}" for place in range(30))[:300].strip()

    assert title in text_of(replace(registration_form(), title=title), file_format)


@pytest.mark.parametrize("file_format", FORMATS)
def test_a_word_longer_than_its_column_keeps_all_letters(file_format: str) -> None:
    form = registration_form()
    long_word = "dịch_vụ_công_trực_tuyến_toàn_trình_" * 6
    value = replace(form, criteria=(replace(form.criteria[0], unit_of_measure=long_word),))

    text = text_of(value, file_format).replace("\u200b", "").replace(" ", "")

    assert long_word in text


@pytest.mark.parametrize("file_format", FORMATS)
def test_an_undated_paper_leaves_the_day_to_be_written(file_format: str) -> None:
    text = text_of(replace(registration_form(), dated_on=None), file_format)

    assert "Hoa Sen, ngày … tháng … năm …" in text


def _with_rows(count: int) -> AnyPaper:
    decision = commendation_decision()
    rows = tuple(
        replace(
            decision.items[0],
            owner=f"Người thứ {place} Thử Nghiệm",
            subject=Subject.COLLECTIVE if place <= count // 2 else Subject.INDIVIDUAL,
        )
        for place in range(1, count + 1)
    )
    return replace(decision, items=rows, dated_on=date(2014, 10, 14))


@pytest.mark.parametrize("file_format", FORMATS)
def test_two_hundred_rows_are_all_there(file_format: str) -> None:
    text = text_of(_with_rows(200), file_format)

    assert [place for place in range(1, 201) if f"Người thứ {place} Thử Nghiệm" not in text] == []
    assert "138.000.000" in text


@pytest.mark.parametrize("file_format", FORMATS)
def test_form_two_counts_its_groups(file_format: str) -> None:
    value = replace(SAMPLES["registration_summary"], rows=SUMMARY_ROWS[::-1])

    text = text_of(value, file_format)

    assert "I Tập thể (02)" in text
    assert "II Cá nhân (01)" in text
    assert "Tổng cộng 02 01" in text
    assert "03 mô hình, điển hình (02 tập thể, 01 cá nhân); 02 đăng ký mới, 01 tiếp tục từ năm trước." in text
