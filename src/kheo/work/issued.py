"""The issued papers of the units that somebody oversees, as a list; `documents` makes and hands out their bytes."""

from dataclasses import dataclass
from datetime import date

from kheo import papers
from kheo.store.models import Document
from kheo.work import permits
from kheo.work.actors import Actor


@dataclass(frozen=True, slots=True)
class Issued:
    """A line in the book of issued papers."""

    id: int
    kind: str
    kind_label: str
    title: str
    unit_id: int
    round: str
    on: date
    ready: bool


def book(*, by: Actor) -> list[Issued]:
    """List the issued papers of the units that somebody oversees or works for, unit by unit, oldest first."""
    rows = Document.objects.filter(unit_id__in=permits.opened(by)).order_by("unit_id", "round", "on", "pk")
    return [
        Issued(
            id=row.pk,
            kind=row.kind,
            kind_label=papers.TITLES[row.kind],
            title=row.title,
            unit_id=row.unit_id,
            round=row.round,
            on=row.on,
            ready=row.rendered_at is not None,
        )
        for row in rows.defer("value")
    ]
