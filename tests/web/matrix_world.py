"""The season of the permission matrix: three tiers, a dossier in every state, and one account for each standing.

Everything is made by calling verbs. Whoever is asked about holds one role at one unit and nothing else; the few who
are more than their role (an owner, an assigned appraiser) come last.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import ClassVar

from kheo.store.models import Account, Appointment, Document, Edition, Proposal, UnitEvent
from kheo.work import (
    decisions,
    dispatches,
    escalating,
    judging,
    nominating,
    people,
    registrations,
    reorganising,
    reports,
    surveys,
    visits,
)
from kheo.work.actors import Role
from kheo.work.dispatches import Letter
from kheo.work.exemplars import Owners
from kheo.work.files import Upload
from kheo.work.people import NewPerson, Post
from kheo.work.permits import Thing
from kheo.work.province import flags, sending
from kheo.work.province.sending import Chosen
from kheo.work.reshaping import Ground, Rename
from kheo.work.surveys import Visit
from kheo.work.units import NewUnit
from tests.web import matrix_printed
from tests.web.matrix_printed import NOW, PNG
from tests.web.office.conftest import JANUARY, Season
from tests.work.deeds import brought_up, entered
from tests.work.streak import Streak
from tests.work.uploads import blank_pdf
from tests.work.world import START, UNITS, World, at, content_, paper

ROUND, UP, LIST = "base-2014", "bloc-2014-2015", "conference-2014"
TOP = NewUnit("T", "Tỉnh ủy", "Tỉnh ủy", "party_committee", "party", "province", symbol="TU")
MORE = (
    NewUnit("H", "Đảng bộ Khối doanh nghiệp tỉnh", "Khối doanh nghiệp", "party_committee", "party", "bloc", "T"),
    NewUnit("Z", "Tỉnh ủy tỉnh bạn", "Tỉnh bạn", "party_committee", "party", "province", symbol="TU"),
)
PLACES = ("T", "K", "K05", "P05", "K12", "H", "Z")


class Standing(Enum):
    """How somebody's unit stands to the unit that has the thing; the value is what the docs print."""

    OWN = "own"
    BELOW = "below"
    BESIDE = "beside"
    ABOVE = "above"
    NONE = "elsewhere"


class Provinces(World):
    """The small world with a province above its bloc, another bloc beside it, and another province."""

    units: ClassVar = (TOP, *(replace(one, parent="T") if one.code == "K" else one for one in UNITS), *MORE)


@dataclass(frozen=True, slots=True)
class Somebody:
    """One account: `role` is what the docs call it; its roles at its place, with what is below or without."""

    username: str
    role: str
    roles: tuple[Role, ...]
    place: str | None
    below: bool = True


@dataclass(frozen=True, slots=True)
class Dossier:
    """What the matrix knows of a registration: from how it was made, not from how the code reads it."""

    key: str
    pk: int
    unit: str = "K05"
    lower: str | None = None
    owner_unit: str | None = "P05"
    owner: str | None = None
    home: str = "P05"
    appraiser: str | None = None
    writer: str = "ngan"

    @property
    def is_draft(self) -> bool:
        """Tell whether it has never been sent."""
        return self.key in {"draft", "written for others"}


def everybody() -> Iterator[Somebody]:
    """List the accounts: every role at every place with what is below it, above also without; then the others."""
    for role in Role:
        for place in PLACES:
            yield Somebody(f"{role}.{place}", str(role), (role,), place)
        yield Somebody(f"{role}.K.only", str(role), (role,), "K", below=False)
    yield Somebody("owner", "owner", (Role.PARTICIPANT,), "P05")
    yield Somebody("assigned", "assigned appraiser", (Role.PARTICIPANT, Role.APPRAISER), "K12", below=False)
    yield Somebody("writer", "writer for others", (Role.PARTICIPANT, Role.BASE_SECRETARY), "K05", below=False)
    yield Somebody("former", "without a unit", (Role.BASE_SECRETARY, Role.REPRESENTATIVE), "K05")
    yield Somebody("nobody", "without a unit", (), None)


