"""Withdraw, take back, ask for a change."""

from django.utils.translation import gettext_lazy as _

from kheo.web.frame.forms import ActForm, TextField


class PressForm(ActForm):
    """A button and nothing else."""


class WithdrawForm(ActForm):
    """Leave the movement; a reason is welcome, not needed."""

    reason = TextField(label=_("Lý do"), rows=3, required=False)


class ChangeForm(ActForm):
    """Why the criteria should change; the criteria stand in a formset beside it."""

    goal = TextField(label=_("Mục tiêu"), rows=3)
    reason = TextField(
        label=_("Lý do thay đổi"), rows=3, help_text=_("Tổ chỉ đạo đọc lý do này để đồng ý hoặc không đồng ý.")
    )
