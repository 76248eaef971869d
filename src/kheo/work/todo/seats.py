"""What the groups of Việc cần làm share: an item, and what somebody steers, heads and signs for on a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from kheo import rulebook
from kheo.rulebook.programme import Round
from kheo.store.models import Registration
from kheo.work import programmes
from kheo.work.actors import Actor, Role
from kheo.work.lifecycle import State
from kheo.work.outbox import STEERING


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do: what, on which thing, until when (last day), and the clause that asks for it.

    `act` is the verb that a door turns into an address, with `id` and, for things of a unit, `unit_id` and `round`.
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

    def window(self, row: Registration, kind: str) -> rulebook.Window | None:
        """Find a window of the round a registration is in."""
        return self.books[row.edition_id].rounds[row.round].windows.get(kind)

    def rounds(self) -> Iterator[Round]:
        """List the rounds with a registration that have begun, at every tier."""
        if self.programme is not None:
            for one in self.programme.rounds.values():
                if "register" in one.windows and one.windows["register"].from_on <= self.on:
                    yield one


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
