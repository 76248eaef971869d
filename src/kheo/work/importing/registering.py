"""Import registrations with their criteria, from form 2 or from a flat table; each row becomes a draft on behalf.

A row is one exemplar; further lines without owner and title are its further criteria. Known again by its code, else by
owner and title. Whatever refuses a row is the verb itself: `drafting.begin` or `registrations.save`.
"""

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kheo import sheets, vietnamese
from kheo.store.models import Exemplar, ImportedRow, Registration
from kheo.work import content, drafting, exemplars, indexing, lifecycle, registrations
from kheo.work.content import Content, Target
from kheo.work.exemplars import Owners
from kheo.work.importing import criteria, form_2
from kheo.work.importing.fields import Cells, Record
from kheo.work.importing.known import Known, kept, restored
from kheo.work.importing.places import Places
from kheo.work.importing.tasks import Kind, Outcome, Task, What, bad, refused, tried
from kheo.work.refusals import Refused

_OF_VERBS = {"owners": "collective", **{f"criteria-{number}": "indicator" for number in range(1, 21)}}
_CALLED = {
    "title": "tên",
    "field": "lĩnh vực",
    "problem": "việc khó",
    "situation": "thực trạng",
    "goal": "mục tiêu chung",
    "measures": "giải pháp",
    "criteria": "tiêu chí",
}
_TEXTS = ("problem", "situation", "goal", "measures", "cooperation", "duration")


@dataclass(slots=True)
class _Row:
    """One row read: what it says, and what it is known as already."""

    cells: Cells
    owners: Owners
    content: Content
    known: Registration | None
    continues: int | None

    @property
    def label(self) -> str:
        """Name it for the reader."""
        return self.content.title or f"Dòng {self.cells.record.number}"


def carry(task: Task, records: Sequence[Record]) -> list[Outcome]:
    """Begin what is new, all at once; save what is known; tell of each row what came of it, in the file's order."""
    rows = list(_read(task, records))
    new = [row for row in rows if not row.cells.faults and row.known is None]
    wanted = [
        drafting.Wanted(
            drafting.Entry(row.owners, task.round, row.content.title, row.continues),
            row.content if row.continues is None else None,
        )
        for row in new
    ]
    begun = dict(
        zip(
            map(id, new),
            drafting.begin(by=task.by, wanted=wanted, now=task.now, on_behalf=True) if wanted else [],
            strict=True,
        )
    )
    return [_outcome(task, row, begun.get(id(row))) for row in rows]


def _read(task: Task, records: Sequence[Record]) -> Iterator[_Row]:
    places, known, programme = Places(task), Known(task), task.programme()
    kinds = {key: one.label.vi for key, one in programme.fields.items()}
    seen: dict[tuple[Owners, str], int] = {}
    for record in records:
        cells = Cells(record)
        unit, collective = places.unit(cells, "unit"), places.unit(cells, "collective")
        person = places.person(cells, "person", unit)
        owners = Owners(
            unit_ids=(collective.id,) if collective else (), person_ids=(person.person_id,) if person else ()
        )
        given = Content(
            title=cells.text("title"),
            field=cells.choice("field", kinds),
            members=cells.whole("members"),
            criteria=criteria.targets(cells),
            **{name: cells.text(name) for name in _TEXTS},
        )
        found = known.by_code(cells) or (known.by_owner(owners, given.title) if not cells.faults else None)
        continues = known.earlier(cells, owners, given.title) if found is None else None
        key = (owners, vietnamese.fold(vietnamese.same_spelling(given.title)))
        if not cells.faults and seen.setdefault(key, record.number) != record.number:
            cells.faults["title"] = (
                f"Trùng với dòng {seen[key]}: cùng chủ thể, cùng tên. Hãy bỏ một dòng, hoặc ghi rõ tên cho khác nhau."
            )
        yield _Row(cells, owners, given, found, continues)


def _outcome(task: Task, row: _Row, begun: Registration | Refused | None) -> Outcome:
    cells = row.cells
    if cells.faults:
        return bad(cells, row.label)
    if isinstance(begun, Refused):
        return refused(cells, row.label, begun, _OF_VERBS)
    known = begun or row.known
    if known is None:
        raise LookupError("a row that is neither known nor refused was begun")
    if begun is None or row.continues is not None:
        return tried(cells, row.label, lambda: _saved(task, row, known, "changed" if begun is None else "new"))
    return _told(row, known, "new", row.content)


