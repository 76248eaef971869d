"""Form fields that read what people write here, and the base of every form that acts.

A form checks shape and yields plain values; it never saves and knows no rule of a programme.
"""

import uuid
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from kheo import vietnamese
from kheo.work import files

_REQUIRED = forms.Field.default_error_messages["required"]


class TextField(forms.CharField):
    """A text, brought to NFC; `rows` above one makes an area.

    `needed` marks what the rules ask for though the form lets it through empty, so that the refusal tells why; such a
    field is not called optional.
    """

    def __init__(self, *, rows: int = 1, needed: bool = False, **options: Any) -> None:
        self.needed = needed
        if rows > 1:
            options.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(**options)
        _speak(self)
        for validator in self.validators:
            if isinstance(validator, MaxLengthValidator):
                validator.message = _(
                    "Nội dung dài %(show_value)d ký tự, quá %(limit_value)d ký tự. Hãy rút gọn rồi gửi lại."
                )

    def to_python(self, value: Any) -> str:
        """Bring the text to NFC."""
        text = super().to_python(value)
        return vietnamese.nfc(text).strip() if isinstance(text, str) else ""


class NameField(TextField):
    """A full name in one field, as written on papers."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("max_length", 120)
        super().__init__(**options)
        self.widget.attrs.setdefault("autocomplete", "name")


class DayField(forms.Field):
    """A day as people write it: 15/10/26, 15-10-2026, 15.10.2026, 15102026, “15 tháng 10 năm 2026”."""

    widget = forms.TextInput

    def __init__(self, **options: Any) -> None:
        options.setdefault("error_messages", {"required": _("Chưa ghi ngày. Hãy ghi dạng ngày/tháng/năm.")})
        super().__init__(**options)
        self.widget.attrs.update({"inputmode": "numeric", "autocomplete": "off", "class": "short"})

    def prepare_value(self, value: Any) -> Any:
        """Show a day as dd/mm/yyyy; leave what was typed as it was typed."""
        return vietnamese.show_day(value) if isinstance(value, date) else value

    def to_python(self, value: Any) -> date | None:
        """Read a day; raises with what is wrong and how to mend it."""
        if value in self.empty_values:
            return None
        if isinstance(value, date):
            return value
        try:
            return vietnamese.parse_day(str(value))
        except vietnamese.BadValue as bad:
            raise forms.ValidationError(bad.sentence) from bad


class NumberField(forms.Field):
    """A number as people write it: 1.234.567,5 or 1234567,5."""

    widget = forms.TextInput

    def __init__(self, **options: Any) -> None:
        options.setdefault("error_messages", {"required": _("Chưa ghi con số. Bằng không thì ghi 0.")})
        super().__init__(**options)
        self.widget.attrs.update({"inputmode": "decimal", "autocomplete": "off", "class": "short"})

    def prepare_value(self, value: Any) -> Any:
        """Show a number with a decimal comma; leave what was typed as it was typed."""
        return vietnamese.show_number(value) if isinstance(value, (Decimal, int)) else value

    def to_python(self, value: Any) -> Decimal | None:
        """Read a number; raises with what is wrong and how to mend it."""
        if value in self.empty_values:
            return None
        if isinstance(value, Decimal):
            return value
        try:
            return vietnamese.parse_number(str(value))
        except vietnamese.BadValue as bad:
            raise forms.ValidationError(bad.sentence) from bad


class UploadField(forms.FileField):
    """A file to hand in; what may come in is decided by `work.files`, the browser only offers the same kinds."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", _("Tệp pdf, docx, xlsx, jpg hoặc png; mỗi tệp không quá 20 MB."))
        options.setdefault(
            "error_messages",
            {
                "required": _("Chưa chọn tệp. Hãy bấm vào ô này rồi chọn một tệp."),
                "empty": _("Tệp rỗng, không có nội dung. Hãy mở tệp kiểm tra rồi chọn lại."),
            },
        )
        super().__init__(**options)
        self.widget.attrs.setdefault("accept", ",".join(files.ALLOWED))


class ActForm(forms.Form):
    """The base of every form that acts: it carries the key that makes a second press find the first one's result."""

    khoa_thao_tac = forms.UUIDField(
        widget=forms.HiddenInput,
        error_messages={
            "required": _("Trang này đã cũ. Hãy tải lại trang rồi gửi lại; nội dung đã ghi vẫn được giữ."),
            "invalid": _("Trang này đã cũ. Hãy tải lại trang rồi gửi lại; nội dung đã ghi vẫn được giữ."),
        },
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("label_suffix", "")
        super().__init__(*args, **options)
        self.fields["khoa_thao_tac"].initial = uuid.uuid4
        self.use_required_attribute = False
        for field in self.fields.values():
            _speak(field)

    def choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        """Offer choices that are only known when the page is made."""
        field = self.fields[name]
        field.choices = choices  # type: ignore[attr-defined]  # only choice fields are named here


def _speak(field: forms.Field) -> None:
    """Let a field that was given no words of its own say what is missing and how to mend it."""
    label = str(field.label or "")
    named = f"{label[:1].lower()}{label[1:]}"
    for code, sentence in _words(field).items():
        if field.error_messages.get(code) == field.default_error_messages.get(code, _REQUIRED):
            field.error_messages[code] = format_lazy(sentence, label=named)


def _words(field: forms.Field) -> dict[str, Any]:
    if isinstance(field, forms.BooleanField):
        return {"required": _("Chưa đánh dấu “{label}”. Hãy đánh dấu nếu đúng như vậy.")}
    if isinstance(field, forms.ChoiceField):
        return {
            "required": _("Chưa chọn “{label}”. Hãy chọn trong danh sách."),
            "invalid_choice": _("Lựa chọn này không còn trong danh sách. Hãy chọn lại."),
        }
    return {"required": _("Chưa ghi “{label}”. Hãy ghi vào ô này.")}
