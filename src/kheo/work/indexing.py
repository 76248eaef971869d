"""Keep what the search box looks in: called by the verbs that name a thing, and by `reindex` for everything."""

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import TypeVar

from django.db import transaction
from django.db.models import F, QuerySet

from kheo import vietnamese
from kheo.store.finding import KINDS
from kheo.store.models import Document, Exemplar, Lookup, Person, Registration, UnitVersion, Word

Kind = Lookup.Kind
T = TypeVar("T")

_WORD = re.compile(r"[a-z0-9]+")
_LETTERS = "abcdefgh"  # one for each kind, in the order of their numbers
_LONGEST = 60
_BATCH = 1_000
_TOLD = ("title", "problem", "situation", "goal", "measures")


def words(text: str) -> list[str]:
    """Cut a text into the folded words it is found by."""
    return [found[:_LONGEST] for found in _WORD.findall(vietnamese.fold(text))]


def number(kind: Lookup.Kind) -> int:
    """Give the number of a kind: the rest of its lookups' numbers over `KINDS`."""
    return list(Kind).index(kind)


def of(kind: Lookup.Kind) -> QuerySet[Lookup]:
    """Give the lookups of a kind."""
    return Lookup.objects.alias(rest=F("id") % KINDS).filter(rest=number(kind))


def letter(kind: Lookup.Kind) -> str:
    """Give the letter that stands before each word of a kind's lookups."""
    return _LETTERS[number(kind)]


def note(kind: Lookup.Kind, thing_id: int, *texts: str) -> None:
    """Note the words of one thing; what it was found by before is forgotten."""
    note_all(kind, [(thing_id, texts)])


def note_all(kind: Lookup.Kind, named: Iterable[tuple[int, Iterable[str]]]) -> None:
    """Note the words of many things of a kind, in few statements."""
    told = {thing_id: words(" ".join(texts)) for thing_id, texts in named}
    Lookup.objects.bulk_create(
        [
            Lookup(id=_key(kind, thing_id), folded=" ".join(letter(kind) + word for word in found))
            for thing_id, found in told.items()
        ],
        update_conflicts=True,
        unique_fields=("id",),
        update_fields=("folded",),
    )
    occurring = {word for found in told.values() for word in found}
    known = set(Word.objects.filter(text__in=occurring).values_list("text", flat=True))
    # in one order, so that two who note the same words do not wait for each other
    Word.objects.bulk_create(
        [Word(text=word, size=len(word)) for word in sorted(occurring - known)], ignore_conflicts=True
    )


def forget(kinds: Iterable[Lookup.Kind], thing_id: int) -> None:
    """Forget a thing that is no longer there, in all the ways it was found."""
    Lookup.objects.filter(pk__in=[_key(kind, thing_id) for kind in kinds]).delete()


def _key(kind: Lookup.Kind, thing_id: int) -> int:
    return thing_id * KINDS + number(kind)


def exemplars(ids: Collection[int]) -> None:
    """Note exemplars by their titles, codes and owners."""
    rows = Exemplar.objects.filter(pk__in=ids).prefetch_related("owners__person", "owners__unit__versions")
    note_all(Kind.EXEMPLAR, [_of_exemplar(row) for row in rows])


def contents(exemplar_ids: Collection[int]) -> None:
    """Note exemplars by what they set out to do, as a steering group last received it; the library looks there."""
    note_all(Kind.CONTENT, _contents(exemplar_ids))


def everything() -> int:
    """Note every thing there is anew, and forget what is no longer there; return how many were noted."""
    return sum(_anew(kind, named) for kind, named in _sources())


def _sources() -> Iterator[tuple[Lookup.Kind, Iterator[tuple[int, Iterable[str]]]]]:
    rows = Exemplar.objects.prefetch_related("owners__person", "owners__unit__versions")
    yield Kind.EXEMPLAR, (_of_exemplar(row) for row in rows.iterator(chunk_size=_BATCH))
    yield Kind.UNIT, iter(_units().items())
    people = Person.objects.values_list("pk", "full_name").iterator()
    yield Kind.PERSON, ((pk, (name,)) for pk, name in people)
    papers = Document.objects.values_list("pk", "title").iterator()
    yield Kind.PAPER, ((pk, (title,)) for pk, title in papers)
    done = Registration.objects.filter(accepted_version__isnull=False).order_by("exemplar_id")
    received = done.values_list("exemplar_id", flat=True).distinct().iterator()
    yield Kind.CONTENT, (one for batch in _batches(received) for one in _contents(batch))


@transaction.atomic
def _anew(kind: Lookup.Kind, named: Iterator[tuple[int, Iterable[str]]]) -> int:
    of(kind).delete()
    many = 0
    for batch in _batches(named):
        note_all(kind, batch)
        many += len(batch)
    return many


def _batches(many: Iterator[T]) -> Iterator[list[T]]:
    while batch := list(islice(many, _BATCH)):
        yield batch


def unit(unit_id: int) -> None:
    """Note a unit by every name it has had: people ask for the old one."""
    note_all(Kind.UNIT, _units(unit_id).items())


def _units(*unit_ids: int) -> dict[int, list[str]]:
    versions = UnitVersion.objects.order_by("unit_id", "-from_on")
    if unit_ids:
        versions = versions.filter(unit_id__in=unit_ids)
    found: dict[int, list[str]] = {}
    for unit_id, code, name, short in versions.values_list("unit_id", "unit__code", "name", "short_name"):
        found.setdefault(unit_id, [code]).extend((name, short))
    return {key: list(dict.fromkeys(names)) for key, names in found.items()}


def _of_exemplar(row: Exemplar) -> tuple[int, list[str]]:
    names = [row.title, row.code]
    for owner in row.owners.all():
        if owner.person is not None:
            names.append(owner.person.full_name)
        elif owner.unit is not None:
            names += [name for one in owner.unit.versions.all() for name in (one.name, one.short_name)]
    return row.pk, list(dict.fromkeys(names))


def _contents(exemplar_ids: Collection[int]) -> list[tuple[int, list[str]]]:
    rows = Registration.objects.filter(exemplar_id__in=exemplar_ids, accepted_version__isnull=False)
    newest = {row.exemplar_id: row.accepted_version for row in rows.select_related("accepted_version").order_by("pk")}
    return [(exemplar_id, [getattr(version, name) for name in _TOLD]) for exemplar_id, version in newest.items()]
