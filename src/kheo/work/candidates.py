"""Read who comes into question for a round that nobody registers for, with what the rules say of each, and why."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from kheo import rulebook
from kheo.rulebook import Verdict
from kheo.rulebook.programme import Round, Window
from kheo.store.models import Registration
from kheo.work import (
    acts,
    boards,
    conferences,
    days,
    lifecycle,
    lineage,
    nominating,
    permits,
    programmes,
    standing,
    units,
)
from kheo.work.actors import Actor
from kheo.work.lifecycle import State
from kheo.work.permits import Answer

_GONE = (State.WITHDRAWN, State.DECLINED)
_DEEDS_OUT = (State.SUBMITTED, State.REVOKED)  # nobody has confirmed it yet, or its award was taken back
_ORDER = (Verdict.MET, Verdict.WAIVED, Verdict.NOT_KNOWN, Verdict.NOT_MET)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One exemplar: the registration it would rest on, what the rules say today, and where it is on the list already.

    `may` tells whether it can be put on the list now; `on_list` is the registration of the round, if there is one.
    """

    id: int
    exemplar_id: int
    code: str
    title: str
    owner_name: str
    unit_id: int
    unit_name: str
    round_label: str
    eligible: rulebook.Finding
    on_list: int | None
    state_label: str
    tone: str
    may: Answer

    @property
    def reasons(self) -> tuple[rulebook.Finding, ...]:
        """Say once what decided the verdict."""
        return tuple({one.text.vi: one for one in self.eligible.reasons()}.values())


@dataclass(frozen=True, slots=True)
class Candidates:
    """Xét đưa vào danh sách: everybody who comes into question in one round, those who qualify first."""

    unit: units.UnitThen
    host: units.UnitThen
    round: str
    round_label: str
    is_conference: bool
    cite: tuple[str, ...]
    window: Window | None
    closed: str
    lines: tuple[Candidate, ...]
    counts: Mapping[Verdict, int]

    @property
    def free(self) -> tuple[Candidate, ...]:
        """Those who can be put on the list now."""
        return tuple(one for one in self.lines if one.may.ok)

    @property
    def listed(self) -> tuple[Candidate, ...]:
        """Those who are on the list."""
        return tuple(one for one in self.lines if one.on_list is not None)

    @property
    def open(self) -> tuple[Candidate, ...]:
        """Those whom the rules do not rule out, and who are not on the list."""
        return tuple(one for one in self.lines if one.on_list is None and one.eligible.verdict is not Verdict.NOT_MET)

    @property
    def ruled_out(self) -> tuple[Candidate, ...]:
        """Those whom the rules rule out, each with the reason, and who are not on the list."""
        return tuple(one for one in self.lines if one.on_list is None and one.eligible.verdict is Verdict.NOT_MET)


def rounds(*, by: Actor, unit_id: int, now: datetime) -> tuple[tuple[str, str], ...]:
    """List the rounds of a unit, or of what stands above it, that have a list to fill; key and label, newest first."""
    _programme, found = _rounds(by, unit_id, now)
    return tuple((one.key, one.label.vi) for one in found)


def newest(*, by: Actor, unit_id: int, now: datetime) -> str:
    """Name the newest conference that has a list to fill; empty before the first one's year."""
    programme, found = _rounds(by, unit_id, now)
    return next((one.key for one in found if conferences.label(programme, one.key)), "")


def _rounds(by: Actor, unit_id: int, now: datetime) -> tuple[rulebook.Programme, list[Round]]:
    boards.require_unit(by, unit_id)
    on = days.day(now)
    tree = units.tree(on)
    _, programme = programmes.current(unit_id, on=on)
    tiers = dict.fromkeys(tree[key].tier for key in tree[unit_id].path) if unit_id in tree else {}
    found = {one.key: one for tier in tiers for one in conferences.held_at(programme, tier, on)}
    return programme, list(found.values())


