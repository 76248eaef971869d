"""Find what is the same or nearly the same as a registration: title, content, report. A warning, never a verdict.

Looked for in the office, across offices and in earlier years. Of what somebody may not see they are told only that it
is there, and which unit to ask.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from django.db.models import Q

from kheo import vietnamese
from kheo.store.models import PastResult, Registration, Report, Version
from kheo.vietnamese import Likely, likeness
from kheo.work import acts, days, finding, programmes, units
from kheo.work.actors import Actor
from kheo.work.lifecycle import State
from kheo.work.refusals import NotFound

ALIKE: Final = 0.6
CONTENT_ALIKE: Final = 0.4
MOST: Final = 5
_CANDIDATES: Final = 400
_STEP: Final = 2_000
_CONTENT: Final = "Nội dung đăng ký"
_PARTS: Mapping[str, tuple[str, ...]] = {
    _CONTENT: ("problem", "situation", "goal", "measures"),
    "Báo cáo": ("results", "effect"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """One text of both, side by side: how much alike in per cent, and the passages that both have."""

    label: str
    per_cent: int
    mine: str
    theirs: str
    shared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Near:
    """Something nearly the same; `registration_id` and `parts` are only told to whoever may see it."""

    where: str
    unit_name: str
    title: str = ""
    owner_name: str = ""
    when: str = ""
    registration_id: int | None = None
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class _Texts:
    """What is compared of one registration."""

    title: str
    parts: Mapping[str, str]


def of(*, by: Actor, registration_id: int) -> tuple[Near, ...]:
    """Find what is nearly the same as one registration, the most alike first; raises `NotFound`."""
    row = acts.seen(by).filter(pk=registration_id).select_related("exemplar").first()
    if row is None:
        raise NotFound("Không tìm thấy hồ sơ này, hoặc đồng chí không có quyền xem.")
    own = _texts([row])[row.pk]
    rows = list(_candidates(row, own))
    texts, seen = _texts(rows), set(acts.seen(by).filter(pk__in=[one.pk for one in rows]).values_list("pk", flat=True))
    found = []
    for one in rows:
        parts = tuple(_alike(own, texts[one.pk]))
        if parts:
            found.append((max(part.per_cent for part in parts), _near(row, one, parts, is_seen=one.pk in seen)))
    found += list(_before(row, own.title))
    found.sort(key=lambda pair: -pair[0])
    return tuple(near for _score, near in found[:MOST])


@dataclass(frozen=True, slots=True)
class _Told:
    """What a title of an import is most alike: a registration, seen or not, or a result of an earlier year."""

    score: float
    named: str
    hidden: str = ""
    registration_id: int | None = None


def notes(*, by: Actor, unit_id: int, round_key: str, titles: Iterable[str], now: datetime) -> dict[str, str]:
    """Tell which titles of an import are nearly the same as another: which, to whoever may see it, else whom to ask.

    The import's own titles are kept at hand and all others pass by them: memory follows the file, not the office.
    """
    index: Likely[str] = Likely()
    for title in dict.fromkeys(titles):
        index.add(title, title)
    most: dict[str, _Told] = {}
    for other, text in _passing(unit_id, round_key, now):
        for title, score in index.near(text, at_least=ALIKE):
            if title not in most or score > most[title].score:
                most[title] = replace(other, score=score)
    met = [one.registration_id for one in most.values() if one.registration_id is not None]
    seen = {None, *acts.seen(by).filter(pk__in=met).values_list("pk", flat=True)}
    return {
        title: f"Tên giống {round(one.score * 100)}% với {one.named if one.registration_id in seen else one.hidden}."
        for title, one in most.items()
    }


def _passing(unit_id: int, round_key: str, now: datetime) -> Iterator[tuple[_Told, str]]:
    """Read all titles but those of the import's own unit and round, then those of earlier years."""
    tree = units.tree(days.day(now))
    own = Q(unit_id=unit_id, round=round_key)
    rows = Registration.objects.exclude(state__in=(State.WITHDRAWN, State.DRAFT)).exclude(own).order_by("pk")
    read = rows.values_list("pk", "unit_id", "unit_name", "exemplar__title")
    for pk, unit, name, title in read.iterator(chunk_size=_STEP):
        named = f"“{title}” của {tree[unit].name if unit in tree else name}"
        yield _Told(0, named, f"một mô hình, điển hình ở {name}; hãy hỏi đơn vị ấy", pk), title
    past = PastResult.objects.filter(unit_id=unit_id).order_by("pk").values_list("year", "title")
    for year, title in past.iterator(chunk_size=_STEP):
        yield _Told(0, f"“{title}” năm {year}"), title


def _candidates(row: Registration, own: _Texts) -> Iterator[Registration]:
    """Look at all of the same office, and elsewhere at what shares words of the title or pairs of words of the content.

    Drafts of others never.
    """
    words = {word for word in vietnamese.fold(own.title).split() if len(word) > 2}
    rare = sorted(words, key=lambda word: -len(word))[:4]
    shares = Q(unit_id=row.unit_id) | Q(exemplar_id__in=finding.sharing(own.title, own.parts[_CONTENT]))
    for word in rare:
        shares |= Q(exemplar__folded__contains=word)
    left_out = Q(exemplar_id=row.exemplar_id) | Q(state__in=(State.WITHDRAWN, State.DRAFT))
    others = Registration.objects.exclude(left_out)
    yield from others.filter(shares).select_related("exemplar", "edition").order_by("-pk")[:_CANDIDATES]


def _texts(rows: list[Registration]) -> dict[int, _Texts]:
    ids = [row.pk for row in rows]
    versions = {one.registration_id: one for one in Version.objects.filter(registration_id__in=ids).order_by("number")}
    reports = {one.registration_id: one for one in Report.objects.filter(registration_id__in=ids)}
    found = {}
    for row in rows:
        sources = dict(zip(_PARTS, (versions.get(row.pk), reports.get(row.pk)), strict=True))
        parts = {
            label: " ".join(getattr(source, name) for name in _PARTS[label]) if source is not None else ""
            for label, source in sources.items()
        }
        found[row.pk] = _Texts(row.exemplar.title, parts)
    return found


def _alike(own: _Texts, other: _Texts) -> Iterator[Part]:
    score = likeness(own.title, other.title)
    if score >= ALIKE:
        yield Part("Tên", round(score * 100), own.title, other.title)
    for label, mine in own.parts.items():
        theirs = other.parts[label]
        score = likeness(mine, theirs)
        if score >= CONTENT_ALIKE:
            yield Part(label, round(score * 100), mine, theirs, vietnamese.shared(mine, theirs))


def _near(row: Registration, one: Registration, parts: tuple[Part, ...], *, is_seen: bool) -> Near:
    where = "Trong cơ sở" if one.unit_id == row.unit_id else "Ở cơ sở khác"
    if not is_seen:
        return Near(where, one.unit_name)
    label = programmes.label(programmes.of(one.edition), one.round)
    where = f"{where}, đợt khác" if one.round != row.round else where
    return Near(where, one.unit_name, one.exemplar.title, one.owner_name, label, one.pk, parts)


def _before(row: Registration, title: str) -> Iterator[tuple[int, Near]]:
    """Look at what was recorded of earlier years of the same office."""
    for one in PastResult.objects.filter(unit_id=row.unit_id):
        score = likeness(title, one.title)
        if score >= ALIKE:
            part = Part("Tên", round(score * 100), title, one.title)
            near = Near("Các năm trước", row.unit_name, one.title, one.owner_name, f"Năm {one.year}", None, (part,))
            yield part.per_cent, near
