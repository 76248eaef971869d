"""What is printed on what; where each field stands on a stock; how far a printer is off."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kheo.papers.overprinting import LABELS, Field, Place
from kheo.web.frame.forms import ActForm, NumberField, TextField
from kheo.work.printing.measuring import Measured
from kheo.work.printing.running import Order
from kheo.work.printing.showing import BLANK, Choice

_STANDING = (("center", _("giữa")), ("left", _("trái")), ("right", _("phải")))


class OrderForm(ActForm):
    """Which certificates, on blank paper or a stock, by which printer, why again."""

    items = forms.TypedMultipleChoiceField(
        label=_("Giấy cần in"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Chưa chọn giấy nào. Hãy chọn ít nhất một giấy."),
            "invalid_choice": _("Danh sách đã thay đổi. Hãy tải lại trang rồi chọn lại."),
        },
    )
    stock = forms.TypedChoiceField(label=_("In trên"), coerce=int, empty_value=None, required=False)
    printer = forms.TypedChoiceField(label=_("Máy in"), coerce=int, empty_value=None, required=False)
    reason = TextField(
        label=_("Lý do in lại"),
        rows=2,
        max_length=500,
        required=False,
        needed=True,
        help_text=_("Ghi khi có giấy đã in trước đây, ví dụ: kẹt giấy, sai tên."),
    )

    def __init__(self, *args: Any, choice: Choice, **options: Any) -> None:
        super().__init__(*args, **options)
        self.choose("items", [(str(one.id), _label(one.title, one.copies)) for one in choice.certificates])
        self.initial["items"] = [one.id for one in choice.certificates if not one.copies]
        self.choose("stock", [("", BLANK), *((str(one.pk), one.name) for one in choice.stocks)])
        self.choose(
            "printer", [("", str(_("Không chỉnh lệch"))), *((str(one.pk), one.name) for one in choice.printers)]
        )

    def order(self) -> Order:
        """Yield what is to be printed."""
        given = self.cleaned_data
        return Order(
            document_ids=given["items"],
            stock_id=given["stock"],
            printer_id=given["printer"],
            reason=given["reason"],
        )


def _label(title: str, copies: int) -> str:
    return title if not copies else _("%(title)s (đã in %(n)d lần)") % {"title": title, "n": copies}


class StockForm(ActForm):
    """A stock: its size, and a row for each field that may stand on it."""

    name = TextField(label=_("Tên phôi"), max_length=120)
    width = NumberField(label=_("Rộng (mm)"))
    height = NumberField(label=_("Cao (mm)"))
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, measured: Measured, **options: Any) -> None:
        places = {one.field: one for one in measured.places}
        first: dict[str, object] = {key: getattr(measured, key) for key in ("name", "width", "height", "revision")}
        for field in Field:
            first |= _row(field, places.get(field))
        super().__init__(*args, initial=first, **options)
        for field in Field:
            self._add(field)

    @property
    def rows(self) -> list[Mapping[str, object]]:
        """The rows of the table: a field's label and its inputs."""
        return [
            {
                "label": LABELS[field],
                "wrong": any(self.errors.get(f"{field}_{key}") for key in ("x", "y", "width", "size", "lines")),
                "on": self[f"{field}_on"],
                "numbers": [self[f"{field}_{key}"] for key in ("x", "y", "width", "size", "lines")],
                "align": self[f"{field}_align"],
                "looks": [self[f"{field}_{key}"] for key in ("bold", "italic", "capitals")],
            }
            for field in Field
        ]

    def measured(self) -> Measured:
        """Yield what was measured."""
        given = self.cleaned_data
        return Measured(
            name=given["name"],
            width=given["width"],
            height=given["height"],
            revision=given["revision"],
            places=tuple(_place(field, given) for field in Field if given[f"{field}_on"]),
        )

    def clean(self) -> dict[str, Any]:
        """Ask for the numbers of the fields that stand on the stock."""
        given: dict[str, Any] = self.cleaned_data
        for field in Field:
            if given.get(f"{field}_on"):
                for key in ("x", "y", "width", "size", "lines"):
                    if f"{field}_{key}" in given and given[f"{field}_{key}"] is None:
                        self.add_error(
                            f"{field}_{key}", _("Chưa ghi số đo của “%s”. Hãy đo rồi ghi vào.") % LABELS[field]
                        )
        return given

    def _add(self, field: Field) -> None:
        named = LABELS[field]
        self.fields[f"{field}_on"] = forms.BooleanField(label=named, required=False)
        for key, label in (("x", _("từ trái")), ("y", _("từ trên")), ("width", _("rộng")), ("size", _("cỡ chữ"))):
            self.fields[f"{field}_{key}"] = NumberField(label=f"{named}: {label}", required=False)
            self.fields[f"{field}_{key}"].needed = True  # type: ignore[attr-defined]  # read by the tag that draws it
        self.fields[f"{field}_lines"] = forms.TypedChoiceField(
            label=_("%s: số dòng") % named, coerce=int, choices=[(n, n) for n in range(1, 7)]
        )
        self.fields[f"{field}_align"] = forms.ChoiceField(label=_("%s: canh") % named, choices=_STANDING)
        for key, label in (("bold", _("đậm")), ("italic", _("nghiêng")), ("capitals", _("chữ hoa"))):
            self.fields[f"{field}_{key}"] = forms.BooleanField(label=f"{named}: {label}", required=False)


def _row(field: Field, place: Place | None) -> dict[str, object]:
    shown = place or Place(field=field, x=48, y=100, width=200)
    numbers = {key: Decimal(str(getattr(shown, key))) for key in ("x", "y", "width", "size")}
    looks = {key: getattr(shown, key) for key in ("lines", "align", "bold", "italic", "capitals")}
    return {f"{field}_{key}": value for key, value in {"on": place is not None, **numbers, **looks}.items()}


def _place(field: Field, given: Mapping[str, Any]) -> Place:
    numbers = {key: float(given[f"{field}_{key}"]) for key in ("x", "y", "width", "size")}
    looks = {key: given[f"{field}_{key}"] for key in ("lines", "align", "bold", "italic", "capitals")}
    return Place(field=field, **numbers, **looks)


class PrinterForm(ActForm):
    """A printer and how far it is off."""

    name = TextField(label=_("Tên máy in"), max_length=120)
    right = NumberField(label=_("Dời sang phải (mm)"), help_text=_("Số âm là dời sang trái."))
    down = NumberField(label=_("Dời xuống (mm)"), help_text=_("Số âm là dời lên."))
