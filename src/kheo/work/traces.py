"""What a reorganisation touched: each row as it was before, so that the act can be undone, until something rests on it.

Only `reorganising` writes by it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from typing import Any

from django.db.models import Model, Q

from kheo import vietnamese
from kheo.store.models import (
    Appointment,
    Duty,
    Entry,
    Owner,
    Registration,
    Reorganisation,
    Succession,
    Unit,
    UnitEvent,
    UnitVersion,
)
from kheo.work import days, diary

_TABLES: Mapping[str, type[Model]] = {
    table.__name__: table
    for table in (Appointment, Duty, Owner, Registration, Succession, Unit, UnitEvent, UnitVersion)
}
NAMED = 3
_ENOUGH = 20


@dataclass(slots=True)
class Journal:
    """The rows touched so far, in order; plain values, kept with the act."""

    rows: list[dict[str, Any]] = field(default_factory=list)

    def keep(self, row: Model, *names: str) -> None:
        """Keep what a row holds before it is changed in some fields, or, without names, before it is deleted."""
        wanted = [one for one in row._meta.concrete_fields if not names or one.attname in names]
        held = {one.attname: _plain(getattr(row, one.attname)) for one in wanted}
        self.rows.append({"table": type(row).__name__, "pk": row.pk, "held": held})

    def made(self, row: Model) -> None:
        """Note that a row is new."""
        self.rows.append({"table": type(row).__name__, "pk": row.pk, "held": None})


def restore(act: Reorganisation) -> None:
    """Put every row back as it was before an act, last touched first."""
    for kept in reversed(act.was):
        rows = _TABLES[kept["table"]]._default_manager.filter(pk=kept["pk"])
        if kept["held"] is None:
            rows.delete()
        elif not rows.update(**_values(_TABLES[kept["table"]], kept["held"])):
            _TABLES[kept["table"]]._default_manager.create(**_values(_TABLES[kept["table"]], kept["held"]))


def resting(act: Reorganisation) -> Iterator[str]:
    """Tell in words what rests on an act: later changes of its units, and what was done since then where it reaches."""
    yield from _later(act)
    yield from _done(act)
    yield from _begun(act)


def why_not(act: Reorganisation) -> str:
    """Say why an act can no longer be undone, or nothing when it can."""
    if act.undone_at is not None:
        return "Lần sắp xếp này đã được hủy rồi."
    found = list(dict.fromkeys(islice(resting(act), _ENOUGH)))
    if not found:
        return ""
    more = "; và những việc khác" if len(found) > NAMED else ""
    return f"Không hủy được vì đã có việc dựa trên lần sắp xếp này: {'; '.join(found[:NAMED])}{more}."


def lasted(act: Reorganisation, row: Model) -> date | None:
    """Tell until when an appointment would have lasted that an act has ended."""
    for kept in act.was:
        if (kept["table"], kept["pk"]) == (type(row).__name__, row.pk) and kept["held"] is not None:
            until = kept["held"]["until_on"]
            return date.fromisoformat(until) if until else None
    return None


def _touched(act: Reorganisation) -> tuple[set[int], set[int]]:
    """Tell which units have a new version by an act, and which of them it formed."""
    formed = {kept["pk"] for kept in act.was if kept["table"] == "Unit"}
    versions = [kept["pk"] for kept in act.was if kept["table"] == "UnitVersion"]
    begun = UnitVersion.objects.filter(pk__in=versions, from_on=act.on)
    return set(begun.values_list("unit_id", flat=True)), formed


def _later(act: Reorganisation) -> Iterator[str]:
    about = {one for row in act.events.all() for one in (row.unit_id, row.other_id) if one is not None}
    met = UnitEvent.objects.filter(Q(unit_id__in=about) | Q(other_id__in=about), reorganisation_id__gt=act.pk)
    for one in Reorganisation.objects.filter(pk__in=met.values("reorganisation_id")).order_by("pk"):
        yield f"{one.title} (từ ngày {vietnamese.show_day(one.on)})"


def _done(act: Reorganisation) -> Iterator[str]:
    """Tell what the diary holds since then at the new versions, and on the dossiers that were handed over."""
    here, formed = _touched(act)
    moved = [kept["pk"] for kept in act.was if kept["table"] == "Registration"]
    since = Entry.objects.filter(seq__gt=act.diary_seq).exclude(word__in=_OF_ACTS)
    at_new = Q(unit_id__in=formed) | Q(unit_id__in=here, at__gte=days.start(act.on))
    on_moved = Q(subject="registration", subject_id__in=moved)
    for entry in since.filter(at_new | on_moved).order_by("seq").iterator():
        place = UnitVersion.objects.filter(unit=entry.unit_id).order_by("-from_on").values_list("name", flat=True)
        words = (vietnamese.show_day(days.day(entry.at)), *place[:1])
        yield f"{diary.LABELS[diary.Word(entry.word)]} ({', '.join(words)})"


def _begun(act: Reorganisation) -> Iterator[str]:
    """Tell what was registered since then by the changed units, or goes on at a successor.

    The diary knows these by their base unit only, which may not have changed.
    """
    here, formed = _touched(act)
    since = Q(created_at__gte=days.start(act.on))
    taken_over = act.successions.values("exemplar_id")
    new = (
        Q(exemplar__owners__home_id__in=formed)
        | Q(exemplar_id__in=taken_over)
        | (Q(exemplar__owners__home_id__in=here) & since)
    )
    begun = Registration.objects.filter(new, created_at__gt=act.at).order_by("pk").distinct()
    for row in begun.select_related("exemplar"):
        yield f"Đăng ký “{row.exemplar.title}”"


_OF_ACTS = (str(diary.Word.REORGANISED), str(diary.Word.REORGANISATION_UNDONE), str(diary.Word.SUCCESSORS_CHOSEN))


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, (date, datetime)) else value


def _values(table: type[Model], held: Mapping[str, Any]) -> dict[str, Any]:
    columns = {one.attname: one for one in table._meta.concrete_fields}
    return {name: columns[name].to_python(value) for name, value in held.items()}
