"""The interim and the final report from what was written and counted."""

from collections.abc import Sequence

from kheo import rulebook
from kheo.papers import values as v
from kheo.work import units
from kheo.work.issuing import Paper
from kheo.work.paper_values import naming


def review(
    unit_id: int,
    paper: Paper,
    programme: rulebook.Programme,
    *,
    final: bool,
    period: str,
    parts: Sequence[v.Part],
    figures: Sequence[v.FigureTable],
    outstanding: Sequence[v.OutstandingRow],
) -> v.InterimReport | v.FinalReport:
    """Build a report; a base body reports to the committee above it, the highest to nobody named."""
    tree = units.tree(paper.on)
    parent = tree[unit_id].parent_id
    kind = v.FinalReport if final else v.InterimReport
    return kind(
        issuer=naming.group_issuer(tree, unit_id),
        number=paper.number,
        dated_on=paper.on,
        movement=programme.movement.vi,
        period=period,
        parts=tuple(parts),
        figures=tuple(figures),
        outstanding=tuple(outstanding),
        recipients=(
            *([naming.committee_name(tree, parent)] if parent else []),
            naming.committee_name(tree, unit_id),
            f"Lưu {naming.group_label(tree, unit_id)}",
        ),
        signature=naming.signature(naming.on_behalf(tree, unit_id), paper),
        to=naming.committee_name(tree, parent) if parent else "",
        counted_on=paper.on,
    )
