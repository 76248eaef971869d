"""The plan and the working regulation as papers, from their written parts."""

from dataclasses import dataclass

from kheo import rulebook
from kheo.papers import values as v
from kheo.work import units
from kheo.work.issuing import Paper
from kheo.work.paper_values import naming


@dataclass(frozen=True, slots=True)
class PlanParts:
    """What a plan says, part by part."""

    aims: tuple[str, ...]
    demands: tuple[str, ...]
    tasks: tuple[v.Part, ...]
    steps: tuple[v.PlanStep, ...]
    budget: str
    carried_out: tuple[str, ...]


def plan(unit_id: int, programme: rulebook.Programme, paper: Paper, said: PlanParts) -> v.Plan:
    """Build the plan of a steering body."""
    tree = units.tree(paper.on)
    return v.Plan(
        issuer=naming.group_issuer(tree, unit_id),
        number=paper.number,
        dated_on=paper.on,
        movement=programme.movement.vi,
        period=_period(programme),
        basis=naming.basis(programme, paper.basis),
        aims=said.aims,
        demands=said.demands,
        tasks=said.tasks,
        steps=said.steps,
        carried_out=said.carried_out,
        recipients=_recipients(tree, unit_id),
        signature=naming.signature(naming.on_behalf(tree, unit_id), paper),
        budget=said.budget,
    )


def regulation(
    unit_id: int, programme: rulebook.Programme, paper: Paper, chapters: tuple[v.Chapter, ...]
) -> v.WorkingRegulation:
    """Build the working regulation of a steering body."""
    tree = units.tree(paper.on)
    return v.WorkingRegulation(
        issuer=naming.group_issuer(tree, unit_id),
        number=paper.number,
        dated_on=paper.on,
        movement=programme.movement.vi,
        group=naming.group_name(tree, unit_id),
        period=_period(programme),
        basis=naming.basis(programme, paper.basis),
        chapters=chapters,
        recipients=_recipients(tree, unit_id),
        signature=naming.signature(naming.on_behalf(tree, unit_id), paper),
    )


def _period(programme: rulebook.Programme) -> str:
    return f"{programme.period.from_on.year}–{programme.period.last_on.year}"


def _recipients(tree: units.Tree, unit_id: int) -> tuple[str, ...]:
    return (
        naming.committee_name(tree, unit_id),
        "Các chi bộ, phòng, ban, đoàn thể",
        f"Lưu {naming.group_label(tree, unit_id)}",
    )
