"""The money of a round: a line of the estimate, what was spent, how the office counts."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kheo.web.frame.forms import NumberField, TextField
from kheo.web.office.forms.asking import VerbForm
from kheo.work.budgets import KINDS, Expense, Rules


class ExpenseForm(VerbForm):
    """One line of the estimate."""

    kind = forms.ChoiceField(label=_("Nhóm chi"), choices=tuple(KINDS.items()))
    item = TextField(label=_("Nội dung chi"), max_length=300)
    estimated = NumberField(label=_("Số tiền dự toán (đồng)"))
    note = TextField(label=_("Ghi chú"), max_length=300, required=False)

    def expense(self) -> Expense:
        """Yield the line."""
        given = self.cleaned_data
        return Expense(given["kind"], given["item"], given["estimated"] or 0, given["note"])


class SpendForm(VerbForm):
    """What a line cost in the end."""

    spent = NumberField(label=_("Đã chi (đồng)"))


class RulesForm(VerbForm):
    """How bonuses are counted, and what happens above the ceiling."""

    rounding = forms.ChoiceField(label=_("Làm tròn tiền thưởng"))
    over = forms.ChoiceField(label=_("Khi tiền thưởng vượt mức được duyệt"))
    outside = forms.ChoiceField(label=_("Tập thể, cá nhân ngoài diện khen của cấp ủy"))

    def __init__(self, *args: object, offered: dict[str, list[tuple[str, str]]], **options: object) -> None:
        super().__init__(*args, **options)
        for name, choices in offered.items():
            self.choose(name, choices)

    def rules(self) -> Rules:
        """Yield what the office says."""
        given = self.cleaned_data
        return Rules(given["rounding"], given["over"], given["outside"])
