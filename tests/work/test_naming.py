"""Whose form a live paper follows: that of the body which issues it, on its day; read back from the docx."""

from datetime import date
from typing import ClassVar

import pytest

from kheo.papers import compose, load
from kheo.papers.checking import check_docx
from kheo.papers.values import Body
from kheo.store.models import Document
from kheo.work import documents, numbering, paper_values, programmes, units
from kheo.work.issuing import Paper
from kheo.work.paper_values import naming
from kheo.work.units import NewUnit
from tests.work.decided import decided
from tests.work.world import UNITS, World, at

NOW = at(2014, 10, 15)


class Agency(World):
    """The small world with an agency, not a party organisation, at the base."""

    base: ClassVar[NewUnit] = NewUnit("K05", "Sở Nội vụ", "Sở Nội vụ", "agency", "professional", "base", "K", "SNV")
    units = (UNITS[0], base, *UNITS[2:])


class Union(Agency):
    """And with a union there that has no symbol of its own."""

    base = NewUnit("K05", "Công đoàn cơ sở Sở Y tế", "Công đoàn Sở Y tế", "trade_union", "mass", "base", "K")
    units = (UNITS[0], base, *UNITS[2:])


@pytest.mark.parametrize(
    ("kind", "form", "head"),
    [
        (World, "party-2018", "ĐẢNG CỘNG SẢN VIỆT NAM"),
        (Agency, "state-2020", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (Union, "state-2020", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ],
)
def test_every_paper_of_a_season_is_set_in_the_form_of_its_body(
    db: None, kind: type[World], form: str, head: str
) -> None:
    world = kind()
    world.set_up_group()
    decided(world)

    rows = Document.objects.order_by("pk")
    read = [
        check_docx(documents.read(by=world.who("bao", NOW), document_id=row.pk, format_="docx", now=NOW).data)
        for row in rows
    ]

    assert {row.kind for row in rows} == {
        "steering_group_decision", "registration_form", "registration_summary", "achievement_report", "group_proposal",
        "commendation_decision",
    }  # fmt: skip
    assert {(one.layout.key, one.layout.banner, one.problems) for one in read} == {(form, head, ())}


@pytest.mark.parametrize(("day", "form"), [(26, "party-2018"), (27, "party-2026")])
def test_the_party_s_form_of_2026_holds_from_its_day(world: World, day: int, form: str) -> None:
    on = date(2026, 5, day)
    _, programme = programmes.current(world.ids["K05"], on=date(2014, 1, 1))
    issued = Paper("01-BPC/TCĐ", on, "Trần Văn Mẫu Bảo", "Tổ trưởng")

    made = paper_values.assignments(world.ids["K05"], (), issued, programme)

    assert compose(made, draft=False).layout.key == form


@pytest.mark.parametrize(
    ("kind", "position", "decides", "authority"),
    [
        (World, "Bí thư", "", "T/M ĐẢNG ỦY"),
        (Agency, "Giám đốc", "Giám đốc Sở Nội vụ", ""),
        (Agency, "Phó Giám đốc", "Giám đốc Sở Nội vụ", "K/T GIÁM ĐỐC"),
        (Agency, "phó giám đốc", "Giám đốc Sở Nội vụ", "K/T GIÁM ĐỐC"),
        (Union, "Chủ tịch", "Ban Chấp hành Công đoàn cơ sở Sở Y tế", "T/M BAN CHẤP HÀNH"),
    ],
)
def test_who_decides_and_who_signs_for_whom(
    db: None, kind: type[World], position: str, decides: str, authority: str
) -> None:
    world, on = kind(), NOW.date()
    tree, paper = units.tree(on), Paper("12", on, "Hoàng Văn Mẫu Minh", position)

    signed = naming.signed(tree, world.ids["K05"], paper)

    assert naming.deciding(tree, world.ids["K05"], paper).decides == decides
    assert (signed.authority, signed.position) == (authority, position.upper())


def test_an_agency_is_not_set_below_a_committee(db: None) -> None:
    world = Agency()
    tree = units.tree(NOW.date())

    own = naming.issuer(tree, world.ids["K05"])

    assert (own.parent, own.name, own.body) == ("", "Sở Nội vụ", Body.STATE)
    assert naming.filed(tree, world.ids["K05"]) == "Lưu VT"


def test_a_post_and_the_name_of_its_office_are_joined_without_saying_a_word_twice(db: None) -> None:
    world = World()
    paper = Paper("12", NOW.date(), "Ngô Thị Mẫu Lý", "Trưởng phòng")

    own = naming.deciding(units.tree(NOW.date()), world.ids["P05"], paper)

    assert own.decides == "Trưởng phòng Cải cách hành chính"


@pytest.mark.parametrize(
    ("kind", "unit", "offered"),
    [
        (World, "K05", ("01-QĐ/ĐU", "01-BPC/TCĐ")),
        (World, "K", ("01-QĐ/ĐUK", "01-BPC/BCĐ")),
        (Agency, "K05", ("01/QĐ-SNV", "01/BPC-TCĐ")),
        (Union, "K05", ("01/QĐ-CĐSYT", "01/BPC-TCĐ")),
    ],
)
def test_numbers_are_offered_in_the_order_of_the_body(
    db: None, kind: type[World], unit: str, offered: tuple[str, str]
) -> None:
    world = kind()

    given = [
        numbering.prefilled(by=world.who("mai", NOW), unit_id=world.ids[unit], kind=paper, now=NOW).number
        for paper in ("decision", "assignment_table")
    ]

    assert given == list(offered)


def test_a_frozen_paper_keeps_the_form_of_its_body(db: None) -> None:
    world = Agency()
    world.set_up_group()

    held = load(Document.objects.get(kind="steering_group_decision").value)

    assert (held.issuer.body, held.number) == (Body.STATE, "02-QĐ/ĐU")
