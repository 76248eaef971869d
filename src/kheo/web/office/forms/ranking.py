"""The order of the units put forward for the flag: one number each."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kheo.web.frame.forms import TextField
from kheo.web.office.forms.asking import VerbForm
from kheo.work.province.flag_ranking import Ordering


class OrderFlagsForm(VerbForm):
    """A place for each unit that was not sent yet; `seen` is the whole order that was looked at."""

    seen = TextField(widget=forms.HiddenInput, required=False, max_length=4000)

    def __init__(self, *args: object, page: Ordering, **options: object) -> None:
        super().__init__(*args, **options)
        self._flags = page.open
        self.initial["seen"] = ",".join(str(one.id) for one in (*page.sent, *page.open))
        for place, one in enumerate(page.open, page.first):
            self.fields[f"place-{one.id}"] = forms.IntegerField(
                label=one.unit_name,
                initial=place,
                widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "short"}),
                error_messages={"invalid": _("Thứ tự phải là số nguyên, ví dụ 2. Hãy ghi lại.")},
            )

    @property
    def lines(self) -> list[forms.BoundField]:
        """The field of each unit, in the order of the list."""
        return [self[f"place-{one.id}"] for one in self._flags]

    def places(self) -> dict[int, int | None]:
        """Yield the place of each unit."""
        return {one.id: self.cleaned_data.get(f"place-{one.id}") for one in self._flags}

    def looked_at(self) -> tuple[int, ...]:
        """Yield the order that was on the page."""
        return tuple(int(one) for one in self.cleaned_data["seen"].split(",") if one.isdecimal())
