"""Read the boards of an office: a steering group, a proposal, a decision – each with what hangs on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from kheo import rulebook
from kheo.papers.values import RegistrationSummary
from kheo.store.models import Decision, Document, Duty, Proposal, Registration
from kheo.work import (
    conferences,
    days,
    judgements,
    lists,
    paper_values,
    people,
    permits,
    programmes,
    standing,
    steering,
    units,
)
from kheo.work.actors import ROLE_LABELS, Actor, Role
from kheo.work.issuing import Paper
from kheo.work.lifecycle import State
from kheo.work.refusals import NotFound


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A member of a steering group, or a duty with who has it."""

    person_id: int
    name: str
    position: str
    role: str
    role_label: str


@dataclass(frozen=True, slots=True)
class DutyLine:
    """A duty shared out."""

    id: int
    task: str
    task_label: str
    person_id: int
    name: str
    scope: str
    from_on: date


@dataclass(frozen=True, slots=True)
class GroupBoard:
    """A unit's steering group on a day: the decision behind it, its members, its duties, its papers."""

    unit: units.UnitThen
    decision: Decision | None
    members: tuple[MemberLine, ...]
    duties: tuple[DutyLine, ...]
    papers: tuple[Document, ...]


def group_board(*, by: Actor, unit_id: int, now: datetime) -> GroupBoard:
    """Read a unit's steering group; raises `NotFound` for whoever may not see the unit."""
    on = days.day(now)
    require_unit(by, unit_id)
    roles = (Role.STEERING_HEAD, Role.BASE_SECRETARY, Role.STEERING_MEMBER)
    members = sorted(people.members({unit_id}, roles, on), key=lambda one: roles.index(one.role))
    duties = Duty.objects.filter(unit_id=unit_id, until_on__isnull=True).select_related("person").order_by("task", "pk")
    return GroupBoard(
        unit=units.tree(on)[unit_id],
        decision=Decision.objects.filter(unit_id=unit_id, kind=Decision.Kind.STEERING_GROUP)
        .order_by("-on", "-pk")
        .first(),
        members=tuple(
            MemberLine(one.person_id, one.name, one.position, str(one.role), ROLE_LABELS[one.role]) for one in members
        ),
        duties=tuple(
            DutyLine(
                one.pk, one.task, one.get_task_display(), one.person_id, one.person.full_name, one.scope, one.from_on
            )
            for one in duties
        ),
        papers=tuple(
            Document.objects.filter(unit_id=unit_id, registration__isnull=True)
            .defer("value")
            .order_by("-on", "-pk")[:50]
        ),
    )


def require_unit(by: Actor, unit_id: int) -> None:
    """Raise `NotFound` for whoever may not see a unit's work: a stranger's address looks empty."""
    if not permits.answer(by, "see_unit", permits.Thing(unit_id=unit_id)).ok:
        raise NotFound("Không tìm thấy trang này, hoặc đồng chí không có quyền xem.")


def people_below(*, by: Actor, unit_id: int, now: datetime) -> list[people.Member]:
    """List who works in a unit or below it, to choose from; raises `NotFound` for whoever may not see the unit."""
    require_unit(by, unit_id)
    on = days.day(now)
    return people.members(units.tree(on).under(unit_id), (Role.PARTICIPANT,), on)


@dataclass(frozen=True, slots=True)
class SummaryBoard:
    """Form 2 of a round as it would stand today, with the ones already issued."""

    unit: units.UnitThen
    round_label: str
    value: RegistrationSummary | None
    documents: tuple[Document, ...]


def summary(*, by: Actor, unit_id: int, round_key: str, now: datetime) -> SummaryBoard:
    """Read what form 2 of a round would list; `value` is None while nothing has been accepted."""
    require_unit(by, unit_id)
    on = days.day(now)
    rows = list(steering.summarised(unit_id, round_key))
    issued = Document.objects.filter(unit_id=unit_id, round=round_key, kind=RegistrationSummary.KIND)
    _, programme = programmes.current(unit_id, on=on)
    return SummaryBoard(
        unit=units.tree(on)[unit_id],
        round_label=programmes.label(programme, round_key),
        value=paper_values.summary(unit_id, round_key, rows, Paper("", on, "", "")) if rows else None,
        documents=tuple(issued.defer("value").order_by("-on", "-pk")),
    )


