"""Import the figures reached, a line for each criterion; each dossier by `reports.save`, which the owner alone may do.

A dossier is known by its code, a criterion by its name. Sending the report stays a step of its own on the screen.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from kheo import sheets, vietnamese
from kheo.store.models import Actual, ImportedRow, Registration, Report
from kheo.work import acts, content, lifecycle, reports
from kheo.work.importing.fields import Cells, Field, Record
from kheo.work.importing.tasks import Kind, Outcome, Task, bad, tried
from kheo.work.refusals import NotFound
from kheo.work.reports import Achievement, Figure

_TEXTS = {
    "overview": "Đặc điểm, tình hình",
    "results": "Biện pháp, cách làm",
    "effect": "Hiệu quả",
    "spread": "Sức lan tỏa",
}


def fields(_task: Task) -> tuple[Field, ...]:
    """Tell the columns."""
    return (
        Field(key="code", label="Mã hồ sơ", words=("Mã",), needed=True, hint="Giữ nguyên như trong mẫu."),
        Field(key="title", label="Tên mô hình, điển hình", words=("Tên mô hình",), width=40),
        Field(key="indicator", label="Chỉ tiêu", words=("Tiêu chí",), needed=True, width=30),
        Field(key="target", label="Mục tiêu", width=12),
        Field(
            key="actual",
            label="Kết quả",
            words=("Thực hiện", "Kết quả thực hiện", "Kết quả đạt được"),
            hint="Con số đã đạt; bằng không thì ghi 0.",
            needed=True,
            width=12,
        ),
        Field(key="note", label="Ghi chú", words=("Giải trình",), width=30),
        *(Field(key=key, label=label, width=40) for key, label in _TEXTS.items()),
    )


def carry(task: Task, records: Sequence[Record]) -> list[Outcome]:
    """Save figures dossier by dossier."""
    rows = acts.seen(task.by).filter(accepted_version__isnull=False).select_related("exemplar", "accepted_version")
    known = {row.exemplar.code: row for row in rows.prefetch_related("accepted_version__criteria")}
    return [_carried(task, Cells(record), known) for record in records]


def _carried(task: Task, cells: Cells, known: Mapping[str, Registration]) -> Outcome:
    row = known.get(cells.text("code").strip().upper())
    if row is None:
        cells.faults["code"] = "Không có hồ sơ đã tiếp nhận mang mã này. Hãy tải mẫu để lấy đúng mã."
        return bad(cells, cells.text("title") or cells.text("code") or f"Dòng {cells.record.number}")
    label = row.exemplar.title
    figures = _figures(cells, row)
    if cells.faults:
        return bad(cells, label)
    return tried(cells, label, lambda: _act(task, cells, row, figures))


def _figures(cells: Cells, row: Registration) -> dict[str, Figure]:
    keys = {vietnamese.fold(one.indicator): one.key for one in content.accepted(row).criteria.all()}
    found = {}
    for record in (cells.record, *cells.record.more):
        line = Cells(record)
        key, value = keys.get(vietnamese.fold(line.text("indicator"))), line.number("actual")
        if key is None:
            line.faults["indicator"] = "Bản đăng ký đã tiếp nhận không có tiêu chí này. Hãy ghi đúng tên tiêu chí."
        elif value is not None:
            found[key] = Figure(value, line.text("note"))
        cells.faults |= {name: f"{sentence} (dòng {record.number})" for name, sentence in line.faults.items()}
    return found


def _act(task: Task, cells: Cells, row: Registration, figures: Mapping[str, Figure]) -> Outcome:
    before = Report.objects.filter(registration=row).first()
    was = _kept(before)
    texts = {name: cells.text(name) or was["texts"].get(name, "") for name in _TEXTS}
    stood = {key: Figure(Decimal(value), note) for key, (value, note) in was["figures"].items() if value is not None}
    same = {**stood, **figures} == stood and texts == {name: was["texts"].get(name, "") for name in _TEXTS}
    if not same:
        told = Achievement(**texts, figures=figures)
        reports.save(by=task.by, registration_id=row.pk, achievement=told, now=task.now)
    revision = Registration.objects.values_list("revision", flat=True).get(pk=row.pk)
    return Outcome(
        record=cells.record,
        what="same" if same else "changed",
        label=row.exemplar.title,
        notes=tuple(cells.notes),
        subject="registration",
        subject_id=row.pk,
        revision=revision,
        was=was,
    )


def _kept(report: Report | None) -> dict[str, dict[str, Any]]:
    if report is None:
        return {"texts": {}, "figures": {}}
    return {
        "texts": {name: getattr(report, name) for name in _TEXTS},
        "figures": {
            one.criterion.key: [None if one.value is None else str(one.value), one.note]
            for one in report.actuals.select_related("criterion")
        },
    }


def usual(task: Task) -> list[Mapping[str, sheets.Cell]]:
    """List what one may report of now: a line for each criterion, with the figures kept so far."""
    may = lifecycle.states_before("report")
    rows = acts.seen(task.by).filter(
        state__in=may, accepted_version__isnull=False, exemplar__owners__unit_id=task.unit_id
    )
    lines: list[Mapping[str, sheets.Cell]] = []
    for row in rows.select_related("exemplar", "accepted_version").order_by("pk"):
        reached = {one.criterion_id: one for one in Actual.objects.filter(report__registration=row)}
        for at, one in enumerate(content.accepted(row).criteria.all()):
            held = reached.get(one.pk)
            line: dict[str, sheets.Cell] = {"indicator": one.indicator, "target": one.target}
            if at == 0:
                line |= {"code": row.exemplar.code, "title": row.exemplar.title}
            lines.append(line | {"actual": held.value if held else None, "note": held.note if held else ""})
    return lines


def rests(row: ImportedRow) -> str:
    """Say why figures cannot be taken back, or nothing."""
    found = Registration.objects.filter(pk=row.subject_id).first()
    if found is None or found.state not in lifecycle.states_before("report"):
        return f"“{row.label}” đã gửi báo cáo"
    return f"“{row.label}” đã được sửa sau khi nhập" if found.revision != row.revision else ""


def take_back(row: ImportedRow) -> None:
    """Put the figures and texts of a report back as they were."""
    report = Report.objects.filter(registration_id=row.subject_id).first()
    if report is None:
        raise NotFound("Không còn báo cáo của hồ sơ này.")
    was = row.was or {"texts": {}, "figures": {}}
    report.actuals.exclude(criterion__key__in=list(was["figures"])).delete()
    for key, (value, note) in was["figures"].items():
        report.actuals.filter(criterion__key=key).update(value=value, note=note)
    Report.objects.filter(pk=report.pk).update(**{name: was["texts"].get(name, "") for name in _TEXTS})


KIND = Kind(
    key="so-lieu",
    label="Kết quả thực hiện tiêu chí",
    about="Con số đã đạt của từng tiêu chí, do chủ thể ghi. Nhập xong vẫn phải gửi báo cáo trên màn hình.",
    verb="report",
    continues_on=("code",),
    fields=fields,
    carry=carry,
    usual=usual,
    rests=rests,
    take_back=take_back,
)
