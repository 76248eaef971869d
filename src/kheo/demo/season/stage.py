"""The stage: what the season has made so far, who acts, and what was refused. Acts change things only through verbs."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from kheo.demo.sample.organisation import SampleUnit
from kheo.demo.sample.people import SamplePerson
from kheo.demo.sample.plan import Story
from kheo.demo.sample.writing import Voice
from kheo.work import people
from kheo.work.actors import Actor
from kheo.work.issuing import Paper
from kheo.work.refusals import Refused

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
SYSTEM = ""
COMMITTEE = ("bithu.", "khoi.bithu")
# what whoever goes on after a warning of a double commendation says
COMPARED = "Đã đối chiếu: mỗi lần khen cho một kết quả khác nhau."


class Astray(Exception):
    """The season went another way than planned: something was refused, or let through, against the plan."""


@dataclass(frozen=True, slots=True)
class Act:
    """One act: when, who (user name), which verb, and the call. `refused` holds the clauses of an expected refusal."""

    at: datetime
    who: str
    verb: str
    do: Callable[["Stage", Actor, datetime], object]
    refused: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Attempt:
    """Something that was tried and refused, as the person was told it."""

    on: date
    verb: str
    who: str
    cite: tuple[str, ...]
    sentence: str


@dataclass(slots=True)
class Stage:
    """Ids by the names of the sample; counters of papers; what was done and what was refused."""

    units: Sequence[SampleUnit]
    people: Sequence[SamplePerson]
    unit_ids: dict[str, int] = field(default_factory=dict)
    person_ids: dict[str, int] = field(default_factory=dict)
    rows: dict[tuple[str, int], int] = field(default_factory=dict)
    exemplars: dict[str, int] = field(default_factory=dict)
    issued: dict[tuple[str, str], int] = field(default_factory=dict)
    done: Counter[str] = field(default_factory=Counter)
    attempts: list[Attempt] = field(default_factory=list)
    _numbers: Counter[tuple[str, str]] = field(default_factory=Counter)
    _actors: dict[str, Actor] = field(default_factory=dict)

    def play(self, act: Act) -> None:
        """Play one act; raises `Astray` when it is refused, or let through, against the plan."""
        try:
            act.do(self, self.actor(act.who, act.at), act.at)
        except Refused as no:
            if act.refused is None or set(act.refused) != set(no.cite):
                raise Astray(f"{act.at:%Y-%m-%d} {act.verb} by {act.who}: {no.sentence} {no.cite}") from no
            self.attempts.append(Attempt(act.at.astimezone(VIETNAM).date(), act.verb, act.who, no.cite, no.sentence))
        else:
            if act.refused is not None:
                raise Astray(f"{act.at:%Y-%m-%d} {act.verb} by {act.who} should have been refused")
            self.done[act.verb] += 1

    def actor(self, who: str, now: datetime) -> Actor:
        """Act as somebody of the sample; read again only when appointments have changed."""
        if who == SYSTEM:
            return people.system()
        if who not in self._actors:
            self._actors[who] = people.actor(people.account_of(who), now=now)
        return self._actors[who]

    def forget_actors(self) -> None:
        """Read everybody's roles anew: appointments have changed today."""
        self._actors.clear()

    def unit(self, code: str) -> SampleUnit:
        """Find a unit of the sample."""
        return next(unit for unit in self.units if unit.code == code)

    def person(self, username: str) -> SamplePerson:
        """Find a person of the sample."""
        return next(person for person in self.people if person.username == username)

    def voice(self, story: Story) -> Voice:
        """Tell who writes a story's papers."""
        return Voice(self.unit(story.home), self.person(story.owner) if story.is_individual else None, story.key)

    def paper(self, unit: str, kind: str, on: date, signer: str, reason: str = "") -> Paper:
        """Take the next number of a body's papers, running through the whole term, signed by somebody.

        A committee signs decisions and what it sends up itself; the steering body everything else.
        """
        sample = self.unit(unit)
        of_committee = signer.startswith(COMMITTEE)
        body = sample.new.symbol if of_committee else "BCĐ" if sample.new.tier == "bloc" else "TCĐ"
        self._numbers[(unit, f"{kind}/{body}")] += 1
        number = f"{self._numbers[(unit, f'{kind}/{body}')]:02d}-{kind}/{body}"
        person = self.person(signer)
        position = person.position if sample.new.tier == "bloc" else "Bí thư" if of_committee else "Tổ trưởng"
        return Paper(number, on, person.full_name, position, reason=reason)
