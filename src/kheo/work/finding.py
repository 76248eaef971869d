"""Find exemplars, units, people and papers by their words; only what somebody may see.

No accents are needed, đ is d, the beginning of a word is enough, words may stand in any order. Where a word occurs
nowhere, the nearest that does is taken and named.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Max, Model, Q, QuerySet
from django.db.models.expressions import RawSQL
from rapidfuzz.distance import OSA

from kheo.store.models import Document, Exemplar, Lookup, Person, Registration, Word
from kheo.work import acts, days, gathering, hits, indexing
from kheo.work.actors import Actor
from kheo.work.hits import Hit

T = TypeVar("T", bound=Model)

SHOWN = 8
_LOOKED_AT = 400
_WORDS = 8
_NEAR = 3
_PAIRED = 16
_LIKELY = 60

_MATCH = {
    "postgresql": (
        "SELECT thing_id FROM store_lookup "
        "WHERE kind = %s AND to_tsvector('simple'::regconfig, folded) @@ to_tsquery('simple'::regconfig, %s)"
    ),
    "sqlite": (
        "SELECT thing_id FROM store_lookup "
        "WHERE kind = %s AND id IN (SELECT rowid FROM store_lookup_words WHERE store_lookup_words MATCH %s)"
    ),
}

# whether a word that occurs begins with one: an index range instead of a pattern, which SQLite would scan for
_BEGINS = "SELECT CAST(%s AS varchar(60)), EXISTS (SELECT 1 FROM store_word WHERE text >= %s AND text < %s)"

# the same without gathering all that matches first: these stop at a limit
_SHARING = {
    "postgresql": f"{_MATCH['postgresql']} LIMIT %s",
    "sqlite": (
        "SELECT thing_id FROM store_lookup_words JOIN store_lookup ON store_lookup.id = store_lookup_words.rowid "
        "WHERE kind = %s AND store_lookup_words MATCH %s LIMIT %s"
    ),
}


@dataclass(frozen=True, slots=True)
class Group:
    """The hits of a kind, the first few; `more` when there are others; `slug` names their list, exemplars have one."""

    kind: str
    label: str
    hits: tuple[Hit, ...]
    more: bool
    slug: str


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, by kind; `instead` names what was looked for where the words as typed occur nowhere."""

    text: str
    groups: tuple[Group, ...]
    instead: str = ""


def find(*, by: Actor, text: str, now: datetime) -> Found:
    """Find what somebody may see by words of its title, name, number or code; nothing is found by no word."""
    words, instead = read_words(text)
    if not words:
        return Found(text, ())
    asked_of = Sought(by, words, days.day(now), _newest(words))
    told = (_group(kind, _READS[kind](asked_of)) for kind in _READS)
    return Found(text, tuple(group for group in told if group.hits), instead)


def read_words(text: str) -> tuple[list[str], str]:
    """Read what to look for: none where one of the words occurs nowhere; and what was taken instead of them, if so."""
    asked = indexing.words(text)[:_WORDS]
    words = _nearest(asked) if asked else []
    return words, " ".join(words) if words != asked else ""


def exemplars_matching(text: str) -> RawSQL | None:
    """Ask for the ids of the exemplars with these words, for a filter of a list; nothing where none can match."""
    words, _instead = read_words(text)
    return matching(Lookup.Kind.EXEMPLAR, words) if words else None


def contents_matching(text: str) -> RawSQL | None:
    """Ask for the ids of the exemplars whose content, as it was received, has these words."""
    words, _instead = read_words(text)
    return matching(Lookup.Kind.CONTENT, words) if words else None


def sharing(*texts: str) -> list[int]:
    """Give the exemplars whose content has pairs of words that stand in these texts, the rarest pairs counting most.

    No pair is followed further than `_LOOKED_AT`: what stands everywhere tells nothing. One query.
    """
    pairs = dict.fromkeys(pair for text in texts for pair in pairwise(indexing.words(text)[:_PAIRED]))
    if not pairs:
        return []
    one, both = (_SHARING[connection.vendor], " & " if connection.vendor == "postgresql" else " AND ")
    arms = [f"SELECT {number}, thing_id FROM ({one}) AS p{number}" for number in range(len(pairs))]  # noqa: S608 - numbers alone
    asked = [value for pair in pairs for value in (Lookup.Kind.CONTENT.value, both.join(pair), _LOOKED_AT)]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(arms), asked)
        found = cursor.fetchall()
    often = Counter(number for number, _thing_id in found)
    weights: Counter[int] = Counter()
    for number, thing_id in found:
        weights[thing_id] += _LOOKED_AT // often[number]
    return [thing_id for thing_id, _weight in weights.most_common(_LIKELY)]


def _group(kind: Lookup.Kind, read: Iterable[Hit]) -> Group:
    found = tuple(read)
    return Group(kind.value, str(kind.label), found[:SHOWN], len(found) > SHOWN, hits.SLUGS.get(kind, ""))


