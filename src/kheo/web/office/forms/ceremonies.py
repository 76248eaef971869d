"""The texts of a conference's papers: which conference, what happens when, what is read out."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from kheo.web.frame.forms import ActForm, DayField, TextField
from kheo.web.office.forms.papers import PaperForm
from kheo.work.ceremonies import ProgrammeText, ScriptText

MOST = 60_000
_OCCASION = ("conference", "held_on", "starts_at", "place")
KEPT = (*_OCCASION, "rows", "attendants", "recipients", "host", "text")


class OccasionForm(ActForm):
    """Which conference, when, where; begun with what is known."""

    conference = TextField(label=_("Tên hội nghị"), rows=2, required=False, needed=True, max_length=400)
    held_on = DayField(label=_("Ngày tổ chức"))
    starts_at = TextField(label=_("Giờ bắt đầu"), required=False, max_length=40)
    place = TextField(label=_("Địa điểm"), required=False, needed=True, max_length=300)

    def __init__(self, *args: object, texts: Mapping[str, str], **options: object) -> None:
        super().__init__(*args, **options)
        self.initial |= {name: text for name, text in texts.items() if name in self.fields}

    def texts(self) -> dict[str, object]:
        """Yield what was written, by field."""
        return {name: self.cleaned_data[name] for name in KEPT if name in self.fields}


class ProgrammeForm(OccasionForm, PaperForm):
    """A programme, with number, day and signer."""

    rows = TextField(
        label=_("Nội dung chương trình"),
        rows=9,
        required=False,
        needed=True,
        max_length=MOST,
        help_text=_(
            "Mỗi nội dung một dòng: giờ | nội dung | người thực hiện | ghi chú. Hai phần cuối có thể bỏ trống."
        ),
    )
    attendants = TextField(
        label=_("Thành phần"), rows=4, required=False, max_length=MOST, help_text=_("Mỗi thành phần một dòng.")
    )
    recipients = TextField(
        label=_("Nơi nhận"), rows=3, required=False, max_length=2000, help_text=_("Mỗi nơi một dòng.")
    )

    def written(self) -> ProgrammeText:
        """Yield the programme as written."""
        return ProgrammeText(**self.texts())


class ScriptForm(OccasionForm):
    """What the host reads out."""

    host = TextField(label=_("Người điều hành"), required=False, max_length=200)
    text = TextField(
        label=_("Kịch bản điều hành, lời dẫn"),
        rows=24,
        required=False,
        needed=True,
        max_length=MOST,
        help_text=_(
            "Mỗi mục bắt đầu bằng dòng như “1. Khai mạc (08:00)”. Việc cần làm ghi trong “[…]”. Dưới dòng “Lượt 1: …”, "
            "ghi mỗi người lên nhận một dòng “- …” hoặc “1. …”, và người trao ở dòng “Trao: …”. Các dòng khác là lời "
            "dẫn."
        ),
    )

    def written(self) -> ScriptText:
        """Yield the script as written."""
        return ScriptText(**self.texts())
