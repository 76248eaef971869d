"""The index of what goes up to the tier that grants, from the list of its files."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kheo import vietnamese
from kheo.papers import values as v
from kheo.papers.letters import SETTABLE
from kheo.store.models import Proposal
from kheo.work import programmes, units
from kheo.work.issuing import Paper
from kheo.work.paper_values import naming, rulings

GENERAL = "Văn bản chung"


@dataclass(frozen=True, slots=True)
class Listed:
    """A file as the index lists it; `of` is empty for what goes with the whole."""

    of: str
    title: str
    number: str
    on: date | None
    is_evidence: bool


def committee_proposal(
    made: Proposal, paper: Paper, flags: rulings.Flags, *, overview: str, selected_at: str, enclosed: Sequence[str]
) -> v.CommitteeProposal:
    """Build the committee's own proposal from what its board proposed: the same list, to the same addressee."""
    tree, of_board = units.tree(paper.on), rulings.proposal(made, paper, flags)
    return v.CommitteeProposal(
        issuer=naming.issuer(tree, made.unit_id),
        number=paper.number,
        dated_on=paper.on,
        movement=of_board.movement,
        to=of_board.to,
        tier=of_board.tier,
        period=_period(made),
        basis=of_board.basis,
        items=of_board.items,
        enclosed=tuple(enclosed),
        recipients=("Như trên", naming.filed(tree, made.unit_id)),
        signature=naming.signed(tree, made.unit_id, paper),
        selected_at=selected_at,
        overview=overview,
    )


def province_index(made: Proposal, to: str, files: Iterable[Listed]) -> v.ProvinceIndex:
    """Build the index, what goes with the whole first; the one who hands it over signs by hand."""
    programme, tree = programmes.judging(made), units.tree(made.on)
    rows = sorted(files, key=lambda one: bool(one.of))
    return v.ProvinceIndex(
        issuer=naming.group_issuer(tree, made.unit_id),
        dated_on=made.on,
        movement=programme.movement.vi,
        to=to,
        period=_period(made),
        proposal=f"Tờ trình số {made.number}, {vietnamese.long_day(made.on)}",
        rows=tuple(
            v.IndexRow(
                group=one.of or GENERAL,
                paper=_printable(one.title),
                number=one.number,
                dated_on=one.on,
                note="minh chứng" if one.is_evidence else "",
            )
            for one in rows
        ),
        signature=v.Signature(authority="NGƯỜI GIAO HỒ SƠ"),
    )


def _period(made: Proposal) -> str:
    years = programmes.judging(made).rounds[made.round].years
    return "–".join(map(str, dict.fromkeys((years[0], years[-1]))))


def _printable(name: str) -> str:
    """Write the name of a file somebody attached with the letters that there are: a strange one must not stop all."""
    return "".join(letter if letter in SETTABLE else "?" for letter in vietnamese.nfc(name))
