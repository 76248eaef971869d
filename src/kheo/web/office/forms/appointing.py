"""A role given and ended: who, which, called what, with what is below, from and until when."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from kheo.web.frame.forms import ActForm, DayField, TextField
from kheo.web.office.forms.asking import VerbForm
from kheo.work.actors import Role
from kheo.work.appointing import Board
from kheo.work.people import Post


class PostForm(ActForm):
    """Give a role; an end day makes it a term, or acting for somebody."""

    person = forms.TypedChoiceField(label=_("Người được giao"), coerce=int)
    role = forms.ChoiceField(label=_("Vai trò"))
    position = TextField(
        label=_("Chức vụ"),
        max_length=200,
        required=False,
        help_text=_("Ghi như trên văn bản. Nếu giữ tạm, ghi rõ “Quyền” hoặc “Phụ trách”."),
    )
    with_descendants = forms.BooleanField(label=_("Phụ trách cả các đơn vị trực thuộc"), required=False)
    from_on = DayField(label=_("Từ ngày"))
    last_on = DayField(
        label=_("Đến hết ngày"), required=False, help_text=_("Để trống nếu chưa ấn định. Giữ tạm thì ghi ngày cuối.")
    )
    decision = forms.TypedChoiceField(label=_("Theo quyết định"), coerce=int, empty_value=None, required=False)

    def __init__(self, *args: object, board: Board, **options: object) -> None:
        super().__init__(*args, **options)
        self._unit_id = board.unit.id
        self.choose("person", [("", _("– Chọn người –")), *((str(key), label) for key, label in board.people)])
        self.choose("role", [("", _("– Chọn vai trò –")), *board.roles])
        self.choose("decision", [("", _("– Không ghi –")), *((str(key), label) for key, label in board.decisions)])

    def post(self) -> Post:
        """Yield the role to give; the last day becomes the first one without it."""
        given = self.cleaned_data
        last_on = given["last_on"]
        return Post(
            role=Role(given["role"]),
            unit_id=self._unit_id,
            position=given["position"],
            with_descendants=given["with_descendants"],
            from_on=given["from_on"],
            until_on=last_on + timedelta(1) if last_on else None,
            decision_id=given["decision"],
        )


class EndForm(VerbForm):
    """The last day of a role, and why it ends."""

    last_on = DayField(label=_("Ngày cuối giữ vai trò"))
    reason = TextField(label=_("Văn bản, lý do"), max_length=300)

    def clean_last_on(self) -> object:
        """Ask for the day here: the verb takes no empty one."""
        if self.cleaned_data["last_on"] is None:
            raise forms.ValidationError(_("Chưa ghi ngày. Hãy ghi dạng ngày/tháng/năm."))
        return self.cleaned_data["last_on"]
