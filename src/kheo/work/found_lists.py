"""All that was found of one kind, page after page: units in the order of the tree, people by name, papers newest first.

The search box shows the first few; here stands the rest, by the same words and for the same eyes. Exemplars are found
in the list of dossiers (`desks.Desk.SEEN`).
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db.models import Q

from kheo import vietnamese
from kheo.store.models import Lookup, Person
from kheo.work import days, finding, hits, keyset
from kheo.work.actors import Actor
from kheo.work.finding import Start
from kheo.work.hits import Hit
from kheo.work.keyset import Place
from kheo.work.refusals import BadInput, NotFound

PAGE = 50
MOST = 5_000


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of things that are found, with what its two columns are called."""

    key: str
    label: str
    thing: str
    detail: str


UNITS: Final = Kind(hits.SLUGS[Lookup.Kind.UNIT], "Đơn vị", "Đơn vị", "Trực thuộc")
PEOPLE: Final = Kind(hits.SLUGS[Lookup.Kind.PERSON], "Người giữ vai trò", "Họ và tên", "Vai trò đang giữ")
PAPERS: Final = Kind(hits.SLUGS[Lookup.Kind.PAPER], "Văn bản", "Văn bản", "Ngày văn bản")


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of what was found; `total` is exact unless `is_more`; `instead` as in the search box."""

    kind: Kind
    text: str
    hits: tuple[Hit, ...]
    total: int
    is_more: bool
    before: Place | None
    after: Place | None
    instead: str


@dataclass(frozen=True, slots=True)
class _Sought:
    by: Actor
    words: list[Start]
    on: date


def kind_of(key: str) -> Kind:
    """Find a kind by its key; raises `NotFound`."""
    found = next((one for one in _READS if one.key == key), None)
    if found is None:
        raise NotFound("Không tìm thấy trang này. Hãy mở lại từ ô tìm kiếm.")
    return found


def page(*, by: Actor, key: str, text: str, place: Place | None, now: datetime) -> Listed:
    """Give a page of what somebody may see of a kind; nothing is found by no word. Raises `NotFound`."""
    kind = kind_of(key)
    words, instead = finding.read_words(text)
    if not words:
        return Listed(kind, text, (), 0, is_more=False, before=None, after=None, instead="")
    found, total = _READS[kind](_Sought(by, words, days.day(now)), place, PAGE)
    shown, before, after = keyset.cut(found, place, PAGE)
    return Listed(kind, text, shown, min(total, MOST), total > MOST, before, after, instead)


def every(*, by: Actor, key: str, text: str, now: datetime) -> Iterator[Hit]:
    """Give all that somebody may see of a kind, for a file; raises `NotFound`, `BadInput` where there is too much."""
    kind = kind_of(key)
    words, _instead = finding.read_words(text)
    if not words:
        return iter(())
    found, total = _READS[kind](_Sought(by, words, days.day(now)), None, MOST)
    if total > MOST:
        raise BadInput(
            f"Có hơn {vietnamese.show_number(MOST)} kết quả nên chưa lập được tệp. "
            "Hãy gõ thêm chữ để thu hẹp rồi tải xuống lại.",
            fields={"q": "Nhiều kết quả quá, chưa lập được tệp."},
        )
    return iter(found)


def _units(sought: _Sought, place: Place | None, most: int) -> tuple[list[Hit], int]:
    found = hits.unit_hits(sought.by, finding.matching(Lookup.Kind.UNIT, sought.words), sought.on)
    total = len(found)
    if place is not None:
        at = next((number for number, one in enumerate(found) if one.id == place.id), None)
        if at is None:
            raise keyset.vanished()
        found = found[:at][::-1] if place.back else found[at + 1 :]
    return found[: most + 1], total


def _people(sought: _Sought, place: Place | None, most: int) -> tuple[list[Hit], int]:
    """Find people in the order of their names, given name first."""
    people = hits.people_of(sought.by, sought.on).filter(pk__in=finding.matching(Lookup.Kind.PERSON, sought.words))
    total, sign = people[: MOST + 1].count(), "-" if place is not None and place.back else ""
    if place is not None:
        key, side = (
            Person.objects.filter(pk=place.id).values_list("name_key", flat=True).first(),
            "lt" if place.back else "gt",
        )
        if key is None:
            raise keyset.vanished()
        beyond = Q(**{f"name_key__{side}": key}) | Q(**{"name_key": key, f"pk__{side}": place.id})
        people = people.filter(beyond)
    found = list(people.order_by(f"{sign}name_key", f"{sign}pk")[: most + 1])
    return list(hits.person_hits(sought.by, found, sought.on)), total


def _papers(sought: _Sought, place: Place | None, most: int) -> tuple[list[Hit], int]:
    papers = hits.papers_of(sought.by).filter(pk__in=finding.matching(Lookup.Kind.PAPER, sought.words))
    total, back = papers[: MOST + 1].count(), place is not None and place.back
    if place is not None:
        papers = papers.filter(**{"pk__gt" if back else "pk__lt": place.id})
    return list(hits.paper_hits(papers.order_by("pk" if back else "-pk")[: most + 1])), total


_READS: Final[Mapping[Kind, Callable[[_Sought, Place | None, int], tuple[list[Hit], int]]]] = {
    UNITS: _units,
    PEOPLE: _people,
    PAPERS: _papers,
}
