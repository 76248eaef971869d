"""The order of the units put forward for the flag: the board sets it, and the quota is counted along it (A20).

Those sent to the province stand first and keep their places; the others are set in order behind them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kheo.store.models import FlagNominee
from kheo.work import boards, days, diary, permits, programmes, units
from kheo.work.actors import Actor
from kheo.work.province import flag_judging, flags
from kheo.work.province.flag_judging import OPEN, Limit
from kheo.work.province.flags import FlagLine
from kheo.work.province.sending import move_flag, require_round
from kheo.work.refusals import BadInput, NotFound, NotNow

_SENT = (
    "Tất cả các đơn vị trong danh sách đã được trình cấp tỉnh nên giữ nguyên thứ tự đã trình. "
    "Muốn xếp lại, hãy đề nghị cấp tỉnh trả lại hồ sơ."
)


@dataclass(frozen=True, slots=True)
class Ordering:
    """The units on a list in their order, how many may be sent, and why the order cannot be set now.

    Those `sent` stand first and stay; the `open` ones are set in order behind them.
    """

    host: units.UnitThen
    round: str
    round_label: str
    sent: tuple[FlagLine, ...]
    open: tuple[FlagLine, ...]
    limits: tuple[Limit, ...]
    closed: str

    @property
    def first(self) -> int:
        """Tell the first place that is not taken by a unit that was sent."""
        return len(self.sent) + 1


def page(*, by: Actor, host_id: int, round_key: str, now: datetime) -> Ordering:
    """Read the list in its order; raises `NotFound` for whoever may not see the bloc's work."""
    boards.require_unit(by, host_id)
    on = days.day(now)
    _edition, programme = programmes.current(host_id, on=on)
    programmes.flag_rule(programme, round_key)
    found = flags.lines(host_id, round_key, on)
    return Ordering(
        host=units.known(host_id, on),
        round=round_key,
        round_label=programmes.label(programme, round_key),
        sent=tuple(one for one in found if one.state not in OPEN),
        open=tuple(one for one in found if one.state in OPEN),
        limits=flag_judging.limits(programme, host_id, round_key),
        closed=_SENT if found and all(one.state not in OPEN for one in found) else "",
    )


@transaction.atomic
def order_flags(
    *, by: Actor, host_id: int, round_key: str, places: Mapping[int, int | None], seen: Sequence[int], now: datetime
) -> tuple[FlagNominee, ...]:
    """Set the order of the units not sent yet, each its place by nomination; `seen` is the whole order looked at.

    Raises `BadInput` for a place that is lacking, given twice, beyond the list or taken by a unit that was sent;
    `NotNow` once all were sent, or when the list or its order changed meanwhile.
    """
    permits.require(by, "order_flags", permits.Thing(unit_id=host_id))
    on = days.day(now)
    _edition, programme = programmes.current(host_id, on=on)
    require_round(programme, round_key, on)
    programmes.flag_rule(programme, round_key)
    rows = _locked(host_id, round_key)
    _require(rows, places, seen)
    sent, free = _sent(rows), _free(rows)
    wanted = [*sent, *sorted(free, key=lambda one: places[one.pk] or 0)]
    if [one.rank for one in wanted] == list(range(1, len(wanted) + 1)):
        return tuple(wanted)
    # a place is held by one unit at a time: all are given up before they are taken anew
    FlagNominee.objects.filter(pk__in=[one.pk for one in rows]).update(rank=None)
    for place, one in enumerate(wanted, 1):
        one.rank = place
        if one in free:
            move_flag(one, one.state, rank=place)
        else:  # it stays where it was sent: nobody at the province has to read it anew
            one.save(update_fields=("rank",))
    diary.record(
        diary.Word.FLAGS_ORDERED,
        account_id=by.account_id,
        subject="unit",
        subject_id=host_id,
        unit_id=host_id,
        now=now,
        note=diary.Note(
            before={"order": [one.pk for one in rows]},
            after={"round": round_key, "order": [one.pk for one in wanted]},
            cite=("III.4.b.2",),
        ),
    )
    return tuple(wanted)


def _locked(host_id: int, round_key: str) -> list[FlagNominee]:
    """Lock the whole list, which a sending locks too, and give it in its order."""
    rows = FlagNominee.objects.select_for_update().filter(host_id=host_id, round=round_key)
    listed = rows.exclude(state=FlagNominee.State.LEFT_OUT).order_by("pk")
    return sorted(listed, key=lambda one: flag_judging.place_key(one.state, one.rank, one.pk))


def _sent(rows: Sequence[FlagNominee]) -> list[FlagNominee]:
    return [one for one in rows if one.state not in OPEN]


def _free(rows: Sequence[FlagNominee]) -> list[FlagNominee]:
    return [one for one in rows if one.state in OPEN]


def _require(rows: Sequence[FlagNominee], places: Mapping[int, int | None], seen: Sequence[int]) -> None:
    there = [one.pk for one in rows]
    if not there:
        raise NotNow("Chưa có đơn vị nào trong danh sách đề nghị tặng cờ. Hãy thêm đơn vị rồi xếp thứ tự.")
    if not _free(rows):
        raise NotNow(_SENT)
    if set(places) - set(there) - set(seen):
        raise NotFound("Không tìm thấy đơn vị này trong danh sách đề nghị tặng cờ của đợt.")
    if list(seen) != there or set(places) & {one.pk for one in _sent(rows)}:
        raise NotNow("Danh sách hoặc thứ tự đã thay đổi từ khi mở trang. Hãy mở lại trang, xem thứ tự mới rồi xếp.")
    bad = _wrong(rows, places)
    if bad:
        raise BadInput(" ".join(bad.values()), fields=bad)


def _wrong(rows: Sequence[FlagNominee], places: Mapping[int, int | None]) -> dict[str, str]:
    """Say by field what keeps the places from running from the first free one to the last, without gap or double."""
    first, last = len(_sent(rows)) + 1, len(rows)
    span = f"số từ {first} đến {last}" if first < last else f"số {last}"
    holders, bad = {place: one.unit_name for place, one in enumerate(_sent(rows), 1)}, dict[str, str]()
    for one in _free(rows):
        place = places.get(one.pk)
        if place is None:
            why = f"Chưa ghi thứ tự của {one.unit_name}. Hãy ghi {span}."
        elif not 1 <= place <= last:
            why = f"{one.unit_name}: danh sách có {last} đơn vị, không có thứ tự {place}. Hãy ghi {span}."
        elif place < first:
            sent = f"thứ tự {place} là của {holders[place]}, đã trình cấp tỉnh"
            why = f"{one.unit_name}: {sent}. Hãy ghi {span}."
        elif place in holders:
            why = f"{one.unit_name}: thứ tự {place} đã ghi cho {holders[place]}. Hãy ghi cho mỗi đơn vị một số riêng."
        else:
            holders[place] = one.unit_name
            continue
        bad[f"place-{one.pk}"] = why
    return bad
