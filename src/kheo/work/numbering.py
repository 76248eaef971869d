"""Suggest how the next paper of a body is issued: number, day and signer. A person may write another."""

from dataclasses import dataclass
from datetime import date, datetime

from kheo.papers.symbols import write_symbol
from kheo.store.models import Decision, Document, Proposal
from kheo.work import books, days, styles, units
from kheo.work.actors import Actor, Role
from kheo.work.issuing import Paper
from kheo.work.paper_values import naming

_SEATS = ((Role.STEERING_HEAD, "Tổ trưởng"), (Role.BASE_SECRETARY, "Thư ký"))


@dataclass(frozen=True, slots=True)
class _Kind:
    """How papers of a kind are numbered: the short sign of the kind, and whether the group or the committee signs."""

    sign: str
    of_group: bool


_KINDS = {
    "decision": _Kind("QĐ", of_group=False),
    "proposal": _Kind("TTr", of_group=True),
    "committee_proposal": _Kind("TTr", of_group=False),
    "registration_summary": _Kind("BTH", of_group=True),
    "assignment_table": _Kind("BPC", of_group=True),
    "appraisal_record": _Kind("BB", of_group=True),
    "survey_record": _Kind("BB", of_group=True),
    "selection_minutes": _Kind("BB", of_group=True),
    "plan": _Kind("KH", of_group=True),
    "working_regulation": _Kind("QC", of_group=True),
    "conference_programme": _Kind("CTr", of_group=True),
    "budget_estimate": _Kind("DT", of_group=False),
    "bonus_list": _Kind("DS", of_group=False),
    "interim_report": _Kind("BC", of_group=True),
    "final_report": _Kind("BC", of_group=True),
}


def prefilled(*, by: Actor, unit_id: int, kind: str, now: datetime) -> Paper:
    """Suggest the next paper of a kind; raises `KeyError` for one that is not numbered here."""
    on = days.day(now)
    one = _KINDS[kind]
    tree = units.tree(on)
    symbol = naming.group_symbol(tree, unit_id) if one.of_group else naming.symbol(tree, unit_id)
    begun = styles.series_from(unit_id, on)
    entered = books.last(unit_id, kind=one.sign, organ=symbol, year=begun.year)
    after = max(_used(kind, unit_id, begun), entered) + 1
    order = styles.order(unit_id, naming.body(tree, unit_id))
    return Paper(
        number=write_symbol(after, one.sign, symbol, order) if symbol else f"{after:02d}-{one.sign}",
        on=on,
        signer_name=by.name,
        signer_position=_seat(by, unit_id) if one.of_group else _committee(by, unit_id),
    )


def _used(kind: str, unit_id: int, begun: date) -> int:
    if kind == "decision":
        return Decision.objects.filter(unit_id=unit_id, on__gte=begun, authority="").count()
    if kind == "proposal":
        return Proposal.objects.filter(unit_id=unit_id, on__gte=begun).count()
    return Document.objects.filter(unit_id=unit_id, kind=kind, on__gte=begun).count()


def _seat(by: Actor, unit_id: int) -> str:
    """Style a member of the group: its papers are signed by the seat, not by the post in the agency."""
    return next((label for role, label in _SEATS if unit_id in by.seats(role)), by.position_at(unit_id))


def _committee(by: Actor, unit_id: int) -> str:
    signs = [one.position for one in by.held if one.unit_id == unit_id and one.role is Role.SIGNATORY and one.position]
    return signs[0] if signs else by.position_at(unit_id)
