"""Find exemplars, units, people and papers by their words; only what somebody may see.

No accents are needed, đ is d, the beginning of a word is enough, words may stand in any order. Where a word occurs
nowhere, the nearest that does is taken and named.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Any, NamedTuple, TypeVar

from django.db import connection
from django.db.models import Max, Model, Q, QuerySet
from django.db.models.expressions import RawSQL
from rapidfuzz.distance import OSA

from kheo.store.finding import KINDS
from kheo.store.models import Lookup, Registration, Word
from kheo.work import acts, days, hits, indexing
from kheo.work.actors import Actor
from kheo.work.hits import Hit

T = TypeVar("T", bound=Model)

SHOWN = 8
_LOOKED_AT = 400
_WORDS = 8
_NEAR = 3
_PAIRED = 16
_LIKELY = 60
_OCCURRING = 24  # so many words that begin with one are named to PostgreSQL, which finds them quicker one by one
_LOOKED_THROUGH = (Lookup.Kind.EXEMPLAR, Lookup.Kind.PERSON, Lookup.Kind.PAPER)

# the numbers of what matches; SQLite reads them in their order, as far as they are wanted
_MATCH = {
    "postgresql": "SELECT id FROM store_lookup WHERE words @@ to_tsquery('simple'::regconfig, %s)",
    "sqlite": "SELECT rowid AS id FROM store_lookup_words WHERE store_lookup_words MATCH %s",
}
_NUMBER = {"postgresql": "id", "sqlite": "rowid"}

# the words that occur and begin with one: an index range instead of a pattern, which SQLite would scan for
_BEGINS = (
    "SELECT * FROM (SELECT CAST(%s AS varchar(60)) AS asked, text FROM store_word "
    "WHERE text >= %s AND text < %s ORDER BY text LIMIT {most}) AS w{number}"
)


class Start(NamedTuple):
    """A word that is looked for: whatever begins with it; `occurring` lists all that does, unless that is too much."""

    word: str
    occurring: tuple[str, ...] = ()


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
    starts, instead = read_words(text)
    if not starts:
        return Found(text, ())
    asked_of = Sought(by, starts, days.day(now), _newest(starts))
    told = (_group(kind, _READS[kind](asked_of)) for kind in _READS)
    return Found(text, tuple(group for group in told if group.hits), instead)


def read_words(text: str) -> tuple[list[Start], str]:
    """Read what to look for: none where one of the words occurs nowhere; and what was taken instead of them, if so."""
    asked = indexing.words(text)[:_WORDS]
    starts = _nearest(asked) if asked else []
    words = [one.word for one in starts]
    return starts, " ".join(words) if words != asked else ""


def sharing(*texts: str) -> list[int]:
    """Give the exemplars whose content has pairs of words that stand in these texts, the rarest pairs counting most.

    No pair is followed further than `_LOOKED_AT`: what stands everywhere tells nothing. One query.
    """
    pairs = dict.fromkeys(pair for text in texts for pair in pairwise(indexing.words(text)[:_PAIRED]))
    if not pairs:
        return []
    letter, both = indexing.letter(Lookup.Kind.CONTENT), " & " if connection.vendor == "postgresql" else " AND "
    match = f"{_MATCH[connection.vendor]} LIMIT %s"
    arms = [f"SELECT {number}, id FROM ({match}) AS p{number}" for number in range(len(pairs))]  # noqa: S608
    asked = [value for pair in pairs for value in (both.join(f"{letter}{word}" for word in pair), _LOOKED_AT)]
    found = [(number, key // KINDS) for number, key in _read(" UNION ALL ".join(arms), asked)]
    often = Counter(number for number, _thing_id in found)
    weights: Counter[int] = Counter()
    for number, thing_id in found:
        weights[thing_id] += _LOOKED_AT // often[number]
    return [thing_id for thing_id, _weight in weights.most_common(_LIKELY)]


def _group(kind: Lookup.Kind, read: Iterable[Hit]) -> Group:
    found = tuple(read)
    return Group(kind.value, str(kind.label), found[:SHOWN], len(found) > SHOWN, hits.SLUGS.get(kind, ""))


def _nearest(asked: list[str]) -> list[Start]:
    """Take each word as it is where anything begins with it, else the nearest that occurs; nothing if one has none."""
    starts, known = [], _beginning(asked)
    for word in asked:
        if word in known:
            starts.append(known[word])
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
        starts.append(Start(min(near)[1]))
    return starts


def _beginning(asked: list[str]) -> dict[str, Start]:
    """List what occurs and begins with some words; each is a short way along the index of words (one query).

    The index compares bytewise on both databases, and `{` comes right behind `z`, the last of a folded word's letters.
    """
    arms = [_BEGINS.format(most=_OCCURRING + 1, number=number) for number in range(len(asked))]
    given = [value for word in asked for value in (word, word, word + "{")]
    found: dict[str, list[str]] = {}
    for word, occurring in _read(" UNION ALL ".join(arms), given):
        found.setdefault(word, []).append(occurring)
    return {word: Start(word, tuple(all_) if len(all_) <= _OCCURRING else ()) for word, all_ in found.items()}


def matching(kind: Lookup.Kind, starts: Collection[Start]) -> RawSQL:
    """Ask for the ids of a kind's things in which each word begins one."""
    return RawSQL(f"SELECT id / {KINDS} FROM ({_MATCH[connection.vendor]}) AS found", (_query(kind, starts),))  # noqa: S608, S611


