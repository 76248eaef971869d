"""A small world for stories: one bloc, two base units, and people who each do one thing. Built by calling verbs."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import ClassVar, Self
from zoneinfo import ZoneInfo

from kheo.work import content, people, programmes, registrations, reports, steering, units
from kheo.work.actors import Actor, Role
from kheo.work.exemplars import Owners
from kheo.work.judging import Assessment, Mark
from kheo.work.people import NewPerson, Post
from kheo.work.steering import Paper, Seat
from kheo.work.units import NewUnit
from tests.work.keeping import grows, kept

HERE = ZoneInfo("Asia/Ho_Chi_Minh")
START = date(2013, 1, 1)

UNITS = (
    NewUnit("K", "Đảng bộ Khối các cơ quan tỉnh", "Khối", "party_committee", "party", "bloc", symbol="ĐUK"),
    NewUnit("K05", "Đảng bộ cơ sở Sở Nội vụ", "Sở Nội vụ", "party_committee", "party", "base", "K", "ĐU"),
    NewUnit("P05", "Phòng Cải cách hành chính", "Phòng CCHC", "office", "professional", "sub_base", "K05"),
    NewUnit("M05", "Công đoàn cơ sở Sở Nội vụ", "Công đoàn", "trade_union", "mass", "sub_base", "K05"),
    NewUnit("K12", "Đảng bộ cơ sở Bệnh viện tỉnh", "Bệnh viện", "party_committee", "party", "base", "K", "ĐU"),
)

# who, at which unit they work, and the roles they are given from the start
PEOPLE = (
    ("ngan", "Đỗ Thị Mẫu Ngân", "P05", ((Role.REPRESENTATIVE, "P05", False),)),
    ("long", "Lê Văn Mẫu Long", "K05", ((Role.LEADER, "K05", True),)),
    ("hoa", "Phạm Thị Mẫu Hoa", "M05", ()),
    ("bao", "Trần Văn Mẫu Bảo", "K05", ()),
    ("tuan", "Vũ Văn Mẫu Tuấn", "M05", ()),
    ("ly", "Ngô Thị Mẫu Lý", "P05", ()),
    ("minh", "Hoàng Văn Mẫu Minh", "K05", ((Role.SIGNATORY, "K05", False),)),
    ("mai", "Bùi Thị Mẫu Mai", "K", ((Role.BLOC_SECRETARY, "K", True),)),
    ("xa", "Dương Văn Mẫu Xa", "K12", ((Role.REPRESENTATIVE, "K12", False), (Role.SIGNATORY, "K12", False))),
    ("vang", "Mai Thị Mẫu Vắng", "K12", ((Role.APPRAISER, "K12", False),)),
)


def at(year: int, month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    """Give an instant of a Vietnamese day."""
    return datetime(year, month, day, hour, minute, tzinfo=HERE).astimezone(UTC)


def content_(**changes: object) -> content.Content:
    """Give the whole content of a good registration: one figure that rises, one that must fall to zero."""
    values: dict[str, object] = {
        "title": "Công sở văn minh, công chức gần dân",
        "field": "political_system",
        "problem": "Thủ tục còn rườm rà, người dân phải đi lại nhiều lần.",
        "situation": "Năm trước còn 42 hồ sơ trễ hạn.",
        "goal": "Không còn hồ sơ trễ hạn.",
        "measures": "Rà soát thủ tục; niêm yết quy tắc ứng xử.",
        "criteria": (
            content.Target("Hồ sơ đúng hạn", "%", Decimal(98), "higher", Decimal("91.5")),
            content.Target("Hồ sơ trễ hạn không có thư xin lỗi", "hồ sơ", Decimal(0), "lower", Decimal(42)),
        ),
    }
    return content.Content(**{**values, **changes})  # type: ignore[arg-type] - the keys are those of Content


def figures(first: str = "98", second: str = "0") -> dict[str, reports.Figure]:
    """Give the actual figures of a report."""
    return {"c1": reports.Figure(Decimal(first)), "c2": reports.Figure(Decimal(second))}


def achievement(first: str = "98", second: str = "0") -> reports.Achievement:
    """Give a whole report."""
    return reports.Achievement(
        "Phòng có tám công chức.",
        "Đã rà soát 15 thủ tục.",
        "Người dân bớt đi lại.",
        "Các phòng khác làm theo.",
        figures(first, second),
    )


def paper(number: str, on: date, **texts: str) -> Paper:
    """Give a paper's particulars."""
    return Paper(number, on, "Hoàng Văn Mẫu Minh", "Bí thư", **texts)


