"""Read the years behind an exemplar on a list: what each recognised, its figures, and what was said of quality (A8)."""

from dataclasses import dataclass
from datetime import date, datetime

from kheo.store.models import QualityWord, Registration
from kheo.work import acts, conferences, days, judgements, programmes
from kheo.work.actors import Actor
from kheo.work.judgements import CriterionLine
from kheo.work.refusals import NotFound


@dataclass(frozen=True, slots=True)
class Year:
    """One round that is looked back on: the grade it was recognised with, and its figures."""

    id: int
    round_label: str
    grade_label: str
    criteria: tuple[CriterionLine, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """What the base group said of quality, and on what ground."""

    rising: bool
    ground: str
    on: date
    by: str


@dataclass(frozen=True, slots=True)
class Streak:
    """The years behind an exemplar, oldest first, with what was said of them; the last word counts."""

    years: tuple[Year, ...]
    words: tuple[Word, ...]
    cite: tuple[str, ...]


def find(*, by: Actor, registration_id: int, now: datetime) -> Streak:
    """Read them for one on a list; years that are not this person's to see stay out. Raises `NotFound`."""
    row = acts.seen(by).filter(pk=registration_id).first()
    if row is None:
        raise NotFound("Không tìm thấy hồ sơ này, hoặc đồng chí không có quyền xem.")
    programme = programmes.judging(row).on(days.day(now))
    condition = conferences.quality(programme, row.round)
    back = conferences.looks_back_on(programme, row.round)
    below = acts.seen(by).filter(exemplar_id=row.exemplar_id, round__in=back, accepted_version__isnull=False)
    rows = below.select_related("accepted_version", "selection", "report").prefetch_related(
        "accepted_version__criteria", "assignments__appraisal", "report__actuals"
    )
    grades = programme.grades
    years = [
        Year(
            id=one.pk,
            round_label=programmes.label(programme, one.round),
            grade_label=grades[grade].label.vi if (grade := _grade(one)) in grades else "",
            criteria=judgements.criteria(one, one.accepted_version, {}, full=False) if one.accepted_version else (),
        )
        for one in sorted(rows, key=lambda one: (max(programme.rounds[one.round].years), one.pk))
    ]
    return Streak(tuple(years), words(row.pk), condition.cite if condition is not None else ())


def words(registration_id: int) -> tuple[Word, ...]:
    """List what was said of one on a list, oldest first."""
    found = QualityWord.objects.filter(registration_id=registration_id).select_related("by").order_by("on", "pk")
    return tuple(Word(one.rising, one.ground, one.on, one.by.full_name) for one in found)


def _grade(row: Registration) -> str:
    selection = getattr(row, "selection", None)
    return selection.grade if selection is not None and selection.selected else ""
