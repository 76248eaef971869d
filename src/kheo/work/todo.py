"""Việc cần làm: what waits for a person, by when, and which clause asks for it. Reads only."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from kheo import rulebook
from kheo.rulebook.programme import Round
from kheo.store.models import Award, Decision, Document, Edition, Exemplar, Proposal, Registration, Version
from kheo.work import days, people, programmes, units
from kheo.work.actors import Actor, Role
from kheo.work.lifecycle import State


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do: what, on which thing, until when (last day), and the clause that asks for it.

    `act` is the verb that a door turns into an address, with `id` and, for things of a unit, `unit_id` and `round`.
    """

    act: str
    label: str
    target: str
    by_on: date | None
    cite: tuple[str, ...]
    id: int | None = None
    unit_id: int | None = None
    round: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Things to do that belong together; the most urgent first."""

    key: str
    title: str
    items: tuple[Item, ...]


TITLES = {
    "mine": "Đăng ký và báo cáo của đồng chí",
    "confirm": "Chờ đồng chí xác nhận",
    "appraise": "Chờ đồng chí thẩm định",
    "receive": "Tiếp nhận và phân công",
    "select": "Xét chọn và đề nghị",
    "decide": "Chờ cấp ủy quyết định",
    "bloc": "Việc của Ban Chỉ đạo Khối",
}


def waiting(by: Actor, now: datetime) -> tuple[Group, ...]:
    """Gather what waits for a person today, at most seven groups, each in order of its deadline."""
    on = days.day(now)
    found = programmes.newest()
    seats = _Seats(by, on)
    items = {
        "mine": [*_mine(by, seats)],
        "confirm": [*_confirm(by, seats)],
        "appraise": [*_appraise(by, seats)],
        "receive": [*_receive(seats)],
        "select": [*_select(seats)],
        "decide": [*_decide(seats)],
        "bloc": [*_bloc(by, adopted=found is not None)],
    }
    return tuple(
        Group(key, TITLES[key], tuple(sorted(rows, key=lambda item: item.by_on or date.max)))
        for key, rows in items.items()
        if rows
    )


def count(groups: Iterable[Group]) -> int:
    """Count what waits, for the badge."""
    return sum(len(group.items) for group in groups)


class _Seats:
    """What several groups ask about: the day, the programme in force, the units steered and signed for."""

    def __init__(self, by: Actor, on: date) -> None:
        self.by, self.on = by, on
        found = programmes.newest()
        self.programme = found[1] if found else None
        self.steered = by.seats(Role.BASE_SECRETARY, Role.STEERING_HEAD)
        self.headed = by.seats(Role.STEERING_HEAD)
        self.signed = by.seats(Role.SIGNATORY)
        self.books = {edition.pk: programmes.of(edition) for edition in Edition.objects.all()}

    def window(self, row: Registration, kind: str) -> rulebook.Window | None:
        """Find a window of the round a registration is in."""
        return self.books[row.edition_id].rounds[row.round].windows.get(kind)

    def rounds(self) -> Iterator[Round]:
        """List the base tier's yearly rounds that have begun."""
        if self.programme is not None:
            for one in self.programme.rounds.values():
                if one.tier == "base" and "register" in one.windows and one.windows["register"].from_on <= self.on:
                    yield one


def _rows(rows: QuerySet[Registration], *states: State) -> QuerySet[Registration]:
    return rows.filter(state__in=[str(state) for state in states]).select_related("exemplar")


def _item(act: str, label: str, row: Registration, window: rulebook.Window | None, note: str = "") -> Item:
    return Item(
        act=act,
        label=label,
        target=row.exemplar.title,
        by_on=window.last_on if window is not None else None,
        cite=window.cite if window is not None else (),
        id=row.pk,
        unit_id=row.unit_id,
        round=row.round,
        note=note,
    )


def _owned(by: Actor) -> QuerySet[Registration]:
    own = Q(exemplar__owners__person_id=by.person_id) | Q(exemplar__owners__unit_id__in=by.seats(Role.REPRESENTATIVE))
    return Registration.objects.filter(pk__in=Registration.objects.filter(own).values("pk"))


