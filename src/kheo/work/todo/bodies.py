"""What waits for steering groups, committees and the bloc's board."""

from collections.abc import Iterator
from datetime import date, datetime

from django.db.models import F

from kheo.store.models import Award, Decision, Document, Proposal, Registration
from kheo.work import days, people, programmes, units
from kheo.work.actors import Actor, Role
from kheo.work.lifecycle import State, states_before
from kheo.work.todo.seats import Item, Seats, item


def receive(seats: Seats) -> Iterator[Item]:
    """List what waits for the steering group to receive, answer or share out."""
    for row in (one.row for one in seats.at(seats.steered, State.SUBMITTED) if not one.row.is_ad_hoc):
        yield item("accept", "Tiếp nhận đăng ký", row, seats.window(row, "register"))
    for row in (one.row for one in seats.at(seats.steered, State.ACCEPTED) if one.is_asked):
        yield item("answer_change", "Trả lời đề nghị thay đổi tiêu chí", row, None)
    for one in seats.at(seats.steered, State.REPORTED, State.CONFIRMED):
        if not (one.row.is_ad_hoc or one.is_assigned):
            yield item("assign_appraiser", "Phân công thẩm định", one.row, seats.window(one.row, "appraise"))
    yield from _summaries(seats)


def visit(seats: Seats) -> Iterator[Item]:
    """List what a board has to visit, once its time has come."""
    for one in seats.at(seats.steered, *states_before("survey")):
        window = seats.window(one.row, "survey")
        unseen = one.row.lower_id is not None and not one.is_visited
        if unseen and window is not None and window.from_on <= seats.on:
            yield item("survey", "Khảo sát, uốn nắn", one.row, window)


def send_up(seats: Seats) -> Iterator[Item]:
    """List what a base committee has to put its word on for the tier above."""
    for one in seats.under_way:
        below = one.row.lower.unit_id if one.row.lower is not None else None
        if below in seats.answers and one.state in _TO_SEND and not one.is_sent:
            yield item("send_up", "Đề nghị lên cấp trên", one.row, seats.window(one.row, "close"))


_TO_SEND = (State.NOMINATED, State.CONFIRMED, State.APPRAISED, State.SELECTED)


def _summaries(seats: Seats) -> Iterator[Item]:
    done = set(
        Document.objects.filter(unit_id__in=seats.steered, kind="registration_summary").values_list("unit_id", "round")
    )
    tree = units.tree(seats.on)
    received = Registration.objects.filter(unit_id__in=seats.steered, accepted_version__isnull=False)
    having = set(received.exclude(state=State.WITHDRAWN).values_list("unit_id", "round"))
    for one in seats.rounds():
        if one.windows["register"].until_on > seats.on:
            continue
        for unit_id in sorted(seats.steered):
            if (unit_id, one.key) in having - done:
                yield Item(
                    act="issue_summary",
                    label="Lập biểu tổng hợp đăng ký (mẫu 2)",
                    target=f"{tree[unit_id].short_name} – {one.label.vi}",
                    by_on=one.windows["report"].from_on if "report" in one.windows else None,
                    cite=("III.3.c",),
                    unit_id=unit_id,
                    round=one.key,
                )


def select(seats: Seats) -> Iterator[Item]:
    """List what waits for the head of a steering group."""
    for one in seats.at(seats.headed, State.APPRAISED, State.CONFIRMED):
        if one.state is State.APPRAISED or one.row.is_ad_hoc:
            yield item("select", "Xét chọn", one.row, seats.window(one.row, "appraise"))
    tree = units.tree(seats.on)
    selected = sorted({(one.row.unit_id, one.row.round) for one in seats.at(seats.headed, State.SELECTED)})
    for unit_id, round_key in selected:
        label = programmes.label(seats.programme, round_key) if seats.programme else round_key
        yield Item(
            act="propose",
            label="Lập tờ trình đề nghị cấp ủy",
            target=f"{tree[unit_id].short_name} – {label}",
            by_on=None,
            cite=("III.2.d",),
            unit_id=unit_id,
            round=round_key,
        )
    yield from _carry_out(seats)


