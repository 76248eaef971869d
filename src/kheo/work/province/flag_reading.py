"""Read the units put forward for the flag: one whole, and which could still be."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from kheo.store.models import FlagNominee
from kheo.work import boards, days, permits, programmes, units
from kheo.work.actors import Actor
from kheo.work.province import flag_doubling, flag_judging, flags
from kheo.work.province.flag_doubling import Flags
from kheo.work.province.flag_judging import OPEN, Limit
from kheo.work.province.flags import FlagLine
from kheo.work.refusals import NotFound


@dataclass(frozen=True, slots=True)
class Offered:
    """The units of a bloc that are not on the list yet, id and name; how many there may be, what flags they have."""

    host: units.UnitThen
    round: str
    round_label: str
    units: tuple[tuple[int, str], ...]
    limits: tuple[Limit, ...]
    given: Flags


def find(*, by: Actor, nominee_id: int, now: datetime) -> FlagLine:
    """Read one unit's nomination; raises `NotFound` for whoever reads neither the unit's work nor the bloc's."""
    found = FlagNominee.objects.filter(pk=nominee_id)
    row = found.first()
    if row is None or not flags.may_see(by, row):
        raise NotFound("Không tìm thấy đề nghị này, hoặc đồng chí không có quyền xem.")
    return flags.of(found, days.day(now))[0]


def seen(*, by: Actor, on: date) -> tuple[FlagLine, ...]:
    """List every unit ever put forward, left out or not, that somebody may read about, in the order of the lists."""
    opened = permits.opened(by)
    rows = FlagNominee.objects.filter(Q(host_id__in=opened) | Q(unit_id__in=opened))
    return flags.of(rows.order_by("pk"), on)


def offered(*, by: Actor, host_id: int, round_key: str, now: datetime) -> Offered:
    """List which units can be put forward; raises `NotFound` for whoever may not see the bloc's work."""
    boards.require_unit(by, host_id)
    on = days.day(now)
    tree = units.tree(on)
    _edition, programme = programmes.current(host_id, on=on)
    programmes.flag_rule(programme, round_key)
    taken = FlagNominee.objects.filter(round=round_key).exclude(state=FlagNominee.State.LEFT_OUT)
    there = set(taken.values_list("unit_id", flat=True))
    free = [one for one in tree.bases() if host_id in one.path and one.id not in there]
    return Offered(
        host=tree[host_id],
        round=round_key,
        round_label=programmes.label(programme, round_key),
        units=tuple((one.id, one.name) for one in free),
        limits=flag_judging.limits(programme, host_id, round_key),
        given=flag_doubling.of(
            by=by, unit_ids=[one.id for one in free], years=programme.rounds[round_key].years, now=now
        ),
    )


def may(by: Actor, one: FlagLine) -> dict[str, bool]:
    """Tell what may be done now: judge, leave out, hand over."""
    own = permits.answer(by, "nominate_flag", permits.Thing(unit_id=one.host_id)).ok
    open_ = own and one.state in OPEN
    return {"judge": open_, "leave_out": open_, "hand_over": own and one.state == FlagNominee.State.GRANTED}
