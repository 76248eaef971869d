"""Read the money of a unit: its rounds, and one round's lines with what is approved, spent and left."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, Sum

from kheo import vietnamese
from kheo.store.models import Budget, BudgetLine, Document
from kheo.work import boards, days, permits, prizes, programmes, units
from kheo.work.actors import Actor
from kheo.work.refusals import NotFound


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the money of a round, in đồng."""

    id: int
    kind: str
    kind_label: str
    item: str
    note: str
    estimated: int
    approved: int | None
    spent: int | None

    @property
    def may_drop(self) -> bool:
        """Tell whether it can still be taken out of the estimate."""
        return self.approved is None and self.spent is None


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums of the lines, in đồng."""

    estimated: int = 0
    approved: int = 0
    spent: int = 0

    @property
    def words(self) -> str:
        """The estimate in words."""
        return vietnamese.money_in_words(self.estimated)

    @property
    def left(self) -> int:
        """What is approved and not spent; below zero when more was spent."""
        return self.approved - self.spent


@dataclass(frozen=True, slots=True)
class Board:
    """Kinh phí of a round at a unit; `bonuses` is what its decisions give, `ceiling` what is approved for them."""

    unit: units.UnitThen
    round: str
    round_label: str
    approved_on: date | None
    rules: Mapping[str, str]
    rule_labels: tuple[str, ...]
    lines: tuple[Line, ...]
    totals: Totals
    bonuses: int
    ceiling: int
    documents: tuple[Document, ...]
    may: Mapping[str, bool]


@dataclass(frozen=True, slots=True)
class RoundLine:
    """One round of the programme with its sums, in a list."""

    key: str
    label: str
    has_budget: bool
    approved_on: date | None
    totals: Totals


def rounds(*, by: Actor, unit_id: int, now: datetime) -> tuple[units.UnitThen, tuple[RoundLine, ...]]:
    """List the rounds of a unit's tier with their money; raises `NotFound` for a stranger."""
    boards.require_unit(by, unit_id)
    on = days.day(now)
    unit = units.known(unit_id, on)
    _, programme = programmes.current(unit_id, on=on)
    live = Q(lines__dropped_at__isnull=True)
    kept = {
        one.round: one
        for one in Budget.objects.filter(unit_id=unit_id).annotate(
            e=Sum("lines__estimated", filter=live),
            a=Sum("lines__approved", filter=live),
            s=Sum("lines__spent", filter=live),
        )
    }
    listed = [key for key, one in programme.rounds.items() if one.tier == unit.tier or key in kept]
    return unit, tuple(_round(key, programmes.label(programme, key), kept.get(key)) for key in listed)


def board(*, by: Actor, unit_id: int, round_key: str, now: datetime) -> Board:
    """Read the money of a round; raises `NotFound` for a stranger and for a round that is not in the programme."""
    boards.require_unit(by, unit_id)
    on = days.day(now)
    _, programme = programmes.current(unit_id, on=on)
    if round_key not in programme.rounds:
        raise NotFound("Không có đợt này trong chương trình.")
    budget = Budget.objects.filter(unit_id=unit_id, round=round_key).first() or Budget(unit_id=unit_id, round=round_key)
    rows = budget.lines.filter(dropped_at__isnull=True).order_by("pk") if budget.pk else BudgetLine.objects.none()
    lines = tuple(_line(row) for row in rows)
    lines = tuple(sorted(lines, key=lambda one: list(BudgetLine.Kind.values).index(one.kind)))
    issued = Document.objects.filter(unit_id=unit_id, round=round_key, kind="budget_estimate")
    return Board(
        unit=units.known(unit_id, on),
        round=round_key,
        round_label=programmes.label(programme, round_key),
        approved_on=budget.approved_on,
        rules={"rounding": budget.rounding, "over": budget.over, "outside": budget.outside},
        rule_labels=(budget.get_rounding_display(), budget.get_over_display(), budget.get_outside_display()),
        lines=lines,
        totals=_totals(lines),
        bonuses=prizes.used(budget) if budget.pk else 0,
        ceiling=sum(one.approved or 0 for one in lines if one.kind == BudgetLine.Kind.BONUS),
        documents=tuple(issued.defer("value").order_by("-on", "-pk")),
        may={
            verb: permits.answer(by, verb, permits.Thing(unit_id=unit_id)).ok
            for verb in ("estimate_budget", "approve_budget")
        },
    )


def _round(key: str, label: str, one: Budget | None) -> RoundLine:
    sums = (getattr(one, name, None) or 0 for name in ("e", "a", "s"))
    return RoundLine(key, label, one is not None, one.approved_on if one is not None else None, Totals(*sums))


def _line(row: BudgetLine) -> Line:
    return Line(
        id=row.pk,
        kind=row.kind,
        kind_label=row.get_kind_display(),
        item=row.item,
        note=row.note,
        estimated=row.estimated,
        approved=row.approved,
        spent=row.spent,
    )


def _totals(lines: tuple[Line, ...]) -> Totals:
    return Totals(
        sum(one.estimated for one in lines),
        sum(one.approved or 0 for one in lines),
        sum(one.spent or 0 for one in lines),
    )
