"""What a closed unit leaves: units below it, appointments, exemplars with their open dossiers. Chosen, never guessed.

Only `reorganising` writes by it; every row goes through the act's journal first.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Q, QuerySet

from kheo.store.models import Appointment, Duty, Exemplar, Owner, Registration, Reorganisation, Succession, UnitVersion
from kheo.work.lifecycle import State
from kheo.work.refusals import BadInput
from kheo.work.reshaping import Choices
from kheo.work.traces import Journal

OVER = (State.DECIDED, State.COMMENDED, State.REVOKED, State.PASSED_OVER, State.WITHDRAWN, State.DECLINED)
"""Where a dossier has run its course: it keeps its unit for good. The others go on at the successor."""


def open_() -> QuerySet[Registration]:
    """List the registrations that are not over yet."""
    return Registration.objects.exclude(state__in=[str(one) for one in OVER])


def running(unit_ids: Iterable[int]) -> QuerySet[Registration]:
    """List the registrations that some units have in hand."""
    return open_().filter(unit_id__in=unit_ids)


def tied(unit_ids: Iterable[int]) -> QuerySet[Exemplar]:
    """List the exemplars that a closed unit owns, is the home of, or has in hand."""
    ids = list(unit_ids)
    own = Q(owners__unit_id__in=ids) | Q(owners__home_id__in=ids)
    return Exemplar.objects.filter(own | Q(registrations__in=running(ids))).distinct()


def below(unit_ids: Iterable[int], on: date) -> QuerySet[UnitVersion]:
    """List the versions, of a day or later, of what stands directly below some units."""
    ids = list(unit_ids)
    lasting = UnitVersion.objects.filter(Q(until_on__isnull=True) | Q(until_on__gt=on), parent_id__in=ids)
    return lasting.exclude(unit_id__in=ids)


def held(unit_ids: Iterable[int], on: date) -> QuerySet[Appointment]:
    """List the appointments at some units that reach beyond the eve of a day."""
    return Appointment.objects.filter(Q(until_on__isnull=True) | Q(until_on__gt=on), unit_id__in=list(unit_ids))


def check(choices: Choices, ending: frozenset[int], allowed: Mapping[str, int], on: date) -> None:
    """Refuse a choice that is not on offer, and units below a closed one for which nobody chose.

    Raises `BadInput`.
    """
    codes = {*choices.exemplars.values(), *choices.appointments.values(), *choices.children.values()}
    if unknown := sorted(codes - set(allowed)):
        raise BadInput(f"Không chọn được {', '.join(unknown)} làm nơi kế thừa. Hãy chọn trong danh sách.")
    lacking = [row for row in below(ending, on) if row.unit_id not in choices.children]
    if lacking:
        names = "; ".join(dict.fromkeys(row.name for row in lacking))
        raise BadInput(
            f"Chưa chọn nơi chuyển về cho đơn vị trực thuộc: {names}. Hãy chọn cho từng đơn vị.",
            fields={"children": "Chưa chọn nơi chuyển về."},
        )
    waiting = running(ending).filter(state=State.PROPOSED).select_related("exemplar")
    if waiting:
        titles = "; ".join(f"“{row.exemplar.title}”" for row in waiting)
        raise BadInput(
            f"Còn hồ sơ đã trình mà cấp ủy của đơn vị kết thúc chưa quyết định: {titles}. "
            "Hãy ra quyết định cho các hồ sơ này trước rồi sắp xếp."
        )


def end_posts(ending: frozenset[int], on: date, journal: Journal) -> None:
    """End every appointment and duty at the closed units; one that would begin later is dropped."""
    duties = Duty.objects.filter(Q(until_on__isnull=True) | Q(until_on__gt=on), unit_id__in=ending)
    rows: list[Appointment | Duty] = [*held(ending, on).order_by("pk"), *duties.order_by("pk")]
    for row in rows:
        if row.from_on >= on:
            journal.keep(row)
            row.delete()
        else:
            journal.keep(row, "until_on")
            row.until_on = on
            row.save(update_fields=("until_on",))


def open_posts(chosen: Mapping[Appointment, int], on: date, journal: Journal) -> None:
    """Open the chosen appointments at the successors, until when they would have lasted."""
    for old, unit_id in chosen.items():
        same = held((unit_id,), on).filter(person_id=old.person_id, role=old.role)
        if same.exists():
            continue  # the person holds it there already
        new = Appointment.objects.create(
            person_id=old.person_id,
            role=old.role,
            unit_id=unit_id,
            position=old.position,
            with_descendants=old.with_descendants,
            from_on=max(on, old.from_on),
            until_on=old.until_on,
        )
        journal.made(new)


def hand(act: Reorganisation, chosen: Mapping[int, int], ending: frozenset[int], journal: Journal) -> None:
    """Give exemplars over to their chosen successors, with a dated succession for each unit they come from."""
    exemplars = tied(ending).filter(pk__in=list(chosen)).prefetch_related("owners").order_by("pk")
    in_hand = running(ending)
    found = {exemplar.pk: exemplar for exemplar in exemplars}
    if set(chosen) - set(found):
        raise BadInput("Có mô hình, điển hình không thuộc đơn vị được sắp xếp. Hãy mở lại trang để xem danh sách mới.")
    for pk, exemplar in found.items():
        mine = list(in_hand.filter(exemplar_id=pk).order_by("pk"))
        left = {owner.home_id for owner in exemplar.owners.all()} | {row.unit_id for row in mine}
        left |= {owner.unit_id for owner in exemplar.owners.all() if owner.unit_id is not None}
        for owner in exemplar.owners.all():
            _give_owner(owner, ending, chosen[pk], journal)
        for row in mine:
            journal.keep(row, "unit_id")
            row.unit_id = chosen[pk]
            row.save(update_fields=("unit",))
        for unit_id in sorted((left & ending) - {chosen[pk]}):
            journal.made(
                Succession.objects.create(
                    exemplar=exemplar, from_unit_id=unit_id, to_unit_id=chosen[pk], on=act.on, reorganisation=act
                )
            )


def _give_owner(owner: Owner, ending: frozenset[int], to: int, journal: Journal) -> None:
    if owner.home_id not in ending and owner.unit_id not in ending:
        return
    journal.keep(owner, "unit_id", "home_id")
    if owner.home_id in ending:
        owner.home_id = to
    shared = Owner.objects.filter(exemplar_id=owner.exemplar_id, unit_id=to).exists()
    if owner.unit_id in ending and not shared:  # two owners that become one stay two rows under one home
        owner.unit_id = to
    owner.save(update_fields=("unit", "home"))
