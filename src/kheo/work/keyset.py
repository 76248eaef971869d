"""Go through a long list page after page, each from where the last ended: where it begins, what stands beside it."""

from dataclasses import dataclass
from typing import Protocol, TypeVar


class _Numbered(Protocol):
    @property
    def id(self) -> int: ...


T = TypeVar("T", bound=_Numbered)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page begins: behind this row, or, with `back`, before it."""

    id: int
    back: bool = False


def cut(rows: list[T], place: Place | None, most: int) -> tuple[tuple[T, ...], Place | None, Place | None]:
    """Cut rows read from a place on, and one more, to a page in order, with the places before and after it."""
    back = place is not None and place.back
    more, shown = len(rows) > most, tuple(reversed(rows[:most])) if back else tuple(rows[:most])
    before = Place(shown[0].id, back=True) if shown and (more if back else place is not None) else None
    return shown, before, Place(shown[-1].id) if shown and (more or back) else None
