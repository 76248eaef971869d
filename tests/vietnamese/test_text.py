"""Text as typed, searched and compared."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kheo.vietnamese import VIETNAMESE_LETTERS, fold, nfc, plain_name, same_spelling

VIETNAMESE = st.text(VIETNAMESE_LETTERS + "bcdghklmnpqrstvx ", max_size=40)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("Tie\u0302\u0301ng Vie\u0323\u0302t", "Tiếng Việt"),
        ("Đảng\u00a0ủy\u2009khối", "Đảng ủy khối"),
        ("Ðảng ðoàn", "Đảng đoàn"),
        ("dòng một\r\ndòng hai\u2028dòng ba\x0bdòng bốn", "dòng một\ndòng hai\ndòng ba\ndòng bốn"),
        ("\ufeffdán\u200b từ\x00 web\u200e", "dán từ web"),
        ("a\u200b\u0301", "á"),
        ("nửa\ud800 ký tự\uffff", "nửa ký tự"),
        ("cột\tcột", "cột\tcột"),
        ("B\u00adÝ th\u00ad", "B\u00adÝ th\u00ad"),
    ],
)
def test_nfc_brings_text_to_the_stored_form(typed: str, stored: str) -> None:
    assert nfc(typed) == stored


@given(st.text())
def test_nfc_twice_is_nfc_once(text: str) -> None:
    assert nfc(nfc(text)) == nfc(text)


@given(VIETNAMESE)
def test_nfc_takes_decomposed_text_back(text: str) -> None:
    assert nfc(unicodedata.normalize("NFD", text)) == text


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Nguyễn Văn  ĐỨC", "nguyen van duc"),
        ("Đảng uỷ", "dang uy"),
        ("Đảng ủy", "dang uy"),
        ("hoà giải\n– đối thoại", "hoa giai - doi thoai"),
        ("“4 xin, 4 luôn”", '"4 xin, 4 luon"'),
        ("ẮẤỐỚỨ ắấốớứ", "aaoou aaoou"),
        ("Ðà\u00a0Nẵng", "da nang"),
        ("", ""),
    ],
)
def test_fold_leaves_what_a_search_compares(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_fold_turns_every_vietnamese_letter_into_a_plain_one() -> None:
    assert set(fold(VIETNAMESE_LETTERS)) == set("aeiouyd")


@given(st.text())
@example("\u0130\u00ad\u0301 ΑΣ")
def test_fold_twice_is_fold_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(VIETNAMESE)
def test_fold_does_not_see_case_form_or_tone_placement(text: str) -> None:
    assert fold(text) == fold(text.upper()) == fold(unicodedata.normalize("NFD", text)) == fold(same_spelling(text))


@pytest.mark.parametrize(
    ("written", "one_form"),
    [
        ("hoà giải", "hòa giải"),
        ("Đảng uỷ", "Đảng ủy"),
        ("ĐẢNG UỶ", "ĐẢNG ỦY"),
        ("khoẻ, thuý", "khỏe, thúy"),
        ("quý", "quý"),
        ("qúy", "quý"),
        ("gìa", "già"),
        ("gìn giữ", "gìn giữ"),
        ("toàn khoán hoài khuỷu ngoèo", "toàn khoán hoài khuỷu ngoèo"),
        ("thuở được của mía người", "thuở được của mía người"),
        ("Đắk Lắk", "Đắk Lắk"),
        ("résumé 12 hồ-sơ", "résumé 12 hồ-sơ"),
        ("thủ\u00adtục", "thủtục"),
    ],
)
def test_same_spelling_moves_tones_to_one_place(written: str, one_form: str) -> None:
    assert same_spelling(written) == one_form


@given(st.text())
def test_same_spelling_twice_is_same_spelling_once(text: str) -> None:
    assert same_spelling(same_spelling(text)) == same_spelling(text)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("đ/c Nguyễn Văn A", "Nguyễn Văn A"),
        ("Đồng chí: Trần  Thị B", "Trần Thị B"),
        ("ThS.BS. Lê C", "Lê C"),
        ("TS.Phạm D", "Phạm D"),
        ("Ông Đại tá Vũ E", "Vũ E"),
        ("Thượng úy Hồ G", "Hồ G"),
        ("Bàng Văn H", "Bàng Văn H"),
        ("Tsering I", "Tsering I"),
        ("Ông", "Ông"),
    ],
)
def test_plain_name_takes_forms_of_address_off(written: str, name: str) -> None:
    assert plain_name(written) == name
