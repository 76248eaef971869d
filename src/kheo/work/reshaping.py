"""The plain values of a reorganisation: what changes, by which decision, and which successors a person chose.

Nothing is written here. Each change tells which units it is about, which of them end, and where they stand afterwards.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from kheo import vietnamese
from kheo.work.units import NewUnit, Tree

Target = int | NewUnit
"""A unit that stands already, or one to form by the same decision."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The named decision behind a change: number, the day it was signed, who signed; `on` is when it takes effect."""

    number: str
    signed_on: date
    signer: str
    on: date

    @property
    def told(self) -> str:
        """Tell the decision in one line."""
        number = vietnamese.nfc(self.number).strip()
        return f"{number}, {vietnamese.long_day(self.signed_on)}, {vietnamese.nfc(self.signer).strip()} ký"


@dataclass(frozen=True, slots=True)
class Choices:
    """Who takes over what a closed unit leaves, each chosen by a person; values are codes of successors.

    What is not named stays unchosen: an appointment ends, an exemplar waits with the closed unit.
    Units directly below a closed one must all be named.
    """

    exemplars: Mapping[int, str] = field(default_factory=dict)
    appointments: Mapping[int, str] = field(default_factory=dict)
    children: Mapping[int, str] = field(default_factory=dict)


NO_CHOICES = Choices()


class Change(Protocol):
    """What every change can tell."""

    @property
    def verb(self) -> str:
        """Name the verb that carries it out."""
        ...

    @property
    def concerned(self) -> tuple[int, ...]:
        """List the units it is about."""
        ...

    @property
    def ending(self) -> frozenset[int]:
        """List the units that end."""
        ...

    @property
    def targets(self) -> tuple[Target, ...]:
        """List the units that may take over what ends."""
        ...

    def above(self, tree: Tree) -> frozenset[int]:
        """List the units that stand above afterwards."""
        ...

    def title(self, tree: Tree) -> str:
        """Say in words what is done."""
        ...


@dataclass(frozen=True, slots=True)
class Rename:
    """Đổi tên: another name, short name and symbol; an empty symbol keeps the old one."""

    unit_id: int
    name: str
    short_name: str
    symbol: str = ""
    verb = "rename"
    ending: frozenset[int] = field(default=frozenset(), init=False)
    targets: tuple[Target, ...] = field(default=(), init=False)

    @property
    def concerned(self) -> tuple[int, ...]:
        """List the unit."""
        return (self.unit_id,)

    def above(self, tree: Tree) -> frozenset[int]:
        """Everything above stays."""
        return frozenset(tree[self.unit_id].path)

    def title(self, tree: Tree) -> str:
        """Name the old and the new name."""
        return f"Đổi tên {tree[self.unit_id].name} thành {vietnamese.nfc(self.name).strip()}"


@dataclass(frozen=True, slots=True)
class Move:
    """Chuyển: another unit above."""

    unit_id: int
    parent_id: int
    verb = "move"
    ending: frozenset[int] = field(default=frozenset(), init=False)
    targets: tuple[Target, ...] = field(default=(), init=False)

    @property
    def concerned(self) -> tuple[int, ...]:
        """List the unit."""
        return (self.unit_id,)

    def above(self, tree: Tree) -> frozenset[int]:
        """The new parent and all above it."""
        return frozenset(tree[self.parent_id].path)

    def title(self, tree: Tree) -> str:
        """Name the unit and its new parent."""
        return f"Chuyển {tree[self.unit_id].name} về trực thuộc {tree[self.parent_id].name}"


@dataclass(frozen=True, slots=True)
class Level:
    """Đổi cấp, loại hình: another tier and kind, both words of the programme."""

    unit_id: int
    tier: str
    kind: str
    verb = "change_level"
    ending: frozenset[int] = field(default=frozenset(), init=False)
    targets: tuple[Target, ...] = field(default=(), init=False)

    @property
    def concerned(self) -> tuple[int, ...]:
        """List the unit."""
        return (self.unit_id,)

    def above(self, tree: Tree) -> frozenset[int]:
        """Everything above stays."""
        return frozenset(tree[self.unit_id].path)

    def title(self, tree: Tree) -> str:
        """Name the unit."""
        return f"Đổi cấp, loại hình của {tree[self.unit_id].name}"


