"""The plan of the sample: which exemplars there are, who owns them, in which years, and how each year goes.

Nothing here acts. A story is one exemplar through the years; a course is one of its years.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from random import Random
from typing import Any, TypeVar

from kheo.demo.sample.organisation import SampleUnit
from kheo.demo.sample.people import CONTRACT_WORKER, username
from kheo.demo.sample.reading import read
from kheo.demo.sample.themes import Theme, theme, themes

YEARS = (2013, 2014, 2015)
SEED = 1510
Kind = TypeVar("Kind", bound=StrEnum)


class Ending(StrEnum):
    """How a year ends for an exemplar."""

    OUTSTANDING = "outstanding"
    EFFECTIVE = "effective"
    REVOKED = "revoked"
    MISSED = "missed"
    NOTHING_NEW = "nothing_new"
    NO_REPORT = "no_report"
    LATE_REPORT = "late_report"
    WITHDRAWN = "withdrawn"
    HELD = "held"
    OVERDUE = "overdue"
    UNCONFIRMED = "unconfirmed"
    SLOW = "slow"
    NOT_CHOSEN = "not_chosen"
    TOO_LATE = "too_late"
    OUTSIDE = "outside"


class Twist(StrEnum):
    """What happens on the way besides the plain course of a year."""

    NONE = "none"
    RETURNED = "returned"
    CHANGE_AGREED = "change_agreed"
    CHANGE_DECLINED = "change_declined"
    REPORT_RETURNED = "report_returned"
    ON_BEHALF = "on_behalf"
    LET_IN_LATE = "let_in_late"
    HOLD_LIFTED = "hold_lifted"
    LAST_DAY = "last_day"


COMMENDED = (Ending.OUTSTANDING, Ending.EFFECTIVE, Ending.REVOKED)
# of a hundred registrations in a year; at least one each in a small slice
_ENDINGS = {
    Ending.MISSED: 7,
    Ending.NO_REPORT: 3,
    Ending.NOTHING_NEW: 2,
    Ending.WITHDRAWN: 2,
    Ending.TOO_LATE: 2,
    Ending.LATE_REPORT: 1,
    Ending.HELD: 1,
    Ending.OVERDUE: 1,
    Ending.UNCONFIRMED: 1,
    Ending.SLOW: 1,
    Ending.NOT_CHOSEN: 1,
}
_TWISTS = {
    Twist.RETURNED: 9,
    Twist.REPORT_RETURNED: 3,
    Twist.CHANGE_AGREED: 2,
    Twist.CHANGE_DECLINED: 1,
    Twist.ON_BEHALF: 2,
    Twist.LET_IN_LATE: 1,
    Twist.HOLD_LIFTED: 1,
    Twist.LAST_DAY: 1,
}
_REVOKED_IN = 2014
# which exemplars a unit has besides the given ones, and in which years they take part
_BASE_COLLECTIVES = ((2013, 2014, 2015), (2013, 2014), (2015,))
_BASE_INDIVIDUALS = ((2013, 2014, 2015), (2013, 2014), (2014, 2015), (2013,), (2015,))
_BELOW = {"K09.1": (2013, 2014, 2015), "P05.1": (2013,), "M05.C": (2013,), "M11.D": (2013,), "M09.B": (2013,)}


@dataclass(frozen=True, slots=True)
class Course:
    """One year of an exemplar."""

    year: int
    ending: Ending
    twist: Twist = Twist.NONE


@dataclass(frozen=True, slots=True)
class Story:
    """One exemplar through the years: its theme, title, owner (unit code or user name), home and base unit."""

    key: str
    theme: Theme
    title: str
    owner: str
    home: str
    base: str
    courses: tuple[Course, ...]
    is_given: bool = False

    @property
    def is_individual(self) -> bool:
        """Tell whether a person owns it."""
        return self.theme.subject == "individual"

    @property
    def speaker(self) -> str:
        """Name the account that speaks for it: the person, or the unit's representative."""
        return self.owner if self.is_individual else username("daidien", self.home)


def stories(units: Sequence[SampleUnit], years: Sequence[int] = YEARS) -> tuple[Story, ...]:
    """Plan every exemplar of the units that take part in the years, the same every time."""
    found = [*_given(units), *_grown(units)]
    kept = [replace(one, courses=tuple(c for c in one.courses if c.year in years)) for one in found]
    kept = [one for one in kept if one.courses]
    for year in years:
        kept = list(_dealt(kept, year))
    return tuple(kept)


