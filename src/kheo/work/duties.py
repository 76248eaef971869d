"""Which duties of the programme a body has done: told by the papers it issued and what it sent down (III.5).

Only duties whose papers are issued here are told: of others nobody could say. Reads only.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from kheo import rulebook
from kheo.rulebook import facts as f
from kheo.rulebook.programme import Condition
from kheo.rulebook.standing import Milestone
from kheo.store.models import Decision, Dispatch, Document
from kheo.work import units

# kind of an issued paper -> what the programme calls it
PAPERS: Mapping[str, str] = {
    "assignment_table": "assignment_table",
    "budget_estimate": "budget_estimate",
    "final_report": "final_report",
    "interim_report": "interim_report",
    "plan": "plan",
    "working_regulation": "working_regulation",
}
GROUP_DECISION, GUIDANCE = "group_decision", "guidance_below"
KNOWN = frozenset({GROUP_DECISION, GUIDANCE, *PAPERS.values()})


def papers(unit_ids: Iterable[int], on: date) -> dict[int, list[f.Fact]]:
    """Gather the papers that show duties as done until a day, unit by unit (three queries)."""
    there = {"unit_id__in": set(unit_ids)}
    groups = Decision.objects.filter(
        **there, kind=Decision.Kind.STEERING_GROUP, status=Decision.Status.ISSUED, on__lte=on
    )
    issued = Document.objects.filter(**there, kind__in=PAPERS, on__lte=on)
    guided = Dispatch.objects.filter(**there, kind=Dispatch.Kind.GUIDANCE, sent_on__lte=on)
    rows = [("decision", GROUP_DECISION, *row) for row in groups.values_list("pk", "unit_id", "on")]
    rows += [
        ("document", PAPERS[kind], pk, unit_id, day)
        for pk, unit_id, day, kind in issued.values_list("pk", "unit_id", "on", "kind")
    ]
    rows += [("dispatch", GUIDANCE, *row) for row in guided.values_list("pk", "unit_id", "sent_on")]
    found: dict[int, list[f.Fact]] = {}
    for table, document, pk, unit_id, day in rows:
        found.setdefault(unit_id, []).append(f.Document(id=f"{table}:{pk}", on=day, document=document))
    return found


def owed(
    unit: units.UnitThen, programme: rulebook.Programme, done: Iterable[f.Fact], on: date
) -> Iterator[tuple[str, Milestone]]:
    """List what a unit's bodies still owe on a day: the paper that is asked for, and its milestone."""
    text = programme.on(on)
    for mark in rulebook.timeline(programme, done, on, rounds=(), duties=True):
        duty = text.duties[mark.key.removeprefix("duty/")]
        wanted = _documents(duty.done_when)
        if wanted <= KNOWN and duty.tier == unit.tier and mark.state in {"open", "late"}:
            yield min(wanted, default=""), mark


def _documents(condition: Condition) -> frozenset[str]:
    own = condition.args.get("document")
    return frozenset([str(own)] if own else []).union(*map(_documents, condition.parts))
