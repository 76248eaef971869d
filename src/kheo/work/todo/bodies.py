"""What waits for steering groups, committees and the bloc's board."""

from collections.abc import Iterator
from datetime import date, datetime

from django.db.models import Exists, F, OuterRef, Value

from kheo.store.models import Award, Decision, Document, Proposal, Registration, Unit
from kheo.work import days, programmes, units
from kheo.work.actors import Actor, Role
from kheo.work.gathering import Ask
from kheo.work.lifecycle import State, states_before
from kheo.work.todo.seats import Item, Open, Seats, item


def asks(seats: Seats) -> Iterator[Ask]:
    """Ask for summaries to issue, results to carry out, groups to set up and proposals to decide on."""
    for key in _closed(seats):
        received = Registration.objects.filter(unit_id=OuterRef("pk"), round=key, accepted_version__isnull=False)
        issued = Document.objects.filter(unit_id=OuterRef("pk"), round=key, kind="registration_summary")
        here = Unit.objects.filter(Exists(received.exclude(state=State.WITHDRAWN)), ~Exists(issued))
        yield Ask("summary", here.filter(pk__in=seats.steered), unit="pk", round=Value(key))
    given = Award.objects.filter(decision__unit_id__in=seats.steered, done_on__isnull=True, is_revoked=False)
    about = {"id": "decision_id", "unit": "decision__unit_id", "round": "decision__round", "on": "decision__on"}
    yield Ask("carry_out", given, **about, text="decision__number", note="what")
    group = Decision.objects.filter(
        unit_id=OuterRef("pk"),
        kind=Decision.Kind.STEERING_GROUP,
        status=Decision.Status.ISSUED,
        on__lte=seats.on,
    )
    yield Ask("no_group", Unit.objects.filter(~Exists(group), pk__in=seats.signed), unit="pk")
    waiting = Proposal.objects.filter(items__registration__state=State.PROPOSED, unit=F("items__registration__unit"))
    about = {"unit": "unit_id", "round": "round", "text": "number"}
    yield Ask("decide", waiting.filter(unit_id__in=seats.signed), **about)


def _closed(seats: Seats) -> list[str]:
    """Name the rounds whose registration is over."""
    return [one.key for one in seats.rounds() if one.windows["register"].until_on <= seats.on]


def receive(seats: Seats, open_: Open) -> Iterator[Item]:
    """List what waits for the steering group to receive, answer or share out."""
    for row in (one.row for one in seats.at(seats.steered, State.SUBMITTED) if not one.row.is_ad_hoc):
        yield item("accept", "Tiếp nhận đăng ký", row, seats.window(row, "register"))
    for row in (one.row for one in seats.at(seats.steered, State.ACCEPTED) if one.is_asked):
        yield item("answer_change", "Trả lời đề nghị thay đổi tiêu chí", row, None)
    yield from _share_out(seats)
    yield from _summaries(seats, open_)


def _share_out(seats: Seats) -> Iterator[Item]:
    """List what has to be given to an appraiser, and what came back because whoever had it may no longer appraise."""
    for one in seats.at(seats.steered, *states_before("assign_appraiser")):
        if one.row.is_ad_hoc or one.is_assigned:
            continue
        window = seats.window(one.row, "appraise")
        if one.is_left:
            note = "Người được phân công trước đã thôi vai trò."
            yield item("assign_appraiser", "Phân công lại người thẩm định", one.row, window, note=note)
        elif one.state in _TO_SHARE_OUT:
            yield item("assign_appraiser", "Phân công thẩm định", one.row, window)


_TO_SHARE_OUT = (State.REPORTED, State.CONFIRMED)


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


def _summaries(seats: Seats, open_: Open) -> Iterator[Item]:
    tree, rounds = units.tree(seats.on), {one.key: one for one in seats.rounds()}
    for found in sorted(open_["summary"], key=lambda found: (list(rounds).index(found.round), found.unit_id)):
        one = rounds[found.round]
        yield Item(
            act="issue_summary",
            label="Lập biểu tổng hợp đăng ký (mẫu 2)",
            target=f"{tree[found.unit_id].short_name} – {one.label.vi}",
            by_on=one.windows["report"].from_on if "report" in one.windows else None,
            cite=("III.3.c",),
            unit_id=found.unit_id,
            round=one.key,
        )


def select(seats: Seats, open_: Open) -> Iterator[Item]:
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
    yield from _carry_out(seats, open_)


def _carry_out(seats: Seats, open_: Open) -> Iterator[Item]:
    verbs = {"recognition": "recognise", "praise": "praise", "award": "award"}
    labels = {
        "recognition": "Ghi nhận kết quả",
        "praise": "Ghi nhận việc biểu dương",
        "award": "Ghi nhận việc trao khen thưởng",
    }
    kinds = {"recognition": "close", "praise": "praise", "award": "close"}
    for one in open_["carry_out"]:
        window = seats.programme.rounds[one.round].windows.get(kinds[one.note]) if seats.programme else None
        if window is not None and one.on and (window.from_on > seats.on or window.last_on < one.on):
            continue  # not yet, or decided when its time was over: nobody can do it any more
        yield Item(
            act=verbs[one.note],
            label=labels[one.note],
            target=f"Quyết định {one.text}",
            by_on=window.last_on if window is not None else None,
            cite=window.cite if window is not None else (),
            id=one.id,
            unit_id=one.unit_id,
            round=one.round,
        )


def decide(seats: Seats, open_: Open) -> Iterator[Item]:
    """List what waits for whoever signs for a committee."""
    tree = units.tree(seats.on)
    for unit_id in (one.unit_id for one in open_["no_group"]):
        is_base = tree[unit_id].tier == "base"  # the board of a tier above is not set up by its committee
        if seats.programme is not None and is_base:
            duty = seats.programme.duties["set_up_group"]
            yield Item(
                act="set_up_group",
                label="Ra quyết định thành lập Tổ chỉ đạo",
                target=tree[unit_id].short_name,
                by_on=duty.due.last_on,
                cite=duty.due.cite,
                unit_id=unit_id,
            )
    for proposal in open_["decide"]:
        yield Item(
            act="decide",
            label="Xem xét, ra quyết định khen thưởng",
            target=f"Tờ trình {proposal.text}",
            by_on=None,
            cite=("III.2.d", "III.4.a"),
            id=proposal.id,
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
