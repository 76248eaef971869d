"""Read one package whole, for both sides: its items, the papers in it, what was answered, what may be done now."""

from dataclasses import dataclass
from datetime import date, datetime

from kheo import rulebook
from kheo.papers import bundle
from kheo.papers.values import CommitteeProposal, GroupProposal
from kheo.store.models import Decision, Document, FlagNominee, Package, Registration
from kheo.work import boards, days, lists, permits, programmes, standing, units
from kheo.work.actors import Actor
from kheo.work.permits import Answer
from kheo.work.province import contents, endorsing, flags, reading, results
from kheo.work.province.contents import Former
from kheo.work.province.flags import FlagLine
from kheo.work.province.reading import PackageLine
from kheo.work.refusals import NotFound

VERBS = ("take_in", "return_up", "decline_up", "record_result")
_WHEN = {
    "take_in": (Package.State.SENT,),
    "return_up": (Package.State.SENT, Package.State.TAKEN_IN),
    "decline_up": (Package.State.SENT, Package.State.TAKEN_IN),
    "record_result": (Package.State.SENT, Package.State.TAKEN_IN),
}


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One item of a package with what the province said of it."""

    id: int
    row: lists.Row | None
    flag: FlagLine | None
    granted: bool | None
    grade_label: str
    reason: str

    @property
    def name(self) -> str:
        """Name it in a list."""
        if self.row is not None:
            return f"{self.row.title} – {self.row.owner_name}"
        return self.flag.unit_name if self.flag is not None else ""


@dataclass(frozen=True, slots=True)
class Board:
    """A package whole: its items, the papers in it, what stands before and behind it, what may be done now."""

    package: Package
    line: PackageLine
    unit: units.UnitThen
    items: tuple[ItemLine, ...]
    papers: tuple[bundle.Item, ...]
    formers: tuple[Former, ...]
    left_out: tuple[str, ...]
    proposal: Document | None
    of_committee: Document | None
    endorse: Answer
    decision: Decision | None
    warning: str
    before: Package | None
    after: Package | None
    granting: tuple[tuple[str, str], ...]
    grades: tuple[tuple[str, str], ...]
    may: dict[str, Answer]


def board(*, by: Actor, package_id: int, now: datetime) -> Board:
    """Read one package; raises `NotFound` for whoever may not see the unit that sent it."""
    package = reading.loaded(Package.objects.filter(pk=package_id)).first()
    if package is None:
        raise NotFound("Không tìm thấy hồ sơ trình này, hoặc đồng chí không có quyền xem.")
    boards.require_unit(by, package.unit_id)
    on = days.day(now)
    programme = programmes.of(package.edition)
    decision = package.decision
    tier = programme.rounds[package.round].tier
    papers = {one.kind: one for one in package.proposal.documents.defer("value")}
    return Board(
        package=package,
        line=reading.line(package),
        unit=units.known(package.unit_id, on),
        items=_items(package, programme, on),
        papers=tuple(contents.from_json(one).item for one in package.contents["files"]),
        formers=contents.formers(package),
        left_out=tuple(package.contents["left_out"]),
        proposal=papers.get(GroupProposal.KIND),
        of_committee=papers.get(CommitteeProposal.KIND),
        endorse=endorsing.may(by, package),
        decision=decision,
        warning=results.warning(programme, decision.authority, decision.issuer, decision.signer_position)
        if decision is not None
        else "",
        before=package.replaces,
        after=Package.objects.filter(replaces=package).select_related("proposal").first(),
        granting=tuple(results.granting(programme, package.round)),
        grades=tuple((key, grade.label.vi) for key, grade in programme.grades_of(tier).items()),
        may=_may(by, package),
    )


def _items(package: Package, programme: rulebook.Programme, on: date) -> tuple[ItemLine, ...]:
    items = list(package.items.all())
    rows = Registration.objects.filter(pk__in=[item.registration_id for item in items if item.registration_id])
    loaded = list(standing.with_facts(rows).select_related("edition", "selection"))
    by_row = {row.id: row for row in lists.judged_rows(loaded, on)}
    nominees = FlagNominee.objects.filter(pk__in=[item.flag_id for item in items if item.flag_id])
    by_flag = {one.id: one for one in flags.of(nominees, on)}
    return tuple(
        ItemLine(
            id=item.pk,
            row=by_row.get(item.registration_id or 0),
            flag=by_flag.get(item.flag_id or 0),
            granted=item.granted,
            grade_label=programme.grades[item.grade].label.vi if item.grade in programme.grades else "",
            reason=item.reason,
        )
        for item in items
    )


def _may(by: Actor, package: Package) -> dict[str, Answer]:
    """Answer for each verb of the province's side; what is not this person's to do is left out."""
    found: dict[str, Answer] = {}
    for verb in VERBS:
        if permits.answer(by, verb, permits.Thing(unit_id=package.unit_id)).ok:
            open_ = package.state in _WHEN[verb]
            why_not = "" if open_ else f"Hồ sơ này hiện: {package.get_state_display().lower()}."
            found[verb] = Answer(ok=open_, reason=why_not)
    return found
