"""What is said about one dossier: returned, answered, confirmed, let in late, put on hold."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from kheo.web.frame.forms import ActForm, DayField, NameField, TextField
from kheo.web.office.forms.asking import VerbForm
from kheo.work.exemplars import Owners
from kheo.work.holds import Because
from kheo.work.reports import Signatory
from kheo.work.sudden import Merit

CONFIRMERS = (
    ("committee", _("Cấp ủy")),
    ("leader", _("Lãnh đạo cơ quan, đơn vị")),
    ("direct_head", _("Người quản lý trực tiếp")),
)


class PressForm(VerbForm):
    """A button without anything to fill in; `revision` is what the person looked at."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)


class ReturnForm(PressForm):
    """Return for completion: the reason reaches the owner at once."""

    reason = TextField(
        label=_("Cần bổ sung nội dung gì"),
        rows=4,
        help_text=_("Chủ thể đọc được ngay câu này. Hãy viết rõ để biết cách sửa."),
    )


class MendDeedForm(PressForm):
    """What was done, as completed for the tier above."""

    description = TextField(
        label=_("Mô tả thành tích"),
        rows=8,
        help_text=_("Sau khi gửi, bản bổ sung phải được cấp ủy hoặc lãnh đạo xác nhận lại."),
    )


class AgreeForm(ActForm):
    """Agree to a change, with a remark where wanted."""

    remark = TextField(label=_("Ý kiến kèm theo"), rows=2, required=False)


class DeclineForm(VerbForm):
    """Decline a change: the reason is required."""

    reason = TextField(label=_("Lý do không đồng ý"), rows=3)


class ConfirmForm(PressForm):
    """Confirm a report or a deed: in which capacity, by whom."""

    kind = forms.ChoiceField(label=_("Tư cách xác nhận"), choices=CONFIRMERS, widget=forms.RadioSelect)
    name = NameField(label=_("Họ và tên người xác nhận"))
    position = TextField(label=_("Chức vụ"), max_length=200)
    remark = TextField(label=_("Nhận xét"), rows=3, required=False)

    def signatory(self) -> Signatory:
        """Yield who confirms."""
        given = self.cleaned_data
        return Signatory(given["kind"], given["name"], given["position"])


class LateForm(VerbForm):
    """Let one draft in after its window, by a named paper."""

    reason = TextField(label=_("Lý do cho phép"))
    decision = TextField(label=_("Số, ký hiệu văn bản cho phép"), max_length=200)


class HoldForm(VerbForm):
    """Bar from being considered while something is verified."""

    reason = TextField(
        label=_("Lý do tạm dừng"),
        rows=3,
        help_text=_("Nêu việc đang được xác minh. Chỉ người có quyền tạm dừng xét đọc được."),
    )
    document = TextField(label=_("Văn bản làm căn cứ"), max_length=300)
    last_on = DayField(
        label=_("Đến hết ngày"), required=False, help_text=_("Để trống nếu chưa biết; khi có kết luận thì kết thúc.")
    )

    def because(self) -> Because:
        """Yield why, by which paper, until when."""
        given = self.cleaned_data
        last_on = given.get("last_on")
        return Because(given["reason"], given["document"], last_on + timedelta(days=1) if last_on else None)


class ExtendForm(HoldForm):
    """Let a hold last longer, by a further paper."""

    reason = TextField(
        label=_("Lý do gia hạn"),
        rows=3,
        help_text=_("Nêu việc còn phải xác minh. Chỉ người có quyền tạm dừng xét đọc được."),
    )
    last_on = DayField(
        label=_("Gia hạn đến hết ngày"),
        required=False,
        help_text=_("Ghi ngày sau ngày cuối đang có hiệu lực. Để trống nếu tạm dừng đến khi có kết luận."),
    )


class LiftForm(VerbForm):
    """End a hold, by the paper that concludes."""

    document = TextField(label=_("Văn bản kết luận"), max_length=300)
    reason = TextField(label=_("Kết luận"), rows=2, required=False)


class MeritForm(ActForm):
    """A sudden deed: who, what, when, described how."""

    title = TextField(label=_("Tên thành tích"), max_length=300, help_text=_("Một tên ngắn, nói được việc làm."))
    owner = forms.ChoiceField(
        label=_("Tập thể, cá nhân lập thành tích"),
        error_messages={"required": _("Chưa chọn tập thể, cá nhân lập thành tích. Hãy chọn trong danh sách.")},
    )
    field = forms.ChoiceField(label=_("Lĩnh vực"))
    happened_on = DayField(label=_("Ngày lập thành tích"))
    description = TextField(
        label=_("Mô tả thành tích"), rows=6, help_text=_("Việc đã làm, kết quả, tác dụng; ai chứng kiến.")
    )

    def __init__(self, *args: object, owners: list, fields: list[tuple[str, str]], **options: object) -> None:
        super().__init__(*args, **options)
        self.choose("owner", [("", _("– Chọn –")), *owners])
        self.choose("field", fields)

    def merit(self) -> Merit:
        """Yield the deed; an owner is written as `nguoi-7` or `donvi-3`."""
        given = self.cleaned_data
        kind, _dash, key = given["owner"].partition("-")
        owners = Owners(person_ids=(int(key),)) if kind == "nguoi" else Owners(unit_ids=(int(key),))
        return Merit(owners, given["title"], given["field"], given["happened_on"], given["description"])


class DoneForm(ActForm):
    """The day on which something a decision gives was carried out."""

    on = DayField(label=_("Ngày thực hiện"))
