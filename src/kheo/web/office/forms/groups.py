"""Set up a steering group and share out its duties."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kheo.web.frame.forms import ActForm, TextField
from kheo.web.office.forms.papers import BasedForm
from kheo.work.actors import Role
from kheo.work.steering import TASKS, Seat

ROWS = 9
ROLES = (
    (Role.STEERING_HEAD.value, _("Tổ trưởng")),
    (Role.BASE_SECRETARY.value, _("Thư ký")),
    (Role.STEERING_MEMBER.value, _("Thành viên")),
)
_USUAL = (Role.STEERING_HEAD.value, Role.BASE_SECRETARY.value)


class GroupForm(BasedForm):
    """The decision with its members, one row for each: person, role in the group, position in the agency."""

    def __init__(self, *args: object, people: list[tuple[int, str]], **options: object) -> None:
        super().__init__(*args, **options)
        nobody = [("", _("– Chọn –")), *people]
        for number in range(1, ROWS + 1):
            first = _USUAL[number - 1] if number <= len(_USUAL) else Role.STEERING_MEMBER.value
            self.fields[f"person-{number}"] = forms.TypedChoiceField(
                label=_("Thành viên %(number)d") % {"number": number},
                choices=nobody,
                coerce=int,
                empty_value=None,
                required=False,
            )
            self.fields[f"role-{number}"] = forms.ChoiceField(label=_("Vai trò"), choices=ROLES, initial=first)
            self.fields[f"position-{number}"] = TextField(label=_("Chức vụ"), max_length=200, required=False)

    @property
    def rows(self) -> list[tuple[forms.BoundField, forms.BoundField, forms.BoundField]]:
        """The fields of each member, for the table."""
        keys = ("person", "role", "position")
        return [tuple(self[f"{key}-{number}"] for key in keys) for number in range(1, ROWS + 1)]  # type: ignore[misc]

    def seats(self) -> list[Seat]:
        """Yield the members that were chosen."""
        given = self.cleaned_data
        return [
            Seat(person, Role(given[f"role-{number}"]), given[f"position-{number}"])
            for number in range(1, ROWS + 1)
            if (person := given[f"person-{number}"]) is not None
        ]


class DutyForm(ActForm):
    """Give one duty to one person."""

    task = forms.ChoiceField(label=_("Nhiệm vụ"), choices=list(TASKS.items()))
    person = forms.TypedChoiceField(label=_("Người được phân công"), coerce=int)
    scope = TextField(
        label=_("Phạm vi"), max_length=300, required=False, help_text=_("Đơn vị hoặc lĩnh vực phụ trách.")
    )

    def __init__(self, *args: object, people: list[tuple[int, str]], **options: object) -> None:
        super().__init__(*args, **options)
        self.choose("person", people)