def find(*, by: Actor, unit_id: int, round_key: str, now: datetime) -> Candidates:
    """Read who of a unit and below comes into question; a fixed number of queries at any length.

    For a base unit it lists its own exemplars. Raises `NotFound` for whoever may not see the unit, `AgainstTheRules`
    for a round with a registration of its own.
    """
    boards.require_unit(by, unit_id)
    on = days.day(now)
    tree = units.tree(on)
    edition, programme = programmes.current(unit_id, on=on)
    one = conferences.find(programme, round_key)
    host = conferences.host(programme, round_key, tree, unit_id)
    below = lineage.heirs(on, tree).kept(tree.under(unit_id), below=True)
    rows = acts.seen(by).filter(unit_id__in=below, edition_id__in=programmes.chain(edition))
    newest = _newest(rows, programme, one)
    loaded = list(standing.with_facts(Registration.objects.filter(pk__in=newest).order_by("unit_name", "pk")))
    judged = standing.judge_all(loaded, on, asking=conferences.outcome_key(programme, round_key))
    closed = nominating.why_closed(one, on)
    lines = [_line(by, row, judged[row.pk].eligible, _Around(programme, one, host, closed)) for row in loaded]
    return Candidates(
        unit=tree[unit_id],
        host=host,
        round=round_key,
        round_label=one.label.vi,
        is_conference=bool(conferences.label(programme, round_key)),
        cite=one.cite,
        window=one.windows.get("close"),
        closed=closed,
        lines=tuple(sorted(lines, key=lambda line: _ORDER.index(line.eligible.verdict))),
        counts=Counter(line.eligible.verdict for line in lines),
    )


@dataclass(frozen=True, slots=True)
class _Around:
    """What all lines of a list share."""

    programme: rulebook.Programme
    round: Round
    host: units.UnitThen
    closed: str


def _newest(rows: QuerySet[Registration], programme: rulebook.Programme, one: Round) -> list[int]:
    """Pick for each exemplar the registration to rest on: of the highest tier, then of the newest year."""
    back = conferences.looks_back_on(programme, one.key)
    usable = [
        key
        for key, each in programme.rounds.items()
        if (key in back if back else each.ad_hoc or "register" in each.windows)
    ]
    order = {key: (list(programme.tiers).index(each.tier), max(each.years)) for key, each in programme.rounds.items()}
    received = Registration.objects.filter(pk__in=rows.values("pk"), round__in=usable, accepted_version__isnull=False)
    found = received.exclude(state__in=[str(state) for state in _GONE]).exclude(
        is_ad_hoc=True, state__in=[str(state) for state in _DEEDS_OUT]
    )
    best: dict[int, tuple[tuple[int, int], int]] = {}
    for pk, exemplar_id, round_key in found.values_list("pk", "exemplar_id", "round"):
        best[exemplar_id] = max(best.get(exemplar_id, ((-1, 0), 0)), (order[round_key], pk))
    return [pk for _order, pk in best.values()]


def _line(by: Actor, row: Registration, eligible: rulebook.Finding, around: _Around) -> Candidate:
    there = next(
        (
            each
            for each in row.exemplar.registrations.all()
            if each.round == around.round.key and each.state != State.WITHDRAWN
        ),
        None,
    )
    state = State(there.state) if there is not None else None
    return Candidate(
        id=row.pk,
        exemplar_id=row.exemplar_id,
        code=row.exemplar.code,
        title=row.exemplar.title,
        owner_name=row.owner_name,
        unit_id=row.unit_id,
        unit_name=row.unit_name,
        round_label=programmes.label(around.programme, row.round),
        eligible=eligible,
        on_list=there.pk if there is not None else None,
        state_label=lifecycle.label(there.state, ad_hoc=there.is_ad_hoc) if there is not None else "",
        tone=lifecycle.TONES[state] if state is not None else "",
        may=_may(by, row, eligible, around, listed=there is not None),
    )


def _may(by: Actor, row: Registration, eligible: rulebook.Finding, around: _Around, *, listed: bool) -> Answer:
    owners = list(row.exemplar.owners.all())
    thing = permits.Thing(
        unit_id=around.host.id,
        below_id=row.unit_id,
        owner_people=frozenset(owner.person_id for owner in owners if owner.person_id is not None),
        owner_units=frozenset(owner.unit_id for owner in owners if owner.unit_id is not None),
    )
    given = permits.answer(by, "nominate", thing)
    if not given.ok:
        return given
    if listed:
        return Answer(ok=False, reason="Đã có trong danh sách của đợt này.")
    if around.closed:
        return Answer(ok=False, reason=around.closed)
    if eligible.verdict is Verdict.NOT_MET:
        reason = eligible.reasons()[0]
        return Answer(ok=False, reason=reason.text.vi, cite=reason.cite)
    return Answer(ok=True)