def _mine(by: Actor, seats: _Seats) -> Iterator[Item]:
    labels = {
        State.DRAFT: ("submit", "Hoàn thiện và gửi đăng ký", "register"),
        State.RETURNED: ("submit", "Bổ sung và gửi lại đăng ký", "register"),
        State.ACCEPTED: ("report", "Gửi báo cáo thành tích", "report"),
        State.REPORT_RETURNED: ("report", "Bổ sung và gửi lại báo cáo", "report"),
    }
    for row in _rows(_owned(by), *labels):
        act, label, kind = labels[State(row.state)]
        window = seats.window(row, kind)
        if row.is_ad_hoc or window is None or (row.state == State.ACCEPTED and not window.contains(seats.on)):
            continue
        if row.state == State.DRAFT and window.until_on <= seats.on:
            continue
        yield _item(act, label, row, window, note=row.return_reason if row.state == State.RETURNED else "")
    yield from _may_continue(by, seats)


def _may_continue(by: Actor, seats: _Seats) -> Iterator[Item]:
    for one in seats.rounds():
        window = one.windows["register"]
        if one.follows is None or not window.contains(seats.on):
            continue
        before = Exemplar.objects.filter(
            registrations__in=_rows(_owned(by), State.COMMENDED, State.DECIDED).filter(round=one.follows)
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


def _confirm(by: Actor, seats: _Seats) -> Iterator[Item]:
    led = Q(exemplar__owners__home_id__in=by.reach(Role.LEADER)) | Q(unit_id__in=by.reach(Role.SIGNATORY))
    mine = Q(exemplar__owners__person_id=by.person_id)
    may = Registration.objects.filter(pk__in=Registration.objects.filter(led).exclude(mine).values("pk"))
    for row in _rows(may, State.REPORTED):
        yield _item("confirm", "Xác nhận báo cáo thành tích", row, seats.window(row, "report"))
    for row in _rows(may.filter(is_ad_hoc=True), State.SUBMITTED):
        yield _item("confirm_deed", "Xác nhận thành tích đột xuất", row, None)


def _appraise(by: Actor, seats: _Seats) -> Iterator[Item]:
    rows = Registration.objects.filter(
        assignments__person_id=by.person_id, assignments__ended_on__isnull=True
    ).distinct()
    for row in _rows(rows, State.CONFIRMED):
        yield _item("appraise", "Thẩm định hồ sơ", row, seats.window(row, "appraise"))


def _receive(seats: _Seats) -> Iterator[Item]:
    rows = Registration.objects.filter(unit_id__in=seats.steered)
    for row in _rows(rows.filter(is_ad_hoc=False), State.SUBMITTED):
        yield _item("accept", "Tiếp nhận đăng ký", row, seats.window(row, "register"))
    asked = rows.filter(state=State.ACCEPTED, versions__status=Version.Status.ASKED).distinct()
    for row in asked.select_related("exemplar"):
        yield _item("answer_change", "Trả lời đề nghị thay đổi tiêu chí", row, None)
    unassigned = rows.filter(is_ad_hoc=False).exclude(assignments__ended_on__isnull=True, assignments__isnull=False)
    for row in _rows(unassigned, State.REPORTED, State.CONFIRMED):
        yield _item("assign_appraiser", "Phân công thẩm định", row, seats.window(row, "appraise"))
    yield from _summaries(seats)


def _summaries(seats: _Seats) -> Iterator[Item]:
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


def _select(seats: _Seats) -> Iterator[Item]:
    rows = Registration.objects.filter(unit_id__in=seats.headed)
    ready = rows.filter(Q(state=State.APPRAISED) | Q(state=State.CONFIRMED, is_ad_hoc=True))
    for row in ready.select_related("exemplar"):
        yield _item("select", "Xét chọn", row, seats.window(row, "appraise"))
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


def _carry_out(seats: _Seats) -> Iterator[Item]:
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


def _decide(seats: _Seats) -> Iterator[Item]:
    tree = units.tree(seats.on)
    for unit_id in sorted(seats.signed):
        if seats.programme is not None and not people.group_exists(unit_id, seats.on):
            duty = seats.programme.duties["set_up_group"]
            yield Item(
                act="set_up_group",
                label="Ra quyết định thành lập Tổ chỉ đạo",
                target=tree[unit_id].short_name,
                by_on=duty.due.last_on,
                cite=duty.due.cite,
                unit_id=unit_id,
            )
    open_ = Proposal.objects.filter(unit_id__in=seats.signed, items__registration__state=State.PROPOSED).distinct()
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


def _bloc(by: Actor, *, adopted: bool) -> Iterator[Item]:
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