def nearest(
    kind: Lookup.Kind, starts: Collection[Start], many: int, *, beyond: int | None = None, rising: bool = False
) -> list[int]:
    """Read the first so many of what `matching` asks for, from the newest down, or up; `beyond` one, if given."""
    params: list[str | int] = [_query(kind, starts)]
    match, end = _MATCH[connection.vendor], "ASC" if rising else "DESC"
    if beyond is not None:
        match += f" AND {_NUMBER[connection.vendor]} {'>' if rising else '<'} %s"
        params.append(beyond * KINDS + indexing.number(kind))
    match += f" ORDER BY {_NUMBER[connection.vendor]} {end} LIMIT %s"
    return [key // KINDS for (key,) in _read(match, [*params, many])]


def _query(kind: Lookup.Kind, starts: Iterable[Start]) -> str:
    """Write what is looked for among a kind's words in the database's own way; they hold letters and digits alone."""
    letter = indexing.letter(kind)
    if connection.vendor == "sqlite":
        return " ".join(f'"{letter}{one.word}"*' for one in starts)
    ways = ([f"{letter}{word}" for word in one.occurring] or [f"{letter}{one.word}:*"] for one in starts)
    return " & ".join(f"({' | '.join(way)})" for way in ways)


def _read(statement: str, params: Sequence[str | int]) -> Sequence[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        found: Sequence[tuple[Any, ...]] = cursor.fetchall()
        return found


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for by whom on which day, and the newest few ids of each kind that match."""

    by: Actor
    starts: list[Start]
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
        return few(matching(kind, self.starts))


def _newest(starts: list[Start]) -> dict[Lookup.Kind, list[int]]:
    """Find the newest ids of each kind that match, no more than `_LOOKED_AT` (one query for all kinds)."""
    match = f"{_MATCH[connection.vendor]} ORDER BY {_NUMBER[connection.vendor]} DESC LIMIT %s"
    arms = [f"SELECT id FROM ({match}) AS {kind.value}" for kind in _LOOKED_THROUGH]  # noqa: S608 - from above alone
    asked = [value for kind in _LOOKED_THROUGH for value in (_query(kind, starts), _LOOKED_AT)]
    keys = [key for (key,) in _read(" UNION ALL ".join(arms), asked)]
    return {kind: [key // KINDS for key in keys if key % KINDS == indexing.number(kind)] for kind in _LOOKED_THROUGH}


def _exemplars(asked: Sought) -> Iterator[Hit]:
    """Find exemplars by the newest dossier of each that somebody may see."""

    def few(ids: Any) -> list[Registration]:
        seen = acts.seen(asked.by).filter(exemplar_id__in=ids).values("exemplar_id").annotate(last=Max("pk"))
        rows = Registration.objects.filter(pk__in=seen.values("last")).select_related("exemplar")
        return list(rows.order_by("-exemplar_id")[: SHOWN + 1])

    for row in asked.read(Lookup.Kind.EXEMPLAR, few):
        yield Hit(row.pk, row.exemplar.title, f"{row.owner_name} · {row.unit_name} · {row.exemplar.code}")


def _units(asked: Sought) -> Iterable[Hit]:
    return hits.unit_hits(asked.by, matching(Lookup.Kind.UNIT, asked.starts), asked.on)[: SHOWN + 1]


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
