"""What the pages of an import show, and the files they hand out: the template, the bad rows, the source."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from kheo import sheets
from kheo.sheets import reading
from kheo.store.models import Import, ImportedRow, Registration
from kheo.work import days, duplicates, files, lifecycle, permits, programmes, units
from kheo.work.actors import Actor
from kheo.work.documents import Rendered
from kheo.work.importing import registering, running
from kheo.work.importing.fields import ROW, Field
from kheo.work.importing.kinds import KINDS
from kheo.work.importing.running import Opened
from kheo.work.importing.tasks import Kind, Outcome, Task
from kheo.work.refusals import NotFound

SHOWN = 200
LATEST = 20


@dataclass(frozen=True, slots=True)
class Sent:
    """A file that was sent before: where it stands and what came of it; `has_drafts` tells of some not sent yet."""

    row: Import
    kind_label: str
    round_label: str
    has_drafts: bool


@dataclass(frozen=True, slots=True)
class Board:
    """Nhập từ bảng tính: what may be imported for a unit, in which rounds, what was sent before."""

    unit: units.UnitThen
    kinds: tuple[Kind, ...]
    rounds: tuple[tuple[str, str], ...]
    sent: tuple[Sent, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """One row of the preview: its number, what would come of it, each sentence with the cell it speaks of."""

    outcome: Outcome
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """Xem trước: the rows, the ones to mend first; `more` counts those that are not shown."""

    file: Opened
    rows: tuple[Shown, ...]
    counts: Mapping[str, int]
    more: int
    skipped: tuple[str, ...]
    round_label: str

    @property
    def good(self) -> int:
        """Count the rows that would go in."""
        return self.counts["new"] + self.counts["changed"]


def require(by: Actor, unit_id: int) -> None:
    """Let only those in who may import for a unit; to a stranger the unit is not there."""
    thing = permits.Thing(unit_id=unit_id)
    if not permits.answer(by, "import_sheet", thing).ok and not permits.answer(by, "see_unit", thing).ok:
        raise NotFound("Không tìm thấy trang này, hoặc đồng chí không có quyền xem.")
    permits.require(by, "import_sheet", thing)


def board(*, by: Actor, unit_id: int, now: datetime) -> Board:
    """Read what may be imported for a unit, and what one has sent; raises `NotFound`, `NotPermitted`."""
    require(by, unit_id)
    on = days.day(now)
    thing = Task(by, unit_id, "", now).thing
    return Board(
        unit=units.known(unit_id, on),
        kinds=tuple(kind for kind in KINDS.values() if permits.answer(by, kind.verb, thing).ok),
        rounds=_rounds(unit_id, now),
        sent=_sent(by, unit_id, now, LATEST),
    )


def every_sent(*, by: Actor, unit_id: int, now: datetime) -> tuple[Sent, ...]:
    """List all the files that one has sent for a unit, newest first; raises as `board` does."""
    require(by, unit_id)
    return _sent(by, unit_id, now)


def _sent(by: Actor, unit_id: int, now: datetime, most: int | None = None) -> tuple[Sent, ...]:
    rows = Import.objects.filter(unit_id=unit_id, account_id=by.account).select_related("blob").order_by("-pk")
    found, rounds = list(rows[:most]), dict(_rounds(unit_id, now))
    drafts = _with_drafts(found)
    return tuple(Sent(row, KINDS[row.kind].label, rounds.get(row.round, row.round), row.pk in drafts) for row in found)


def _with_drafts(rows: Sequence[Import]) -> frozenset[int]:
    """Tell which imports made drafts that are still drafts (one query)."""
    made = [row.pk for row in rows if row.kind == registering.KIND.key and row.state == Import.State.APPLIED]
    drafts = Registration.objects.filter(state=lifecycle.State.DRAFT).values("pk")
    found = ImportedRow.objects.filter(source_id__in=made, subject="registration", subject_id__in=drafts)
    return frozenset(found.order_by().values_list("source_id", flat=True).distinct())


def preview(*, by: Actor, import_id: int, now: datetime) -> Preview:
    """Tell what would come of each row of one's own file, or came of it; nothing is written."""
    file = running.opened(by=by, import_id=import_id, now=now)
    outcomes = _warned(file, running.preview(file))
    labels = {field.key: field.label for field in file.kind.fields(file.task)}
    ordered = sorted(outcomes, key=lambda one: (("bad", "look", "good").index(one.tone), one.record.number))
    return Preview(
        file=file,
        rows=tuple(Shown(one, tuple(_lines(one, labels))) for one in ordered[:SHOWN]),
        counts=running.count(outcomes),
        more=max(len(ordered) - SHOWN, 0),
        skipped=tuple(f"Dòng {number}: {why}." for number, why in file.laid.skipped),
        round_label=_round_label(file.row, now),
    )


