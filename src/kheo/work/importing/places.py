"""Find units and people by what a file calls them, within the units that the import may speak of."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from kheo import vietnamese
from kheo.work import people
from kheo.work.actors import Role
from kheo.work.importing.fields import Cells
from kheo.work.importing.tasks import Task
from kheo.work.units import UnitThen

# a position after the name: on a line of its own, after a comma, a dash or in brackets
_POSITION: Final = re.compile(r"\s*(?:\n|,|;|\s[-–]\s|\()\s*")
_CALLED: Final = 5


@dataclass(slots=True)
class Places:
    """The units and people of one import, by code and by folded name; read in a few queries."""

    task: Task
    units: dict[str, list[UnitThen]] = field(default_factory=lambda: defaultdict(list))
    persons: dict[str, list[people.Member]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        here = self.task.here
        for unit in self.task.tree.all():
            if unit.id in here:
                for name in {plain(unit.code), plain(unit.name), plain(unit.short_name)} - {""}:
                    self.units[name].append(unit)
        for member in people.members(here, (Role.PARTICIPANT,), self.task.on):
            self.persons[plain(member.name)].append(member)

    def unit(self, cells: Cells, key: str) -> UnitThen | None:
        """Find the unit that a cell names; say what is wrong when there is none, or more than one."""
        told = cells.text(key)
        if not told:
            return None
        found = self.units.get(plain(told), [])
        if len(found) == 1:
            return found[0]
        if found:
            codes = ", ".join(unit.code for unit in found)
            cells.faults[key] = f"Có {len(found)} đơn vị cùng tên “{told}”. Hãy ghi mã đơn vị: {codes}."
        else:
            near = self._near(told, self.units)
            cells.faults[key] = f"Không có đơn vị “{told}” trong cơ sở này. {near}"
        return None

    def person(self, cells: Cells, key: str, unit: UnitThen | None = None) -> people.Member | None:
        """Find the person whom a cell names, with or without position; a unit beside it tells namesakes apart."""
        told = cells.text(key)
        if not told:
            return None
        name, *position = _POSITION.split(vietnamese.plain_name(first_line(told)), maxsplit=1)
        found = self.persons.get(plain(name), [])
        if unit is not None and len(found) > 1:
            below = self.task.tree.under(unit.id)
            found = [one for one in found if one.home_ids & below]
        if len({one.person_id for one in found}) == 1:
            self._note_position(cells, found[0], told, position)
            return found[0]
        if found:
            cells.faults[key] = f"Có {len(found)} người tên “{name}”. Hãy ghi thêm đơn vị công tác ở cột đơn vị."
        else:
            cells.faults[key] = (
                f"Không có ai tên “{name}” trong danh sách của cơ sở. {self._near(name, self.persons)} "
                "Nếu là người mới, hãy đề nghị thêm người trước."
            )
        return None

    def _note_position(self, cells: Cells, found: people.Member, told: str, position: list[str]) -> None:
        if position or plain(told) != plain(found.name):
            cells.notes.append(f"Ô “{' '.join(told.split())}” được hiểu là {found.name}.")

    def _near(self, told: str, names: Iterable[str]) -> str:
        words = set(plain(told).split())
        close = [name for name in names if len(words & set(name.split())) * 2 > len(words)][:_CALLED]
        shown = [self._shown(name) for name in close]
        return f"Có phải: {'; '.join(shown)}? Hãy ghi đúng tên hoặc mã." if shown else "Hãy ghi đúng tên hoặc mã."

    def _shown(self, name: str) -> str:
        if name in self.units:
            return self.units[name][0].name
        return self.persons[name][0].name


def plain(text: str) -> str:
    """Reduce a name to what is compared: one placement of tones, marks off, single spaces."""
    return vietnamese.fold(vietnamese.same_spelling(text)).replace(".", " ").strip()


def first_line(text: str) -> str:
    """Keep the line break between name and position, which `plain_name` would flatten."""
    head, found, rest = text.partition("\n")
    return f"{head.strip()}, {rest.strip()}" if found else text
