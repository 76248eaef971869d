"""Reorganise: rename, move, change the level, merge, split, dissolve; each by a named decision, from a day on.

The only writer of later versions and events of units. Everything an act touches goes through its journal, so that it
can be undone until something rests on it. What a closed unit leaves goes to whom a person chose (`handing_over`).
"""

from datetime import datetime

from django.db import transaction

from kheo import vietnamese
from kheo.store.models import Appointment, Reorganisation
from kheo.work import diary, handing_over, indexing, lineage, permits, traces, unit_acts, unit_checks, units
from kheo.work.actors import Actor
from kheo.work.refusals import BadInput, NotFound, NotNow
from kheo.work.reshaping import NO_CHOICES, Choices, Dissolve, Ground, Level, Merge, Move, Rename, Split
from kheo.work.traces import Journal
from kheo.work.units import NewUnit


@transaction.atomic
def rename(*, by: Actor, change: Rename, ground: Ground, now: datetime) -> Reorganisation:
    """Give a unit another name from a day on.

    Raises `BadInput` for what is lacking or does not fit in time, `NotFound` for an unknown unit, `NotPermitted`.
    """
    act = unit_acts.begin(by, change, ground, now)
    name, short_name = vietnamese.nfc(change.name).strip(), vietnamese.nfc(change.short_name).strip()
    if not name or not short_name:
        raise BadInput("Chưa ghi tên mới hoặc tên gọi tắt mới. Hãy ghi đủ hai tên.", fields={"name": "Chưa ghi đủ."})
    old = act.tree[change.unit_id]
    if (name, short_name) == (old.name, old.short_name):
        raise BadInput("Tên mới giống hệt tên đang dùng. Hãy ghi tên mới.", fields={"name": "Chưa đổi."})
    version = act.renew(change.unit_id)
    units.call(version, name, short_name)
    version.symbol = vietnamese.nfc(change.symbol).strip() or version.symbol
    version.save()
    indexing.unit(change.unit_id)
    act.note_event(change.unit_id, lineage.RENAMED, note=f"{old.name} → {name}")
    return act.finish()


@transaction.atomic
def move(*, by: Actor, change: Move, ground: Ground, now: datetime) -> Reorganisation:
    """Put a unit, with all below it, under another; raises as `rename` does, and for a parent from its own branch."""
    act = unit_acts.begin(by, change, ground, now)
    unit_checks.newest(change.parent_id, ground.on)
    if change.unit_id in act.tree[change.parent_id].path:
        raise BadInput(
            "Không chuyển một đơn vị về trực thuộc chính nó hoặc đơn vị cấp dưới của nó. Hãy chọn đơn vị khác.",
            fields={"parent": "Không chọn được đơn vị này."},
        )
    if act.tree[change.unit_id].parent_id == change.parent_id:
        raise BadInput("Đơn vị đã trực thuộc nơi này rồi.", fields={"parent": "Chưa đổi."})
    act.put_under(change.unit_id, change.parent_id)
    return act.finish()


@transaction.atomic
def change_level(*, by: Actor, change: Level, ground: Ground, now: datetime) -> Reorganisation:
    """Give a unit another tier or kind; raises as `rename` does, and for words that no programme knows."""
    act = unit_acts.begin(by, change, ground, now)
    tiers, kinds = unit_checks.levels()
    if change.tier not in tiers or change.kind not in kinds:
        raise BadInput("Cấp hoặc loại hình không có trong chương trình. Hãy chọn trong danh sách.")
    old = act.tree[change.unit_id]
    if (change.tier, change.kind) == (old.tier, old.kind):
        raise BadInput("Cấp và loại hình vẫn như cũ. Hãy chọn cấp hoặc loại hình mới.", fields={"tier": "Chưa đổi."})
    version = act.renew(change.unit_id)
    version.tier, version.kind = change.tier, change.kind
    version.save()
    told = f"{tiers[old.tier]}, {kinds[old.kind]} → {tiers[change.tier]}, {kinds[change.kind]}"
    act.note_event(change.unit_id, lineage.LEVEL_CHANGED, note=told)
    return act.finish()


@transaction.atomic
def merge(*, by: Actor, change: Merge, ground: Ground, now: datetime, choices: Choices = NO_CHOICES) -> Reorganisation:
    """Let units end in another, existing or new; raises as `rename` does, for a successor among those that end or
    below them, and for units below that nobody chose a place for.
    """
    act = unit_acts.begin(by, change, ground, now)
    if isinstance(change.into, NewUnit) and len(change.unit_ids) < 2:
        raise BadInput("Hợp nhất thành đơn vị mới phải có từ hai đơn vị trở lên. Hãy chọn thêm đơn vị.")
    [target] = act.successors(change.targets)
    act.close(lineage.MERGED, (target,), choices)
    return act.finish()


