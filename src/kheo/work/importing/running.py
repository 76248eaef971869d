"""Import a file, step by step: send it, say which column is which, look, apply all or the good rows, take back.

Looking carries everything out and then lets go of it, so that what is said of a row is what the verb itself says.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.db import transaction
from django.db.models import ProtectedError

from kheo import vietnamese
from kheo.sheets import reading
from kheo.store.models import ColumnChoice, Import, ImportedRow
from kheo.work import diary, files, looking, permits
from kheo.work.actors import Actor
from kheo.work.files import Upload
from kheo.work.importing.fields import Record, records
from kheo.work.importing.kinds import KINDS
from kheo.work.importing.tasks import Kind, Outcome, Task
from kheo.work.refusals import BadInput, NotFound, NotNow

_TYPES = {
    ".xlsx": files.XLSX,
    ".xls": "application/vnd.ms-excel",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".csv": "text/csv",
}
NAMED = 3


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that was sent, read anew: the sheet that was chosen, its table, what was found of old letters."""

    row: Import
    kind: Kind
    task: Task
    pages: tuple[str, ...]
    laid: reading.Laid
    old: reading.Found | None
    columns: Mapping[str, int]

    @property
    def records(self) -> list[Record]:
        """Give the rows by the columns that were chosen."""
        return records(self.laid, self.columns, self.kind.continues_on)


@transaction.atomic
def send(*, by: Actor, unit_id: int, kind: str, round_key: str, upload: Upload, now: datetime) -> Import:
    """Take in a file and keep it as it came; raises `NotPermitted`, and `BadInput` for what cannot be read."""
    wanted = kind_of(kind)
    task = Task(by, unit_id, round_key if wanted.needs_round else "", now)
    permits.require(by, wanted.verb, task.thing)
    if wanted.needs_round and round_key not in task.programme().rounds:
        raise BadInput("Chưa chọn đợt. Hãy chọn đợt mà tệp này thuộc về.", fields={"round": "Chưa chọn đợt."})
    name = vietnamese.nfc(upload.name.replace("\\", "/").rpartition("/")[2])[-200:]
    page = _chosen(_book(upload.data, name), wanted, task)
    return Import.objects.create(
        unit_id=unit_id,
        kind=wanted.key,
        round=task.round,
        name=name,
        blob=files.keep(upload.data, _TYPES["." + name.rpartition(".")[2].lower()]),
        page=page.name,
        account_id=by.account,
        at=now,
    )


def find(*, by: Actor, import_id: int, now: datetime) -> Import:
    """Find one's own import; raises `NotFound` for another's, `NotPermitted` once the permit is gone."""
    row = Import.objects.select_related("blob").filter(pk=import_id, account_id=by.account).first()
    if row is None:
        raise NotFound("Không tìm thấy lần nhập này, hoặc đồng chí không phải người đã gửi tệp.")
    permits.require(by, kind_of(row.kind).verb, Task(by, row.unit_id, row.round, now).thing)
    return row


def opened(*, by: Actor, import_id: int, now: datetime) -> Opened:
    """Read the kept file anew, by the columns chosen so far, else those remembered, else those guessed."""
    row = find(by=by, import_id=import_id, now=now)
    kind, task = kind_of(row.kind), Task(by, row.unit_id, row.round, now)
    book = _book(files.read(row.blob), row.name)
    page = next((one for one in book.pages if one.name == row.page), book.pages[0])
    old = reading.find(page)
    page = reading.convert(page) if old is not None and row.converts is not False else page
    wanted = [one.heading for one in kind.fields(task)]
    try:
        laid = reading.lay(page, wanted)
        columns = _columns(row, laid, wanted)
        laid = reading.lay(page, wanted, columns)
    except reading.BadFile as no:
        raise BadInput(no.sentence, fields={"file": no.sentence}) from None
    return Opened(row, kind, task, tuple(one.name for one in book.pages), laid, old, columns)


@transaction.atomic
def choose(
    *, by: Actor, import_id: int, page: str, columns: Mapping[str, int], converts: bool | None, now: datetime
) -> Import:
    """Say which column is which, and whether old letters are to be read as Unicode; both are remembered."""
    file = opened(by=by, import_id=import_id, now=now)
    if page and page != file.row.page:
        _require_open(file.row)
        file.row.page, file.row.columns = page, None
        file.row.save(update_fields=("page", "columns"))
        return file.row
    _require_open(file.row)
    lacking = {
        one.key: f"Chưa chọn cột cho “{one.label}”. Hãy chọn cột, hoặc thêm cột ấy vào tệp."
        for one in file.kind.fields(file.task)
        if one.needed and one.key not in columns
    }
    if file.old is not None and converts is None:
        lacking["converts"] = "Tệp có chữ kiểu cũ. Hãy xem chữ trước và sau khi đổi rồi chọn có đổi hay không."
    if len(set(columns.values())) < len(columns):
        lacking["columns"] = "Có một cột được chọn cho hai nội dung. Hãy xem lại."
    if lacking:
        raise BadInput(" ".join(lacking.values()), fields=lacking)
    file.row.columns, file.row.converts = dict(columns), converts
    file.row.save(update_fields=("columns", "converts"))
    ColumnChoice.objects.update_or_create(
        unit_id=file.row.unit_id,
        kind=file.row.kind,
        headings=_digest(file.laid.headings),
        defaults={"columns": dict(columns)},
    )
    return file.row


