"""Reorganise a unit: one form for each verb with the decision behind it, one to choose successors, one to press."""

from collections.abc import Iterable
from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from kheo.web.frame.forms import ActForm, DayField, TextField
from kheo.work import reorganising, reshaping
from kheo.work.organisation import Offer
from kheo.work.reshaping import Choices, Ground, Target
from kheo.work.touched import Waiting
from kheo.work.units import NewUnit, UnitThen

NEW = 3
_CHOOSE = ("", _("– Chọn –"))
_UNCHOSEN = ("", _("– Chưa chọn –"))
ROW = ("code", "name", "short_name", "symbol", "tier", "kind", "parent")


class ReshapeForm(ActForm):
    """The decision: number, the day it was signed, who signed, and the day it takes effect."""

    heading: ClassVar[object] = ""
    hint: ClassVar[object] = ""
    verb: ClassVar[object]

    number = TextField(label=_("Số, ký hiệu quyết định"), max_length=60, help_text=_("Ví dụ 15-QĐ/TU."))
    signed_on = DayField(label=_("Ngày ký"))
    signer = TextField(label=_("Người ký"), max_length=200, help_text=_("Chức vụ, họ và tên."))
    on = DayField(label=_("Có hiệu lực từ ngày"), help_text=_("Từ 0 giờ ngày này đơn vị mang tên, cấp trên mới."))

    field_order = ("number", "signed_on", "signer", "on")

    def __init__(self, *args: object, offer: Offer, **options: object) -> None:
        super().__init__(*args, **options)
        self.offer = offer
        self.fill()

    def fill(self) -> None:
        """Offer what is only known when the page is made."""

    @property
    def decision(self) -> list[forms.BoundField]:
        """The fields of the decision, shown last."""
        return [self[name] for name in ("number", "signed_on", "signer", "on")]

    @property
    def plain(self) -> list[forms.BoundField]:
        """The fields of the verb itself, without those of units to form."""
        own = [bound for bound in self.visible_fields() if bound.name not in self.field_order]
        return [bound for bound in own if not bound.name.startswith("new-")]

    @property
    def carried(self) -> list[forms.BoundField]:
        """What was filled in, to be carried on hidden; the key of the press is a new one on each page."""
        return [bound for bound in self if bound.name != "khoa_thao_tac"]

    @property
    def news(self) -> list[list[forms.BoundField]]:
        """The rows of units to form."""
        rows = [number for number in range(1, NEW + 1) if f"new-{number}-code" in self.fields]
        return [[self[f"new-{number}-{key}"] for key in ROW] for number in rows]

    def ground(self) -> Ground:
        """Yield the decision."""
        given = self.cleaned_data
        return Ground(given["number"], given["signed_on"], given["signer"], given["on"])

    def offer_new(self, rows: int) -> None:
        """Add the fields of units to form; they stand beside the unit unless told otherwise."""
        own = self.offer.unit
        everybody = (own, *self.offer.others)
        parents = [("", _("– Không trực thuộc đơn vị nào –")), *((one.code, one.name) for one in everybody)]
        above = next((one.code for one in everybody if one.id == own.parent_id), "")
        for number in range(1, rows + 1):
            key = f"new-{number}-"
            self.fields |= {
                f"{key}code": TextField(label=_("Mã"), max_length=32, required=False),
                f"{key}name": TextField(label=_("Tên"), max_length=300, required=False),
                f"{key}short_name": TextField(label=_("Tên gọi tắt"), max_length=120, required=False),
                f"{key}symbol": TextField(label=_("Ký hiệu"), max_length=40, required=False),
                f"{key}tier": _choice(_("Cấp"), self.offer.tiers.items(), own.tier),
                f"{key}kind": _choice(_("Loại hình"), self.offer.kinds.items(), own.kind),
                f"{key}parent": _choice(_("Trực thuộc"), parents, above),
            }
        self.needed = {name for name in self.fields if name.startswith("new-") and not name.endswith("symbol")}

    def formed(self) -> list[NewUnit]:
        """Yield the units to form: each row in which a code or a name is written."""
        rows = [[self.cleaned_data.get(bound.name, "") for bound in row] for row in self.news]
        given = [dict(zip(ROW, row, strict=True)) for row in rows]
        own = self.offer.unit
        return [
            NewUnit(
                code=row["code"],
                name=row["name"],
                short_name=row["short_name"] or row["name"][:120],
                kind=row["kind"],
                line=own.line,
                tier=row["tier"],
                parent=row["parent"] or None,
                symbol=row["symbol"],
                place=own.place,
            )
            for row in given
            if row["code"] or row["name"]
        ]

    def change(self) -> reshaping.Change:
        """Yield what changes."""
        raise NotImplementedError


