"""Estimate what a round costs, have it approved, write down what was spent; and the office's own rules (R34, A31)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from kheo import vietnamese
from kheo.store.models import Budget, BudgetLine, Document
from kheo.work import content, days, diary, documents, issuing, permits, programmes
from kheo.work.actors import Actor
from kheo.work.issuing import Paper
from kheo.work.refusals import BadInput, NotFound, NotNow

KINDS: Mapping[str, str] = dict(BudgetLine.Kind.choices)
MOST = 10**12
CHOICES: Mapping[str, list[tuple[str, str]]] = {
    "rounding": list(Budget.Rounding.choices),
    "over": list(Budget.Over.choices),
    "outside": list(Budget.Outside.choices),
}


@dataclass(frozen=True, slots=True)
class Expense:
    """One line as estimated, in đồng."""

    kind: str
    item: str
    estimated: Decimal | int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Rules:
    """How the office counts: rounding, what happens above the ceiling, what those outside the Party's awards get."""

    rounding: str
    over: str
    outside: str


@transaction.atomic
def estimate(*, by: Actor, unit_id: int, round_key: str, expense: Expense, now: datetime) -> BudgetLine:
    """Add a line to the estimate of a round; raises `BadInput` for an unknown kind, no words, or a bad amount."""
    permits.require(by, "estimate_budget", permits.Thing(unit_id=unit_id))
    item = content.needed("item", expense.item, "Chưa ghi nội dung chi. Hãy ghi chi cho việc gì.")
    if expense.kind not in KINDS:
        raise BadInput("Chưa chọn nhóm chi. Hãy chọn trong danh sách.", fields={"kind": "Chưa chọn nhóm chi."})
    amount = _dong("estimated", expense.estimated)
    budget = _locked(unit_id, round_key, now)
    line = BudgetLine.objects.create(
        budget=budget, kind=expense.kind, item=item, estimated=amount, note=vietnamese.nfc(expense.note).strip()
    )
    _record(diary.Word.BUDGET_ESTIMATED, by, budget, now, diary.Note(after={"item": item, "estimated": amount}))
    return line


@transaction.atomic
def drop(*, by: Actor, unit_id: int, line_id: int, now: datetime) -> None:
    """Take a line out of the estimate; one that was approved or spent stays."""
    permits.require(by, "estimate_budget", permits.Thing(unit_id=unit_id))
    line = _line(unit_id, line_id)
    if line.approved is not None or line.spent is not None:
        raise NotNow("Khoản này đã được duyệt hoặc đã chi nên không bỏ được. Hãy ghi số đã chi bằng 0.")
    line.dropped_at = now
    line.save(update_fields=("dropped_at",))
    _record(diary.Word.BUDGET_ESTIMATED, by, line.budget, now, diary.Note(before={"item": line.item}))


@transaction.atomic
def approve(*, by: Actor, unit_id: int, round_key: str, paper: Paper, now: datetime) -> Document:
    """Approve the estimate as it stands; the paper is frozen and the duty of the guidance done (III.5.c).

    Approving again, after lines were added, raises what is approved. Raises `NotNow` without a line.
    """
    permits.require(by, "approve_budget", permits.Thing(unit_id=unit_id))
    issuing.check(paper, days.day(now))
    budget = _locked(unit_id, round_key, now)
    lines = list(budget.lines.filter(dropped_at__isnull=True).order_by("pk"))
    if not lines:
        raise NotNow("Dự toán chưa có khoản chi nào. Hãy ghi các khoản chi rồi duyệt.")
    before = sum(line.approved or 0 for line in lines)
    for line in lines:
        line.approved = line.estimated
    BudgetLine.objects.bulk_update(lines, ("approved",))
    budget.approved_on = paper.on
    budget.save(update_fields=("approved_on",))
    total = sum(line.estimated for line in lines)
    note = diary.Note(before={"approved": before}, after={"approved": total}, cite=("III.5.c",))
    _record(diary.Word.BUDGET_APPROVED, by, budget, now, note)
    return documents.freeze_budget(budget, lines, paper, now=now)


@transaction.atomic
def spend(*, by: Actor, unit_id: int, line_id: int, amount: Decimal | int, now: datetime) -> BudgetLine:
    """Write down what a line cost in the end; raises `NotNow` before it is approved."""
    permits.require(by, "estimate_budget", permits.Thing(unit_id=unit_id))
    line = _line(unit_id, line_id)
    if line.approved is None:
        raise NotNow("Khoản này chưa được duyệt nên chưa ghi chi được. Hãy trình cấp ủy duyệt dự toán.")
    before, line.spent = line.spent, _dong("spent", amount)
    line.save(update_fields=("spent",))
    note = diary.Note(before={"spent": before}, after={"item": line.item, "spent": line.spent})
    _record(diary.Word.BUDGET_SPENT, by, line.budget, now, note)
    return line


@transaction.atomic
def rule(*, by: Actor, unit_id: int, round_key: str, rules: Rules, now: datetime) -> Budget:
    """Set how bonuses of a round are rounded, and what happens when they exceed what is approved."""
    permits.require(by, "approve_budget", permits.Thing(unit_id=unit_id))
    budget = _locked(unit_id, round_key, now)
    wanted = {"rounding": rules.rounding, "over": rules.over, "outside": rules.outside}
    for name, choices in (("rounding", Budget.Rounding), ("over", Budget.Over), ("outside", Budget.Outside)):
        if wanted[name] not in choices.values:
            raise BadInput("Lựa chọn không có trong danh sách. Hãy chọn lại.", fields={name: "Hãy chọn lại."})
    before = {name: getattr(budget, name) for name in wanted}
    budget.rounding, budget.over, budget.outside = rules.rounding, rules.over, rules.outside
    budget.save(update_fields=tuple(wanted))
    _record(diary.Word.BUDGET_RULED, by, budget, now, diary.Note(before=before, after=wanted))
    return budget


def _locked(unit_id: int, round_key: str, now: datetime) -> Budget:
    _, programme = programmes.current(unit_id, on=days.day(now))
    if round_key not in programme.rounds:
        raise NotFound("Không có đợt này trong chương trình.")
    Budget.objects.get_or_create(unit_id=unit_id, round=round_key)
    return Budget.objects.select_for_update().get(unit_id=unit_id, round=round_key)


def _line(unit_id: int, line_id: int) -> BudgetLine:
    rows = BudgetLine.objects.select_for_update(of=("self",)).select_related("budget")
    found = rows.filter(pk=line_id, budget__unit_id=unit_id, dropped_at__isnull=True).first()
    if found is None:
        raise NotFound("Không tìm thấy khoản chi này. Hãy tải lại trang để xem.")
    return found


def _dong(field: str, amount: Decimal | int) -> int:
    if amount != int(amount) or not 0 <= amount < MOST:
        sentence = "Số tiền phải là số đồng tròn, từ 0 đến dưới một nghìn tỷ. Hãy ghi lại."
        raise BadInput(sentence, fields={field: sentence})
    return int(amount)


def _record(word: diary.Word, by: Actor, budget: Budget, now: datetime, note: diary.Note) -> None:
    diary.record(
        word,
        account_id=by.account_id,
        subject="budget",
        subject_id=budget.pk,
        unit_id=budget.unit_id,
        now=now,
        note=note,
    )
