"""What the groups of Việc cần làm share: an item, what somebody steers, heads and signs for, and the open dossiers."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeAlias

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from kheo import rulebook
from kheo.rulebook.programme import Round
from kheo.store.models import Assignment, Owner, ProposalItem, QualityWord, Registration, Survey, Version
from kheo.work import programmes
from kheo.work.actors import Actor, Role
from kheo.work.gathering import Found
from kheo.work.lifecycle import State
from kheo.work.outbox import STEERING

# what stands open besides the dossiers under way, by kind: the modules ask for it together, before they list
Open: TypeAlias = Mapping[str, Sequence[Found]]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do: what, on which thing, until when (last day), and the clause that asks for it.

    `act` is the verb that a door turns into an address, with `id` and, for things of a unit, `unit_id` and `round`.
    `key` tells apart what would be the same by these: two visits to one exemplar, one letter to two units.
    """

    act: str
    label: str
    target: str
    by_on: date | None
    cite: tuple[str, ...]
    id: int | None = None
    unit_id: int | None = None
    round: str = ""
    note: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class UnderWay:
    """A dossier that is under way, what this person has to do with it, and what has been done on it."""

    row: Registration
    is_own: bool
    is_mine: bool
    is_led: bool
    is_given: bool
    is_asked: bool
    is_assigned: bool
    is_left: bool
    is_visited: bool
    is_sent: bool
    is_spoken: bool

    @property
    def state(self) -> State:
        """The step it has come to."""
        return State(self.row.state)


class Seats:
    """What several groups ask about: the day, the programme in force, the units steered and signed for."""

    def __init__(self, by: Actor, on: date) -> None:
        self.by, self.on = by, on
        found = programmes.newest()
        self.programme = found[1] if found else None
        self.steered = by.seats(*STEERING)
        self.headed = by.seats(Role.STEERING_HEAD, Role.BLOC_HEAD)
        self.signed = by.seats(Role.SIGNATORY)
        self.speaks_for = by.reach(Role.BASE_SECRETARY, Role.STEERING_HEAD)  # also for what closed units left
        self.answers = by.reach(Role.SIGNATORY)  # with what closed units left to those they sign for
        self.books = {pk: book.on(on) for pk, book in programmes.books().items()}

    @cached_property
    def under_way(self) -> tuple[UnderWay, ...]:
        """Read every dossier under way that is somehow this person's, in one query.

        Each reason is followed along its own index and the answers are put together; as one condition they would be
        asked of every dossier there is.
        """
        rows = Registration.objects.filter(pk__in=self._theirs(), state__in=[str(state) for state in _UNDER_WAY])
        found = rows.annotate(**{name: Exists(one) for name, one in _marks(self.by).items()}).select_related(
            "exemplar", "lower"
        )
        return tuple(UnderWay(row, *(vars(row)[name] for name in _MARKS)) for row in found.order_by("pk"))

    def _theirs(self) -> QuerySet[Registration, Any]:
        """Ask for the ids of what is somebody's: as owner, leader or appraiser, or by a seat where it is or was."""
        mine = Owner.objects.filter(Q(person_id=self.by.person_id) | Q(unit_id__in=self.by.seats(Role.REPRESENTATIVE)))
        led = Owner.objects.filter(home_id__in=self.by.reach(Role.LEADER))
        given = Assignment.objects.filter(person_id=self.by.person_id, ended_on__isnull=True)
        reasons = (
            Q(exemplar_id__in=led.values("exemplar_id")),
            Q(pk__in=given.values("registration_id")),
            Q(unit_id__in=self.steered | self.headed | self.answers),
            Q(lower__unit_id__in=self.answers | self.speaks_for),
        )
        first, *others = (
            Registration.objects.filter(one).values("pk")
            for one in (Q(exemplar_id__in=mine.values("exemplar_id")), *reasons)
        )
        return first.union(*others)

    def at(self, units: Collection[int], *states: State) -> Iterator[UnderWay]:
        """List what is open at some units, in some states."""
        return (one for one in self.under_way if one.row.unit_id in units and one.state in states)

    def window(self, row: Registration, kind: str) -> rulebook.Window | None:
        """Find a window of the round a registration is in."""
        return self.books[row.edition_id].rounds[row.round].windows.get(kind)

    def rounds(self) -> Iterator[Round]:
        """List the rounds with a registration that have begun, at every tier."""
        if self.programme is not None:
            for one in self.programme.rounds.values():
                if "register" in one.windows and one.windows["register"].from_on <= self.on:
                    yield one


_UNDER_WAY = (
    State.DRAFT,
    State.SUBMITTED,
    State.RETURNED,
    State.ACCEPTED,
    State.REPORTED,
    State.REPORT_RETURNED,
    State.CONFIRMED,
    State.APPRAISED,
    State.SELECTED,
    State.NOMINATED,
)
_MARKS = (
    "is_own",
    "is_mine",
    "is_led",
    "is_given",
    "is_asked",
    "is_assigned",
    "is_left",
    "is_visited",
    "is_sent",
    "is_spoken",
)


def _marks(by: Actor) -> dict[str, QuerySet[Any]]:
    """Say how each mark of an open dossier is found."""
    owners = Owner.objects.filter(exemplar=OuterRef("exemplar"))
    running = Assignment.objects.filter(registration=OuterRef("pk"), ended_on__isnull=True)
    # the committee below may have ended since: whatever another unit than the board's own proposed is its word
    sent = ProposalItem.objects.filter(registration=OuterRef("pk")).exclude(proposal__unit=F("registration__unit"))
    return {
        "is_own": owners.filter(person_id=by.person_id),
        "is_mine": owners.filter(Q(person_id=by.person_id) | Q(unit_id__in=by.seats(Role.REPRESENTATIVE))),
        "is_led": owners.filter(home_id__in=by.reach(Role.LEADER)),
        "is_given": running.filter(person_id=by.person_id),
        "is_asked": Version.objects.filter(registration=OuterRef("pk"), status=Version.Status.ASKED),
        "is_assigned": running,
        "is_left": Assignment.objects.filter(registration=OuterRef("pk"), ended_on__isnull=False),
        "is_visited": Survey.objects.filter(registration=OuterRef("pk")),
        "is_sent": sent,
        "is_spoken": QualityWord.objects.filter(registration=OuterRef("pk")),
    }


def rows_in(rows: QuerySet[Registration], *states: State) -> QuerySet[Registration]:
    """List registrations in some states, with their exemplars."""
    return rows.filter(state__in=[str(state) for state in states]).select_related("exemplar")


def item(act: str, label: str, row: Registration, window: rulebook.Window | None, note: str = "") -> Item:
    """Make an item of a registration with the last day of a window."""
    return Item(
        act=act,
        label=label,
        target=row.exemplar.title,
        by_on=window.last_on if window is not None else None,
        cite=window.cite if window is not None else (),
        id=row.pk,
        unit_id=row.unit_id,
        round=row.round,
        note=note,
    )


def owned(by: Actor) -> QuerySet[Registration]:
    """List the registrations that somebody owns or speaks for."""
    own = Q(exemplar__owners__person_id=by.person_id) | Q(exemplar__owners__unit_id__in=by.seats(Role.REPRESENTATIVE))
    return Registration.objects.filter(pk__in=Registration.objects.filter(own).values("pk"))
