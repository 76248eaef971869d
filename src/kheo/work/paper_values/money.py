"""The budget of a round and the bonuses of a decision, as papers, from the tables."""

from collections.abc import Iterable, Sequence

from kheo.papers import values as v
from kheo.store.models import Budget, BudgetLine, Decision
from kheo.work import programmes, units
from kheo.work.issuing import Paper
from kheo.work.paper_values import naming
from kheo.work.priced import Prize


def budget(made: Budget, lines: Sequence[BudgetLine], paper: Paper) -> v.BudgetEstimate:
    """Build the estimate that a committee approves."""
    tree = units.tree(paper.on)
    _, programme = programmes.current(made.unit_id, on=paper.on)
    return v.BudgetEstimate(
        issuer=naming.issuer(tree, made.unit_id),
        number=paper.number,
        dated_on=paper.on,
        movement=programme.movement.vi,
        period=f"năm {'–'.join(map(str, programme.rounds[made.round].years))}",
        rows=tuple(
            v.BudgetRow(group=line.get_kind_display(), item=line.item, amount=line.estimated, note=line.note)
            for line in lines
        ),
        signature=naming.signed(tree, made.unit_id, paper),
        basis=naming.basis(programme, paper.basis),
        recipients=(naming.group_name(tree, made.unit_id), naming.filed(tree, made.unit_id)),
    )


def bonuses(made: Decision, prizes: Iterable[Prize], rounding: str, paper: Paper) -> v.BonusList:
    """Build the list of bonuses of a decision; a line without an amount does not stand on it."""
    tree = units.tree(paper.on)
    programme = programmes.judging(made)
    known = [one for one in prizes if one.amount.total is not None]
    pays = {one.amount.base_pay for one in known}
    return v.BonusList(
        issuer=naming.issuer(tree, made.unit_id),
        number=paper.number,
        dated_on=paper.on,
        movement=programme.movement.vi,
        decision=made.number,
        decided_on=made.on,
        rows=tuple(
            v.BonusRow(
                subject=v.Subject("individual" if one.is_individual else "collective"),
                owner=one.owner_name,
                unit=one.unit_name,
                award="Giấy khen" if one.by == "party" else "Giấy khen (mức Nhà nước)",
                amount=one.amount.total or 0,
                coefficient=one.amount.coefficient,
                exact=int(one.amount.exact or 0),
            )
            for one in known
        ),
        signature=naming.signed(tree, made.unit_id, paper),
        base_pay=pays.pop() if len(pays) == 1 else None,
        rounding=rounding,
        grounds=tuple(dict.fromkeys(source for one in known for source in one.amount.sources)),
    )
