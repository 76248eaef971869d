"""What the rules say of a unit put forward for the flag: its facts, and its place where a number of flags is set.

The number stands in the programme as a quota under the word `ranked`; a programme without one sets no limit (A20).
Those sent come first, then the rest in the order that the board set; a unit put forward since then comes last.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from kheo import rulebook
from kheo.rulebook import facts as f
from kheo.rulebook.measures import Quota
from kheo.store.models import FlagNominee, Package
from kheo.work import authorities, conferences, programmes
from kheo.work.authorities import Speech

State = FlagNominee.State
OPEN = (State.NOMINATED, State.RETURNED)


@dataclass(frozen=True, slots=True)
class Limit:
    """How many units a list may have under a quota of the programme, with what it has now."""

    label: str
    room: int
    listed: int
    cite: tuple[str, ...]

    @property
    def is_full(self) -> bool:
        """Tell whether one more would lie beyond the quota."""
        return self.listed >= self.room


def judge(rows: Iterable[FlagNominee], on: date) -> Mapping[int, rulebook.OutcomeStanding]:
    """Judge nominations by id, read with their edition, verdicts and packages; one query where a number is set."""
    rows = list(rows)
    places = _places(rows)
    found: dict[int, rulebook.OutcomeStanding] = {}
    for one in rows:
        programme = programmes.of(one.edition)
        key = f"{programmes.flag_rule(programme, one.round).key}@{one.round}"
        known = [*_facts(one, programme), *places.get(one.pk, ())]
        found[one.pk] = rulebook.judge(programme, known, on, outcomes=[key]).findings[key]
    return found


def limits(programme: rulebook.Programme, host_id: int, round_key: str) -> tuple[Limit, ...]:
    """Tell how many units the programme lets a list have; nothing where it sets no number, or gives no flag."""
    if not any("unit" in rule.subject and round_key in rule.rounds for rule in programme.outcomes.values()):
        return ()
    asked = _quotas(programme, round_key)
    listed = _listed([host_id], [round_key]).count() if asked else 0
    return tuple(Limit(one.label.vi, one.room(listed), listed, one.cite) for one in asked.values())


def place_key(state: str, rank: int | None, nominee_id: int) -> tuple[bool, bool, int, bool, int]:
    """Give what a list is sorted by: sent before open, then the board's order, then the order of putting forward."""
    return (state in OPEN, rank is None, rank or 0, state == State.NOMINATED, nominee_id)


def _quotas(programme: rulebook.Programme, round_key: str) -> Mapping[str, Quota]:
    rule = programmes.flag_rule(programme, round_key)
    asked = (one for part in (rule.eligible, rule.granted) for one in conferences.asked(part, "ranked"))
    return {str(one.args["quota"]): programme.quotas[str(one.args["quota"])] for one in asked}


def _listed(hosts: Iterable[int], rounds: Iterable[str]) -> QuerySet[FlagNominee]:
    return FlagNominee.objects.filter(host_id__in=hosts, round__in=rounds).exclude(state=State.LEFT_OUT)


def _places(rows: Iterable[FlagNominee]) -> Mapping[int, Sequence[f.Place]]:
    """Tell by nomination which place it has on its list."""
    asked = {(one.host_id, one.round): _quotas(programmes.of(one.edition), one.round) for one in rows}
    asked = {about: found for about, found in asked.items() if found}
    if not asked:
        return {}
    lists: dict[tuple[int, str], list[FlagNominee]] = {about: [] for about in asked}
    listed = _listed({host for host, _key in asked}, {key for _host, key in asked})
    for one in sorted(listed, key=lambda one: place_key(one.state, one.rank, one.pk)):
        if (one.host_id, one.round) in lists:
            lists[one.host_id, one.round].append(one)
    return {
        one.pk: [_place(one, quota, at, len(found)) for quota in asked[about].values()]
        for about, found in lists.items()
        for at, one in enumerate(found, 1)
    }


def _place(one: FlagNominee, quota: Quota, at: int, among: int) -> f.Place:
    return f.Place(
        id=f"place:{one.pk}:{quota.key}",
        on=one.nominated_on,
        round=one.round,
        quota=quota.key,
        by=quota.body,
        place=at,
        among=among,
    )


def _facts(one: FlagNominee, programme: rulebook.Programme) -> Iterator[f.Fact]:
    """Tell what the tables hold of a unit put forward, as the facts that the rulebook judges."""
    yield f.Subject(id="subject", kind="unit", owners=())
    last = max(one.host.versions.all(), key=lambda version: version.from_on)
    text = programme.text_of(one.round)
    board = authorities.speaker(text, Speech.PROPOSES, last.tier, last.kind)
    verdicts = list(one.verdicts.all())
    if verdicts:
        yield f.Appraisal(
            id=f"flag:{one.pk}",
            on=max(each.on for each in verdicts),
            round=one.round,
            by=board,
            assigned=True,
            on_the_spot=False,
            standards={each.standard: each.holds for each in verdicts},
        )
    for item in one.package_items.all():
        package: Package = item.package
        yield f.Proposal(id=f"package:{package.pk}", on=package.proposal.on, round=one.round, by=board)
    if one.decision is not None:
        yield f.Decision(
            id=f"decision:{one.decision_id}", on=one.decision.on, round=one.round, by=one.decision.authority
        )
