"""Assign, appraise, select: what is chosen and judged, criterion by criterion and standard by standard."""

import re
from collections.abc import Iterable

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from kheo.web.frame.forms import ActForm, DayField, TextField
from kheo.web.office.forms.asking import VerbForm
from kheo.web.office.forms.dossiers import PressForm
from kheo.work.appraisals import Sheet
from kheo.work.assignments import Choice, Line
from kheo.work.judgements import VERDICTS, CriterionLine
from kheo.work.judging import Assessment, Mark

_PERSON = re.compile(r"person-[0-9]{1,15}")
YES_NO = (("yes", _("Có")), ("no", _("Không")))


class AssignForm(PressForm):
    """One appraiser for one dossier; who has a conflict of interest is refused by the verb, with the reason."""

    person = forms.TypedChoiceField(
        label=_("Người thẩm định"),
        coerce=int,
        error_messages={
            "required": _("Chưa chọn người thẩm định. Hãy chọn một người."),
            "invalid_choice": _("Người này không có trong danh sách thẩm định. Hãy chọn lại."),
        },
    )

    def __init__(self, *args: object, people: list[tuple[int, str]], **options: object) -> None:
        super().__init__(*args, **options)
        self.choose("person", people)


class SeenField(forms.RegexField):
    """What a row was when it was looked at, hidden in the page as `revision:person`."""

    widget = forms.HiddenInput

    def __init__(self, **options: object) -> None:
        said = {"invalid": _("Trang này đã cũ. Hãy mở lại trang phân công rồi chọn lại.")}
        super().__init__(r"^[0-9]{1,9}:[0-9]{0,15}$", required=False, error_messages=said, **options)


class AssignSeveralForm(ActForm):
    """An appraiser for each of several dossiers; a row left as it was looked at is not touched."""

    def __init__(self, *args: object, lines: Iterable[Line], people: list[tuple[int, str]], **options: object) -> None:
        super().__init__(*args, **options)
        rows = {one.id: (one.revision, one.appraiser_id) for one in lines if one.assign.ok}
        # what left the table since is read where it was chosen, so that whoever chose is told
        chosen = (int(name.removeprefix("person-")) for name in self.data if _PERSON.fullmatch(name))
        self._ids = tuple(dict.fromkeys((*rows, *chosen)))
        for key in self._ids:
            revision, before = rows.get(key, (0, None))
            self.fields[f"seen-{key}"] = SeenField(initial=f"{revision}:{before or ''}")
            self.fields[f"person-{key}"] = forms.TypedChoiceField(
                choices=[("", _("– Chưa phân công –")), *people],
                coerce=int,
                empty_value=None,
                required=False,
                initial=before,
                label=_("Người thẩm định"),
            )

    def clean(self) -> dict[str, object]:
        """Ask for at least one row that changes."""
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not self.choices():
            self.add_error(None, _("Chưa đổi dòng nào. Hãy chọn người thẩm định cho ít nhất một hồ sơ."))
        return cleaned

    def choices(self) -> list[Choice]:
        """Yield the rows that were changed on the page."""
        found = []
        for key in self._ids:
            person = self.cleaned_data.get(f"person-{key}")
            revision, _colon, before = (self.cleaned_data.get(f"seen-{key}") or "0:").partition(":")
            if person is not None and str(person) != before:
                found.append(Choice(key, person, int(revision)))
        return found


class AppraisalForm(VerbForm):
    """The sheet of one dossier; nothing is required of the form, the verb names what is lacking."""

    on_the_spot = forms.BooleanField(label=_("Đã thẩm định tại chỗ"), required=False)
    visited_on = DayField(label=_("Ngày đến cơ sở"), required=False)
    remark = TextField(label=_("Nhận xét chung"), rows=5)
    grade = forms.ChoiceField(label=_("Mức đề nghị"), required=False, widget=forms.RadioSelect)

    def __init__(self, *args: object, sheet: Sheet, criteria: Iterable[CriterionLine], **options: object) -> None:
        given = sheet.given
        keys = ("on_the_spot", "visited_on", "remark", "grade")
        options["initial"] = {**{key: getattr(given, key) for key in keys}, **options.get("initial", {})}  # type: ignore[dict-item]
        super().__init__(*args, **options)
        self.choose("grade", [(key, capfirst(label)) for key, label in sheet.grades])
        self._criteria, self._standards = tuple(criteria), sheet.standards
        for line in self._criteria:
            self._ask(f"criterion-{line.key}", line.indicator, list(VERDICTS.items()), given.criteria.get(line.key))
        for asked in self._standards:
            self._ask(f"standard-{asked.key}", asked.label, list(YES_NO), given.standards.get(asked.key))

    def _ask(self, name: str, label: str, choices: list, mark: Mark | None) -> None:
        self.fields[name] = forms.ChoiceField(
            label=label, choices=choices, widget=forms.RadioSelect, initial=mark.value if mark else None
        )
        self.fields[f"remark-{name}"] = TextField(
            label=_("Ghi chú, căn cứ"), rows=2, required=False, initial=mark.remark if mark else ""
        )

    @property
    def criteria(self) -> list[tuple[CriterionLine, forms.BoundField, forms.BoundField]]:
        """Each criterion with its verdict and remark."""
        return [(line, self[f"criterion-{line.key}"], self[f"remark-criterion-{line.key}"]) for line in self._criteria]

    @property
    def standards(self) -> list[tuple[object, forms.BoundField, forms.BoundField]]:
        """Each standard with its answer and remark."""
        return [
            (asked, self[f"standard-{asked.key}"], self[f"remark-standard-{asked.key}"]) for asked in self._standards
        ]

    def assessment(self) -> Assessment:
        """Yield what was judged so far."""
        given = self.cleaned_data
        return Assessment(
            criteria=self._marks("criterion", (line.key for line in self._criteria)),
            standards=self._marks("standard", (asked.key for asked in self._standards)),
            on_the_spot=given["on_the_spot"],
            visited_on=given["visited_on"],
            remark=given["remark"],
            grade=given["grade"],
        )

    def _marks(self, kind: str, keys: Iterable[str]) -> dict[str, Mark]:
        given = self.cleaned_data
        return {
            key: Mark(value, given[f"remark-{kind}-{key}"]) for key in keys if (value := given.get(f"{kind}-{key}"))
        }


class SelectForm(VerbForm):
    """Select, with a grade where the round gives one."""

    grade = forms.ChoiceField(label=_("Mức công nhận"))
    reason = TextField(label=_("Ý kiến kèm theo"), rows=2, required=False)

    def __init__(self, *args: object, grades: Iterable[tuple[str, str]], **options: object) -> None:
        super().__init__(*args, **options)
        offered = [(key, capfirst(label)) for key, label in grades]
        if offered:
            self.choose("grade", [("", _("– Chọn mức –")), *offered])
        else:  # a conference recognises nothing anew
            del self.fields["grade"]


class PassOverForm(ActForm):
    """Conclude that this time it is not; the reason reaches the owner."""

    reason = TextField(
        label=_("Lý do"),
        rows=2,
        required=False,
        help_text=_("Để trống thì lấy lý do từ các điều kiện chưa đạt. Chủ thể đọc được lý do này."),
    )
