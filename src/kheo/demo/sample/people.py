"""The invented people: every name carries the word that marks it as sample; nobody is real."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from kheo.demo.sample.organisation import SampleUnit
from kheo.demo.sample.reading import read
from kheo.work.actors import Role

INDIVIDUALS = 5
SEED = 2013
# one person under contract, whom the guidance does not name (I.1.b, A32)
CONTRACT_WORKER = "canhan4.k12"


@dataclass(frozen=True, slots=True)
class SamplePost:
    """A role besides taking part; `below` reaches the units under it. Seats of a group come with its decision."""

    role: Role
    unit: str
    position: str
    below: bool = False


@dataclass(frozen=True, slots=True)
class SamplePerson:
    """A person of the sample: user name, full name, where they work and as what."""

    username: str
    full_name: str
    gender: str
    status: str
    home: str
    position: str
    posts: tuple[SamplePost, ...] = ()
    seat: Role | None = None


def people(units: tuple[SampleUnit, ...]) -> tuple[SamplePerson, ...]:
    """Invent everybody, the same every time."""
    names = _names()
    found: list[SamplePerson] = []
    for unit in units:
        if unit.new.tier == "bloc":
            found += _bloc(unit, names)
        elif unit.is_base:
            found += _base(unit, names)
        else:
            found += _below(unit, names)
    return tuple(found)


def username(stem: str, unit: str) -> str:
    """Make the user name of a sample person: thuky.k05, canhan1.k09.1."""
    return f"{stem}.{unit.lower()}"


def _names() -> Iterator[tuple[str, str]]:
    """Give full names that differ from one another, with the gender; the order is fixed by the seed."""
    data = read("people")
    middle = {"M": "Văn", "F": "Thị"}
    every = [
        (f"{family} {middle[gender]} {data['mark']} {given}", gender)
        for family in data["family"]
        for gender, givens in data["given"].items()
        for given in givens
    ]
    Random(SEED).shuffle(every)  # noqa: S311 - sample data, not secrets
    return iter(every)


def _bloc(unit: SampleUnit, names: Iterator[tuple[str, str]]) -> Iterator[SamplePerson]:
    for row in read("people")["bloc"]:
        full_name, gender = next(names)
        post = SamplePost(Role(row["role"]), unit.code, row["position"], below=row.get("below", True))
        yield SamplePerson(row["user"], full_name, gender, "cadre", unit.code, row["position"], (post,))


def _base(unit: SampleUnit, names: Iterator[tuple[str, str]]) -> Iterator[SamplePerson]:
    for row in read("people")["role"]:
        yield _officer(unit, row, *next(names))
    yield from _individuals(unit, names, INDIVIDUALS)


def _officer(unit: SampleUnit, row: dict[str, Any], full_name: str, gender: str) -> SamplePerson:
    role, position = Role(row["role"]), row["position"][unit.new.kind].format(head=unit.head)
    is_seat = role in {Role.STEERING_HEAD, Role.BASE_SECRETARY, Role.STEERING_MEMBER}
    posts = () if is_seat else (SamplePost(role, unit.code, position, below=role is Role.LEADER),)
    return SamplePerson(
        username(row["user"], unit.code),
        full_name,
        gender,
        row["status"],
        unit.code,
        position,
        posts,
        role if is_seat else None,
    )


def _below(unit: SampleUnit, names: Iterator[tuple[str, str]]) -> Iterator[SamplePerson]:
    full_name, gender = next(names)
    post = SamplePost(Role.REPRESENTATIVE, unit.code, unit.head)
    yield SamplePerson(
        username("daidien", unit.code), full_name, gender, "civil_servant", unit.code, unit.head, (post,)
    )
    if unit.new.kind == "party_cell":
        yield from _individuals(unit, names, 1)


def _individuals(unit: SampleUnit, names: Iterator[tuple[str, str]], many: int) -> Iterator[SamplePerson]:
    jobs = read("people")["participant"]
    for number in range(1, many + 1):
        full_name, gender = next(names)
        job = jobs[(number + len(unit.code)) % len(jobs)]
        name = username(f"canhan{number}", unit.code)
        status, position = job["status"], job["position"]
        posts: tuple[SamplePost, ...] = ()
        if name == CONTRACT_WORKER:
            status, position = "contract_worker", "Nhân viên hợp đồng Khoa Dinh dưỡng"
        if name == "canhan1.k09.1":  # one person, two positions: in the cell, and for the youth in the agency
            status, position = "party_member", "Kỹ sư thủy lợi kiêm Bí thư Chi đoàn"
            posts = (SamplePost(Role.APPRAISER, "K09", "Bí thư Chi đoàn"),)
        yield SamplePerson(name, full_name, gender, status, unit.code, position, posts)
