"""Money: estimated, approved, spent; bonuses of a decision against what is approved; papers, spreadsheets."""

import unicodedata
from datetime import date
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest

from kheo.store.models import BudgetLine, Decision, Document, Entry, Proposal
from kheo.work import budgets, decisions, documents, money_sheets, prizes, purses, todo
from kheo.work.budgets import Expense, Rules
from kheo.work.refusals import AgainstTheRules, BadInput, NotFound, NotNow, NotPermitted
from tests.work.bloc import Bloc
from tests.work.world import World, at, paper

NOW, ROUND = at(2013, 4, 2), "base-2013"
STATE = Rules("ceil_10k", "refuse", "state")


def _line(world: World, amount: int | str = 500_000, kind: str = "bonus", who: str = "hoa") -> BudgetLine:
    expense = Expense(kind, "Thưởng tập thể", Decimal(amount))
    return budgets.estimate(by=world.who(who, NOW), unit_id=world.ids["K05"], round_key=ROUND, expense=expense, now=NOW)


def _approve(world: World, number: str = "01-DT/ĐU", who: str = "minh") -> Document:
    return budgets.approve(
        by=world.who(who, NOW),
        unit_id=world.ids["K05"],
        round_key=ROUND,
        paper=paper(number, NOW.date()),
        now=NOW,
    )


def _rule(world: World, rules: Rules) -> None:
    minh = world.who("minh", NOW)
    budgets.rule(by=minh, unit_id=world.ids["K05"], round_key=ROUND, rules=rules, now=NOW)


def _board(world: World) -> purses.Board:
    return purses.board(by=world.who("hoa", NOW), unit_id=world.ids["K05"], round_key=ROUND, now=NOW)


def test_an_estimate_is_approved_and_spent(world: World) -> None:
    line = _line(world, 1_500_000)
    _line(world, 700_000, "ceremony")
    with pytest.raises(NotNow):
        budgets.spend(by=world.who("hoa", NOW), unit_id=world.ids["K05"], line_id=line.pk, amount=1, now=NOW)

    document = _approve(world)
    budgets.spend(by=world.who("hoa", NOW), unit_id=world.ids["K05"], line_id=line.pk, amount=1_400_000, now=NOW)

    board = _board(world)
    assert (board.totals.estimated, board.totals.approved, board.totals.spent) == (2_200_000, 2_200_000, 1_400_000)
    assert (board.totals.left, board.ceiling) == (800_000, 1_500_000)
    assert board.totals.words == "Hai triệu hai trăm nghìn đồng"
    assert documents.read(by=world.who("hoa", NOW), document_id=document.pk, format_="pdf", now=NOW).data[:4] == b"%PDF"
    with pytest.raises(NotNow):
        budgets.drop(by=world.who("hoa", NOW), unit_id=world.ids["K05"], line_id=line.pk, now=NOW)


def test_an_approved_estimate_does_the_committees_duty(world: World) -> None:
    def owed() -> list[str]:
        groups = todo.waiting(world.who("minh", NOW), NOW)
        return [item.act for group in groups for item in group.items if item.act == "issue_budget"]

    _line(world)
    assert owed() == ["issue_budget"]

    _approve(world)

    assert owed() == []


def test_approving_again_after_adding_raises_what_is_approved(world: World) -> None:
    _line(world)
    _approve(world)
    _line(world, 200_000)
    assert _board(world).ceiling == 500_000

    _approve(world, "02-DT/ĐU")

    assert _board(world).ceiling == 700_000
    told = Entry.objects.filter(word="budget_approved").order_by("seq").values_list("payload", flat=True)
    assert [(one["before"], one["after"]) for one in told] == [
        ({"approved": 0}, {"approved": 500_000}),
        ({"approved": 500_000}, {"approved": 700_000}),
    ]


@pytest.mark.parametrize(
    ("expense", "field"),
    [
        (Expense("gift", "Thưởng", 1), "kind"),
        (Expense("bonus", " ", 1), "item"),
        (Expense("bonus", "Thưởng", -1), "estimated"),
        (Expense("bonus", "Thưởng", Decimal("0.5")), "estimated"),
        (Expense("bonus", "Thưởng", 10**12), "estimated"),
    ],
)
def test_a_bad_line_is_refused(world: World, expense: Expense, field: str) -> None:
    with pytest.raises(BadInput) as refused:
        budgets.estimate(by=world.who("hoa", NOW), unit_id=world.ids["K05"], round_key=ROUND, expense=expense, now=NOW)

    assert set(refused.value.fields) == {field}
    assert BudgetLine.objects.count() == 0


