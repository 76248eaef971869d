"""Read the selection table of a unit's round: who is ready, who is not and why, what was proposed (R12, R20)."""

from dataclasses import dataclass
from datetime import datetime

from kheo import rulebook
from kheo.store.models import Registration
from kheo.work import acts, boards, days, lifecycle, lists, permits, programmes, standing, units
from kheo.work.actors import Actor
from kheo.work.lifecycle import State
from kheo.work.permits import Answer

_ORDER = (
    State.APPRAISED,
    State.NOMINATED,
    State.SELECTED,
    State.CONFIRMED,
    State.PROPOSED,
    State.DECIDED,
    State.COMMENDED,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One dossier at the selection: where it stands, and whether it may be selected or passed over now."""

    row: lists.Row
    select: Answer
    pass_over: Answer


@dataclass(frozen=True, slots=True)
class SelectionBoard:
    """Xét chọn: the dossiers of a round in order of merit, the grades on offer, until when."""

    unit: units.UnitThen
    round: str
    round_label: str
    window: rulebook.Window | None
    lines: tuple[Line, ...]
    grades: tuple[tuple[str, str], ...]
    propose: Answer

    @property
    def selected(self) -> tuple[lists.Row, ...]:
        """The rows that wait for a proposal."""
        return tuple(line.row for line in self.lines if line.row.state == State.SELECTED)


def board(*, by: Actor, unit_id: int, round_key: str, now: datetime) -> SelectionBoard:
    """Read the table; a fixed number of queries at any length. Raises `NotFound` for whoever may not see the unit."""
    boards.require_unit(by, unit_id)
    on = days.day(now)
    _, programme = programmes.current(unit_id, on=on)
    one = programme.rounds.get(round_key)
    rows = (
        Registration.objects.filter(unit_id=unit_id, round=round_key)
        .exclude(state__in=[State.DRAFT, State.SUBMITTED, State.RETURNED, State.WITHDRAWN], is_ad_hoc=False)
        .exclude(state__in=[State.WITHDRAWN, State.SUBMITTED], is_ad_hoc=True)
    )
    judged = list(standing.with_facts(rows).select_related("selection"))
    lines = [
        Line(shown, _select(by, row, shown), _answer(by, row, "pass_over"))
        for shown, row in zip(lists.judged_rows(judged, on), judged, strict=True)
    ]
    return SelectionBoard(
        unit=units.tree(on)[unit_id],
        round=round_key,
        round_label=programmes.label(programme, round_key),
        window=one.windows.get("appraise") if one is not None else None,
        lines=tuple(sorted(lines, key=_merit)),
        grades=tuple((grade.key, grade.label.vi) for grade in programmes.grades_given(programme, round_key).values()),
        propose=permits.answer(by, "propose", permits.Thing(unit_id=unit_id)),
    )


def _select(by: Actor, row: Registration, shown: lists.Row) -> Answer:
    """Tell whether it may be selected: by whom, in which state, and what the rules say today."""
    given = _answer(by, row, "select")
    if given.ok and not shown.eligible.verdict.passes:
        return Answer(ok=False, reason=f"Hồ sơ chưa đủ điều kiện theo quy định vào hôm nay. {shown.reason}")
    return given


def _answer(by: Actor, row: Registration, verb: str) -> Answer:
    given = permits.answer(by, acts.permit_of(verb), acts.thing(standing.loaded(row)))
    if not given.ok:
        return given
    why_not = lifecycle.allows(verb, State(row.state), ad_hoc=row.is_ad_hoc)
    return Answer(ok=not why_not, reason=why_not)


def _merit(line: Line) -> tuple[int, bool, bool, float]:
    row = line.row
    place = _ORDER.index(State(row.state)) if row.state in _ORDER else len(_ORDER)
    passes = row.eligible.verdict.passes
    share = row.attained / row.criteria if row.criteria else 0.0
    return place, not passes, row.grade != "outstanding", -share
