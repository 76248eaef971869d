"""Do one thing with several dossiers: those that were looked at, and who is asked to appraise them."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from kheo import vietnamese
from kheo.web.frame.forms import ActForm
from kheo.work.bulk import Chosen, Plan

_LOOKED_AT = re.compile(r"[0-9]{1,15}:[0-9]{1,9}")


class ChosenField(forms.Field):
    """Dossiers with the revision they were looked at, hidden in the page as `number:revision`."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: list[str] | None) -> list[Chosen]:
        """Read them; what is no such pair was not written by our page."""
        if any(not _LOOKED_AT.fullmatch(one) for one in value or []):
            raise forms.ValidationError(_("Trang này đã cũ. Hãy quay lại danh sách và đánh dấu lại."))
        return [Chosen(*map(int, one.split(":"))) for one in value or []]


class SeveralForm(ActForm):
    """The dossiers of a plan that can be done; for an assignment also the person."""

    dong = ChosenField(
        error_messages={
            "required": _("Không có hồ sơ nào làm được việc này. Hãy quay lại danh sách và chọn hồ sơ khác.")
        }
    )

    def __init__(self, *args: object, plan: Plan, **options: object) -> None:
        looked_at = [f"{one.id}:{one.revision}" for one in plan.ready]
        super().__init__(*args, initial={"dong": looked_at}, **options)
        people = [
            (one.person_id, f"{one.name} – {one.unit_name} ({vietnamese.show_number(one.load)} hồ sơ)")
            for one in plan.people
        ]
        if people:
            self.fields["person"] = forms.TypedChoiceField(
                label=_("Người thẩm định"),
                coerce=int,
                choices=[("", _("– Chọn người –")), *people],
                error_messages={
                    "required": _("Chưa chọn người thẩm định. Hãy chọn một người."),
                    "invalid_choice": _("Người này không có trong danh sách thẩm định. Hãy chọn lại."),
                },
            )
