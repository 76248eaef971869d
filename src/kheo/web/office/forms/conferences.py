"""A conference's list: who is put on it, and the base group's word on quality."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kheo.web.frame.forms import ActForm, TextField
from kheo.web.office.forms.dossiers import PressForm

RISING = (("yes", _("Chất lượng năm sau cao hơn năm trước")), ("no", _("Chất lượng không nâng lên")))


class NominateForm(ActForm):
    """A button beside one exemplar: put it on the list."""

    registration = forms.IntegerField(widget=forms.HiddenInput)


class QualityForm(PressForm):
    """Whether quality rose year by year, and on what ground (A8)."""

    rising = forms.ChoiceField(label=_("Kết luận"), choices=RISING, widget=forms.RadioSelect)
    ground = TextField(
        label=_("Căn cứ"),
        rows=4,
        help_text=_("Nêu kết quả năm sau so với năm trước. Chủ thể và Ban Chỉ đạo cấp trên đọc được."),
    )

    def clean_rising(self) -> str:
        """Ask for the choice here: the verb knows only yes and no."""
        if not self.cleaned_data["rising"]:
            raise forms.ValidationError(_("Chưa chọn kết luận. Hãy chọn chất lượng có nâng lên hay không."))
        return str(self.cleaned_data["rising"])
