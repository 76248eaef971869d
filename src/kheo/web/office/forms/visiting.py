"""Who goes where when; a photograph; a line in the nurture log."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kheo.web.frame.forms import ActForm, DayField, TextField, UploadField
from kheo.web.office.forms.asking import VerbForm


class PlanVisitForm(ActForm):
    """Send somebody to an exemplar on a day."""

    registration = forms.TypedChoiceField(label=_("Đến mô hình, điển hình"), coerce=int)
    person = forms.TypedChoiceField(label=_("Người đi"), coerce=int)
    on = DayField(label=_("Ngày đi"))
    note = TextField(label=_("Ghi chú"), max_length=300, required=False)

    def __init__(
        self, *args: object, stops: list[tuple[int, str]], visitors: list[tuple[int, str]], **options: object
    ) -> None:
        super().__init__(*args, **options)
        self.choose("registration", stops)
        self.choose("person", visitors)


class PhotoForm(ActForm):
    """One photograph from the phone's camera, or from its album."""

    file = UploadField(
        label=_("Ảnh"),
        help_text=_(
            "Chụp mới hoặc chọn ảnh có sẵn (jpg, png). Ảnh được thu nhỏ vừa đủ xem rõ và lưu không kèm vị trí, "
            "thời gian chụp."
        ),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png"}),  # a phone offers camera and album
    )


class NurtureForm(VerbForm):
    """What was done for an exemplar on a day."""

    on = DayField(label=_("Ngày"))
    text = TextField(label=_("Việc đã làm, điều đã góp ý"), rows=4)
