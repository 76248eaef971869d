"""The small world with a board and a committee at the bloc, for stories that go up a tier."""

from dataclasses import replace
from datetime import date, datetime

from kheo.work import decisions, escalating, judging, people, registrations, reports, steering
from kheo.work.actors import Role
from kheo.work.people import Post
from kheo.work.reports import Signatory
from tests.work.keeping import grows, kept
from tests.work.world import World, achievement, at, paper

UP = "bloc-2014-2015"
JANUARY = at(2014, 1, 20)


class Bloc:
    """The small world with a board and a committee at the bloc, and an exemplar outstanding at the base in 2013."""

    def __init__(self, world: World | None = None) -> None:
        if world is None:
            self.world, self.lower = kept((type(self), "bloc"), lambda: self._begun(World.with_group()))
        else:
            self.world, self.lower = self._begun(world)

    def _begun(self, world: World) -> tuple[World, int]:
        """Appoint board and committee; register the exemplar."""
        self.world = world
        for username, role in (("mai", Role.BLOC_HEAD), ("vang", Role.SIGNATORY)):
            post = Post(role, world.ids["K"], "Phó Bí thư", with_descendants=False, from_on=date(2013, 1, 1))
            person = world.person_ids[username]
            people.appoint(by=people.system(), person_id=person, post=post, now=at(2013, 1, 2))
        return world, self.accepted_2013()

    def accepted_2013(self) -> int:
        """Register in the window of 2013."""
        return self.world.accepted(at(2013, 3, 20), "base-2013")

    @grows
    def recognised(self) -> int:
        """Recognise it as outstanding in October 2013."""
        world, pk = self.world, self.lower
        october = at(2013, 10, 3)
        reports.submit(by=world.who("ngan", october), registration_id=pk, achievement=achievement(), now=october)
        signatory = Signatory("leader", "Lê Văn Mẫu Long", "Phó Giám đốc")
        reports.confirm(
            by=world.who("long", at(2013, 10, 4)), registration_id=pk, signatory=signatory, now=at(2013, 10, 4)
        )
        self.summarised("hoa", "K05", "base-2013", at(2013, 5, 2))
        now = at(2013, 10, 8)
        judging.assign(by=world.who("hoa", now), registration_id=pk, person_id=world.person_ids["tuan"], now=now)
        judging.submit(
            by=world.who("tuan", now),
            registration_id=pk,
            assessment=replace(world.assessment(), visited_on=now.date()),
            now=now,
        )
        now = at(2013, 10, 10)
        judging.select(by=world.who("bao", now), registration_id=pk, grade="outstanding", now=now)
        made = decisions.propose(
            by=world.who("bao", now),
            unit_id=world.ids["K05"],
            round_key="base-2013",
            registration_ids=[pk],
            paper=paper("01-TTr/TCĐ", now.date()),
            now=now,
        )
        now = at(2013, 10, 14)
        by = world.who("minh", now)
        decided = decisions.decide(
            by=by, proposal_id=made.pk, registration_ids=[pk], paper=paper("05-QĐ/ĐU", now.date()), now=now
        )
        decisions.recognise(by=world.who("hoa", now), decision_id=decided.pk, on=now.date(), now=now)
        return pk

    def summarised(self, who: str, unit: str, round_key: str, now: datetime) -> None:
        """Issue form 2 of a round."""
        steering.issue_summary(
            by=self.world.who(who, now),
            unit_id=self.world.ids[unit],
            round_key=round_key,
            paper=paper(f"01-BTH/{unit}-{now.year}", now.date()),
            now=now,
        )

    @grows
    def sent(self, now: datetime = JANUARY) -> int:
        """Register it with the bloc."""
        by = self.world.who("ngan", now)
        row = escalating.escalate(by=by, registration_id=self.lower, round_key=UP, now=now)
        registrations.submit(by=by, registration_id=row.pk, own_word=True, now=now)
        return row.pk

    @grows
    def received(self) -> int:
        """Let the board receive it."""
        pk, now = self.sent(), at(2014, 2, 10)
        registrations.accept(by=self.world.who("mai", now), registration_id=pk, now=now)
        return pk
