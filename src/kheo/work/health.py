"""How the machine is: disk, mail, papers to make, the clock's last pass, the diary's chain. No contents are read."""

import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

from kheo.store.models import Document, Entry, Head, Message
from kheo.work import diary, outbox, permits
from kheo.work.actors import Actor

LATE = timedelta(minutes=10)
LEAST_FREE = 1024**3
_TICKED = "last-tick"


@dataclass(frozen=True, slots=True)
class Health:
    """Tình trạng hệ thống. `broken` is the first line of the diary that is wrong; None where the chain holds so far.

    Mail waits, or was given up after the last try; papers wait to be made, or could not be.
    """

    free: int
    size: int
    mail_waiting: int
    mail_given_up: int
    papers_waiting: int
    papers_failed: int
    ticked_at: datetime | None
    is_late: bool
    lines: int
    broken: int | None
    is_whole: bool

    @property
    def is_full(self) -> bool:
        """Tell whether the disk has little room left."""
        return self.free < LEAST_FREE

    @property
    def is_well(self) -> bool:
        """Tell whether nothing asks for somebody's hand."""
        trouble = self.is_full or self.mail_given_up or self.papers_failed or self.is_late or self.broken is not None
        return not trouble


def find(*, by: Actor, now: datetime, whole: bool = False) -> Health:
    """Look at the machine; the diary's end is always looked at, all of it when `whole`. Raises `NotPermitted`."""
    permits.require(by, "see_health", permits.NOTHING)
    room = shutil.disk_usage(_nearest(settings.VAR))
    mail = Message.objects.filter(mailed_at__isnull=True).exclude(person__email="")
    papers = Document.objects.filter(rendered_at__isnull=True)
    ticked_at = last_tick()
    head = Head.objects.filter(pk=1).first()
    return Health(
        free=room.free,
        size=room.total,
        mail_waiting=mail.filter(attempts__lt=outbox.ATTEMPTS).count(),
        mail_given_up=mail.filter(attempts__gte=outbox.ATTEMPTS).count(),
        papers_waiting=papers.filter(problem="").count(),
        papers_failed=papers.exclude(problem="").count(),
        ticked_at=ticked_at,
        is_late=ticked_at is None or now - ticked_at > LATE,
        lines=head.seq if head is not None else 0,
        broken=diary.first_broken() if whole else _broken_end(head),
        is_whole=whole,
    )


def note_tick(*, now: datetime) -> None:
    """Remember that the clock has passed, on the machine that did it; whoever backs up the data need not keep it."""
    path = _tick_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(now.isoformat(), encoding="utf-8")


def last_tick() -> datetime | None:
    """Tell when the clock last passed on this machine; None where it never did, or nobody can tell."""
    try:
        found = datetime.fromisoformat(_tick_file().read_text(encoding="utf-8").strip())
    except (OSError, ValueError):
        return None
    return found if found.tzinfo is not None else None


def _tick_file() -> Path:
    return Path(settings.VAR) / _TICKED


def _nearest(path: Path) -> Path:
    """Find the folder, or the first one above it that is there."""
    return next((one for one in (path, *path.parents) if one.exists()), Path("/"))


def _broken_end(head: Head | None) -> int | None:
    """Compare the last line with the head that every writer moves."""
    last = Entry.objects.order_by("-seq").first()
    if head is None or last is None:
        return None if head is None and last is None else 1
    return None if (last.seq, last.hash) == (head.seq, head.hash) else last.seq
