"""What goes down to the units below: words, files, to whom, until when they answer."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kheo.web.frame.forms import ActForm, DayField, TextField, UploadField
from kheo.work.dispatches import KINDS, MOST_FILES, Letter
from kheo.work.files import Upload


class LetterForm(ActForm):
    """A letter to the units below; every unit is chosen until somebody takes one out."""

    kind = forms.ChoiceField(label=_("Loại văn bản"), choices=tuple(KINDS.items()))
    number = TextField(label=_("Số, ký hiệu"), max_length=60, required=False)
    title = TextField(label=_("Trích yếu"), max_length=300, help_text=_("Văn bản nói về việc gì, trong một câu."))
    text = TextField(label=_("Nội dung"), rows=6, required=False, needed=True)
    document = forms.TypedChoiceField(label=_("Kèm văn bản đã ban hành"), coerce=int, empty_value=None, required=False)
    by_on = DayField(label=_("Hạn báo đã nhận"), required=False)
    to = forms.TypedMultipleChoiceField(
        label=_("Nơi nhận"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Chưa chọn nơi nhận nào. Hãy chọn ít nhất một đơn vị.")},
    )

    def __init__(
        self, *args: object, offered: list[tuple[int, str]], papers: list[tuple[int, str]], **options: object
    ) -> None:
        super().__init__(*args, **options)
        self.choose("to", offered)
        self.initial["to"] = [key for key, _label in offered]
        self.choose("document", [("", _("– Không kèm –")), *papers])
        for number in range(1, MOST_FILES + 1):
            self.fields[f"file_{number}"] = UploadField(
                label=_("Tệp kèm theo %(number)d") % {"number": number}, required=False
            )

    def letter(self) -> Letter:
        """Yield what was written."""
        given = self.cleaned_data
        came = [given[f"file_{number}"] for number in range(1, MOST_FILES + 1) if given[f"file_{number}"]]
        return Letter(
            kind=given["kind"],
            title=given["title"],
            text=given["text"],
            to=tuple(given["to"]),
            number=given["number"],
            by_on=given["by_on"],
            document_id=given["document"],
            uploads=tuple(Upload(one.name, one.read()) for one in came),
        )
