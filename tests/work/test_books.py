"""The book of papers sent out: no number twice, however many ask at once, and none left out without a word."""

import threading
from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from django.db import IntegrityError, connection, transaction

from kheo.store.models import BookNumber, Document, Entry
from kheo.work import books, diary, numbering, steering
from kheo.work.refusals import BadInput, NotFound, NotPermitted, Refused
from tests.work.decided import decided
from tests.work.world import World, at, paper

NOW = at(2014, 11, 1)


def _assigned(world: World, number: str) -> Document:
    by, unit_id = world.who("hoa", NOW), world.ids["K05"]
    return steering.issue_assignments(by=by, unit_id=unit_id, paper=paper(number, date(2014, 11, 1)), now=NOW)


def _with_duty(world: World) -> World:
    by, person = world.who("hoa", NOW), world.person_ids["ly"]
    steering.assign_duty(by=by, unit_id=world.ids["K05"], task="follow", person_id=person, now=NOW)
    return world


def _book(world: World, kind: str = "") -> books.Book:
    return books.read(by=world.who("hoa", NOW), unit_id=world.ids["K05"], asked=books.Asked(2014, kind), now=NOW)


def _cancel(world: World, literal: str, reason: str = "In hỏng.", **more: object) -> BookNumber:
    given = {"by": world.who("hoa", NOW), "unit_id": world.ids["K05"], "year": 2014, "now": NOW, **more}
    return books.cancel(literal=literal, reason=reason, **given)


def test_every_numbered_paper_of_a_season_stands_in_the_book(world: World) -> None:
    decided(world)

    assert [(line.literal, line.kind, line.organ) for line in _book(world).lines if line.document_id] == [
        ("01-BTH/TCĐ", "BTH", "TCĐ"),
        ("03-TTr/TCĐ", "TTr", "TCĐ"),
        ("05-QĐ/ĐU", "QĐ", "ĐU"),
    ]


def test_numbers_left_out_are_shown_until_somebody_says_why(world: World) -> None:
    decided(world)

    _cancel(world, "02-TTr/TCĐ")

    shown = [(line.literal, line.reason, line.who) for line in _book(world, "TTr").lines]
    assert shown == [("01-TTr/TCĐ", "", ""), ("02-TTr/TCĐ", "In hỏng.", "Phạm Thị Mẫu Hoa"), ("03-TTr/TCĐ", "", "")]
    assert _book(world, "TTr").open_count == 1
    assert Entry.objects.get(word="number_cancelled").payload["remark"] == "In hỏng."


@pytest.mark.parametrize("written", ["07-BPC/TCĐ", "7-BPC/TCĐ", " 07 - BPC/TCĐ ", "07/BPC-TCĐ"])
def test_one_number_is_not_given_twice_however_it_is_written(world: World, written: str) -> None:
    _assigned(_with_duty(world), "07-BPC/TCĐ")

    with pytest.raises(BadInput) as refused:
        _assigned(world, written)

    assert "Số tiếp theo của sổ là 08" in refused.value.fields["number"]
    assert (
        BookNumber.objects.filter(kind="BPC").count() == Document.objects.filter(kind="assignment_table").count() == 1
    )


def test_the_symbol_is_kept_as_it_was_written_in_either_order(world: World) -> None:
    _assigned(_with_duty(world), "07/HD-BCĐ")
    _assigned(world, "01-KH/BCĐ")

    kept = BookNumber.objects.exclude(kind="QĐ").order_by("pk").values_list("literal", "kind", "organ", "number")
    assert list(kept) == [("07/HD-BCĐ", "HD", "BCĐ", 7), ("01-KH/BCĐ", "KH", "BCĐ", 1)]


def test_a_cancelled_number_is_never_used_and_the_next_one_is_offered(world: World) -> None:
    _cancel(_with_duty(world), "01-BPC/TCĐ")

    with pytest.raises(BadInput, match="đã hủy trong sổ"):
        _assigned(world, "01-BPC/TCĐ")

    by = world.who("hoa", NOW)
    offered = numbering.prefilled(by=by, unit_id=world.ids["K05"], kind="assignment_table", now=NOW)
    assert offered.number == "02-BPC/TCĐ"


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"reason": " "}, "reason"),
        ({"literal": "số mấy"}, "literal"),
        ({"year": 2015}, "year"),
        ({"literal": "05-QĐ/ĐU"}, "literal"),
    ],
)
def test_what_cannot_be_cancelled_says_why(world: World, given: dict[str, object], field: str) -> None:
    decided(world)

    with pytest.raises(BadInput) as refused:
        _cancel(world, **{"literal": "09-QĐ/ĐU", **given})

    assert list(refused.value.fields) == [field]


def test_a_stranger_neither_reads_nor_cancels(world: World) -> None:
    xa = world.who("xa", NOW)

    with pytest.raises(NotFound):
        books.read(by=xa, unit_id=world.ids["K05"], asked=books.Asked(2014), now=NOW)
    with pytest.raises(NotPermitted):
        _cancel(world, "09-QĐ/ĐU", by=xa)


def test_the_database_itself_refuses_a_double_and_an_unexplained_gap(world: World) -> None:
    _cancel(world, "09-QĐ/ĐU")
    row = BookNumber.objects.get(literal="09-QĐ/ĐU")

    for changes in ({"literal": "9-QĐ/ĐU"}, {"number": 10, "reason": ""}):
        row.pk = None
        for key, value in changes.items():
            setattr(row, key, value)
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save(force_insert=True)


@pytest.mark.django_db(transaction=True)
def test_ten_who_take_one_number_at_once_leave_one_with_it() -> None:
    world = World()
    world.set_up_group()
    _with_duty(world)
    acts = [partial(_assigned, world, "01-BPC/TCĐ")] * 8 + [partial(_cancel, world, "01-BPC/TCĐ")] * 2

    came = _at_once(*acts)

    assert sum(isinstance(one, Refused) for one in came) == 9
    assert BookNumber.objects.filter(kind="BPC").count() == 1
    assert diary.first_broken() is None


def _at_once(*acts: Callable[[], object]) -> list[object]:
    gate = threading.Barrier(len(acts))
    came: list[object] = [None] * len(acts)

    def run(place: int, act: Callable[[], object]) -> None:
        gate.wait()
        try:
            came[place] = act()
        except Refused as no:
            came[place] = no
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return came
