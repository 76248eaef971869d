"""The minutes of a selection: who was there, how the votes fell, what was said."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from kheo.web.frame.forms import TextField
from kheo.web.office.forms.papers import PaperForm
from kheo.work.minuting import Line, Minutes, Votes
from kheo.work.people import Member

_PERSON = {"required": _("Chưa chọn người. Hãy chọn một người trong danh sách.")}
_COUNTS = ("agreed", "disagreed", "blank")


class CountField(forms.IntegerField):
    """How many votes or ballots; left empty, it was not counted."""

    def __init__(self, label: str) -> None:
        widget = forms.TextInput(attrs={"inputmode": "numeric", "class": "short", "autocomplete": "off"})
        wrong = {
            "invalid": _("Ghi một số nguyên, ví dụ 5."),
            "min_value": _("Số phiếu không thể nhỏ hơn 0."),
            "max_value": _("Số phiếu lớn quá. Hãy kiểm tra lại."),
        }
        super().__init__(label=label, required=False, min_value=0, max_value=9999, widget=widget, error_messages=wrong)


class MinutesForm(PaperForm):
    """Number, day and who signs, then the meeting; a dossier without votes is left to another meeting."""

    place = TextField(label=_("Địa điểm"), max_length=200)
    began_at = TextField(label=_("Bắt đầu lúc"), max_length=20, required=False, help_text=_("Ví dụ: 14 giờ 00."))
    ended_at = TextField(label=_("Kết thúc lúc"), max_length=20, required=False)
    chair = forms.TypedChoiceField(label=_("Chủ trì"), coerce=int, error_messages=_PERSON)
    secretary = forms.TypedChoiceField(label=_("Thư ký cuộc họp"), coerce=int, error_messages=_PERSON)
    present = forms.TypedMultipleChoiceField(
        label=_("Thành viên có mặt"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Chưa chọn ai có mặt. Hãy chọn những người dự họp.")},
    )
    absent = TextField(
        label=_("Thành viên vắng mặt"),
        rows=2,
        required=False,
        help_text=_("Mỗi người một dòng, lý do sau dấu phẩy: Nguyễn Văn A, đi công tác."),
    )
    secret = forms.TypedChoiceField(
        label=_("Cách biểu quyết"),
        choices=(("phieu", _("Bỏ phiếu kín")), ("gio-tay", _("Giơ tay"))),
        coerce=lambda given: given == "phieu",
        widget=forms.RadioSelect,
        initial="phieu",
    )
    of_all = forms.TypedChoiceField(
        label=_("Tỷ lệ tính trên"),
        choices=(("tat-ca", _("Tất cả thành viên")), ("co-mat", _("Thành viên có mặt"))),
        coerce=lambda given: given == "tat-ca",
        widget=forms.RadioSelect,
        initial="tat-ca",
    )
    rule = TextField(
        label=_("Quy định về tỷ lệ"),
        rows=2,
        required=False,
        help_text=_("Nếu quy chế có ghi, ví dụ: được chọn khi có từ 2/3 số thành viên đồng ý."),
    )
    tellers = forms.TypedMultipleChoiceField(
        label=_("Tổ kiểm phiếu"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    discussion = TextField(label=_("Trao đổi, thảo luận"), rows=5)
    concluded = TextField(label=_("Kết luận"), rows=5)
    objections = TextField(label=_("Ý kiến bảo lưu"), rows=2, required=False)

    def __init__(self, *args: object, people: Iterable[Member], lines: Iterable[Line], **options: object) -> None:
        super().__init__(*args, **options)
        named = [(one.person_id, f"{one.name} – {one.position}") for one in people]
        for name in ("chair", "secretary", "present", "tellers"):
            self.choose(name, named)
        self._lines = tuple(lines)
        for name, label in (
            ("ballots_issued", _("Số phiếu phát ra")),
            ("ballots_returned", _("Số phiếu thu về")),
            ("ballots_valid", _("Số phiếu hợp lệ")),
        ):
            self.fields[name] = CountField(label)
        for line in self._lines:
            for name, label in zip(_COUNTS, (_("Đồng ý"), _("Không đồng ý"), _("Ý kiến khác")), strict=True):
                self.fields[f"{name}-{line.id}"] = CountField(label)

    @property
    def rows(self) -> list[tuple[Line, list[forms.BoundField]]]:
        """Each dossier with the fields of its votes."""
        return [(line, [self[f"{name}-{line.id}"] for name in _COUNTS]) for line in self._lines]

    def clean(self) -> dict[str, object]:
        """Ask for the votes of one dossier at least, and for all three counts of ballots or none."""
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not self._votes():
            self.add_error(None, _("Chưa ghi số phiếu của hồ sơ nào. Hãy ghi số đồng ý của từng hồ sơ đã xét."))
        counts = [cleaned.get(name) for name in ("ballots_issued", "ballots_returned", "ballots_valid")]
        if None in counts and any(count is not None for count in counts):
            self.add_error("ballots_issued", _("Hãy ghi đủ số phiếu phát ra, thu về, hợp lệ; hoặc để trống cả ba."))
        return cleaned

    def minutes(self) -> Minutes:
        """Yield the meeting."""
        given = self.cleaned_data
        counts = [given[name] for name in ("ballots_issued", "ballots_returned", "ballots_valid")]
        same = ("place", "began_at", "ended_at", "absent", "secret", "of_all", "rule", "discussion", "concluded")
        return Minutes(
            **{name: given[name] for name in same},
            objections=given["objections"],
            chair_id=given["chair"],
            secretary_id=given["secretary"],
            present_ids=given["present"],
            teller_ids=given["tellers"],
            votes=self._votes(),
            ballots=None if None in counts else tuple(counts),
        )

    def _votes(self) -> dict[int, Votes]:
        given = self.cleaned_data
        return {
            line.id: Votes(*(given.get(f"{name}-{line.id}") or 0 for name in _COUNTS))
            for line in self._lines
            if any(given.get(f"{name}-{line.id}") is not None for name in _COUNTS)
        }
