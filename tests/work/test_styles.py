"""How an office spells and numbers: from its instant on, by year or by term, never backwards over what is issued."""

import io
from datetime import date, datetime

import pytest
from docx import Document as Docx

from kheo.store.models import Document, Entry
from kheo.work import books, documents, numbering, steering, styles
from kheo.work.refusals import BadInput, NotFound, NotNow, NotPermitted
from kheo.work.styles import Order, Span, Spelling, Style
from tests.work.decided import decided
from tests.work.world import World, at, paper

TERM = Style(span=Span.TERM, term_from=date(2013, 6, 1))


def _set(world: World, style: Style, now: datetime | None = None, who: str = "hoa") -> None:
    now = now or at(2014, 2, 1)
    styles.change(by=world.who(who, now), unit_id=world.ids["K05"], style=style, now=now)


def _issued(world: World, number: str, now: datetime) -> Document:
    by, unit_id = world.who("hoa", now), world.ids["K05"]
    if not steering.Duty.objects.exists():
        steering.assign_duty(
            by=by, unit_id=unit_id, task="follow", person_id=world.person_ids["ly"], scope="Đảng uỷ", now=now
        )
    return steering.issue_assignments(by=by, unit_id=unit_id, paper=paper(number, now.date()), now=now)


def _offered(world: World, now: datetime, kind: str = "assignment_table") -> str:
    return numbering.prefilled(by=world.who("hoa", now), unit_id=world.ids["K05"], kind=kind, now=now).number


def _words(world: World, made: Document, now: datetime) -> str:
    read = documents.read(by=world.who("hoa", now), document_id=made.pk, format_="docx", now=now)
    document = Docx(io.BytesIO(read.data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return " ".join([one.text for one in document.paragraphs] + cells)


def test_numbers_begin_anew_each_year_until_the_office_numbers_by_term(world: World) -> None:
    _issued(world, "01-BPC/TCĐ", at(2013, 7, 1))
    by_year = _offered(world, at(2014, 3, 1))
    _set(world, TERM)

    by_term = _offered(world, at(2014, 3, 1))

    assert (by_year, by_term) == ("01-BPC/TCĐ", "02-BPC/TCĐ")


def test_a_number_of_the_term_is_not_used_again_in_a_later_year(world: World) -> None:
    _set(world, TERM, at(2013, 6, 2))
    _issued(world, "01-BPC/TCĐ", at(2013, 7, 1))

    with pytest.raises(BadInput, match=r"Số 01-BPC/TCĐ đã dùng cho bảng phân công khác.* Số tiếp theo của sổ là 02"):
        _issued(world, "01-BPC/TCĐ", at(2015, 3, 1))
    _issued(world, "02-BPC/TCĐ", at(2015, 3, 1))

    now = at(2015, 4, 1)
    book = books.read(by=world.who("hoa", now), unit_id=world.ids["K05"], asked=books.Asked(kind="BPC"), now=now)
    assert ([line.literal for line in book.lines], book.year, book.is_term) == (
        ["01-BPC/TCĐ", "02-BPC/TCĐ"], 2013, True,
    )  # fmt: skip


def test_a_new_term_begins_its_own_series(world: World) -> None:
    _set(world, TERM, at(2013, 6, 2))
    _issued(world, "01-BPC/TCĐ", at(2013, 7, 1))
    _set(world, Style(span=Span.TERM, term_from=date(2015, 5, 10)), at(2015, 5, 11))

    assert _offered(world, at(2015, 5, 12)) == "01-BPC/TCĐ"
    assert styles.series_from(world.ids["K05"], date(2015, 5, 9)) == date(2013, 6, 1)
    assert styles.series_from(world.ids["K05"], date(2013, 5, 31)) == date(2013, 1, 1)


@pytest.mark.parametrize(
    ("order", "offered"), [(Order.BY_FORM, "06-QĐ/ĐU"), (Order.PARTY, "06-QĐ/ĐU"), (Order.STATE, "06/QĐ-ĐU")]
)
def test_the_office_s_own_order_of_a_number_is_offered(world: World, order: str, offered: str) -> None:
    decided(world)
    if order != Order.BY_FORM:
        _set(world, Style(order=order), at(2014, 10, 14))

    assert _offered(world, at(2014, 10, 15), "decision") == offered


def test_the_spelling_holds_for_what_is_issued_after_it_alone(world: World) -> None:
    before = _issued(world, "01-BPC/TCĐ", at(2014, 1, 5))
    _set(world, Style(spelling=Spelling.MARK_LAST))
    after = _issued(world, "02-BPC/TCĐ", at(2014, 3, 1))

    old, new = _words(world, before, at(2014, 3, 2)), _words(world, after, at(2014, 3, 2))

    assert ("ĐẢNG ỦY SỞ NỘI VỤ" in old, "Đảng uỷ" in old) == (True, True)
    assert ("ĐẢNG UỶ SỞ NỘI VỤ" in new, "ỦY" in new) == (True, False)


def test_the_history_tells_who_set_what(world: World) -> None:
    _set(world, Style(spelling=Spelling.MARK_LAST))
    _set(world, TERM, at(2014, 3, 1), who="minh")

    page = styles.page(by=world.who("ly", at(2014, 3, 2)), unit_id=world.ids["K05"], now=at(2014, 3, 2))

    assert [(one.spelling, one.span, one.who) for one in page.history] == [
        ("giữ như người viết", "theo nhiệm kỳ cấp ủy, từ 01/06/2013", "Hoàng Văn Mẫu Minh"),
        ("uỷ (Đảng uỷ)", "theo năm", "Phạm Thị Mẫu Hoa"),
    ]
    assert (page.style, page.change.ok) == (TERM, False)
    told = Entry.objects.filter(word="style_set").order_by("-seq")[0].payload
    assert (told["before"]["spelling"], told["after"]["term_from"]) == ("uỷ", "2013-06-01")


@pytest.mark.parametrize("term_from", [None, date(2014, 2, 2)])
def test_a_term_without_a_first_day_that_has_come_is_refused(world: World, term_from: date | None) -> None:
    with pytest.raises(BadInput) as refused:
        _set(world, Style(span=Span.TERM, term_from=term_from))

    assert list(refused.value.fields) == ["term_from"]


def test_what_changes_nothing_is_refused_and_a_stranger_too(world: World) -> None:
    with pytest.raises(NotNow):
        _set(world, Style())
    with pytest.raises(NotPermitted):
        _set(world, TERM, who="ly")
    with pytest.raises(NotFound):
        styles.page(by=world.who("xa", at(2014, 2, 1)), unit_id=world.ids["K05"], now=at(2014, 2, 1))
