"""Settle a reading: by which document, confirmed or read anew, with the days that rest on it, for which rounds."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from kheo.web.frame.forms import DayField, TextField
from kheo.web.office.forms.asking import VerbForm
from kheo.work.readings import REACHES, Board, ReadingLine, Span
from kheo.work.settling import NewSpan, Settling

ANSWERS = (
    ("yes", _("Xác nhận cách hiểu hiện nay là đúng")),
    ("no", _("Đổi cách hiểu theo văn bản")),
)


class SettleForm(VerbForm):
    """One reading and the document that settles it; the days start as they now stand."""

    document = TextField(
        label=_("Số, ký hiệu văn bản"),
        max_length=200,
        help_text=_("Văn bản trả lời, hướng dẫn hoặc quyết định, ví dụ 12-CV/BCĐ."),
    )
    issued_on = DayField(label=_("Ngày ký"), help_text=_("Văn bản có hiệu lực từ ngày này."))
    authority = forms.ChoiceField(label=_("Nơi ban hành"))
    confirm = forms.ChoiceField(label=_("Nội dung văn bản"), choices=ANSWERS, widget=forms.RadioSelect)
    we_read = TextField(
        label=_("Cách hiểu mới"), rows=3, required=False, help_text=_("Chỉ ghi khi đổi cách hiểu. Viết trọn câu.")
    )
    reaches = forms.ChoiceField(label=_("Áp dụng cho đợt nào"), choices=list(REACHES.items()), widget=forms.RadioSelect)

    def __init__(self, *args: object, board: Board, line: ReadingLine, **options: object) -> None:
        super().__init__(*args, **options)
        self.choose("authority", [("", _("– Chọn –")), *board.authorities])
        self._line = line
        for span in line.spans:
            first = DayField(label=_("Từ ngày"), required=False, initial=span.window.from_on)
            last = DayField(label=_("Đến hết ngày"), required=False, initial=span.window.last_on)
            self.fields |= {f"from-{span.key}": first, f"until-{span.key}": last}
        self.needed = {name for name in self.fields if name.startswith(("from-", "until-"))}  # not called optional

    @property
    def spans(self) -> list[tuple[Span, forms.BoundField, forms.BoundField]]:
        """Each span with its first and last day."""
        return [(span, self[f"from-{span.key}"], self[f"until-{span.key}"]) for span in self._line.spans]

    @property
    def carried(self) -> list[forms.BoundField]:
        """What was filled in, to be carried on hidden; the key of the press is a new one on each page."""
        return [bound for bound in self if bound.name != "khoa_thao_tac"]

    def settling(self) -> Settling:
        """Yield how the reading is settled."""
        given = self.cleaned_data
        spans: Mapping[str, NewSpan] = {
            span.key: NewSpan(given[f"from-{span.key}"], given[f"until-{span.key}"]) for span in self._line.spans
        }
        return Settling(
            reading=self._line.id,
            confirm={"yes": True, "no": False}.get(given["confirm"]),
            document=given["document"],
            issued_on=given["issued_on"],
            authority=given["authority"],
            reaches=given["reaches"],
            we_read=given["we_read"],
            spans=spans,
        )
