"""How often somebody without an account may ask: a bucket of tokens in the database, which every process shares.

Whoever asks is kept only as a keyed hash, and only for an hour.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.crypto import salted_hmac

from kheo.store.models import Bucket
from kheo.work.refusals import TooOften

_KEPT = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Limit:
    """So many times at once; used up, it fills again within `within`."""

    name: str
    times: int
    within: timedelta

    @property
    def per_second(self) -> float:
        """Tell how fast it fills."""
        return self.times / self.within.total_seconds()


LOOK_UP = Limit("look_up", 30, timedelta(minutes=1))


@transaction.atomic
def take(limit: Limit, who: str, *, now: datetime) -> None:
    """Take one token. Raises `TooOften` with how long to wait when there is none."""
    Bucket.objects.filter(at__lt=now - _KEPT).delete()
    key = salted_hmac(f"kheo.limits.{limit.name}", who, algorithm="sha256").hexdigest()
    bucket, _ = Bucket.objects.select_for_update().get_or_create(key=key, defaults={"tokens": limit.times, "at": now})
    passed = max((now - bucket.at).total_seconds(), 0)
    tokens = min(limit.times, bucket.tokens + passed * limit.per_second)
    if tokens < 1:
        wait = int((1 - tokens) / limit.per_second) + 1
        raise TooOften(f"Tra cứu quá nhiều lần trong một phút. Hãy đợi {wait} giây rồi tra lại.", wait=wait)
    bucket.tokens, bucket.at = tokens - 1, now
    bucket.save(update_fields=("tokens", "at"))