@transaction.atomic
def split(*, by: Actor, change: Split, ground: Ground, now: datetime, choices: Choices = NO_CHOICES) -> Reorganisation:
    """Let a unit become several; it goes on when it is itself among them. Raises as `merge` does."""
    act = unit_acts.begin(by, change, ground, now)
    if len(set(map(str, change.into))) < 2:
        raise BadInput("Chia, tách phải thành từ hai đơn vị trở lên. Hãy ghi thêm đơn vị.", fields={"into": "Thiếu."})
    act.close(lineage.SPLIT, act.successors(change.targets), choices)
    return act.finish()


@transaction.atomic
def dissolve(
    *, by: Actor, change: Dissolve, ground: Ground, now: datetime, choices: Choices = NO_CHOICES
) -> Reorganisation:
    """Let a unit end without a successor of its own; what it leaves goes, if anywhere, to any unit that stands."""
    act = unit_acts.begin(by, change, ground, now)
    act.close(lineage.DISSOLVED, (), choices)
    return act.finish()


@transaction.atomic
def choose(*, by: Actor, event_id: int, choices: Choices, now: datetime) -> Reorganisation:
    """Choose successors for exemplars or appointments that were left open; what was chosen before stays.

    Raises `NotFound`, `NotNow` for an act that was undone, `BadInput` for what the act does not offer.
    """
    permits.require(by, "reorganise", permits.NOTHING)
    row = _of_event(event_id)
    if row.undone_at is not None:
        raise NotNow("Lần sắp xếp này đã được hủy nên không còn gì để chọn.")
    events = list(row.events.exclude(other__isnull=True))
    ends = (lineage.MERGED, lineage.SPLIT, lineage.DISSOLVED)
    tree = units.tree(row.on)
    ending = frozenset(event.unit_id for event in events if event.kind in ends and event.unit_id not in tree)
    dissolved = any(event.kind == lineage.DISSOLVED for event in events)
    ids = {event.other_id for event in events if event.kind in ends}
    allowed = {unit.code: unit.id for unit in tree.all() if dissolved or unit.id in ids}
    handing_over.check(choices, frozenset(), allowed, row.on)
    journal = Journal(list(row.was))
    ended = Appointment.objects.filter(unit_id__in=ending, until_on=row.on, pk__in=list(choices.appointments))
    posts = {old: allowed[choices.appointments[old.pk]] for old in ended}
    for old in posts:
        old.until_on = traces.lasted(row, old)
    handing_over.open_posts(posts, row.on, journal)
    handing_over.hand(row, {pk: allowed[code] for pk, code in choices.exemplars.items()}, ending, journal)
    row.was = journal.rows
    row.save(update_fields=("was",))
    _record(diary.Word.SUCCESSORS_CHOSEN, by, row, events[0].unit_id, now)
    return row


@transaction.atomic
def undo(*, by: Actor, event_id: int, now: datetime) -> Reorganisation:
    """Take a whole act back as if it had not been; the diary keeps that it was.

    Raises `NotFound`, and `NotNow` naming what rests on it.
    """
    permits.require(by, "reorganise", permits.NOTHING)
    row = _of_event(event_id)
    why_not = traces.why_not(row)
    if why_not:
        raise NotNow(why_not)
    first = row.events.exclude(kind=lineage.FORMED).order_by("pk")[0].unit_id
    traces.restore(row)
    indexing.unit(first)
    row.undone_at = now
    row.save(update_fields=("undone_at",))
    _record(diary.Word.REORGANISATION_UNDONE, by, row, first, now)
    return row


def _of_event(event_id: int) -> Reorganisation:
    row = Reorganisation.objects.select_for_update().filter(events=event_id).first()
    if row is None:
        raise NotFound("Không tìm thấy lần sắp xếp này, hoặc đơn vị lập từ đầu nên không có gì để hủy.")
    return row


def _record(word: diary.Word, by: Actor, row: Reorganisation, unit_id: int, now: datetime) -> None:
    diary.record(
        word,
        account_id=by.account_id,
        subject="unit",
        subject_id=unit_id,
        unit_id=unit_id,
        now=now,
        note=diary.Note(after={"reorganisation": row.pk, "number": row.number}, remark=row.title),
    )
