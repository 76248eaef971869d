"""An office's own words and its own form of a kind of paper: set them, go back to the default, find which hold.

They hold from the moment they are set, for papers frozen from then on; a frozen paper keeps the row it was worded by.
A unit that has nothing of its own takes the nearest unit above that has. What a slot is lives in `kheo.papers`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from kheo import papers, vietnamese
from kheo.papers import specimens
from kheo.store.models import Account, Blob, Unit, Wording
from kheo.work import days, diary, files, permits, units
from kheo.work.actors import Actor
from kheo.work.refusals import BadInput, Changed, NotFound, NotNow


@dataclass(frozen=True, slots=True)
class Setting:
    """What a row shall hold: the words of slots, the own form with its name."""

    words: Mapping[str, str]
    form: Blob | None = None
    form_name: str = ""


@transaction.atomic
def word(*, by: Actor, unit_id: int, kind: str, words: Mapping[str, str], seen: int, now: datetime) -> Wording:
    """Set an office's own words of a kind of paper; `seen` is the number of the row that the person looked at.

    Raises `BadInput` naming every slot that cannot be set, `Changed` when somebody else set them meanwhile, `NotNow`
    where nothing would change.
    """
    before = _take(by, unit_id, kind, seen)
    above = _above(unit_id, kind, days.day(now))
    holds = before if before is not None and before.is_own else above
    own = _departing(kind, checked(kind, words), words_of(above))
    if own == words_of(holds):
        raise NotNow("Lời văn không khác bản đang dùng. Hãy sửa ít nhất một ô rồi ghi lại.")
    row = _put(by, before, unit_id, kind, _with_form_of(holds, own), now)
    _record(diary.Word.WORDING_SET, by, row, now, _changes(words_of(before), own))
    return row


@transaction.atomic
def set_form(*, by: Actor, unit_id: int, kind: str, upload: files.Upload, seen: int, now: datetime) -> Wording:
    """Set an office's own docx for a kind of paper; the words that hold stay.

    Raises `BadInput` for a file that cannot be used, `Changed` as `word`.
    """
    before = _take(by, unit_id, kind, seen)
    name, data = checked_form(kind, upload)
    holds = before if before is not None and before.is_own else _above(unit_id, kind, days.day(now))
    to = Setting(words_of(holds), files.keep(data, files.DOCX), name)
    row = _put(by, before, unit_id, kind, to, now)
    _record(diary.Word.WORDING_FORM_SET, by, row, now, diary.Note(after={"form": name}))
    return row


@transaction.atomic
def drop_form(*, by: Actor, unit_id: int, kind: str, seen: int, now: datetime) -> Wording:
    """Go back to the official layout in Word, too; raises `NotNow` for a unit that has no docx of its own."""
    before = _take(by, unit_id, kind, seen)
    if before is None or before.form is None:
        raise NotNow("Đơn vị chưa có mẫu Word riêng cho văn bản này.")
    row = _put(by, before, unit_id, kind, Setting(before.words), now)
    _record(diary.Word.WORDING_FORM_DROPPED, by, row, now, diary.Note(before={"form": before.form_name}))
    return row


@transaction.atomic
def reset(*, by: Actor, unit_id: int, kind: str, seen: int, now: datetime) -> Wording:
    """Go back to the default of a kind of paper, words and form; raises `NotNow` where nothing is an office's own."""
    before = _take(by, unit_id, kind, seen)
    if before is None or not before.is_own:
        raise NotNow("Đơn vị đang dùng lời văn mặc định của văn bản này.")
    row = _put(by, before, unit_id, kind, Setting({}), now)
    _record(diary.Word.WORDING_RESET, by, row, now, _changes(before.words, {}))
    return row


def _above(unit_id: int, kind: str, on: date) -> Wording | None:
    """Find the row that a unit would take without one of its own."""
    path = units.known(unit_id, on).path[1:]
    own = {row.unit_id: row for row in _kept(kind)}
    return next((own[key] for key in path if key in own), None)


def _with_form_of(holds: Wording | None, own: Mapping[str, str]) -> Setting:
    """Keep the docx that holds, also one from above: what was previewed is what is printed."""
    return Setting(own, holds.form, holds.form_name) if holds is not None else Setting(own)


def _departing(kind: str, own: Mapping[str, str], above: Mapping[str, str]) -> dict[str, str]:
    """Keep the default as an office's own words, too, where those from above would stand otherwise."""
    slots = papers.LEXICONS[kind].slots
    return {**{key: slots[key].default for key in above if key not in own}, **own}


