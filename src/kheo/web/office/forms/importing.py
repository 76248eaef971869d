"""Send a spreadsheet, say which column is which, choose what goes in."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kheo.sheets.reading.book import KINDS as ENDINGS
from kheo.web.frame.forms import ActForm, UploadField
from kheo.work import files
from kheo.work.importing.showing import Board


class SendForm(ActForm):
    """The file, what it holds, and the round where that is asked for."""

    kind = forms.ChoiceField(label=_("Nội dung nhập"), widget=forms.RadioSelect)
    round = forms.ChoiceField(label=_("Đợt"), required=False)
    file = UploadField(label=_("Tệp bảng tính"), help_text=_("Tệp xlsx, xls, ods hoặc csv, không quá 20 MB."))

    def __init__(self, *args: Any, board: Board, **options: Any) -> None:
        super().__init__(*args, **options)
        self.choose("kind", [(one.key, one.label) for one in board.kinds])
        self.choose("round", list(board.rounds))
        self.fields["file"].widget.attrs["accept"] = ",".join(ENDINGS)
        if board.kinds:
            self.fields["kind"].initial = board.kinds[0].key
        if not any(one.needs_round for one in board.kinds):
            del self.fields["round"]

    def upload(self) -> files.Upload:
        """Yield the file as it came."""
        given = self.cleaned_data["file"]
        return files.Upload(given.name, given.read())


class ColumnsForm(ActForm):
    """Which column holds what; and whether old letters are read as Unicode, where there are any."""

    page = forms.ChoiceField(label=_("Trang tính"), required=False)
    converts = forms.TypedChoiceField(
        label=_("Chữ kiểu cũ"),
        widget=forms.RadioSelect,
        choices=(("1", _("Đổi sang Unicode như cột “Sau khi đổi”")), ("0", _("Giữ nguyên như trong tệp"))),
        coerce=lambda value: value == "1",
        empty_value=None,
        required=False,
    )

    def __init__(self, *args: Any, wanted: Sequence[Any], offered: Sequence[tuple[str, str]], **options: Any) -> None:
        pages, asks = options.pop("pages"), options.pop("asks")
        super().__init__(*args, **options)
        self.choose("page", [(one, one) for one in pages])
        if len(pages) < 2:
            del self.fields["page"]
        if not asks:
            del self.fields["converts"]
        self._keys = [one.key for one in wanted]
        nothing = [("", _("– Không có trong tệp –")), *offered]
        for one in wanted:
            self.fields[one.key] = forms.TypedChoiceField(
                label=one.label,
                help_text=one.hint,
                choices=nothing,
                coerce=int,
                empty_value=None,
                required=False,
            )
            self.fields[one.key].needed = one.needed  # type: ignore[attr-defined]  # read by the tag that draws it

    @property
    def pairs(self) -> list[forms.BoundField]:
        """The fields that pair a content with a column."""
        return [self[key] for key in self._keys]

    def columns(self) -> dict[str, int]:
        """Yield the chosen column of each content."""
        given = self.cleaned_data
        return {key: given[key] for key in self._keys if given.get(key) is not None}


class ApplyForm(ActForm):
    """All rows or none, or only the good ones."""

    what = forms.ChoiceField(
        label=_("Nhập những dòng nào"),
        widget=forms.RadioSelect,
        initial="all",
        choices=(
            ("all", _("Tất cả; còn dòng chưa đúng thì không nhập dòng nào")),
            ("good", _("Chỉ các dòng đúng")),
        ),
    )
