"""The opening of the season: units and people, the programme, the steering groups and their duties."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import partial

from kheo.demo.sample.organisation import SampleUnit, formed
from kheo.demo.sample.people import SamplePerson, username
from kheo.demo.season.days import at, later, working
from kheo.demo.season.stage import SYSTEM, Act, Stage
from kheo.work import people, programmes, steering, units
from kheo.work.actors import Actor, Role
from kheo.work.people import NewPerson, Post
from kheo.work.steering import Seat

PROGRAMME = "dan-van-kheo-2013-2015"
FIRST = date(2013, 1, 2)
ADOPTED_ON = date(2013, 3, 1)
# the one base unit whose steering group comes after the end of March (III.5.a)
LATE_UNIT, LATE_ON = "K18", date(2013, 4, 5)
DUTIES = (
    ("follow", "thanhvien1", "Theo dõi các tập thể đăng ký"),
    ("nurture", "thanhvien2", "Chăm bồi các cá nhân đăng ký"),
    ("appraise", "thamdinh", "Thẩm định hồ sơ theo phân công chéo trong cụm"),
    ("select", "totruong", "Xét chọn, trình cấp ủy"),
    ("organise", "thuky", "Tổ chức biểu dương dịp 15 tháng 10"),
)
# sign-in by password is shown with these; everybody else is tried through the bar
WITH_PASSWORD = ("thuky.k05", "totruong.k05", "bithu.k05", "lanhdao.k05", "thamdinh.k05", "daidien.k05", "khoi.thuky")
PASSWORD = "DanVanKheo-Mau-2013"  # noqa: S105 - the demo guards nothing


def acts(all_units: Sequence[SampleUnit], everybody: Sequence[SamplePerson]) -> Iterator[Act]:
    """Give the acts of the opening in their order."""
    yield Act(at(FIRST, 0), SYSTEM, "form_units", partial(_form, all_units))
    for person in everybody:
        yield Act(at(FIRST, 1), SYSTEM, "enrol", partial(_enrol, person))
    yield Act(at(ADOPTED_ON, 0), "khoi.truongban", "adopt", _adopt)
    days = group_set_up_on(all_units)
    for unit in all_units:
        if unit.is_base:
            yield from _group(unit, days[unit.code])


def group_set_up_on(all_units: Sequence[SampleUnit]) -> dict[str, date]:
    """Tell when each base unit's steering group is set up."""
    bases = [unit.code for unit in all_units if unit.is_base]
    days = working(date(2013, 3, 4), date(2013, 3, 29))
    return {
        code: LATE_ON if code == LATE_UNIT else days[number * len(days) // len(bases)]
        for number, code in enumerate(bases)
    }


def _form(all_units: Sequence[SampleUnit], stage: Stage, _by: Actor, _now: datetime) -> None:
    on, decision = formed()
    stage.unit_ids = units.form(units=[unit.new for unit in all_units], on=on, decision=decision)


def _enrol(person: SamplePerson, stage: Stage, by: Actor, now: datetime) -> None:
    new = NewPerson(person.full_name, person.status, person.username, person.gender, is_sample=True)
    password = PASSWORD if person.username in WITH_PASSWORD else None
    account = people.enrol(by=by, new=new, password=password, now=now)
    stage.person_ids[person.username] = account.person_id
    posts = [Post(Role.PARTICIPANT, stage.unit_ids[person.home], person.position, from_on=FIRST)]
    posts += [
        Post(post.role, stage.unit_ids[post.unit], post.position, with_descendants=post.below, from_on=FIRST)
        for post in person.posts
    ]
    for post in posts:
        people.appoint(by=by, person_id=account.person_id, post=post, now=now)
        stage.done["appoint"] += 1


def _adopt(stage: Stage, by: Actor, now: datetime) -> None:
    programmes.adopt(by=by, folder=PROGRAMME, unit_id=stage.unit_ids["K"], decision="01-KH/BCĐ", now=now)


def _group(unit: SampleUnit, on: date) -> Iterator[Act]:
    code = unit.code
    yield Act(at(on, 2, code), username("bithu", code), "set_up_group", partial(_set_up, unit, on))
    head = username("totruong", code)
    for task, stem, scope in DUTIES:
        assigned = partial(_assign, code, task, username(stem, code), scope)
        yield Act(at(later(on, 1), 1, code), head, "assign_duty", assigned)
    yield Act(at(later(on, 2), 3, code), head, "issue_assignments", partial(_issue_assignments, code))


def _set_up(unit: SampleUnit, on: date, stage: Stage, by: Actor, now: datetime) -> None:
    seats = [
        Seat(stage.person_ids[person.username], person.seat, person.position)
        for person in stage.people
        if person.home == unit.code and person.seat is not None
    ]
    decision = steering.set_up_group(
        by=by,
        unit_id=stage.unit_ids[unit.code],
        seats=seats,
        paper=stage.paper(unit.code, "QĐ", on, username("bithu", unit.code)),
        now=now,
    )
    stage.issued[(unit.code, "group")] = decision.pk
    stage.forget_actors()


def _assign(code: str, task: str, who: str, scope: str, stage: Stage, by: Actor, now: datetime) -> None:
    unit_id = stage.unit_ids[code]
    steering.assign_duty(by=by, unit_id=unit_id, task=task, person_id=stage.person_ids[who], now=now, scope=scope)


def _issue_assignments(code: str, stage: Stage, by: Actor, now: datetime) -> None:
    paper = stage.paper(code, "BPC", now.date(), username("totruong", code))
    steering.issue_assignments(by=by, unit_id=stage.unit_ids[code], paper=paper, now=now)
