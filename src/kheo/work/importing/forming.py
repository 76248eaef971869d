"""Import units that are formed by a decision; each row by `units.form`. What stands already is only compared.

A new name, parent or end is a reorganisation with its own decision: that goes through the pages of the organisation.
"""

from collections.abc import Mapping, Sequence

from kheo import sheets
from kheo.store.models import ImportedRow, Unit, UnitEvent, UnitVersion
from kheo.work import diary, indexing, permits, unit_checks, units
from kheo.work.importing.fields import Cells, Field, Record
from kheo.work.importing.tasks import Kind, Outcome, Task, bad, tried
from kheo.work.refusals import BadInput
from kheo.work.units import NewUnit

_LINES = {value: str(label) for value, label in UnitVersion.Line.choices}
_COMPARED = ("name", "kind", "line", "tier")


def fields(_task: Task) -> tuple[Field, ...]:
    """Tell the columns; the lists hold the tiers and kinds of the programme."""
    tiers, kinds = unit_checks.levels()
    return (
        Field(key="code", label="Mã đơn vị", words=("Mã",), hint="Không trùng với đơn vị khác.", needed=True),
        Field(key="name", label="Tên đơn vị", words=("Đơn vị", "Tên đầy đủ"), needed=True, width=44),
        Field(key="short_name", label="Tên gọi tắt", words=("Tên tắt", "Viết tắt"), width=24),
        Field(key="parent", label="Mã đơn vị cấp trên", words=("Trực thuộc", "Cấp trên"), ditto=True),
        Field(key="tier", label="Cấp", ditto=True, choices=tuple(tiers.values()), needed=True),
        Field(key="kind", label="Loại hình", ditto=True, choices=tuple(kinds.values()), needed=True, width=24),
        Field(key="line", label="Hệ tổ chức", ditto=True, choices=tuple(_LINES.values()), needed=True),
        Field(key="symbol", label="Ký hiệu văn bản", words=("Ký hiệu",)),
        Field(key="place", label="Địa danh", width=20),
        Field(
            key="decision", label="Quyết định thành lập", words=("Số quyết định",), ditto=True, needed=True, width=24
        ),
        Field(key="on", label="Ngày có hiệu lực", words=("Từ ngày", "Ngày thành lập"), ditto=True, needed=True),
    )


def carry(task: Task, records: Sequence[Record]) -> list[Outcome]:
    """Form units row by row, parents before children as the file has them."""
    tiers, kinds = unit_checks.levels()
    return [_carried(task, Cells(record), tiers, kinds) for record in records]


def _carried(task: Task, cells: Cells, tiers: Mapping[str, str], kinds: Mapping[str, str]) -> Outcome:
    label = cells.text("name") or cells.text("code")
    new = NewUnit(
        code=cells.text("code"),
        name=cells.text("name"),
        short_name=cells.text("short_name") or cells.text("name"),
        kind=cells.choice("kind", kinds),
        line=cells.choice("line", _LINES),
        tier=cells.choice("tier", tiers),
        parent=cells.text("parent") or task.tree[task.unit_id].code,
        symbol=cells.text("symbol"),
        place=cells.text("place"),
    )
    on, decision = cells.day("on"), cells.text("decision")
    if not new.line:
        cells.faults.setdefault("line", "Chưa ghi hệ tổ chức. Hãy ghi Đảng, Chuyên môn hoặc Đoàn thể.")
    if on is None:
        cells.faults.setdefault("on", "Chưa ghi ngày có hiệu lực. Hãy ghi ngày trên quyết định thành lập.")
    if not decision:
        cells.faults.setdefault("decision", "Chưa ghi quyết định thành lập. Hãy ghi số, ký hiệu quyết định.")
    if cells.faults or on is None:
        return bad(cells, label)
    standing = next((unit for unit in task.tree.all() if unit.code == new.code), None)
    if standing is not None and all(getattr(standing, name) == getattr(new, name) for name in _COMPARED):
        return Outcome(record=cells.record, what="same", label=label, subject="unit", subject_id=standing.id)

    def act() -> Outcome:
        if standing is not None:
            raise BadInput(
                f"Đơn vị {new.code} đã có với tên, cấp hoặc loại hình khác. Hãy đổi ở trang Tổ chức theo quyết định.",
                fields={"code": "Đơn vị đã có."},
            )
        permits.require(task.by, "form_units", task.thing)
        unit_checks.check_new(new, units.tree(on))
        unit_id = units.form(units=(new,), on=on, decision=decision)[new.code]
        note = diary.Note(after={"code": new.code, "decision": decision, "on": on.isoformat()})
        diary.record(
            diary.Word.UNIT_FORMED,
            account_id=task.by.account_id,
            subject="unit",
            subject_id=unit_id,
            unit_id=task.unit_id,
            now=task.now,
            note=note,
        )
        return Outcome(record=cells.record, what="new", label=label, subject="unit", subject_id=unit_id)

    return tried(cells, label, act)


def usual(task: Task) -> list[Mapping[str, sheets.Cell]]:
    """List the units that stand here already."""
    tiers, kinds = unit_checks.levels()
    formed = {
        row.unit_id: row for row in UnitEvent.objects.filter(unit_id__in=task.here, kind="formed").order_by("-on")
    }
    codes = {unit.id: unit.code for unit in task.tree.all()}
    return [
        {
            "code": unit.code,
            "name": unit.name,
            "short_name": unit.short_name,
            "parent": codes.get(unit.parent_id or 0, ""),
            "tier": tiers.get(unit.tier, unit.tier),
            "kind": kinds.get(unit.kind, unit.kind),
            "line": _LINES[unit.line],
            "symbol": unit.symbol,
            "place": unit.place,
            "decision": formed[unit.id].decision if unit.id in formed else "",
            "on": formed[unit.id].on if unit.id in formed else None,
        }
        for unit in task.tree.all()
        if unit.id in task.here and unit.id != task.unit_id
    ]


def rests(row: ImportedRow) -> str:
    """Say why a unit cannot be taken back, or nothing."""
    if UnitVersion.objects.filter(unit_id=row.subject_id).count() > 1:
        return f"“{row.label}” đã được sắp xếp lại"
    return ""


def take_back(row: ImportedRow) -> None:
    """Take a formed unit away again; whatever stands on it is protected by the database."""
    UnitEvent.objects.filter(unit_id=row.subject_id).delete()
    UnitVersion.objects.filter(unit_id=row.subject_id).delete()
    Unit.objects.filter(pk=row.subject_id).delete()
    indexing.forget((indexing.Kind.UNIT,), row.subject_id)


KIND = Kind(
    key="don-vi",
    label="Đơn vị",
    about="Các đơn vị trực thuộc, đơn vị cấp trên ghi trước. Đổi tên, sáp nhập thì làm ở trang Tổ chức.",
    verb="form_units",
    fields=fields,
    carry=carry,
    usual=usual,
    rests=rests,
    take_back=take_back,
)
