"""What waits for whoever launches the movement, or answers for a unit that something was sent to."""

from collections.abc import Iterator
from datetime import timedelta

from kheo.rulebook.standing import Milestone
from kheo.store.models import Delivery
from kheo.work import dispatches, duties, nurturing, reviewing, units, visits
from kheo.work.gathering import Ask
from kheo.work.todo.seats import Item, Open, Seats

# the paper that a duty asks for -> the act that issues it
_ACTS = {
    "guidance_below": "guide_below",
    "assignment_table": "issue_assignments",
    "budget_estimate": "issue_budget",
    "final_report": "issue_review",
    "interim_report": "issue_review",
    "plan": "issue_plan",
    "working_regulation": "issue_regulation",
}


def asks(seats: Seats) -> Iterator[Ask]:
    """Ask for letters to acknowledge, visits to make, and the papers that show duties as done."""
    owed = dispatches.owing(seats.by, units.tree(seats.on))
    letters = Delivery.objects.filter(unit_id__in=owed, acknowledged_at__isnull=True)
    about = {"id": "dispatch_id", "unit": "unit_id", "text": "dispatch__title", "on": "dispatch__by_on"}
    yield Ask("acknowledge", letters, **about)
    planned = visits.planned_for(seats.by.person_id)
    about = {"id": "registration_id", "unit": "registration__unit_id", "round": "registration__round"}
    yield Ask("visit", planned, **about, text="registration__exemplar__title", note="note", on="on")
    about = {"unit": "unit_id", "round": "round", "text": "exemplar__title"}
    yield Ask("nurture", nurturing.waiting(seats.by), **about, on="due")
    if seats.programme is not None and seats.programme.period.contains(seats.on):
        yield from duties.asks(seats.steered | seats.signed, seats.on)


def acknowledge(open_: Open) -> Iterator[Item]:
    """List the letters that somebody has to acknowledge for a unit."""
    for one in open_["acknowledge"]:
        yield Item(
            act="acknowledge",
            label="Báo đã nhận văn bản cấp trên gửi",
            target=one.text,
            by_on=one.on,
            cite=("III.5.b",),
            id=one.id,
            unit_id=one.unit_id,
            key=f"don-vi-{one.unit_id}",
        )


def owe(seats: Seats, open_: Open) -> Iterator[Item]:
    """List the duties of the programme that a body has not done yet, until the end of the programme's period."""
    programme, tree = seats.programme, units.tree(seats.on)
    if programme is None or not programme.period.contains(seats.on):
        return
    at = {"group": seats.steered, "board": seats.steered, "committee": seats.signed}
    papers = duties.told(open_)
    for unit_id in sorted((seats.steered | seats.signed) & {unit.id for unit in tree.all()}):
        for document, mark in duties.owed(tree[unit_id], programme, papers.get(unit_id, ()), seats.on):
            body = programme.authorities[mark.who].body
            if document in _ACTS and unit_id in at.get(body, ()) and mark.from_on <= seats.on:
                yield Item(
                    act=_ACTS[document],
                    label=mark.label.vi,
                    target=tree[unit_id].short_name,
                    by_on=mark.until_on - timedelta(days=1),
                    cite=mark.cite,
                    unit_id=unit_id,
                    round=_span(document, mark),
                )


def _span(document: str, mark: Milestone) -> str:
    """Name the span that a report looks back on; other papers have none."""
    return {"interim_report": str(mark.from_on.year), "final_report": reviewing.WHOLE}.get(document, "")


def go(open_: Open) -> Iterator[Item]:
    """List the visits that somebody was sent on and has not made; nobody is sent to one exemplar twice on a day."""
    for one in open_["visit"]:
        yield Item(
            act="survey",
            label="Đi khảo sát theo lịch",
            target=one.text,
            by_on=one.on,
            cite=(),
            id=one.id,
            unit_id=one.unit_id,
            round=one.round,
            note=one.note,
            key=f"{one.on}",
        )


def nurture(open_: Open) -> Iterator[Item]:
    """List what somebody is to follow and nurture, until they have begun its log, and again on the day they named."""
    for one in open_["nurture"]:
        yield Item(
            act="nurture",
            label="Chăm bồi theo hẹn, ghi nhật ký" if one.on else "Ghi nhật ký chăm bồi",
            target=one.text,
            by_on=one.on,
            cite=("III.5.b",),
            id=one.id,
            unit_id=one.unit_id,
            round=one.round,
        )
