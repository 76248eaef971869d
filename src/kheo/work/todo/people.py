"""What waits for owners, confirmers and appraisers."""

from collections.abc import Iterator

from kheo.store.models import Exemplar
from kheo.work.actors import Actor, Role
from kheo.work.lifecycle import State
from kheo.work.todo.seats import Item, Seats, item, owned, rows_in


def mine(by: Actor, seats: Seats) -> Iterator[Item]:
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
    yield from _may_continue(by, seats)
    yield from _may_go_up(by, seats)


def _may_continue(by: Actor, seats: Seats) -> Iterator[Item]:
    for one in seats.rounds():
        window = one.windows["register"]
        if one.follows is None or one.draws_from or not window.contains(seats.on):
            continue
        before = Exemplar.objects.filter(
            registrations__in=rows_in(owned(by), State.COMMENDED, State.DECIDED).filter(round=one.follows)
        ).exclude(registrations__round=one.key)
        for exemplar in before.distinct():
            yield Item(
                act="continue",
                label="Đăng ký tiếp cho năm nay",
                target=exemplar.title,
                by_on=window.last_on,
                cite=window.cite,
                id=exemplar.pk,
                round=one.key,
            )


def _may_go_up(by: Actor, seats: Seats) -> Iterator[Item]:
    """List what was outstanding below and may be registered with the tier above while its window is open (II.1.b)."""
    for one in seats.rounds():
        window = one.windows["register"]
        if not one.draws_from or not window.contains(seats.on):
            continue
        rows = rows_in(owned(by), State.COMMENDED, State.DECIDED).filter(
            round__in=one.draws_from, selection__grade="outstanding"
        )
        for row in rows.exclude(exemplar__registrations__round=one.key):
            yield Item(
                act="escalate",
                label=f"Đăng ký lên: {one.label.vi}",
                target=row.exemplar.title,
                by_on=window.last_on,
                cite=window.cite,
                id=row.pk,
                round=one.key,
            )


def confirm(by: Actor, seats: Seats) -> Iterator[Item]:
    """List what waits for a confirmation, never one's own."""
    signed = by.reach(Role.SIGNATORY)
    may = [one for one in seats.under_way if not one.is_own and (one.is_led or one.row.unit_id in signed)]
    for row in (one.row for one in may if one.state is State.REPORTED):
        yield item("confirm", "Xác nhận báo cáo thành tích", row, seats.window(row, "report"))
    for row in (one.row for one in may if one.state is State.SUBMITTED and one.row.is_ad_hoc):
        yield item("confirm_deed", "Xác nhận thành tích đột xuất", row, None)


def appraise(seats: Seats) -> Iterator[Item]:
    """List what waits for an appraiser."""
    for row in (one.row for one in seats.under_way if one.is_given and one.state is State.CONFIRMED):
        yield item("appraise", "Thẩm định hồ sơ", row, seats.window(row, "appraise"))
