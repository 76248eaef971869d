"""Fields read what people write here; what cannot be read is answered with what, why and how."""

import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile

from kheo.web.frame.forms import ActForm, DayField, NameField, NumberField, TextField, UploadField
from tests.web.frame.gallery.forms import ExemplarForm

KEY = "0c1fd9b5-b0c9-4d4c-9a2e-7c4f0f0e8a11"


@pytest.mark.parametrize(
    "written",
    ["15/10/2026", "15/10/26", "15-10-2026", "15.10.2026", "15102026", " 15/10/2026 ", "15 tháng 10 năm 2026"],
)
def test_a_day_is_read_as_people_write_it(written: str) -> None:
    assert DayField(label="Ngày").clean(written) == date(2026, 10, 15)


@pytest.mark.parametrize(("written", "value"), [("1.234.567,5", "1234567.5"), ("1234567,5", "1234567.5"), ("0", "0")])
def test_a_number_is_read_with_dots_and_comma(written: str, value: str) -> None:
    assert NumberField(label="Số").clean(written) == Decimal(value)


@pytest.mark.parametrize(
    ("field", "written"), [(DayField, "31/02/2014"), (NumberField, "98 %"), (NumberField, "1,2,3")]
)
def test_what_cannot_be_read_is_shown_and_told_how_to_mend(field: type[forms.Field], written: str) -> None:
    with pytest.raises(forms.ValidationError) as refusal:
        field(label="Ô").clean(written)

    sentence = refusal.value.messages[0]
    assert f"“{written}”" in sentence
    assert "Hãy" in sentence


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        (DayField(), date(2014, 1, 5), "05/01/2014"),
        (DayField(), "31/02/2014", "31/02/2014"),
        (NumberField(), Decimal("1234.5"), "1.234,5"),
        (NumberField(), "98 %", "98 %"),
    ],
)
def test_a_value_is_shown_as_written_here_and_a_wrong_one_as_typed(
    field: forms.Field, value: object, shown: str
) -> None:
    assert field.prepare_value(value) == shown


def test_a_character_that_nobody_typed_is_left_out() -> None:
    assert TextField(label="Tên").clean("Ủy\0 ban") == "Ủy ban"


def test_text_is_brought_to_nfc_and_trimmed() -> None:
    typed = unicodedata.normalize("NFD", "  Nguyễn Thị Mẫu Ngân\xa0 ")

    assert NameField(label="Họ và tên").clean(typed) == "Nguyễn Thị Mẫu Ngân"


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        (TextField(label="Tên mô hình"), "", "Chưa ghi “tên mô hình”. Hãy ghi vào ô này."),
        (TextField(label="Ý kiến của Đảng ủy"), "", "Chưa ghi “ý kiến của Đảng ủy”. Hãy ghi vào ô này."),
        (
            TextField(label="Tên", max_length=3),
            "dài quá",
            "Nội dung dài 7 ký tự, quá 3 ký tự. Hãy rút gọn rồi gửi lại.",
        ),
        (DayField(), "", "Chưa ghi ngày. Hãy ghi dạng ngày/tháng/năm."),
        (NumberField(), "", "Chưa ghi con số. Bằng không thì ghi 0."),
        (UploadField(), None, "Chưa chọn tệp. Hãy bấm vào ô này rồi chọn một tệp."),
        (
            UploadField(),
            SimpleUploadedFile("a.pdf", b""),
            "Tệp rỗng, không có nội dung. Hãy mở tệp kiểm tra rồi chọn lại.",
        ),
    ],
)
def test_a_field_says_what_is_wrong_and_how_to_mend_it(field: forms.Field, value: object, sentence: str) -> None:
    with pytest.raises(forms.ValidationError) as refusal:
        field.clean(value)

    assert refusal.value.messages == [sentence]


def test_a_form_lets_plain_fields_speak_too() -> None:
    errors = ExemplarForm({"khoa_thao_tac": KEY, "field": "law"}).errors

    assert errors["kind"] == ["Chưa chọn “loại điển hình”. Hãy chọn trong danh sách."]
    assert errors["field"] == ["Lựa chọn này không còn trong danh sách. Hãy chọn lại."]
    assert errors["agree"] == ["Chưa đánh dấu “tập thể đã thống nhất đăng ký”. Hãy đánh dấu nếu đúng như vậy."]


def test_a_form_keeps_words_that_it_was_given() -> None:
    class Given(ActForm):
        owner = forms.ChoiceField(choices=[], error_messages={"required": "Chưa chọn ai."})

    assert Given({"khoa_thao_tac": KEY}).errors == {"owner": ["Chưa chọn ai."]}


def test_each_form_has_a_key_of_its_own_and_keeps_it_when_shown_again() -> None:
    first, second = ActForm(), ActForm()

    assert first["khoa_thao_tac"].value() != second["khoa_thao_tac"].value()
    assert ActForm({"khoa_thao_tac": KEY})["khoa_thao_tac"].value() == KEY


@pytest.mark.parametrize("key", ["", "not a key"])
def test_a_form_without_its_key_is_an_old_page(key: str) -> None:
    errors = ActForm({"khoa_thao_tac": key}).errors["khoa_thao_tac"]

    assert errors == ["Trang này đã cũ. Hãy tải lại trang rồi gửi lại; nội dung đã ghi vẫn được giữ."]


def test_what_a_browser_offers_to_upload_is_what_may_come_in() -> None:
    assert UploadField().widget.attrs["accept"] == ".pdf,.docx,.xlsx,.jpg,.jpeg,.png"
