"""The library: what was tried for which problem, in which field, and what came of it through the years.

In it stands what a steering group has received. Somebody finds there what they may see; and, of every unit, those
exemplars of collectives that were praised in public, with what was said there: title, owner, field, the results. What
an individual is praised for, and the dossier behind a result, is for whoever may see it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from kheo import rulebook, vietnamese
from kheo.store.models import Award, Exemplar, Lookup, PastResult, Registration, Version
from kheo.vietnamese import likeness
from kheo.work import acts, days, finding, judgements, lifecycle, permits, programmes
from kheo.work.actors import Actor
from kheo.work.choices import Choice
from kheo.work.keyset import Place, vanished
from kheo.work.lifecycle import State
from kheo.work.refusals import NotFound

PAGE = 20
BATCH = 200
MANY = 1_000  # on a page to print
NEAREST = 400  # of what has the words, looked at before all of it
SIMILAR = 4
PAST = 20
_ALIKE = 0.12
_SAME_FIELD = 0.05
_NOT_TRIED = (State.DRAFT, State.SUBMITTED, State.RETURNED, State.WITHDRAWN, State.DECLINED)
RESULTS = {what.value: what.label for what in Award.What}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; empty values ask for everything.

    A page goes on from an exemplar, its `place`; `is_whole` asks for all of it on one page, to print.
    """

    text: str = ""
    field: str = ""
    result: str = ""
    place: Place | None = None
    is_whole: bool = False

    @property
    def is_first(self) -> bool:
        """Tell whether it is asked for from its beginning."""
        return self.place is None or self.is_whole


@dataclass(frozen=True, slots=True)
class Time:
    """One round in which it was tried, named as then; `id` and the state are for whoever may open the dossier."""

    round_label: str
    unit_name: str
    results: tuple[str, ...]
    id: int | None = None
    state_label: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One exemplar: the newest of what was received, and each time it was tried, newest first."""

    title: str
    owner_name: str
    unit_name: str
    field_label: str
    problem: str
    id: int | None
    times: tuple[Time, ...]


@dataclass(frozen=True, slots=True)
class PastEntry:
    """What a year before Khéo gave, as the office's papers say."""

    year: int
    title: str
    owner_name: str
    result: str
    award: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """A page of the library, what its filters offer, and on the first page what earlier years gave.

    `is_more` tells of a page to print that there is more than fits on it.
    """

    entries: tuple[Entry, ...]
    past: tuple[PastEntry, ...]
    fields: tuple[Choice, ...]
    results: tuple[Choice, ...]
    before: Place | None
    after: Place | None
    is_more: bool


def find(*, by: Actor, wanted: Wanted, now: datetime) -> Shelf:
    """Give a page of what somebody finds in the library, the newest exemplars first; a fixed number of queries.

    A search asks once more where too little is kept of what has its words nearest. A field or a result that is not
    offered counts as any. Raises `BadInput` for a place where nothing is any more.
    """
    fields = _fields(now)
    wanted = _offered(wanted, fields)
    place = None if wanted.is_whole else wanted.place
    found, more = _found(by, wanted, place, MANY if wanted.is_whole else PAGE)
    if place is not None and not found:
        raise vanished()
    before, after = (None, None) if wanted.is_whole else _beside(list(found), place, more=more)
    return Shelf(
        entries=tuple(found.values()),
        past=tuple(_past(by, wanted, MANY if wanted.is_whole else PAST)) if wanted.is_first else (),
        fields=fields,
        results=tuple(Choice(key, str(label)) for key, label in RESULTS.items()),
        before=before,
        after=after,
        is_more=wanted.is_whole and more,
    )


def every(*, by: Actor, wanted: Wanted, now: datetime) -> Iterator[Entry]:
    """Give all that somebody finds in the library, in the order of its pages, a batch at a time; for exports."""
    wanted, place, more = _offered(wanted, _fields(now)), None, True
    while more:
        found, more = _found(by, wanted, place, BATCH)
        yield from found.values()
        place = Place(min(found, default=0))


