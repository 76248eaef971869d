"""What the tests of reorganisations share: each change once, the whole of 2025, and all that may be touched."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from kheo import rulebook
from kheo.store.models import (
    Appointment,
    Duty,
    Owner,
    Registration,
    Reorganisation,
    Succession,
    Unit,
    UnitEvent,
    UnitVersion,
)
from kheo.work import (
    programmes,
    reorganising,
    standing,
)
from kheo.work.reshaping import Change, Choices, Dissolve, Level, Merge, Move, Rename, Split
from kheo.work.units import NewUnit
from tests.work.merger import MERGED, Merger, ground
from tests.work.world import at

SECOND = "conference_second@conference-2015"


def verdicts(pk: int, on: date) -> dict[str, str]:
    """Judge what the years of an exemplar give on a day."""
    rows = list(standing.with_facts(Registration.objects.filter(pk=pk)))
    [(row, told)] = standing.facts(rows, on)
    programme = programmes.of(row.edition)
    keys = ["base_commendation@base-2013", "base_commendation@base-2014", SECOND]
    found = rulebook.judge(programme, told, on, outcomes=keys).findings
    return {key: str(found[key].eligible.verdict) for key in keys}


D2025 = date(2025, 7, 1)
SPLIT = (
    NewUnit("DCQ", "Đảng bộ các cơ quan Đảng tỉnh", "Các cơ quan Đảng", "party_committee", "party", "bloc"),
    NewUnit("UB", "Đảng bộ Ủy ban nhân dân tỉnh", "UBND tỉnh", "party_committee", "party", "bloc", symbol="ĐUUB"),
)
NV = NewUnit("NV", "Đảng bộ cơ sở Sở Nội vụ (mới)", "Sở Nội vụ (mới)", "party_committee", "party", "base", "UB", "ĐU")


def reorganised_2025(merger: Merger) -> tuple[Reorganisation, Reorganisation]:
    """Let the bloc become two committees, and K05 and K06 one new unit, all on the same day."""
    now = at(2025, 6, 20)
    mai = Appointment.objects.get(person_id=merger.world.person_ids["mai"], role="bloc_secretary")
    children = {merger.ids["K05"]: "UB", merger.ids["K06"]: "UB", merger.ids["K12"]: "DCQ"}
    split = reorganising.split(
        by=merger.world.who("mai", now),
        change=Split(merger.ids["K"], SPLIT),
        ground=ground(D2025, signed_on=date(2025, 6, 16)),
        choices=Choices(appointments={mai.pk: "UB"}, children=children),
        now=now,
    )
    below = UnitVersion.objects.filter(parent_id__in=(merger.ids["K05"], merger.ids["K06"]), until_on=None)
    merge = reorganising.merge(
        by=merger.world.who("mai", now),
        change=Merge((merger.ids["K05"], merger.ids["K06"]), NV),
        ground=ground(D2025, number="16-QĐ/TU", signed_on=date(2025, 6, 18)),
        choices=Choices(
            exemplars={merger.exemplar: "NV"} if merger.exemplar else {},
            appointments={merger.posts["owner6"]: "NV"},
            children=dict.fromkeys(below.values_list("unit_id", flat=True), "NV"),
        ),
        now=now,
    )
    return split, merge


TABLES = (Unit, UnitVersion, UnitEvent, Appointment, Duty, Owner, Succession)


def everything() -> list[object]:
    """Read what a reorganisation may touch."""
    rows: list[object] = [sorted(table.objects.values_list(), key=str) for table in TABLES]
    return [*rows, sorted(Registration.objects.values_list("pk", "unit_id", "unit_name"))]


CHANGES: dict[str, Callable[[dict[str, int]], Change]] = {
    "rename": lambda ids: Rename(ids["K06"], "Đảng bộ cơ sở Sở Lao động", "Sở Lao động"),
    "move": lambda ids: Move(ids["P06"], ids["K12"]),
    "change_level": lambda ids: Level(ids["P06"], "base", "party_cell"),
    "merge": lambda ids: Merge((ids["K06"],), ids["K05"]),
    "merge into a new one": lambda ids: Merge((ids["K06"], ids["M05"]), replace(NV, parent="K")),
    "split": lambda ids: Split(ids["K06"], (replace(NV, parent="K"), ids["K05"])),
    "split off": lambda ids: Split(ids["K06"], (replace(NV, parent="K"), ids["K06"])),
    "dissolve": lambda ids: Dissolve(ids["K06"]),
}
TO = {"merge into a new one": "NV", "split": "NV", "split off": "NV"}


def carried_out(merger: Merger, name: str, on: date = MERGED) -> Reorganisation:
    """Carry out one of the changes, with a successor for everything."""
    change, now = CHANGES[name](merger.ids), at(on.year, on.month, on.day)
    verb = getattr(reorganising, change.verb)
    chosen = {"choices": merger.choices(to=TO.get(name, "K05"))} if change.ending or change.targets else {}
    return verb(by=merger.world.who("mai", now), change=change, ground=ground(on), now=now, **chosen)


def undo(merger: Merger, act: Reorganisation, day: date) -> None:
    """Take an act back on a day."""
    now = at(day.year, day.month, day.day)
    event = act.events.order_by("pk")[0].pk
    reorganising.undo(by=merger.world.who("mai", now), event_id=event, now=now)
