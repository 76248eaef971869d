"""Who acts, with which roles, on which day; persons, accounts and appointments are made here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from kheo import vietnamese
from kheo.store.models import Account, Appointment, Decision, Person
from kheo.work import days, diary, indexing, lineage, looking, permits, units
from kheo.work.actors import Actor, Held, Role
from kheo.work.refusals import BadInput, NotFound, NotPermitted


@dataclass(frozen=True, slots=True)
class NewPerson:
    """The plain values of a person; `status` is one of the programme's kinds of individuals (I.1.b)."""

    full_name: str
    status: str
    username: str
    gender: str = ""
    email: str = ""
    is_sample: bool = False


@dataclass(frozen=True, slots=True)
class Post:
    """A role to give: where, called what, from and until when, by which decision."""

    role: Role
    unit_id: int
    position: str = ""
    with_descendants: bool = False
    from_on: date | None = None
    until_on: date | None = None
    decision_id: int | None = None


@dataclass(frozen=True, slots=True)
class Posting:
    """An appointment in force on a day, with what it reaches."""

    row: Appointment
    held: Held


def actor(account: Account, *, now: datetime) -> Actor:
    """Read what a person may act as at this instant (three queries, in looks once until somebody acts)."""
    key = ("actor", account.pk, days.day(now))
    return looking.until_an_act(key, lambda: _actor(account, now))


def _actor(account: Account, now: datetime) -> Actor:
    """Read who somebody is and what they hold; their name comes with it."""
    found = postings(now=now, person_ids={account.person_id})
    person = found[0].row.person if found else account.person
    return Actor(account.pk, account.person_id, person.full_name, tuple(one.held for one in found))


def postings(*, now: datetime, person_ids: set[int] | None = None) -> list[Posting]:
    """List the appointments in force at an instant, of some people or of all (three queries).

    Whoever came after a closed unit, or stood above a dissolved one, reaches what it left; its own accounts end.
    """
    on = days.day(now)
    tree = units.tree(on)
    heirs = lineage.heirs(on, tree)
    valid = Q(until_on__isnull=True) | Q(until_on__gt=on)
    rows = Appointment.objects.filter(valid, from_on__lte=on).select_related("decision", "person")
    if person_ids is not None:
        rows = rows.filter(person_id__in=person_ids)
    return [Posting(row, _held(row, tree, heirs)) for row in rows if row.unit_id in tree]


def _held(row: Appointment, tree: units.Tree, heirs: lineage.Heirs) -> Held:
    below = row.with_descendants
    covers = heirs.kept(tree.under(row.unit_id) if below else frozenset({row.unit_id}), below=below)
    return Held(role=Role(row.role), unit_id=row.unit_id, covers=covers, position=row.position)


def system() -> Actor:
    """Act for the command line of whoever runs the machine; it may form and reorganise units and appoint."""
    return Actor(account_id=None, person_id=0, name="Quản trị máy chủ", held=(), is_system=True)


def account_of(username: str) -> Account:
    """Find an account by its user name; raises `NotFound`."""
    found = Account.objects.select_related("person").filter(username=username).first()
    if found is None:
        raise NotFound(f"Không có tài khoản {username}.")
    return found


@transaction.atomic
def enrol(*, by: Actor, new: NewPerson, password: str | None, now: datetime) -> Account:
    """Enter a person with an account; raises `BadInput` when the user name is taken or the name is empty."""
    permits.require(by, "enrol", permits.NOTHING)
    name = vietnamese.nfc(new.full_name).strip()
    if not name:
        raise BadInput("Chưa có họ và tên. Hãy ghi đầy đủ họ và tên.", fields={"full_name": "Chưa ghi họ và tên."})
    if Account.objects.filter(username=new.username).exists():
        raise BadInput(f"Tên đăng nhập {new.username} đã có người dùng. Hãy chọn tên khác.")
    person = Person.objects.create(
        full_name=name,
        gender=new.gender,
        status=new.status,
        email=new.email,
        is_sample=new.is_sample,
        folded=vietnamese.fold(name),
        name_key=vietnamese.name_key(name),
    )
    indexing.note(indexing.Kind.PERSON, person.pk, name)
    account = Account.objects.create(username=new.username, person=person, password=password)
    diary.record(
        diary.Word.ENROLLED,
        account_id=by.account_id,
        subject="person",
        subject_id=person.pk,
        unit_id=None,
        now=now,
        note=diary.Note(after={"username": new.username}),
    )
    return account