def _nearest(asked: list[str]) -> list[str]:
    """Take each word as it is where anything begins with it, else the nearest that occurs; nothing if one has none."""
    words, known = [], _beginning(asked)
    for word in asked:
        if word in known:
            words.append(word)
            continue
        slips = 0 if len(word) < _NEAR else 1 if len(word) < 2 * _NEAR else 2
        sizes = Q(size__gte=len(word) - slips, size__lte=len(word) + slips)
        near = [
            (slip, one)
            for one in Word.objects.filter(sizes).values_list("text", flat=True)
            if 0 < (slip := OSA.distance(word, one, score_cutoff=slips)) <= slips
        ]
        if not near:
            return []
        words.append(min(near)[1])
    return words


def _beginning(asked: list[str]) -> set[str]:
    """Tell which of some words begin one that occurs; each is a short way along the index of words (one query).

    The index compares bytewise on both databases, and `{` comes right behind `z`, the last of a folded word's letters.
    """
    if not asked:
        return set()
    given = [value for word in asked for value in (word, word, word + "{")]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([_BEGINS] * len(asked)), given)
        return {word for word, begins in cursor.fetchall() if begins}


def matching(kind: Lookup.Kind, words: list[str], *, newest: bool = False) -> RawSQL:
    """Ask for the ids of a kind's things in which each word begins one, or for the newest `_LOOKED_AT` of them.

    The words hold letters and digits alone.
    """
    asked = " & ".join(f"{word}:*" for word in words)
    if connection.vendor == "sqlite":
        asked = " ".join(f'"{word}"*' for word in words)
    end, limit = (" ORDER BY thing_id DESC LIMIT %s", (_LOOKED_AT,)) if newest else ("", ())
    return RawSQL(f"{_MATCH[connection.vendor]}{end}", (kind.value, asked, *limit))  # noqa: S611


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for by whom on which day, and the newest few ids of each kind that match."""

    by: Actor
    words: list[str]
    on: date
    newest: Mapping[Lookup.Kind, list[int]]

    def read(self, kind: Lookup.Kind, few: Callable[[Any], list[T]]) -> list[T]:
        """Read a few things that match and are allowed.

        What matches is looked at first, the newest of it: a rare word matches little. Where it matches more than that,
        whoever may see little is asked the other way round.
        """
        found = few(self.newest[kind])
        if len(found) > SHOWN or len(self.newest[kind]) < _LOOKED_AT:
            return found
        return few(matching(kind, self.words))


def _newest(words: list[str]) -> dict[Lookup.Kind, list[int]]:
    """Find the newest ids of each kind that match, no more than `_LOOKED_AT` (one query for all kinds)."""
    kinds = {Lookup.Kind.EXEMPLAR: Exemplar, Lookup.Kind.PERSON: Person, Lookup.Kind.PAPER: Document}
    asks = (
        gathering.Ask(kind.value, model._default_manager.filter(pk__in=matching(kind, words, newest=True)))
        for kind, model in kinds.items()
    )
    found = gathering.gather(asks)
    return {kind: [one.id for one in found[kind.value]] for kind in kinds}


def _exemplars(asked: Sought) -> Iterator[Hit]:
    """Find exemplars by the newest dossier of each that somebody may see."""

    def few(ids: Any) -> list[Registration]:
        seen = acts.seen(asked.by).filter(exemplar_id__in=ids).values("exemplar_id").annotate(last=Max("pk"))
        rows = Registration.objects.filter(pk__in=seen.values("last")).select_related("exemplar")
        return list(rows.order_by("-exemplar_id")[: SHOWN + 1])

    for row in asked.read(Lookup.Kind.EXEMPLAR, few):
        yield Hit(row.pk, row.exemplar.title, f"{row.owner_name} · {row.unit_name} · {row.exemplar.code}")


def _units(asked: Sought) -> Iterable[Hit]:
    return hits.unit_hits(asked.by, matching(Lookup.Kind.UNIT, asked.words), asked.on)[: SHOWN + 1]


def _people(asked: Sought) -> Iterator[Hit]:
    found = asked.read(Lookup.Kind.PERSON, _few(hits.people_of(asked.by, asked.on)))
    return hits.person_hits(asked.by, sorted(found, key=lambda one: one.name_key), asked.on)


def _papers(asked: Sought) -> Iterable[Hit]:
    return hits.paper_hits(asked.read(Lookup.Kind.PAPER, _few(hits.papers_of(asked.by))))


def _few(rows: QuerySet[T]) -> Callable[[Any], list[T]]:
    return lambda ids: list(rows.filter(pk__in=ids).order_by("-pk")[: SHOWN + 1])


_READS = {
    Lookup.Kind.EXEMPLAR: _exemplars,
    Lookup.Kind.UNIT: _units,
    Lookup.Kind.PERSON: _people,
    Lookup.Kind.PAPER: _papers,
}
