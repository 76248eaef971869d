"""The plan and the working regulation, begun from a text and mended by hand before they are issued."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from kheo.web.frame.forms import TextField
from kheo.web.office.forms.papers import BasedForm
from kheo.work.charters import PlanText


class PlanForm(BasedForm):
    """A plan part by part."""

    aims = TextField(label=_("Mục đích"), rows=4, help_text=_("Mỗi ý một dòng."))
    demands = TextField(label=_("Yêu cầu"), rows=3, required=False, help_text=_("Mỗi ý một dòng."))
    tasks = TextField(
        label=_("Nhiệm vụ"), rows=10, help_text=_("Mỗi nhiệm vụ bắt đầu bằng một dòng như “1. Tuyên truyền”.")
    )
    steps = TextField(
        label=_("Tiến độ"), rows=8, required=False, help_text=_("Mỗi dòng một việc: việc | ai làm | thời hạn.")
    )
    budget = TextField(label=_("Kinh phí"), rows=2, required=False)
    carried_out = TextField(label=_("Tổ chức thực hiện"), rows=4, help_text=_("Mỗi ý một dòng."))

    def __init__(self, *args: object, begun: Mapping[str, str], **options: object) -> None:
        super().__init__(*args, **options)
        self.initial = {**self.initial, **begun}

    def plan(self) -> PlanText:
        """Yield what was written."""
        return PlanText(**{name: self.cleaned_data[name] for name in PlanText.__slots__})


class RegulationForm(BasedForm):
    """A working regulation as one text."""

    chapters = TextField(
        label=_("Nội dung quy chế"),
        rows=24,
        help_text=_("Chương bắt đầu bằng dòng “Chương I. …”, điều bắt đầu bằng dòng “Điều 1. …”."),
    )

    def __init__(self, *args: object, begun: Mapping[str, str], **options: object) -> None:
        super().__init__(*args, **options)
        self.initial = {**self.initial, **begun}
