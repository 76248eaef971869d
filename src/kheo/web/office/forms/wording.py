"""The own words of a kind of paper: a field for each slot."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kheo.web.frame.forms import ActForm, TextField, UploadField
from kheo.work.files import Upload
from kheo.work.wording_pages import Slot


class WordingForm(ActForm):
    """A field for each slot of a paper, filled with the words that hold; `seen` tells which row they are from."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: object, slots: Sequence[Slot], seen: int, **options: object) -> None:
        super().__init__(*args, **options)
        self.fields["seen"].initial = seen
        self._slots = slots
        for slot in slots:
            rows = 3 + len(slot.words) // 200 if slot.is_long else 1
            field = TextField(label=slot.label, rows=min(rows, 20), required=False, needed=True, initial=slot.words)
            self.fields[slot.key] = field

    def words(self) -> dict[str, str]:
        """Yield what was written in each slot."""
        return {slot.key: self.cleaned_data.get(slot.key, "") for slot in self._slots}

    def rows(self) -> list[tuple[forms.BoundField, str]]:
        """Give each field with the default as its hint, where the words depart from it."""
        return [
            (self[slot.key], _("Mặc định: %(words)s") % {"words": slot.default} if slot.is_own else "")
            for slot in self._slots
        ]


class ResetForm(ActForm):
    """Back to the default, of everything or of the docx: one button."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class OwnFormForm(ActForm):
    """An own docx."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    file = UploadField(
        label=gettext_lazy("Tệp Word"),
        help_text=gettext_lazy("Tệp docx, không quá 5 MB, không macro, không liên kết ra ngoài."),
        widget=forms.ClearableFileInput(attrs={"accept": ".docx"}),
    )

    def upload(self) -> Upload:
        """Yield the file."""
        given = self.cleaned_data["file"]
        return Upload(given.name, given.read())