@transaction.atomic
def appoint(*, by: Actor, person_id: int, post: Post, now: datetime) -> Appointment:
    """Give a person a role at a unit from a day; giving the same role again from that day changes nothing more.

    Nobody appoints themselves: whoever looks after the machine does not come to read dossiers so. Raises
    `NotPermitted`, `NotFound` for an unknown person and `BadInput` when the end is not after the start.
    """
    permits.require(by, "appoint", permits.Thing(unit_id=post.unit_id))
    if by.person_id == person_id:
        raise NotPermitted("Không ai tự giao vai trò cho mình. Việc này phải do người khác có quyền giao vai trò làm.")
    person = Person.objects.filter(pk=person_id).first()
    if person is None:
        raise NotFound("Không có người này trong danh sách. Hãy chọn lại.")
    start = post.from_on or days.day(now)
    if post.until_on is not None and post.until_on <= start:
        raise BadInput("Ngày thôi giữ nhiệm vụ phải sau ngày bắt đầu. Hãy kiểm tra lại hai ngày.")
    row, created = Appointment.objects.get_or_create(
        person=person,
        role=str(post.role),
        unit_id=post.unit_id,
        from_on=start,
        defaults={
            "position": vietnamese.nfc(post.position),
            "with_descendants": post.with_descendants,
            "until_on": post.until_on,
            "decision_id": post.decision_id,
        },
    )
    if created:
        diary.record(
            diary.Word.APPOINTED,
            account_id=by.account_id,
            subject="person",
            subject_id=person.pk,
            unit_id=post.unit_id,
            now=now,
            note=diary.Note(after={"role": str(post.role), "from_on": start.isoformat()}),
        )
    return row


@dataclass(frozen=True, slots=True)
class Member:
    """A person who holds a role at a unit, ready for a list or a choice."""

    person_id: int
    name: str
    position: str
    role: Role
    unit_id: int
    home_ids: frozenset[int]


def members(unit_ids: frozenset[int] | set[int], roles: tuple[Role, ...], on: date) -> list[Member]:
    """List who holds any of the roles at any of the units on a day, in Vietnamese order of names."""
    valid = Q(until_on__isnull=True) | Q(until_on__gt=on)
    rows = list(
        Appointment.objects.filter(
            valid, unit_id__in=unit_ids, role__in=[str(role) for role in roles], from_on__lte=on
        ).select_related("person")
    )
    homes = homes_of({row.person_id for row in rows}, on)
    rows.sort(key=lambda row: row.person.name_key)
    return [
        Member(row.person_id, row.person.full_name, row.position, Role(row.role), row.unit_id, homes[row.person_id])
        for row in rows
    ]


def homes_of(person_ids: set[int], on: date) -> Mapping[int, frozenset[int]]:
    """Tell the units where each person works on a day: where they are participants."""
    valid = Q(until_on__isnull=True) | Q(until_on__gt=on)
    rows = Appointment.objects.filter(
        valid, person_id__in=person_ids, role=str(Role.PARTICIPANT), from_on__lte=on
    ).values_list("person_id", "unit_id")
    homes: dict[int, set[int]] = {person_id: set() for person_id in person_ids}
    for person_id, unit_id in rows:
        homes[person_id].add(unit_id)
    return {person_id: frozenset(ids) for person_id, ids in homes.items()}


class Homes:
    """Where people work on any day: where they are participants; read in one query."""

    def __init__(self, person_ids: set[int]) -> None:
        rows = Appointment.objects.filter(person_id__in=person_ids, role=str(Role.PARTICIPANT))
        self._held: dict[int, list[tuple[int, date, date | None]]] = {}
        for person_id, unit_id, from_on, until_on in rows.values_list("person_id", "unit_id", "from_on", "until_on"):
            self._held.setdefault(person_id, []).append((unit_id, from_on, until_on))

    def on(self, person_id: int, day: date) -> frozenset[int]:
        """Tell the units where a person works on a day."""
        return frozenset(
            unit_id
            for unit_id, from_on, until_on in self._held.get(person_id, ())
            if from_on <= day and (until_on is None or until_on > day)
        )


def positions(person_ids: set[int], on: date) -> Mapping[int, str]:
    """Tell how each person is styled on a day: the position in which they take part."""
    valid = Q(until_on__isnull=True) | Q(until_on__gt=on)
    rows = Appointment.objects.filter(valid, person_id__in=person_ids, from_on__lte=on).exclude(position="")
    best = sorted(rows, key=lambda row: row.role != str(Role.PARTICIPANT), reverse=True)
    return {row.person_id: row.position for row in best}


def end_group(unit_id: int, roles: tuple[Role, ...], on: date) -> set[int]:
    """End whoever holds the roles at a unit on a day, and tell who; an appointment that began that day is dropped."""
    rows = Appointment.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gt=on), unit_id=unit_id, role__in=[str(role) for role in roles]
    )
    ended = set(rows.values_list("person_id", flat=True))
    rows.filter(from_on__gte=on).delete()
    rows.update(until_on=on)
    return ended


def seat(*, unit_id: int, seat_person: int, role: Role, position: str, decision: Decision) -> None:
    """Appoint a member of a steering group by the decision that sets it up; raises `NotFound`."""
    if not Person.objects.filter(pk=seat_person).exists():
        raise NotFound("Không có người này trong danh sách. Hãy chọn lại.")
    Appointment.objects.create(
        person_id=seat_person,
        role=str(role),
        unit_id=unit_id,
        position=vietnamese.nfc(position),
        from_on=decision.on,
        decision=decision,
    )


def groups_among(unit_ids: frozenset[int] | set[int], on: date) -> frozenset[int]:
    """Tell which of some units have a steering group set up by a decision in force on a day."""
    found = Decision.objects.filter(
        unit_id__in=unit_ids, kind=Decision.Kind.STEERING_GROUP, status=Decision.Status.ISSUED, on__lte=on
    )
    return frozenset(found.values_list("unit_id", flat=True))
