"""Hold what the tables say of every dossier and flag against the rules: nothing given by mistake, nobody forgotten.

What was decided must be granted by the rules, and what the rules grant must have been decided; what was found on the
day of the selection must be found again for that day.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kheo.rulebook import Verdict
from kheo.rulebook.standing import Finding
from kheo.store.models import FlagNominee, Registration
from kheo.work import acts, standing
from kheo.work.actors import Actor
from kheo.work.lifecycle import State
from kheo.work.province import flag_reading
from kheo.work.province.flags import FlagLine


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One dossier, or unit for the flag, of which tables and rules say different things; `why` is the rules' reason."""

    registration_id: int | None
    title: str
    round: str
    state: str
    sentence: str
    why: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many dossiers and flags were compared, how many of them stand commended, given, and every disagreement."""

    compared: int
    commended: int
    flags: int
    flags_given: int
    disagreements: tuple[Disagreement, ...]


def compare(*, by: Actor, on: date) -> Agreement:
    """Compare all that somebody may see and that was ever sent or listed, dossiers and units for the flag, on a day."""
    sent = Registration.objects.exclude(state=State.DRAFT, submitted_on__isnull=True)
    shown = sent.filter(pk__in=acts.seen(by).values("pk"))
    rows = list(standing.with_facts(shown).select_related("selection").order_by("pk"))
    given = {row.pk for row in rows if any(not award.is_revoked for award in row.awards.all())}
    units = flag_reading.seen(by=by, on=on)
    found = [*_granted(rows, given, on), *_selected(rows), *_flags(units)]
    return Agreement(len(rows), len(given), len(units), sum(_is_given(one) for one in units), tuple(found))


def _granted(rows: Sequence[Registration], given: set[int], on: date) -> Iterator[Disagreement]:
    judged = standing.judge_all(rows, on)
    for row in rows:
        one = judged[row.pk]
        passes = one.eligible.verdict.passes and one.granted.verdict.passes
        if row.pk in given and not passes:
            finding = one.granted if one.eligible.verdict.passes else one.eligible
            yield _told(row, "Đã có quyết định nhưng theo quy định thì chưa đủ điều kiện.", finding)
        elif passes and row.pk not in given:
            yield _told(row, "Theo quy định đã được khen thưởng nhưng không có quyết định còn hiệu lực.", one.granted)


def _selected(rows: Sequence[Registration]) -> Iterator[Disagreement]:
    by_day: dict[date, list[Registration]] = defaultdict(list)
    for row in rows:
        if hasattr(row, "selection"):
            by_day[row.selection.on].append(row)
    for on, of_day in by_day.items():
        judged = standing.judge_all(of_day, on)
        for row in of_day:
            kept, again = Verdict(row.selection.finding["verdict"]), judged[row.pk].eligible
            if kept.passes is not again.verdict.passes:
                yield _told(row, f"Kết luận ngày xét chọn ({kept.label.vi}) khác khi xét lại.", again)


def _flags(units: Sequence[FlagLine]) -> Iterator[Disagreement]:
    for one in units:
        passes = one.eligible.verdict.passes and one.granted.verdict.passes
        if passes is not _is_given(one):
            finding = one.granted if one.eligible.verdict.passes else one.eligible
            sentence = f"Cờ thi đua: {one.state_label.lower()}, khác với kết luận theo quy định."
            yield Disagreement(None, one.unit_name, one.round, one.state, sentence, _why(finding))


def _is_given(one: FlagLine) -> bool:
    return one.state in {FlagNominee.State.GRANTED, FlagNominee.State.HANDED_OVER}


def _told(row: Registration, sentence: str, finding: Finding) -> Disagreement:
    return Disagreement(row.pk, row.exemplar.title, row.round, row.state, sentence, _why(finding))


def _why(finding: Finding) -> str:
    return " ".join(dict.fromkeys(reason.text.vi for reason in finding.reasons()))
