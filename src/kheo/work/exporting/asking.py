"""Ask for a file, follow how far it is, fetch it until it expires; somebody else's is not there."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.db import transaction

from kheo.store.models import Account, Blob, Export
from kheo.work import boards, days, diary, listing, permits
from kheo.work.actors import Actor
from kheo.work.desks import Desk
from kheo.work.exporting import lined
from kheo.work.exporting.lined import Extract
from kheo.work.permits import Answer, Thing
from kheo.work.refusals import BadInput, NotFound, NotNow, NotPermitted

MOST: Final = 3  # of one person at a time
_SHOWN: Final = 30
_ZIP: Final = "application/zip"
_TONES: Final = {
    Export.State.WAITING: "wait",
    Export.State.READY: "done",
    Export.State.FAILED: "act",
    Export.State.EXPIRED: "over",
}


@dataclass(frozen=True, slots=True)
class File:
    """A file that was asked for, and whether its asker may still fetch it."""

    id: int
    label: str
    name: str
    state: str
    state_label: str
    tone: str
    total: int
    made: int
    at: datetime
    expires_at: datetime | None
    problem: str
    may: Answer

    @property
    def waits(self) -> bool:
        """Tell whether it is still to be made."""
        return self.state == Export.State.WAITING


@dataclass(frozen=True, slots=True)
class Made:
    """A file to hand out from where it lies."""

    name: str
    content_type: str
    path: Path


def is_long(*, by: Actor, extract: Extract, now: datetime) -> bool:
    """Tell whether a list is too long to be made while somebody waits; what is on one's own desk never is."""
    desk = extract.wanted.desk
    if desk and (desk is not Desk.SEEN or not permits.opened(by)):
        return False
    most: int = settings.EXPORT_AT_ONCE
    return listing.count(by=by, wanted=extract.wanted, now=now, most=most) > most


@transaction.atomic
def ask(*, by: Actor, extract: Extract, now: datetime) -> Export:
    """Ask for a list as a file; what already waits in the same shape is given back.

    Raises `NotFound` for a list that somebody does not read, `BadInput` where too many of theirs wait.
    """
    total = listing.count(by=by, wanted=extract.wanted, now=now)
    return _asked(by, Export.Kind.DOSSIERS, lined.as_data(extract), lined.name_of(extract, now), total, now)


@transaction.atomic
def ask_office(*, by: Actor, now: datetime) -> Export:
    """Ask for everything the office holds as one zip; raises `NotPermitted`, and `BadInput` as `ask` does."""
    permits.require(by, "export_office", Thing())
    name = f"toan-bo-{days.day(now):%Y-%m-%d}.zip"
    return _asked(by, Export.Kind.OFFICE, {}, name, Blob.objects.count(), now)


def mine(*, by: Actor) -> tuple[File, ...]:
    """List what somebody asked for, newest first."""
    rows = Export.objects.filter(account_id=by.account_id or 0).order_by("-pk")[:_SHOWN]
    return tuple(_file(by, row) for row in rows)


def find(*, by: Actor, export_id: int) -> File:
    """Find one of one's own; raises `NotFound`."""
    return _file(by, _own(by, export_id))


@transaction.atomic
def fetch(*, by: Actor, export_id: int, now: datetime) -> Made:
    """Hand out a file; that of the whole office is told to the diary.

    Raises `NotFound` for somebody else's, `NotNow` for one not made yet or expired, `NotPermitted` for whoever no
    longer reads all that stands in it.
    """
    row = _own(by, export_id)
    may = _may(by, row)
    if not may.ok:
        raise NotPermitted(may.reason)
    if row.state != Export.State.READY or row.expires_at is None or row.expires_at <= now or not place(row).exists():
        raise NotNow("Tệp này chưa lập xong hoặc đã hết hạn. Hãy xem lại ở mục “Tệp đã xuất”, hoặc xuất lại.")
    if row.kind == Export.Kind.OFFICE:
        _record(diary.Word.OFFICE_FETCHED, by, row, now)
        return Made(row.name, _ZIP, place(row))
    return Made(row.name, lined.frozen(row.extract).form.content_type, place(row))


def place(row: Export) -> Path:
    """Tell where the file of an export lies on this machine."""
    return folder() / str(row.pk)


def folder() -> Path:
    """Tell where such files lie: apart from what is kept, as they are removed again."""
    return Path(settings.VAR) / "exports"


def _asked(by: Actor, kind: Export.Kind, extract: dict[str, Any], name: str, total: int, now: datetime) -> Export:
    Account.objects.select_for_update().get(pk=by.account)  # two presses at once must not ask twice
    waiting = Export.objects.filter(account_id=by.account, state=Export.State.WAITING)
    same = next((one for one in waiting if (one.kind, one.extract) == (kind, extract)), None)
    if same is not None:
        return same
    if len(waiting) >= MOST:
        raise BadInput(
            f"Đồng chí đang có {MOST} tệp chờ lập, là mức nhiều nhất. Hãy đợi lập xong một tệp rồi xuất tiếp."
        )
    row = Export.objects.create(kind=kind, extract=extract, name=name, total=total, account_id=by.account, at=now)
    _record(diary.Word.EXPORT_ASKED, by, row, now)
    return row


def _own(by: Actor, export_id: int) -> Export:
    row = Export.objects.filter(pk=export_id, account_id=by.account_id or 0).first()
    if row is None:
        raise NotFound("Không tìm thấy tệp này, hoặc đồng chí không có quyền xem.")
    return row


def _file(by: Actor, row: Export) -> File:
    state = Export.State(row.state)
    return File(
        id=row.pk,
        label=row.get_kind_display(),
        name=row.name,
        state=state.value,
        state_label=str(state.label),
        tone=_TONES[state],
        total=row.total,
        made=min(row.made, row.total),
        at=row.at,
        expires_at=row.expires_at,
        problem=row.problem,
        may=_may(by, row),
    )


def _may(by: Actor, row: Export) -> Answer:
    """Tell whether somebody still reads all that stands in a file of theirs."""
    if row.kind == Export.Kind.OFFICE:
        return permits.answer(by, "export_office", Thing())
    here = lined.frozen(row.extract).wanted.here
    try:
        if here is not None:
            boards.require_unit(by, here)
    except NotFound as no:
        return Answer(ok=False, reason=no.sentence)
    if by.held and set(row.reach) <= permits.opened(by):
        return Answer(ok=True)
    return Answer(ok=False, reason="Đồng chí không còn quyền xem một số hồ sơ trong tệp này. Hãy xuất lại.")


def _record(word: diary.Word, by: Actor, row: Export, now: datetime) -> None:
    diary.record(
        word,
        account_id=by.account_id,
        subject="export",
        subject_id=row.pk,
        unit_id=None,
        now=now,
        note=diary.Note(after={"file": row.name, **row.extract}),
    )
