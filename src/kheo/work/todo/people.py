"""What waits for owners, confirmers and appraisers."""

from collections.abc import Iterator

from django.db.models import Value

from kheo.rulebook.programme import Round
from kheo.store.models import Exemplar
from kheo.work.actors import Role
from kheo.work.gathering import Ask
from kheo.work.lifecycle import State
from kheo.work.todo.seats import Item, Open, Seats, item, owned, rows_in


def asks(seats: Seats) -> Iterator[Ask]:
    """Ask for what an owner may go on with: the next year's round, and the tier above for what was outstanding."""
    well = rows_in(owned(seats.by), State.COMMENDED, State.DECIDED)
    for one in _opening(seats):
        if one.follows is not None and not one.draws_from:
            before = Exemplar.objects.filter(registrations__in=well.filter(round=one.follows))
            yield Ask("continue", before.exclude(registrations__round=one.key), round=Value(one.key), text="title")
        if one.draws_from:
            rows = well.filter(round__in=one.draws_from, selection__grade="outstanding")
            yield Ask(
                "escalate",
                rows.exclude(exemplar__registrations__round=one.key),
                round=Value(one.key),
                text="exemplar__title",
            )


def _opening(seats: Seats) -> Iterator[Round]:
    return (one for one in seats.rounds() if one.windows["register"].contains(seats.on))


def mine(seats: Seats, open_: Open) -> Iterator[Item]:
    """List what waits for an owner."""
    labels = {
        State.DRAFT: ("submit", "Hoàn thiện và gửi đăng ký", "register"),
        State.RETURNED: ("submit", "Bổ sung và gửi lại đăng ký", "register"),
        State.ACCEPTED: ("report", "Gửi báo cáo thành tích", "report"),
        State.REPORT_RETURNED: ("report", "Bổ sung và gửi lại báo cáo", "report"),
    }
    for row in (one.row for one in seats.under_way if one.is_mine and one.state in labels):
        act, label, kind = labels[State(row.state)]
        window = seats.window(row, kind)
        if row.is_ad_hoc or window is None or (row.state == State.ACCEPTED and not window.contains(seats.on)):
            continue
        if row.state == State.DRAFT and window.until_on <= seats.on:
            continue
        yield item(act, label, row, window, note=row.return_reason if row.state == State.RETURNED else "")
    yield from _may_go_on(seats, open_)


def _may_go_on(seats: Seats, open_: Open) -> Iterator[Item]:
    """List what may be registered for another year, or with the tier above while its window is open (II.1.b)."""
    rounds = {one.key: one for one in _opening(seats)}
    for act in ("continue", "escalate"):
        for one in open_[act]:
            to = rounds[one.round]
            yield Item(
                act=act,
                label="Đăng ký tiếp cho năm nay" if act == "continue" else f"Đăng ký lên: {to.label.vi}",
                target=one.text,
                by_on=to.windows["register"].last_on,
                cite=to.windows["register"].cite,
                id=one.id,
                round=to.key,
            )


def confirm(seats: Seats) -> Iterator[Item]:
    """List what waits for a confirmation, never one's own."""
    signed = seats.by.reach(Role.SIGNATORY)
    may = [one for one in seats.under_way if not one.is_own and (one.is_led or one.row.unit_id in signed)]
    for row in (one.row for one in may if one.state is State.REPORTED):
        yield item("confirm", "Xác nhận báo cáo thành tích", row, seats.window(row, "report"))
    for row in (one.row for one in may if one.state is State.SUBMITTED and one.row.is_ad_hoc):
        yield item("confirm_deed", "Xác nhận thành tích đột xuất", row, None)


def appraise(seats: Seats) -> Iterator[Item]:
    """List what waits for an appraiser."""
    for row in (one.row for one in seats.under_way if one.is_given and one.state is State.CONFIRMED):
        yield item("appraise", "Thẩm định hồ sơ", row, seats.window(row, "appraise"))
