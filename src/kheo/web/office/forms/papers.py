"""How a paper is issued: number, day, signer; what it lists; why it corrects or revokes."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kheo.web.frame.forms import ActForm, DayField, NameField, TextField
from kheo.work.issuing import Paper


class PaperForm(ActForm):
    """Number, day, signer and position, prefilled with what is usual."""

    number = TextField(
        label=_("Số, ký hiệu"), max_length=60, help_text=_("Số gợi ý theo sổ; sửa lại nếu văn thư cấp số khác.")
    )
    on = DayField(label=_("Ngày ký"))
    signer_name = NameField(label=_("Người ký"))
    signer_position = TextField(label=_("Chức vụ người ký"), max_length=200)

    def __init__(self, *args: object, usual: Paper | None = None, **options: object) -> None:
        if usual is not None:
            keys = ("number", "on", "signer_name", "signer_position")
            options["initial"] = {key: getattr(usual, key) for key in keys}
        super().__init__(*args, **options)

    def paper(self) -> Paper:
        """Yield the particulars of the paper."""
        given = self.cleaned_data
        return Paper(
            number=given["number"],
            on=given["on"],
            signer_name=given["signer_name"],
            signer_position=given["signer_position"],
            basis=given.get("basis", ""),
            reason=given.get("reason", ""),
        )


class BasedForm(PaperForm):
    """A paper that may name grounds of its own."""

    basis = TextField(
        label=_("Căn cứ riêng của cơ sở"),
        rows=3,
        required=False,
        help_text=_("Mỗi căn cứ một dòng. Các căn cứ chung của phong trào đã có sẵn trong văn bản."),
    )


class DespiteField(TextField):
    """Why somebody is commended after what stands under “Đã được khen” was seen; asked for only where there is some."""

    def __init__(self, *, needed: bool = True) -> None:
        super().__init__(
            label=_("Lý do vẫn đề nghị hoặc khen sau khi xem bảng cảnh báo"),
            rows=2,
            max_length=1000,
            required=False,
            needed=needed,
            help_text=_("Nêu rõ vì sao không phải là khen hai lần cho một thành tích. Lý do được lưu vào nhật ký."),
        )


class KnowingForm(BasedForm):
    """A paper by which somebody is commended: what was commended before is looked at first."""

    despite = DespiteField()


class ListForm(KnowingForm):
    """A paper with a list: a proposal, a decision."""

    items = forms.TypedMultipleChoiceField(
        label=_("Mô hình, điển hình trong danh sách"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Chưa chọn hồ sơ nào. Hãy chọn ít nhất một mô hình, điển hình."),
            "invalid_choice": _("Danh sách đã thay đổi. Hãy tải lại trang rồi chọn lại."),
        },
    )

    def __init__(self, *args: object, offered: list[tuple[int, str]], **options: object) -> None:
        super().__init__(*args, **options)
        self.choose("items", offered)
        self.initial["items"] = [key for key, _label in offered]


class ReasonedForm(PaperForm):
    """A paper that stands in the place of another, or takes it back: it says why."""

    reason = TextField(label=_("Lý do"), rows=4)
    field_order = ("reason",)


class CancelNumberForm(ActForm):
    """Which number of which year is not used, and why."""

    literal = TextField(label=_("Số, ký hiệu không dùng"), max_length=60)
    year = forms.IntegerField(
        label=_("Năm của sổ"), widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "short"})
    )
    reason = TextField(label=_("Vì sao không dùng"), rows=2, max_length=1000)

    def values(self) -> dict[str, object]:
        """Yield what is to be written into the book."""
        return {key: self.cleaned_data[key] for key in ("literal", "year", "reason")}


class AdoptForm(ActForm):
    """Which programme is adopted, by which paper."""

    folder = forms.CharField(widget=forms.HiddenInput)
    decision = TextField(
        label=_("Văn bản triển khai"), max_length=200, help_text=_("Số, ký hiệu và ngày của kế hoạch hoặc quyết định.")
    )
