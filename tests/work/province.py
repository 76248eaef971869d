"""The world of the bloc with the province's people above it: one takes in, one reads; an exemplar ready to go up."""

from collections.abc import Mapping
from datetime import date, datetime

from kheo import rulebook
from kheo.store.models import Edition, Package, PackageItem
from kheo.work import nominating, people
from kheo.work.actors import Actor, Role
from kheo.work.issuing import Paper
from kheo.work.people import NewPerson, Post
from kheo.work.province import answering, flags, results, sending
from kheo.work.province.results import Result, Said
from kheo.work.province.sending import Chosen
from tests.work.keeping import grows
from tests.work.streak import Streak
from tests.work.world import START, World, at, paper

ROUND = "province-period"
SENT, TAKEN, ANSWERED = at(2014, 11, 24), at(2014, 11, 28), at(2014, 12, 19)
INTAKE, VIEWER = "tiep.nhan", "xem"
PROVINCE = {INTAKE: Role.PROVINCE_INTAKE, VIEWER: Role.PROVINCE_VIEWER}
GRANTOR = "province_grantor"
ISSUER = "Ủy ban nhân dân tỉnh"


class Province(Streak):
    """Mai's board proposes; `tiep.nhan` answers for the province, `xem` reads."""

    def __init__(self, world: World | None = None) -> None:
        super().__init__(world)
        self.world.person_ids |= {username: self._enrolled(username) for username in PROVINCE}

    @grows
    def _enrolled(self, username: str) -> int:
        new = NewPerson(f"Phan Văn Mẫu {username.title()}", "cadre", username)
        account = people.enrol(by=people.system(), new=new, password=None, now=at(2013, 1, 2))
        post = Post(PROVINCE[username], self.world.ids["K"], "Chuyên viên", with_descendants=True, from_on=START)
        people.appoint(by=people.system(), person_id=account.person_id, post=post, now=at(2013, 1, 2))
        return account.person_id

    def who(self, username: str, now: datetime) -> Actor:
        """Act as somebody."""
        return self.world.who(username, now)

    @grows
    def listed(self, now: datetime = SENT) -> int:
        """Put the exemplar, outstanding in 2013, on the province's list."""
        self.year(2013, "outstanding")
        by = self.who("mai", now)
        return nominating.nominate(by=by, registration_id=self.rows[2013], round_key=ROUND, now=now).pk

    @grows
    def sent_to_province(
        self, *registrations: int, flags: tuple[int, ...] = (), now: datetime = SENT, number: str = ""
    ) -> Package:
        """Propose what is on the list to the province."""
        issued = paper(number or f"40-TTr/BCĐ-{now:%d%m%Y}", now.date())
        chosen = Chosen(registrations, flags, despite="Hai việc khác nhau.")
        unit, by = self.world.ids["K"], self.who("mai", now)
        return sending.send(by=by, unit_id=unit, round_key=ROUND, chosen=chosen, paper=issued, now=now)

    @grows
    def taken_in(self, package: Package, now: datetime = TAKEN) -> Package:
        """Let the province receive it."""
        return answering.take_in(by=self.who(INTAKE, now), package_id=package.pk, now=now)

    def answered(
        self, package: Package, said: Mapping[int, Said] | None = None, now: datetime = ANSWERED, **more: object
    ) -> Package:
        """Write the result down: everything is granted unless told otherwise."""
        words = said or dict.fromkeys(
            PackageItem.objects.filter(package=package).values_list("pk", flat=True), Said(granted=True)
        )
        result = Result(
            said=words,
            paper=more.pop("paper", certificate(now.date())),
            authority=more.pop("authority", GRANTOR),
            issuer=more.pop("issuer", ISSUER),
            **more,
        )
        return results.record(by=self.who(INTAKE, now), package_id=package.pk, result=result, now=now)

    @grows
    def flagged(self, unit: str = "K05", now: datetime = SENT, *, holds: bool = True) -> int:
        """Put a unit forward for the flag and judge it."""
        by = self.who("mai", now)
        made = flags.nominate(
            by=by,
            host_id=self.world.ids["K"],
            round_key=ROUND,
            unit_id=self.world.ids[unit],
            results="Ba năm liền dẫn đầu Khối về số mô hình được công nhận.",
            now=now,
        )
        marks = {"excellent_unit": flags.Mark("yes" if holds else "no", "Dẫn đầu bảng theo dõi của Ban Chỉ đạo.")}
        flags.judge(by=by, nominee_id=made.pk, marks=marks, now=now)
        return made.pk


def certificate(on: date, number: str = "3456/QĐ-UBND", position: str = "Chủ tịch") -> Paper:
    """Give the particulars of the province's decision."""
    return Paper(number, on, "Đinh Văn Mẫu Chủ", position)


def limited(most: int) -> None:
    """Let the programme set how many units may be put forward: by one quota and one word, as its file would."""
    edition = Edition.objects.get()
    text = edition.source["programme.yaml"]
    quota = (
        'quotas:\n  flags: {label: {vi: "số đơn vị được đề nghị tặng cờ", en: "units put forward"}, '
        f"body: bloc_board, most: {most}, reading: A20, cite: [III.4.b.2]}}\nrounds:\n"
    )
    word = "        - {ranked: {quota: flags, awaited: close, reading: A20, cite: [III.4.b.2]}}\n"
    meets = "        - {meets: {standard: province, reading: A20, cite: [III.4.b.2]}}\n"
    assert text.count("\nrounds:\n") == text.count(f"[unit], reading: A20, cite: [III.4.b.2]}}}}\n{meets}") == 1
    text = text.replace("\nrounds:\n", f"\n{quota}").replace(meets, meets + word)
    source = {**edition.source, "programme.yaml": text}
    Edition.objects.filter(pk=edition.pk).update(source=source, digest=rulebook.read(source).edition)