def preview(file: Opened) -> list[Outcome]:
    """Tell what would come of each row, by doing it and letting go of it; nothing is kept.

    Each row sees what the rows before it did, as when they are carried out.
    """
    with looking.apart(), transaction.atomic():
        outcomes = file.kind.carry(file.task, file.records)
        transaction.set_rollback(True)
    return outcomes


@transaction.atomic
def apply(*, by: Actor, import_id: int, only_good: bool, now: datetime) -> Import:
    """Carry out all rows, or only the good ones, in one transaction.

    Raises `NotNow` when it was done already, `BadInput` while a row is bad and all were wanted.
    """
    Import.objects.select_for_update().filter(pk=import_id, account_id=by.account).first()
    file = opened(by=by, import_id=import_id, now=now)
    row = file.row
    _require_open(row)
    if row.columns is None:
        raise NotNow("Chưa xác nhận cột nào là nội dung nào. Hãy ghép cột rồi xem trước.")
    outcomes = file.kind.carry(file.task, file.records)
    counts = count(outcomes)
    if counts["bad"] and not only_good:
        raise BadInput(
            f"Còn {counts['bad']} dòng chưa đúng nên chưa ghi dòng nào. Hãy sửa tệp rồi gửi lại, "
            "hoặc chọn chỉ nhập các dòng đúng."
        )
    ImportedRow.objects.bulk_create([_kept(row, one) for one in outcomes if one.what != "bad"], batch_size=500)
    row.state, row.counts, row.applied_at = Import.State.APPLIED, counts, now
    row.save(update_fields=("state", "counts", "applied_at"))
    _record(diary.Word.IMPORTED, by, row, now)
    return row


@transaction.atomic
def undo(*, by: Actor, import_id: int, now: datetime) -> Import:
    """Take a whole import back as if it had not been; raises `NotNow` naming what rests on it."""
    row = find(by=by, import_id=import_id, now=now)
    why_not = why_not_undone(row)
    if why_not:
        raise NotNow(why_not)
    kind = kind_of(row.kind)
    try:
        with transaction.atomic():
            for one in row.rows.exclude(what="same").order_by("-number"):
                kind.take_back(one)
    except ProtectedError:
        raise NotNow("Không hủy được vì đã có việc dựa trên các dòng đã nhập.") from None
    row.state, row.undone_at = Import.State.UNDONE, now
    row.save(update_fields=("state", "undone_at"))
    _record(diary.Word.IMPORT_UNDONE, by, row, now)
    return row


def why_not_undone(row: Import) -> str:
    """Say why an import cannot be taken back, or nothing when it can."""
    if row.state != Import.State.APPLIED:
        return "Lần nhập này chưa ghi, hoặc đã hủy rồi."
    kind = kind_of(row.kind)
    found = [why for one in row.rows.exclude(what="same") if (why := kind.rests(one))]
    more = f"; và {len(found) - NAMED} dòng khác" if len(found) > NAMED else ""
    return f"Không hủy được vì đã có việc dựa trên lần nhập này: {'; '.join(found[:NAMED])}{more}." if found else ""


def count(outcomes: Sequence[Outcome]) -> dict[str, int]:
    """Count rows by what came of them, and those to be looked at."""
    counts = {what: sum(one.what == what for one in outcomes) for what in ("new", "changed", "same", "bad")}
    return counts | {"look": sum(one.tone == "look" for one in outcomes)}


def kind_of(key: str) -> Kind:
    """Find a kind of import; raises `NotFound`."""
    if key not in KINDS:
        raise NotFound("Không có loại nhập này.")
    return KINDS[key]


@lru_cache(maxsize=2)  # looked at, then applied: the same bytes are not read twice in a row
def _book(data: bytes, name: str) -> reading.Book:
    try:
        return reading.read(data, name)
    except reading.BadFile as no:
        raise BadInput(no.sentence, fields={"file": no.sentence}) from None


def _chosen(book: reading.Book, kind: Kind, task: Task) -> reading.Page:
    wanted = [one.heading for one in kind.fields(task)]
    try:
        return reading.choose([reading.convert(page) for page in book.pages], wanted)
    except reading.BadFile as no:
        raise BadInput(no.sentence, fields={"file": no.sentence}) from None


def _columns(row: Import, laid: reading.Laid, wanted: Sequence[reading.Heading]) -> dict[str, int]:
    if row.columns is not None:
        return dict(row.columns)
    found = ColumnChoice.objects.filter(unit_id=row.unit_id, kind=row.kind, headings=_digest(laid.headings)).first()
    return dict(found.columns) if found is not None else reading.match(laid.headings, wanted)


def _digest(headings: Sequence[str]) -> str:
    return hashlib.sha256(json.dumps(list(headings), ensure_ascii=False).encode()).hexdigest()


def _require_open(row: Import) -> None:
    if row.state != Import.State.OPEN:
        raise NotNow("Tệp này đã nhập xong. Muốn nhập lại, hãy gửi tệp một lần nữa.")


def _kept(row: Import, one: Outcome) -> ImportedRow:
    return ImportedRow(
        source=row,
        number=one.record.number,
        what=one.what,
        subject=one.subject,
        subject_id=one.subject_id,
        label=one.label[:300],
        was=one.was,
        revision=one.revision,
        note=one.note,
    )


def _record(word: diary.Word, by: Actor, row: Import, now: datetime) -> None:
    diary.record(
        word,
        account_id=by.account_id,
        subject="import",
        subject_id=row.pk,
        unit_id=row.unit_id,
        now=now,
        note=diary.Note(after={"kind": row.kind, "file": row.name, "sha256": row.blob.sha256, **row.counts}),
    )
