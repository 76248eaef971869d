"""Keep the ways in which somebody looks at a list: a name for its address, theirs alone; the address can be passed on.

Whoever opens a passed-on address sees what they may see themselves. A convenience like a draft: the diary is silent.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import parse_qsl

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


def mine(*, by: Actor, like: str = "") -> tuple[View, ...]:
    """List somebody's own of the same list as a query, in Vietnamese order."""
    rows = SavedView.objects.filter(account_id=by.account_id or 0)
    found = (View(row.pk, row.name, row.query) for row in rows if _list_of(row.query) == _list_of(like))
    return tuple(sorted(found, key=lambda one: vietnamese.sort_key(one.name)))


@transaction.atomic
def keep(*, by: Actor, name: str, query: str, now: datetime) -> View:
    """Keep a way of looking under a name; the same name once more takes the new address.

    Raises `BadInput` for an empty or long name, one that another list has, and for more than `MOST`.
    """
    name = " ".join(vietnamese.nfc(name).split())
    if not name or len(name) > _LONGEST:
        sentence = f"Chưa ghi tên, hoặc tên quá {_LONGEST} ký tự. Hãy ghi một tên ngắn cho cách xem này."
        raise BadInput(sentence, fields={"name": sentence})
    Account.objects.select_for_update().get(pk=by.account)  # two presses at once must not pass the limit
    others = SavedView.objects.filter(account_id=by.account).exclude(name=name)
    if others.count() >= MOST:
        raise BadInput(
            f"Đồng chí đã lưu {MOST} cách xem trong tất cả các danh sách, không lưu thêm được. Hãy bỏ bớt một cách xem "
            "ở danh sách này hoặc ở danh sách khác rồi lưu lại."
        )
    same = SavedView.objects.filter(account_id=by.account, name=name).first()
    if same is not None and _list_of(same.query) != _list_of(query):
        sentence = f"Tên “{name}” đã đặt cho một cách xem của danh sách khác. Hãy đặt tên khác."
        raise BadInput(sentence, fields={"name": sentence})
    row, _created = SavedView.objects.update_or_create(
        account_id=by.account, name=name, defaults={"query": query, "saved_at": now}
    )
    return View(row.pk, row.name, row.query)


@transaction.atomic
def drop(*, by: Actor, view_id: int) -> View:
    """Drop one of one's own, and give it back; raises `NotFound` for what is not there or is somebody else's."""
    row = SavedView.objects.select_for_update().filter(account_id=by.account, pk=view_id).first()
    if row is None:
        raise NotFound("Không tìm thấy cách xem này; có thể đã được bỏ. Hãy tải lại trang.")
    row.delete()
    return View(view_id, row.name, row.query)


def _list_of(query: str) -> str:
    """Tell which list a query belongs to: `ds` names it, without that it is one of dossiers."""
    return dict(parse_qsl(query)).get("ds", "")
