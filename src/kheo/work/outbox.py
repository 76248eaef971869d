"""Messages written in the same transaction as the act, shown on the screen, mailed later by the clock."""

from collections.abc import Iterable
from datetime import datetime

from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q

from kheo.store.models import Appointment, Message, Registration
from kheo.work import days
from kheo.work.actors import Actor, Role

ATTEMPTS = 5


STEERING = (Role.BASE_SECRETARY, Role.STEERING_HEAD, Role.BLOC_SECRETARY, Role.BLOC_HEAD)


def tell(
    people: Iterable[int], *, key: str, subject: str, body: str, now: datetime, registration: Registration | None = None
) -> None:
    """Queue one message for each person; the same key for the same person is queued once."""
    Message.objects.bulk_create(
        [
            Message(
                key=f"{key}/{person_id}",
                person_id=person_id,
                subject=subject[:200],
                body=body,
                registration=registration,
                created_at=now,
            )
            for person_id in sorted(set(people))
        ],
        ignore_conflicts=True,
    )


def owners(row: Registration, now: datetime) -> set[int]:
    """Tell who speaks for the owners: the persons themselves, the representatives of units."""
    rows = list(row.exemplar.owners.all())
    units = [owner.unit_id for owner in rows if owner.unit_id is not None]
    people = {owner.person_id for owner in rows if owner.person_id is not None}
    return people | holders(units, (Role.REPRESENTATIVE,), now)


def holders(unit_ids: Iterable[int], roles: Iterable[Role], now: datetime) -> set[int]:
    """Tell who holds any of the roles at any of the units."""
    on = days.day(now)
    return set(
        Appointment.objects.filter(
            Q(until_on__isnull=True) | Q(until_on__gt=on),
            from_on__lte=on,
            unit_id__in=list(unit_ids),
            role__in=[str(role) for role in roles],
        ).values_list("person_id", flat=True)
    )


def group(row: Registration, now: datetime) -> set[int]:
    """Tell who answers for the steering body of a registration: a base group, or the board of the tier above."""
    return holders([row.unit_id], STEERING, now)


def unread(by: Actor, *, limit: int = 20) -> list[Message]:
    """List a person's unread messages, newest first."""
    return list(Message.objects.filter(person_id=by.person_id, seen_at__isnull=True).order_by("-created_at")[:limit])


def mark_seen(*, by: Actor, message_id: int, now: datetime) -> None:
    """Note that a person has read a message of their own; somebody else's is left alone."""
    Message.objects.filter(pk=message_id, person_id=by.person_id, seen_at__isnull=True).update(seen_at=now)


def send_waiting(*, now: datetime, limit: int = 200) -> int:
    """Mail what waits, one transaction a message; return how many went out. A failing one is tried five times."""
    waiting = Message.objects.filter(mailed_at__isnull=True, attempts__lt=ATTEMPTS).exclude(person__email="")
    sent = 0
    for pk in list(waiting.order_by("pk").values_list("pk", flat=True)[:limit]):
        sent += _send_one(pk, now)
    return sent


@transaction.atomic
def _send_one(pk: int, now: datetime) -> int:
    row = Message.objects.select_for_update().select_related("person").filter(pk=pk, mailed_at__isnull=True).first()
    if row is None:
        return 0
    row.attempts += 1
    mail = EmailMessage(row.subject, row.body, to=[row.person.email], headers={"Message-ID": f"<kheo-{row.key}@local>"})
    try:
        mail.send()
    except OSError:
        row.save(update_fields=("attempts",))
        return 0
    row.mailed_at = now
    row.save(update_fields=("attempts", "mailed_at"))
    return 1
