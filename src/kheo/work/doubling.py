"""Find what was already commended for what may be the same achievement, at any tier and in any form (trùng khen).

A warning, never a bar by itself: what the programme itself builds on is told apart, everything else is confirmed by
whoever proposes or decides. Of a dossier that somebody may not see they are told only which unit to ask (ADR 0019).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db.models import Prefetch, Q, QuerySet

from kheo import vietnamese
from kheo.papers.wording.slots.forms import REGISTRATION_FORM
from kheo.rulebook import Programme
from kheo.store.models import Award, Owner, Registration, Version
from kheo.work import acts, conferences, days, diary, permits, programmes, standing
from kheo.work.actors import Actor
from kheo.work.refusals import BadInput

ALIKE: Final = 0.6
CONTENT_ALIKE: Final = 0.4
# recognition is no commendation (A17)
COMMENDS: Final = (Award.What.PRAISE, Award.What.AWARD)
# headings that whoever copies form 1 takes over: two dossiers are not alike for them
FORM_WORDS: Final = "\n".join(slot.default for key, slot in REGISTRATION_FORM.slots.items() if key.startswith("part_"))
_TEXTS: Final = ("problem", "situation", "goal", "measures")
_ASK: Final = (
    "Đã có khen thưởng cho thành tích có thể trùng với: {names}. Hãy xem bảng “Đã được khen”; "
    "nếu vẫn đề nghị hoặc khen thì ghi lý do."
)


@dataclass(frozen=True, slots=True)
class Earlier:
    """One commendation that stands, beside the dossier that it is held against.

    Without `registration_id` the dossier is not this person's to see, and nothing but `unit_name` is told. `foreseen`:
    the programme builds on it, so that nothing is to be confirmed.
    """

    of_id: int
    of_title: str
    of_owner: str
    of_period: str
    unit_name: str
    foreseen: bool = False
    why: str = ""
    registration_id: int | None = None
    title: str = ""
    owner_name: str = ""
    period: str = ""
    tier_label: str = ""
    forms: str = ""
    decision_id: int | None = None
    number: str = ""
    on: date | None = None
    issuer: str = ""


@dataclass(frozen=True, slots=True)
class Doubles:
    """Cảnh báo trùng khen: all that was found for some dossiers."""

    lines: tuple[Earlier, ...]

    @property
    def asks(self) -> bool:
        """Tell whether there is something that the programme does not build on, to be confirmed as seen."""
        return any(not one.foreseen for one in self.lines)


def of(*, by: Actor, registration_ids: Iterable[int], now: datetime) -> Doubles:
    """Tell what was commended before for each of some dossiers, in their order; those not seen are passed over."""
    wanted = list(dict.fromkeys(registration_ids))
    rows = {row.pk: row for row in _with_texts(acts.seen(by).filter(pk__in=wanted))}
    return Doubles(_found(by, [rows[pk] for pk in wanted if pk in rows], days.day(now)))


def on_dossier(*, by: Actor, registration_id: int, now: datetime) -> Doubles:
    """Tell what one dossier may double, for its own page: only what somebody may open, and what nobody foresaw."""
    row = standing.loaded(standing.seen(by=by, registration_id=registration_id))
    found = _found(by, [row], days.day(now))
    return Doubles(tuple(one for one in found if one.registration_id is not None and not one.foreseen))


def confirm(*, by: Actor, rows: Sequence[Registration], despite: str, now: datetime) -> None:
    """Refuse what may double until whoever acts says why after having seen it; the diary keeps what, and why."""
    loaded = {row.pk: row for row in _with_texts(Registration.objects.filter(pk__in=[row.pk for row in rows]))}
    found = [one for one in _found(by, [loaded[row.pk] for row in rows], days.day(now)) if not one.foreseen]
    if not found:
        return
    despite = vietnamese.nfc(despite).strip()
    if not despite:
        names = ", ".join(dict.fromkeys(f"“{one.of_title}”" for one in found))
        sentence = _ASK.format(names=names)
        raise BadInput(sentence, fields={"despite": sentence})
    by_row: dict[int, list[Earlier]] = defaultdict(list)
    for one in found:
        by_row[one.of_id].append(one)
    for row in rows:
        if row.pk in by_row:
            _note(by, row, by_row[row.pk], despite, now)


def _note(by: Actor, row: Registration, found: Sequence[Earlier], despite: str, now: datetime) -> None:
    shown = [{"decision": one.decision_id, "number": one.number, "registration": one.registration_id} for one in found]
    diary.record(
        diary.Word.DOUBLES_SEEN,
        account_id=by.account_id,
        subject="registration",
        subject_id=row.pk,
        unit_id=row.unit_id,
        now=now,
        note=diary.Note(after={"shown": shown}, cite=("III.2.a",), remark=despite),
    )


def _with_texts(rows: QuerySet[Registration]) -> QuerySet[Registration]:
    return rows.select_related("exemplar", "deed", "lower").prefetch_related(
        "exemplar__owners", Prefetch("versions", Version.objects.order_by("number"))
    )


def _found(by: Actor, rows: Sequence[Registration], on: date) -> tuple[Earlier, ...]:
    given = _commended(rows)
    others = {row.pk: row for row in _with_texts(Registration.objects.filter(pk__in=given))}
    seen = set(acts.seen(by).filter(pk__in=others).values_list("pk", flat=True))
    books = {row.edition_id: programmes.judging(row).on(on) for row in (*rows, *others.values())}
    found = []
    for row in rows:
        for other in others.values():
            why = _why(row, other, books)
            if why:
                for awards in given[other.pk]:
                    found.append(_earlier(by, row, other, awards, why, books, is_seen=other.pk in seen))
    return tuple(found)


def _commended(rows: Sequence[Registration]) -> dict[int, list[list[Award]]]:
    """Gather what stands of commendations to the same exemplars and owners, and to who stands where these do."""
    owners = [owner for row in rows for owner in row.exemplar.owners.all()]
    same = Owner.objects.filter(
        Q(person__in={one.person_id for one in owners if one.person_id})
        | Q(unit__in={one.unit_id for one in owners if one.unit_id})
        | Q(home__in={one.home_id for one in owners})
    )
    near = Q(registration__exemplar__in=[row.exemplar_id for row in rows]) | Q(
        registration__exemplar__in=same.values("exemplar")
    )
    awards = Award.objects.filter(near, what__in=COMMENDS, is_revoked=False).select_related("decision")
    by_paper: dict[tuple[int, int], list[Award]] = defaultdict(list)
    for one in awards.order_by("decision__on", "pk"):
        by_paper[one.registration_id, one.decision_id].append(one)
    found: dict[int, list[list[Award]]] = defaultdict(list)
    for (registration_id, _decision), together in by_paper.items():
        found[registration_id].append(together)
    return found


def _why(row: Registration, other: Registration, books: Mapping[int, Programme]) -> str:
    """Say why two may be one achievement, or nothing: the time meets, and the subject or what was done.

    Two exemplars of one round were judged side by side: there `duplicates` has warned before.
    """
    side_by_side = row.round == other.round and not row.is_ad_hoc
    if row.pk == other.pk or side_by_side or not (_years(row, books) & _years(other, books)):
        return ""
    if row.exemplar_id == other.exemplar_id:
        return "Cùng mô hình, điển hình, cùng thời gian."
    if _share(row, other) and _day(row) is not None and _day(row) == _day(other):
        return "Cùng chủ thể, cùng ngày lập thành tích."
    alike = vietnamese.likeness(row.exemplar.title, other.exemplar.title)
    if alike >= ALIKE:
        return f"Cùng nơi, tên giống {round(alike * 100)}%."
    alike = vietnamese.likeness(_text(row), _text(other), besides=FORM_WORDS)
    return f"Cùng nơi, nội dung giống {round(alike * 100)}%." if alike >= CONTENT_ALIKE else ""


def _years(row: Registration, books: Mapping[int, Programme]) -> frozenset[int]:
    on = _day(row)
    return frozenset({on.year} if on is not None else books[row.edition_id].rounds[row.round].years)


def _day(row: Registration) -> date | None:
    deed = getattr(row, "deed", None)
    return deed.happened_on if deed is not None else None


def _share(row: Registration, other: Registration) -> bool:
    mine, theirs = ({(one.person_id, one.unit_id) for one in each.exemplar.owners.all()} for each in (row, other))
    return bool(mine & theirs)


def _text(row: Registration) -> str:
    version = next((one for one in row.versions.all() if one.pk == row.accepted_version_id), None)
    return " ".join(getattr(version, name) for name in _TEXTS) if version is not None else ""


def _foreseen(row: Registration, other: Registration, books: Mapping[int, Programme]) -> bool:
    """Tell whether the programme builds on the earlier one: a rung below, or a round that this one looks back on.

    Nothing is built on a sudden deed's award at another tier: the deed is the same, so somebody confirms the second.
    """
    if row.is_ad_hoc or row.exemplar_id != other.exemplar_id:
        return False
    book = books[row.edition_id]
    below = {row.lower_id, row.lower.lower_id if row.lower is not None else None}
    rests_on = conferences.looks_back_on(book, row.round) | set(book.rounds[row.round].draws_from)
    return other.pk in below or other.round in rests_on


def _earlier(
    by: Actor,
    row: Registration,
    other: Registration,
    awards: Sequence[Award],
    why: str,
    books: Mapping[int, Programme],
    *,
    is_seen: bool,
) -> Earlier:
    own = books[row.edition_id]
    mine = (row.pk, row.exemplar.title, row.owner_name, programmes.label(own, row.round))
    foreseen = _foreseen(row, other, books)
    if not is_seen:
        return Earlier(*mine, other.unit_name, foreseen)
    book, decision = books[other.edition_id], awards[0].decision
    return Earlier(
        *mine,
        unit_name=other.unit_name,
        foreseen=foreseen,
        why=why,
        registration_id=other.pk,
        title=other.exemplar.title,
        owner_name=other.owner_name,
        period=programmes.label(book, other.round),
        tier_label=book.tiers[other.tier].label.vi,
        forms="; ".join(dict.fromkeys(_form(one, book) for one in awards)),
        decision_id=decision.pk if decision.unit_id in permits.opened(by) else None,
        number=decision.number,
        on=decision.on,
        issuer=decision.issuer,
    )


def _form(award: Award, book: Programme) -> str:
    form = book.award_forms.get(award.form)
    return f"{award.get_what_display()}: {form.label.vi}" if form is not None else award.get_what_display()
