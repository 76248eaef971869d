"""What waits for steering groups, committees and the bloc's board."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import F, Q

from kheo.store.models import Award, Decision, Document, Proposal, ProposalItem, Registration, Version
from kheo.work import days, people, programmes, units
from kheo.work.actors import Actor, Role
from kheo.work.lifecycle import State, states_before
from kheo.work.todo.seats import Item, Seats, item, rows_in


def receive(seats: Seats) -> Iterator[Item]:
    """List what waits for the steering group to receive, answer or share out."""
    rows = Registration.objects.filter(unit_id__in=seats.steered)
    for row in rows_in(rows.filter(is_ad_hoc=False), State.SUBMITTED):
        yield item("accept", "Tiếp nhận đăng ký", row, seats.window(row, "register"))
    asked = rows.filter(state=State.ACCEPTED, versions__status=Version.Status.ASKED).distinct()
    for row in asked.select_related("exemplar"):
        yield item("answer_change", "Trả lời đề nghị thay đổi tiêu chí", row, None)
    unassigned = rows.filter(is_ad_hoc=False).exclude(assignments__ended_on__isnull=True, assignments__isnull=False)
    for row in rows_in(unassigned, State.REPORTED, State.CONFIRMED):
        yield item("assign_appraiser", "Phân công thẩm định", row, seats.window(row, "appraise"))
    yield from _summaries(seats)


def visit(seats: Seats) -> Iterator[Item]:
    """List what a board has to visit, once its time has come."""
    unseen = Registration.objects.filter(lower__isnull=False, unit_id__in=seats.steered, surveys=None)
    for row in rows_in(unseen, *states_before("survey")):
        window = seats.window(row, "survey")
        if window is not None and window.from_on <= seats.on:
            yield item("survey", "Khảo sát, uốn nắn", row, window)


def send_up(seats: Seats) -> Iterator[Item]:
    """List what a base committee has to put its word on for the tier above."""
    # the committee below may have ended since: whatever another unit than the board's own proposed is its word
    sent = ProposalItem.objects.exclude(proposal__unit=F("registration__unit")).values("registration")
    above = Registration.objects.filter(lower__unit_id__in=seats.answers)
    for row in rows_in(above, *_TO_SEND).exclude(pk__in=sent):
        yield item("send_up", "Đề nghị lên cấp trên", row, seats.window(row, "close"))


_TO_SEND = (State.NOMINATED, State.CONFIRMED, State.APPRAISED, State.SELECTED)


def _summaries(seats: Seats) -> Iterator[Item]:
    done = set(
        Document.objects.filter(unit_id__in=seats.steered, kind="registration_summary").values_list("unit_id", "round")
    )
    tree = units.tree(seats.on)
    for one in seats.rounds():
        if one.windows["register"].until_on > seats.on:
            continue
        having = Registration.objects.filter(
            unit_id__in=seats.steered, round=one.key, accepted_version__isnull=False
        ).exclude(state=State.WITHDRAWN)
        for unit_id in sorted(set(having.values_list("unit_id", flat=True))):
            if (unit_id, one.key) not in done:
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
    rows = Registration.objects.filter(unit_id__in=seats.headed)
    ready = rows.filter(Q(state=State.APPRAISED) | Q(state=State.CONFIRMED, is_ad_hoc=True))
    for row in ready.select_related("exemplar"):
        yield item("select", "Xét chọn", row, seats.window(row, "appraise"))
    tree = units.tree(seats.on)
    selected = sorted(set(rows.filter(state=State.SELECTED).values_list("unit_id", "round")))
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
    ).values_list("decision_id", "decision__number", "decision__unit_id", "decision__round", "what")
    verbs = {"recognition": "recognise", "praise": "praise", "award": "award"}
    labels = {"recognition": "Ghi nhận kết quả", "praise": "Ghi việc biểu dương", "award": "Ghi việc trao khen thưởng"}
    kinds = {"recognition": "close", "praise": "praise", "award": "close"}
    for pk, number, unit_id, round_key, what in sorted(set(open_)):
        window = seats.programme.rounds[round_key].windows.get(kinds[what]) if seats.programme else None
        if window is not None and window.from_on > seats.on:
            continue
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


def late_groups(by: Actor, now: datetime) -> list[units.UnitThen]:
    """List the base units below the bloc that still have no steering group although its day has passed (III.5.a)."""
    on = days.day(now)
    found = programmes.newest()
    if found is None or on < found[1].duties["set_up_group"].due.last_on:
        return []
    reach = by.reach(Role.BLOC_SECRETARY, Role.BLOC_HEAD, Role.INSPECTOR)
    having = set(
        Decision.objects.filter(kind=Decision.Kind.STEERING_GROUP, on__lte=on).values_list("unit_id", flat=True)
    )
    return [unit for unit in units.tree(on).bases() if unit.id in reach and unit.id not in having]
