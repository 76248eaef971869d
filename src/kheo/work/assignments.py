"""Read the assignment table of a unit's round: dossiers against appraisers, with load and conflict of interest."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch

from kheo import rulebook
from kheo.store.models import Assignment, Person, Registration
from kheo.work import acts, boards, conflicts, days, judging, lifecycle, lists, permits, programmes, units
from kheo.work.actors import Actor
from kheo.work.people import Member
from kheo.work.permits import Answer
from kheo.work.refusals import Refused


@dataclass(frozen=True, slots=True)
class Line:
    """A dossier to be assigned: who has it now, and for each appraiser who may not have it, why."""

    id: int
    code: str
    title: str
    owner_name: str
    state_label: str
    tone: str
    appraiser: str
    appraiser_id: int | None
    revision: int
    why_not: Mapping[int, str]
    assign: Answer


@dataclass(frozen=True, slots=True)
class AssignmentBoard:
    """Phân công thẩm định: the dossiers of a round, those who may appraise, and until when."""

    unit: units.UnitThen
    round_label: str
    window: rulebook.Window | None
    appraisers: tuple[lists.Candidate, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Whom one dossier is given to, with the revision that whoever chose had looked at."""

    id: int
    person_id: int
    revision: int


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one assignment among several: done, or refused with the sentence."""

    title: str
    name: str
    refusal: str = ""


def board(*, by: Actor, unit_id: int, round_key: str, now: datetime) -> AssignmentBoard:
    """Read the table; a fixed number of queries at any length. Raises `NotFound`, `NotPermitted`."""
    boards.require_unit(by, unit_id)
    permits.require(by, "assign_appraiser", permits.Thing(unit_id=unit_id))
    on = days.day(now)
    tree = units.tree(on)
    _, programme = programmes.current(unit_id, on=on)
    members = judging.appraisers(unit_id, tree, on)
    running = Assignment.objects.filter(ended_on__isnull=True).select_related("person")
    rows = (
        Registration.objects.filter(unit_id=unit_id, round=round_key, is_ad_hoc=False, accepted_version__isnull=False)
        .exclude(state=lifecycle.State.WITHDRAWN)
        .select_related("exemplar")
        .prefetch_related("exemplar__owners", Prefetch("assignments", running))
        .order_by("exemplar__kind", "pk")
    )
    one = programme.rounds.get(round_key)
    return AssignmentBoard(
        unit=tree[unit_id],
        round_label=programmes.label(programme, round_key),
        window=one.windows.get("appraise") if one is not None else None,
        appraisers=tuple(_people(members, tree, lists.loads(on))),
        lines=tuple(_line(by, row, members, tree) for row in rows),
    )


def assign_several(*, by: Actor, choices: Sequence[Choice], now: datetime) -> list[Result]:
    """Assign several dossiers, each by the verb of its own; one that is refused does not stop the others.

    One that somebody changed since it was looked at is refused, too: of two who share out at once nobody overwrites.
    """
    results = []
    for one in sorted(choices, key=lambda one: one.id):  # locked in one order, whoever shares out
        row = acts.seen(by).filter(pk=one.id).select_related("exemplar").first()
        title = row.exemplar.title if row is not None else ""
        try:
            made = judging.assign(
                by=by, registration_id=one.id, person_id=one.person_id, now=now, revision=one.revision
            )
        except Refused as no:
            wanted = Person.objects.filter(pk=one.person_id).values_list("full_name", flat=True).first()
            results.append(Result(title, wanted or "", no.sentence))
        else:
            results.append(Result(title, made.person.full_name))
    return results


def _people(members: Sequence[Member], tree: units.Tree, load: Counter[int]) -> list[lists.Candidate]:
    return [
        lists.Candidate(
            person_id=member.person_id,
            name=member.name,
            position=member.position,
            unit_name=tree[member.unit_id].short_name,
            load=load[member.person_id],
            why_not="",
        )
        for member in members
    ]


def _line(by: Actor, row: Registration, members: Sequence[Member], tree: units.Tree) -> Line:
    current = next(iter(row.assignments.all()), None)
    given = permits.answer(by, "assign_appraiser", acts.thing(row))
    why_not = lifecycle.allows("assign_appraiser", lifecycle.State(row.state), ad_hoc=row.is_ad_hoc)
    conflict = {
        member.person_id: conflicts.why_not(member.person_id, member.home_ids, row.exemplar, tree) for member in members
    }
    return Line(
        id=row.pk,
        code=row.exemplar.code,
        title=row.exemplar.title,
        owner_name=row.owner_name,
        state_label=lifecycle.label(row.state, ad_hoc=row.is_ad_hoc),
        tone=lifecycle.TONES[lifecycle.State(row.state)],
        appraiser=current.person.full_name if current is not None else "",
        appraiser_id=current.person_id if current is not None else None,
        revision=row.revision,
        why_not={person_id: sentence for person_id, sentence in conflict.items() if sentence},
        assign=given if not given.ok else Answer(ok=not why_not, reason=why_not),
    )
