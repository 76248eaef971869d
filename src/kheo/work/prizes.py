"""What money goes with the awards of a decision, and whether the approved budget covers it (R22, R34, A31)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kheo import vietnamese
from kheo.rulebook import bonuses
from kheo.store.models import Budget, BudgetLine, Decision, Document
from kheo.work import boards, days, diary, documents, issuing, permits, priced, units
from kheo.work.actors import Actor
from kheo.work.issuing import Paper
from kheo.work.priced import Prize
from kheo.work.refusals import AgainstTheRules, NotFound, NotNow


@dataclass(frozen=True, slots=True)
class Page:
    """Tiền thưởng of a decision: line by line, in all, and against what is approved (None: no budget was made)."""

    decision: Decision
    unit: units.UnitThen
    prizes: tuple[Prize, ...]
    rounding: str
    approved: int | None
    given_before: int
    documents: tuple[Document, ...]
    may_issue: bool

    @property
    def total(self) -> int:
        """What is known in all, in đồng."""
        return sum(one.amount.total or 0 for one in self.prizes)

    @property
    def words(self) -> str:
        """The sum in words."""
        return vietnamese.money_in_words(self.total)

    @property
    def unknown(self) -> int:
        """How many lines have no amount."""
        return sum(one.amount.total is None for one in self.prizes)

    @property
    def unconfirmed(self) -> bool:
        """Tell whether any amount rests on a value that nobody has compared with its source."""
        return any(one.amount.total is not None and not one.amount.confirmed for one in self.prizes)

    @property
    def over(self) -> int:
        """By how much it exceeds what is approved."""
        return 0 if self.approved is None else max(0, self.given_before + self.total - self.approved)


def page(*, by: Actor, decision_id: int, now: datetime) -> Page:
    """Read the bonuses of a decision; raises `NotFound` for whoever may not see its unit."""
    found = Decision.objects.filter(pk=decision_id).first()
    if found is None:
        raise NotFound("Không tìm thấy quyết định này.")
    boards.require_unit(by, found.unit_id)
    budget = Budget.objects.filter(unit_id=found.unit_id, round=found.round).first()
    return Page(
        decision=found,
        unit=units.known(found.unit_id, days.day(now)),
        prizes=tuple(priced.priced(priced.awards([found]), budget)),
        rounding=bonuses.ROUNDINGS[priced.rounding(budget)][0],
        approved=_approved(budget) if budget is not None else None,
        given_before=_given(_others(found), budget) if budget is not None else 0,
        documents=tuple(found.documents.filter(kind="bonus_list").defer("value").order_by("-on", "-pk")),
        may_issue=permits.answer(by, "estimate_budget", permits.Thing(unit_id=found.unit_id)).ok,
    )


@transaction.atomic
def issue(*, by: Actor, decision_id: int, paper: Paper, now: datetime) -> Document:
    """Freeze the list of bonuses of a decision; raises `NotNow` where no amount is known."""
    found = page(by=by, decision_id=decision_id, now=now)
    permits.require(by, "estimate_budget", permits.Thing(unit_id=found.unit.id))
    issuing.check(paper, days.day(now))
    if found.decision.status != Decision.Status.ISSUED or not found.total:
        raise NotNow("Quyết định này không còn hiệu lực, hoặc chưa tính được khoản tiền thưởng nào.")
    document = documents.freeze_bonuses(found.decision, found.prizes, found.rounding, paper, now=now)
    diary.record(
        diary.Word.BONUSES_ISSUED,
        account_id=by.account_id,
        subject="decision",
        subject_id=found.decision.pk,
        unit_id=found.unit.id,
        now=now,
        note=diary.Note(after={"total": found.total}, cite=("III.2.c",)),
    )
    return document


def require_within(decision: Decision) -> None:
    """Refuse a decision whose bonuses exceed what is approved for its round, unless the office only wants a warning.

    Where a unit makes no budget for the round nothing is checked: then no money goes with the awards here.
    """
    budget = Budget.objects.select_for_update().filter(unit_id=decision.unit_id, round=decision.round).first()
    if budget is None or budget.over == Budget.Over.WARN:
        return
    approved = _approved(budget)
    before, now = _given(_others(decision), budget), _given([decision], budget)
    if before + now > approved:
        raise AgainstTheRules(
            f"Tiền thưởng kèm quyết định là {_money(now)}; các quyết định trước trong đợt đã dùng {_money(before)}; "
            f"được duyệt {_money(approved)}, vượt {_money(before + now - approved)}. Hãy bớt hồ sơ, "
            "hoặc trình cấp ủy duyệt bổ sung kinh phí trước.",
            cite=("III.5.c",),
        )


def used(budget: Budget) -> int:
    """Tell what the decisions of a round give in all."""
    decisions = Decision.objects.filter(
        unit_id=budget.unit_id, round=budget.round, kind=Decision.Kind.COMMENDATION, status=Decision.Status.ISSUED
    )
    return _given(decisions, budget)


def _others(decision: Decision) -> list[Decision]:
    same = Decision.objects.filter(unit_id=decision.unit_id, round=decision.round, status=Decision.Status.ISSUED)
    return list(same.filter(kind=Decision.Kind.COMMENDATION).exclude(pk=decision.pk))


def _given(decisions: Iterable[Decision], budget: Budget) -> int:
    return sum(one.amount.total or 0 for one in priced.priced(priced.awards(decisions), budget))


def _approved(budget: Budget) -> int:
    lines = budget.lines.filter(kind=BudgetLine.Kind.BONUS, dropped_at__isnull=True)
    return sum(line.approved or 0 for line in lines)


def _money(amount: int) -> str:
    return f"{vietnamese.show_number(amount)} đồng"
