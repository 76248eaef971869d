"""Change a programme while it runs, by a named document: settle a reading on the screen, adopt an amended folder.

A new edition replaces the one before; what it changes is foreseen by `previews`, and nobody edits a file (ADR 0008).
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from kheo import rulebook
from kheo.rulebook.amending_text import appended, next_key
from kheo.rulebook.reader import AMENDMENTS
from kheo.store.models import Edition
from kheo.work import days, diary, outbox, permits, previews, programmes, readings, settling
from kheo.work.actors import Actor, Role
from kheo.work.previews import Preview
from kheo.work.readings import Board
from kheo.work.refusals import AgainstTheRules, BadInput, Changed, NotFound
from kheo.work.settling import Settling


@transaction.atomic
def settle(*, by: Actor, edition_id: int, asked: Settling, now: datetime) -> Edition:
    """Confirm or change a reading by a named document; the new edition replaces the one it was read from.

    Raises `NotPermitted`, `NotFound` (no such reading), `Changed` once the edition has been replaced, `BadInput` naming
    each value that cannot stand. Steering groups are told how many of their dossiers are judged otherwise.
    """
    Edition.objects.select_for_update().filter(pk=edition_id).first()
    asked, on = asked.clean(), days.day(now)
    board, text = _settled(by, edition_id, asked, on)
    seen = _foresee(board.edition, text, on)
    ground = programmes.Ground(
        unit_id=board.edition.unit_id,
        decision=asked.document,
        replaces=board.edition,
        word=diary.Word.SETTLED,
        note={"reading": asked.reading, "confirm": asked.confirm, "reaches": asked.reaches},
        cite=board.line(asked.reading).reading.clauses,
    )
    edition = programmes.keep(by, text, ground, now)
    _tell(edition, seen, now)
    return edition


def preview(*, by: Actor, edition_id: int, asked: Settling, now: datetime) -> Preview:
    """Foresee what settling a reading changes, and refuse what `settle` would refuse; nothing is written."""
    board, text = _settled(by, edition_id, asked.clean(), days.day(now))
    return _foresee(board.edition, text, days.day(now))


@transaction.atomic
def adopt_folder(*, by: Actor, folder: str, unit_id: int, decision: str, now: datetime) -> Edition:
    """Adopt a folder; where it goes on from an adopted edition it takes over, and the steering groups are told."""
    permits.require(by, "adopt", permits.Thing(unit_id=unit_id))
    text, on = programmes.read(folder), days.day(now)
    before, _why_not = programmes.place(text, unit_id, on)
    seen = _foresee(before, text, on) if before is not None and before.digest != text.edition else None
    edition = programmes.adopt(by=by, folder=folder, unit_id=unit_id, decision=decision, now=now)
    if seen is not None:
        _tell(edition, seen, now)
    return edition


@dataclass(frozen=True, slots=True)
class FolderPreview:
    """Say what adopting a folder would change against `before`; `why_not` where it must not be adopted."""

    title: str
    before: Edition
    seen: Preview
    why_not: str


def preview_folder(*, by: Actor, folder: str, unit_id: int, now: datetime) -> FolderPreview:
    """Foresee what adopting a folder changes; raises `NotFound` where there is nothing to compare it with."""
    permits.require(by, "adopt", permits.Thing(unit_id=unit_id))
    text, on = programmes.read(folder), days.day(now)
    replaced, why_not = programmes.place(text, unit_id, on)
    before = replaced or programmes.heads(text.id, unit_id).first()
    if before is None:
        raise NotFound("Chưa áp dụng chương trình nào cùng mã để so sánh với thư mục này.")
    taken = programmes.chain(before) if replaced is not None else frozenset[int]()
    return FolderPreview(text.title.vi, before, previews.foresee(programmes.of(before), text, taken, on), why_not)


def _settled(by: Actor, edition_id: int, asked: Settling, on: date) -> tuple[Board, rulebook.Programme]:
    """Check what was asked for, and read the text with the new amendment behind those that stand."""
    board = readings.board(by=by, edition_id=edition_id)
    line = board.line(asked.reading)
    if not board.is_newest:
        raise Changed("Chương trình vừa có văn bản mới. Hãy mở lại danh sách cách hiểu để xem nội dung hiện hành.")
    wrong = settling.wrong(board, line, asked, on)
    if wrong:
        raise BadInput("Chưa ban hành được vì còn nội dung cần sửa. " + " ".join(wrong.values()), fields=wrong)
    key = next_key(board.text)
    written = appended(board.text, key, settling.amendment(key, board, line, asked))
    try:
        return board, rulebook.read({**board.programme.source, AMENDMENTS: written})
    except rulebook.BadProgramme as bad:
        told = "\n".join(one.message for one in bad.problems)
        raise AgainstTheRules(f"Đổi như vậy thì chương trình không còn nhất quán:\n{told}") from bad


def _foresee(before: Edition, text: rulebook.Programme, on: date) -> Preview:
    return previews.foresee(programmes.of(before), text, programmes.chain(before), on)


def _tell(edition: Edition, seen: Preview, now: datetime) -> None:
    """Tell each steering group once how many of its dossiers are judged otherwise."""
    dossiers = {one.registration_id: one.unit_id for one in seen.turned}
    for unit_id, many in Counter(dossiers.values()).items():
        outbox.tell(
            outbox.holders([unit_id], (Role.BASE_SECRETARY, Role.STEERING_HEAD), now),
            key=f"amend/{edition.pk}/{unit_id}",
            subject=f"Chương trình có văn bản mới: {edition.decision}",
            body=f"Có {many} hồ sơ của cơ sở thay đổi kết quả xét theo văn bản {edition.decision}. "
            "Mời đồng chí xem lại hồ sơ và báo cho chủ thể.",
            now=now,
        )
