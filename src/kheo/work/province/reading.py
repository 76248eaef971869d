"""Read what goes up to the province, for both sides: what could be sent, what was, how it stands, what came back."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from kheo import rulebook
from kheo.rulebook.programme import Window
from kheo.store.models import Package, PackageItem
from kheo.work import (
    acts,
    boards,
    conferences,
    days,
    lists,
    nominating,
    permits,
    programmes,
    standing,
    units,
)
from kheo.work.actors import Actor
from kheo.work.lifecycle import State
from kheo.work.permits import Answer
from kheo.work.province import flag_judging, flags
from kheo.work.province.flag_judging import Limit
from kheo.work.province.flags import FlagLine
from kheo.work.refusals import NotFound

TONES = {
    Package.State.SENT: "wait",
    Package.State.TAKEN_IN: "wait",
    Package.State.RETURNED: "act",
    Package.State.DECLINED: "over",
    Package.State.ANSWERED: "done",
}
OPEN = (Package.State.SENT, Package.State.TAKEN_IN)


@dataclass(frozen=True, slots=True)
class PackageLine:
    """A package in a list: what it is, where it stands, why it came back."""

    id: int
    number: str
    on: date
    round_label: str
    times: int
    exemplars: int
    flags: int
    state: str
    state_label: str
    tone: str
    reason: str
    decision: str


@dataclass(frozen=True, slots=True)
class Desk:
    """Hồ sơ đề nghị cấp tỉnh of one unit and round: what is on the list, what has gone up."""

    unit: units.UnitThen
    round: str
    round_label: str
    rounds: tuple[tuple[str, str], ...]
    window: Window | None
    closed: str
    cite: tuple[str, ...]
    listed: tuple[lists.Row, ...]
    flags: tuple[FlagLine, ...]
    limits: tuple[Limit, ...]
    packages: tuple[PackageLine, ...]
    may: Answer
    may_flag: Answer

    @property
    def free(self) -> tuple[lists.Row, ...]:
        """Those that can be sent now: on the list or come back, and not refused by the rules."""
        open_ = {State.NOMINATED, State.RETURNED_UP}
        return tuple(
            row for row in self.listed if row.state in open_ and row.eligible.verdict is not rulebook.Verdict.NOT_MET
        )

    @property
    def free_flags(self) -> tuple[FlagLine, ...]:
        """The units that can be sent now."""
        return tuple(one for one in self.flags if one.may_send)


def rounds_of(programme: rulebook.Programme, unit: units.UnitThen, on: date) -> tuple[tuple[str, str], ...]:
    """List the rounds that a unit proposes and a tier above grants; key and label."""
    held = conferences.held_at(programme, unit.tier, on)
    return tuple((one.key, one.label.vi) for one in held if conferences.granted_above(programme, one.key))


def desk(*, by: Actor, unit_id: int, round_key: str, now: datetime) -> Desk:
    """Read it; without a round the newest. Raises `NotFound` for whoever may not see the unit, or without any."""
    boards.require_unit(by, unit_id)
    on = days.day(now)
    unit = units.tree(on)[unit_id]
    edition, programme = programmes.current(unit_id, on=on)
    rounds = rounds_of(programme, unit, on)
    key = next((key for key, _label in rounds if key == round_key or not round_key), "")
    if not key:
        raise NotFound("Đơn vị này không có đợt nào trình cấp tỉnh.")
    one = programme.rounds[key]
    rows = acts.seen(by).filter(unit_id=unit_id, round=key, edition_id__in=programmes.chain(edition))
    loaded = standing.with_facts(rows.exclude(state=State.WITHDRAWN).order_by("pk"))
    return Desk(
        unit=unit,
        round=key,
        round_label=one.label.vi,
        rounds=rounds,
        window=one.windows.get("close"),
        closed=nominating.why_closed(one, on),
        cite=one.cite,
        listed=tuple(lists.judged_rows(list(loaded.select_related("edition", "selection")), on)),
        flags=flags.lines(unit_id, key, on),
        limits=flag_judging.limits(programme, unit_id, key),
        packages=_packages(unit_id, key),
        may=permits.answer(by, "propose_up", permits.Thing(unit_id=unit_id)),
        may_flag=permits.answer(by, "nominate_flag", permits.Thing(unit_id=unit_id)),
    )


def inbox(*, by: Actor) -> tuple[PackageLine, ...]:
    """List every package that somebody may see, newest first."""
    rows = Package.objects.filter(unit_id__in=permits.opened(by))
    return tuple(line(one) for one in loaded(rows))


@dataclass(frozen=True, slots=True)
class Journey:
    """Where one exemplar stands at the province, for everybody who may read its dossier; newest package first."""

    number: str
    on: date
    state_label: str
    tone: str
    reason: str
    step: str
    package_id: int | None
    decision: str
    issuer: str
    decided_on: date | None
    granted: bool | None


def journey(*, by: Actor, registration_id: int) -> tuple[Journey, ...]:
    """Tell the packages that hold an exemplar's registration; a link only for whoever may open the whole package.

    Raises `NotFound` for whoever may not see the dossier.
    """
    row = standing.loaded(standing.seen(by=by, registration_id=registration_id))
    opened = permits.opened(by)
    return tuple(_journey(item, opened) for item in reversed(row.package_items.all()))


def waiting(unit_ids: frozenset[int]) -> QuerySet[Package]:
    """Ask for the packages of some units that wait for a word from the province."""
    return Package.objects.filter(unit_id__in=unit_ids, state__in=OPEN)


def _packages(unit_id: int, round_key: str) -> tuple[PackageLine, ...]:
    return tuple(line(one) for one in loaded(Package.objects.filter(unit_id=unit_id, round=round_key)))


def loaded(rows: QuerySet[Package]) -> QuerySet[Package]:
    """Read packages with all that a line about one needs, newest first."""
    return (
        rows.select_related("proposal", "edition", "decision", "replaces__proposal", "blob")
        .prefetch_related("items")
        .order_by("-pk")
    )


def line(one: Package) -> PackageLine:
    """Set a package out as a line of a list."""
    items = list(one.items.all())
    state = Package.State(one.state)
    return PackageLine(
        id=one.pk,
        number=one.proposal.number,
        on=one.proposal.on,
        round_label=programmes.label(programmes.of(one.edition), one.round),
        times=one.number,
        exemplars=sum(item.registration_id is not None for item in items),
        flags=sum(item.flag_id is not None for item in items),
        state=one.state,
        state_label=state.label,
        tone=TONES[state],
        reason=one.reason,
        decision=one.decision.number if one.decision is not None else "",
    )


def _journey(item: PackageItem, opened: frozenset[int]) -> Journey:
    package, state = item.package, Package.State(item.package.state)
    decided = package.decision if item.granted else None
    return Journey(
        number=package.proposal.number,
        on=package.proposal.on,
        state_label=state.label,
        tone=TONES[state],
        reason=item.reason or package.reason,
        step=package.get_returned_to_display() if package.returned_to else "",
        package_id=package.pk if package.unit_id in opened else None,
        decision=decided.number if decided is not None else "",
        issuer=decided.issuer if decided is not None else "",
        decided_on=decided.on if decided is not None else None,
        granted=item.granted,
    )
