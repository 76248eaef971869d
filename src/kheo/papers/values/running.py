"""The papers by which a steering body runs the movement: plan, working regulation, money."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from kheo.papers.values.shared import Issuer, Signature, Subject, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Value):
    """Một phần của văn bản: its heading without number, and its text, a paragraph for each line."""

    heading: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanStep(Value):
    """Một việc trong tiến độ: what, who, until when."""

    task: str
    who: str
    when: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Value):
    """Kế hoạch tổ chức phong trào: aims, tasks, timetable, money, who carries it out. `period` is a year or more."""

    KIND: ClassVar[str] = "plan"

    issuer: Issuer
    number: str
    dated_on: date | None
    movement: str
    period: str
    basis: tuple[str, ...]
    aims: tuple[str, ...]
    demands: tuple[str, ...]
    tasks: tuple[Part, ...]
    steps: tuple[PlanStep, ...]
    carried_out: tuple[str, ...]
    recipients: tuple[str, ...]
    signature: Signature
    budget: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter(Value):
    """Một chương của quy chế: its articles are numbered through all chapters."""

    heading: str
    articles: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingRegulation(Value):
    """Quy chế làm việc của Tổ chỉ đạo. `adopted_by` names the decision with which it is issued, if there is one."""

    KIND: ClassVar[str] = "working_regulation"

    issuer: Issuer
    number: str
    dated_on: date | None
    movement: str
    group: str
    period: str
    basis: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    recipients: tuple[str, ...]
    signature: Signature
    adopted_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetRow(Value):
    """Một khoản dự toán, in đồng; `group` is the heading under which it stands, `spent` what it cost in the end."""

    group: str
    item: str
    amount: int
    unit_of_measure: str = ""
    quantity: Decimal | None = None
    price: int | None = None
    spent: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetEstimate(Value):
    """Dự toán kinh phí; with what was spent it serves as the settlement too. `sources` pay for it."""

    KIND: ClassVar[str] = "budget_estimate"

    issuer: Issuer
    number: str
    dated_on: date | None
    movement: str
    period: str
    rows: tuple[BudgetRow, ...]
    signature: Signature
    basis: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    explanation: str = ""
    recipients: tuple[str, ...] = ()
    prepared_by: Signature | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BonusRow(Value):
    """Một dòng tiền thưởng: the coefficient, what it gives before rounding, and the bonus, in đồng."""

    subject: Subject
    owner: str
    unit: str
    award: str
    amount: int
    coefficient: Decimal | None = None
    exact: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BonusList(Value):
    """Danh sách chi tiền thưởng kèm theo một quyết định, with room to sign for the money.

    `base_pay` is the base salary on the day of the decision, `rounding` says how amounts were rounded; `decision` is
    its literal number.
    """

    KIND: ClassVar[str] = "bonus_list"

    issuer: Issuer
    dated_on: date | None
    movement: str
    decision: str
    decided_on: date | None
    rows: tuple[BonusRow, ...]
    signature: Signature
    number: str = ""
    base_pay: int | None = None
    rounding: str = ""
    grounds: tuple[str, ...] = ()
    prepared_by: Signature | None = None
