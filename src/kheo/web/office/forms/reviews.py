"""The text of an interim or final report, part by part, with number, day and signer."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from kheo.papers.values import Part
from kheo.web.frame.forms import TextField
from kheo.web.office.forms.papers import PaperForm

MOST = 30_000


class ReviewForm(PaperForm):
    """A report: a field for each part, begun with what the figures say."""

    def __init__(self, *args: object, parts: Sequence[Part], **options: object) -> None:
        super().__init__(*args, **options)
        self.parts = [f"part_{place}" for place in range(1, len(parts) + 1)]
        for name, part in zip(self.parts, parts, strict=True):
            self.fields[name] = TextField(
                label=part.heading, rows=10, required=False, needed=True, max_length=MOST, initial=part.text
            )
        self.fields[self.parts[0]].help_text = _("Dòng như “1. Kết quả đăng ký”, không có dấu chấm cuối, là đề mục.")

    @property
    def written(self) -> list[object]:
        """Give the fields of the parts, for the page."""
        return [self[name] for name in self.parts]

    def texts(self) -> list[str]:
        """Yield what was written, part by part."""
        return [self.cleaned_data[name] for name in self.parts]
