"""What the base page needs to know: who is signed in, where they may go, what waits."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class NavItem:
    """One entry of the main navigation."""

    label: str
    url: str
    is_current: bool = False
    count: int = 0


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame around every page; a guest has no name and no navigation."""

    person: str = ""
    roles: str = ""
    unit: str = ""
    movement: str = ""
    contact: str = ""
    nav: tuple[NavItem, ...] = field(default=())
    waiting: int = 0
    is_demo: bool = False
