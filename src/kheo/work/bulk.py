"""Do one thing with several dossiers of a list: said beforehand with count and names, done by each one's own verb.

A dossier that is refused does not stop the others; what came of each is told. Nothing here is a rule: the verbs ask.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction

from kheo.store.models import Registration
from kheo.work import acts, judging, lifecycle, lists, nudging, permits, registrations
from kheo.work.actors import Actor
from kheo.work.choices import Choice
from kheo.work.refusals import BadInput, NotFound, Refused

MOST: Final = 100
ACCEPT: Final = "accept"
ASSIGN: Final = "assign_appraiser"
REMIND: Final = "remind"
VERBS: Mapping[str, str] = {ACCEPT: "Tiếp nhận đăng ký", ASSIGN: "Phân công thẩm định", REMIND: "Nhắc việc"}


@dataclass(frozen=True, slots=True)
class Line:
    """One dossier that was ticked; `why_not` says why the verb cannot be done with it now, `said` to whom it goes."""

    id: int
    revision: int
    title: str
    owner_name: str
    unit_name: str
    state_label: str
    why_not: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be done: with which dossiers, with which not and why.

    `people` may be asked to appraise; `text` is what may be put into a chat.
    """

    verb: str
    label: str
    ready: tuple[Line, ...]
    refused: tuple[Line, ...]
    people: tuple[lists.Candidate, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A dossier as it was looked at."""

    id: int
    revision: int


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one dossier: done, or refused with the sentence."""

    title: str
    refusal: str = ""


Do = Callable[[Actor, Chosen, int | None, datetime], object]


def offered(*, by: Actor, unit_id: int | None = None) -> tuple[Choice, ...]:
    """Tell what somebody may do with several dossiers at a unit, or at any whose work they read."""
    here = [permits.Thing(unit_id=one) for one in ({unit_id} if unit_id is not None else permits.opened(by))]
    return tuple(
        Choice(verb, label)
        for verb, label in VERBS.items()
        if any(permits.answer(by, acts.permit_of(verb), thing).ok for thing in here)
    )


def plan(*, by: Actor, verb: str, ids: Iterable[int], now: datetime) -> Plan:
    """Say what would be done with the ticked dossiers, in the order of their titles; nothing is changed.

    What somebody may not see counts as not ticked. Raises `NotFound` for whoever reads no unit's work and for a verb
    that is not done with several, `BadInput` when nothing, or more than `MOST`, was ticked.
    """
    if verb not in VERBS or not permits.opened(by):
        raise NotFound("Không tìm thấy việc này, hoặc đồng chí không có quyền làm.")
    wanted = set(ids)
    if len(wanted) > MOST:
        raise BadInput(f"Đã đánh dấu {len(wanted)} hồ sơ, quá {MOST}. Hãy bỏ bớt rồi làm thành nhiều lần.")
    rows = acts.seen(by).filter(pk__in=wanted).select_related("exemplar", "lower__lower").order_by("title_key", "pk")
    found = list(rows.prefetch_related("exemplar__owners", "assignments"))
    nudges = nudging.of(found, now) if verb == REMIND else {}
    lines = [_line(by, verb, row, nudges.get(row.pk)) for row in found]
    if not lines:
        raise BadInput("Chưa đánh dấu hồ sơ nào. Hãy quay lại danh sách và đánh dấu các hồ sơ cần làm.")
    ready = tuple(line for line in lines if not line.why_not)
    return Plan(
        verb=verb,
        label=VERBS[verb],
        ready=ready,
        refused=tuple(line for line in lines if line.why_not),
        people=tuple(lists.candidates(by=by, registration_id=ready[0].id, now=now)) if verb == ASSIGN and ready else (),
        text=nudging.text((nudges[line.id] for line in ready), now) if verb == REMIND else "",
    )


def carry_out(
    *, by: Actor, verb: str, chosen: Sequence[Chosen], now: datetime, person_id: int | None = None
) -> list[Result]:
    """Do a verb with several dossiers, each in a transaction of its own; one that is refused does not stop the others.

    Raises `BadInput` when somebody is to appraise and nobody was chosen.
    """
    if verb == ASSIGN and person_id is None:
        raise BadInput("Chưa chọn người thẩm định. Hãy chọn một người.", fields={"person": "Chưa chọn người."})
    if len(chosen) > MOST:
        raise BadInput(f"Đã chọn {len(chosen)} hồ sơ, quá {MOST}. Hãy bỏ bớt rồi làm thành nhiều lần.")
    if verb == REMIND:  # each person gets one message about all of them
        told = nudging.remind(by=by, registration_ids=[one.id for one in chosen], now=now)
        return [Result(one.title, one.refusal) for one in told]
    wanted = sorted(chosen, key=lambda one: one.id)  # locked in one order, whoever does it
    titles = dict(acts.seen(by).filter(pk__in=[one.id for one in chosen]).values_list("pk", "exemplar__title"))
    return [_one(_DO[verb], by, one, person_id, titles.get(one.id, ""), now) for one in wanted]


def _line(by: Actor, verb: str, row: Registration, nudge: nudging.Nudge | None) -> Line:
    given = permits.answer(by, acts.permit_of(verb), acts.thing(row))
    why_not = (
        nudge.why_not if nudge is not None else lifecycle.allows(verb, lifecycle.State(row.state), ad_hoc=row.is_ad_hoc)
    )
    said = nudge.said if nudge is not None and given.ok else ""
    return line_of(row, why_not if given.ok else given.reason, said)


def line_of(row: Registration, why_not: str, said: str = "") -> Line:
    """Show a dossier among several, with why the act is not possible if it is not."""
    return Line(
        id=row.pk,
        revision=row.revision,
        title=row.exemplar.title,
        owner_name=row.owner_name,
        unit_name=row.unit_name,
        state_label=lifecycle.label(row.state, ad_hoc=row.is_ad_hoc),
        why_not=why_not,
        said=said,
    )


def _one(do: Do, by: Actor, one: Chosen, person_id: int | None, title: str, now: datetime) -> Result:
    try:
        with transaction.atomic():
            do(by, one, person_id, now)
    except Refused as no:
        return Result(title, no.sentence)
    return Result(title)


def _accept(by: Actor, one: Chosen, _person_id: int | None, now: datetime) -> object:
    return registrations.accept(by=by, registration_id=one.id, revision=one.revision, now=now)


def _assign(by: Actor, one: Chosen, person_id: int | None, now: datetime) -> object:
    return judging.assign(by=by, registration_id=one.id, person_id=person_id or 0, now=now, revision=one.revision)


_DO: Mapping[str, Do] = {ACCEPT: _accept, ASSIGN: _assign}
