"""Who fits a role today: a sample person with work waiting in that role, found when somebody wants to try it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from kheo.demo.sample import organisation
from kheo.demo.sample.people import SamplePerson, people, username
from kheo.work import people as accounts
from kheo.work import todo
from kheo.work.refusals import NotFound


@dataclass(frozen=True, slots=True)
class Part:
    """A role that can be tried: its key in the address, its name, the stems of user names, the groups of its work."""

    key: str
    label: str
    stems: tuple[str, ...]
    work: tuple[str, ...]


PARTS = (
    Part("dang-ky", "Người đăng ký", ("daidien", "canhan"), ("mine",)),
    Part("xac-nhan", "Lãnh đạo xác nhận", ("lanhdao",), ("confirm",)),
    Part("thu-ky", "Thư ký Tổ chỉ đạo", ("thuky",), ("receive", "select")),
    Part("to-truong", "Tổ trưởng", ("totruong",), ("select", "receive")),
    Part("tham-dinh", "Người thẩm định", ("thamdinh", "thanhvien"), ("appraise",)),
    Part("nguoi-ky", "Người ký", ("bithu",), ("decide", "confirm")),
    Part("khoi", "Ban Chỉ đạo Khối", ("khoi.thuky",), ()),
    Part("truong-ban", "Trưởng Ban Chỉ đạo Khối", ("khoi.truongban",), ("select", "receive")),
    Part("ky-khoi", "Người ký của Khối", ("khoi.bithu",), ("decide",)),
    Part("tinh", "Người xem cấp tỉnh", ("tinh.xem",), ()),
    Part("tiep-nhan-tinh", "Tiếp nhận cấp tỉnh", ("tinh.tiepnhan",), ("province",)),
    Part("kiem-tra", "Kiểm tra", ("khoi.kiemtra",), ()),
)
# units whose people are tried first: the seat of the given registrations, then everybody
_FIRST = ("k05", "k04", "k12", "k09")
ENOUGH = 1


def part(key: str) -> Part:
    """Find a role by its key; raises `NotFound`."""
    found = next((one for one in PARTS if one.key == key), None)
    if found is None:
        raise NotFound("Không có vai này trong bản mẫu.")
    return found


def fitting(wanted: Part, now: datetime, *, after: str = "") -> tuple[str, int]:
    """Choose a user name for a role and tell how much waits; with `after`, the next one after that person.

    The first who has something waiting in the role's own groups is good enough.
    """
    names = list(_candidates(wanted))
    if after in names:
        place = names.index(after) + 1
        names = [*names[place:], *names[:place]]
    best, most = names[0], -1
    for name in names:
        try:
            count = _waiting(wanted, name, now)
        except NotFound:  # a slice of the sample has fewer people
            continue
        if count > most:
            best, most = name, count
        if most >= ENOUGH:
            break
    return best, max(most, 0)


def _waiting(wanted: Part, name: str, now: datetime) -> int:
    groups = todo.waiting(accounts.actor(accounts.account_of(name), now=now), now)
    return sum(len(group.items) for group in groups if group.key in wanted.work)


def _candidates(wanted: Part) -> Iterator[str]:
    names = [one.username for one in everybody() if one.username.startswith(wanted.stems)]
    first = {username(stem, unit) for stem in wanted.stems for unit in _FIRST}
    yield from sorted(names, key=lambda name: name not in first)


@lru_cache(maxsize=1)
def everybody() -> tuple[SamplePerson, ...]:
    """List the people of the sample."""
    return people(organisation.units())
