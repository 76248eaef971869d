"""What somebody typed and has not sent: kept raw, per person, form and subject; a lost session loses nothing."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from kheo import vietnamese
from kheo.store.models import Draft
from kheo.work.actors import Actor
from kheo.work.refusals import BadInput

MOST_CHARACTERS = 200_000


@transaction.atomic
def keep(*, by: Actor, form: str, subject: str, data: Mapping[str, str], now: datetime) -> datetime:
    """Keep what stands in a form; return when. The newest wins; only the person who typed it ever sees it."""
    clean = {name: vietnamese.nfc(value) for name, value in data.items()}
    if sum(len(value) for value in clean.values()) > MOST_CHARACTERS:
        raise BadInput("Bản nháp quá dài nên chưa lưu được. Hãy rút gọn nội dung hoặc đưa vào tệp minh chứng.")
    Draft.objects.update_or_create(
        account_id=by.account, form=form, subject=subject, defaults={"data": clean, "saved_at": now}
    )
    return now


def find(*, by: Actor, form: str, subject: str) -> tuple[dict[str, str], datetime] | None:
    """Find what was kept, and when."""
    row = Draft.objects.filter(account_id=by.account, form=form, subject=subject).first()
    return (row.data, row.saved_at) if row is not None else None


def drop(*, by: Actor, form: str, subject: str) -> None:
    """Drop a draft whose content has been sent."""
    Draft.objects.filter(account_id=by.account, form=form, subject=subject).delete()
