"""Registers of a unit: leafed through without losing or doubling a row, narrowed, and taken away as they are shown."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from kheo.store.models import Decision, Edition
from kheo.work import days, dispatches, letter_books, listing, registers, rulings, units
from kheo.work.dispatches import Letter
from kheo.work.exporting import registered
from kheo.work.listing import Place
from kheo.work.refusals import BadInput, NotFound
from kheo.work.registers import Order, Wanted
from tests.work.decided import decided
from tests.work.world import World, at

NOW = at(2014, 11, 1)
SIGNERS = ("Nguyễn Thị Mẫu Ánh", "Lê Văn Mẫu Đức", "Trần Mẫu Ấn")
MANY = 130


@pytest.fixture
def filled(world: World) -> World:
    """Write down decisions of three years at K05, several of a day."""
    edition = Edition.objects.get()
    Decision.objects.bulk_create(
        Decision(
            unit_id=world.ids["K05"],
            edition=edition,
            kind=Decision.Kind.STEERING_GROUP if number % 10 == 0 else Decision.Kind.COMMENDATION,
            number=f"{number}-QĐ/ĐU",
            on=date(2012, 1, 1) + timedelta(days=(number // 3) * 22),
            signer_name=SIGNERS[number % 3],
            signer_position="Bí thư",
        )
        for number in range(1, MANY + 1)
    )
    return world


def _board(world: World, **wanted: object) -> rulings.Board:
    asked = Wanted(**{"which": rulings.DECISIONS, **wanted})  # type: ignore[arg-type] - whatever a test asks for
    return rulings.board(by=world.who("hoa", NOW), unit_id=world.ids["K05"], wanted=asked, now=NOW)


def _numbers(board: rulings.Board) -> list[str]:
    assert board.decisions is not None
    return [row.number for row in board.decisions.lines]


def _leaves(world: World, **wanted: object) -> Iterator[rulings.Board]:
    board = _board(world, **wanted)
    yield board
    while board.decisions is not None and board.decisions.after is not None:
        board = _board(world, **wanted, place=board.decisions.after)
        yield board


@pytest.mark.parametrize("order", [Order.NEWEST, Order.OLDEST])
def test_leafing_through_shows_every_row_once_in_the_order_of_the_file_and_back_again(
    filled: World, order: Order
) -> None:
    hoa, unit_id = filled.who("hoa", NOW), filled.ids["K05"]
    told = registered.decisions(by=hoa, unit_id=unit_id, wanted=Wanted(order=order), now=NOW)

    leaves = list(_leaves(filled, order=order))
    last = leaves[-1].decisions
    assert last is not None
    before = _board(filled, order=order, place=last.before)

    in_file = [row.number for row in told.lines]
    rows = Decision.objects.filter(unit_id=unit_id).order_by("on", "pk").values_list("number", flat=True)
    assert in_file == (list(rows) if order is Order.OLDEST else list(rows)[::-1])
    assert [len(_numbers(one)) for one in leaves] == [50, 50, len(in_file) - 100]
    assert [number for one in leaves for number in _numbers(one)] == in_file
    assert _numbers(before) == _numbers(leaves[1])
    assert [one.decisions.before is None for one in leaves if one.decisions] == [True, False, False]


def test_a_register_is_narrowed_by_year_kind_and_words_without_their_marks(filled: World) -> None:
    def count(**wanted: object) -> int:
        found = _board(filled, **wanted).decisions
        assert found is not None
        return found.total

    group = Decision.objects.filter(unit_id=filled.ids["K05"], kind=Decision.Kind.STEERING_GROUP)
    here = Decision.objects.filter(unit_id=filled.ids["K05"], signer_position="Bí thư")

    assert count(kind="steering_group") == group.count()
    assert count(year=2013, text="MAU duc") == here.filter(on__year=2013, signer_name=SIGNERS[1]).count() > 0
    assert count(year=1999) == count()  # not offered: any
    assert count(text="không có ai") == 0
    assert _numbers(_board(filled, text="7-qđ/đu le van")) == [
        "127-QĐ/ĐU",
        "97-QĐ/ĐU",
        "67-QĐ/ĐU",
        "37-QĐ/ĐU",
        "7-QĐ/ĐU",
    ]


def test_all_of_it_stands_on_one_page_to_print_and_counts_stop(filled: World, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = _board(filled, is_whole=True, place=Place(1)).decisions
    monkeypatch.setattr(registers, "MANY", 60)
    cut = _board(filled, is_whole=True).decisions

    assert whole is not None
    assert cut is not None
    assert (len(whole.lines), whole.total, whole.is_more, whole.before, whole.after) == (
        whole.total,
        Decision.objects.filter(unit_id=filled.ids["K05"]).count(),
        False,
        None,
        None,
    )
    assert (len(cut.lines), cut.total, cut.is_more) == (60, 60, True)


def test_a_page_of_two_registers_shows_the_newest_of_each_and_what_waits_is_proposals_alone(filled: World) -> None:
    decided(filled)

    both = _board(filled, which="", place=Place(3))
    waiting = _board(filled, which="", waits=True)
    groups = _board(filled, which="", kind="steering_group")

    assert both.decisions is not None
    assert both.proposals is not None
    assert (len(both.decisions.lines), both.decisions.before) == (listing.PAGE, None)
    assert [(row.number, rulings.result_of(row)) for row in both.proposals.lines] == [("03-TTr/TCĐ", "Đã quyết định")]
    assert (waiting.decisions, waiting.proposals and waiting.proposals.lines) == (None, ())
    assert groups.proposals is None


def test_a_place_that_is_gone_is_told_and_a_stranger_finds_no_register(filled: World) -> None:
    with pytest.raises(BadInput, match="Không mở tiếp được trang này"):
        _board(filled, place=Place(10**9))
    for read in (registered.decisions, registered.proposals, registered.came, registered.sent):
        with pytest.raises(NotFound):
            read(by=filled.who("xa", NOW), unit_id=filled.ids["K05"], wanted=Wanted(), now=NOW)


def test_letters_are_told_with_who_is_silent_and_only_to_those_who_may_read_them(world: World) -> None:
    mai, bloc = world.who("mai", NOW), world.ids["K"]
    below = [unit.id for unit in dispatches.below(bloc, units.tree(days.day(NOW)))]
    for title in ("Hướng dẫn đăng ký", "Kế hoạch năm"):
        letter = Letter(kind="guidance", title=title, text="Kính gửi.", to=tuple(below), number="7-HD/ĐUK")
        row = dispatches.send(by=mai, unit_id=bloc, letter=letter, now=NOW)
    hoa, here = world.who("hoa", NOW), world.ids["K05"]
    dispatches.acknowledge(by=hoa, dispatch_id=row.pk, unit_id=here, now=NOW)

    sent = list(letter_books.every_sent(by=mai, unit_id=bloc, wanted=Wanted(text="ke hoach")))
    came = list(letter_books.every_came(by=hoa, unit_id=here, wanted=Wanted()))
    waits = list(letter_books.every_came(by=hoa, unit_id=here, wanted=replace(Wanted(), waits=True)))
    book = letter_books.book(by=hoa, unit_id=here, wanted=Wanted(which=letter_books.CAME), now=NOW)

    assert [(one.title, one.sent, one.acknowledged, len(one.silent)) for one in sent] == [
        ("Kế hoạch năm", len(below), 1, len(below) - 1)
    ]
    assert [(one.title, one.acknowledged_at, one.waits) for one in came] == [
        ("Kế hoạch năm", NOW, False),
        ("Hướng dẫn đăng ký", None, True),
    ]
    assert [one.title for one in waits] == ["Hướng dẫn đăng ký"]
    assert book.came is not None
    assert [one.title for one in book.came.lines] == [one.title for one in came]
    assert (book.years, book.sent) == ((2014,), None)
    with pytest.raises(NotFound):
        letter_books.every_sent(by=hoa, unit_id=bloc, wanted=Wanted())


def test_a_year_is_offered_once_to_whoever_reads_what_came_alone(world: World) -> None:
    for number in ("1", "2"):
        letter = Letter("guidance", f"Hướng dẫn số {number}", "Đề nghị thực hiện.", (world.ids["K05"],), number)
        dispatches.send(by=world.who("mai", NOW), unit_id=world.ids["K"], letter=letter, now=NOW)

    told = letter_books.book(by=world.who("long", NOW), unit_id=world.ids["K05"], wanted=Wanted(), now=NOW)

    assert (told.reads_sent, told.years) == (False, (2014,))


def test_what_a_register_knows_nothing_of_narrows_it_to_nothing(filled: World) -> None:
    hoa, wanted = filled.who("hoa", NOW), Wanted(which=rulings.DECISIONS, waits=True)
    told = registered.decisions(by=hoa, unit_id=filled.ids["K05"], wanted=wanted, now=NOW)

    assert [row.number for row in told.lines] == []
