"""Find which flag a unit, or one that went over into it, was given before in years that meet (trùng khen).

A warning, never a bar: whoever puts the unit forward says why. A certificate for an exemplar of the unit is another
achievement than the unit's own and is not looked at (ADR 0019).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from kheo import rulebook, vietnamese
from kheo.store.models import FlagNominee
from kheo.work import days, lineage, permits, programmes, units
from kheo.work.actors import Actor
from kheo.work.refusals import BadInput

State = FlagNominee.State


@dataclass(frozen=True, slots=True)
class Given:
    """A flag that stands, beside the unit that would get another; of one that may not be seen only the unit is told."""

    of_name: str
    unit_name: str
    flag_id: int | None = None
    round_label: str = ""
    number: str = ""
    on: date | None = None
    issuer: str = ""


@dataclass(frozen=True, slots=True)
class Flags:
    """Cảnh báo trùng khen of units: all that was found; `asks` as the warning of exemplars does."""

    lines: tuple[Given, ...]

    @property
    def asks(self) -> bool:
        """Tell whether somebody has to say why."""
        return bool(self.lines)


def of(*, by: Actor, unit_ids: Sequence[int], years: Sequence[int], now: datetime) -> Flags:
    """Tell which flags were given to some units, or to what is part of them today, in years that meet."""
    on = days.day(now)
    tree, wanted = units.tree(on), set(unit_ids)
    heirs, opened = lineage.heirs(on, tree), permits.opened(by)
    given = FlagNominee.objects.filter(state__in=(State.GRANTED, State.HANDED_OVER))
    found = []
    for one in given.select_related("edition", "decision").order_by("pk"):
        programme = programmes.of(one.edition).on(on)
        if set(years) & set(programme.rounds[one.round].years):
            for unit_id in sorted(heirs.of(one.unit_id) & wanted):
                found.append(_given(one, programme, tree[unit_id].name, is_seen=bool({one.host_id, unit_id} & opened)))
    return Flags(tuple(found))


def confirm(
    *, by: Actor, unit_id: int, years: Sequence[int], despite: str, now: datetime
) -> tuple[tuple[Given, ...], str]:
    """Give what was found with the reason; raises `BadInput` where there is something and no reason."""
    found, reason = of(by=by, unit_ids=[unit_id], years=years, now=now).lines, vietnamese.nfc(despite).strip()
    if found and not reason:
        sentence = (
            f"{found[0].of_name} đã được tặng cờ thi đua trong thời gian này. Hãy xem bảng “Đã được tặng cờ”; "
            "nếu vẫn đề nghị thì ghi lý do."
        )
        raise BadInput(sentence, fields={"despite": sentence})
    return found, reason


def _given(one: FlagNominee, programme: rulebook.Programme, of_name: str, *, is_seen: bool) -> Given:
    decision = one.decision
    if not is_seen or decision is None:
        return Given(of_name, one.unit_name)
    label = programmes.label(programme, one.round)
    return Given(of_name, one.unit_name, one.pk, label, decision.number, decision.on, decision.issuer)
