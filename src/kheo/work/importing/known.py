"""What stands already in the round of an import, by code and by owner and title; contents kept as plain values."""

from collections.abc import Mapping
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from kheo import vietnamese
from kheo.store.models import Exemplar, Registration
from kheo.work.content import Content, Target
from kheo.work.exemplars import Owners
from kheo.work.importing.fields import Cells
from kheo.work.importing.tasks import Task
from kheo.work.lifecycle import State

_FIGURES = ("baseline", "target")


class Known:
    """The registrations of a unit's round; read in a few queries."""

    def __init__(self, task: Task) -> None:
        self._task = task
        found = Registration.objects.filter(unit_id=task.unit_id, round=task.round, is_ad_hoc=False)
        self.rows = list(
            found.exclude(state=State.WITHDRAWN)
            .select_related("exemplar")
            .prefetch_related("exemplar__owners", "versions__criteria")
            .order_by("pk")
        )
        self._by_code = {row.exemplar.code: row for row in self.rows}
        self._by_owner = {_key(_owners(row.exemplar), row.exemplar.title): row for row in self.rows}
        self._earlier: dict[tuple[Owners, str], int] | None = None

    def by_code(self, cells: Cells) -> Registration | None:
        """Find by the code that a row names; a code that is not there is a fault."""
        code = cells.text("code").strip().upper()
        if not code:
            return None
        if code not in self._by_code:
            cells.faults["code"] = (
                f"Không có hồ sơ mã {code} trong đợt này của cơ sở. Hãy để trống ô mã nếu là đăng ký mới."
            )
        return self._by_code.get(code)

    def by_owner(self, owners: Owners, title: str) -> Registration | None:
        """Find by owner and title, however its tones are placed."""
        return self._by_owner.get(_key(owners, title))

    def earlier(self, cells: Cells, owners: Owners, title: str) -> int | None:
        """Find the exemplar of an earlier round that a row says it goes on with; a fault when there is none."""
        if not vietnamese.fold(cells.text("continued")).startswith("tiep"):
            return None
        if self._earlier is None:
            before = Exemplar.objects.filter(registrations__unit_id=self._task.unit_id).prefetch_related("owners")
            self._earlier = {_key(_owners(one), one.title): one.pk for one in before.distinct()}
        found = self._earlier.get(_key(owners, title))
        if found is None:
            cells.faults["continued"] = (
                "Không thấy mô hình, điển hình cùng tên, cùng chủ thể ở đợt trước. Hãy ghi “Mới”, hoặc ghi đúng tên cũ."
            )
        return found


def kept(content: Content) -> dict[str, Any]:
    """Give a content as plain values that can be stored."""
    plain = asdict(content)
    for target in plain["criteria"]:
        target |= {name: None if target[name] is None else str(target[name]) for name in _FIGURES}
    return plain


def restored(plain: Mapping[str, Any]) -> Content:
    """Read back what `kept` gave."""
    targets = tuple(
        Target(**{**one, **{name: None if one[name] is None else Decimal(one[name]) for name in _FIGURES}})
        for one in plain["criteria"]
    )
    return Content(**{**plain, "criteria": targets})


def _owners(exemplar: Exemplar) -> Owners:
    rows = list(exemplar.owners.all())
    return Owners(
        unit_ids=tuple(row.unit_id for row in rows if row.unit_id is not None),
        person_ids=tuple(row.person_id for row in rows if row.person_id is not None),
    )


def _key(owners: Owners, title: str) -> tuple[Owners, str]:
    return owners, vietnamese.fold(vietnamese.same_spelling(title))