def _kept(kind: str) -> list[Wording]:
    rows = Wording.objects.filter(kind=kind, replaced_at__isnull=True).select_related("form")
    return [row for row in rows if row.is_own]


def current(unit_id: int, kind: str) -> Wording | None:
    """Find the row of a unit that holds now; None before anything was set."""
    rows = Wording.objects.filter(unit_id=unit_id, kind=kind, replaced_at__isnull=True)
    return rows.select_related("form").first()


def holding(unit_id: int, kind: str, on: date) -> Wording | None:
    """Find whose own words a paper of a unit takes: its own, else those of the nearest unit above that has any."""
    own = {row.unit_id: row for row in _kept(kind)}
    if not own:
        return None
    return next((own[key] for key in units.known(unit_id, on).path if key in own), None)


def words_of(row: Wording | None) -> Mapping[str, str]:
    """Give the own words of a row; none where there is none."""
    return row.words if row is not None else papers.NOTHING_OWN


def form_of(row: Wording | None) -> bytes | None:
    """Give the own docx of a row; none where there is none."""
    return files.read(row.form) if row is not None and row.form is not None else None


def checked_form(kind: str, upload: files.Upload) -> tuple[str, bytes]:
    """Check an own docx and try it on the specimen; return its name and bytes. Raises `BadInput` with what is wrong."""
    if files.named(upload)[1] != files.DOCX:
        sentence = "Mẫu riêng phải là tệp Word dạng docx. Hãy lưu lại rồi gửi."
        raise BadInput(sentence, fields={"file": sentence})
    name, _content_type, data = files.admit(upload)
    try:
        papers.require_own_form(kind, data)
    except vietnamese.BadValue as bad:
        raise BadInput(bad.sentence, fields={"file": bad.sentence}) from bad
    return name, data


def checked(kind: str, words: Mapping[str, str]) -> dict[str, str]:
    """Clean own words and try them on the specimen; raises `BadInput` naming every slot that cannot be set."""
    try:
        own = papers.require_wording(papers.LEXICONS[kind], words)
    except papers.BadWords as bad:
        raise BadInput(bad.sentence, fields=bad.wrong) from bad
    try:
        papers.compose(specimens.SAMPLES[kind], draft=True, own=own)
    except vietnamese.BadValue as bad:
        raise BadInput(bad.sentence) from bad
    return own


def require_kind(kind: str) -> None:
    """Raise `NotFound` for a kind of paper that there is not."""
    if kind not in papers.KINDS:
        raise NotFound("Không có loại văn bản này.")


def _take(by: Actor, unit_id: int, kind: str, seen: int) -> Wording | None:
    """Lock the unit, so that of two who set the same words the second is told."""
    require_kind(kind)
    permits.require(by, "word_papers", permits.Thing(unit_id=unit_id))
    Unit.objects.select_for_update().get(pk=unit_id)
    row = current(unit_id, kind)
    if (row.number if row is not None else 0) == seen:
        return row
    if row is None:
        raise NotFound("Không tìm thấy lời văn đang sửa. Hãy mở lại trang.")
    who = Account.objects.select_related("person").get(pk=row.account_id).person.full_name
    at = row.at.astimezone(days.VIETNAM)
    raise Changed(
        f"Lời văn này vừa được đồng chí {who} sửa lúc {at:%H:%M} ngày {at:%d/%m/%Y}. Nội dung đồng chí vừa viết chưa "
        "được ghi. Hãy mở lại trang ở một thẻ khác để xem bản mới rồi sửa tiếp."
    )


def _put(by: Actor, before: Wording | None, unit_id: int, kind: str, to: Setting, now: datetime) -> Wording:
    if before is not None:
        before.replaced_at = now
        before.save(update_fields=("replaced_at",))
    return Wording.objects.create(
        unit_id=unit_id,
        kind=kind,
        number=(before.number if before is not None else 0) + 1,
        words=dict(to.words),
        form=to.form,
        form_name=to.form_name,
        account_id=by.account,
        at=now,
    )


def _changes(before: Mapping[str, str], after: Mapping[str, str]) -> diary.Note:
    changed = [key for key in {**before, **after} if before.get(key) != after.get(key)]
    return diary.Note(
        before={key: before.get(key, "") for key in changed}, after={key: after.get(key, "") for key in changed}
    )


def _record(what: diary.Word, by: Actor, row: Wording, now: datetime, note: diary.Note) -> None:
    diary.record(
        what,
        account_id=by.account_id,
        subject="wording",
        subject_id=row.pk,
        unit_id=row.unit_id,
        now=now,
        note=diary.Note(before=note.before, after={"kind": row.kind, **(note.after or {})}),
    )
