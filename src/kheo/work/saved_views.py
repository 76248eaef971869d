"""Keep the ways in which somebody looks at a list: a name for its address, theirs alone; the address can be passed on.

Whoever opens a passed-on address sees what they may see themselves. A convenience like a draft: the diary is silent.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction

from kheo import vietnamese
from kheo.store.models import Account, SavedView
from kheo.work.actors import Actor
from kheo.work.refusals import BadInput, NotFound

MOST: Final = 30
_LONGEST: Final = 80


@dataclass(frozen=True, slots=True)
class View:
    """One kept way of looking: its name and the query of the address."""

    id: int
    name: str
    query: str


def mine(*, by: Actor) -> tuple[View, ...]:
    """List somebody's own, in Vietnamese order."""
    rows = SavedView.objects.filter(account_id=by.account_id or 0)
    found = (View(row.pk, row.name, row.query) for row in rows)
    return tuple(sorted(found, key=lambda one: vietnamese.sort_key(one.name)))


@transaction.atomic
def keep(*, by: Actor, name: str, query: str, now: datetime) -> View:
    """Keep a way of looking under a name; the same name once more takes the new address.

    Raises `BadInput` for an empty or long name, and for more than `MOST`.
    """
    name = " ".join(vietnamese.nfc(name).split())
    if not name or len(name) > _LONGEST:
        sentence = f"Chưa ghi tên, hoặc tên quá {_LONGEST} ký tự. Hãy ghi một tên ngắn cho cách xem này."
        raise BadInput(sentence, fields={"name": sentence})
    Account.objects.select_for_update().get(pk=by.account)  # two presses at once must not pass the limit
    others = SavedView.objects.filter(account_id=by.account).exclude(name=name)
    if others.count() >= MOST:
        raise BadInput(f"Đã lưu {MOST} cách xem. Hãy bỏ bớt một cách xem cũ rồi lưu lại.")
    row, _created = SavedView.objects.update_or_create(
        account_id=by.account, name=name, defaults={"query": query, "saved_at": now}
    )
    return View(row.pk, row.name, row.query)


@transaction.atomic
def drop(*, by: Actor, view_id: int) -> None:
    """Drop one of one's own; raises `NotFound` for what is not there or is somebody else's."""
    gone, _each = SavedView.objects.filter(account_id=by.account, pk=view_id).delete()
    if not gone:
        raise NotFound("Không tìm thấy cách xem này; có thể đã được bỏ.")
