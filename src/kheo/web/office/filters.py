"""Read the filters of the table of dossiers from the address, and offer the choices with their counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext as _

from kheo import rulebook
from kheo.work import conferences
from kheo.work.lifecycle import LABELS, TONES, State
from kheo.work.lists import Page, Wanted
from kheo.work.units import UnitThen


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a filter; `count` where it is known."""

    key: str
    label: str
    is_chosen: bool
    count: int = 0
    tone: str = ""
    is_ad_hoc: bool = False
    is_list: bool = False


@dataclass(frozen=True, slots=True)
class Pages:
    """Where in a long list the reader stands."""

    page: int
    pages: int

    @property
    def before(self) -> int:
        """The page before."""
        return self.page - 1

    @property
    def after(self) -> int:
        """The page after."""
        return self.page + 1


@dataclass(frozen=True, slots=True)
class Filters:
    """What was asked for, with everything that may be chosen."""

    wanted: Wanted
    rounds: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    fields: tuple[Choice, ...]

    @classmethod
    def read(cls, given: QueryDict, *, unit: UnitThen, programme: rulebook.Programme, on: date) -> "Filters":
        """Read `dot`, `trang_thai`, `loai`, `linh_vuc`, `tim`, `trang`; what is not offered counts as everything."""
        rounds = _rounds(programme, unit.tier, on, given.get("dot", ""))
        kinds = _choices((("collective", _("Tập thể")), ("individual", _("Cá nhân"))), given.get("loai", ""))
        fields = _choices(
            tuple((one.key, one.label.vi) for one in programme.fields.values()), given.get("linh_vuc", "")
        )
        state = given.get("trang_thai", "")
        wanted = Wanted(
            unit_id=unit.id,
            round=_chosen(rounds),
            state=state if state in set(State) else "",
            kind=_chosen(kinds),
            field=_chosen(fields),
            text=given.get("tim", "").strip()[:100],
            page=_page(given.get("trang", "")),
        )
        return cls(wanted, rounds, kinds, fields)

    def states(self, counts: Mapping[str, int]) -> tuple[Choice, ...]:
        """Offer the states that occur, with how many are in each."""
        return tuple(
            Choice(state, LABELS[state], state == self.wanted.state, counts[state], TONES[state])
            for state in State
            if counts.get(state) or state == self.wanted.state
        )

    def pages(self, found: Page) -> Pages:
        """Tell where the reader stands; the whole list is one page."""
        return Pages(found.page, found.pages if found.page else 1)


def _rounds(programme: rulebook.Programme, tier: str, on: date, chosen: str) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            one.key,
            one.label.vi,
            one.key == chosen,
            is_ad_hoc=one.ad_hoc,
            is_list=conferences.is_one(programme, one.key),
        )
        for one in conferences.worked_at(programme, tier, on)
    )


def _choices(offered: tuple[tuple[str, str], ...], chosen: str) -> tuple[Choice, ...]:
    return tuple(Choice(key, label, key == chosen) for key, label in offered)


def _chosen(choices: tuple[Choice, ...]) -> str:
    return next((choice.key for choice in choices if choice.is_chosen), "")


def _page(given: str) -> int:
    """Read the number of a page: `tat-ca` is 0, everything at once."""
    if given == "tat-ca":
        return 0
    return max(1, min(int(given), 10_000)) if given.isdecimal() else 1