def every_past(*, by: Actor, wanted: Wanted, now: datetime) -> Iterator[PastEntry]:
    """Give all that earlier years gave, as `find` gives the newest of it; for exports."""
    yield from _past(by, _offered(wanted, _fields(now)))


def similar(*, by: Actor, registration_id: int) -> tuple[Entry, ...]:
    """Find what was tried for nearly the same as one registration, the most alike first; raises `NotFound`."""
    versions = Version.objects.filter(registration__in=acts.seen(by).filter(pk=registration_id).values("pk"))
    version = versions.select_related("registration").order_by("-number").first()
    if version is None:
        raise NotFound("Không tìm thấy hồ sơ này, hoặc đồng chí không có quyền xem.")
    own = version.registration.exemplar_id
    near = [one for one in finding.sharing(version.title, version.problem) if one != own]
    if not near:
        return ()
    scored = sorted(((_score(version, one), one.registration.exemplar_id) for one in _newest(by, near)), reverse=True)
    ids = [pk for score, pk in scored if score >= _ALIKE][:SIMILAR]
    found = _entries(by, ids)
    return tuple(found[pk] for pk in ids if pk in found)


def _offered(wanted: Wanted, fields: Iterable[Choice]) -> Wanted:
    return replace(
        wanted,
        field=wanted.field if wanted.field in {one.key for one in fields} else "",
        result=wanted.result if wanted.result in RESULTS else "",
    )


def _found(by: Actor, wanted: Wanted, place: Place | None, many: int) -> tuple[dict[int, Entry], bool]:
    """Read so many exemplars from a place on, the newest first, by their ids; tell whether there are more that way."""
    order = "exemplar_id" if place is not None and place.back else "-exemplar_id"
    ids: list[int] = []
    for rows in _tries(_kept(_told(by), wanted), wanted.text, place):
        ids = list(rows.order_by(order).values_list("exemplar_id", flat=True).distinct()[: many + 1])
        if len(ids) > many:
            break
    found = _entries(by, ids[:many])
    return {pk: found[pk] for pk in sorted(found, reverse=True)}, len(ids) > many


def _tries(rows: QuerySet[Registration], text: str, place: Place | None) -> Iterator[QuerySet[Registration]]:
    """Narrow to a place and to words: among what has them nearest to the place, and if that is too little, all."""
    back = place is not None and place.back
    if place is not None:
        rows = rows.filter(**{"exemplar_id__gt" if back else "exemplar_id__lt": place.id})
    if not text.strip():
        yield rows
        return
    words, _instead = finding.read_words(text)
    if words:
        beyond = None if place is None else place.id
        nearest = finding.nearest(Lookup.Kind.CONTENT, words, NEAREST, beyond=beyond, rising=back)
        yield rows.filter(exemplar_id__in=nearest)
        if len(nearest) == NEAREST:
            yield rows.filter(exemplar_id__in=finding.matching(Lookup.Kind.CONTENT, words))


def _beside(ids: list[int], place: Place | None, *, more: bool) -> tuple[Place | None, Place | None]:
    """Tell where the pages before and after one begin."""
    back = place is not None and place.back
    before = Place(ids[0], back=True) if ids and (more if back else place is not None) else None
    return before, Place(ids[-1]) if ids and (more or back) else None


def _score(version: Version, other: Version) -> float:
    alike = likeness(version.title, other.title) + likeness(version.problem, other.problem)
    return alike + _SAME_FIELD if alike and version.field == other.field else alike


def _newest(by: Actor, exemplar_ids: list[int]) -> Iterable[Version]:
    """Read what was last received of some exemplars, of those that may be told of."""
    rows = _told(by).filter(exemplar_id__in=exemplar_ids).order_by("pk")
    versions = Version.objects.filter(pk__in=rows.values("accepted_version_id")).select_related("registration")
    return {one.registration.exemplar_id: one for one in versions.order_by("registration_id")}.values()


def _told(by: Actor) -> QuerySet[Registration]:
    """List what somebody is told of in the library: received, and theirs to see or praised in public."""
    received = Registration.objects.filter(accepted_version__isnull=False).exclude(state__in=_NOT_TRIED)
    return received.filter(permits.visible(by) | _praised()) if by.held else received.none()


