"""The registers of a unit's proposals and decisions: by day, filtered, a page at a time."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from kheo.store.models import Decision, Package, Proposal
from kheo.work import boards, days, registers, units
from kheo.work.actors import Actor
from kheo.work.choices import Choice
from kheo.work.lifecycle import State
from kheo.work.registers import Order, Page, Source, Wanted

PROPOSALS, DECISIONS = "to-trinh", "quyet-dinh"
KINDS = tuple(Choice(key, str(label)) for key, label in Decision.Kind.choices)
ORDERS = (
    Choice(Order.NEWEST, "Mới nhất trước"),
    Choice(Order.OLDEST, "Cũ nhất trước"),
    Choice(Order.NUMBER, "Theo số, ký hiệu"),
    Choice(Order.SIGNER, "Theo tên người ký"),
)
_SIGNED = ("number", "signer_name")
_SORTINGS = {Order.NUMBER: registers.by_number("number", "on"), Order.SIGNER: registers.by_person("signer_name")}
_AT_THE_PROVINCE = (Package.State.SENT, Package.State.TAKEN_IN)


@dataclass(frozen=True, slots=True)
class Board:
    """The proposals and the decisions of a unit, one or both, as `wanted`; the years there are to choose from."""

    unit: units.UnitThen
    wanted: Wanted
    proposals: Page[Proposal] | None
    decisions: Page[Decision] | None
    years: tuple[int, ...]


def board(*, by: Actor, unit_id: int, wanted: Wanted, now: datetime) -> Board:
    """Read a unit's proposals and decisions; raises `NotFound` for whoever may not see the unit.

    A kind asks for decisions alone, as proposals have none; what waits is proposals alone.
    """
    boards.require_unit(by, unit_id)
    offered = registers.years(_proposals(unit_id), _decisions(unit_id))
    wanted = registers.settled(wanted, offered)
    proposed = wanted.which != DECISIONS and not wanted.kind
    decided = wanted.which != PROPOSALS and not wanted.waits
    return Board(
        unit=units.known(unit_id, days.day(now)),
        wanted=wanted,
        proposals=registers.page(_proposals(unit_id), wanted, lambda row: row) if proposed else None,
        decisions=registers.page(_decisions(unit_id), wanted, lambda row: row) if decided else None,
        years=offered,
    )


def proposals(*, by: Actor, unit_id: int) -> Source[Proposal]:
    """Give the register of proposals, to be taken away whole; raises `NotFound` as `board` does."""
    boards.require_unit(by, unit_id)
    return _proposals(unit_id)


def decisions(*, by: Actor, unit_id: int) -> Source[Decision]:
    """Give the register of decisions, to be taken away whole; raises `NotFound` as `board` does."""
    boards.require_unit(by, unit_id)
    return _decisions(unit_id)


def result_of(row: Proposal) -> str:
    """Say what became of a proposal of the register."""
    if package := getattr(row, "package", None):
        return str(package.get_state_display())
    waiting = vars(row)["open"]
    return f"{waiting} hồ sơ chờ quyết định" if waiting else "Đã quyết định"


def _proposals(unit_id: int) -> Source[Proposal]:
    rows = Proposal.objects.filter(unit_id=unit_id).select_related("package")
    waiting = Q(items__registration__state=State.PROPOSED)
    rows = rows.annotate(
        size=Count("items", distinct=True),
        open=Count("items", filter=waiting, distinct=True),
    )
    waits = Q(open__gt=0) | Q(package__state__in=_AT_THE_PROVINCE)
    return Source(rows, day="on", texts=_SIGNED, waiting=waits, sortings=_SORTINGS)


def _decisions(unit_id: int) -> Source[Decision]:
    rows = Decision.objects.filter(unit_id=unit_id).annotate(size=Count("awards__registration", distinct=True))
    return Source(rows, day="on", texts=(*_SIGNED, "issuer"), kind="kind", sortings=_SORTINGS)
