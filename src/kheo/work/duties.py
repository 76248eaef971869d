"""Which duties of the programme a body has done: told by the papers it issued and what it sent down (III.5).

Only duties whose papers are issued here are told: of others nobody could say. Reads only.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from kheo import rulebook
from kheo.rulebook import facts as f
from kheo.rulebook.programme import Condition
from kheo.rulebook.standing import Milestone
from kheo.store.models import Decision, Dispatch, Document
from kheo.work import gathering, units
from kheo.work.gathering import Ask, Found

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
    """Gather the papers that show duties as done until a day, unit by unit (one query)."""
    return told(gathering.gather(asks(unit_ids, on)))


def asks(unit_ids: Iterable[int], on: date) -> Iterator[Ask]:
    """Ask for the papers of some units that show duties as done until a day."""
    there = set(unit_ids)
    groups = Decision.objects.filter(unit_id__in=there, kind=Decision.Kind.STEERING_GROUP, on__lte=on)
    yield Ask("decision", groups.filter(status=Decision.Status.ISSUED), unit="unit_id", on="on")
    issued = Document.objects.filter(unit_id__in=there, kind__in=PAPERS, on__lte=on)
    yield Ask("document", issued, unit="unit_id", text="kind", on="on")
    guided = Dispatch.objects.filter(unit_id__in=there, kind=Dispatch.Kind.GUIDANCE, sent_on__lte=on)
    yield Ask("dispatch", guided, unit="unit_id", on="sent_on")


def told(found: Mapping[str, Sequence[Found]]) -> dict[int, list[f.Fact]]:
    """Turn what was gathered by `asks` into facts, unit by unit."""
    facts: dict[int, list[f.Fact]] = {}
    named = {"decision": GROUP_DECISION, "dispatch": GUIDANCE}
    for table in ("decision", "document", "dispatch"):
        for one in found.get(table, ()):
            document = named.get(table) or PAPERS[one.text]
            if one.on is not None:
                fact = f.Document(id=f"{table}:{one.id}", on=one.on, document=document)
                facts.setdefault(one.unit_id, []).append(fact)
    return facts


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
