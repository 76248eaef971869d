"""One pass of the clock: everything that depends on the time of day, in one call that may be made at any time.

Each step finds for itself what is left to do, so a pass may be run twice, by two processes at once, or after a day on
which nobody ran one. Nothing is decided here; the clock is read by whoever calls.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from kheo.work import documents, health, links, outbox, people, reminders, vacancies
from kheo.work.exporting import making
from kheo.work.printing import running
from kheo.work.province import building

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Pass:
    """What one pass did, and the steps in which something went wrong."""

    digests: int
    mailed: int
    rendered: int
    failed: tuple[str, ...]

    @property
    def is_idle(self) -> bool:
        """Tell whether there was nothing to do."""
        return not (self.digests or self.mailed or self.rendered)

    def __str__(self) -> str:
        return f"Đã lập {self.digests} thư nhắc việc, gửi {self.mailed} thư, tạo tệp {self.rendered} văn bản."


def tick(*, now: datetime) -> Pass:
    """Make the day's digests, mail what waits, render what was issued; a step that fails holds up no other.

    What somebody had to appraise whose role has ended is taken back first, so that digests name it to the right one.
    """
    failed: list[str] = []

    def step(name: str, act: Callable[[], int]) -> int:
        try:
            return act()
        except Exception:  # noqa: BLE001 - whatever it is, the other steps go on; the log keeps it
            _log.exception("the step %s of the clock failed", name)
            failed.append(name)
            return 0

    def digests() -> int:
        made = reminders.make_digests(now=now, links=links.of_site())
        if made.failed:
            failed.append(f"digests of {made.failed} people")
        return made.queued

    def noted() -> int:
        health.note_tick(now=now)
        return 1

    step("mark of the clock", noted)
    step("appraisals to share out", lambda: len(vacancies.take_back(by=people.system(), now=now)))
    return Pass(
        digests=step("digests", digests),
        mailed=step("mail", lambda: outbox.send_waiting(now=now)),
        # last: a mail must not wait for fifty papers to be set
        rendered=step("papers", lambda: documents.render_waiting(now=now))
        + step("packages", lambda: building.build_waiting(now=now))
        + step("certificates", lambda: running.make_waiting(now=now))
        + step("exports", lambda: making.make_waiting(now=now))
        + step("expired exports", lambda: making.remove_expired(now=now))
        + step("half-written exports", making.remove_half_written),
        failed=tuple(failed),
    )