def _saved(task: Task, row: _Row, registration: Registration, what: What) -> Outcome:
    """Save what the file says over what stands; columns that the file does not have stay as they are."""
    before = content.of(registrations.open_version(registration))
    after = _merged(row.cells, before, row.content)
    if content.check(after) == before and what == "changed":
        return _told(row, registration, "same", before)
    saved = registrations.save(by=task.by, registration_id=registration.pk, content_=after, now=task.now)
    return _told(row, saved, what, after, kept(before) if what == "changed" else None)


def _told(row: _Row, registration: Registration, what: What, now: Content, was: object = None) -> Outcome:
    lacking = content.lacking(now)
    notes = [*row.cells.notes]
    if lacking and what != "same":
        names = dict.fromkeys(_CALLED.get(name, "hiện trạng của tiêu chí") for name in lacking)
        notes.append(f"Thành bản nháp; muốn gửi còn phải ghi: {', '.join(names)}.")
    return Outcome(
        record=row.cells.record,
        what=what,
        label=row.label,
        notes=tuple(notes),
        subject="registration",
        subject_id=registration.pk,
        revision=registration.revision,
        was=was,
        note=row.cells.text("consent")[:300],
    )


def _merged(cells: Cells, before: Content, given: Content) -> Content:
    changes = {name: getattr(given, name) for name in ("title", "field", "members", *_TEXTS) if cells.has(name)}
    if criteria.matches(cells.record):
        keys = {one.indicator: one.key for one in before.criteria}
        changes["criteria"] = tuple(_keyed(one, keys) for one in given.criteria)
    return dataclasses.replace(before, **changes)


def _keyed(target: Target, keys: Mapping[str, str]) -> Target:
    return dataclasses.replace(target, key=keys.get(target.indicator, ""))


def usual(task: Task) -> list[Mapping[str, sheets.Cell]]:
    """List what is registered here already, so that the template comes back as an update."""
    lines: list[Mapping[str, sheets.Cell]] = []
    for number, row in enumerate(Known(task).rows, 1):
        version = row.versions.all()[len(row.versions.all()) - 1]
        owner = next(iter(row.exemplar.owners.all()))
        texts = {name: getattr(version, name) for name in _TEXTS}
        first: dict[str, sheets.Cell] = {
            "number": number,
            "code": row.exemplar.code,
            "title": version.title,
            "unit": task.tree[owner.home_id].name if owner.home_id in task.tree else "",
            "collective": row.owner_name if row.exemplar.kind == Exemplar.Kind.COLLECTIVE else "",
            "person": row.owner_name if row.exemplar.kind == Exemplar.Kind.INDIVIDUAL else "",
            "field": task.programme().fields[version.field].label.vi if version.field else "",
            "members": version.members,
            **texts,
        }
        figures = [
            {
                "indicator": one.indicator,
                "unit_of_measure": one.unit_of_measure,
                "baseline": one.baseline,
                "target": one.target,
                "direction": criteria.DIRECTIONS[one.direction],
                "due": one.due,
                "evidence_source": one.evidence_source,
            }
            for one in sorted(version.criteria.all(), key=lambda one: one.position)
        ] or [{}]
        lines += [{**first, **figures[0]}, *figures[1:]]
    return lines


def rests(row: ImportedRow) -> str:
    """Say why a row cannot be taken back, or nothing."""
    found = Registration.objects.filter(pk=row.subject_id).first()
    if found is None:
        return ""
    if found.state not in {lifecycle.State.DRAFT, lifecycle.State.RETURNED}:
        return f"“{row.label}” đã gửi"
    if found.revision != row.revision:
        return f"“{row.label}” đã được sửa sau khi nhập"
    return ""


def take_back(row: ImportedRow) -> None:
    """Take one row back: what was begun is gone, what was saved is as it was before."""
    found = Registration.objects.select_related("exemplar").get(pk=row.subject_id)
    if row.what == "new":
        exemplar = found.exemplar
        found.delete()
        if not exemplar.registrations.exists():
            indexing.forget((indexing.Kind.EXEMPLAR, indexing.Kind.CONTENT), exemplar.pk)
            exemplar.delete()
        return
    before = restored(row.was or {})
    content.write(registrations.open_version(found), before)
    exemplars.entitle(found.exemplar, before.title)


KIND = Kind(
    key="dang-ky",
    label="Đăng ký mô hình, điển hình",
    about="Biểu tổng hợp (mẫu 2) hoặc bảng có tiêu chí. Mỗi dòng thành một bản nháp nhập thay.",
    verb="draft_on_behalf",
    needs_round=True,
    continues_on=("title", "collective", "person"),
    fields=form_2.fields,
    carry=carry,
    usual=usual,
    rests=rests,
    take_back=take_back,
)
