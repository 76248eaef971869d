"""Read the programme for its page: milestones of a day, clauses and readings in our own words, standards, bodies."""

from dataclasses import dataclass
from datetime import date, datetime

from kheo import rulebook
from kheo.rulebook import facts as f
from kheo.rulebook.standing import Milestone
from kheo.work import days, duties, programmes, readings
from kheo.work.actors import Actor, Role

STATES = {
    "coming": ("Sắp tới", "over"),
    "open": ("Đang diễn ra", "act"),
    "done": ("Đã xong", "done"),
    "late": ("Đã qua", "over"),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One milestone ready for a page."""

    label: str
    text: str
    who: str
    from_on: date
    last_on: date
    state: str
    state_label: str
    tone: str
    cite: tuple[str, ...]
    reading: str | None
    inferred: bool


@dataclass(frozen=True, slots=True)
class ProgrammePage:
    """The programme as it stands on the day, with its milestones by year and what amends it, now or later."""

    programme: rulebook.Programme
    amendments: tuple[readings.AmendmentLine, ...]
    adopted_on: date
    decision: str
    digest: str
    years: tuple[tuple[int, tuple[Mark, ...]], ...]


def page(*, by: Actor | None, now: datetime) -> ProgrammePage | None:
    """Read the newest programme with its milestones; a member of a body sees whether its duties are done."""
    found = programmes.newest()
    if found is None:
        return None
    edition, programme = found
    on = days.day(now)
    marks = rulebook.timeline(programme, _papers(by, on), on, rounds=_base_rounds(programme), duties=True)
    years = sorted({mark.from_on.year for mark in marks})
    return ProgrammePage(
        programme=programme.on(on),
        amendments=readings.amendments(programme),
        adopted_on=edition.adopted_on,
        decision=edition.decision,
        digest=edition.digest,
        years=tuple(
            (year, tuple(_mark(programme, one) for one in marks if one.from_on.year == year)) for year in years
        ),
    )


def _base_rounds(programme: rulebook.Programme) -> list[str]:
    return [key for key, one in programme.rounds.items() if one.tier == "base" and "register" in one.windows]


def _papers(by: Actor | None, on: date) -> list[f.Fact]:
    """Gather the papers that show a duty as done, for the units somebody works for."""
    if by is None:
        return []
    seats = by.seats(Role.BASE_SECRETARY, Role.STEERING_HEAD, Role.STEERING_MEMBER, Role.SIGNATORY)
    return [paper for found in duties.papers(seats, on).values() for paper in found]


def _mark(programme: rulebook.Programme, one: Milestone) -> Mark:
    label, tone = STATES[one.state]
    round_label = programmes.label(programme, one.round) if one.round else ""
    return Mark(
        label=f"{one.label.vi} – {round_label}" if round_label else one.label.vi,
        text=one.text.vi,
        who=programme.who(one.who).vi if one.who else "",
        from_on=one.from_on,
        last_on=_last(one),
        state=one.state,
        state_label=label,
        tone=tone,
        cite=one.cite,
        reading=one.reading,
        inferred=one.inferred,
    )


def _last(one: Milestone) -> date:
    """Give the last day that belongs to a milestone."""
    return date.fromordinal(one.until_on.toordinal() - 1)
