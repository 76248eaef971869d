"""The achievement report: four texts, a figure for each criterion, files."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kheo.web.frame.forms import ActForm, NumberField, TextField
from kheo.work.judgements import CriterionLine
from kheo.work.reports import Achievement, Figure


class ReportForm(ActForm):
    """What was done and reached; everything may be empty while it is being written."""

    overview = TextField(
        label=_("Đặc điểm, tình hình"),
        rows=5,
        required=False,
        needed=True,
        help_text=_("Giới thiệu ngắn về tập thể hoặc cá nhân."),
    )
    results = TextField(
        label=_("Biện pháp, cách làm"),
        rows=8,
        required=False,
        needed=True,
        help_text=_("Đã làm những việc gì, làm thế nào?"),
    )
    effect = TextField(
        label=_("Hiệu quả"),
        rows=6,
        required=False,
        needed=True,
        help_text=_("Mô hình đem lại điều gì cho công việc, cho mọi người?"),
    )
    spread = TextField(
        label=_("Sức lan tỏa"),
        rows=4,
        required=False,
        needed=True,
        help_text=_("Ai đã học, đã làm theo? Có thể nhân rộng không?"),
    )

    def __init__(self, *args: Any, criteria: tuple[CriterionLine, ...], **options: Any) -> None:
        super().__init__(*args, **options)
        self.criteria = criteria
        self.needed = tuple(f"actual-{line.key}" for line in criteria)
        for line in criteria:
            self.fields[f"actual-{line.key}"] = NumberField(label=_("Kết quả"), required=False, initial=line.actual)
            self.fields[f"note-{line.key}"] = TextField(
                label=_("Ghi chú"), max_length=500, required=False, initial=line.note
            )

    def rows(self) -> list[tuple[CriterionLine, forms.BoundField, forms.BoundField]]:
        """Set each criterion beside its two fields."""
        return [(line, self[f"actual-{line.key}"], self[f"note-{line.key}"]) for line in self.criteria]

    def achievement(self) -> Achievement:
        """Yield the report's plain values."""
        given = self.cleaned_data
        return Achievement(
            overview=given["overview"],
            results=given["results"],
            effect=given["effect"],
            spread=given["spread"],
            figures={
                line.key: Figure(given[f"actual-{line.key}"], given[f"note-{line.key}"]) for line in self.criteria
            },
        )


class EvidenceForm(ActForm):
    """One file for one criterion, or for the whole report."""

    file = forms.FileField(
        label=_("Tệp minh chứng"),
        help_text=_("pdf, docx, xlsx, jpg hoặc png, không quá 20 MB. Có thể chụp bằng điện thoại."),
        error_messages={
            "required": _("Chưa chọn tệp. Hãy chọn một tệp rồi bấm Thêm minh chứng."),
            "empty": _("Tệp rỗng. Hãy chọn lại tệp."),
        },
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.docx,.xlsx,.jpg,.jpeg,.png"}),
    )
    criterion = forms.ChoiceField(label=_("Minh chứng cho"), required=False)