@dataclass(frozen=True, slots=True)
class Merge:
    """Sáp nhập, hợp nhất: several units end and one goes on, an existing or a new one."""

    unit_ids: tuple[int, ...]
    into: Target
    verb = "merge"

    @property
    def concerned(self) -> tuple[int, ...]:
        """List the units that end."""
        return self.unit_ids

    @property
    def ending(self) -> frozenset[int]:
        """All of them end."""
        return frozenset(self.unit_ids)

    @property
    def targets(self) -> tuple[Target, ...]:
        """The one that goes on."""
        return (self.into,)

    def above(self, tree: Tree) -> frozenset[int]:
        """The one that goes on and all above it."""
        return above_target(self.into, tree)

    def title(self, tree: Tree) -> str:
        """Name those that end and the one that goes on."""
        word = "Hợp nhất {} thành {}" if isinstance(self.into, NewUnit) else "Sáp nhập {} vào {}"
        return word.format(_names(self.unit_ids, tree), name_of(self.into, tree))


@dataclass(frozen=True, slots=True)
class Split:
    """Chia, tách: one unit becomes several; it goes on when it is itself among them."""

    unit_id: int
    into: tuple[Target, ...]
    verb = "split"

    @property
    def concerned(self) -> tuple[int, ...]:
        """List the unit."""
        return (self.unit_id,)

    @property
    def ending(self) -> frozenset[int]:
        """The unit ends unless it keeps a part."""
        return frozenset() if self.unit_id in self.into else frozenset({self.unit_id})

    @property
    def targets(self) -> tuple[Target, ...]:
        """The units it becomes."""
        return self.into

    def above(self, tree: Tree) -> frozenset[int]:
        """Those it becomes and all above any of them."""
        return frozenset().union(*(above_target(one, tree) for one in self.into))

    def title(self, tree: Tree) -> str:
        """Name the unit and those it becomes."""
        others = "; ".join(name_of(one, tree) for one in self.into if one != self.unit_id)
        own = tree[self.unit_id].name
        return f"Chia {own} thành {others}" if self.ending else f"Tách {others} khỏi {own}"


@dataclass(frozen=True, slots=True)
class Dissolve:
    """Giải thể, kết thúc hoạt động: the unit ends; what it leaves goes to any unit that stands."""

    unit_id: int
    verb = "dissolve"
    targets: tuple[Target, ...] = field(default=(), init=False)

    @property
    def concerned(self) -> tuple[int, ...]:
        """List the unit."""
        return (self.unit_id,)

    @property
    def ending(self) -> frozenset[int]:
        """It ends."""
        return frozenset({self.unit_id})

    def above(self, tree: Tree) -> frozenset[int]:
        """Whoever stood above keeps reading what it left."""
        return frozenset(tree[self.unit_id].path)

    def title(self, tree: Tree) -> str:
        """Name the unit."""
        return f"Giải thể, kết thúc hoạt động của {tree[self.unit_id].name}"


def above_target(target: Target, tree: Tree) -> frozenset[int]:
    """List a successor and all above it; a new one's parent is looked up by its code."""
    if not isinstance(target, NewUnit):
        return frozenset(tree[target].path)
    parents = [unit for unit in tree.all() if unit.code == target.parent]
    return frozenset(parents[0].path) if parents else frozenset()


def name_of(target: Target, tree: Tree) -> str:
    """Name a successor."""
    return vietnamese.nfc(target.name).strip() if isinstance(target, NewUnit) else tree[target].name


def code_of(target: Target, tree: Tree) -> str:
    """Give a successor's code, by which it is chosen."""
    return vietnamese.nfc(target.code).strip() if isinstance(target, NewUnit) else tree[target].code


def _names(unit_ids: tuple[int, ...], tree: Tree) -> str:
    return "; ".join(tree[one].name for one in unit_ids)
