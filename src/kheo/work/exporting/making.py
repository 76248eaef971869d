"""Make the files that were asked for, when the clock passes; remove those whose day has come or that were cut off."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from secrets import token_hex
from typing import Final

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q

from kheo import sheets, vietnamese
from kheo.store.models import Export
from kheo.work import days, outbox, people, permits
from kheo.work.actors import Actor
from kheo.work.exporting import asking, lined
from kheo.work.moving import packing
from kheo.work.refusals import NotFound, Refused

TRIES: Final = 3
# whoever was cut off in the middle leaves the file to the next try
_LEASE: Final = timedelta(minutes=30)


def make_waiting(*, now: datetime, limit: int = 3) -> int:
    """Make what waits and nobody is making, the oldest first; return how many were tried."""
    free = Q(claimed_at__isnull=True) | Q(claimed_at__lte=now - _LEASE)
    ids = list(Export.objects.filter(free, state=Export.State.WAITING).order_by("pk").values_list("pk", flat=True))
    for pk in ids[:limit]:
        with suppress(NotFound):
            make(pk, now=now)
    return len(ids[:limit])


def make(export_id: int, *, now: datetime) -> None:
    """Make one file outside any lock, for its asker as they stand now; raises `NotFound` for what no longer waits."""
    row = Export.objects.select_related("account__person").filter(pk=export_id, state=Export.State.WAITING).first()
    if row is None or not Export.objects.filter(pk=row.pk, tries=row.tries, state=Export.State.WAITING).update(
        tries=F("tries") + 1, claimed_at=now
    ):
        raise NotFound("Tệp này không còn chờ.")
    if row.tries >= TRIES:
        _failed(
            row,
            "Máy chủ đã thử ba lần mà không lập được tệp. "
            "Hãy xuất lại (nếu là danh sách thì lọc bớt); vẫn không được thì báo người quản trị.",
            now,
        )
        return
    asking.folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    part = _part(row.pk)
    try:
        by = people.actor(row.account, now=now)
        many = _write(row, by, part, now)
        _keep(row, by, part, many, now)
    except (Refused, sheets.BadTable) as bad:
        _failed(row, bad.sentence, now)
    finally:
        part.unlink(missing_ok=True)


def remove_expired(*, now: datetime) -> int:
    """Remove the files whose day has come; return how many."""
    rows = list(Export.objects.filter(state=Export.State.READY, expires_at__lte=now).order_by("pk"))
    for row in rows:
        asking.place(row).unlink(missing_ok=True)
        Export.objects.filter(pk=row.pk).update(state=Export.State.EXPIRED)
    return len(rows)


def remove_half_written() -> int:
    """Remove what a maker that was killed left behind, once nobody makes that file any more; return how many.

    While it waits its maker may only be slow: no file is taken from under whoever still writes it.
    """
    found = {part: _made_for(part) for part in asking.folder().glob(".*-*")}
    waiting = Export.objects.filter(pk__in=filter(None, found.values()), state=Export.State.WAITING)
    kept = {None, *waiting.values_list("pk", flat=True)}
    left = [part for part, pk in found.items() if pk not in kept]
    for part in left:
        part.unlink(missing_ok=True)
    return len(left)


def _part(export_id: int) -> Path:
    return asking.folder() / f".{export_id}-{token_hex(8)}"


def _made_for(part: Path) -> int | None:
    written = part.name[1:].partition("-")[0]
    return int(written) if written.isascii() and written.isdecimal() else None


def _write(row: Export, by: Actor, part: Path, now: datetime) -> int:
    told = _telling(row.pk)
    if row.kind == Export.Kind.OFFICE:
        permits.require(by, "export_office", permits.Thing())
        return packing.export(to=part, now=now, account_id=by.account_id, name=row.name, told=told).files
    with part.open("xb") as out:
        return lined.write(by=by, extract=lined.frozen(row.extract), now=now, out=out, told=told)


def _telling(export_id: int) -> Callable[[int], None]:
    def told(made: int) -> None:
        Export.objects.filter(pk=export_id).update(made=made)

    return told


@transaction.atomic
def _keep(row: Export, by: Actor, part: Path, many: int, now: datetime) -> None:
    """Put the file in its place and tell whoever asked; of two who made it the first to finish is kept."""
    row = Export.objects.select_for_update().get(pk=row.pk)
    if row.state != Export.State.WAITING:
        return
    part.replace(asking.place(row))
    row.state, row.finished_at, row.expires_at = Export.State.READY, now, now + timedelta(days=settings.EXPORT_DAYS)
    row.total = row.made = many
    row.reach = [] if row.kind == Export.Kind.OFFICE or _is_here(row) else sorted(permits.opened(by))
    row.save()
    until = vietnamese.show_day(days.day(row.expires_at))
    outbox.tell(
        [by.person_id],
        key=f"export-{row.pk}",
        subject=f"Đã lập xong tệp: {row.get_kind_display()}",
        body=f"Tệp {row.name} đã lập xong. Hãy mở mục “Tệp đã xuất” để tải về trước ngày {until}.",
        now=now,
    )


def _is_here(row: Export) -> bool:
    return lined.frozen(row.extract).wanted.here is not None


def _failed(row: Export, sentence: str, now: datetime) -> None:
    Export.objects.filter(pk=row.pk, state=Export.State.WAITING).update(
        state=Export.State.FAILED, problem=sentence, finished_at=now
    )
