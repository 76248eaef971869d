"""What is sent to the province and what it answers; which unit is put forward for the flag, and how it is judged."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from kheo.web.frame.forms import ActForm, DayField, NameField, TextField
from kheo.web.office.forms.asking import VerbForm
from kheo.web.office.forms.papers import BasedForm, DespiteField, KnowingForm
from kheo.work.issuing import Paper
from kheo.work.judging import Mark
from kheo.work.province.answering import Step
from kheo.work.province.board import Board
from kheo.work.province.flags import VerdictLine
from kheo.work.province.results import Result, Said
from kheo.work.province.sending import Chosen

YES_NO = (("yes", _("Có")), ("no", _("Không")))
SAID = (("yes", _("Được khen")), ("no", _("Chưa khen lần này")))


class SendForm(KnowingForm):
    """The proposal to the province: exemplars, units, number, day, signer."""

    items = forms.TypedMultipleChoiceField(
        label=_("Mô hình, điển hình đề nghị tặng bằng khen"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    flags = forms.TypedMultipleChoiceField(
        label=_("Đơn vị đề nghị tặng cờ thi đua"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self, *args: object, offered: list[tuple[int, str]], units: list[tuple[int, str]], **options: object
    ) -> None:
        super().__init__(*args, **options)
        for name, choices in (("items", offered), ("flags", units)):
            self.choose(name, choices)
            self.initial[name] = [key for key, _label in choices]

    def chosen(self) -> Chosen:
        """Yield what was ticked."""
        given = self.cleaned_data
        return Chosen(tuple(given["items"]), tuple(given["flags"]), given["despite"])


class EndorseForm(BasedForm):
    """The committee's own proposal: what it says first, number, day, signer; which state was looked at."""

    overview = TextField(
        label=_("Lời mở đầu"), rows=4, required=False, max_length=4000, help_text=_("Nêu gọn quá trình, kết quả xét.")
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: object, overview: str, revision: int, **options: object) -> None:
        super().__init__(*args, **options)
        self.initial |= {"overview": overview, "revision": revision}


class ReceiveForm(VerbForm):
    """One press; the revision says which state of the package was looked at."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def given(self) -> dict[str, object]:
        """Yield what the verb is called with."""
        return {key: value for key, value in self.cleaned_data.items() if key != "khoa_thao_tac"}


class ReturnForm(ReceiveForm):
    """Back to a step, with the reason."""

    step = forms.ChoiceField(label=_("Trả lại về bước"), choices=Step.choices, widget=forms.RadioSelect)
    reason = TextField(label=_("Lý do trả lại"), rows=3, help_text=_("Nơi trình đọc được ngay câu này."))


class RefuseForm(ReceiveForm):
    """Not received, with the reason."""

    reason = TextField(label=_("Lý do không tiếp nhận"), rows=3)


class ResultForm(ReceiveForm):
    """The province's decision, and the word on each item of the package."""

    number = TextField(label=_("Số quyết định"), max_length=60, required=False)
    on = DayField(label=_("Ngày ký"), required=False)
    authority = forms.ChoiceField(label=_("Thẩm quyền khen thưởng"), required=False)
    issuer = TextField(
        label=_("Cơ quan ban hành"), max_length=300, required=False, help_text=_("Ghi đúng như trên quyết định.")
    )
    signer_name = NameField(label=_("Người ký"), required=False)
    signer_position = TextField(label=_("Chức vụ người ký"), max_length=200, required=False)
    knowingly = forms.BooleanField(label=_("Đã xem lại: văn bản ghi đúng cơ quan và người ký như trên"), required=False)
    despite = DespiteField()

    def __init__(self, *args: object, board: Board, **options: object) -> None:
        super().__init__(*args, **options)
        self.choose("authority", list(board.granting))
        self._items = board.items
        for item in board.items:
            self.fields[f"said-{item.id}"] = forms.ChoiceField(
                label=item.name, choices=SAID, widget=forms.RadioSelect, required=False
            )
            self.fields[f"reason-{item.id}"] = TextField(label=_("Lý do chưa khen"), rows=2, required=False)

    @property
    def words(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Each item with its answer and reason."""
        return [(self[f"said-{item.id}"], self[f"reason-{item.id}"]) for item in self._items]

    def result(self) -> Result:
        """Yield what came back."""
        given = self.cleaned_data
        said = {
            item.id: Said(granted=word == "yes", reason=given[f"reason-{item.id}"])
            for item in self._items
            if (word := given.get(f"said-{item.id}"))
        }
        paper = None
        if given["number"] and given["on"]:
            paper = Paper(given["number"], given["on"], given["signer_name"], given["signer_position"])
        return Result(said, paper, given["authority"], given["issuer"], given["knowingly"], given["despite"])


class CheckForm(ActForm):
    """A zip to be compared with its manifest; it is read and forgotten."""

    file = forms.FileField(
        label=_("Tệp zip hồ sơ trình"),
        help_text=_("Tệp chỉ được so với danh mục ghi trong đó, không được lưu lại."),
        error_messages={
            "required": _("Chưa chọn tệp. Hãy bấm vào ô này rồi chọn một tệp zip."),
            "empty": _("Tệp rỗng, không có nội dung. Hãy tải lại từ hệ thống."),
        },
    )


class FlagForm(VerbForm):
    """Which unit is put forward, and its results over the period."""

    unit = forms.TypedChoiceField(label=_("Đơn vị"), coerce=int, empty_value=0)
    results = TextField(
        label=_("Kết quả của đơn vị"), rows=5, help_text=_("Nêu kết quả nổi bật trong cả kỳ, có số liệu.")
    )
    despite = DespiteField(needed=False)  # only of some units there is something to say

    def __init__(self, *args: object, units: list[tuple[int, str]], **options: object) -> None:
        super().__init__(*args, **options)
        self.choose("unit", [("", _("– Chọn –")), *units])

    @property
    def needed(self) -> tuple[str, ...]:
        """Call the reason optional no longer once it was asked for."""
        return ("despite",) if "despite" in self.errors else ()


class JudgeFlagForm(VerbForm):
    """The board's word on each standard."""

    def __init__(self, *args: object, verdicts: Iterable[VerdictLine], **options: object) -> None:
        super().__init__(*args, **options)
        self._verdicts = tuple(verdicts)
        for one in self._verdicts:
            said = None if one.holds is None else ("yes" if one.holds else "no")
            self.fields[f"standard-{one.key}"] = forms.ChoiceField(
                label=one.label, choices=YES_NO, widget=forms.RadioSelect, initial=said
            )
            self.fields[f"remark-{one.key}"] = TextField(label=_("Căn cứ"), rows=2, initial=one.remark)

    @property
    def standards(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Each standard with its answer and ground."""
        return [(self[f"standard-{one.key}"], self[f"remark-{one.key}"]) for one in self._verdicts]

    def marks(self) -> dict[str, Mark]:
        """Yield what was judged."""
        given = self.cleaned_data
        return {
            one.key: Mark(given.get(f"standard-{one.key}") or "", given.get(f"remark-{one.key}") or "")
            for one in self._verdicts
        }


class LeaveOutForm(VerbForm):
    """Why a unit is no longer put forward."""

    reason = TextField(label=_("Lý do"), rows=2)


class HandOverForm(ActForm):
    """The day of the handing over."""

    on = DayField(label=_("Ngày trao cờ"))
