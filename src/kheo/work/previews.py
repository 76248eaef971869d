"""Foresee what a new text changes, value by value and dossier by dossier of the office's own. Nothing is written.

Each dossier is judged by both texts, on the day asked about and on every later day on which an answer may change.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kheo import rulebook
from kheo.rulebook import Verdict
from kheo.rulebook.comparing import Change, Turn, changes, turns
from kheo.rulebook.facts import Fact
from kheo.store.models import Registration
from kheo.work import lifecycle, programmes, standing

AT_ONCE = 500  # dossiers whose facts are held at a time
_FROM_WORST = (Verdict.NOT_MET, Verdict.NOT_KNOWN, Verdict.WAIVED, Verdict.MET)
_WORDS_ONLY = ("clauses.", "readings.")


@dataclass(frozen=True, slots=True)
class Turned:
    """One dossier that would be judged otherwise: in what and from which day; the worse answer gives the reasons."""

    registration_id: int
    code: str
    title: str
    owner_name: str
    unit_id: int
    unit_name: str
    outcome: str
    round_label: str
    is_granting: bool
    before: str
    after: str
    from_on: date
    reasons: tuple[rulebook.Finding, ...]
    is_worse: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """What would change. `judged` counts the dossiers looked at; none are where the text takes none over."""

    changes: tuple[Change, ...]
    turned: tuple[Turned, ...]
    judged: int
    takes_over: bool


def foresee(old: rulebook.Programme, new: rulebook.Programme, editions: Iterable[int], on: date) -> Preview:
    """Compare two texts, over what was sent in under some editions."""
    taken = frozenset(editions)
    changed = changes(old, new)
    rows = Registration.objects.filter(edition_id__in=taken, submitted_on__isnull=False)
    judged = dict(rows.order_by("pk").values_list("exemplar_id", "pk"))  # the newest of each exemplar speaks for it
    turned: list[Turned] = []
    if not all(one.path.startswith(_WORDS_ONLY) for one in changed):
        boundaries = _boundaries(old, new)
        for row, told in _told(sorted(judged.values()), on):
            days = _days(old, new, told, boundaries, on)
            turned += _turned(row, turns(old, new, told, days), new, taken)
    return Preview(changed, tuple(turned), rows.count(), takes_over=bool(taken))


def _told(wanted: list[int], on: date) -> Iterator[tuple[Registration, list[Fact]]]:
    """Gather the facts of many dossiers, some at a time, so that memory does not grow with their number."""
    for first in range(0, len(wanted), AT_ONCE):
        some = Registration.objects.filter(pk__in=wanted[first : first + AT_ONCE]).order_by("pk")
        yield from standing.facts(list(standing.with_facts(some)), on)


def _boundaries(*books: rulebook.Programme) -> Mapping[str, frozenset[date]]:
    """Gather the days on which a round's windows begin and end, in any stretch of either text."""
    found: dict[str, set[date]] = {}
    for stage in (stage for book in books for stage in (book, *book.stages)):
        for one in stage.rounds.values():
            windows = one.windows.values()
            found.setdefault(one.key, set()).update(day for each in windows for day in (each.from_on, each.until_on))
    return {key: frozenset(days) for key, days in found.items()}


def _days(
    old: rulebook.Programme,
    new: rulebook.Programme,
    told: list[Fact],
    boundaries: Mapping[str, frozenset[date]],
    on: date,
) -> list[date]:
    """List today and each later day that may turn an answer on these facts: all other rounds have nothing to say."""
    days = {amendment.effective_on for book in (old, new) for amendment in book.amendments}
    days |= {fact.on for fact in told}
    for book in (old, new):
        for day in (on, date.max):
            for one in rulebook.judge(book, told, day).findings.values():
                days |= boundaries.get(one.round, frozenset())
    return [on, *sorted(day for day in days if day > on)]


def _turned(
    row: Registration, found: Iterable[Turn], new: rulebook.Programme, taken: frozenset[int]
) -> Iterator[Turned]:
    """Turn what differs into lines, one for each outcome; who may not be considered is not said to lose the award."""
    lines: dict[str, Turn] = {}
    for turn in sorted(found, key=lambda one: one.key.endswith("/granted")):
        lines.setdefault(turn.key.removesuffix("/granted"), turn)
    siblings = [one for one in row.exemplar.registrations.all() if one.state != lifecycle.State.WITHDRAWN] or [row]
    for key, turn in lines.items():
        outcome, _at, round_key = key.partition("@")
        own = next((one for one in siblings if one.round == round_key), max(siblings, key=lambda one: one.pk))
        if own.edition_id in taken:
            yield _line(row, own, turn, new, outcome, round_key)


def _line(
    row: Registration, own: Registration, turn: Turn, new: rulebook.Programme, outcome: str, round_key: str
) -> Turned:
    text = new.on(turn.from_on)
    worse = min(turn.before, turn.after, key=_rank)
    return Turned(
        registration_id=own.pk,
        code=row.exemplar.code,
        title=row.exemplar.title,
        owner_name=own.owner_name,
        unit_id=own.unit_id,
        unit_name=own.unit_name,
        outcome=text.outcomes[outcome].label.vi if outcome in text.outcomes else outcome,
        round_label=programmes.label(text, round_key),
        is_granting=turn.key.endswith("/granted"),
        before=_verdict(turn.before),
        after=_verdict(turn.after),
        from_on=turn.from_on,
        reasons=worse.reasons() if worse is not None else (),
        is_worse=worse is turn.after,
    )


def _rank(finding: rulebook.Finding | None) -> int:
    """Order answers from the worst, which has the most to say, to none at all."""
    return _FROM_WORST.index(finding.verdict) if finding is not None else len(_FROM_WORST)


def _verdict(finding: rulebook.Finding | None) -> str:
    return finding.verdict.label.vi if finding is not None else "không xét"
