"""Who goes where when; a photograph; a line in the nurture log."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kheo.web.frame.forms import ActForm, DayField, NumberField, TextField, UploadField
from kheo.web.office.forms.asking import VerbForm
from kheo.web.office.forms.papers import PaperForm
from kheo.work.judgements import CriterionLine
from kheo.work.survey_records import Page, Taken


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


class SurveyRecordForm(PaperForm):
    """The record of a visit: where it was, who took part, what is added to what was written down on the spot."""

    place = TextField(label=_("Nơi khảo sát"), required=False, max_length=300)
    surveyors = forms.TypedMultipleChoiceField(
        label=_("Người khảo sát"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Chưa chọn người khảo sát. Hãy chọn ít nhất một người.")},
    )
    received_by = TextField(
        label=_("Đại diện nơi được khảo sát"),
        rows=3,
        required=False,
        needed=True,
        max_length=2000,
        help_text=_("Mỗi người một dòng: họ và tên, chức vụ."),
    )
    strengths = TextField(label=_("Ưu điểm"), rows=3, required=False, max_length=10_000)
    shortcomings = TextField(label=_("Hạn chế"), rows=3, required=False, max_length=10_000)

    def __init__(self, *args: object, page: Page, **options: object) -> None:
        super().__init__(*args, **options)
        self.choose("surveyors", [(one.person_id, one.name) for one in page.board])
        self.initial |= {"place": page.place, "received_by": page.received_by, "surveyors": page.went}
        self.criteria = page.criteria
        for line in page.criteria:
            self.fields[f"measured-{line.key}"] = NumberField(label=_("Kết quả đến ngày khảo sát"), required=False)

    def rows(self) -> list[tuple[CriterionLine, forms.BoundField]]:
        """Set each registered criterion beside the field for what was seen."""
        return [(line, self[f"measured-{line.key}"]) for line in self.criteria]

    def taken(self) -> Taken:
        """Yield what was filled in."""
        given = self.cleaned_data
        measured = {line.key: given[f"measured-{line.key}"] for line in self.criteria}
        return Taken(measured=measured, **{name: given[name] for name in Taken.__slots__ if name != "measured"})


class NurtureForm(VerbForm):
    """What was done for an exemplar on a day."""

    on = DayField(label=_("Ngày chăm bồi"))
    text = TextField(label=_("Việc đã làm, điều đã góp ý"), rows=4)
    next_on = DayField(
        label=_("Ngày hẹn lần sau"),
        required=False,
        help_text=_("Để trống nếu chưa hẹn. Gần đến ngày, phần mềm nhắc đồng chí."),
    )
