"""What waits for a conference: the list to fill, the base group's word on quality, the selection."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q, QuerySet, Value

from kheo import rulebook
from kheo.rulebook.programme import Round
from kheo.store.models import Exemplar, Registration, Unit
from kheo.work import conferences, lineage, units
from kheo.work.gathering import Ask, Count
from kheo.work.lifecycle import State
from kheo.work.todo.seats import Item, Open, Seats, item, rows_in

_WELL = (State.COMMENDED, State.DECIDED)


def asks(seats: Seats) -> Iterator[Ask]:
    """Ask how many are off the list of each conference that a board may fill; the number stands as the id.

    How many is told by states alone; who qualifies, and why not, is judged on the page of the list.
    """
    if seats.programme is None or not seats.steered:
        return
    programme, tree = seats.programme.on(seats.on), units.tree(seats.on)
    for unit_id in sorted(seats.steered):
        for one in conferences.held_at(programme, tree[unit_id].tier, seats.on):
            if not conferences.label(programme, one.key) or not conferences.open_on(one, seats.on):
                continue
            back = _looked_back_on(programme, one.key)
            if not back or seats.on < _ends(programme.rounds[back[-1]]):
                continue
            rest = Count(_off_the_list(one, back, seats, unit_id, tree).values("pk"))
            yield Ask("nominate", Unit.objects.filter(pk=unit_id), id=rest, unit="pk", round=Value(one.key))


def nominate(seats: Seats, open_: Open) -> Iterator[Item]:
    """List the conferences whose list a board has to fill, once the last year they look back on was commended."""
    if seats.programme is None:
        return
    programme = seats.programme.on(seats.on)
    for found in open_["nominate"]:
        one = programme.rounds[found.round]
        close = one.windows.get("close")
        if found.id:
            yield Item(
                act="nominate",
                label="Lập danh sách xét",
                target=f"{one.label.vi}: còn {found.id} mô hình, điển hình chưa xem xét",
                by_on=close.last_on if close is not None else None,
                cite=one.cite,
                unit_id=found.unit_id,
                round=found.round,
            )


def _looked_back_on(programme: rulebook.Programme, round_key: str) -> list[str]:
    back = conferences.looks_back_on(programme, round_key)
    return sorted(back, key=lambda key: max(programme.rounds[key].years))


def _ends(one: Round) -> date:
    """Tell from which day a year's commendation lies behind."""
    window = one.windows.get("praise") or one.windows.get("close")
    return window.until_on if window is not None else date(max(one.years) + 1, 1, 1)


def _off_the_list(one: Round, back: list[str], seats: Seats, unit_id: int, tree: units.Tree) -> QuerySet[Exemplar]:
    """Ask for those who did well in every year looked back on, did not move up, and are not on the list."""
    below = lineage.heirs(seats.on, tree).kept(tree.under(unit_id), below=True)
    found = Exemplar.objects.all()
    for key in back:
        well = rows_in(Registration.objects.filter(round=key, unit_id__in=below), *_WELL)
        found = found.filter(pk__in=well.values("exemplar_id"))
    here = Q(round=one.key) & ~Q(state=State.WITHDRAWN)
    above = Q(accepted_version__isnull=False) & ~Q(tier=one.tier)
    return found.exclude(pk__in=Registration.objects.filter(here | above).values("exemplar_id"))


def say_quality(seats: Seats) -> Iterator[Item]:
    """List what a base group has to say whether quality rose, on any list that asks for it (A8)."""
    for one in seats.under_way:
        below = one.row.lower.unit_id if one.row.lower is not None else None
        if one.state is not State.NOMINATED or below not in seats.speaks_for or one.is_spoken:
            continue
        if conferences.quality(seats.books[one.row.edition_id], one.row.round) is not None:
            yield item("say_quality", "Kết luận chất lượng qua các năm", one.row, seats.window(one.row, "close"))


def select(seats: Seats) -> Iterator[Item]:
    """List what the head of a board has to select from a list, once the committee below has put its word on it."""
    for row in (one.row for one in seats.at(seats.headed, State.NOMINATED) if one.is_sent):
        yield item("select", "Xét chọn", row, seats.window(row, "close"))
