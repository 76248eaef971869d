"""Show what was printed and how far a run is, for the pages of an office."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from kheo import papers
from kheo.store.models import Decision, PrintedSheet, Printer, PrintRun, Stock
from kheo.work import boards, days, permits, units
from kheo.work.actors import Actor
from kheo.work.permits import Answer, Thing
from kheo.work.printing import running
from kheo.work.refusals import NotFound

BLANK = "Giấy trắng"
_STEP = 500


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate to choose, and how often it was printed."""

    id: int
    title: str
    kind_label: str
    copies: int


@dataclass(frozen=True, slots=True)
class Choice:
    """What may be printed of a decision, on what, by which printer."""

    decision: Decision
    unit: units.UnitThen
    certificates: tuple[Certificate, ...]
    stocks: tuple[Stock, ...]
    printers: tuple[Printer, ...]


@dataclass(frozen=True, slots=True)
class RunLine:
    """A run: how many sheets are made, on what they are printed, where its files are."""

    id: int
    decision: str
    decision_id: int
    state: str
    state_label: str
    tone: str
    total: int
    made: int
    on_what: str
    printer: str
    reason: str
    problem: str
    who: str
    at: datetime
    files: tuple[tuple[int, int, int], ...]

    @property
    def waits(self) -> bool:
        """Tell whether files are still to be made."""
        return self.state == PrintRun.State.WAITING


@dataclass(frozen=True, slots=True)
class RunBoard:
    """A run on its page, and whether this person may cancel it."""

    unit: units.UnitThen
    run: RunLine
    may: Answer


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A line of the register."""

    title: str
    decision: str
    at: datetime
    copy: int
    reason: str
    on_what: str
    who: str
    run_id: int
    made: bool


@dataclass(frozen=True, slots=True)
class Register:
    """What a unit printed: the newest runs, or all unless `is_cut`, and every sheet."""

    unit: units.UnitThen
    runs: tuple[RunLine, ...]
    lines: tuple[SheetLine, ...]
    may: Answer
    is_cut: bool = False


_SHOWN = 50
_TONES = {
    PrintRun.State.WAITING: "wait",
    PrintRun.State.READY: "done",
    PrintRun.State.FAILED: "act",
    PrintRun.State.CANCELLED: "over",
}


def choice(*, by: Actor, decision_id: int, now: datetime) -> Choice:
    """Read what may be printed of a decision; raises `NotFound` for whoever may not see its unit."""
    decision = Decision.objects.filter(pk=decision_id).first()
    if decision is None:
        raise NotFound("Không tìm thấy quyết định này.")
    boards.require_unit(by, decision.unit_id)
    found = list(running.certificates(decision).defer("value").order_by("kind", "pk"))
    copies = running.copies_of(found)
    return Choice(
        decision=decision,
        unit=units.known(decision.unit_id, days.day(now)),
        certificates=tuple(
            Certificate(one.pk, one.title, papers.TITLES[one.kind], copies.get(one.pk, 0)) for one in found
        ),
        stocks=tuple(Stock.objects.filter(unit_id=decision.unit_id).order_by("name")),
        printers=tuple(Printer.objects.filter(unit_id=decision.unit_id).order_by("name")),
    )


def run(*, by: Actor, run_id: int, now: datetime) -> RunBoard:
    """Read how far a run is; raises `NotFound` for whoever may not see its unit."""
    found = running.find(by, run_id)
    return RunBoard(
        unit=units.known(found.unit_id, days.day(now)),
        run=_run(found),
        may=permits.answer(by, "print_certificates", Thing(unit_id=found.unit_id)),
    )


def register(*, by: Actor, unit_id: int, now: datetime) -> Register:
    """Read what a unit printed; raises `NotFound` for whoever may not see the unit."""
    boards.require_unit(by, unit_id)
    runs = list(_runs(unit_id)[: _SHOWN + 1])
    return Register(
        unit=units.known(unit_id, days.day(now)),
        runs=tuple(_run(one) for one in runs[:_SHOWN]),
        is_cut=len(runs) > _SHOWN,
        lines=tuple(_lines(unit_id)),
        may=permits.answer(by, "print_certificates", Thing(unit_id=unit_id)),
    )


def every(*, by: Actor, unit_id: int) -> Iterator[SheetLine]:
    """Give every sheet that a unit printed, a batch at a time; raises `NotFound` as `register` does."""
    boards.require_unit(by, unit_id)
    return _lines(unit_id)


def every_run(*, by: Actor, unit_id: int) -> Iterator[RunLine]:
    """Give every run of a unit, newest first, a batch at a time; raises `NotFound` as `register` does."""
    boards.require_unit(by, unit_id)
    return (_run(one) for one in _runs(unit_id).iterator(chunk_size=_SHOWN))


def _runs(unit_id: int) -> QuerySet[PrintRun]:
    rows = PrintRun.objects.filter(unit_id=unit_id).select_related("decision", "account__person")
    return rows.prefetch_related("files__sheets").order_by("-pk")


def _run(row: PrintRun) -> RunLine:
    made = sorted((one.number, sorted(sheet.position for sheet in one.sheets.all())) for one in row.files.all())
    return RunLine(
        id=row.pk,
        decision=row.decision.number,
        decision_id=row.decision_id,
        state=row.state,
        state_label=PrintRun.State(row.state).label,
        tone=_TONES[PrintRun.State(row.state)],
        total=row.total,
        made=sum(len(places) for _number, places in made),
        on_what=_on_what(row),
        printer=row.printer,
        reason=row.reason,
        problem=row.problem,
        who=row.account.person.full_name,
        at=row.at,
        files=tuple((number, places[0], places[-1]) for number, places in made),
    )


def _lines(unit_id: int) -> Iterator[SheetLine]:
    rows = PrintedSheet.objects.filter(run__unit_id=unit_id).select_related(
        "run__decision", "run__account__person", "document"
    )
    for one in rows.defer("document__value").order_by("-run_id", "position").iterator(chunk_size=_STEP):
        yield SheetLine(
            title=one.document.title,
            decision=one.run.decision.number,
            at=one.run.at,
            copy=one.copy,
            reason=one.reason,
            on_what=_on_what(one.run),
            who=one.run.account.person.full_name,
            run_id=one.run_id,
            made=one.file_id is not None,
        )


def _on_what(row: PrintRun) -> str:
    return str(row.stock["name"]) if row.stock is not None else BLANK
