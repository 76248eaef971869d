"""Go through a long list page after page, each from where the last ended: where it begins, what stands beside it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol, TypeVar

from kheo.work.refusals import BadInput


class _Numbered(Protocol):
    @property
    def id(self) -> int: ...


T = TypeVar("T", bound=_Numbered)
_START = datetime(1970, 1, 1, tzinfo=UTC)
_INSTANT = re.compile(r"[0-9]{1,16}")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page begins: behind this row, or, with `back`, before it.

    `key` is what the row was ordered by, where that changes by what one does with it: a row that moved since then
    still marks where it stood.
    """

    id: int
    back: bool = False
    key: str = ""

    @property
    def address(self) -> str:
        """Write the place for an address, as `frame.places` reads it."""
        return f"{self.id}.{self.key}" if self.key else str(self.id)


def instant_key(at: datetime) -> str:
    """Write an instant as a place in an address carries it: microseconds since 1970."""
    return str((at - _START) // timedelta(microseconds=1))


def instant(key: str) -> datetime | None:
    """Read an instant back; None where it is none."""
    return _START + timedelta(microseconds=int(key)) if _INSTANT.fullmatch(key) else None


def vanished() -> BadInput:
    """Say that a page began at a row that is gone."""
    return BadInput(
        "Không mở tiếp được trang này vì dòng mở đầu trang không còn trong danh sách. "
        "Hãy mở lại danh sách từ trang đầu."
    )


def _no_key(_row: object) -> str:
    return ""


def cut(
    rows: list[T], place: Place | None, most: int, key: Callable[[T], str] = _no_key
) -> tuple[tuple[T, ...], Place | None, Place | None]:
    """Cut rows read from a place on, and one more, to a page in order, with the places before and after it."""
    back = place is not None and place.back
    more, shown = len(rows) > most, tuple(reversed(rows[:most])) if back else tuple(rows[:most])
    before = (
        Place(shown[0].id, back=True, key=key(shown[0])) if shown and (more if back else place is not None) else None
    )
    after = Place(shown[-1].id, key=key(shown[-1])) if shown and (more or back) else None
    return shown, before, after
