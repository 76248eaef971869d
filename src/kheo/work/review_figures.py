"""Count what a report looks back on: by tier, field, kind, unit and year, and list the outstanding."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kheo import rulebook, vietnamese
from kheo.papers import values as v
from kheo.store.models import Award, Registration
from kheo.work import programmes, units
from kheo.work.paper_values import naming

COLUMNS = ("Đăng ký", "Báo cáo", "Thẩm định", "Xét chọn", "Khen thưởng", "Tỷ lệ chọn (%)")
_KINDS = {"collective": "Tập thể", "individual": "Cá nhân"}


@dataclass(frozen=True, slots=True)
class Line:
    """One registration as a report counts it; a row of two years counts in both."""

    years: tuple[int, ...]
    tier: str
    field: str
    kind: str
    unit: str
    reported: bool
    appraised: bool
    selected: bool
    commended: bool
    row: Registration


def lines(unit_id: int, tree: units.Tree) -> list[Line]:
    """Read every registration sent and not withdrawn at a unit and below it."""
    rows = (
        Registration.objects.filter(unit_id__in=tree.under(unit_id), submitted_on__isnull=False)
        .exclude(state="withdrawn")
        .select_related("edition", "exemplar", "accepted_version", "report", "selection", "unit")
        .prefetch_related("awards", "assignments__appraisal", "exemplar__owners")
        .order_by("unit_id", "pk")
    )
    return [_line(row, tree) for row in rows]


def tables(found: Sequence[Line], everything: Sequence[Line]) -> tuple[v.FigureTable, ...]:
    """Set the tables of a report; a table with one row only says nothing and is left out."""
    asked: tuple[tuple[str, str, Callable[[Line], Iterable[object]], Sequence[Line]], ...] = (
        ("Theo cấp đăng ký", "Cấp", lambda one: (one.tier,), found),
        ("Theo lĩnh vực", "Lĩnh vực", lambda one: (one.field,), found),
        ("Theo đối tượng", "Đối tượng", lambda one: (_KINDS[one.kind],), found),
        ("Theo đơn vị", "Đơn vị", lambda one: (one.unit,), found),
        ("So sánh các năm", "Năm", lambda one: one.years, everything),
    )
    made = (_table(title, first, key, rows) for title, first, key, rows in asked)
    return tuple(table for table in made if len(table.rows) > 1)


def outstanding(found: Sequence[Line], programme: rulebook.Programme, tree: units.Tree) -> tuple[v.OutstandingRow, ...]:
    """List what was commended, in the order of units."""
    return tuple(_outstanding(one, programme, tree) for one in found if one.commended)


def count(found: Iterable[Line], what: Callable[[Line], bool]) -> int:
    """Count the lines of which something is so."""
    return sum(map(what, found))


def _line(row: Registration, tree: units.Tree) -> Line:
    programme = programmes.of(row.edition)
    one = programme.rounds[row.round]
    report, selection = getattr(row, "report", None), getattr(row, "selection", None)
    sent = row.submitted_on
    return Line(
        years=(sent.year,) if one.ad_hoc and sent is not None else one.years,
        tier=programme.tiers[row.tier].label.vi,
        field=naming.field(programme, row.accepted_version.field) if row.accepted_version else "Chưa tiếp nhận",
        kind=row.exemplar.kind,
        unit=tree[row.unit_id].short_name if row.unit_id in tree else "",
        reported=report is not None and report.submitted_on is not None,
        appraised=any(_appraised(one) for one in row.assignments.all()),
        selected=selection is not None and selection.selected,
        commended=any(one.what == Award.What.AWARD and not one.is_revoked for one in row.awards.all()),
        row=row,
    )


def _appraised(assignment: object) -> bool:
    appraisal = getattr(assignment, "appraisal", None)
    return appraisal is not None and appraisal.submitted_on is not None


def _table(title: str, first: str, key: Callable[[Line], Iterable[object]], found: Sequence[Line]) -> v.FigureTable:
    groups: dict[object, list[Line]] = {}
    for one in found:
        for name in key(one):
            groups.setdefault(name, []).append(one)
    names = sorted(groups, key=lambda name: vietnamese.sort_key(str(name)))
    rows = [v.FigureRow(cells=(str(name), *_cells(groups[name]))) for name in names]
    if first != "Năm" and len(rows) > 1:
        rows.append(v.FigureRow(cells=("Tổng cộng", *_cells(found)), is_total=True))
    return v.FigureTable(title=title, columns=(first, *COLUMNS), rows=tuple(rows))


def _cells(found: Sequence[Line]) -> tuple[str, ...]:
    selected = count(found, lambda one: one.selected)
    counted = (
        len(found),
        count(found, lambda one: one.reported),
        count(found, lambda one: one.appraised),
        selected,
        count(found, lambda one: one.commended),
    )
    share = vietnamese.show_number(Decimal(selected * 100) / len(found), places=1) if found else ""
    return (*(vietnamese.show_number(number) for number in counted), share)


def _outstanding(one: Line, programme: rulebook.Programme, tree: units.Tree) -> v.OutstandingRow:
    given = next((award for award in one.row.awards.all() if award.what == Award.What.AWARD), None)
    selection = getattr(one.row, "selection", None)
    grade = selection.grade if selection is not None else ""
    form = given.form if given is not None else ""
    return v.OutstandingRow(
        subject=v.Subject(one.kind),
        title=one.row.exemplar.title,
        owner=one.row.owner_name,
        unit=naming.home(one.row, tree),
        field=one.field,
        result=programme.grades[grade].label.vi if grade in programme.grades else "",
        praised=programme.award_forms[form].label.vi if form in programme.award_forms else "Khen thưởng",
    )