def _carry_out(seats: Seats) -> Iterator[Item]:
    open_ = Award.objects.filter(
        decision__unit_id__in=seats.steered, done_on__isnull=True, is_revoked=False
    ).values_list("decision_id", "decision__number", "decision__on", "decision__unit_id", "decision__round", "what")
    verbs = {"recognition": "recognise", "praise": "praise", "award": "award"}
    labels = {
        "recognition": "Ghi nhận kết quả",
        "praise": "Ghi nhận việc biểu dương",
        "award": "Ghi nhận việc trao khen thưởng",
    }
    kinds = {"recognition": "close", "praise": "praise", "award": "close"}
    for pk, number, decided_on, unit_id, round_key, what in sorted(set(open_)):
        window = seats.programme.rounds[round_key].windows.get(kinds[what]) if seats.programme else None
        if window is not None and (window.from_on > seats.on or window.last_on < decided_on):
            continue  # not yet, or decided when its time was over: nobody can do it any more
        yield Item(
            act=verbs[what],
            label=labels[what],
            target=f"Quyết định {number}",
            by_on=window.last_on if window is not None else None,
            cite=window.cite if window is not None else (),
            id=pk,
            unit_id=unit_id,
            round=round_key,
        )


def decide(seats: Seats) -> Iterator[Item]:
    """List what waits for whoever signs for a committee."""
    tree = units.tree(seats.on)
    for unit_id in sorted(seats.signed):
        is_base = tree[unit_id].tier == "base"  # the board of a tier above is not set up by its committee
        if seats.programme is not None and is_base and not people.group_exists(unit_id, seats.on):
            duty = seats.programme.duties["set_up_group"]
            yield Item(
                act="set_up_group",
                label="Ra quyết định thành lập Tổ chỉ đạo",
                target=tree[unit_id].short_name,
                by_on=duty.due.last_on,
                cite=duty.due.cite,
                unit_id=unit_id,
            )
    waiting = Proposal.objects.filter(items__registration__state=State.PROPOSED, unit=F("items__registration__unit"))
    open_ = waiting.filter(unit_id__in=seats.signed).distinct()
    for proposal in open_:
        yield Item(
            act="decide",
            label="Xem xét, ra quyết định khen thưởng",
            target=f"Tờ trình {proposal.number}",
            by_on=None,
            cite=("III.2.d", "III.4.a"),
            id=proposal.pk,
            unit_id=proposal.unit_id,
            round=proposal.round,
        )


def bloc(by: Actor, *, adopted: bool) -> Iterator[Item]:
    """List what waits for the bloc's board."""
    if not adopted:
        for unit_id in sorted(by.seats(Role.BLOC_SECRETARY, Role.BLOC_HEAD)):
            yield Item(
                act="adopt",
                label="Áp dụng chương trình của phong trào",
                target="Chưa áp dụng chương trình nào",
                by_on=None,
                cite=(),
                unit_id=unit_id,
            )


def groups_by() -> date | None:
    """Tell the last day by which base units set up their steering groups, where a programme asks for it."""
    found = programmes.newest()
    return found[1].duties["set_up_group"].due.last_on if found is not None else None


def late_groups(by: Actor, now: datetime) -> list[units.UnitThen]:
    """List the base units below the bloc that still have no steering group although its day has passed (III.5.a)."""
    on, due = days.day(now), groups_by()
    if due is None or on < due:
        return []
    reach = by.reach(Role.BLOC_SECRETARY, Role.BLOC_HEAD, Role.INSPECTOR)
    if not reach:
        return []
    having = set(
        Decision.objects.filter(kind=Decision.Kind.STEERING_GROUP, on__lte=on).values_list("unit_id", flat=True)
    )
    return [unit for unit in units.tree(on).bases() if unit.id in reach and unit.id not in having]
