"""Messages written in the same transaction as the act, shown on the screen, mailed later by the clock."""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.core.mail import EmailMessage
from django.db.models import Q, QuerySet

from kheo.store.models import Appointment, Message, Registration
from kheo.work import days
from kheo.work.actors import Actor, Role

# how long a message rests after its first try, its second, … ; over three days in all, so that a weekend is outlasted
RESTS = tuple(timedelta(minutes=rest) for rest in (0, 5, 30, 120, 480, 1440, 2880))
ATTEMPTS = len(RESTS)
_log = logging.getLogger(__name__)

STEERING = (Role.BASE_SECRETARY, Role.STEERING_HEAD, Role.BLOC_SECRETARY, Role.BLOC_HEAD)


def tell(
    people: Iterable[int],
    *,
    key: str,
    subject: str,
    body: str,
    now: datetime,
    registration: Registration | None = None,
    by_mail_only: bool = False,
) -> None:
    """Queue one message for each person; the same key for the same person is queued once.

    What the screen shows anyway goes `by_mail_only`: it is not listed among the unread.
    """
    Message.objects.bulk_create(
        [
            Message(
                key=f"{key}/{person_id}",
                person_id=person_id,
                subject=subject[:200],
                body=body,
                registration=registration,
                created_at=now,
                seen_at=now if by_mail_only else None,
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
    """List a person's unread messages, newest first; a person without a unit reads none."""
    if not by.held:
        return []
    return list(Message.objects.filter(person_id=by.person_id, seen_at__isnull=True).order_by("-created_at")[:limit])


def mark_seen(*, by: Actor, message_id: int, now: datetime) -> None:
    """Note that a person has read a message of their own; somebody else's is left alone."""
    Message.objects.filter(pk=message_id, person_id=by.person_id, seen_at__isnull=True).update(seen_at=now)


def send_waiting(*, now: datetime, limit: int = 200) -> int:
    """Mail what is due, oldest first; return how many went out. A failing one is tried again, each time later.

    A try is claimed before the mail server is asked: of several that send at once one sends, no lock is held meanwhile,
    and whoever was cut off in the middle leaves the message to the next try.
    """
    waiting = _due(now).exclude(person__email="").select_related("person").order_by("pk")
    return sum(_send(row, now) for row in waiting[:limit] if _claim(row, now))


def _due(now: datetime) -> QuerySet[Message]:
    """List what was not mailed yet and has rested long enough since it was last tried."""
    rested = Q(tried_at__isnull=True)
    for attempts, rest in enumerate(RESTS):
        rested |= Q(attempts=attempts, tried_at__lte=now - rest)
    return Message.objects.filter(rested, mailed_at__isnull=True, attempts__lt=ATTEMPTS)


def _claim(row: Message, now: datetime) -> bool:
    untouched = Message.objects.filter(pk=row.pk, mailed_at__isnull=True, attempts=row.attempts)
    return untouched.update(attempts=row.attempts + 1, tried_at=now) == 1


def _send(row: Message, now: datetime) -> int:
    subject = " ".join(row.subject.split())  # a line break has no place in a header
    mail = EmailMessage(subject, row.body, to=[row.person.email], headers={"Message-ID": f"<kheo-{row.key}@local>"})
    try:
        mail.send()
    except (OSError, ValueError) as no:  # the server is away or says no; the address cannot be written
        _log.warning("message %s was not mailed: %s", row.pk, no)
        return 0
    Message.objects.filter(pk=row.pk).update(mailed_at=now)
    return 1
