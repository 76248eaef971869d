"""Read what the screens of own words show: the papers, the slots of one, its history, previews on sample data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from kheo import papers, vietnamese
from kheo.papers import specimens
from kheo.store.models import Wording
from kheo.work import days, files, permits, units, wordings
from kheo.work.actors import Actor
from kheo.work.documents import Rendered
from kheo.work.refusals import BadInput, NotFound

PNG = "image/png"


@dataclass(frozen=True, slots=True)
class Line:
    """One kind of paper in the list: whose words hold (its own, those of a unit above, the default), since when."""

    kind: str
    title: str
    is_own: bool
    above: str
    slots: int
    form_name: str
    at: datetime | None
    who: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """The papers of a unit, each with whose words hold."""

    unit: units.UnitThen
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot as it is shown: its words that hold, and the default where they depart from it."""

    key: str
    label: str
    is_long: bool
    words: str
    default: str

    @property
    def is_own(self) -> bool:
        """Tell whether the words depart from the default."""
        return self.words != self.default


@dataclass(frozen=True, slots=True)
class Place:
    """A placeholder, and what it stands for on the sample."""

    name: str
    sample: str


@dataclass(frozen=True, slots=True)
class Change:
    """What one setting changed in a slot."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Past:
    """One time that somebody set the words or the form."""

    number: int
    at: datetime
    who: str
    changes: tuple[Change, ...]
    form_name: str
    papers: int


@dataclass(frozen=True, slots=True)
class Page:
    """One kind of paper at a unit; `seen` is the number of the unit's newest row, `above` whose words it takes."""

    unit: units.UnitThen
    kind: str
    title: str
    seen: int
    slots: tuple[Slot, ...]
    places: tuple[Place, ...]
    form_places: tuple[Place, ...]
    history: tuple[Past, ...]
    is_own: bool
    above: str
    form_name: str
    has_own_form: bool


def shelf(*, by: Actor, unit_id: int, now: datetime) -> Shelf:
    """List every kind of paper; raises `NotPermitted` for whoever may not word the papers of the unit."""
    permits.require(by, "word_papers", permits.Thing(unit_id=unit_id))
    on = days.day(now)
    unit = units.known(unit_id, on)
    rows = Wording.objects.filter(unit_id__in=unit.path, replaced_at__isnull=True).select_related("account__person")
    kept = {(row.kind, row.unit_id): row for row in rows if row.is_own}
    return Shelf(unit, tuple(_line(kind, unit, kept, on) for kind in papers.KINDS))


def page(*, by: Actor, unit_id: int, kind: str, now: datetime) -> Page:
    """Read one kind of paper; raises `NotFound` for one that there is not, `NotPermitted` like the list."""
    wordings.require_kind(kind)
    permits.require(by, "word_papers", permits.Thing(unit_id=unit_id))
    on = days.day(now)
    row, holds = wordings.current(unit_id, kind), wordings.holding(unit_id, kind, on)
    own, lexicon = wordings.words_of(holds), papers.LEXICONS[kind]
    above = units.known(holds.unit_id, on).name if holds is not None and holds.unit_id != unit_id else ""
    return Page(
        unit=units.known(unit_id, on),
        kind=kind,
        title=papers.TITLES[kind],
        seen=row.number if row is not None else 0,
        slots=tuple(
            Slot(key, slot.label, slot.is_long, own.get(key, slot.default), slot.default)
            for key, slot in lexicon.slots.items()
        ),
        places=tuple(Place(*one) for one in papers.placeholders(specimens.SAMPLES[kind]).items()),
        form_places=tuple(Place(*one) for one in papers.places_in_form(kind).items()),
        history=_history(unit_id, kind),
        is_own=row is not None and row.is_own,
        above=above,
        form_name=holds.form_name if holds is not None else "",
        has_own_form=row is not None and row.form is not None,
    )


def preview(
    *,
    by: Actor,
    unit_id: int,
    kind: str,
    format_: str,
    now: datetime,
    words: Mapping[str, str] | None = None,
    upload: files.Upload | None = None,
) -> Rendered:
    """Set the sample in some words or an own docx – none: in those that hold – marked as a draft; nothing is kept.

    Raises `BadInput` naming every slot that cannot be set, or what is wrong with the file.
    """
    wordings.require_kind(kind)
    permits.require(by, "word_papers", permits.Thing(unit_id=unit_id))
    holds = wordings.holding(unit_id, kind, days.day(now))
    own = wordings.words_of(holds) if words is None else wordings.checked(kind, words)
    form = wordings.form_of(holds) if upload is None else wordings.checked_form(kind, upload)[1]
    sample = specimens.SAMPLES[kind]
    name = f"mau-{kind.replace('_', '-')}.{format_}"
    try:
        if format_ == "png":
            return Rendered(name, PNG, papers.picture(sample, own=own))
        if format_ == "docx":
            return Rendered(name, files.DOCX, papers.write_word(sample, form, draft=True, own=own))
        if format_ == "pdf":
            return Rendered(name, files.PDF, papers.render(sample, draft=True, format="pdf", own=own))
    except vietnamese.BadValue as bad:
        raise BadInput(bad.sentence) from bad
    raise NotFound("Không có dạng tệp này.")


def form(*, by: Actor, unit_id: int, kind: str, now: datetime) -> Rendered:
    """Hand out the own docx that holds, as it came in; raises `NotFound` where there is none."""
    permits.require(by, "word_papers", permits.Thing(unit_id=unit_id))
    holds = wordings.holding(unit_id, kind, days.day(now))
    data = wordings.form_of(holds)
    if holds is None or data is None:
        raise NotFound("Văn bản này chưa có mẫu Word riêng.")
    return Rendered(holds.form_name, files.DOCX, data)


def _line(kind: str, unit: units.UnitThen, kept: Mapping[tuple[str, int], Wording], on: date) -> Line:
    row = next((kept[kind, key] for key in unit.path if (kind, key) in kept), None)
    is_own = row is not None and row.unit_id == unit.id
    return Line(
        kind=kind,
        title=papers.TITLES[kind],
        is_own=is_own,
        above=units.known(row.unit_id, on).name if row is not None and not is_own else "",
        slots=len(row.words) if row is not None else 0,
        form_name=row.form_name if row is not None else "",
        at=row.at if row is not None else None,
        who=row.account.person.full_name if row is not None else "",
    )


def _history(unit_id: int, kind: str) -> tuple[Past, ...]:
    rows = list(
        Wording.objects.filter(unit_id=unit_id, kind=kind)
        .select_related("account__person")
        .prefetch_related("documents")
        .order_by("number")
    )
    steps: Sequence[tuple[Wording | None, Wording]] = [(None, row) for row in rows[:1]] + list(pairwise(rows))
    return tuple(_past(kind, before, after) for before, after in reversed(steps))


def _past(kind: str, before: Wording | None, after: Wording) -> Past:
    slots, was = papers.LEXICONS[kind].slots, wordings.words_of(before)
    changed = [key for key in slots if was.get(key) != after.words.get(key)]
    return Past(
        number=after.number,
        at=after.at,
        who=after.account.person.full_name,
        changes=tuple(
            Change(
                slots[key].label,
                was.get(key, slots[key].default),
                after.words.get(key, slots[key].default),
            )
            for key in changed
        ),
        form_name=after.form_name,
        papers=len(after.documents.all()),
    )
