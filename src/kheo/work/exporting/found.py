"""Describe what was found of one kind as a file, as on its page."""

from datetime import datetime

from kheo import vietnamese
from kheo.sheets import Column
from kheo.work import days, found_lists
from kheo.work.actors import Actor
from kheo.work.exporting.described import Described
from kheo.work.hits import Hit


def found(*, by: Actor, key: str, text: str, now: datetime) -> Described[Hit]:
    """Describe what somebody finds of a kind by some words; raises `NotFound`, `BadInput` where there is too much."""
    kind, on = found_lists.kind_of(key), days.day(now)
    return Described(
        name=f"tim-{kind.key}-{on:%Y-%m-%d}",
        title=(f"KẾT QUẢ TÌM KIẾM: {kind.label.upper()}", f"Từ khóa “{text}”; tính đến {vietnamese.long_day(on)}"),
        sheet_name=kind.label,
        columns=(
            (Column(heading=kind.thing, width=60), lambda hit: hit.label),
            (Column(heading=kind.detail, width=60), lambda hit: hit.detail),
        ),
        lines=found_lists.every(by=by, key=key, text=text, now=now),
    )
