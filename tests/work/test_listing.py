"""The long list: in Vietnamese order, page after page, each dossier once; only of the units somebody reads."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kheo.store.models import Person, Registration
from kheo.work import acts, judging, listing, people, registrations
from kheo.work.desks import Desk
from kheo.work.exemplars import Owners
from kheo.work.listing import Order, Page, Place, Wanted
from kheo.work.people import NewPerson
from kheo.work.refusals import BadInput, NotFound
from tests.work.world import World, at, content_

NOW = at(2014, 1, 20)
TITLES = ("Hòa giải khéo", "Hoà bình cho em", "Ăn sạch", "Đọc sách", "dân vận", "Ước mơ xanh", "ước mơ đỏ", "Chợ quê")
IN_ORDER = ["Ăn sạch", "Chợ quê", "dân vận", "Đọc sách", "Hoà bình cho em", "Hòa giải khéo", "ước mơ đỏ", "Ước mơ xanh"]


@pytest.fixture
def many(world: World) -> World:
    """Register eight exemplars whose titles no bytewise order would sort, and leave a draft."""
    ngan = world.who("ngan", NOW)
    for title in TITLES:
        entry = registrations.Entry(Owners((world.ids["P05"],)), "base-2014", title)
        row = registrations.draft(by=ngan, entry=entry, now=NOW)
        registrations.save(by=ngan, registration_id=row.pk, content_=content_(title=title), now=NOW)
        registrations.submit(by=ngan, registration_id=row.pk, own_word=True, now=NOW)
    world.drafted(NOW)
    return world


def _page(world: World, wanted: Wanted, who: str = "hoa") -> Page:
    return listing.page(by=world.who(who, NOW), wanted=wanted, now=NOW)


def _titles(page: Page) -> list[str]:
    return [line.title for line in page.lines]


def _through(world: World, wanted: Wanted) -> Iterator[Page]:
    page = _page(world, wanted)
    yield page
    while page.after is not None:
        page = _page(world, replace(wanted, place=page.after))
        yield page


def _register_persons(world: World) -> None:
    for username in ("long", "tuan", "ly", "bao", "ngan"):
        by = world.who(username, NOW)
        entry = registrations.Entry(Owners(person_ids=(world.person_ids[username],)), "base-2014", "Khéo nói")
        row = registrations.draft(by=by, entry=entry, now=NOW)
        registrations.save(by=by, registration_id=row.pk, content_=content_(title="Khéo nói"), now=NOW)
        registrations.submit(by=by, registration_id=row.pk, own_word=True, now=NOW)


def test_titles_stand_in_vietnamese_order(many: World) -> None:
    assert _titles(_page(many, Wanted(order=Order.TITLE))) == IN_ORDER


def test_the_newest_stands_first_unless_asked_otherwise(many: World) -> None:
    assert _titles(_page(many, Wanted())) == list(reversed(TITLES))


def test_persons_stand_by_their_given_names(world: World) -> None:
    _register_persons(world)

    found = _page(world, Wanted(order=Order.OWNER))

    assert [line.owner_name.split()[-1] for line in found.lines] == ["Bảo", "Long", "Lý", "Ngân", "Tuấn"]


@pytest.mark.parametrize("order", Order)
def test_page_after_page_shows_each_once_and_back_again(
    many: World, order: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = _titles(_page(many, Wanted(order=order)))
    monkeypatch.setattr(listing, "PAGE", 3)

    pages = list(_through(many, Wanted(order=order)))
    assert [title for page in pages for title in _titles(page)] == whole
    assert [len(page.lines) for page in pages] == [3, 3, 2]
    assert pages[0].before is None

    page, back = pages[-1], []
    while page.before is not None:
        page = _page(many, Wanted(order=order, place=page.before))
        back.append(_titles(page))
    assert back == [whole[3:6], whole[0:3]]
    assert page.after is not None


def test_pages_go_on_rightly_where_titles_are_equal(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    _register_persons(world)
    monkeypatch.setattr(listing, "PAGE", 2)

    found = [line.id for page in _through(world, Wanted(order=Order.TITLE)) for line in page.lines]

    assert found == sorted(Registration.objects.exclude(state="draft").values_list("pk", flat=True))
    assert len(found) == 5


def test_counting_stops_where_there_are_many(many: World, monkeypatch: pytest.MonkeyPatch) -> None:
    exact = _page(many, Wanted())
    monkeypatch.setattr(listing, "MANY", 5)
    capped = _page(many, Wanted())

    assert (exact.total, exact.is_more) == (8, False)
    assert (capped.total, capped.is_more) == (5, True)


@pytest.mark.parametrize(
    ("wanted", "titles"),
    [
        (Wanted(text="hoa"), ["Hoà bình cho em", "Hòa giải khéo"]),
        (Wanted(text="sach"), ["Đọc sách", "Ăn sạch"]),
        (Wanted(text="khong co"), []),
        (Wanted(state="submitted", text="cho que"), ["Chợ quê"]),
        (Wanted(state="accepted"), []),
        (Wanted(round="base-2013"), []),
        (Wanted(kind="individual"), []),
        (Wanted(tier="bloc"), []),
        (Wanted(kind="collective", tier="base", round="base-2014", text="uoc do"), ["ước mơ đỏ"]),
    ],
)
def test_filters_narrow_the_list(many: World, wanted: Wanted, titles: list[str]) -> None:
    assert _titles(_page(many, wanted)) == titles


def test_it_is_what_one_sees_of_the_units_whose_work_one_reads(many: World) -> None:
    for who in ("hoa", "mai", "bao", "minh"):
        by = many.who(who, NOW)
        seen = set(acts.seen(by).exclude(state="draft").values_list("pk", flat=True))
        assert {line.id for line in listing.every(by=by, wanted=Wanted(), now=NOW)} == seen


@pytest.mark.parametrize("who", ["ngan", "long", "xa"])
def test_whoever_reads_no_unit_or_another_finds_nothing_here(many: World, who: str) -> None:
    if who == "xa":  # signs at K12, which has registered nothing
        assert _page(many, Wanted(), who).lines == ()
        with pytest.raises(NotFound):
            _page(many, Wanted(unit_id=many.ids["K05"]), who)
    else:
        with pytest.raises(NotFound):
            _page(many, Wanted(), who)


def test_a_unit_is_taken_with_what_stands_below_it(many: World) -> None:
    assert len(_page(many, Wanted(unit_id=many.ids["K"]), "mai").lines) == len(TITLES)
    assert _page(many, Wanted(unit_id=many.ids["K12"]), "mai").lines == ()


def test_a_place_that_is_not_there_is_said(many: World) -> None:
    with pytest.raises(BadInput):
        _page(many, Wanted(order=Order.TITLE, place=Place(999_999)))


def test_a_list_asks_as_much_with_one_row_as_with_two(many: World) -> None:
    by = many.who("hoa", NOW)
    with CaptureQueriesContext(connection) as one:
        listing.page(by=by, wanted=Wanted(text="que"), now=NOW)
    with CaptureQueriesContext(connection) as two:
        found = listing.page(by=by, wanted=Wanted(text="sach"), now=NOW)

    assert len(found.lines) == 2
    assert len(one) == len(two) <= 12


def test_a_new_title_takes_its_new_place(many: World) -> None:
    row = Registration.objects.get(exemplar__title="Chợ quê")
    assert _titles(_page(many, Wanted(order=Order.TITLE))).index("Chợ quê") == 1
    ngan = many.who("ngan", NOW)
    registrations.recall(by=ngan, registration_id=row.pk, now=NOW)
    registrations.save(by=ngan, registration_id=row.pk, content_=content_(title="Yêu quê"), now=NOW)
    registrations.submit(by=ngan, registration_id=row.pk, own_word=True, now=NOW)

    assert _titles(_page(many, Wanted(order=Order.TITLE)))[-1] == "Yêu quê"


def test_whoever_appraises_what_stood_last_on_a_page_misses_nothing_on_the_next(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "PAGE", 2)
    dossiers = [world.accepted(NOW) for _ in range(4)]
    for pk in dossiers:
        judging.assign(by=world.who("hoa", NOW), registration_id=pk, person_id=world.person_ids["tuan"], now=NOW)
    Registration.objects.filter(pk__in=dossiers).update(state="confirmed")
    desk = Wanted(desk=Desk.APPRAISE, order=Order.TURN)
    page = _page(world, desk, "tuan")
    Registration.objects.filter(pk=dossiers[1]).update(state="appraised")

    rest = _page(world, replace(desk, place=page.after), "tuan")

    assert [[line.id for line in one.lines] for one in (page, rest)] == [dossiers[:2], dossiers[2:]]
    assert rest.after is not None


def _waiting(world: World) -> list[int]:
    """Let five reports wait for confirmation, each an hour longer than the next."""
    made = [world.accepted(NOW) for _ in range(5)]
    for hours, pk in enumerate(made):
        Registration.objects.filter(pk=pk).update(state="reported", changed_at=NOW + timedelta(hours=hours))
    return made


def test_a_place_among_what_waits_longest_is_kept_when_its_row_is_sent_anew(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "PAGE", 2)
    made, desk = _waiting(world), Wanted(desk=Desk.CONFIRM, order=Order.WAITING)
    page = _page(world, desk, "long")
    Registration.objects.filter(pk=made[1]).update(changed_at=NOW + timedelta(days=1))

    rest = _page(world, replace(desk, place=page.after), "long")
    back = _page(world, replace(desk, place=rest.before), "long")

    assert [[line.id for line in one.lines] for one in (page, rest, back)] == [made[:2], made[2:4], made[:1]]


@pytest.mark.parametrize("key", ["", "9999999999999999", "99999999999999999", "x", "²", "-1", "1.5"])
def test_any_key_of_a_place_among_what_waits_is_answered(world: World, key: str) -> None:
    made, desk = _waiting(world), Wanted(desk=Desk.CONFIRM, order=Order.WAITING)

    found = _page(world, replace(desk, place=Place(made[2], key=key)), "long")

    assert [line.id for line in found.lines] == ([] if key == "9999999999999999" else made[3:])


def test_the_keys_of_an_order_compare_as_written(world: World) -> None:
    names = ("Lê Thị A-b", "Lê Thị Ab", "Lê Thị A b", "Lê Thị a", "Lê Thị Â", "Lê Thị B")
    for place, name in enumerate(names):
        new = NewPerson(name, "civil_servant", f"ten{place}")
        people.enrol(by=people.system(), new=new, password=None, now=NOW)

    found = list(Person.objects.order_by("name_key", "pk").values_list("name_key", flat=True))

    assert found == sorted(found)
    if connection.vendor == "postgresql":  # whatever order the database was made with
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*), min(collation_name), max(collation_name) FROM information_schema.columns "
                "WHERE table_name IN ('store_registration', 'store_person') "
                "AND column_name IN ('title_key', 'owner_key', 'name_key', 'round')"
            )
            assert cursor.fetchone() == (4, "C", "C")
