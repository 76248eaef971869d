"""Vietnamese order, held against orders written out by hand after CLDR `vi`."""

import json
import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kheo.vietnamese import VIETNAMESE_LETTERS, name_key, same_spelling, sort_key
from kheo.vietnamese.order import KEY_LENGTH

TEXTS = st.text(VIETNAMESE_LETTERS + "bcdhklmnBCD 019-", max_size=12)


@pytest.mark.parametrize(
    "in_order",
    [
        list("aAàÀảãáạăằẳẵắặâầẩẫấậbcdđĐeéêếfghijklmnoôơpqrstuưvwxyz"),
        ["ma", "mà", "mả", "mã", "má", "mạ", "mă", "mâ"],
        ["an", "ao", "ăn", "ân"],
        ["Ban Dân vận", "Ban Tuyên giáo", "Bảo hiểm xã hội", "Đảng ủy", "Sở Nội vụ", "Sở Tài chính", "Ủy ban"],
        ["hoa", "Hoa", "hòa", "hóa"],
        ["cá bè", "ca bo", "cà bo", "cá bo", "các bo"],
        ["Tổ 1", "Tổ 10", "Tổ 2", "Tổ A", "Tổ Đ"],
        ["", " - ", "-a", "1", "a", "ơ", "z", "ж", "中"],
        ["o", "ö", "oa", "ô"],
        ["dân", "Dân vận", "dân-vận", "dâng", "đa"],
    ],
)
def test_keys_stand_in_vietnamese_order(in_order: list[str]) -> None:
    backwards = in_order[::-1]

    assert sorted(backwards, key=sort_key) == in_order


@pytest.mark.parametrize(("one", "other"), [("Hoà Bình", "Hòa Bình"), ("Uỷ ban", "Ủy ban"), ("a  b ", " a\nb")])
def test_one_word_in_two_spellings_has_one_key(one: str, other: str) -> None:
    assert sort_key(one) == sort_key(other)


@given(TEXTS, TEXTS)
def test_different_spellings_have_different_keys(one: str, other: str) -> None:
    same = " ".join(same_spelling(one).split()) == " ".join(same_spelling(other).split())

    assert (sort_key(one) == sort_key(other)) == same


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=8), max_size=8))
def test_the_database_sorts_keys_bytewise_as_python_does(texts: list[str]) -> None:
    keys = [sort_key(text) for text in texts]

    with closing(sqlite3.connect(":memory:")) as base:
        rows = base.execute(
            "SELECT value FROM json_each(?) ORDER BY value COLLATE BINARY", [json.dumps(keys)]
        ).fetchall()

    assert [row[0] for row in rows] == sorted(keys) == sorted(keys, key=str.encode)


@given(TEXTS)
def test_a_later_letter_outweighs_every_tone_before_it(between: str) -> None:
    assert sort_key(f"Ạ{between}b") < sort_key(f"a{between}c")


def test_names_sort_by_given_name_then_family_then_middle() -> None:
    in_order = [
        "An",
        "Lê Văn An",
        "Nguyễn Thị An",
        "Nguyễn Văn An",
        "Trần Ân",
        "Phạm Thị Dung",
        "Bùi Văn Đức",
        "Lê Hoa",
        "Đỗ Thị Hòa",
        "Nguyễn  Ánh Hòa ",
    ]

    backwards = in_order[::-1]

    assert sorted(backwards, key=name_key) == in_order


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=6))
def test_a_name_key_orders_as_the_pair_given_then_rest(names: list[tuple[str, str]]) -> None:
    full = [(family, given_name) for family, given_name in names if len(given_name.split()) == 1]

    by_key = sorted(full, key=lambda name: (name_key(" ".join(name)), name))
    by_pair = sorted(full, key=lambda name: (sort_key(name[1]), sort_key(name[0]), name))

    assert by_key == by_pair


def test_a_long_text_gives_a_key_that_fits_its_column_and_keeps_the_order() -> None:
    long = "Đảng bộ cơ sở " * 60

    assert len(sort_key(long)) == len(name_key(long)) == KEY_LENGTH
    assert sort_key("Ban " + long) < sort_key(long) < sort_key("Sở " + long)
