"""The lines of a list of dossiers: read in a fixed number of queries, counted and judged where that is asked for."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import F, OuterRef, QuerySet, Subquery

from kheo import rulebook
from kheo.store.models import Actual, Assignment, Criterion, Exemplar, Registration
from kheo.work import judgements, lifecycle, lists, programmes, unit_names
from kheo.work.unit_names import Names


@dataclass(frozen=True, slots=True)
class Line:
    """One dossier in a list; its criteria are counted, and `judged` says where it stands, if that was asked for."""

    id: int
    code: str
    title: str
    kind_label: str
    owner_name: str
    unit_id: int
    unit_name: str
    parent_name: str
    tier_label: str
    round_label: str
    field_label: str
    state: str
    state_label: str
    tone: str
    submitted_on: date | None
    appraiser: str
    changed_at: datetime
    attained: int = 0
    criteria: int = 0
    judged: lists.Row | None = None


class Told(NamedTuple):
    """What is read of one dossier for its line, and what lists are ordered by."""

    id: int
    edition_id: int
    code: str
    title: str
    kind: str
    owner_name: str
    unit_id: int
    unit_name: str
    first_unit: int | None
    tier: str
    round: str
    field: str | None
    state: str
    is_ad_hoc: bool
    submitted_on: date | None
    created_at: datetime
    appraiser: str | None
    title_key: str
    owner_key: str
    changed_at: datetime
    turn: int


def loaded(rows: QuerySet[Registration]) -> list[Told]:
    """Read what lines show of some dossiers that tell their turn (one query)."""
    working = Assignment.objects.filter(registration=OuterRef("pk"), ended_on__isnull=True).order_by("pk")
    found = unit_names.with_origins(rows).annotate(
        code=F("exemplar__code"),
        title=F("exemplar__title"),
        kind=F("exemplar__kind"),
        field=F("accepted_version__field"),
        appraiser=Subquery(working.values("person__full_name")[:1]),
    )
    return [Told._make(one) for one in found.values_list(*Told._fields)]


def read(told: Sequence[Told], names: Names, on: date) -> list[Line]:
    """Turn dossiers that were `loaded` into lines, their units named as then or as on a day."""
    books = programmes.books({row.edition_id for row in told})
    called = unit_names.reading(names, on)
    return [_line(row, books[row.edition_id], called(row)) for row in told]


def counted(lines: Sequence[Line]) -> list[Line]:
    """Count the criteria of each line and those that were attained, by the figures alone (one query)."""
    value = Actual.objects.filter(criterion=OuterRef("pk"), report__registration=OuterRef("version__registration"))
    accepted = Registration.objects.filter(pk__in=[line.id for line in lines]).values("accepted_version_id")
    criteria = Criterion.objects.filter(version_id__in=accepted).annotate(of=F("version__registration_id"))
    promised: Counter[int] = Counter()
    attained: Counter[int] = Counter()
    for one in criteria.annotate(reached=Subquery(value.values("value")[:1])):
        of, reached = vars(one)["of"], vars(one)["reached"]
        promised[of] += 1
        attained[of] += judgements.attained(one, reached) in {"met", "exceeded"}
    return [replace(line, attained=attained[line.id], criteria=promised[line.id]) for line in lines]


def judged(lines: Sequence[Line], on: date) -> list[Line]:
    """Judge the lines of a page on a day, in a number of queries that does not depend on theirs."""
    rows = Registration.objects.filter(pk__in=[line.id for line in lines])
    found = {row.id: row for row in lists.judged(rows, on)}
    return [replace(line, judged=found[line.id]) for line in lines]


def _line(row: Told, programme: rulebook.Programme, called: unit_names.Called) -> Line:
    state, field = lifecycle.State(row.state), row.field or ""
    return Line(
        id=row.id,
        code=row.code,
        title=row.title,
        kind_label=str(Exemplar.Kind(row.kind).label),
        owner_name=row.owner_name,
        unit_id=row.unit_id,
        unit_name=called.name,
        parent_name=called.parent,
        tier_label=programme.tiers[row.tier].label.vi if row.tier in programme.tiers else "",
        round_label=programmes.label(programme, row.round),
        field_label=programme.fields[field].label.vi if field in programme.fields else "",
        state=state.value,
        state_label=lifecycle.label(state, ad_hoc=row.is_ad_hoc),
        tone=lifecycle.TONES[state],
        submitted_on=row.submitted_on,
        appraiser=row.appraiser or "",
        changed_at=row.changed_at,
    )
