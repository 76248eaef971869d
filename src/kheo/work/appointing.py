"""Who holds which role at a unit: now, later, before; end a role on a day. Giving one is `people.appoint`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from kheo import vietnamese
from kheo.store.models import Account, Appointment, Assignment, Decision
from kheo.work import days, diary, judging, people, permits, units, vacancies
from kheo.work.actors import ROLE_LABELS, Actor, Role
from kheo.work.refusals import BadInput, NotFound, NotNow

SHOWN = 50
_EVERYWHERE = (Role.PARTICIPANT, Role.REPRESENTATIVE, Role.LEADER, Role.APPRAISER, Role.SIGNATORY, Role.COUNCIL_MEMBER)
_BASE = (Role.STEERING_HEAD, Role.BASE_SECRETARY, Role.STEERING_MEMBER)
_BLOC = (Role.BLOC_HEAD, Role.BLOC_SECRETARY, Role.BLOC_MEMBER)
_PROVINCE = (Role.PROVINCE_INTAKE, Role.PROVINCE_VIEWER)
_OF_TIER: Mapping[str, tuple[Role, ...]] = {"base": _BASE, "bloc": _BLOC, "province": _PROVINCE}
_APPOINTS = tuple(grant.role for grant in permits.TABLE["appoint"].grants if grant.role is not None)


@dataclass(frozen=True, slots=True)
class Line:
    """One appointment; `until_on` is the first day on which it no longer holds, `load` counts unfinished appraisals."""

    id: int
    person_id: int
    name: str
    username: str
    role: Role
    role_label: str
    position: str
    with_descendants: bool
    from_on: date
    until_on: date | None
    decision: str
    load: int

    @property
    def last_on(self) -> date | None:
        """The last day on which it holds, where it has an end."""
        return self.until_on - timedelta(1) if self.until_on is not None else None


@dataclass(frozen=True, slots=True)
class Board:
    """Vai trò: a unit's appointments on a day, and what may be given there."""

    unit: units.UnitThen
    on: date
    now: tuple[Line, ...]
    coming: tuple[Line, ...]
    past: tuple[Line, ...]
    roles: tuple[tuple[str, str], ...]
    people: tuple[tuple[int, str], ...]
    decisions: tuple[tuple[int, str], ...]


def board(*, by: Actor, unit_id: int, now: datetime) -> Board:
    """Read a unit's appointments; raises `NotPermitted` for whoever gives no roles, `NotFound` for no such unit."""
    permits.require(by, "appoint", permits.Thing(unit_id=unit_id))
    on = days.day(now)
    unit = units.known(unit_id, on)
    rows = list(Appointment.objects.filter(unit_id=unit_id).select_related("person__account", "decision"))
    load = _loads()
    lines = sorted((_line(row, load) for row in rows), key=lambda one: (list(Role).index(one.role), one.from_on))
    ended = [one for one in lines if one.until_on is not None and one.until_on <= on]
    ended.sort(key=lambda one: one.until_on or on, reverse=True)
    found = Decision.objects.filter(unit_id=unit_id, kind=Decision.Kind.STEERING_GROUP).order_by("-on", "-pk")
    return Board(
        unit=unit,
        on=on,
        now=tuple(one for one in lines if one.from_on <= on and (one.until_on is None or one.until_on > on)),
        coming=tuple(one for one in lines if one.from_on > on),
        past=tuple(ended[:SHOWN]),
        roles=tuple((str(role), ROLE_LABELS[role]) for role in offered(unit.tier)),
        people=tuple(_everybody(on)),
        decisions=tuple((one.pk, f"{one.number}, {vietnamese.show_day(one.on)}") for one in found),
    )


def offered(tier: str) -> tuple[Role, ...]:
    """Tell which roles are given at a unit of a tier: those of its own bodies, of everybody's, and those that watch."""
    top = (Role.INSPECTOR, Role.ADMIN) if tier in {"bloc", "province"} else (Role.INSPECTOR,)
    return (*_OF_TIER.get(tier, ()), *_EVERYWHERE, *top)


@transaction.atomic
def end(
    *, by: Actor, unit_id: int, appointment_id: int, last_on: date, reason: str, now: datetime
) -> Appointment | None:
    """End a role after its last day; one that would only begin later is dropped, and None returned.

    What was done until then stays theirs, so no day before yesterday is taken; appraisals they have in hand come back
    to whoever shares them out, now or with the day. Raises `NotFound`, `NotPermitted`, `BadInput` for a day gone by or
    no reason, `NotNow` when it has ended, or when nobody would be left to give roles.
    """
    permits.require(by, "appoint", permits.Thing(unit_id=unit_id))
    found = Appointment.objects.select_for_update(of=("self",)).select_related("person")
    row = found.filter(pk=appointment_id, unit_id=unit_id).first()
    if row is None:
        raise NotFound("Không tìm thấy vai trò này. Hãy tải lại trang để xem danh sách mới.")
    on = days.day(now)
    until = last_on + timedelta(1)
    _check(row, last_on, reason, on)
    before = {"role": row.role, "from_on": row.from_on.isoformat(), "until_on": _iso(row.until_on)}
    dropped = row.from_on >= until
    _require_somebody_left(row, until)
    pk, person_id = row.pk, row.person_id
    if dropped:
        row.delete()
    else:
        row.until_on = until
        row.save(update_fields=("until_on",))
    diary.record(
        diary.Word.RELIEVED,
        account_id=by.account_id,
        subject="person",
        subject_id=person_id,
        unit_id=unit_id,
        now=now,
        note=diary.Note(
            before=before,
            after={"appointment": pk, "until_on": None if dropped else until.isoformat()},
            remark=vietnamese.nfc(reason).strip(),
        ),
    )
    vacancies.take_back(by=by, person_ids={person_id}, now=now)
    return None if dropped else row


