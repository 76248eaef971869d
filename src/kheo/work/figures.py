"""Count a season: registered, accepted, reported, … , selected, commended, and refused by which clause."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from kheo.store.models import Registration
from kheo.work import acts, programmes, standing
from kheo.work.actors import Actor
from kheo.work.lifecycle import State


@dataclass(frozen=True, slots=True)
class Season:
    """One round in numbers; `refused` counts the dossiers judged not met, by the clauses of the first reason."""

    round: str
    label: str
    registered: int
    accepted: int
    reported: int
    confirmed: int
    appraised: int
    selected: int
    commended: int
    refused: Mapping[str, int]


def seasons(*, by: Actor, on: date, unit_id: int | None = None) -> list[Season]:
    """Count every round that has registrations, for what somebody may see."""
    rows = acts.seen(by) if unit_id is None else acts.seen(by).filter(unit_id=unit_id)
    found = programmes.newest()
    if found is None:
        return []
    order = {key: place for place, key in enumerate(found[1].rounds)}
    rounds = sorted(set(rows.values_list("round", flat=True)), key=lambda key: order.get(key, len(order)))
    return [_season(rows.filter(round=key), key, programmes.label(found[1], key), on) for key in rounds]


def refused(*, by: Actor, on: date, round_key: str) -> list[tuple[str, int]]:
    """Count what somebody oversees of a round and is judged not met, by the clauses of the first reason, most first."""
    rows = acts.seen(by).filter(round=round_key, submitted_on__isnull=False).exclude(state=State.WITHDRAWN)
    return refusals(standing.with_facts(rows), on).most_common()


def _season(rows: QuerySet[Registration], key: str, label: str, on: date) -> Season:
    sent = rows.exclude(state=State.DRAFT, submitted_on__isnull=True)  # on a list nobody sends anything in

    def many(condition: Q) -> int:
        return sent.filter(condition).distinct().count()

    return Season(
        round=key,
        label=label,
        registered=many(Q()),
        accepted=many(Q(accepted_on__isnull=False) | Q(is_ad_hoc=True)),
        reported=many(Q(report__submitted_on__isnull=False)),
        confirmed=many(Q(report__confirmation__isnull=False) | Q(deed__confirmed_on__isnull=False)),
        appraised=many(Q(assignments__appraisal__submitted_on__isnull=False)),
        selected=many(Q(selection__selected=True)),
        commended=many(Q(awards__done_on__isnull=False, awards__is_revoked=False)),
        refused=refusals(standing.with_facts(sent.exclude(state=State.WITHDRAWN)), on),
    )


def refusals(rows: Iterable[Registration], on: date) -> Counter[str]:
    """Count what is judged not met on a day, by the clauses of the first reason."""
    judged = standing.judge_all(list(rows), on)
    counted: Counter[str] = Counter()
    for one in judged.values():
        if one.eligible.verdict == "not met":
            counted[", ".join(one.eligible.reasons()[0].cite)] += 1
    return counted
