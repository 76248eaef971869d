"""The programme of a conference and what its host reads out, from what was written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kheo import rulebook
from kheo.papers import values as v
from kheo.work import units
from kheo.work.issuing import Paper
from kheo.work.paper_values import naming


@dataclass(frozen=True, slots=True)
class Held:
    """A conference: its full name, its day, where, from which hour."""

    conference: str
    on: date
    place: str
    starts_at: str


def conference_programme(
    unit_id: int,
    paper: Paper,
    programme: rulebook.Programme,
    held: Held,
    *,
    rows: Sequence[v.ProgrammeRow],
    attendants: Sequence[str],
    recipients: Sequence[str],
) -> v.ConferenceProgramme:
    """Build the programme, issued by the steering body that organises the praise (III.5.b)."""
    tree = units.tree(paper.on)
    return v.ConferenceProgramme(
        issuer=naming.group_issuer(tree, unit_id),
        number=paper.number,
        dated_on=paper.on,
        movement=programme.movement.vi,
        conference=held.conference,
        held_on=held.on,
        starts_at=held.starts_at,
        place=held.place,
        rows=tuple(rows),
        attendants=tuple(attendants),
        recipients=tuple(recipients),
        signature=naming.signature(naming.on_behalf(tree, unit_id), paper),
    )


def reading_script(
    unit_id: int, on: date, programme: rulebook.Programme, held: Held, *, cues: Sequence[v.Cue], host: str
) -> v.ReadingScript:
    """Build what the host reads out."""
    return v.ReadingScript(
        issuer=naming.group_issuer(units.tree(on), unit_id),
        dated_on=on,
        movement=programme.movement.vi,
        conference=held.conference,
        held_on=held.on,
        starts_at=held.starts_at,
        place=held.place,
        cues=tuple(cues),
        host=host,
    )
