"""Form 1 in five short pages: what each page asks, and the plain values it yields."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _

from kheo.web.frame.forms import ActForm, NumberField, TextField
from kheo.work.content import MOST_CRITERIA, Content, Target

DIRECTIONS = (("higher", _("Từ … trở lên")), ("lower", _("Không quá …")), ("exact", _("Đúng bằng")))


class StartForm(ActForm):
    """Begin: which round, who owns it, what it is called; or carry last year's on."""

    round = forms.ChoiceField(label=_("Đợt đăng ký"), widget=forms.RadioSelect)
    owner = forms.ChoiceField(label=_("Đăng ký cho"), widget=forms.RadioSelect)
    with_ = forms.MultipleChoiceField(label=_("Cùng làm với"), required=False, widget=forms.CheckboxSelectMultiple)
    continues = forms.ChoiceField(label=_("Mô hình, điển hình"), widget=forms.RadioSelect, required=False)
    title = TextField(label=_("Tên mô hình, điển hình"), max_length=300, required=False, needed=True)

    def clean(self) -> dict[str, Any]:
        """Ask for a title when nothing is carried on."""
        given = super().clean() or {}
        if not given.get("continues") and not given.get("title"):
            self.add_error("title", _("Chưa ghi tên mô hình, điển hình. Hãy ghi một tên ngắn, nói được việc làm."))
        return given


class NamePage(ActForm):
    """Page one: the name and the field."""

    needed = ("field",)

    title = TextField(
        label=_("Tên mô hình, điển hình"),
        max_length=300,
        help_text=_("Ngắn, nói được việc làm. Ví dụ: “Bộ phận Một cửa thân thiện”."),
    )
    field = forms.ChoiceField(
        label=_("Lĩnh vực"),
        widget=forms.RadioSelect,
        required=False,
        help_text=_("Chọn lĩnh vực gần nhất với việc làm."),
    )


class ProblemPage(ActForm):
    """Page two: the problem it answers and where things stood."""

    problem = TextField(
        label=_("Việc khó cần giải quyết"),
        rows=5,
        required=False,
        needed=True,
        help_text=_("Cơ quan, đơn vị đang tập trung giải quyết việc gì? Mô hình góp phần vào việc đó thế nào?"),
    )
    situation = TextField(
        label=_("Thực trạng lúc bắt đầu"),
        rows=6,
        required=False,
        needed=True,
        help_text=_("Nêu khó khăn, yếu kém trước khi xây dựng mô hình; có số liệu càng tốt."),
    )


class GoalPage(ActForm):
    """Page three: the goal; the criteria stand in a formset beside it."""

    goal = TextField(
        label=_("Mục tiêu"), rows=4, required=False, needed=True, help_text=_("Đến cuối năm muốn đạt được điều gì?")
    )


class TargetForm(forms.Form):
    """One criterion: what is measured, in which unit, where it stands, what is promised."""

    needed = ("baseline", "target")

    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=16)
    indicator = TextField(label=_("Chỉ tiêu"), max_length=300, required=False, needed=True)
    unit_of_measure = TextField(label=_("Đơn vị tính"), max_length=60, required=False, needed=True)
    baseline = NumberField(label=_("Hiện trạng"), required=False)
    direction = forms.ChoiceField(label=_("So sánh"), choices=DIRECTIONS)
    target = NumberField(label=_("Mục tiêu"), required=False)
    due = TextField(label=_("Thời hạn"), max_length=120, required=False)
    evidence_source = TextField(label=_("Nguồn kiểm chứng"), max_length=300, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("label_suffix", "")
        super().__init__(*args, **options)
        self.use_required_attribute = False

    def is_blank(self) -> bool:
        """Tell whether the row was left empty."""
        names = ("indicator", "unit_of_measure", "baseline", "target", "due", "evidence_source")
        return not any(self.cleaned_data.get(name) not in (None, "") for name in names)

    def clean(self) -> dict[str, Any]:
        """Ask for the name, the unit and the target of a row that was begun."""
        given = super().clean() or {}
        if self.errors or self.is_blank():
            return given
        if not given.get("indicator"):
            self.add_error("indicator", _("Chưa ghi tên chỉ tiêu. Hãy ghi điều sẽ đo, hoặc xóa trắng dòng này."))
        if not given.get("unit_of_measure"):
            self.add_error("unit_of_measure", _("Chưa ghi đơn vị tính, ví dụ: %, hồ sơ, phút."))
        if given.get("target") is None:
            self.add_error("target", _("Chưa ghi mục tiêu. Hãy ghi con số cần đạt; bằng không thì ghi 0."))
        return given


TargetSet = formset_factory(TargetForm, extra=0, max_num=MOST_CRITERIA, absolute_max=MOST_CRITERIA + 1)


class HowPage(ActForm):
    """Page four: measures, cooperation, time, members."""

    measures = TextField(
        label=_("Giải pháp, cách làm"),
        rows=6,
        required=False,
        needed=True,
        help_text=_("Các việc sẽ làm, ai làm, làm thế nào."),
    )
    cooperation = TextField(label=_("Phối hợp với"), rows=2, required=False)
    duration = TextField(label=_("Thời gian thực hiện"), max_length=200, required=False)
    members = forms.IntegerField(
        label=_("Số thành viên tham gia"),
        required=False,
        min_value=0,
        max_value=100_000,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "short"}),
        error_messages={
            "invalid": _("Số thành viên phải là số nguyên, ví dụ 12."),
            "min_value": _("Số thành viên không được âm. Hãy ghi từ 0 trở lên."),
            "max_value": _("Số thành viên quá lớn. Hãy kiểm tra lại."),
        },
    )


class SendForm(ActForm):
    """Page five: the owner's own word, or the paper by which it was given."""

    own_word = forms.BooleanField(
        label=_("Tập thể, cá nhân tự nguyện đăng ký và chịu trách nhiệm về nội dung trên."), required=False
    )
    consent_note = TextField(label=_("Giấy đồng ý của chủ thể (khi nhập thay)"), max_length=300, required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput)


PAGES = {1: NamePage, 2: ProblemPage, 3: GoalPage, 4: HowPage}
FIELDS = {
    1: ("title", "field"),
    2: ("problem", "situation"),
    3: ("goal",),
    4: ("measures", "cooperation", "duration", "members"),
}


def target_rows(content: Content, *, more: int = 0) -> list[dict[str, object]]:
    """Give the rows that a page starts from: what was kept, and at least one empty one."""
    rows: list[dict[str, object]] = [dataclasses.asdict(one) for one in content.criteria]
    return rows + [{"direction": "higher"}] * max(more, 0 if rows else 2)


def criteria(formset: BaseFormSet[TargetForm]) -> tuple[Target, ...]:
    """Yield the criteria of a valid formset, empty rows left out."""
    return tuple(
        Target(**{name: one.cleaned_data[name] for name in (*_TEXTS, "baseline", "target")})
        for one in formset
        if not one.is_blank()
    )


_TEXTS = ("key", "indicator", "unit_of_measure", "direction", "due", "evidence_source")


def merged(content: Content, page: int, given: Mapping[str, Any], rows: tuple[Target, ...] | None) -> Content:
    """Put one page's values into the whole content."""
    changes: dict[str, Any] = {name: given[name] for name in FIELDS[page]}
    if rows is not None:
        changes["criteria"] = rows
    return dataclasses.replace(content, **changes)
