"""What goes between two tiers: which round to go up to, why not received, what a visit found, what was mended."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kheo.web.frame.forms import ActForm, DayField, TextField
from kheo.web.office.forms.asking import VerbForm
from kheo.web.office.forms.dossiers import PressForm
from kheo.work.surveys import Visit


class EscalateForm(ActForm):
    """Choose the round of the tier above; name the tier on whose list the exemplar stood before, if any."""

    round = forms.ChoiceField(label=_("Đăng ký lên"), widget=forms.RadioSelect)
    carried_from = forms.ChoiceField(
        label=_("Chuyển tiếp từ danh sách đã đăng ký với"),
        required=False,
        help_text=_("Chỉ chọn khi mô hình, điển hình đã có trong danh sách của cấp ấy từ trước."),
    )


class DeclineForm(PressForm):
    """Not received: the reason reaches the owner and the base group at once."""

    reason = TextField(
        label=_("Lý do không tiếp nhận"), rows=4, help_text=_("Chủ thể và Tổ chỉ đạo cơ sở đọc được ngay câu này.")
    )


class VisitForm(VerbForm):
    """What was seen on a visit and what is asked to be put right."""

    on = DayField(label=_("Ngày khảo sát"))
    findings = TextField(label=_("Nhận xét tại chỗ"), rows=5)
    asked = TextField(label=_("Điều cần uốn nắn, khắc phục"), rows=3, required=False)
    asked_by_on = DayField(label=_("Hạn khắc phục"), required=False)

    def visit(self) -> Visit:
        """Yield what was written down."""
        given = self.cleaned_data
        return Visit(given["on"], given["findings"], given["asked"], given["asked_by_on"])


class FollowForm(VerbForm):
    """What came of what was asked."""

    on = DayField(label=_("Ngày khắc phục xong"))
    text = TextField(label=_("Kết quả khắc phục"), rows=3)
