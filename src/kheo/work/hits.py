"""What is found besides exemplars, as it is shown: units, people and papers that somebody may see."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from kheo.store.models import Appointment, Document, Lookup, Person, UnitVersion
from kheo.work import acts, permits, units
from kheo.work.actors import ROLE_LABELS, Actor, Role

SLUGS: Final = {Lookup.Kind.UNIT: "don-vi", Lookup.Kind.PERSON: "nguoi", Lookup.Kind.PAPER: "van-ban"}


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: `id` is the registration, unit or document to open; a person leads nowhere."""

    id: int
    label: str
    detail: str


def unit_hits(by: Actor, ids: RawSQL, on: date) -> list[Hit]:
    """Read those units of some that somebody reads, in the order of the tree."""
    tree = units.tree(on)
    found = UnitVersion.objects.filter(unit_id__in=ids).filter(unit_id__in=permits.opened(by))
    newest = {row.unit_id: row for row in found.order_by("unit_id", "from_on")}

    def detail(row: UnitVersion) -> str:
        above = tree[row.parent_id].name if row.parent_id in tree and row.parent_id is not None else ""
        return above if row.unit_id in tree else "không còn hoạt động"

    return [Hit(row.unit_id, row.name, detail(row)) for row in sorted(newest.values(), key=lambda row: row.sort_key)]


def people_of(by: Actor, on: date) -> QuerySet[Person]:
    """Give the people who hold a post where somebody reads the work, or below such a base; and oneself."""
    return Person.objects.filter(Q(pk__in=_posts(by, on).values("person_id")) | Q(pk=by.person_id))


def person_hits(by: Actor, found: Sequence[Person], on: date) -> Iterator[Hit]:
    """Turn people into hits, with the posts by which somebody finds them (one query)."""
    tree = units.tree(on)
    posts: dict[int, list[str]] = {}
    for post in _posts(by, on).filter(person__in=found).order_by("pk"):
        place = tree[post.unit_id].short_name if post.unit_id in tree else ""
        posts.setdefault(post.person_id, []).append(f"{ROLE_LABELS[Role(post.role)]}, {place}".rstrip(", "))
    for one in found:
        yield Hit(one.pk, one.full_name, "; ".join(dict.fromkeys(posts.get(one.pk, []))))


def _posts(by: Actor, on: date) -> QuerySet[Appointment]:
    opened, tree = permits.opened(by), units.tree(on)
    below = {unit_id for base in tree.bases() if base.id in opened for unit_id in tree.under(base.id)}
    held = Appointment.objects.filter(Q(until_on__isnull=True) | Q(until_on__gt=on), from_on__lte=on)
    return held.filter(unit_id__in=opened | below)


def papers_of(by: Actor) -> QuerySet[Document]:
    """Give the papers of the units somebody reads, of the dossiers they see, and of what was decided on those."""
    seen = acts.seen(by)
    allowed = (
        Q(unit_id__in=permits.opened(by))
        | Q(registration_id__in=seen.values("pk"))
        | Q(decision_id__in=seen.filter(awards__isnull=False).values("awards__decision_id"))
    )
    return Document.objects.defer("value").filter(allowed)


def paper_hits(found: Iterable[Document]) -> Iterator[Hit]:
    """Turn papers into hits."""
    for one in found:
        yield Hit(one.pk, one.title, f"{one.on:%d/%m/%Y}")
