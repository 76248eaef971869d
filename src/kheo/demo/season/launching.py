"""The launch in the base units: guidance below and its receipt, plan, working regulation, budget (III.5)."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import partial

from kheo.demo.sample.people import username
from kheo.demo.season.days import at, later
from kheo.demo.season.stage import Act, Stage
from kheo.work import budgets, charters, days, dispatches, units
from kheo.work.actors import Actor
from kheo.work.budgets import Expense
from kheo.work.charters import PlanText
from kheo.work.dispatches import Letter

ROUND = "base-2013"
GUIDANCE = (
    "Đề nghị các đơn vị phổ biến phong trào đến từng người, vận động tự nguyện đăng ký mô hình, điển hình gắn với việc "
    "khó của đơn vị, và gửi bản đăng ký về Tổ chỉ đạo trong thời hạn của đợt."
)
EXPENSES = (
    Expense("bonus", "Tiền thưởng kèm giấy khen", 30_000_000),
    Expense("ceremony", "Tổ chức biểu dương dịp 15 tháng 10", 6_000_000),
    Expense("papers", "Văn phòng phẩm, in giấy khen", 1_500_000),
)


def acts(groups: Mapping[str, date]) -> Iterator[Act]:
    """Give the launch in each base unit, in the days after its steering group was set up."""
    for code, on in groups.items():
        head, secretary = username("totruong", code), username("thuky", code)
        yield Act(at(later(on, 3), 2, code), head, "issue_plan", partial(_plan, code))
        yield Act(at(later(on, 3), 4, code), head, "issue_regulation", partial(_regulation, code))
        yield Act(at(later(on, 4), 1, code), secretary, "send", partial(_guide, code))
        yield Act(at(later(on, 4), 3, code), secretary, "estimate", partial(_estimate, code))
        yield Act(at(later(on, 5), 2, code), username("bithu", code), "approve_budget", partial(_approve, code))


def _plan(code: str, stage: Stage, by: Actor, now: datetime) -> None:
    unit_id = stage.unit_ids[code]
    begun = PlanText(**charters.plan_to_start(unit_id=unit_id, now=now))
    paper = stage.paper(code, "KH", days.day(now), username("totruong", code))
    charters.issue_plan(by=by, unit_id=unit_id, plan=begun, paper=paper, now=now)


def _regulation(code: str, stage: Stage, by: Actor, now: datetime) -> None:
    unit_id = stage.unit_ids[code]
    [text] = charters.regulation_to_start(unit_id=unit_id, now=now).values()
    paper = stage.paper(code, "QC", days.day(now), username("totruong", code))
    charters.issue_regulation(by=by, unit_id=unit_id, text=text, paper=paper, now=now)


def _guide(code: str, stage: Stage, by: Actor, now: datetime) -> None:
    """Send the guidance down; whoever answers for a unit below says the same day that it has come."""
    unit_id = stage.unit_ids[code]
    to = tuple(unit.id for unit in dispatches.below(unit_id, units.tree(days.day(now))))
    letter = Letter("guidance", "Hướng dẫn đăng ký mô hình, điển hình “Dân vận khéo” năm 2013", GUIDANCE, to)
    sent = dispatches.send(by=by, unit_id=unit_id, letter=letter, now=now)
    for receiver in to:
        answers = next((who for who in _answering(stage, receiver)), None)
        if answers is not None:
            actor = stage.actor(answers, now)
            dispatches.acknowledge(by=actor, dispatch_id=sent.pk, unit_id=receiver, now=now)
            stage.done["acknowledge"] += 1


def _answering(stage: Stage, unit_id: int) -> Iterator[str]:
    """Name who answers for a unit: by a post there, or by a seat in its steering group."""
    for person in stage.people:
        posts = [post.role for post in person.posts if stage.unit_ids[post.unit] == unit_id]
        seat = [person.seat] if person.seat is not None and stage.unit_ids[person.home] == unit_id else []
        if set(posts + seat) & set(dispatches.ANSWERING):
            yield person.username


def _estimate(code: str, stage: Stage, by: Actor, now: datetime) -> None:
    for expense in EXPENSES:
        budgets.estimate(by=by, unit_id=stage.unit_ids[code], round_key=ROUND, expense=expense, now=now)
    stage.done["estimate"] += len(EXPENSES) - 1


def _approve(code: str, stage: Stage, by: Actor, now: datetime) -> None:
    paper = stage.paper(code, "DT", days.day(now), username("bithu", code))
    budgets.approve(by=by, unit_id=stage.unit_ids[code], round_key=ROUND, paper=paper, now=now)
