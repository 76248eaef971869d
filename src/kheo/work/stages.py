"""What lists of dossiers are narrowed to and counted by: a state, and where both paths differ, each by itself."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

from kheo.store.models import Registration, Unit
from kheo.work import gathering, lifecycle
from kheo.work.gathering import Ask
from kheo.work.lifecycle import State


@dataclass(frozen=True, slots=True)
class Stage:
    """A state as lists offer it; `ad_hoc` says which of both paths, None takes both."""

    key: str
    label: str
    state: State
    ad_hoc: bool | None


@dataclass(frozen=True, slots=True)
class Counted:
    """How many are at a stage, up to the most that are counted; `is_more` when there are more."""

    state: str
    label: str
    tone: str
    total: int
    is_more: bool


def every() -> Iterator[Stage]:
    """List the stages in the order of the states; a sudden deed waits for something else (III.2.e)."""
    for state in State:
        said, of_deeds = (lifecycle.label(state, ad_hoc=ad_hoc) for ad_hoc in (False, True))
        if said == of_deeds:
            yield Stage(state.value, said, state, None)
        else:
            yield Stage(state.value, said, state, ad_hoc=False)
            yield Stage(f"deed_{state}", f"{of_deeds} thành tích đột xuất", state, ad_hoc=True)


def at(rows: QuerySet[Registration], key: str, state: str = "state") -> QuerySet[Registration]:
    """Narrow some dossiers to a stage; an empty key takes all. `state` names the column, where it has another name."""
    if not key:
        return rows
    stage = next(one for one in every() if one.key == key)
    rows = rows.filter(**{state: stage.state})
    return rows if stage.ad_hoc is None else rows.filter(is_ad_hoc=stage.ad_hoc)


def counted(rows: QuerySet[Registration], unit_id: int, most: int) -> tuple[Counted, ...]:
    """Count some of a unit's dossiers by stage, each no further than `most` (one query)."""
    here = Unit.objects.filter(pk=unit_id)
    arms = ((stage, at(rows, stage.key).order_by().values("pk")[: most + 1]) for stage in every())
    found = gathering.gather(Ask(stage.key, here, id=gathering.Count(some)) for stage, some in arms)
    return tuple(
        Counted(stage.key, stage.label, lifecycle.TONES[stage.state], min(one.id, most), one.id > most)
        for stage in every()
        for one in found[stage.key]
        if one.id
    )
