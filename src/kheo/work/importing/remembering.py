"""Import results and decisions of years before; each row by `past_results.record`. Owners may be long gone."""

from collections.abc import Mapping, Sequence
from datetime import date

from kheo import sheets, vietnamese
from kheo.store.models import ImportedRow, PastResult
from kheo.work import past_results
from kheo.work.importing.fields import Cells, Field, Record
from kheo.work.importing.places import Places, plain
from kheo.work.importing.tasks import Kind, Outcome, Task, bad, tried
from kheo.work.past_results import Past

_KEPT = ("year", "title", "owner_name", "result", "award", "number", "decided_on", "issuer")


def fields(_task: Task) -> tuple[Field, ...]:
    """Tell the columns."""
    return (
        Field(key="stt", label="STT", words=("TT",), width=6),
        Field(key="year", label="Năm", words=("Năm đăng ký", "Năm công nhận"), ditto=True, needed=True, width=8),
        Field(
            key="title", label="Tên mô hình, điển hình", words=("Tên mô hình", "Tên điển hình"), needed=True, width=44
        ),
        Field(
            key="owner_name",
            label="Tập thể, cá nhân",
            words=("Chủ thể", "Họ và tên", "Tập thể", "Đơn vị"),
            hint="Tên như trong văn bản năm ấy.",
            ditto=True,
            needed=True,
            width=34,
        ),
        Field(key="result", label="Kết quả", words=("Xếp loại", "Mức đạt"), ditto=True, width=20),
        Field(key="award", label="Hình thức khen thưởng", words=("Khen thưởng", "Hình thức"), ditto=True, width=24),
        Field(key="number", label="Số quyết định", words=("Quyết định", "Số QĐ"), ditto=True),
        Field(key="decided_on", label="Ngày quyết định", words=("Ngày ký", "Ngày QĐ"), ditto=True),
        Field(
            key="issuer", label="Cơ quan ban hành", words=("Cấp ra quyết định", "Nơi ban hành"), ditto=True, width=30
        ),
    )


def carry(task: Task, records: Sequence[Record]) -> list[Outcome]:
    """Record row by row."""
    places = Places(task)
    return [_carried(task, Cells(record), places) for record in records]


def _carried(task: Task, cells: Cells, places: Places) -> Outcome:
    label, owner = cells.text("title") or f"Dòng {cells.record.number}", cells.text("owner_name")
    units = places.units.get(plain(owner), [])
    persons = places.persons.get(plain(vietnamese.plain_name(owner)), [])
    past = Past(
        year=cells.whole("year") or 0,
        title=cells.text("title"),
        owner_name=" ".join(owner.split()),
        result=cells.text("result"),
        award=cells.text("award"),
        number=cells.text("number"),
        decided_on=cells.day("decided_on"),
        issuer=cells.text("issuer"),
        owner_unit_id=units[0].id if len(units) == 1 else None,
        owner_person_id=persons[0].person_id if len(persons) == 1 and not units else None,
    )
    if cells.faults:
        return bad(cells, label)
    if owner and past.owner_unit_id is None and past.owner_person_id is None:
        cells.notes.append(f"“{past.owner_name}” không có trong danh sách hiện nay; ghi lại tên như trong tệp.")

    def act() -> Outcome:
        row, before = past_results.record(by=task.by, unit_id=task.unit_id, past=past, now=task.now)
        same = before is not None and before["result"] == past.result and _equal(before, past)
        return Outcome(
            record=cells.record,
            what="new" if before is None else "same" if same else "changed",
            label=label,
            notes=tuple(cells.notes),
            subject="past_result",
            subject_id=row.pk,
            was=before and {**before, "decided_on": before["decided_on"] and before["decided_on"].isoformat()},
        )

    return tried(cells, label, act)


def _equal(before: Mapping[str, object], past: Past) -> bool:
    return all(before[name] == getattr(past, name) for name in before)


def usual(task: Task) -> list[Mapping[str, sheets.Cell]]:
    """List what is recorded already."""
    rows = PastResult.objects.filter(unit_id=task.unit_id).order_by("year", "folded", "pk")
    return [{"stt": number, **{name: getattr(row, name) for name in _KEPT}} for number, row in enumerate(rows, 1)]


def rests(_row: ImportedRow) -> str:
    """Nothing rests on what is only told."""
    return ""


def take_back(row: ImportedRow) -> None:
    """Put a result back as it was."""
    was = dict(row.was) if row.was else None
    if was is not None and was["decided_on"]:
        was["decided_on"] = date.fromisoformat(was["decided_on"])
    past_results.put_back(row.subject_id, was)


KIND = Kind(
    key="nam-truoc",
    label="Kết quả, quyết định các năm trước",
    about="Mô hình, điển hình của những năm chưa dùng phần mềm. Ghi để tra cứu; phần mềm không xét lại.",
    verb="record_past",
    fields=fields,
    carry=carry,
    usual=usual,
    rests=rests,
    take_back=take_back,
)
