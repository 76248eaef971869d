"""The world of the bloc with an exemplar of K05 that goes through the base rounds year after year."""

from dataclasses import replace
from datetime import date, datetime

from kheo.store.models import Registration
from kheo.work import decisions, escalating, judging, nominating, registrations, reports, standing
from kheo.work.exemplars import Owners
from kheo.work.reports import Signatory
from tests.work.bloc import Bloc
from tests.work.keeping import grows
from tests.work.world import World, achievement, at, content_, paper

FIRST, SECOND = "conference-2014", "conference-2015"
NOVEMBER = at(2014, 11, 20)


class Streak(Bloc):
    """Ngân's exemplar, accepted in 2013; each year is one call. The board is Mai's, the bloc's committee Vắng's."""

    def __init__(self, world: World | None = None) -> None:
        super().__init__(world)
        self.exemplar = Registration.objects.get(pk=self.lower).exemplar_id
        self.rows = {2013: self.lower}

    @grows
    def year(self, year: int, grade: str = "effective") -> int:
        """Recognise the exemplar with a grade in October of a year; return the base registration."""
        pk = self.rows.get(year) or self.registered(year)
        self.rows[year] = pk
        self._judged(pk, year, grade)
        decided = self._decided(pk, year)
        now = at(year, 10, 14)
        decisions.recognise(by=self.world.who("hoa", now), decision_id=decided, on=now.date(), now=now)
        return pk

    @grows
    def registered(self, year: int) -> int:
        """Register it for one more year and receive it."""
        now, world = at(year, 1, 20), self.world
        by = world.who("ngan", now)
        entry = registrations.Entry(Owners((world.ids["P05"],)), f"base-{year}", "Công sở văn minh", self.exemplar)
        row = registrations.draft(by=by, entry=entry, now=now)
        registrations.save(by=by, registration_id=row.pk, content_=content_(), now=now)
        registrations.submit(by=by, registration_id=row.pk, own_word=True, now=now)
        registrations.accept(by=world.who("hoa", now), registration_id=row.pk, now=now)
        return row.pk

    def _judged(self, pk: int, year: int, grade: str) -> None:
        world, now = self.world, at(year, 10, 3)
        reports.submit(by=world.who("ngan", now), registration_id=pk, achievement=achievement(), now=now)
        signatory = Signatory("leader", "Lê Văn Mẫu Long", "Phó Giám đốc")
        reports.confirm(by=world.who("long", now), registration_id=pk, signatory=signatory, now=now)
        self.summarised("hoa", "K05", f"base-{year}", at(year, 5, 2))
        now = at(year, 10, 8)
        judging.assign(by=world.who("hoa", now), registration_id=pk, person_id=world.person_ids["tuan"], now=now)
        sheet = replace(world.assessment(), visited_on=now.date(), grade=grade)
        judging.submit(by=world.who("tuan", now), registration_id=pk, assessment=sheet, now=now)
        judging.select(by=world.who("bao", now), registration_id=pk, grade=grade, now=now)

    def _decided(self, pk: int, year: int) -> int:
        world, now = self.world, at(year, 10, 10)
        made = decisions.propose(
            by=world.who("bao", now),
            unit_id=world.ids["K05"],
            round_key=f"base-{year}",
            registration_ids=[pk],
            paper=paper(f"01-TTr/TCĐ-{year}", now.date()),
            now=now,
        )
        now = at(year, 10, 14)
        return decisions.decide(
            by=world.who("minh", now),
            proposal_id=made.pk,
            registration_ids=[pk],
            paper=paper(f"05-QĐ/ĐU-{year}", now.date()),
            now=now,
        ).pk

    @grows
    def nominated(self, round_key: str = FIRST, now: datetime = NOVEMBER, who: str = "mai") -> int:
        """Put it on the list of a conference, resting on its newest base registration."""
        newest = self.rows[max(self.rows)]
        by = self.world.who(who, now)
        return nominating.nominate(by=by, registration_id=newest, round_key=round_key, now=now).pk

    @grows
    def said(self, pk: int, *, rising: bool = True, now: datetime = NOVEMBER, who: str = "hoa") -> None:
        """Let the base group say whether quality rose."""
        ground = "Hồ sơ đúng hạn từ 91,5% lên 98%, năm sau cao hơn năm trước."
        nominating.say_quality(by=self.world.who(who, now), registration_id=pk, rising=rising, ground=ground, now=now)

    @grows
    def sent_up(self, pk: int, on: date = date(2014, 11, 25)) -> int:
        """Let the base committee put its word on it; return the proposal."""
        now = at(on.year, on.month, on.day)
        by = self.world.who("minh", now)
        return escalating.send_up(by=by, registration_ids=[pk], paper=paper(f"09-TTr/ĐU-{on.year}", on), now=now).pk

    @grows
    def proposed(self, pk: int, round_key: str, on: date) -> int:
        """Select it and propose it to the bloc's committee."""
        now = at(on.year, on.month, on.day)
        by = self.world.who("mai", now)
        judging.select(by=by, registration_id=pk, grade="", now=now)
        return decisions.propose(
            by=by,
            unit_id=self.world.ids["K"],
            round_key=round_key,
            registration_ids=[pk],
            paper=paper(f"30-TTr/BCĐ-{on.year}", on),
            now=now,
        ).pk

    @grows
    def decided(self, pk: int, proposal: int, on: date) -> int:
        """Let the bloc's committee decide; return the decision."""
        now = at(on.year, on.month, on.day)
        return decisions.decide(
            by=self.world.who("vang", now),
            proposal_id=proposal,
            registration_ids=[pk],
            paper=paper(f"60-QĐ/ĐUK-{on.year}", on),
            now=now,
        ).pk


def found(pk: int, on: date) -> tuple[str, str]:
    """Tell what the rules say of one on a list: may it be granted, is it."""
    row = Registration.objects.get(pk=pk)
    [found] = standing.whole(row, on).findings.values()
    return found.eligible.verdict.value, found.granted.verdict.value
