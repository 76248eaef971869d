"""Tell of one dossier who may read it today, and why: as its owner, by appointment, or by assignment.

It says one by one what `permits.visible` filters by; a test compares the two for everybody and every dossier.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kheo import vietnamese
from kheo.store.models import Account, Appointment, Registration
from kheo.work import acts, days, people, permits, units
from kheo.work.actors import ROLE_LABELS, Actor, Held, Role
from kheo.work.lifecycle import State
from kheo.work.people import Posting
from kheo.work.refusals import NotFound


@dataclass(frozen=True, slots=True)
class Seer:
    """One reason why one person may read a dossier; whoever has several comes once for each.

    `until` is the first day on which the reason no longer holds. An owner is not told who appraises: there the name
    is empty and `person_id` is 0, as on the dossier itself.
    """

    person_id: int
    name: str
    position: str
    unit: str
    why: str
    since: date | None = None
    until: date | None = None

    @property
    def last_on(self) -> date | None:
        """Give the last day on which the reason holds, if it ends."""
        return None if self.until is None else self.until - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Way:
    """What lets somebody read a dossier, and whether an owner learns who that is."""

    why: str
    unit_id: int | None = None
    position: str = ""
    since: date | None = None
    until: date | None = None
    is_owner: bool = False
    is_inner: bool = False


def who_sees(*, by: Actor, registration_id: int, now: datetime) -> list[Seer]:
    """List everybody with an account who may read a dossier today: its owners first, then all others by name.

    The number of queries does not grow with the people. Raises `NotFound` for whoever may not read it themselves.
    """
    rows = acts.seen(by).filter(pk=registration_id).select_related("exemplar", "lower__lower")
    row = rows.prefetch_related("exemplar__owners", "assignments").first()
    if row is None:
        raise NotFound("Không tìm thấy hồ sơ này, hoặc đồng chí không có quyền xem.")
    asked = _Asked(row, now)
    accounts = Account.objects.filter(is_active=True).select_related("person").order_by("person__name_key", "pk")
    found = [(account, way) for account in accounts for way in asked.ways(account)]
    hidden = permits.owns(by, asked.thing)
    found.sort(key=lambda pair: (not pair[1].is_owner, hidden and pair[1].is_inner))
    return [asked.seer(account, way, is_named=not (hidden and way.is_inner)) for account, way in found]


class _Asked:
    """A dossier with all that is needed to say of anybody why they may read it."""

    def __init__(self, row: Registration, now: datetime) -> None:
        self.thing = acts.thing(row)
        self._row, self._is_sent = row, row.state != State.DRAFT
        self._tree = units.tree(days.day(now))
        self._postings: dict[int, list[Posting]] = {}
        for one in people.postings(now=now):
            self._postings.setdefault(one.row.person_id, []).append(one)

    def ways(self, account: Account) -> Iterator[_Way]:
        """Tell what lets one person read the dossier; nothing for most, and for whoever has no unit any more."""
        postings = self._postings.get(account.person_id, ())
        if not postings:
            return
        if account.person_id in self.thing.owner_people:
            yield _Way("Là chủ thể của mô hình, điển hình này", is_owner=True)
        for posting in postings:
            why = self._by_role(posting.held)
            if why:
                yield _appointed(posting, why)
        for one in self._row.assignments.all():
            if one.ended_on is None and one.person_id == account.person_id:
                yield _Way("Được phân công thẩm định hồ sơ này", since=one.assigned_on, is_inner=True)
        if not self._is_sent and self._row.created_by_id == account.pk:
            yield _Way("Là người đang soạn bản đăng ký này", since=days.day(self._row.created_at))

    def seer(self, account: Account, way: _Way, *, is_named: bool) -> Seer:
        """Set out one reason for the reader; who it is may be left out."""
        if not is_named:
            return Seer(0, "", "", "", way.why, way.since, way.until)
        home = next(
            (one for one in self._postings.get(account.person_id, ()) if one.held.role is Role.PARTICIPANT), None
        )
        unit_id = way.unit_id or (home.held.unit_id if home else None)
        return Seer(
            person_id=account.person_id,
            name=account.person.full_name,
            position=way.position or (home.held.position if home else ""),
            unit=self._tree[unit_id].name if unit_id else "",
            why=way.why,
            since=way.since,
            until=way.until,
        )

    def _by_role(self, held: Held) -> str:
        """Say why a role opens the dossier; empty where it does not."""
        if held.role is Role.REPRESENTATIVE and held.unit_id in self.thing.owner_units:
            return "là chủ thể của mô hình, điển hình này"
        if not self._is_sent:
            return ""
        opened = permits.opens(held)
        if self.thing.unit_id in opened:
            return self._place(held, self.thing.unit_id, "nơi nhận hồ sơ này")
        if self.thing.below_id in opened:
            return self._place(held, self.thing.below_id, "nơi đã đăng ký hồ sơ này lên cấp trên")
        if self.thing.lowest_id in opened:
            return self._place(held, self.thing.lowest_id, "nơi đã đăng ký hồ sơ này ở cấp dưới")
        led = held.covers & self.thing.homes if held.role is Role.LEADER else frozenset()
        return self._place(held, min(led), "nơi chủ thể công tác") if led else ""

    def _place(self, held: Held, unit_id: int | None, what: str) -> str:
        if unit_id == held.unit_id:
            return f"tại {what}"
        if unit_id in self._tree:
            return f"phụ trách cả các đơn vị trực thuộc, trong đó có {what}"
        return f"phụ trách hồ sơ của đơn vị đã sắp xếp lại, trong đó có {what}"


def _appointed(posting: Posting, why: str) -> _Way:
    row, role = posting.row, posting.held.role
    by = _by_decision(row)
    return _Way(
        why=f"{ROLE_LABELS[role]} {why}{by}",
        unit_id=row.unit_id,
        position=row.position,
        since=row.from_on,
        until=row.until_on,
        is_owner=role is Role.REPRESENTATIVE,
    )


def _by_decision(row: Appointment) -> str:
    made = row.decision
    return f", theo Quyết định số {made.number} ngày {vietnamese.show_day(made.on)}" if made is not None else ""