@dataclass(frozen=True, slots=True)
class ProposalBoard:
    """A proposal with the dossiers on it as they stand today, and the decisions that came of it."""

    proposal: Proposal
    unit: units.UnitThen
    round_label: str
    rows: tuple[lists.Row, ...]
    decisions: tuple[Decision, ...]
    documents: tuple[Document, ...]

    @property
    def open_rows(self) -> tuple[lists.Row, ...]:
        """The dossiers that still wait for a decision."""
        return tuple(row for row in self.rows if row.state == State.PROPOSED)


def proposal(*, by: Actor, proposal_id: int, now: datetime) -> ProposalBoard:
    """Read one proposal; raises `NotFound` for whoever may not see its unit."""
    found = Proposal.objects.filter(pk=proposal_id).first()
    if found is None:
        raise NotFound("Không tìm thấy tờ trình này.")
    require_unit(by, found.unit_id)
    on = days.day(now)
    ordered = Registration.objects.filter(proposal_items__proposal=found).order_by("proposal_items__position")
    return ProposalBoard(
        proposal=found,
        unit=units.known(found.unit_id, on),
        round_label=programmes.label(programmes.judging(found), found.round),
        rows=tuple(lists.judged_rows(list(standing.with_facts(ordered).select_related("selection")), on)),
        decisions=tuple(found.decisions.order_by("on", "pk")),
        documents=tuple(found.documents.defer("value").order_by("on", "pk")),
    )


@dataclass(frozen=True, slots=True)
class Step:
    """One thing a decision gives that is carried out on a day: in which window, and whether it still waits."""

    what: str
    label: str
    window: rulebook.Window | None
    waits: bool
    done_on: date | None


@dataclass(frozen=True, slots=True)
class DecisionBoard:
    """A decision with what it gave, its papers, and what stands before and behind it."""

    decision: Decision
    unit: units.UnitThen
    round_label: str
    awards: tuple[tuple[Registration, tuple[judgements.AwardLine, ...]], ...]
    documents: tuple[Document, ...]
    replaced_by: tuple[Decision, ...]
    is_for_a_conference: bool
    steps: tuple[Step, ...]

    @property
    def stands(self) -> bool:
        """Tell whether it commends and is in force, so that it may be corrected or revoked."""
        commends = self.decision.kind == Decision.Kind.COMMENDATION
        own = not self.decision.authority
        return own and commends and self.decision.status == Decision.Status.ISSUED


def decision(*, by: Actor, decision_id: int, now: datetime) -> DecisionBoard:
    """Read one decision; raises `NotFound` for whoever may not see its unit."""
    found = Decision.objects.select_related("replaces", "proposal").filter(pk=decision_id).first()
    if found is None:
        raise NotFound("Không tìm thấy quyết định này.")
    require_unit(by, found.unit_id)
    programme = programmes.judging(found).on(days.day(now))
    rows = Registration.objects.filter(awards__decision=found).distinct().order_by("exemplar__kind", "pk")
    lines = [
        (row, tuple(one for one in judgements.awards(row, programme) if one.decision_id == found.pk))
        for row in rows.select_related("exemplar").prefetch_related("awards__decision")
    ]
    unit = units.known(found.unit_id, days.day(now))
    commends = bool(lines) and not found.authority
    return DecisionBoard(
        decision=found,
        unit=unit,
        round_label=programmes.label(programme, found.round),
        awards=tuple(lines),
        documents=tuple(found.documents.filter(registration=None).defer("value").order_by("on", "pk")),
        replaced_by=tuple(found.replaced_by.order_by("on", "pk")),
        is_for_a_conference=commends and conferences.holds(programme, found.round, unit.tier),
        steps=tuple(_steps(found, programme)),
    )


def _steps(found: Decision, programme: rulebook.Programme) -> Iterator[Step]:
    given = list(found.awards.filter(is_revoked=False))
    rule = next((rule for rule in programme.outcomes.values() if found.round in rule.rounds), None)
    for gift in rule.gives if rule is not None else ():
        own = [award for award in given if award.what == gift.what]
        if own:
            yield Step(
                what=gift.what,
                label=own[0].get_what_display(),
                window=programme.rounds[found.round].windows.get(gift.window),
                waits=any(award.done_on is None for award in own),
                done_on=max((award.done_on for award in own if award.done_on), default=None),
            )