def _warned(file: Opened, outcomes: list[Outcome]) -> list[Outcome]:
    """Note beside new registrations what their titles are nearly the same as, elsewhere or in earlier years."""
    if not file.kind.needs_round:
        return outcomes
    found = duplicates.notes(
        by=file.task.by,
        unit_id=file.row.unit_id,
        round_key=file.row.round,
        titles=[one.label for one in outcomes if one.what == "new"],
        now=file.task.now,
    )
    return [
        replace(one, notes=(*one.notes, found[one.label])) if one.what == "new" and one.label in found else one
        for one in outcomes
    ]


def template(*, by: Actor, unit_id: int, kind: str, round_key: str, now: datetime) -> Rendered:
    """Write the sheet to fill in for a unit, with its own lists and what it has already."""
    require(by, unit_id)
    wanted, task = running.kind_of(kind), Task(by, unit_id, round_key, now)
    permits.require(by, wanted.verb, task.thing)
    fields = wanted.fields(task)
    known = wanted.usual(task) if not wanted.needs_round or round_key else []
    made = sheets.Template(
        title=f"{wanted.label} – {task.tree[unit_id].name}",
        blanks=[_blank(one) for one in fields],
        rows=[[line.get(one.key) for one in fields] for line in known],
        guide=(wanted.about, *_GUIDE),
    )
    return Rendered(f"mau-{wanted.key}.xlsx", files.XLSX, sheets.write_template(made))


_GUIDE = (
    "Giữ nguyên dòng tiêu đề; được thêm, bớt, đổi chỗ các cột khác. Cột nền vàng phải có.",
    "Số ghi như 1.234,5; ngày ghi như 15/10/2026.",
    "Dòng đã có sẵn là nội dung đang lưu: sửa rồi gửi lại thì được cập nhật, không thêm trùng.",
)


def bad_rows(*, by: Actor, import_id: int, now: datetime) -> Rendered:
    """Write the rows that would not go in, as they came, with the reason in a last column."""
    file = running.opened(by=by, import_id=import_id, now=now)
    bad = [one for one in running.preview(file) if one.what == "bad"]
    labels = {field.key: field.label for field in file.kind.fields(file.task)}
    lines = {line.number: line.cells for line in file.laid.lines}
    rows = [
        sheets.Row((*_padded(lines[record.number], len(file.laid.headings)), reason))
        for one in bad
        for record, reason in (
            (one.record, " ".join(f"{at}: {text}" if at else text for at, text in _lines(one, labels))),
            *((more, "") for more in one.record.more),
        )
    ]
    headings = (*(heading or f"Cột {at + 1}" for at, heading in enumerate(file.laid.headings)), "Lý do chưa nhập được")
    table = sheets.Table(
        title=(),
        columns=tuple(
            sheets.Column(heading=heading, width=60 if at == len(headings) - 1 else 18, kind="number")
            for at, heading in enumerate(headings)
        ),
        rows=rows,
        sheet_name="Dòng lỗi",
    )
    return Rendered("dong-loi.xlsx", files.XLSX, sheets.write_table(table))


def source(*, by: Actor, import_id: int, now: datetime) -> Rendered:
    """Hand out the file as it was sent."""
    row = running.find(by=by, import_id=import_id, now=now)
    return Rendered(row.name, row.blob.content_type, files.read(row.blob))


def columns(file: Opened) -> tuple[tuple[str, str], ...]:
    """List the columns of a file to choose from, with a sample of what stands in them."""
    return tuple(
        (str(at), f"{reading.address(1, at)[:-1]} – {heading or 'không có tiêu đề'}{_sample(file, at)}")
        for at, heading in enumerate(file.laid.headings)
    )


def _sample(file: Opened, at: int) -> str:
    values = (line.cells[at] for line in file.laid.lines[:LATEST] if at < len(line.cells))
    told = next((" ".join(str(value).split()) for value in values if value is not None), "")
    return f" (ví dụ: {told[:30]})" if told else ""


def _padded(cells: Sequence[sheets.Cell], width: int) -> list[sheets.Cell]:
    return [*cells[:width], *[None] * (width - len(cells))]


def _lines(one: Outcome, labels: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for key, sentence in one.faults.items():
        at = one.record.address(key)
        yield (f"Ô {at} – {labels[key]}" if at and key != ROW else "", sentence)
    for note in one.notes:
        yield "", note


def _blank(field: Field) -> sheets.Blank:
    return sheets.Blank(
        heading=field.label, note=field.hint, width=field.width, needed=field.needed, choices=field.choices
    )


def _rounds(unit_id: int, now: datetime) -> tuple[tuple[str, str], ...]:
    """List the rounds of the programme in force that take registrations, the one that is open first."""
    try:
        _edition, programme = programmes.current(unit_id, on=days.day(now))
    except NotFound:
        return ()
    rounds = [one for one in programme.rounds.values() if "register" in one.windows]
    rounds.sort(key=lambda one: not one.windows["register"].contains(days.day(now)))
    return tuple((one.key, one.label.vi) for one in rounds)


def _round_label(row: Import, now: datetime) -> str:
    return dict(_rounds(row.unit_id, now)).get(row.round, row.round)
