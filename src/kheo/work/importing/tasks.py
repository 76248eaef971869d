"""What is being imported, by whom, for which unit and round; what came of each row; what a kind of import must know."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from django.db import transaction

from kheo import rulebook, sheets
from kheo.store.models import ImportedRow
from kheo.work import days, programmes, units
from kheo.work.actors import Actor
from kheo.work.importing.fields import ROW, Cells, Field, Record
from kheo.work.permits import Thing
from kheo.work.refusals import BadInput, Refused

What = Literal["new", "changed", "same", "bad"]
WORDS: Mapping[What, str] = {"new": "Thêm mới", "changed": "Cập nhật", "same": "Không đổi", "bad": "Chưa nhập được"}


@dataclass(frozen=True)
class Task:
    """One import: who, for which unit and round, when. The organisation and the programme are read once."""

    by: Actor
    unit_id: int
    round: str
    now: datetime

    def __post_init__(self) -> None:
        object.__setattr__(self, "on", days.day(self.now))
        object.__setattr__(self, "tree", units.tree(days.day(self.now)))

    on: date = field(init=False)
    tree: units.Tree = field(init=False)

    @property
    def here(self) -> frozenset[int]:
        """Tell the units that an import for this unit may speak of."""
        return self.tree.under(self.unit_id)

    @property
    def thing(self) -> Thing:
        """Tell what the permits are asked about: the unit, also as an owner whom somebody speaks for."""
        return Thing(unit_id=self.unit_id, owner_units=frozenset({self.unit_id}))

    def programme(self) -> rulebook.Programme:
        """Read the programme in force for the unit; raises `NotFound`."""
        return programmes.current(self.unit_id, on=self.on)[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came, or would come, of one row; `faults` and `notes` are sentences for the reader, faults by key."""

    record: Record
    what: What
    label: str
    faults: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    cite: tuple[str, ...] = ()
    subject: str = ""
    subject_id: int = 0
    revision: int = 0
    was: Any = None
    note: str = ""

    @property
    def tone(self) -> str:
        """Tell the colour: bad, look (go in, but look at it), good."""
        return "bad" if self.what == "bad" else "look" if self.notes else "good"

    @property
    def word(self) -> str:
        """Tell in words what came of it."""
        return WORDS[self.what]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of import: its columns, what it carries out by which verbs, how an act of it is taken back."""

    key: str
    label: str
    about: str
    verb: str
    needs_round: bool = False
    continues_on: tuple[str, ...] = ()
    fields: Callable[[Task], tuple[Field, ...]]
    carry: Callable[[Task, Sequence[Record]], list[Outcome]]
    usual: Callable[[Task], list[Mapping[str, sheets.Cell]]]
    rests: Callable[[ImportedRow], str]
    take_back: Callable[[ImportedRow], None]


def bad(cells: Cells, label: str) -> Outcome:
    """Give a row that cannot be read."""
    return Outcome(record=cells.record, what="bad", label=label, faults=dict(cells.faults), notes=tuple(cells.notes))


def refused(cells: Cells, label: str, no: Refused, keys: Mapping[str, str] | None = None) -> Outcome:
    """Give a row that a verb has refused, in the verb's own words, at the columns that they speak of."""
    faults = dict(cells.faults)
    named = no.fields if isinstance(no, BadInput) else {}
    for name, sentence in named.items():
        key = (keys or {}).get(name, name)
        faults[key if cells.has(key) else ROW] = sentence if len(named) > 1 else no.sentence
    if not named:
        faults[ROW] = no.sentence
    return Outcome(record=cells.record, what="bad", label=label, faults=faults, notes=tuple(cells.notes), cite=no.cite)


def tried(cells: Cells, label: str, act: Callable[[], Outcome]) -> Outcome:
    """Carry out one row in a savepoint of its own, so that a refusal leaves nothing behind."""
    try:
        with transaction.atomic():
            return act()
    except Refused as no:
        return refused(cells, label, no)