class World:
    """The small world with its people; each act of a season is one method that calls one verb."""

    units: ClassVar[tuple[NewUnit, ...]] = UNITS

    def __init__(self) -> None:
        self.ids, self.person_ids = kept(type(self), self._formed)

    @classmethod
    def with_group(cls) -> Self:
        """Build it with the steering group of K05."""
        return kept((cls, "group"), cls._grouped)

    @classmethod
    def _grouped(cls) -> Self:
        built = cls()
        built.set_up_group()
        return built

    def _formed(self) -> tuple[dict[str, int], dict[str, int]]:
        """Form the units, enrol everybody, adopt the programme."""
        ids = units.form(units=self.units, on=date(2012, 1, 1), decision="01-QĐ/ĐUK")
        person_ids: dict[str, int] = {}
        for username, name, home, posts in PEOPLE:
            account = people.enrol(
                by=people.system(), new=NewPerson(name, "civil_servant", username), password=None, now=at(2013, 1, 1)
            )
            person_ids[username] = account.person_id
            for role, unit, below in ((Role.PARTICIPANT, home, False), *posts):
                post = Post(role, ids[unit], "Chuyên viên", with_descendants=below, from_on=START)
                people.appoint(by=people.system(), person_id=account.person_id, post=post, now=at(2013, 1, 1))
        programmes.adopt(
            by=self.who("mai", at(2013, 3, 1)),
            folder="dan-van-kheo-2013-2015",
            unit_id=ids["K"],
            decision="01-KH/BCĐ",
            now=at(2013, 3, 1),
        )
        return ids, person_ids

    def who(self, username: str, now: datetime) -> Actor:
        """Act as somebody at an instant."""
        return people.actor(people.account_of(username), now=now)

    def set_up_group(self, on: date = date(2013, 3, 11)) -> None:
        """Set up the steering group of K05: Bảo heads it, Hoa is its secretary, Tuấn and Lý belong to it."""
        now = at(on.year, on.month, on.day)
        steering.set_up_group(
            by=self.who("minh", now),
            unit_id=self.ids["K05"],
            seats=(
                Seat(self.person_ids["bao"], Role.STEERING_HEAD, "Phó Bí thư"),
                Seat(self.person_ids["hoa"], Role.BASE_SECRETARY, "Chủ tịch Công đoàn"),
                Seat(self.person_ids["tuan"], Role.STEERING_MEMBER, "Ủy viên"),
                Seat(self.person_ids["ly"], Role.STEERING_MEMBER, "Ủy viên"),
            ),
            paper=paper("02-QĐ/ĐU", on),
            now=now,
        )

    def drafted(self, now: datetime, round_key: str = "base-2014", continues: int | None = None) -> int:
        """Ngân drafts for her office and fills in form 1."""
        entry = registrations.Entry(Owners((self.ids["P05"],)), round_key, "Công sở văn minh", continues)
        row = registrations.draft(by=self.who("ngan", now), entry=entry, now=now)
        registrations.save(by=self.who("ngan", now), registration_id=row.pk, content_=content_(), now=now)
        return row.pk

    def submitted(self, now: datetime, round_key: str = "base-2014") -> int:
        """Ngân sends it."""
        pk = self.drafted(now, round_key)
        registrations.submit(by=self.who("ngan", now), registration_id=pk, own_word=True, now=now)
        return pk

    @grows
    def accepted(self, now: datetime, round_key: str = "base-2014") -> int:
        """Hoa receives it the same day."""
        pk = self.submitted(now, round_key)
        registrations.accept(by=self.who("hoa", now), registration_id=pk, now=now)
        return pk

    @grows
    def summarised(self, round_key: str = "base-2014") -> None:
        """Hoa issues form 2 when the window has closed."""
        now = at(2014, 2, 5)
        steering.issue_summary(
            by=self.who("hoa", now),
            unit_id=self.ids["K05"],
            round_key=round_key,
            paper=paper("01-BTH/TCĐ", date(2014, 2, 5)),
            now=now,
        )

    def assessment(self, **marks: str) -> Assessment:
        """Give a whole appraisal: everything met, every standard yes, unless told otherwise."""
        standards = ("consensus", "climb", "creative", "spreads", "moral_example")
        return Assessment(
            criteria={key: Mark(marks.get(key, "met"), "Đã kiểm tra sổ.") for key in ("c1", "c2")},
            standards={key: Mark(marks.get(key, "yes"), "Thấy tại chỗ.") for key in standards},
            on_the_spot=True,
            visited_on=date(2014, 10, 6),
            remark="Làm thật, hiệu quả rõ.",
            grade="outstanding",
        )