def _check(row: Appointment, last_on: date, reason: str, on: date) -> None:
    if not reason.strip():
        sentence = "Chưa ghi lý do. Hãy ghi văn bản hoặc lý do thôi giữ vai trò."
        raise BadInput(sentence, fields={"reason": sentence})
    if row.until_on is not None and row.until_on <= on:
        raise NotNow("Vai trò này đã thôi từ trước. Hãy tải lại trang để xem danh sách mới.")
    if last_on < on - timedelta(1):
        sentence = "Không ghi lùi ngày: việc đã làm đến nay vẫn là việc của người giữ vai trò. Hãy ghi từ hôm nay."
        raise BadInput(sentence, fields={"last_on": sentence})


def _require_somebody_left(row: Appointment, until: date) -> None:
    if Role(row.role) not in _APPOINTS:
        return
    left = _in_force(until).filter(role__in=[str(role) for role in _APPOINTS]).exclude(pk=row.pk)
    if not left.exists():
        raise NotNow(
            "Đây là người cuối cùng giao được vai trò. Hãy giao vai trò thư ký, Trưởng ban hoặc quản trị cho người "
            "khác rồi mới cho thôi."
        )


def _in_force(on: date) -> QuerySet[Appointment]:
    return Appointment.objects.filter(Q(until_on__isnull=True) | Q(until_on__gt=on), from_on__lte=on)


def _loads() -> dict[int, int]:
    """Count the appraisals that each person has in hand and not handed in."""
    found: dict[int, int] = {}
    open_ = Assignment.objects.filter(ended_on__isnull=True, registration__state__in=vacancies.UNFINISHED)
    for person_id in open_.values_list("person_id", flat=True):
        found[person_id] = found.get(person_id, 0) + 1
    return found


def _line(row: Appointment, load: Mapping[int, int]) -> Line:
    role, made = Role(row.role), row.decision
    account = getattr(row.person, "account", None)
    return Line(
        id=row.pk,
        person_id=row.person_id,
        name=row.person.full_name,
        username=account.username if account is not None else "",
        role=role,
        role_label=ROLE_LABELS[role],
        position=row.position,
        with_descendants=row.with_descendants,
        from_on=row.from_on,
        until_on=row.until_on,
        decision=f"{made.number}, {vietnamese.show_day(made.on)}" if made is not None else "",
        load=load.get(row.person_id, 0) if role in judging.MAY_APPRAISE else 0,
    )


def _everybody(on: date) -> Iterator[tuple[int, str]]:
    """List whoever has an account, in Vietnamese order of names, with where they work."""
    tree = units.tree(on)
    accounts = Account.objects.filter(is_active=True).select_related("person").order_by("person__name_key", "pk")
    homes = people.homes_of({one.person_id for one in accounts}, on)
    for one in accounts:
        home = next((tree[key].short_name for key in sorted(homes[one.person_id]) if key in tree), "")
        yield one.person_id, f"{one.person.full_name} – {home or one.username}"


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


@dataclass(frozen=True, slots=True)
class Rights:
    """What a role may do: each thing with how the role must stand to it; and how many hold it today."""

    role: Role
    label: str
    holders: int
    rights: tuple[tuple[str, str], ...]


def rights(*, by: Actor, now: datetime) -> tuple[Rights, ...]:
    """Read the table of permits role by role; raises `NotPermitted` for whoever gives no roles."""
    permits.require(by, "appoint", permits.NOTHING)
    held = list(_in_force(days.day(now)).values_list("role", "person_id").distinct())
    return tuple(
        Rights(
            role=role,
            label=ROLE_LABELS[role],
            holders=sum(one == str(role) for one, _person in held),
            rights=tuple(
                (_deed(row.otherwise), " hoặc ".join(grant.scope.value for grant in row.grants if grant.role is role))
                for verb, row in permits.TABLE.items()
                if any(grant.role is role for grant in row.grants)
            ),
        )
        for role in Role
    )


_DEED = re.compile(r" mới (?:được |(lấy )được )(.+?)(?:;.*|, và .*)?\.$")


def _deed(otherwise: str) -> str:
    """Take out of a refusal what it refuses: “Chỉ … mới được lập đơn vị.” tells of forming units."""
    found = _DEED.search(otherwise)
    return "".join(filter(None, found.groups())) if found is not None else "xem hồ sơ của cơ sở"
