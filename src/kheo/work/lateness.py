"""Việc chậm tiến độ: what is overdue or soon due at each body below, gathered from the duties and from Việc cần làm.

Only what has a last day in the text can be late. One line stands for all dossiers that wait for the same step of a
round at a unit. Reads only, and asks as many queries for three units as for thirty.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from django.db.models import QuerySet

from kheo import rulebook
from kheo.rulebook.programme import Round
from kheo.store.models import Registration
from kheo.work import days, duties, gathering, programmes, units
from kheo.work.actors import Actor, Held, Role
from kheo.work.lifecycle import State
from kheo.work.overview import BLOC
from kheo.work.refusals import NotFound
from kheo.work.todo import bodies, conferences
from kheo.work.todo.seats import Seats

SOON = timedelta(days=7)
# what waits for people at a unit: state -> act, words, window that ends it, who does it (None: the unit's own body)
_STEPS: Mapping[str, tuple[str, str, str, str | None]] = {
    State.RETURNED: ("submit", "Bổ sung và gửi lại đăng ký", "register", "participant"),
    State.ACCEPTED: ("report", "Gửi báo cáo thành tích", "report", "participant"),
    State.REPORT_RETURNED: ("report", "Bổ sung và gửi lại báo cáo", "report", "participant"),
    State.REPORTED: ("confirm", "Xác nhận báo cáo thành tích", "report", "confirmer"),
    State.CONFIRMED: ("appraise", "Thẩm định hồ sơ", "appraise", None),
}


@dataclass(frozen=True, slots=True)
class Wait:
    """One thing that waits at a unit: what, for whom, until when; `dossiers` are the ids it waits for, if any."""

    unit_id: int
    act: str
    label: str
    round: str
    by_on: date
    cite: tuple[str, ...]
    who: str | None = None
    dossier: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """What waits at a unit, all dossiers of one step and round together; `left` counts days, below zero when late."""

    unit: units.UnitThen
    act: str
    label: str
    round: str
    round_label: str
    who: str
    by_on: date
    left: int
    cite: tuple[str, ...]
    dossiers: tuple[int, ...]

    @property
    def is_late(self) -> bool:
        """Tell whether the last day has passed."""
        return self.left < 0


@dataclass(frozen=True, slots=True)
class Board:
    """Who is late and what falls due within a week; `on_time` are the units with nothing late."""

    on: date
    late: tuple[Line, ...]
    soon: tuple[Line, ...]
    on_time: tuple[units.UnitThen, ...]

    @property
    def late_units(self) -> int:
        """Count the units that are late with something."""
        return len({line.unit.id for line in self.late})


def board(*, by: Actor, now: datetime) -> Board:
    """Gather what is late and soon due at the units one oversees; raises `NotFound` for whoever oversees none."""
    reach = by.reach(*BLOC)
    if not reach:
        raise NotFound("Không tìm thấy trang này, hoặc đồng chí không có quyền xem.")
    on = days.day(now)
    found = lines(reach, on)
    late = tuple(line for line in found if line.is_late)
    behind = {line.unit.id for line in late}
    return Board(
        on=on,
        late=tuple(sorted(late, key=lambda line: line.left)),
        soon=tuple(sorted((line for line in found if not line.is_late), key=lambda line: line.left)),
        on_time=tuple(unit for unit in units.tree(on).bases() if unit.id in reach and unit.id not in behind),
    )


def lines(unit_ids: Iterable[int], on: date) -> list[Line]:
    """List what is late or due within a week at some units, unit by unit in Vietnamese order."""
    found = programmes.newest()
    if found is None:
        return []
    programme, horizon = found[1], on + SOON
    tree, then = units.tree(on), units.tree(horizon)
    here = [unit for unit in tree.all() if unit.id in set(unit_ids) and unit.id in then]
    waits = [*_duties(here, programme, on), *_bodies(here, horizon), *_people(here, on)]
    return grouped([one for one in waits if one.by_on <= horizon], programme, on)


def grouped(waits: Iterable[Wait], programme: rulebook.Programme, on: date) -> list[Line]:
    """Put together what waits at the same unit for the same step and day, unit by unit in Vietnamese order."""
    tree = units.tree(on)
    place = {unit.id: number for number, unit in enumerate(tree.all())}
    near = [one for one in waits if one.unit_id in place]
    near.sort(key=lambda one: (place[one.unit_id], one.by_on, one.act, one.label, one.round, one.cite))
    alike = groupby(near, key=lambda one: (one.unit_id, one.by_on, one.act, one.label, one.round, one.cite, one.who))
    return [_line(tree, programme, list(group), on) for _key, group in alike]


def _line(tree: units.Tree, programme: rulebook.Programme, group: list[Wait], on: date) -> Line:
    first, unit = group[0], tree[group[0].unit_id]
    who = first.who or next(
        (key for key, one in programme.authorities.items() if one.tier == unit.tier and one.body in {"group", "board"}),
        "",
    )
    return Line(
        unit=unit,
        act=first.act,
        label=first.label,
        round=first.round,
        round_label=programmes.label(programme, first.round) if first.round else "",
        who=_heading(programme.who(who).vi) if who else "",
        by_on=first.by_on,
        left=(first.by_on - on).days,
        cite=first.cite,
        dossiers=tuple(one.dossier for one in group if one.dossier is not None),
    )


def _heading(label: str) -> str:
    """Begin a label with a capital, as in a cell of its own; the programme words it for the middle of a sentence."""
    return f"{label[:1].upper()}{label[1:]}"


def _duties(here: list[units.UnitThen], programme: rulebook.Programme, on: date) -> Iterator[Wait]:
    """List the duties that are not done."""
    papers = duties.papers({unit.id for unit in here}, on)
    for unit in here:
        for _document, mark in duties.owed(unit, programme, papers.get(unit.id, ()), on):
            key, last = mark.key.removeprefix("duty/"), mark.until_on - timedelta(days=1)
            yield Wait(unit.id, key, mark.label.vi, "", last, mark.cite, mark.who)


def _bodies(here: list[units.UnitThen], horizon: date) -> Iterator[Wait]:
    """List what waits for the bodies themselves, as their own list of things to do will say within a week."""
    roles = (Role.BASE_SECRETARY, Role.STEERING_HEAD)
    held = tuple(Held(role, unit.id, frozenset({unit.id})) for unit in here for role in roles)
    seats = Seats(Actor(account_id=None, person_id=0, name="", held=held), horizon)
    open_ = gathering.gather((*bodies.asks(seats), *conferences.asks(seats)))
    listed = (*conferences.nominate(seats, open_), *conferences.say_quality(seats), *conferences.select(seats))
    for item in (*bodies.receive(seats, open_), *bodies.visit(seats), *bodies.select(seats, open_), *listed):
        if item.by_on is not None and item.unit_id is not None:
            dossier = None if item.act in {"issue_summary", "recognise", "praise", "award"} else item.id
            yield Wait(item.unit_id, item.act, item.label, item.round, item.by_on, item.cite, dossier=dossier)


def _people(here: list[units.UnitThen], on: date) -> Iterator[Wait]:
    """List what waits for people at some units."""
    waiting = Registration.objects.filter(unit_id__in=[unit.id for unit in here])
    shared = waiting.filter(assignments__ended_on__isnull=True, assignments__isnull=False).values("pk")
    rows = waiting.exclude(pk__in=waiting.filter(state=State.CONFIRMED).exclude(pk__in=shared).values("pk"))
    return waits(rows, on)


def waits(rows: QuerySet[Registration], on: date) -> Iterator[Wait]:
    """List what some dossiers wait for people to do – report, confirm, appraise – while their round still goes on."""
    books = {pk: book.on(on) for pk, book in programmes.books().items()}
    rows = rows.filter(state__in=[str(state) for state in _STEPS], is_ad_hoc=False)
    for pk, unit_id, edition_id, key, state in rows.values_list("pk", "unit_id", "edition_id", "round", "state"):
        act, label, kind, who = _STEPS[state]
        one = books[edition_id].rounds[key]
        window = one.windows.get(kind)
        if window is not None and window.from_on <= on < _ends(one):
            yield Wait(unit_id, act, label, key, window.last_on, window.cite, who, pk)


def _ends(one: Round) -> date:
    return max(window.until_on for window in one.windows.values())