class RenameForm(ReshapeForm):
    """Đổi tên."""

    heading = _("Đổi tên")
    verb = staticmethod(reorganising.rename)
    name = TextField(label=_("Tên mới"), max_length=300)
    short_name = TextField(label=_("Tên gọi tắt mới"), max_length=120)
    symbol = TextField(label=_("Ký hiệu văn bản mới"), max_length=40, required=False, help_text=_("Để trống: như cũ."))

    def fill(self) -> None:
        """Start from the present name."""
        self.fields["name"].initial, self.fields["short_name"].initial = (
            self.offer.unit.name,
            self.offer.unit.short_name,
        )

    def change(self) -> reshaping.Change:
        """Yield the new name."""
        given = self.cleaned_data
        return reshaping.Rename(self.offer.unit.id, given["name"], given["short_name"], given["symbol"])


class MoveForm(ReshapeForm):
    """Chuyển về trực thuộc đơn vị khác."""

    heading = _("Chuyển về trực thuộc đơn vị khác")
    verb = staticmethod(reorganising.move)
    parent = forms.ChoiceField(label=_("Trực thuộc"))

    def fill(self) -> None:
        """Offer the others."""
        self.choose("parent", [_CHOOSE, *_by_id(self.offer.others)])

    def change(self) -> reshaping.Change:
        """Yield the new parent."""
        return reshaping.Move(self.offer.unit.id, int(self.cleaned_data["parent"]))


class LevelForm(ReshapeForm):
    """Đổi cấp, loại hình."""

    heading = _("Đổi cấp, loại hình")
    verb = staticmethod(reorganising.change_level)
    tier = forms.ChoiceField(label=_("Cấp"))
    kind = forms.ChoiceField(label=_("Loại hình"))

    def fill(self) -> None:
        """Start from the present level."""
        for name, words in (("tier", self.offer.tiers), ("kind", self.offer.kinds)):
            self.choose(name, list(words.items()))
            self.fields[name].initial = getattr(self.offer.unit, name)

    def change(self) -> reshaping.Change:
        """Yield the new level."""
        return reshaping.Level(self.offer.unit.id, self.cleaned_data["tier"], self.cleaned_data["kind"])


