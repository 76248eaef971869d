"""Tell what the filters of a list of dossiers offer: the rest of an address counts as everything."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from kheo import rulebook
from kheo.rulebook.programme import Round
from kheo.work import days, permits, programmes, stages, units
from kheo.work.actors import Actor


@dataclass(frozen=True, slots=True)
class Choice:
    """What a filter offers."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Offered:
    """What the filters of somebody's list offer."""

    units: tuple[Choice, ...]
    rounds: tuple[Choice, ...]
    tiers: tuple[Choice, ...]
    states: tuple[Choice, ...]
    fields: tuple[Choice, ...]


_STATES = tuple(Choice(one.key, one.label) for one in stages.every())


def offered(*, by: Actor, now: datetime) -> Offered:
    """Tell what the filters offer somebody: the units they read, and what the newest programme has."""
    opened, common = permits.opened(by), offered_of()
    found = programmes.newest()
    tiers = found[1].tiers if found is not None else {}
    tree = units.tree(days.day(now))
    here = [unit for unit in tree.all() if unit.id in opened and (unit.tier == "base" or unit.parent_id is None)]
    return replace(
        common,
        units=tuple(Choice(str(unit.id), unit.short_name) for unit in here),
        tiers=tuple(Choice(key, one.label.vi) for key, one in tiers.items()),
    )


def offered_of(only: Collection[str] = ()) -> Offered:
    """Tell what the filters of a list past units offer: what the newest programme has, and some stages, or all."""
    found = programmes.newest()
    programme = found[1] if found is not None else None
    return Offered(
        units=(),
        rounds=tuple(Choice(key, one.label.vi) for key, one in (programme.rounds if programme else {}).items()),
        tiers=(),
        states=tuple(one for one in _STATES if not only or one.key in only),
        fields=tuple(Choice(key, one.label.vi) for key, one in (programme.fields if programme else {}).items()),
    )


def offered_at(programme: rulebook.Programme, rounds: Iterable[Round]) -> Offered:
    """Tell what the filters of one unit's own list offer: the rounds it has in hand, the fields of its programme."""
    return Offered(
        units=(),
        rounds=tuple(Choice(one.key, one.label.vi) for one in rounds),
        tiers=(),
        states=_STATES,
        fields=tuple(Choice(key, one.label.vi) for key, one in programme.fields.items()),
    )
