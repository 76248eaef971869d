"""Where there is much, a page is found another way; it is the same page: searched, filtered, in the library."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kheo.store.models import Registration
from kheo.work import finding, library, listing, registrations
from kheo.work.exemplars import Owners
from kheo.work.listing import Order, Page, Wanted
from tests.work.world import World, at, content_

NOW = at(2014, 1, 20)
TITLES = (
    *("Khéo hòa giải", "Khéo hoạt động hè", "Chợ quê hoa tươi", "Khéo hoàn thiện thủ tục", "Ăn sạch"),
    *("Khéo hoa văn", "Đọc sách khéo", "Khéo hướng dẫn", "Khéo hòa nhạc", "Ước mơ xanh"),
)
MANY = (None, 2)  # as it stands, and so few that all is much


@pytest.fixture
def much(world: World) -> World:
    """Register ten exemplars; every third is still to be received."""
    ngan = world.who("ngan", NOW)
    for number, title in enumerate(TITLES):
        owners = Owners(person_ids=(world.person_ids["ngan"],)) if number % 2 else Owners((world.ids["P05"],))
        entry = registrations.Entry(owners, "base-2014", title)
        row = registrations.draft(by=ngan, entry=entry, now=NOW)
        registrations.save(by=ngan, registration_id=row.pk, content_=content_(title=title, problem=title), now=NOW)
        registrations.submit(by=ngan, registration_id=row.pk, own_word=True, now=NOW)
        if number % 3:
            revision = Registration.objects.get(pk=row.pk).revision
            registrations.accept(by=world.who("hoa", NOW), registration_id=row.pk, revision=revision, now=NOW)
    return world


def _through(world: World, wanted: Wanted) -> tuple[list[str], list[str], Page]:
    """Read a list page after page and back again; give the titles of both ways, and the first page."""

    def page(asked: Wanted) -> Page:
        return listing.page(by=world.who("hoa", NOW), wanted=asked, now=NOW)

    def walk(one: Page, side: str) -> Iterator[Page]:
        yield one
        while (place := getattr(one, side)) is not None:
            one = page(replace(wanted, place=place))
            yield one

    first = page(wanted)
    there = list(walk(first, "after"))
    back = list(walk(there[-1], "before"))[::-1]
    return *([line.title for one in way for line in one.lines] for way in (there, back)), first


@pytest.mark.parametrize("order", [Order.NEWEST, Order.TITLE, Order.OWNER])
@pytest.mark.parametrize(
    "asked",
    [{}, {"text": "kheo"}, {"text": "hoa"}, {"state": "accepted"}, {"round": "base-2014", "state": "submitted"}],
)
def test_a_long_list_is_the_same_list(
    much: World, monkeypatch: pytest.MonkeyPatch, order: Order, asked: dict[str, str]
) -> None:
    wanted = Wanted(order=order, unit_id=much.ids["K05"], **asked)
    one_page, _same, whole = _through(much, wanted)
    monkeypatch.setattr(listing, "PAGE", 2)
    monkeypatch.setattr(listing, "MANY", 2)
    monkeypatch.setattr(listing, "NEWEST", 3)

    there, back, first = _through(much, wanted)

    assert there == back == one_page
    assert (first.total, first.is_more) == (2, whole.total > 2)
    assert [line.title for line in listing.every(by=much.who("hoa", NOW), wanted=wanted, now=NOW)] == one_page


def test_what_the_newest_words_do_not_hold_is_counted_by_one_more_question(
    much: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = Wanted(text="kheo", state="submitted")

    def counted() -> tuple[int, bool, int]:
        with CaptureQueriesContext(connection) as asked:
            page = listing.page(by=much.who("hoa", NOW), wanted=wanted, now=NOW)
        return page.total, page.is_more, len(asked)

    total, is_more, usual = counted()
    monkeypatch.setattr(listing, "NEWEST", 2)

    assert counted() == (total, is_more, usual + 1)
    assert total > 2


@pytest.mark.parametrize("nearest", [1, 3, 400])
@pytest.mark.parametrize("text", ["kheo", "hoa", "kheo hoa"])
def test_the_library_is_the_same_however_little_is_looked_at_first(
    much: World, monkeypatch: pytest.MonkeyPatch, text: str, nearest: int
) -> None:
    def shelf(place: library.Place | None = None) -> library.Shelf:
        return library.find(by=much.who("hoa", NOW), wanted=library.Wanted(text=text, place=place), now=NOW)

    whole = [one.title for one in shelf().entries]
    monkeypatch.setattr(library, "PAGE", 2)
    monkeypatch.setattr(library, "NEAREST", nearest)

    pages = [shelf()]
    while pages[-1].after is not None:
        pages.append(shelf(pages[-1].after))
    back = [pages[-1]]
    while back[-1].before is not None:
        back.append(shelf(back[-1].before))

    for way in (pages, back[::-1]):
        assert [one.title for page in way for one in page.entries] == whole
    assert len(whole) > 2


@pytest.mark.parametrize("most", [0, 1, 24])
def test_a_beginning_of_many_words_finds_what_one_of_few_finds(
    much: World, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    usual = finding.find(by=much.who("hoa", NOW), text="kheo ho", now=NOW)
    monkeypatch.setattr(finding, "_OCCURRING", most)

    assert finding.find(by=much.who("hoa", NOW), text="kheo ho", now=NOW) == usual
    assert len(usual.groups[0].hits) == 5
