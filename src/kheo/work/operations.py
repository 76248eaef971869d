"""Do once what was pressed twice: one key per rendered form; the second press finds the first one's result."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from kheo.store.models import Operation
from kheo.work.actors import Actor


def result_of(*, by: Actor, key: UUID) -> str | None:
    """Tell where the first press of a key led, so that the second goes there even when the page has changed since."""
    return Operation.objects.filter(account_id=by.account, key=key).values_list("result", flat=True).first()


def once(*, by: Actor, key: UUID, act: Callable[[], str], now: datetime) -> str:
    """Run an act and keep the address of its result; with a key that was used, return that address and do nothing.

    Two presses at the same instant: the database lets one row in, the other waits and then reads its result. A
    refused act keeps nothing, so the mended form may be sent with the same key.
    """
    try:
        with transaction.atomic():
            operation = Operation.objects.create(account_id=by.account, key=key, at=now)
            operation.result = act()
            operation.save(update_fields=("result",))
            return operation.result
    except IntegrityError:
        found = Operation.objects.filter(account_id=by.account, key=key).first()
        if found is None:
            raise
        return found.result
