"""How an office spells and numbers its papers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kheo.web.frame.forms import ActForm, DayField
from kheo.work.styles import Order, Span, Spelling, Style


class StyleForm(ActForm):
    """The spelling of one syllable, the order of a number, and how long a series runs."""

    spelling = forms.ChoiceField(
        label=_("Cách viết “ủy”"),
        choices=Spelling.choices,
        widget=forms.RadioSelect,
        help_text=_("Áp dụng cho cả văn bản, trừ tên riêng."),
    )
    order = forms.ChoiceField(label=_("Số, ký hiệu viết theo"), choices=Order.choices, widget=forms.RadioSelect)
    span = forms.ChoiceField(label=_("Đánh số"), choices=Span.choices, widget=forms.RadioSelect)
    term_from = DayField(
        label=_("Ngày đầu nhiệm kỳ"), required=False, help_text=_("Cần khi đánh số theo nhiệm kỳ: ngày bầu ra cấp ủy.")
    )

    def __init__(self, *args: object, style: Style, **options: object) -> None:
        names = ("spelling", "order", "span", "term_from")
        super().__init__(*args, initial={name: getattr(style, name) for name in names}, **options)

    def style(self) -> Style:
        """Yield what was chosen."""
        given = self.cleaned_data
        by_term = given["span"] == Span.TERM
        return Style(given["spelling"], given["order"], given["span"], given["term_from"] if by_term else None)