class MergeForm(ReshapeForm):
    """Sáp nhập, hợp nhất."""

    heading = _("Sáp nhập, hợp nhất")
    hint = _("Chọn đơn vị nhận, hoặc để trống ô ấy và ghi đơn vị mới ở dưới.")
    verb = staticmethod(reorganising.merge)
    into = forms.ChoiceField(label=_("Sáp nhập vào"), required=False)
    others = forms.MultipleChoiceField(
        label=_("Cùng kết thúc với đơn vị này"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def fill(self) -> None:
        """Offer the others, and one unit to form."""
        self.choose("into", [("", _("– Lập đơn vị mới –")), *_by_id(self.offer.others)])
        self.choose("others", _by_id(self.offer.others))
        self.offer_new(1)

    def clean(self) -> dict[str, object]:
        """Ask for one successor, not two and not none."""
        given = super().clean() or self.cleaned_data
        if bool(given.get("into")) == bool(self.formed()):
            self.add_error("into", _("Hãy chọn một đơn vị nhận, hoặc ghi một đơn vị mới; không ghi cả hai."))
        return given

    def change(self) -> reshaping.Change:
        """Yield those that end and the one that goes on."""
        given = self.cleaned_data
        into: Target = int(given["into"]) if given["into"] else self.formed()[0]
        return reshaping.Merge((self.offer.unit.id, *map(int, given["others"])), into)


class SplitForm(ReshapeForm):
    """Chia, tách."""

    heading = _("Chia, tách")
    hint = _("Ghi các đơn vị mới ở dưới, chọn đơn vị đã có nếu cũng nhận một phần.")
    verb = staticmethod(reorganising.split)
    stays = forms.BooleanField(label=_("Đơn vị này vẫn tiếp tục hoạt động, chỉ tách bớt một phần"), required=False)
    existing = forms.MultipleChoiceField(
        label=_("Đơn vị đã có cùng nhận"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def fill(self) -> None:
        """Offer the others, and some units to form."""
        self.choose("existing", _by_id(self.offer.others))
        self.offer_new(NEW)

    def change(self) -> reshaping.Change:
        """Yield what it becomes."""
        given, own = self.cleaned_data, self.offer.unit.id
        kept: tuple[Target, ...] = (own,) if given["stays"] else ()
        return reshaping.Split(own, (*kept, *self.formed(), *map(int, given["existing"])))


class DissolveForm(ReshapeForm):
    """Giải thể, kết thúc hoạt động."""

    heading = _("Giải thể, kết thúc hoạt động")
    hint = _("Chỉ dùng khi không có đơn vị nào kế thừa cả đơn vị; từng hồ sơ vẫn chọn được nơi nhận.")
    verb = staticmethod(reorganising.dissolve)

    def change(self) -> reshaping.Change:
        """Yield the end."""
        return reshaping.Dissolve(self.offer.unit.id)


FORMS: dict[str, type[ReshapeForm]] = {
    "doi-ten": RenameForm,
    "chuyen": MoveForm,
    "doi-cap": LevelForm,
    "sap-nhap": MergeForm,
    "chia-tach": SplitForm,
    "giai-the": DissolveForm,
}


class HeirsForm(ActForm):
    """For each unit below, exemplar and appointment that waits, the successor a person chooses; none at first."""

    def __init__(
        self, *args: object, groups: dict[str, Iterable[Waiting]], targets: Iterable[tuple[str, str]], **options: object
    ) -> None:
        super().__init__(*args, **options)
        self.groups = {key: tuple(waiting) for key, waiting in groups.items()}
        choices = [_UNCHOSEN, *targets]
        for key, waiting in self.groups.items():
            for one in waiting:
                field = forms.ChoiceField(label=one.label, choices=choices, required=False, help_text=one.detail)
                self.fields[f"{key}-{one.id}"] = field
        self.needed = set(self.fields)  # what may stay unchosen is said once, above each group

    def rows(self, key: str) -> list[tuple[Waiting, forms.BoundField]]:
        """Give what waits with its field."""
        return [(one, self[f"{key}-{one.id}"]) for one in self.groups.get(key, ())]

    @property
    def children(self) -> list[tuple[Waiting, forms.BoundField]]:
        """The units below."""
        return self.rows("child")

    @property
    def exemplars(self) -> list[tuple[Waiting, forms.BoundField]]:
        """The exemplars."""
        return self.rows("exemplar")

    @property
    def posts(self) -> list[tuple[Waiting, forms.BoundField]]:
        """The appointments."""
        return self.rows("post")

    def choices(self) -> Choices:
        """Yield what was chosen."""
        return Choices(
            exemplars=self._chosen("exemplar"), appointments=self._chosen("post"), children=self._chosen("child")
        )

    def _chosen(self, key: str) -> dict[int, str]:
        given = {one.id: self.cleaned_data.get(f"{key}-{one.id}", "") for one in self.groups.get(key, ())}
        return {pk: code for pk, code in given.items() if code}


def _by_id(offered: Iterable[UnitThen]) -> list[tuple[str, str]]:
    return [(str(one.id), f"{one.name} ({one.code})") for one in offered]


def _choice(label: object, choices: Iterable[tuple[str, object]], initial: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=list(choices), initial=initial, required=False)