class Made(Season):
    """The season with everything the addresses lead to."""

    def __init__(self) -> None:
        self.world = Provinces()
        self.world.set_up_group()
        self.unit, self.other = self.world.ids["K05"], self.world.ids["K12"]
        self.people = {one.username: one for one in everybody()}
        self._enrol()
        self.dossiers = {one.key: one for one in (*self._below(), *self._above())}
        self.event = self._renamed()
        self.package, self.flag = self._at_the_province()
        self.dispatch, self.attachment = self._launched()
        self.post = Appointment.objects.filter(unit_id=self.unit).latest("pk").pk
        self.edition = Edition.objects.latest("pk").pk
        self.accounts = {one.username: one for one in Account.objects.select_related("person")}
        Appointment.objects.filter(person_id=self.world.person_ids["former"]).update(until_on=NOW.date())
        self.actors = {name: people.actor(self.accounts[name], now=NOW) for name in self.people}

    def _at_the_province(self) -> tuple[int, int]:
        """Send an exemplar to the province; put the bloc's own unit forward for the flag."""
        world, period = self.world, "province-period"
        mai, bloc = world.who("mai", NOW), world.ids["K"]
        lower = self.dossiers["received above"].pk
        row = nominating.nominate(by=mai, registration_id=lower, round_key=period, now=NOW)
        issued, chosen = paper("40-TTr/BCĐ", NOW.date()), Chosen((row.pk,), despite="Hai việc khác nhau.")
        made = sending.send(by=mai, unit_id=bloc, round_key=period, chosen=chosen, paper=issued, now=NOW)
        results = "Dẫn đầu phong trào của tỉnh."
        flag = flags.nominate(by=mai, host_id=bloc, round_key=period, unit_id=bloc, results=results, now=NOW)
        return made.pk, flag.pk

    def _enrol(self) -> None:
        for one in self.people.values():
            new = NewPerson(f"Người Mẫu {one.username}", "civil_servant", one.username)
            account = people.enrol(by=people.system(), new=new, password=None, now=at(2013, 1, 1))
            self.world.person_ids[one.username] = account.person_id
            for role in one.roles:
                post = Post(role, self.world.ids[one.place], with_descendants=one.below, from_on=START)
                people.appoint(by=people.system(), person_id=account.person_id, post=post, now=at(2013, 1, 1))

    def _below(self) -> Iterator[Dossier]:
        """Bring a dossier of the base unit to every state that a page is made for."""
        hoa = self.world.who("hoa", JANUARY)
        yield Dossier("draft", self.world.drafted(JANUARY))
        yield Dossier("written for others", self._drafted("writer", on_behalf=True), writer="writer")
        yield Dossier("submitted", self.world.submitted(JANUARY))
        returned = self.world.submitted(JANUARY)
        registrations.send_back(by=hoa, registration_id=returned, reason="Thiếu tiêu chí.", now=JANUARY)
        yield Dossier("returned", returned)
        yield Dossier("accepted", self.world.accepted(JANUARY))
        yield Dossier("change asked", self.change_asked(JANUARY))
        yield Dossier("of a person", self._of_a_person(), owner_unit=None, owner="owner", writer="owner")
        yield Dossier("reported", self.reported())
        yield Dossier("confirmed", self._reassigned(), appraiser="assigned")
        yield Dossier("appraised", self.appraised(), appraiser="tuan")
        yield Dossier("selected", self.selected(), appraiser="tuan")
        yield Dossier("proposed", self._proposed("03-TTr/TCĐ"), appraiser="tuan")
        decided = self._proposed("04-TTr/TCĐ")
        pending, done = Proposal.objects.order_by("pk").values_list("pk", flat=True)
        self.proposals = {"pending": pending, "decided": done}
        self.decision = self._decide(decided)
        self.printed, self.waiting = matrix_printed.printed(self.world, self.decision)
        self.copy = matrix_printed.returned(self.world, self.paper_of_decision())
        yield Dossier("decided", decided, appraiser="tuan")
        withdrawn = self.world.accepted(JANUARY)
        by = self.world.who("ngan", JANUARY)
        registrations.withdraw(by=by, registration_id=withdrawn, reason="Chuyển việc.", now=JANUARY)
        yield Dossier("withdrawn", withdrawn)
        yield Dossier("sudden", entered(self.world, at(2014, 10, 2)), writer="hoa")

    def _above(self) -> Iterator[Dossier]:
        """Put one on the list of a conference; register two with the bloc, of which the board has visited one."""
        ngan, mai = self.world.who("ngan", JANUARY), self.world.who("mai", JANUARY)
        streak = Streak(self.world)
        streak.year(2013)
        streak.rows[2014] = streak.registered(2014)
        yield Dossier("on a list", streak.nominated(LIST, at(2014, 10, 14)), unit="K", lower="K05")
        for key in ("sent up", "received above"):
            lower = self.world.accepted(at(2013, 3, 20), "base-2013")
            row = escalating.escalate(by=ngan, registration_id=lower, round_key=UP, now=JANUARY)
            registrations.submit(by=ngan, registration_id=row.pk, own_word=True, now=JANUARY)
            yield Dossier(key, row.pk, unit="K", lower="K05")
        yield Dossier("brought up", brought_up(self.world, at(2014, 10, 3)), unit="K", lower="K05", writer="hoa")
        registrations.accept(by=mai, registration_id=row.pk, now=JANUARY)
        visit = Visit(JANUARY.date(), "Đã xem tại chỗ.", "Ghi sổ hằng tuần.", date(2014, 2, 1))
        self.survey = surveys.record(by=mai, registration_id=row.pk, visit=visit, now=JANUARY).pk
        kept = visits.add_photo(by=mai, survey_id=self.survey, upload=Upload("anh.png", PNG), now=JANUARY)
        self.photo = kept.pk

    def _drafted(self, who: str, *, on_behalf: bool = False, **owners: tuple[int, ...]) -> int:
        by = self.world.who(who, JANUARY)
        whose = Owners(**(owners or {"unit_ids": (self.world.ids["P05"],)}))
        entry = registrations.Entry(whose, ROUND, "Việc nhỏ, nghĩa lớn", None)
        row = registrations.draft(by=by, entry=entry, now=JANUARY, on_behalf=on_behalf)
        registrations.save(by=by, registration_id=row.pk, content_=content_(), now=JANUARY)
        return row.pk

    def _of_a_person(self) -> int:
        pk = self._drafted("owner", person_ids=(self.world.person_ids["owner"],))
        by, early = self.world.who("owner", JANUARY), at(2014, 10, 4)
        registrations.submit(by=by, registration_id=pk, own_word=True, now=JANUARY)
        registrations.accept(by=self.world.who("hoa", JANUARY), registration_id=pk, now=JANUARY)
        kept = reports.add_evidence(by=by, registration_id=pk, upload=Upload("anh.png", PNG), now=early)
        self.evidence = kept.pk
        return pk

    def _reassigned(self) -> int:
        pk, now = self.confirmed(), at(2014, 10, 6)
        whom = self.world.person_ids["assigned"]
        judging.assign(by=self.world.who("hoa", now), registration_id=pk, person_id=whom, now=now)
        return pk

    def _proposed(self, number: str) -> int:
        pk, now = self.selected(), at(2014, 10, 11)
        issued, by = paper(number, now.date()), self.world.who("bao", now)
        decisions.propose(by=by, unit_id=self.unit, round_key=ROUND, registration_ids=[pk], paper=issued, now=now)
        return pk

    def _decide(self, pk: int) -> int:
        now = at(2014, 10, 12)
        issued, by = paper("05-QĐ/ĐU", now.date()), self.world.who("minh", now)
        made = decisions.decide(
            by=by, proposal_id=self.proposals["decided"], registration_ids=[pk], paper=issued, now=now
        )
        return made.pk

    def _launched(self) -> tuple[int, int]:
        """The base unit sends guidance with a file to the office below it."""
        upload = Upload("huong-dan.pdf", blank_pdf())
        sent = Letter("guidance", "Hướng dẫn", "Đăng ký.", (self.world.ids["P05"],), uploads=(upload,))
        by = self.world.who("hoa", JANUARY)
        made = dispatches.send(by=by, unit_id=self.unit, letter=sent, now=JANUARY)
        return made.pk, made.attachments.get().pk

    def _renamed(self) -> int:
        ground = Ground("15-QĐ/ĐUK", date(2014, 9, 1), "Bí thư", date(2014, 9, 1))
        change = Rename(self.world.ids["M05"], "Công đoàn Sở Nội vụ tỉnh", "Công đoàn Sở")
        reorganising.rename(by=people.system(), change=change, ground=ground, now=at(2014, 9, 1))
        return UnitEvent.objects.latest("pk").pk

    def paper_of(self, key: str) -> int:
        """Find the first paper of a dossier."""
        return Document.objects.filter(registration_id=self.dossiers[key].pk).earliest("pk").pk

    def paper_of_decision(self) -> int:
        """Find the paper of the decision."""
        return Document.objects.filter(decision_id=self.decision).earliest("pk").pk

    def standing(self, one: Somebody, unit: str) -> Standing:
        """Tell how somebody's place stands to a unit."""
        if one.place is None:
            return Standing.NONE
        here, there = self.path(one.place), self.path(unit)
        if here == there:
            return Standing.OWN
        if unit in here:
            return Standing.BELOW
        if one.place in there:
            return Standing.ABOVE
        return Standing.BESIDE if here[1:] == there[1:] and here[1:] else Standing.NONE

    def path(self, code: str) -> tuple[str, ...]:
        """Name a unit and everything above it."""
        parents = {one.code: one.parent for one in Provinces.units}
        found = [code]
        while parents[found[-1]] is not None:
            found.append(parents[found[-1]])
        return tuple(found)

    def thing(self, dossier: Dossier) -> Thing:
        """Give a dossier as the permits know it."""
        ids, persons = self.world.ids, self.world.person_ids
        return Thing(
            unit_id=ids[dossier.unit],
            below_id=ids[dossier.lower] if dossier.lower else None,
            owner_people=frozenset({persons[dossier.owner]} if dossier.owner else ()),
            owner_units=frozenset({ids[dossier.owner_unit]} if dossier.owner_unit else ()),
            homes=frozenset({ids[dossier.home]}),
            appraisers=frozenset({persons[dossier.appraiser]} if dossier.appraiser else ()),
        )