def _praised() -> Q:
    # asked of one dossier at a time: a page needs few, and those praised are as many as the years have brought
    given = Award.objects.filter(registration=OuterRef("pk"), what=Award.What.PRAISE, done_on__isnull=False)
    return Q(Exists(given.filter(is_revoked=False)), exemplar__kind=Exemplar.Kind.COLLECTIVE)


def _kept(rows: QuerySet[Registration], wanted: Wanted) -> QuerySet[Registration]:
    """Narrow to a field and to a result."""
    if wanted.field:
        rows = rows.filter(accepted_version__field=wanted.field)
    if wanted.result:
        given = Award.objects.filter(what=wanted.result, is_revoked=False)
        rows = rows.filter(pk__in=given.values("registration_id"))
    return rows


def _entries(by: Actor, exemplar_ids: Iterable[int]) -> dict[int, Entry]:
    """Read some exemplars with all their times, by their ids (two queries)."""
    rows = _told(by).filter(exemplar_id__in=exemplar_ids).select_related("exemplar", "accepted_version")
    rows = rows.annotate(is_seen=Exists(acts.seen(by).filter(pk=OuterRef("pk"))))
    given = Prefetch("awards", Award.objects.select_related("decision"))
    found: dict[int, list[Registration]] = {}
    for row in rows.prefetch_related(given).order_by("-pk"):
        found.setdefault(row.exemplar_id, []).append(row)
    told = [row for one in found.values() for row in one]
    seen = {row.pk for row in told if vars(row)["is_seen"]}
    books = programmes.for_registrations(told)
    return {pk: _entry(times, seen, books) for pk, times in found.items()}


def _entry(rows: list[Registration], seen: set[int], books: Mapping[int, rulebook.Programme]) -> Entry:
    newest = next((row for row in rows if row.pk in seen), rows[0])
    version = newest.accepted_version
    book = books[newest.edition_id]
    return Entry(
        title=version.title if version else newest.exemplar.title,
        owner_name=newest.owner_name,
        unit_name=newest.unit_name,
        field_label=book.fields[version.field].label.vi if version and version.field in book.fields else "",
        problem=version.problem if version and newest.pk in seen else "",
        id=newest.pk if newest.pk in seen else None,
        times=tuple(_time(row, books[row.edition_id], is_seen=row.pk in seen) for row in rows),
    )


def _time(row: Registration, book: rulebook.Programme, *, is_seen: bool) -> Time:
    label = programmes.label(book, row.round)
    results = tuple(_result(one) for one in judgements.awards(row, book) if is_seen or not one.is_revoked)
    if not is_seen:
        return Time(label, row.unit_name, results)
    said, tone = lifecycle.label(row.state, ad_hoc=row.is_ad_hoc), lifecycle.TONES[State(row.state)]
    return Time(label, row.unit_name, results, row.pk, said, tone)


def _result(one: judgements.AwardLine) -> str:
    what = ": ".join(filter(None, (one.what_label, one.form_label)))
    grade = f" – {one.grade_label}" if one.grade_label else ""
    revoked = " (đã thu hồi)" if one.is_revoked else ""
    return f"{what}{grade}, Quyết định {one.number} ngày {vietnamese.show_day(one.on)}{revoked}"


def _past(by: Actor, wanted: Wanted, most: int | None = None) -> Iterator[PastEntry]:
    """Read what earlier years gave in the units somebody reads; their papers tell neither field nor kind of result."""
    if wanted.field or wanted.result:
        return
    rows = PastResult.objects.filter(unit_id__in=permits.opened(by))
    for word in vietnamese.fold(wanted.text).split():
        rows = rows.filter(folded__contains=word)
    for row in rows.order_by("-year", "pk")[:most]:
        yield PastEntry(row.year, row.title, row.owner_name, row.result, row.award)


def _fields(now: datetime) -> tuple[Choice, ...]:
    found = programmes.newest()
    fields = found[1].on(days.day(now)).fields if found is not None else {}
    return tuple(Choice(one.key, one.label.vi) for one in fields.values())