def _given(units: Sequence[SampleUnit]) -> Iterator[Story]:
    homes = {unit.code: unit for unit in units}
    for row in read("twelve")["registration"]:
        by_person = "." in row["owner"] and row["owner"].startswith("canhan")
        home = row["owner"].split(".", 1)[1].upper() if by_person else row["owner"]
        if home in homes:
            subject = "individual" if by_person else "collective"
            yield Story(
                key=row["key"],
                theme=theme(row, row["field"], subject, [row["title"]]),
                title=row["title"],
                owner=row["owner"],
                home=home,
                base=homes[home].base,
                courses=tuple(Course(year, _given_ending(row, year), _given_twist(row, year)) for year in row["years"]),
                is_given=True,
            )


def _given_ending(row: dict[str, Any], year: int) -> Ending:
    """End 2014 as the sample says; the years around it end well."""
    return Ending(row.get("ending", "outstanding")) if year == 2014 else Ending.OUTSTANDING


def _given_twist(row: dict[str, Any], year: int) -> Twist:
    return Twist.RETURNED if row.get("returned") and year == 2014 else Twist.NONE


def _grown(units: Sequence[SampleUnit]) -> Iterator[Story]:
    taken = {row["owner"] for row in read("twelve")["registration"]}
    choose = _Chooser(themes())
    for unit in units:
        if unit.is_base:
            for number, years in enumerate(_BASE_COLLECTIVES, 1):
                yield _story(choose, unit, "collective", unit.code, years, number)
            for number, years in enumerate(_BASE_INDIVIDUALS, 1):
                owner = username(f"canhan{number}", unit.code)
                if owner not in taken:
                    yield _story(choose, unit, "individual", owner, years, number)
        elif unit.code in _BELOW:
            yield _story(choose, unit, "collective", unit.code, _BELOW[unit.code], 1)


def _story(choose: "_Chooser", unit: SampleUnit, subject: str, owner: str, years: Iterable[int], number: int) -> Story:
    picked, title = choose.next(unit, subject)
    ending = Ending.OUTSIDE if owner == CONTRACT_WORKER else Ending.EFFECTIVE
    return Story(
        key=f"{unit.code}-{subject[:3]}-{number}",
        theme=picked,
        title=title,
        owner=owner,
        home=unit.code,
        base=unit.base,
        courses=tuple(Course(year, ending) for year in years),
    )


class _Chooser:
    """Give each exemplar a theme that fits its unit, the least used first, and a title nobody has."""

    def __init__(self, every: tuple[Theme, ...]) -> None:
        self._every = every
        self._used: Counter[str] = Counter()

    def next(self, unit: SampleUnit, subject: str) -> tuple[Theme, str]:
        fitting = [one for one in self._every if one.subject == subject and (not one.units or unit.code in one.units)]
        # a theme of the unit's own work comes before one that fits anywhere
        picked = min(fitting, key=lambda one: (self._used[one.key] - 2 * bool(one.units), self._every.index(one)))
        place = self._used[picked.key]
        self._used[picked.key] += 1
        title = picked.titles[place % len(picked.titles)]
        return picked, title if place < len(picked.titles) else f"{title} – {unit.short}"


def _dealt(kept: Sequence[Story], year: int) -> Iterator[Story]:
    """Deal the year's special endings and twists to the stories that have none of their own."""
    free = [one.key for one in kept if not one.is_given and any(_open(course, year) for course in one.courses)]
    Random(SEED + year).shuffle(free)  # noqa: S311 - sample data, not secrets
    specials = [*_share(_ENDINGS, len(free)), *([Ending.REVOKED] if year == _REVOKED_IN else [])]
    endings = dict(zip(free, specials, strict=False))
    plain = free[len(endings) :]
    twists = dict(zip(plain, _share(_TWISTS, len(free)), strict=False))
    for place, key in enumerate(plain):
        endings[key] = Ending.OUTSTANDING if place % 9 in {0, 2, 5, 7} else Ending.EFFECTIVE
    for one in kept:
        if one.key not in endings:
            yield one
            continue
        courses = (
            replace(course, ending=endings[one.key], twist=twists.get(one.key, Twist.NONE))
            if course.year == year
            else course
            for course in one.courses
        )
        yield replace(one, courses=tuple(courses))


def _open(course: Course, year: int) -> bool:
    return course.year == year and course.ending is not Ending.OUTSIDE


def _share(shares: dict[Kind, int], many: int) -> list[Kind]:
    return [kind for kind, share in shares.items() for _ in range(max(1, round(share * many / 100)))]