def test_a_line_is_kept_in_one_spelling(world: World) -> None:
    expense = Expense("bonus", unicodedata.normalize("NFD", "Thưởng tập thể"), 1)
    hoa = world.who("hoa", NOW)

    row = budgets.estimate(by=hoa, unit_id=world.ids["K05"], round_key=ROUND, expense=expense, now=NOW)

    assert row.item == "Thưởng tập thể"


def test_who_estimates_does_not_approve(world: World) -> None:
    _line(world, who="minh")
    for who in ("hoa", "bao", "mai"):
        with pytest.raises(NotPermitted):
            _approve(world, who=who)
    for who in ("tuan", "ngan", "xa"):
        with pytest.raises(NotPermitted):
            _line(world, who=who)
    with pytest.raises(NotFound):
        purses.board(by=world.who("xa", NOW), unit_id=world.ids["K05"], round_key=ROUND, now=NOW)


def test_a_decision_above_what_is_approved_is_refused_until_more_is(bloc: Bloc) -> None:
    world = bloc.world
    _line(world)
    _approve(world)
    _rule(world, STATE)
    with pytest.raises(AgainstTheRules) as refused:
        bloc.recognised()  # 0,6 × 1.150.000 = 690.000

    assert "vượt 190.000 đồng" in refused.value.sentence
    assert refused.value.cite == ("III.5.c",)
    assert not Decision.objects.filter(kind=Decision.Kind.COMMENDATION).exists()

    _line(world, 190_000)
    _approve(world, "02-DT/ĐU")
    now, made = at(2013, 10, 14), Proposal.objects.get()
    decided = decisions.decide(
        by=world.who("minh", now),
        proposal_id=made.pk,
        registration_ids=[bloc.lower],
        paper=paper("05-QĐ/ĐU", now.date()),
        now=now,
    )

    page = prizes.page(by=world.who("hoa", now), decision_id=decided.pk, now=now)
    assert (page.total, page.approved, page.over, page.unconfirmed) == (690_000, 690_000, 0, True)
    assert _board(world).bonuses == 690_000
    assert [(one.by, one.amount.coefficient, one.amount.base_pay) for one in page.prizes] == [
        ("state", Decimal("0.6"), 1_150_000)
    ]


def test_an_office_may_only_want_a_warning(bloc: Bloc) -> None:
    world = bloc.world
    _line(world)
    _approve(world)
    _rule(world, Rules("ceil_10k", "warn", "state"))

    bloc.recognised()

    now, decided = at(2013, 10, 15), Decision.objects.get(kind=Decision.Kind.COMMENDATION)
    page = prizes.page(by=world.who("minh", now), decision_id=decided.pk, now=now)
    assert page.over == 190_000
    issued = prizes.issue(
        by=world.who("hoa", now), decision_id=decided.pk, paper=paper("01-DS/TCĐ", date(2013, 10, 15)), now=now
    )
    assert documents.read(by=world.who("hoa", now), document_id=issued.pk, format_="docx", now=now).data[:2] == b"PK"
    sheet = openpyxl.load_workbook(
        BytesIO(money_sheets.bonuses(by=world.who("hoa", now), decision_id=decided.pk, now=now).data)
    ).active
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    [row] = [row for row in cells if 690_000 in row and row[0] == 1]
    assert row[4:] == [0.6, 1_150_000, 690_000, "chưa kiểm tra nguồn"]


def test_without_a_budget_nothing_is_checked_and_what_is_not_covered_says_so(bloc: Bloc) -> None:
    bloc.recognised()

    now, decided = at(2013, 10, 15), Decision.objects.get(kind=Decision.Kind.COMMENDATION)
    page = prizes.page(by=bloc.world.who("hoa", now), decision_id=decided.pk, now=now)
    assert (page.total, page.unknown, page.approved) == (0, 1, None)
    assert page.prizes[0].amount.why_not
    with pytest.raises(NotNow):
        prizes.issue(by=bloc.world.who("hoa", now), decision_id=decided.pk, paper=paper("1", now.date()), now=now)


def test_the_spreadsheet_of_a_round_says_what_the_board_says(world: World) -> None:
    _line(world, 1_500_000)

    made = money_sheets.budget(by=world.who("hoa", NOW), unit_id=world.ids["K05"], round_key=ROUND, now=NOW)

    cells = [[cell.value for cell in row] for row in openpyxl.load_workbook(BytesIO(made.data)).active.iter_rows()]
    assert [1, "Tiền thưởng", "Thưởng tập thể", 1_500_000] in [row[:4] for row in cells]
