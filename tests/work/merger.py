"""The small world with the department that 2025 merges into K05: an exemplar of it is recognised year after year."""

from dataclasses import dataclass, replace
from datetime import date

from kheo.work import decisions, judging, people, registrations, reorganising, reports, steering, units
from kheo.work.actors import Role
from kheo.work.exemplars import Owners
from kheo.work.people import NewPerson, Post
from kheo.work.reports import Signatory
from kheo.work.reshaping import Choices, Ground, Merge
from kheo.work.steering import Seat
from kheo.work.units import NewUnit
from tests.work.keeping import grows
from tests.work.world import World, achievement, at, content_, paper

MERGED = date(2014, 12, 15)
GONE = "Đảng bộ cơ sở Sở Lao động - Thương binh và Xã hội"
ADDED = (
    NewUnit("K06", GONE, "Sở LĐTBXH", "party_committee", "party", "base", "K", "ĐU"),
    NewUnit("P06", "Phòng Người có công", "Phòng NCC", "office", "professional", "sub_base", "K06"),
)


@dataclass(frozen=True, slots=True)
class Staff:
    """Who does what at a base unit in a year; the appraiser comes from another."""

    unit: str
    owner: str
    clerk: str
    head: str
    hand: str
    appraiser: str


K06 = Staff("K06", "owner6", "clerk6", "head6", "hand6", "tuan")
K05 = Staff("K05", "owner6", "hoa", "bao", "minh", "vang")


def ground(on: date, **changes: object) -> Ground:
    """Give a decision signed and in force on a day, unless told otherwise."""
    return replace(Ground("15-QĐ/TU", on, "Bí thư Nguyễn Văn Mẫu", on), **changes)  # type: ignore[arg-type]


class Merger:
    """The small world with K06; Tuấn of K05 appraises there, since nobody appraises their own unit."""

    def __init__(self, world: World) -> None:
        self.world, self.ids = world, world.ids
        self.ids.update(units.form(units=ADDED, on=date(2012, 1, 1), decision="01-QĐ/ĐUK"))
        self.posts = {
            "owner6": self.person("owner6", "K06", Role.REPRESENTATIVE),
            "hand6": self.person("hand6", "K06", Role.SIGNATORY),
            "head6": self.person("head6", "K06", Role.PARTICIPANT),
            "clerk6": self.person("clerk6", "P06", Role.PARTICIPANT),
        }
        now = at(2013, 3, 11)
        steering.set_up_group(
            by=world.who("hand6", now),
            unit_id=self.ids["K06"],
            seats=(
                Seat(world.person_ids["head6"], Role.STEERING_HEAD, "Phó Bí thư"),
                Seat(world.person_ids["clerk6"], Role.BASE_SECRETARY, "Ủy viên"),
            ),
            paper=paper("02-QĐ/ĐU", now.date()),
            now=now,
        )
        self.exemplar: int | None = None

    def person(self, name: str, unit: str, role: Role) -> int:
        """Enrol somebody who works at a unit and holds a role there; return the appointment to the role."""
        now = at(2013, 1, 2)
        new = NewPerson(f"Mẫu {name}", "civil_servant", name)
        account = people.enrol(by=people.system(), new=new, password=None, now=now)
        self.world.person_ids[name] = account.person_id
        rows = [
            people.appoint(
                by=people.system(),
                person_id=account.person_id,
                post=Post(given, self.ids[unit], "Chuyên viên", from_on=date(2013, 1, 1)),
                now=now,
            )
            for given in dict.fromkeys((Role.PARTICIPANT, role))
        ]
        return rows[-1].pk

    @grows
    def accepted(self, year: int, staff: Staff = K06) -> int:
        """Register the exemplar in the window of a year, going on from the year before."""
        world, now = self.world, at(year, 3, 20) if year == 2013 else at(year, 1, 20)
        by = world.who(staff.owner, now)
        entry = registrations.Entry(
            Owners((self.ids[staff.unit],)), f"base-{year}", "Khéo vận động sửa nhà", self.exemplar
        )
        row = registrations.draft(by=by, entry=entry, now=now)
        self.exemplar = row.exemplar_id
        registrations.save(by=by, registration_id=row.pk, content_=content_(), now=now)
        registrations.submit(by=by, registration_id=row.pk, own_word=True, now=now)
        registrations.accept(by=world.who(staff.clerk, now), registration_id=row.pk, now=now)
        return row.pk

    def confirmed(self, pk: int, year: int, staff: Staff = K06) -> None:
        """Report and confirm."""
        world, now = self.world, at(year, 10, 3)
        reports.submit(by=world.who(staff.owner, now), registration_id=pk, achievement=achievement(), now=now)
        signatory = Signatory("committee", "Bí thư cơ sở", "Bí thư")
        reports.confirm(by=world.who(staff.hand, now), registration_id=pk, signatory=signatory, now=now)

    def appraised(self, pk: int, year: int, staff: Staff = K06) -> None:
        """Issue form 2, assign, appraise, select."""
        world, now = self.world, at(year, 10, 8)
        by = world.who(staff.head, now)
        steering.issue_summary(
            by=by,
            unit_id=self.ids[staff.unit],
            round_key=f"base-{year}",
            paper=paper(f"01-BTH/TCĐ-{year}", now.date()),
            now=now,
        )
        judging.assign(by=by, registration_id=pk, person_id=world.person_ids[staff.appraiser], now=now)
        sheet = replace(world.assessment(), visited_on=now.date())
        judging.submit(by=world.who(staff.appraiser, now), registration_id=pk, assessment=sheet, now=now)
        judging.select(by=by, registration_id=pk, grade="outstanding", now=now)

    @grows
    def proposed(self, pk: int, year: int, staff: Staff = K06) -> int:
        """Propose it; return the proposal."""
        now = at(year, 10, 10)
        return decisions.propose(
            by=self.world.who(staff.head, now),
            unit_id=self.ids[staff.unit],
            round_key=f"base-{year}",
            registration_ids=[pk],
            paper=paper(f"01-TTr/TCĐ-{year}", now.date()),
            now=now,
        ).pk

    @grows
    def recognised(self, year: int, staff: Staff = K06) -> int:
        """Let a whole year run to the recognition as outstanding; return the registration."""
        pk, now = self.accepted(year, staff), at(year, 10, 14)
        self.confirmed(pk, year, staff)
        self.appraised(pk, year, staff)
        decided = decisions.decide(
            by=self.world.who(staff.hand, now),
            proposal_id=self.proposed(pk, year, staff),
            registration_ids=[pk],
            paper=paper("05-QĐ/ĐU", now.date()),
            now=now,
        )
        decisions.recognise(by=self.world.who(staff.head, now), decision_id=decided.pk, on=now.date(), now=now)
        return pk

    def choices(self, *, to: str = "K05", posts: tuple[str, ...] = ("owner6",)) -> Choices:
        """Choose a successor for everything of K06: the exemplar, some appointments, the office below."""
        return Choices(
            exemplars={} if self.exemplar is None else {self.exemplar: to},
            appointments={self.posts[name]: to for name in posts},
            children={self.ids["P06"]: to},
        )

    @grows
    def merge(self, on: date = MERGED, choices: Choices | None = None) -> int:
        """Merge K06 into K05 by what Mai enters that morning; return the event."""
        now = at(on.year, on.month, on.day)
        act = reorganising.merge(
            by=self.world.who("mai", now),
            change=Merge((self.ids["K06"],), self.ids["K05"]),
            ground=ground(on),
            choices=self.choices() if choices is None else choices,
            now=now,
        )
        return act.events.get(kind="merged_into").pk
